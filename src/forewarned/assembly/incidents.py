"""Incidents joined: by day with target, place or victim, and "the attack" with its document's incident."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from forewarned.assembly.blocks import Words, paired, together
from forewarned.assembly.facts import Fact, Kin, Weights, days, overlap, placed, stems, terms
from forewarned.assembly.hits import hit, is_later, named_victims, other_culprit, other_sort, said_by
from forewarned.assembly.join import LOOKED, Cluster, gathered, same_time, touches
from forewarned.assembly.pointing import pointed_back

_ALIKE = 0.2  # likeness of the words from which another sort of harm is no matter
_NARROW = 4  # days: a wider interval places an incident, but does not tell it from others
_NAMED = 2  # words of target and place that an incident without a date must share to join across documents


def incidents(
    given: Sequence[Fact], *, weights: Weights, kin: Kin, said: Mapping[str, frozenset[str]]
) -> list[Cluster]:
    """Clusters of incident facts: first those that say where or whom, then the mentions that point back.

    `said` gives the words that each document has beside its words of harm.
    """
    hit.cache_clear()
    pointing = [fact for fact in given if hit(fact).pointing]
    pointed = {fact.id for fact in pointing}
    clusters = gathered(
        [fact for fact in given if fact.id not in pointed],
        keys=lambda fact, words: _keys(fact, weights, words),
        verdict=lambda cluster, fact: _same_incident(cluster, fact, weights=weights, kin=kin),
        late=_late,
    )
    return pointed_back(clusters, pointing, kin=kin, weights=weights, said=said)


def _late(fact: Fact) -> int:
    """Mentions whose day may be that of the report come after those whose day is sure, the earliest first."""
    return fact.entry.when.earliest.toordinal() if fact.entry.when and hit(fact).reported else 0


def _keys(fact: Fact, weights: Weights, words: Words) -> Iterator[int]:
    entry, polarity = fact.entry, f"{fact.entry.polarity:d}"
    sort, doc = words.sorts[polarity], words[entry.doc]
    yield from paired(words.sorts[f"{polarity}="], [words[fact.quote[:200]]])
    telling, own = weights.telling(hit(fact).where, 8), weights.telling(hit(fact).own, 4)
    where = words.numbers(telling)
    if entry.when and days(entry.when) <= 31:
        on = words.numbers(map(str, {entry.when.earliest, entry.when.latest}))
        yield from paired(sort, on, [*where, doc])
    yield from paired(sort, [doc], where)
    for some in (telling[:6], own):
        yield from together(sort, words.numbers(sorted(some)))


def _same_incident(cluster: Cluster, fact: Fact, *, weights: Weights, kin: Kin) -> tuple[float, str] | None:
    same_doc = fact.entry.doc in cluster.docs
    if cluster.members[0].entry.polarity != fact.entry.polarity:
        return None
    if same_doc and any(touches(member, fact) for member in cluster.members[:12]):
        return None
    agreed = overlap(cluster.when, fact.entry.when)
    if other_culprit(cluster, fact, kin) or (agreed is False and not _told_later(cluster, fact)):
        return None
    shared, likeness = _shared(cluster, fact, weights)
    telling = placed(shared) or (shared - stems("calendar") if same_doc else frozenset())
    telling |= _doer(cluster, fact)
    victim = cluster.told_too(fact.recipients)
    near = agreed and cluster.when and fact.entry.when and max(days(cluster.when), days(fact.entry.when)) <= _NARROW
    if near and cluster.when and fact.entry.when:
        named = fact.actors - kin.roles
        if named and telling and any(named & theirs for theirs in cluster.named(kin.roles)):
            return 3 + likeness, f"one culprit within days, and {', '.join(sorted(telling)[:6])}"
        return _dated(cluster, fact, telling, likeness, victim is not None)
    if other_sort(cluster, fact):
        return None
    telling &= hit(fact).own | said_by(tuple(cluster.members[:LOOKED]))[1]
    if (len(telling) >= _NAMED and likeness >= 0.45) or (same_doc and len(telling) >= _NAMED and likeness >= 0.25):
        later = "; the later day is that of the report" if agreed is False else ""
        return 1 + likeness, f"same place and target: {', '.join(weights.telling(telling, 6))}{later}"
    if agreed is not False and victim and named_victims(fact) and same_doc and likeness >= 0.2:
        return 1 + likeness, f"same victim: {', '.join(sorted(kin.names[v] for v in victim & fact.recipients))}"
    return None


def _doer(cluster: Cluster, fact: Fact) -> frozenset[str]:
    """Words for who or what did it by the one that the other says too: "the Tolva rose", "floods of the Tolva"."""
    if not cluster.actors and not fact.actors:
        return frozenset()
    found: set[str] = set()
    for member in cluster.members[:LOOKED]:
        for one, other in ((member, fact), (fact, member)):
            if one.entry.actor and not other.entry.actor:
                found |= placed(terms(one.entry.actor.text)) & other.all
    return frozenset(found)


def _told_later(cluster: Cluster, fact: Fact) -> bool:
    return hit(fact).reported and is_later(cluster, fact)


def _dated(
    cluster: Cluster, fact: Fact, shared: frozenset[str], likeness: float, victim: bool
) -> tuple[float, str] | None:
    """Joining where both are placed within days of each other."""
    when = (cluster.when and fact.entry.when and same_time(cluster.when, fact.entry.when)) or "dates overlap"
    if victim and (named_victims(fact) or shared):
        return 4 + likeness, f"{when}, same victim or target"
    if (
        shared
        and likeness >= (0.15 if len(shared) == 1 else 0.12)
        and (likeness >= _ALIKE or not other_sort(cluster, fact))
    ):
        return 3 + likeness, f"{when}, same place or target: {', '.join(sorted(shared)[:6])}"
    return None


def _shared(cluster: Cluster, fact: Fact, weights: Weights) -> tuple[frozenset[str], float]:
    """The words for where and whom that `fact` shares with the member most like it, and how alike they are.

    Compared is what was hit where both say it in their slots, else all of both sentences.
    """
    best, words = 0.0, frozenset[str]()
    mine = hit(fact)
    for member in cluster.members[:LOOKED]:
        theirs = hit(member)
        value = max(weights.likeness(mine.where, theirs.where), weights.likeness(mine.own, theirs.own))
        if value > best:
            best, words = value, theirs.where
    return mine.where & words, best
