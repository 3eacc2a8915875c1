"""An entry as joining sees it: its actors, its words of harm and how much each word weighs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain

from forewarned import lexicon
from forewarned.assembly.known import phrases, states
from forewarned.assembly.names import folded
from forewarned.model import Actor, Entry, Interval, Words

_UNITED_STATES = re.compile(r"\bU\.?S\.?(?:A\.?)?(?!\w)")
_TEXT = 1200  # characters of a slot or quote that are compared
_GENERIC = 0.2  # how much a word of nearly every entry counts beside its rarity
_STATE = 0.35  # and a state: two attacks in one country are seldom one


@dataclass(slots=True, eq=False)  # not frozen, as are others that are made for each entry: made in a third of the time
class Fact:
    """One entry, ready to be compared. Terms are stems; actor sets hold actor ids. Equal only to itself."""

    entry: Entry
    id: str
    actors: frozenset[str]
    recipients: frozenset[str]
    first_actor: str | None
    recipients_in_order: tuple[str, ...]
    about: frozenset[str]  # terms of `about`
    all: frozenset[str]  # terms of the quote and of all slots but sources
    deed: frozenset[str]  # terms of the quote that do not name its actor
    numbers: frozenset[str]  # those of `about`, years apart: Flight 11 is not Flight 77
    quote: str  # folded
    said: str = ""  # the same for statements that are word for word one; "" where it is too short to tell
    sort: str = ""  # kind, polarity and stance: what two that are one must share
    span: tuple[int, int] | None = None  # its first and its last day, by their numbers


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """A plain stem, enough to match "attacks", "attacked" and "attacking"."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    for ending in ("ings", "ing", "ers", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    else:
        if len(word) == 4 and word.endswith("s") and not word.endswith("ss"):
            word = word[:-1]
    word = word.removesuffix("e") if len(word) > 4 else word
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "ls" else word


@cache
def stems(group: str) -> frozenset[str]:
    """The stems of a word list of the lexicon file "joining"."""
    return frozenset(stem(word) for word in lexicon.words("joining", group))


@lru_cache(maxsize=65536)
def terms(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry content.

    A state, a listed group or person is one term, however it is written: "U.S.", "American" and
    "United States" are "united states".
    """
    text = text[:_TEXT]
    words = folded(_UNITED_STATES.sub("usa", text) if "U" in text and "S" in text else text).split()
    table = phrases()
    found, past = set(), 0
    if table.keys().isdisjoint(words):
        return frozenset(filter(None, map(_carried, words)))
    for at, word in enumerate(words):
        if at < past:
            continue  # within the phrase before
        if word in table:
            match = _opening(words[at:], table[word])
            if match is not None:
                found.add(match[1])
                past = at + len(match[0])
                continue
        if content := _carried(word):
            found.add(content)
    return frozenset(found)


def terms_of(slots: Iterable[Words | None]) -> frozenset[str]:
    """The terms of the words of several slots together; one that is empty has none."""
    return frozenset(term for words in slots if words for term in terms(words.text))


@lru_cache(maxsize=262144)
def _carried(word: str) -> str:
    """The stem of a word that carries content; "" of any other."""
    return stem(word) if word not in lexicon.words("joining", "stop") and (len(word) > 1 or word.isdigit()) else ""


def _opening(words: list[str], rows: Iterable[tuple[tuple[str, ...], str]]) -> tuple[tuple[str, ...], str] | None:
    """The first of `rows` whose words `words` open with."""
    second = words[1:2]
    for row in rows:
        size = len(row[0])
        if (size == 1 or second == [row[0][1]]) and tuple(words[:size]) == row[0]:
            return row
    return None


class _Known(dict[str, float]):
    """Weights by term; of a term that no entry has, 0."""

    def __missing__(self, term: str) -> float:
        return 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling each term is, by its rarity among the entries (inverse document frequency)."""

    by_term: _Known
    totals: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)  # those asked for
    ranks: dict[str, int] = field(default_factory=dict, repr=False, compare=False)  # the weightiest first, by alphabet

    def of(self, term: str) -> float:
        """The weight of `term`; of one that no entry has, 0."""
        return self.by_term[term]

    def total(self, found: Iterable[str]) -> float:
        return math.fsum(map(self.by_term.__getitem__, found))

    def _whole(self, found: frozenset[str]) -> float:
        """As `total`, for a set that is compared with many others."""
        value = self.totals.get(found)
        if value is None:
            value = self.totals[found] = self.total(found)
        return value

    def likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The shared weight of two sets of terms, 0 to 1: half Jaccard, half overlap of the smaller."""
        return 0.0 if one.isdisjoint(other) else self.compared(one, other, one & other)[1]

    def compared(self, one: frozenset[str], other: frozenset[str], both: frozenset[str]) -> tuple[float, float]:
        """(the weight of `both`, which are the terms that the two share; likeness)."""
        shared = self.total(both)
        if not shared:
            return 0.0, 0.0
        first, second = self._whole(one), self._whole(other)
        return shared, 0.5 * shared / (first + second - shared) + 0.5 * shared / min(first, second)

    def telling(self, found: Iterable[str], size: int) -> list[str]:
        """The `size` weightiest terms, ties by the alphabet."""
        terms, ranks = list(found), self._ranked()
        try:
            return sorted(terms, key=ranks.__getitem__)[:size]
        except KeyError:  # a term that no entry has
            return sorted(terms, key=lambda term: (-self.of(term), term))[:size]

    def greatest(self) -> float:
        """The weight of the weightiest term of all: of one that a single entry has; 0 where there is none."""
        return next(map(self.of, self._ranked()), 0.0)

    def _ranked(self) -> dict[str, int]:
        """All terms in their order, each with its place in it; put in order once."""
        if not self.ranks:
            order = sorted(self.by_term, key=lambda term: (-self.of(term), term))
            self.ranks.update((term, rank) for rank, term in enumerate(order))
        return self.ranks


def weights(given: Sequence[Fact]) -> Weights:
    """Weights over the entries of one ledger."""
    return weighed([fact.all for fact in given])


def weighed(given: Sequence[frozenset[str]]) -> Weights:
    """Weights over sets of terms, one an entry."""
    frequency = Counter(chain.from_iterable(given))
    generic, lands, count = stems("generic"), states(), len(given)
    return Weights(
        _Known(
            (term, math.log(1 + count / times) * (_GENERIC if term in generic else _STATE if term in lands else 1.0))
            for term, times in frequency.items()
        )
    )


def specific(found: Iterable[str]) -> frozenset[str]:
    """Those terms that are not words of nearly every entry."""
    return frozenset(found) - stems("generic") - stems("pointing")


def placed(found: Iterable[str]) -> frozenset[str]:
    """Those specific terms that are no states, dates or numbers: a place, a target, a name, a means."""
    left = frozenset(found) - _unplaced()
    return left.difference([term for term in left if term.isdigit()])


@cache
def _unplaced() -> frozenset[str]:
    return stems("generic") | stems("pointing") | states() | stems("calendar") | stems("numbers")


def days(interval: Interval) -> int:
    """How many days `interval` spans."""
    return (interval.latest - interval.earliest).days + 1


def overlap(one: Interval | None, other: Interval | None) -> bool | None:
    """Whether two intervals share a day; None where one is unknown."""
    if one is None or other is None:
        return None
    return one.earliest <= other.latest and other.earliest <= one.latest


@dataclass(frozen=True, slots=True)
class Kin:
    """Which actors are the same or whole and part, and which have a name of their own."""

    parent: Mapping[str, str]
    names: Mapping[str, str]
    roles: frozenset[str]
    forms: Mapping[str, frozenset[str]]  # folded names seen

    def same(self, one: frozenset[str], other: frozenset[str]) -> str:
        """ "same" for a shared actor, "part" for whole and part, "" for neither."""
        if not one.isdisjoint(other):
            return "same"
        parent, roles = self.parent, self.roles
        for actor in one:
            whole = parent.get(actor)
            if whole is None:
                continue
            if whole in other:
                return "part"
            if actor in roles and any(parent.get(crowd) == whole for crowd in other if crowd in roles):
                return "part"  # people of one body
        for actor in other:
            if parent.get(actor) in one:
                return "part"
        return ""


def kin(actors: Iterable[Actor]) -> Kin:
    """How `actors` stand to each other."""
    given = list(actors)
    return Kin(
        {actor.id: actor.part_of for actor in given if actor.part_of},
        {actor.id: actor.name for actor in given},
        frozenset(actor.id for actor in given if actor.kind == "role"),
        {actor.id: frozenset(map(folded, (actor.name, *actor.names))) for actor in given},
    )
