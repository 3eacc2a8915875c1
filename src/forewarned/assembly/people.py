"""Short names joined to the full one: "Rice" to "Condoleezza Rice", "the President" to "President Bush"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.names import Name, folded

_FULL = 5  # words of the longest name of a person that is taken apart


@dataclass(slots=True)
class People:
    """Full names by the short forms that fit them, in one document or in all."""

    full: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _owners: dict[str, str | None] = field(default_factory=dict)  # those asked for, once all names are in

    def owner(self, short: str) -> str | None:
        """The only full name that `short` can be short for; None where there is none, or a choice."""
        if short not in self._owners:
            self._owners[short] = _longest(self.full.get(short, set()))
        found = self._owners[short]
        return found if found != short else None

    def holder(self, office: str) -> str | None:
        """The only person that bears the title `office`."""
        found = self.offices.get(office, set())
        return next(iter(found)) if len(found) == 1 else None


def people(names: Iterable[Name]) -> People:
    """What the full and titled names among `names` let short forms be joined to."""
    found = People()
    for name in names:
        if not personlike(name):
            continue
        for short in _short_forms(name.key):
            found.full[short].add(name.key)
    for name in names:
        if name.titles and personlike(name, titled=True):
            owner = found.owner(name.key) or name.key
            found.offices[folded(" ".join(name.titles))].add(owner)
    return found


def _longest(found: set[str]) -> str | None:
    """The one of `found` that is no short form of another; None where there are two, which most often show soon."""
    longest = (one for one in found if not any(one != other and _within(one, other) for other in found))
    first = next(longest, None)
    return first if next(longest, None) is None else None


@lru_cache(maxsize=65536)
def personlike(name: Name, *, titled: bool = False) -> bool:
    """Whether `name` has the form of a full name (of any personal name if `titled`)."""
    words = name.key.split(" ")
    if not (1 if titled else 2) <= len(words) <= _FULL or not name.capitalised or not name.key:
        return False
    if name.determiner and not name.titles:
        return False
    return _impersonal().isdisjoint(words) and not any(map(str.isdigit, words))


@cache
def _impersonal() -> frozenset[str]:
    listed = (lexicon.words("actors", group) for group in ("bodies", "people", "papers"))
    return frozenset({"of", "the", "and", "for", "in"}).union(*listed)


@lru_cache(maxsize=65536)
def _short_forms(key: str) -> tuple[str, ...]:
    return tuple(_shorter(key))


def _shorter(key: str) -> Iterator[str]:
    words, particles = key.split(" "), lexicon.words("actors", "particles")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            first_name = start == 0 and end == 1 and len(words) > 1
            if not first_name and words[end - 1] not in particles:
                yield " ".join(words[start:end])
    if len(words) == 3 and len(words[1]) == 1:  # a middle initial may be left out
        yield f"{words[0]} {words[2]}"


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} " or short in _short_forms(long)
