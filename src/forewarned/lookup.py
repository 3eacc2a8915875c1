"""Actors and records of a ledger by what a person calls them; what is not there is told with what is near it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from forewarned.assembly.actors import actor_id
from forewarned.assembly.facts import terms
from forewarned.assembly.known import known
from forewarned.assembly.names import folded, named, tidy
from forewarned.model import Actor, Kind, Ledger, Record

_NEAR = 6  # names or records that are shown where one was not found
_LINE = 90  # characters of a title


class NotFoundError(LookupError):
    """No actor or record is called so, or several are: one line that names what is near; `near` has the ids."""

    def __init__(self, said: str, near: Iterable[str] = ()) -> None:
        super().__init__(said)
        self.near = tuple(near)


def find_actors(ledger: Ledger, name: str) -> tuple[Actor, ...]:
    """The actors that `name` is a form of, and after them all their parts, as `Directory.called` finds them."""
    return Directory(ledger.actors).called(name)


def form(name: str) -> str:
    """`name` without its article, its title, case and accents: two names of one form are taken for the same."""
    return folded(named(tidy(name)).whole or name)


class Directory:
    """Actors by every form of their names, for any number of questions."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors = {actor.id: actor for actor in actors}
        self._forms: dict[str, list[str]] = {}
        for actor in self.actors.values():
            forms = (folded(named(one).whole or one) for one in (actor.name, *actor.names))
            for form in dict.fromkeys((*forms, folded(actor.name))):
                if form:
                    self._forms.setdefault(form, []).append(actor.id)

    def called(self, name: str) -> tuple[Actor, ...]:
        """The actors that `name` is a form of, and after them all their parts, both by name.

        First by any form seen, then by what the name stands for ("the Kremlin"), then by the words of exactly one
        longer name. Raises NotFoundError with the nearest names.
        """
        wanted = form(name)
        forms = self._forms
        found = set(forms.get(folded(name), ())) | set(forms.get(wanted, ())) or self._by_meaning(name)
        if not found:
            longer = [ids for form, ids in forms.items() if set(wanted.split()) <= set(form.split())]
            found = {id for ids in longer for id in ids} if wanted else set()
            if len(found) > 1:
                near = self._by_name(found)
                raise NotFoundError(f"{name!r} may be {_listed(self._names(near))}; say which", near)
        if not found:
            close = get_close_matches(wanted, sorted(forms), n=_NEAR, cutoff=0.6)
            near = self._by_name({id for form in close for id in forms[form]})
            raise NotFoundError(f"nobody is called {name!r} in these documents{_nearest(self._names(near))}", near)
        return self.with_parts(found)

    def with_parts(self, found: Collection[str]) -> tuple[Actor, ...]:
        """The actors of these ids, and after them all their parts, both by name."""
        within = {id for id in self.actors if not set(found).isdisjoint(self._up(id))}
        return tuple(self.actors[id] for id in sorted(self._by_name(within), key=lambda id: id not in found))

    def _up(self, id: str) -> Iterator[str]:
        one: str | None = id
        seen: set[str] = set()
        while one is not None and one not in seen:
            yield one
            seen.add(one)
            one = self.actors[one].part_of if one in self.actors else None

    def _by_meaning(self, name: str) -> set[str]:
        for written in (name, name.title()):
            words = named(tidy(written))
            link = known(words) if words.words else None
            if link is not None:
                return {actor_id(link.who)} & self.actors.keys()
        return set()

    def _by_name(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda id: (self.actors[id].name.casefold(), id))

    def _names(self, ids: Iterable[str]) -> list[str]:
        return list(dict.fromkeys(self.actors[id].name for id in ids))


def find_record(ledger: Ledger, words: str, *kinds: Kind) -> Record:
    """The record of `kinds` (of any without) with the id `words`, or the only one that has these words.

    A record has the words of its title and, after that, of all its quotes; of several incidents the one with a chain
    is meant. Raises NotFoundError with the records that come near.
    """
    given = [record for record in ledger.records if not kinds or record.kind in kinds]
    for record in given:
        if record.id == words:
            return record
    quotes = {entry.id: entry.quote for entry in ledger.entries}
    wanted = terms(words)
    titles = {record.id: terms(title(record, quotes)) for record in given}
    whole = {
        record.id: titles[record.id].union(*(terms(quotes.get(id, "")) for id in record.entries)) for record in given
    }
    told = {chain.incident for chain in ledger.chains}
    found = [record for record in given if wanted and wanted <= whole[record.id]]
    for known_as in (titles, whole):
        named_so = [record for record in found if wanted <= known_as[record.id]]
        for some in (named_so, [record for record in named_so if record.id in told]):
            if len(some) == 1:
                return some[0]
    shared = [(len(wanted & whole[record.id]), record) for record in given]
    near = found or [record for count, record in sorted(shared, key=lambda one: -one[0]) if count]
    said = _listed([f"{record.id} ({title(record, quotes)})" for record in near])
    what = "no record" if not kinds else "no " + " or ".join(kinds)
    if found:
        raise NotFoundError(f"{words!r} may be {said}; say which, by its id")
    raise NotFoundError(f"{what} is called {words!r} in these documents{_nearest([said] if near else [])}")


def title(record: Record, quotes: dict[str, str]) -> str:
    """What `record` is about, in its words or, where they name nothing, in its first quote; at most 90 characters."""
    about = record.about or ""
    quote = quotes.get(record.entries[0], "") if record.entries else ""
    text = " ".join((about if len(about.split()) > 2 else quote or about).split())
    return text if len(text) <= _LINE else text[: _LINE - 1].rsplit(" ", 1)[0] + "…"


def _nearest(names: list[str]) -> str:
    return f"; near it: {_listed(names)}" if names else ""


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _NEAR} more" if len(names) > _NEAR else ""
    return "; ".join(names[:_NEAR]) + more
