"""Incidents joined: by day with target, place or victim, and "the attack" with its document's incident."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from forewarned import lexicon
from forewarned.assembly.facts import Fact, Kin, Weights, days, overlap, placed, specific, stem, terms
from forewarned.assembly.join import LOOKED, Cluster, gathered, same_time, touches

_NARROW = 4  # days: a wider interval places an incident, but does not tell it from others
_NAMING = 8  # words that stand for an incident in a claim of it
_NAMED = 2  # words of target and place that an incident without a date must share to join across documents


@cache
def _sorts() -> dict[str, str]:
    return {stem(word): row["name"] for row in lexicon.load("joining")["sort"] for word in row["words"].split()}


@dataclass(frozen=True, slots=True)
class _Hit:
    """What one incident entry says of where and whom: specific terms, the sorts of harm."""

    where: frozenset[str]
    sorts: frozenset[str]


@cache
def _hit(fact: Fact) -> _Hit:
    found = {_sorts()[term] for term in fact.about | fact.all if term in _sorts()}
    own = {_sorts()[term] for term in fact.about if term in _sorts()}
    return _Hit(frozenset(t for t in specific(fact.all) if not t.isdigit()), frozenset(own or found))


def incidents(given: Sequence[Fact], *, weights: Weights, kin: Kin) -> list[Cluster]:
    """Clusters of incident facts: first those that say where or whom, then the mentions that point back."""
    _hit.cache_clear()
    pointing = [fact for fact in given if _pointing(fact)]
    pointed = {fact.id for fact in pointing}
    telling = [fact for fact in given if fact.id not in pointed]
    clusters = gathered(
        telling,
        keys=lambda fact: _keys(fact, weights),
        verdict=lambda cluster, fact: _same_incident(cluster, fact, weights=weights, kin=kin),
    )
    return _pointed_back(clusters, pointing, kin)


def _pointing(fact: Fact) -> bool:
    """Whether `fact` is a bare "the attack", with no target, place or victim of its own."""
    return not specific(fact.about) and not _named_victims(fact) and len(_hit(fact).where) <= 2


def _named_victims(fact: Fact) -> frozenset[str]:
    """Terms of the recipients that are not a count of people."""
    return frozenset(t for words in fact.entry.recipients for t in _words(words.text) if not t.isdigit())


@cache
def _words(text: str) -> frozenset[str]:
    return specific(terms(text))


def _keys(fact: Fact, weights: Weights) -> Iterator[str]:
    entry = fact.entry
    yield f"={entry.polarity:d}{fact.quote[:200]}"
    where = weights.telling(_hit(fact).where, 8)
    if entry.when and days(entry.when) <= 31:
        for day in sorted({entry.when.earliest, entry.when.latest}):
            yield from (f"{entry.polarity:d}|{day}|{word}" for word in where)
            yield f"{entry.polarity:d}|{day}|{entry.doc}"
    yield from (f"{entry.polarity:d}|{entry.doc}|{word}" for word in where)
    yield from (f"{entry.polarity:d}|{one}|{other}" for at, one in enumerate(where[:6]) for other in where[at + 1 : 6])


def _same_incident(cluster: Cluster, fact: Fact, *, weights: Weights, kin: Kin) -> tuple[float, str] | None:
    first = cluster.members[0].entry
    if first.polarity != fact.entry.polarity or any(touches(member, fact) for member in cluster.members[:12]):
        return None
    agreed = overlap(cluster.when, fact.entry.when)
    if agreed is False or _other_culprit(cluster, fact, kin):
        return None
    shared, likeness = _shared(cluster, fact, weights)
    same_doc = any(member.entry.doc == fact.entry.doc for member in cluster.members)
    telling = placed(shared) or (shared if same_doc else frozenset())
    victim = next((ids for ids in cluster.recipients if ids & fact.recipients), None)
    near = agreed and cluster.when and fact.entry.when and max(days(cluster.when), days(fact.entry.when)) <= _NARROW
    if near and cluster.when and fact.entry.when:
        return _dated(cluster, fact, telling, likeness, victim is not None)
    if _other_sort(cluster, fact):
        return None
    if (len(telling) >= _NAMED and likeness >= 0.45) or (same_doc and len(telling) >= _NAMED and likeness >= 0.25):
        return 1 + likeness, f"same place and target: {', '.join(weights.telling(shared, 6))}"
    if victim and _named_victims(fact) and same_doc and likeness >= 0.2:
        return 1 + likeness, f"same victim: {', '.join(sorted(kin.names[v] for v in victim & fact.recipients))}"
    return None


def _dated(
    cluster: Cluster, fact: Fact, shared: frozenset[str], likeness: float, victim: bool
) -> tuple[float, str] | None:
    """Joining where both are placed within days of each other."""
    when = (cluster.when and fact.entry.when and same_time(cluster.when, fact.entry.when)) or "dates overlap"
    if victim and (_named_victims(fact) or shared):
        return 4 + likeness, f"{when}, same victim or target"
    if shared and (likeness >= 0.12 or not _other_sort(cluster, fact)):
        return 3 + likeness, f"{when}, same place or target: {', '.join(sorted(shared)[:6])}"
    return None


def _shared(cluster: Cluster, fact: Fact, weights: Weights) -> tuple[frozenset[str], float]:
    best, words = 0.0, frozenset[str]()
    mine = _hit(fact).where
    for member in cluster.members[:LOOKED]:
        value = weights.likeness(mine, _hit(member).where)
        if value > best:
            best, words = value, mine & _hit(member).where
    return words, best


def _other_culprit(cluster: Cluster, fact: Fact, kin: Kin) -> bool:
    """Whether both name who did it, and differ; "unidentified men" name nobody."""
    mine = fact.actors - kin.roles
    named = [theirs - kin.roles for theirs in cluster.actors if theirs - kin.roles]
    return bool(mine) and any(not kin.same(mine, theirs) for theirs in named)


def _other_sort(cluster: Cluster, fact: Fact) -> bool:
    mine = _hit(fact).sorts
    theirs = frozenset[str]().union(*(_hit(member).sorts for member in cluster.members[:LOOKED]))
    return bool(mine) and bool(theirs) and not mine & theirs


# ------------------------------------------------------------------ "the attack"


def _pointed_back(clusters: list[Cluster], pointing: Sequence[Fact], kin: Kin) -> list[Cluster]:
    """`clusters` with each mention without date or place in its document's one incident where that is clear."""
    by_doc: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for doc in sorted({member.entry.doc for member in cluster.members}):
            by_doc[doc].append(cluster)
    absorbed = {id(cluster) for cluster in clusters if _absorbed(cluster, by_doc, kin)}
    clusters = [cluster for cluster in clusters if id(cluster) not in absorbed]
    for doc, found in by_doc.items():
        by_doc[doc] = [cluster for cluster in found if id(cluster) not in absorbed]
    for fact in pointing:
        main = main_one([one for one in by_doc[fact.entry.doc] if _fits(one, fact, kin)], fact.entry.doc)
        if main is not None:
            main.add(fact, "points back to the one incident of its document")
        else:
            alone = Cluster.of(fact)
            clusters.append(alone)
            by_doc[fact.entry.doc].append(alone)
    return clusters


def _absorbed(cluster: Cluster, by_doc: dict[str, list[Cluster]], kin: Kin) -> bool:
    """Whether `cluster`, undated and of one document, went into the dated incident its document is about."""
    docs = {member.entry.doc for member in cluster.members}
    if cluster.when is not None or len(docs) > 1:
        return False
    doc = docs.pop()
    dated = [one for one in by_doc[doc] if one.when is not None and days(one.when) <= 31]
    main = main_one(dated, doc)
    if main is None or not all(_fits(main, fact, kin) for fact in cluster.members):
        return False
    shared = _place_terms(main.members) & _place_terms(cluster.members)
    if not shared:
        return False
    for fact in cluster.members:
        main.add(fact, f"the one incident of its document, same place or means: {', '.join(sorted(shared)[:6])}")
    return True


def _place_terms(members: Sequence[Fact]) -> frozenset[str]:
    return placed(term for member in members[:LOOKED] for term in _hit(member).where)


def _fits(cluster: Cluster, fact: Fact, kin: Kin) -> bool:
    if cluster.members[0].entry.polarity != fact.entry.polarity or _other_culprit(cluster, fact, kin):
        return False
    if overlap(cluster.when, fact.entry.when) is False or any(touches(member, fact) for member in cluster.members[:12]):
        return False
    return not _other_sort(cluster, fact)


def told_of(claims: Sequence[Fact], clusters: Sequence[Cluster], weights: Weights) -> list[Fact]:
    """`claims` with the words of the incident they are about, where "the attack" is their document's one."""
    by_doc: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for doc in sorted({member.entry.doc for member in cluster.members}):
            by_doc[doc].append(cluster)
    found = []
    for claim in claims:
        main = main_one(by_doc[claim.entry.doc], claim.entry.doc)
        bare = bool(claim.about) and not placed(claim.about)
        if bare and main is not None:
            named = frozenset(weights.telling(_place_terms(main.members), _NAMING))
            claim = replace(claim, about=claim.about | named)
        found.append(claim)
    return found


def main_one(found: Sequence[Cluster], doc: str) -> Cluster | None:
    """The incident that `doc` is about: its only one, or one mentioned twice as often as any other."""
    if len(found) == 1:
        return found[0]
    counts = Counter({at: sum(m.entry.doc == doc for m in one.members) for at, one in enumerate(found)})
    ranked = sorted(counts, key=lambda at: (-counts[at], at))
    if len(ranked) > 1 and counts[ranked[0]] >= 3 and counts[ranked[0]] >= 2 * counts[ranked[1]]:
        return found[ranked[0]]
    return None
