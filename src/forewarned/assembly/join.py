"""Statements of the same fact gathered, from one document or many, each joining with its reason.

What conflicts is never joined: two known actors that differ, two known dates apart, two known
recipients that differ, another stance. An entry joins a cluster only where it agrees with every member
on all that both state, so entries with empty slots cannot chain two facts together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from forewarned.assembly.blocks import Blocks, Words, paired, together
from forewarned.assembly.facts import Fact, Kin, Weights, days, overlap, placed
from forewarned.model import Interval

_BLOCK = 48  # clusters that one key keeps: what bounds the work for a word in every entry
_TRIED = 12  # clusters that one entry is compared with
LOOKED = 6  # members whose words are compared, the most informative first
WORD_FOR_WORD = "word for word the same statement"
_SAME_WORDS = 6  # words of a sentence that, repeated, is the same statement


@dataclass(slots=True, eq=False)
class Cluster:
    """Facts that are one, the most informative first, and why each of the others joined.

    What is known of its slots is kept in the order found, each once: comparing a fact with a cluster of
    thousands costs no more than with one of ten.
    """

    members: list[Fact] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)
    when: Interval | None = None
    actors: dict[frozenset[str], None] = field(default_factory=dict)
    recipients: dict[frozenset[str], int] = field(default_factory=dict)  # -> its place among them
    span: tuple[int, int] | None = None  # the first and the last day of `when`
    docs: Counter[str] = field(default_factory=Counter)  # document -> its members
    _told: dict[str, frozenset[str]] = field(default_factory=dict)  # recipient -> the first set that has it
    _named: dict[frozenset[str], None] = field(default_factory=dict)  # of the first `_looked` of `actors`
    _looked: int = 0

    @classmethod
    def of(cls, fact: Fact) -> Cluster:
        made = cls()
        made._take(fact)
        return made

    def add(self, fact: Fact, reason: str) -> None:
        """Take `fact` in; its known slots bind all that come after it."""
        self.reasons.add(reason)
        self._take(fact)

    def _take(self, fact: Fact) -> None:
        self.members.append(fact)
        self.docs[fact.entry.doc] += 1
        if fact.entry.when is not None:
            self.when = narrowed(self.when, fact.entry.when)
            self.span = span(self.when)
        if fact.actors:
            self.actors.setdefault(fact.actors)
        if fact.recipients and fact.recipients not in self.recipients:
            self.recipients[fact.recipients] = len(self.recipients)
            for one in fact.recipients:
                self._told.setdefault(one, fact.recipients)

    def named(self, roles: frozenset[str]) -> Iterable[frozenset[str]]:
        """`actors` without `roles`, where any are left; `roles` are the same at each call."""
        for actors in islice(self.actors, self._looked, None):
            if own := actors - roles:
                self._named.setdefault(own)
        self._looked = len(self.actors)
        return self._named

    def told_too(self, recipients: frozenset[str]) -> frozenset[str] | None:
        """The first of the recipients known that shares one with `recipients`."""
        found = {self._told[one] for one in recipients if one in self._told}
        return min(found, key=self.recipients.__getitem__, default=None)


def narrowed(one: Interval | None, other: Interval | None) -> Interval | None:
    """The days that both allow, with the words of the narrower; the known one where one is unknown.

    Where they share no day, `other` is that of a report or a count, and `one` stays.
    """
    if one is None or other is None or not overlap(one, other):
        return one or other
    words = one if days(one) <= days(other) else other
    earliest, latest = max(one.earliest, other.earliest), min(one.latest, other.latest)
    return Interval(earliest, latest, words.text, words.start, words.end, words.basis)


def span(when: Interval | None) -> tuple[int, int] | None:
    """The first and the last day of an interval, by their numbers."""
    return (when.earliest.toordinal(), when.latest.toordinal()) if when else None


Verdict = Callable[[Cluster, Fact], tuple[float, str] | None]


def gathered(
    given: Sequence[Fact],
    *,
    keys: Callable[[Fact, Words], Iterable[int]],
    verdict: Verdict,
    late: Callable[[Fact], int] = lambda fact: 0,
) -> list[Cluster]:
    """Clusters of `given`, in the order of their most informative members.

    Facts are taken from the most to the least informative, those with a higher `late` after the others.
    Each is compared with at most 12 clusters that share a key with it and joins the best; where two fit
    a vague one equally well, neither does.
    """
    ordered = sorted(given, key=lambda fact: (late(fact), _informative(fact)))
    first: dict[str, Fact] = {}
    alone = [fact for fact in ordered if not fact.said or first.setdefault(fact.said, fact) is fact]
    words = Words()
    blocks = Blocks((keys(fact, words) for fact in alone), size=_BLOCK)
    clusters: list[Cluster] = []
    said: dict[str, Cluster] = {}
    at = 0
    for fact in ordered:
        if fact.said in said:
            said[fact.said].add(fact, WORD_FOR_WORD)
            continue
        near = blocks.most_shared(at, _TRIED)
        found = [(*result, place) for place in near if (result := verdict(clusters[place], fact))]
        best = _chosen(found, vague=not fact.actors or fact.entry.when is None)
        if best is None:
            home = len(clusters)
            clusters.append(Cluster.of(fact))
        else:
            home = best[0]
            clusters[home].add(fact, best[1])
        if fact.said:
            said[fact.said] = clusters[home]
        blocks.put(at, home)
        at += 1
    return clusters


def _informative(fact: Fact) -> tuple[int, str, int, int, str]:
    entry = fact.entry
    filled = 2 * bool(fact.actors) + bool(fact.recipients) + (2 if entry.when and days(entry.when) <= 31 else 0)
    return -filled - (len(fact.about) > 1), entry.doc, entry.start, entry.end, fact.id


def _chosen(found: list[tuple[float, str, int]], *, vague: bool) -> tuple[int, str] | None:
    ranked = sorted(found, key=lambda one: (-one[0], one[2]))
    if not ranked or (vague and len(ranked) > 1 and ranked[1][0] > 0.95 * ranked[0][0]):
        return None
    return ranked[0][2], ranked[0][1]


# ------------------------------------------------------------------ all kinds but incidents


def fact_keys(fact: Fact, weights: Weights, words: Words) -> list[int]:
    """What a fact must share with another to be compared with it: words with an actor, a month, a word."""
    sort, slots = words.sorts[fact.sort], words.sorts[f"{fact.sort}&"]
    actors, told = words.numbers(sorted(fact.actors)), words.numbers(sorted(fact.recipients))
    months: list[int] = []
    when, days = fact.entry.when, fact.span
    if when and days and days[1] - days[0] < 124:
        months = words.numbers({f"{day.year}-{day.month}" for day in (when.earliest, when.latest)})
    beside = [*actors, *told][:6]
    if days and days[1] - days[0] < 62:
        beside += months
    telling = words.numbers(weights.telling(fact.about or fact.all, 5))
    return [
        *paired(words.sorts[f"{fact.sort}="], [words[fact.quote[:200]]]),
        *paired(sort, telling, beside),
        *together(sort, sorted(telling[:4])),
        *_slot_keys(slots, actors[:3], told[:3], months),
        *([] if actors or told else paired(slots, [words[fact.entry.doc]])),
    ]


def _slot_keys(sort: int, actors: list[int], told: list[int], months: list[int]) -> list[int]:
    """Two slots that agree, whatever the words: actor and recipient, actor and month, month and recipient."""
    return [
        *paired(sort, actors, [*told, *months]),
        *paired(sort, told, months),
        *paired(sort, [*actors, *told, *months]),
    ]


def same_fact(cluster: Cluster, fact: Fact, *, weights: Weights, kin: Kin) -> tuple[float, str] | None:
    """(score, reason) where `fact` states what `cluster`, not `apart` from it, states; None where it does not."""
    bonds = _bonds(cluster, fact, kin)
    if bonds is None:
        return None
    score, reasons = bonds
    if _repeated(cluster, fact):
        return 10 + score, "; ".join(["the same sentence", *reasons])
    if score < 1:
        return None  # no slot agrees: no words are enough
    likeness, shared = _likeness(cluster, fact, weights)
    needed = {1: 0.62, 2: 0.34}.get(int(score), 0.3)
    if likeness < needed or (len(shared) < 2 and likeness < 0.9):
        return None
    telling = placed(shared)
    if not telling and (likeness < 0.6 or score < 1.9):
        return None  # "an attack in the country" is said of many
    if not (cluster.actors and fact.actors) and len(telling) < (2 if score >= 1.9 else 3):
        return None  # whose it is, is not stated by both: the words alone must tell it
    words = ", ".join(weights.telling(shared, 6))
    return score + likeness, "; ".join([*reasons, f"{len(shared)} shared words of harm: {words}"])


def _repeated(cluster: Cluster, fact: Fact) -> bool:
    quote = fact.quote
    return quote in [member.quote for member in cluster.members[:LOOKED]] and quote.count(" ") >= _SAME_WORDS - 1


def _bonds(cluster: Cluster, fact: Fact, kin: Kin) -> tuple[float, list[str]] | None:
    """(how many slots agree, what agrees); None for a conflict."""
    if cluster.members[0].sort != fact.sort:
        return None
    score, reasons = 0.0, []
    slots = (("actor", cluster.actors, fact.actors), ("recipient", cluster.recipients, fact.recipients))
    for label, theirs, ours in slots:
        if not theirs or not ours:
            continue
        how = _all_same(theirs, ours, kin)
        if not how:
            return None
        score += 1 if how == "same" else 0.6
        reasons.append(f"same {label}" if how == "same" else f"one {label} is part of the other")
    when, mine = cluster.when, fact.entry.when
    if when and mine and (word := same_time(when, mine)):
        score += 1 if word == "same day" else 0.7
        reasons.append(word)
    return score, reasons


def apart(cluster: Cluster, fact: Fact) -> bool:
    """Whether `fact` and `cluster` cannot be one: other days, other numbers, one stretch of one document."""
    theirs, mine, members = cluster.span, fact.span, cluster.members
    if theirs and mine and (theirs[0] > mine[1] or mine[0] > theirs[1] or other_span(theirs, mine)):
        return True
    if fact.numbers and members[0].numbers and members[0].numbers.isdisjoint(fact.numbers):
        return True
    if fact.entry.doc not in cluster.docs:
        return False
    return any(touches(member, fact) for member in (*members[:LOOKED], *members[-LOOKED:]))


def _all_same(theirs: Iterable[frozenset[str]], mine: frozenset[str], kin: Kin) -> str:
    """How `mine` is each of `theirs`, "same" where it is one of them; "" where it differs from any."""
    best = "part"
    for other in theirs:
        how = kin.same(mine, other)
        if not how:
            return ""
        if how == "same":
            best = how
    return best


def other_span(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether one tells of months and the other of days: "forty reports that year" is not one of them."""
    first, second = one[1] - one[0], other[1] - other[0]
    return (first >= 62 and second < 31) or (second >= 62 and first < 31)


def touches(one: Fact, other: Fact) -> bool:
    """Whether both lie in one stretch of one document: by the definition of an entry they are two facts."""
    a, b = one.entry, other.entry
    return a.doc == b.doc and a.start < b.end and b.start < a.end


def same_time(one: Interval, other: Interval) -> str:
    """In plain words how two overlapping intervals agree; "" where both are wide and say little."""
    wider = max(days(one), days(other))
    if wider == 1:
        return "same day"
    return "dates overlap" if wider <= 31 else ""


def _likeness(cluster: Cluster, fact: Fact, weights: Weights) -> tuple[float, frozenset[str]]:
    """How alike the harm is: by `about`, and for a response, whose deed stands in its sentence, by both."""
    best, alike = 0.0, (fact.deed, fact.deed)
    for member in cluster.members[:LOOKED]:
        by_deed = fact.entry.kind == "response" or not (fact.about and member.about)
        pair = (fact.deed, member.deed) if by_deed else (fact.about, member.about)
        value = weights.likeness(*pair)
        if value > best:
            best, alike = value, pair
    return best, alike[0] & alike[1] if best else frozenset()
