"""Which counts of one harm are of the whole and which of its parts: "77 dead: eight in the city, 69 on the lake".

Parts are known by a document that counts two of them at two places, surely so where both come to a third count of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from forewarned import lexicon
from forewarned.assembly.counts import Count, comparable, counts, numbers
from forewarned.assembly.facts import Fact, placed, stem, stems, terms, terms_of
from forewarned.assembly.names import folded
from forewarned.assembly.sides import capitals

_EACH = 8  # counts of one document that are held against each other
TELLING = 20  # a number so great tells whose it is
FAR = 3  # times: a count so much smaller is, or may be, of a part


@dataclass(frozen=True, slots=True)
class Told:
    """A count, the statement and record that give it, and when its document came out."""

    count: Count
    fact: Fact
    record: str
    day: date
    where: frozenset[str] = frozenset()  # words for the place or the part that is counted
    part: bool = False  # of what a document counts beside a far greater number


@dataclass(frozen=True, slots=True)
class Shares:
    """Pairs of words for two parts, all of these, those of what surely are parts, and the places of telling numbers."""

    apart: Sequence[tuple[frozenset[str], frozenset[str]]]
    parts: frozenset[str]
    sure: frozenset[str]
    wholes: frozenset[int]  # numbers that a sentence adds up of its parts
    places: dict[int, frozenset[str]]

    def same(self, one: Told, other: Told) -> bool:
        """Whether two counts may be of one whole or of one part."""
        mine, theirs = self._where(one), self._where(other)
        low, high = sorted((one, other), key=lambda told: told.count.value)
        far = high.count.value >= FAR * low.count.value
        if one.part or other.part:
            both = mine & theirs if one.part == other.part else mine & theirs & self.parts
            return bool(both) and (one.part == other.part or not far)
        if any((mine & a and theirs & b) or (mine & b and theirs & a) for a, b in self.apart) and mine != theirs:
            return bool(mine & theirs & self.parts)
        if (mine & self.sure) or (theirs & self.sure):
            return bool(mine & theirs & self.sure)
        return not (far and self._where(low) & self.parts and not self._where(high))

    def _where(self, told: Told) -> frozenset[str]:
        where = told.where or self.places.get(told.count.value, frozenset())
        if told.count.value in self.wholes:
            return where - self.sure
        both = any(where & one and where & other for one, other in self.apart)
        return where - self.parts if both else where  # "41 at Lund and Vale" are the whole


def shared_out(told: Iterable[Told]) -> Shares:
    """How the counts of one harm are shared out among its places."""
    rows_of = list(told)
    by_doc: dict[str, list[Told]] = defaultdict(list)
    places: dict[int, set[frozenset[str]]] = defaultdict(set)
    for one in rows_of:
        by_doc[one.fact.entry.doc].append(one)
        if one.where and one.count.value >= TELLING:
            places[one.count.value].add(one.where)
    apart: dict[tuple[frozenset[str], frozenset[str]], None] = {}
    sure: set[str] = set()
    for rows in by_doc.values():
        values = {one.count.value for one in rows}
        for one, other in combinations(rows[:_EACH], 2):
            mine, theirs = one.where - other.where, other.where - one.where
            alike = comparable(one.count, other.count) and one.count.value != other.count.value
            if not (alike and mine and theirs):
                continue
            apart[mine, theirs] = None
            if one.count.value + other.count.value in values:
                sure |= mine | theirs
    summed, wholes = _summed(rows_of)
    sure.update(word for one in rows_of if one.count.value in summed for word in one.where)
    parts = frozenset().union(*(words for pair in apart for words in pair))
    return Shares(
        tuple(apart), parts, frozenset(sure), wholes, {value: frozenset().union(*of) for value, of in places.items()}
    )


def _summed(told: Iterable[Told]) -> tuple[frozenset[int], frozenset[int]]:
    """Telling numbers of parts, and of wholes, that a sentence adds up: "77 died: eight by a bomb, 69 by shots"."""
    parts: set[int] = set()
    wholes: set[int] = set()
    for one in told:
        numbered = sorted(numbers(one.fact.entry.quote) - {one.count.value})[:_EACH]
        for pair in combinations(numbered, 2):
            if sum(pair) == one.count.value >= TELLING:
                wholes.add(one.count.value)
                parts.update(value for value in pair if value >= TELLING)
    return frozenset(parts), frozenset(wholes)


def counted(fact: Fact) -> Iterator[Count]:
    """The counts of a statement, and the number of those hit where it stands alone: "69 by the shooting"."""
    found = counts(fact.entry.quote)
    yield from found
    for words in fact.entry.recipients if not found else ():
        values = numbers(words.text)
        before = set(folded(words.text).split())
        if len(values) == 1 and not _named(words.text) and "the" not in before:
            floor, rough = (bool(before & lexicon.words("contradictions", group)) for group in ("floor", "roughly"))
            yield Count("", next(iter(values)), floor, rough, "", True)


def where_of(fact: Fact, before: frozenset[str]) -> frozenset[str]:
    """The words for the place or the part of those that a statement counts; `before` where it counts "them"."""
    entry = fact.entry
    said = frozenset().union(*(_named(words.text) for words in entry.recipients))
    spoke = terms_of(entry.sources)
    named = (said | capitals(entry.quote)) - spoke
    return named or (before if {"them", "those", "there"}.intersection(folded(entry.quote).split()) else named)


def _named(text: str) -> frozenset[str]:
    """The words of `text` that are no numbers nor words for people at large."""
    people = frozenset(map(stem, lexicon.words("contradictions", "people")))
    return frozenset(term for term in placed(terms(text)) - people - stems("felled") if not term.isdigit())
