"""Entries as facts: what each states, taken apart once, and what word-for-word copies have in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from forewarned.assembly.facts import Fact, terms
from forewarned.assembly.names import folded
from forewarned.model import Entry, Mention

_SAME_WORDS = 7  # words of a sentence that stand in two texts only where one has them from the other
_YEAR = 4  # digits
_NONE: frozenset[str] = frozenset()


def facts(
    entries: Sequence[Entry],
    mentions: Iterable[Mention],
    family_of: Mapping[str, str] | None = None,
    *,
    ids: Sequence[str] = (),
) -> list[Fact]:
    """The facts of `entries`, in their order; `family_of` gives the reprint family of a document that has one.

    `ids` are those of `entries`, where they are known.
    """
    who: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for mention in mentions:
        if mention.slot != "source":
            who[mention.entry][0 if mention.slot == "actor" else 1].append(mention.actor)
    found, times, families = [], Counter[tuple[str, str]](), family_of or {}
    for entry, id in zip(entries, ids or [entry.id for entry in entries], strict=True):
        quote = folded(entry.quote)
        said = _said(entry, quote, families.get(entry.doc, ""))
        if said:
            times[entry.doc, said] += 1
            said = f"{said}|{times[entry.doc, said]}"
        found.append(_fact(entry, id, who[id], (quote, said)))
    return found


def _sort(entry: Entry) -> str:
    return f"{entry.kind}{entry.polarity:d}{entry.stance}"


def _said(entry: Entry, quote: str, family: str) -> str:
    """What word-for-word copies have in common: within a reprint family the words, elsewhere actor and month too."""
    sort = _sort(entry)
    if family:
        return f"{family}|{sort}|{quote}"
    if quote.count(" ") < _SAME_WORDS - 1:
        return ""
    actor = folded(entry.actor.text) if entry.actor else ""
    month = f"{entry.when.earliest.year}-{entry.when.earliest.month}" if entry.when else ""
    return f"{sort}|{actor}|{month}|{quote}"


def _fact(entry: Entry, id: str, who: tuple[list[str], list[str]], words: tuple[str, str]) -> Fact:
    actors, recipients = who
    about = terms(entry.about.text) if entry.about else _NONE
    actor = terms(entry.actor.text) if entry.actor else _NONE
    quote = terms(entry.quote)
    others = [terms(one.text) for one in entry.recipients[: 8 - bool(entry.about) - bool(entry.actor)]]
    when = entry.when
    return Fact(
        entry=entry,
        id=id,
        actors=frozenset(actors),
        recipients=frozenset(recipients),
        first_actor=actors[0] if actors else None,
        recipients_in_order=tuple(dict.fromkeys(recipients)),
        about=about,
        all=quote.union(about, actor, *others),
        deed=quote - actor,
        numbers=frozenset([term for term in about if term.isdigit() and len(term) != _YEAR]),
        quote=words[0],
        said=words[1],
        sort=_sort(entry),
        span=(when.earliest.toordinal(), when.latest.toordinal()) if when else None,
    )
