"""How unlikely it is that two statements agree by chance: the weight of evidence that they state one fact.

Each slot that agrees counts the logarithm of how rare its value is among all statements, as in the linkage of
records (Fellegi and Sunter, JASA 64, 1969). Two statements are one fact where what they agree on outweighs the
number of statements of their sort: in a ledger of a thousand warnings more must agree than in one of twenty.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from forewarned.assembly.facts import Fact, Kin, Weights, days, terms, weighed
from forewarned.assembly.senses import senses
from forewarned.model import Interval

NARROW = 3  # days: an interval that tells a deed from others
_UNLIKE = -1.2  # two roles of other words ("residents", "people of the colony") may yet be one
_PART = 0.8  # share of the weight of an agreement on whole and part
_ROLE = 0.6  # and at least of an agreement on the words of a role
_LEAST = 1.3  # what it counts at least that both are called by one word
_ALIKE = 0.3  # likeness of the words of two roles from which they count as one
_WIDEST = 120  # days: of wider intervals it says nothing that they overlap
_MONTH = 30.4  # days
_EACH = 4.5  # the most that one slot counts
MOST_WORDS = 7.0  # the most that all words together count
_MARGIN = 0.9  # by how much agreement must outweigh chance; measured on the four cases of benchmarks/ for tuning

How = Literal["same", "part", "role", "other"]


@dataclass(frozen=True, slots=True, eq=False)
class Odds:
    """How often each actor, day, month and sort stands in the statements of one ledger."""

    size: int
    actors: Counter[str]
    months: Counter[int]
    days: Counter[int]
    sorts: Counter[str]
    spoken: Mapping[str, frozenset[str]]
    weights: Weights
    kin: Kin
    said: dict[Fact, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict, repr=False)
    found_by: dict[str, list[str]] = field(default_factory=dict, repr=False)  # actor -> the telling words of its name

    def needed(self, fact: Fact) -> float:
        """What two statements of the sort of `fact` must agree on to be one."""
        return math.log(1 + self.sorts[fact.sort]) + _MARGIN

    def who(self, theirs: Iterable[frozenset[str]], mine: frozenset[str]) -> tuple[float, How] | None:
        """(weight, how) of two slots that both name somebody; None where they name two."""
        best: tuple[float, How] | None = None
        for other in theirs:
            found = self._pair(mine, other)
            if found is None:
                return None
            if best is None or found[0] > best[0]:
                best = found
        return best

    def _pair(self, mine: frozenset[str], other: frozenset[str]) -> tuple[float, How] | None:
        how = self.kin.same(mine, other)
        if how == "same":
            return self._rare(mine & other), "same"
        if how:
            return self._rare(mine | other) * _PART, "part"
        if not (mine <= self.kin.roles or other <= self.kin.roles):
            return None
        ours, theirs = frozenset().union(*map(self.called, mine)), frozenset().union(*map(self.called, other))
        shared, alike = ours & theirs, self.weights.likeness(ours, theirs)
        if shared and (alike >= _ALIKE or ours <= theirs or theirs <= ours):
            return max(_LEAST, min(_EACH, self.weights.total(shared)) * max(_ROLE, alike)), "role"
        return _UNLIKE, "other"

    def _rare(self, actors: frozenset[str]) -> float:
        return min(_EACH, max(math.log((1 + self.size) / (1 + self.actors[actor])) for actor in actors))

    def called(self, actor: str) -> frozenset[str]:
        """The senses of the words by which an actor goes: its name, titles and what is set beside it."""
        return self.spoken.get(actor) or senses(terms(self.kin.names.get(actor, "")))

    def names(self, fact: Fact) -> set[str]:
        """The telling words of the names of those in the slots of `fact`, two of each, by which it is found."""
        found: set[str] = set()
        for slot in (fact.actors, fact.recipients):
            for actor in sorted(slot)[:2]:
                if actor not in self.found_by:
                    self.found_by[actor] = self.weights.telling(self.called(actor), 2)
                found.update(self.found_by[actor])
        return found

    def day(self, one: Interval, other: Interval) -> float:
        """The weight of two intervals that overlap."""
        wider = max(days(one), days(other))
        if wider > _WIDEST:
            return 0.0
        if wider <= NARROW:
            times = max(self.days[day] for day in each_day(one))
        else:
            times = max(self.months[_month(when)] for when in (one, other))
        return min(_EACH, -math.log(min(1.0, (1 + times) / (1 + self.size))))

    def words(self, one: Fact, other: Fact) -> tuple[float, float, frozenset[str]]:
        """(weight, likeness, words) of what two statements share; what each says alone makes it less."""
        (mine, about), (theirs, their_about) = self._senses(one), self._senses(other)
        whole, part = self._shared(mine, theirs), self._shared(about, their_about)
        return whole if whole[0] >= part[0] else part

    def _senses(self, fact: Fact) -> tuple[frozenset[str], frozenset[str]]:
        """The senses of all that `fact` says, and of what it is about: it is compared with many."""
        if fact not in self.said:
            self.said[fact] = senses(fact.deed | fact.about), senses(fact.about)
        return self.said[fact]

    def _shared(self, mine: frozenset[str], theirs: frozenset[str]) -> tuple[float, float, frozenset[str]]:
        shared = mine & theirs
        if not shared:
            return 0.0, 0.0, shared
        total, alike = self.weights.compared(mine, theirs, shared)
        return min(MOST_WORDS, total * (0.25 + 0.75 * alike)), alike, shared


def odds(given: Sequence[Fact], kin: Kin) -> Odds:
    """The odds over the statements of one ledger."""
    dated = [fact.entry.when for fact in given if fact.entry.when]
    return Odds(
        size=len(given),
        actors=Counter(actor for fact in given for actor in fact.actors | fact.recipients),
        months=Counter(_month(when) for when in dated if days(when) <= _WIDEST),
        days=Counter(day for when in dated if days(when) <= NARROW for day in each_day(when)),
        sorts=Counter(map(sort_of, given)),
        spoken=_spoken(given, kin),
        weights=weighed([senses(fact.all) for fact in given]),
        kin=kin,
    )


def _spoken(given: Iterable[Fact], kin: Kin) -> dict[str, frozenset[str]]:
    """Actor -> the senses of its name and of the slots that it fills alone: "the minister, Jane Roe"."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in given:
        slots = [(fact.actors, fact.entry.actor)]
        if len(fact.entry.recipients) == 1:
            slots.append((fact.recipients, fact.entry.recipients[0]))
        for actors, words in slots:
            if words is not None and len(actors) == 1:
                for actor in actors - kin.roles:
                    found[actor] |= terms(words.text)
    return {actor: senses(frozenset(words) | terms(kin.names.get(actor, ""))) for actor, words in found.items()}


def sort_of(fact: Fact) -> str:
    """The kind, polarity and stance of a statement: what two that are one must share."""
    entry = fact.entry
    return f"{entry.kind}{entry.polarity:d}{entry.stance}"


def each_day(when: Interval) -> range:
    """The days of an interval, by their numbers."""
    return range(when.earliest.toordinal(), when.latest.toordinal() + 1)


def _month(when: Interval) -> int:
    return int((when.earliest.toordinal() + when.latest.toordinal()) / 2 / _MONTH)
