"""What a statement says of a thing: its states ("open", "out of order"), the thing itself, and whose or where it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.facts import placed, stem, terms
from forewarned.assembly.names import folded
from forewarned.assembly.senses import senses
from forewarned.model import Entry

_SCOPE = 4  # words within which a negation stands before what it negates
_TEXT = 600  # characters that are read
_STEM = 5  # letters of the shorter of two stems that may be of one word
_WORD = re.compile(r"[\w'’]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """`states` by axis, `words` for the matter; `heads` of them stand for things, not for whose or where these are.

    `owners` gives the words told after a head: "doors of the station". `other` are heads of one more of its sort, and
    `telling` those words that say a state.
    """

    states: Mapping[str, bool]
    telling: frozenset[str]
    words: frozenset[str]
    heads: frozenset[str]
    owners: Mapping[str, frozenset[str]]
    other: frozenset[str]


@lru_cache(maxsize=65536)
def reading(entry: Entry) -> Reading:
    """The reading of what an entry is about, of its whole sentence where that is not said."""
    start = entry.about.start if entry.about else entry.start
    text = (entry.about.text if entry.about else entry.quote)[:_TEXT]
    lead = entry.quote[: max(0, start - entry.start)] if entry.kind == "incident" else ""
    low = _low(text)
    states, used = _states(_low(lead)[-_SCOPE:], low)
    if not entry.polarity and states and not _negated([*_low(lead), *low]):
        states = {axis: not value for axis, value in states.items()}
    deed = entry.kind == "response" and bool(low) and low[0] not in lexicon.words("opposites", "determiners")
    words = low[1:] if deed else low  # the deed itself: its stance says whether it was done
    return _things(words, states, frozenset(at - deed for at in used))


def _things(low: list[str], states: Mapping[str, bool], used: frozenset[int]) -> Reading:
    within = lexicon.words("opposites", "within")
    kept = {at: stem(word) for at, word in enumerate(low) if _carries(word)}
    heads, owners, other = set[str](), defaultdict[str, set[str]](set), set[str]()
    head, inside, last = "", False, -9
    for at, word in enumerate(low):
        if word in within and last >= at - 1:
            inside = True
        elif at in kept:
            if inside and head:
                owners[head].add(kept[at])
            else:
                heads.add(kept[at])
                head = kept[at]
                if lexicon.words("opposites", "other").intersection(low[max(0, at - 2) : at]):
                    other.add(head)
            last = at
        if at in used or word in _breaks():
            inside, head = False, "" if at in used else head
    of = {word: senses(frozenset(found)) for word, found in owners.items()}
    said = senses(frozenset(kept[at] for at in used if at in kept))
    return Reading(states, said, senses(frozenset(kept.values())), senses(frozenset(heads)), of, frozenset(other))


@cache
def _breaks() -> frozenset[str]:
    return frozenset({"was", "were", "is", "are", "had", "has", "have", "that", "which", "who", "and", "but", "would"})


def _low(text: str) -> list[str]:
    return [folded(word).removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text)]


@lru_cache(maxsize=65536)
def _carries(word: str) -> bool:
    return bool(placed(terms(word)))


# ------------------------------------------------------------------ states


def _states(lead: list[str], low: list[str]) -> tuple[dict[str, bool], frozenset[int]]:
    """(axis -> which of its two states, the places of the words that say so), the first of each axis."""
    found: dict[str, bool] = {}
    used: set[int] = set()
    for at in range(len(low)):
        for size, axis, value in _phrases().get(low[at], ()):
            if axis in found or " ".join(low[at : at + size]) not in _listed(axis, value):
                continue
            before = [*lead, *low][max(0, len(lead) + at - _SCOPE) : len(lead) + at]
            found[axis] = value is not _negated(before)
            used.update(range(at, at + size))
    return found, frozenset(used)


def _negated(words: Iterable[str]) -> bool:
    negations = lexicon.words("opposites", "negation")
    return any(word in negations or word.endswith(("n't", "n’t")) for word in words)


@cache
def _phrases() -> dict[str, tuple[tuple[int, str, bool], ...]]:
    """First word -> (number of words, axis, state), the longest first."""
    rows: dict[str, set[tuple[int, str, bool]]] = defaultdict(set)
    for axis in lexicon.load("opposites")["axis"]:
        for value in (True, False):
            for phrase in _listed(axis["name"], value):
                rows[phrase.split()[0]].add((len(phrase.split()), axis["name"], value))
    return {word: tuple(sorted(found, key=lambda row: (-row[0], row[1], row[2]))) for word, found in rows.items()}


@cache
def _listed(axis: str, value: bool) -> frozenset[str]:
    row = next(row for row in lexicon.load("opposites")["axis"] if row["name"] == axis)
    return frozenset(row["yes" if value else "no"].split("|"))


# ------------------------------------------------------------------ one matter


def akin(one: str, other: str) -> bool:
    """Whether two stems may be of one word: "pharmacist" and "pharmacy", "manag" of "managers" and "management"."""
    if one == other:
        return True
    size = min(len(one), len(other))
    whole = size >= _STEM and (one.startswith(other) or other.startswith(one))
    return whole or (size >= _STEM + 1 and one[: size - 1] == other[: size - 1])


def shared(some: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """Those of `some` that may be of one word with one of `others`."""
    theirs = list(others)
    return frozenset(one for one in some if any(akin(one, other) for other in theirs))


def elsewhere(one: Reading, other: Reading) -> bool:
    """Whether what both name is of two: the doors of the railcar, and those of the station; its two other reactors."""
    both = shared(one.heads, other.heads)
    if both and all(bool(word in one.other) != bool(shared({word}, other.other)) for word in both):
        return True
    return any(_apart(word, one, other) for word in sorted(both))


def _apart(word: str, one: Reading, other: Reading) -> bool:
    mine = one.owners.get(word, frozenset()) - other.words
    theirs = next((found - one.words for name, found in sorted(other.owners.items()) if akin(word, name)), frozenset())
    whole = one.owners.get(word, frozenset())
    return bool(mine) and bool(theirs) and not shared(whole, other.words) and not shared(theirs, one.words)
