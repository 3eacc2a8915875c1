"""Clusters that the rules left apart, joined where a fitted model finds it likelier than not that they tell one fact.

What it adds to the rules is what stands beside a statement: of two that follow the same warning in two documents, and
name nobody, each is likely the same answer to it. What conflicts is never joined, nor what the rules hold apart.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from forewarned.assembly.agreement import Told, crowd_of, evidence, features, tellings
from forewarned.assembly.facts import Fact
from forewarned.assembly.fitted import Features
from forewarned.assembly.join import Cluster, touches
from forewarned.assembly.odds import Odds
from forewarned.assembly.senses import senses

_LIKELY = 0.5  # evidence from which two clusters are one: a wrong join spoils two records, a missed one one
_CLEAR = 0.1  # by how much the evidence for one must outweigh that for another, where the two conflict
_CROWDED = 12  # clusters under one key: of more, sharing it tells nothing
_TRIED = 10  # clusters that one is compared with
_LOOKED = 6  # statements of a cluster that are compared
_TELLING = 4  # words of a statement that it is found by

Key = tuple[object, ...]


@dataclass(slots=True)
class _Bench:
    """The clusters at work, by number, and what is known of their pairs."""

    odds: Odds
    told: dict[int, list[Told]]
    pairs: dict[tuple[str, str], tuple[float, Features] | None] = field(default_factory=dict)

    def likely(self, one: int, other: int) -> float | None:
        """The mean evidence over the statements of two clusters; None where any two conflict."""
        total, times = 0.0, 0
        for mine in self.told[one][:_LOOKED]:
            for theirs in self.told[other][:_LOOKED]:
                found = self._pair(mine, theirs)
                if found is None:
                    return None
                total, times = total + found[0], times + 1
        return total / times

    def _pair(self, mine: Told, theirs: Told) -> tuple[float, Features] | None:
        key = (mine.fact.id, theirs.fact.id)
        if key not in self.pairs:
            found = None if touches(mine.fact, theirs.fact) else features(mine, theirs, self.odds)
            worth = None if found is None else (evidence(found, crowd_of(mine.fact, self.odds)), found)
            self.pairs[key] = self.pairs[key[::-1]] = worth
        return self.pairs[key]

    def reason(self, one: int, other: int) -> str:
        """In plain words what speaks most for it."""
        rows = ((mine, theirs) for mine in self.told[one][:_LOOKED] for theirs in self.told[other][:_LOOKED])
        found = (pair for row in rows if (pair := self._pair(*row)) is not None)
        best = max(found, key=lambda pair: pair[0])[1]
        return f"taken together likely the same: {', '.join(_in_words(best))}"


_WORDS = {
    "actor same": "the same actor",
    "actor role": "the actor in like words",
    "actor part": "the actor whole and part",
    "told same": "the same recipient",
    "told role": "the recipient in like words",
    "told part": "the recipient whole and part",
    "day": "the days agree",
    "day missed": "the days all but agree",
    "cause": "told after the same warning",
}


def _in_words(given: Features) -> Iterator[str]:
    yield from (words for name, words in _WORDS.items() if given.get(name))
    if given["beside"]:
        yield "told beside the same"
    yield f"{given['shared']:.0f} shared words" if given["shared"] else "no shared words"


def rejoined(clusters: Sequence[Cluster], given: Sequence[Fact], odds: Odds) -> list[Cluster]:
    """`clusters`, those joined that are likely one, in the same order; `given` are all facts of the ledger in order."""
    told = tellings([cluster.members for cluster in clusters], given)
    open_to = [at for at, cluster in enumerate(clusters) if cluster.members[0].entry.kind != "incident"]
    bench = _Bench(odds, {at: told[at] for at in open_to})
    near = _near(open_to, bench)
    home = {at: at for at in open_to}
    joined: dict[int, list[tuple[int, str]]] = defaultdict(list)
    queue = [(-value, one, other, 0) for one, other in _pairs(near) if (value := _worth(bench, one, other)) is not None]
    heapq.heapify(queue)
    ages = dict.fromkeys(open_to, 0)
    while queue:
        _, one, other, age = heapq.heappop(queue)
        if one not in bench.told or other not in bench.told or age != ages[one] + ages[other]:
            continue
        if _torn(bench, near, one, other) or _torn(bench, near, other, one):
            continue
        joined[one].append((other, bench.reason(one, other)))
        home[other] = one
        bench.told[one] += bench.told.pop(other)
        ages[one] += 1
        near[one] = (near[one] | near[other]) - {one, other}
        for third in sorted({_home_of(home, at) for at in near[one]} - {one}):
            near[third].add(one)
            first, second = min(one, third), max(one, third)
            if (value := _worth(bench, first, second)) is not None:
                heapq.heappush(queue, (-value, first, second, ages[first] + ages[second]))
    return _put_together(clusters, joined, home)


def _worth(bench: _Bench, one: int, other: int) -> float | None:
    value = bench.likely(one, other)
    return value if value is not None and value >= _LIKELY else None


def _torn(bench: _Bench, near: dict[int, set[int]], one: int, other: int) -> bool:
    """Whether `one`, which names nobody or no day, fits nearly as well with a third that conflicts with `other`."""
    facts = [told.fact for told in bench.told[one]]
    if any(fact.actors for fact in facts) and any(fact.span for fact in facts):
        return False
    value = bench.likely(one, other) or 0.0
    for third in sorted(near[one] - {other}):
        if third in bench.told and bench.likely(third, other) is None:
            rival = bench.likely(one, third)
            if rival is not None and rival > value - _CLEAR:
                return True
    return False


def _home_of(home: dict[int, int], at: int) -> int:
    """The number of the cluster that the one numbered `at` is part of by now."""
    while home[at] != at:
        at = home[at]
    return at


def _pairs(near: dict[int, set[int]]) -> list[tuple[int, int]]:
    return sorted({(min(one, other), max(one, other)) for one, others in near.items() for other in others})


def _put_together(
    clusters: Sequence[Cluster], joined: dict[int, list[tuple[int, str]]], home: dict[int, int]
) -> list[Cluster]:
    def take(one: int) -> None:
        for other, why in joined.get(one, ()):
            take(other)
            clusters[one].reasons |= clusters[other].reasons
            for fact in clusters[other].members:
                clusters[one].add(fact, why)

    kept = [at for at in range(len(clusters)) if home.get(at, at) == at]
    for at in kept:
        take(at)
    return [clusters[at] for at in kept]


def _near(open_to: Sequence[int], bench: _Bench) -> dict[int, set[int]]:
    """For each cluster those that share most keys with it."""
    filed: dict[Key, list[int]] = defaultdict(list)
    for at in open_to:
        for key in dict.fromkeys(key for told in bench.told[at][:_LOOKED] for key in _keys(told, bench.odds)):
            filed[key].append(at)
    shared: dict[int, Counter[int]] = {at: Counter() for at in open_to}
    for places in filed.values():
        if 1 < len(places) <= _CROWDED:
            for one, other in combinations(places, 2):
                shared[one][other] += 1
                shared[other][one] += 1
    return {
        at: {other for other, _ in sorted(times.items(), key=lambda row: (-row[1], row[0]))[:_TRIED]}
        for at, times in shared.items()
    }


def _keys(told: Told, odds: Odds) -> Iterator[Key]:
    """What a statement must share with one that it may be: its neighbours, two words, a name and a word or day."""
    fact = told.fact
    sort, weights = fact.sort, odds.weights
    yield from ((sort, "beside", one) for one in sorted(told.near))
    yield from ((sort, "after", one) for one in sorted(told.cause))
    words = sorted(weights.telling(senses(fact.deed | fact.about), _TELLING))
    yield from ((sort, *pair) for pair in combinations(words, 2))
    names = sorted(odds.names(fact))
    months = [str(day)[:7] for day in (fact.entry.when.earliest, fact.entry.when.latest)] if fact.entry.when else []
    for name in names:
        yield (sort, "name", name)
        yield from ((sort, "name", name, word) for word in (*words, *dict.fromkeys(months)))
