"""Mentions that name no incident themselves, "the attack" or a count of its dead, put to the one they are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forewarned.assembly.facts import Fact, Kin, Weights, days, overlap, placed, terms
from forewarned.assembly.hits import hit, is_later, other_culprit, other_sort, said_by
from forewarned.assembly.join import LOOKED, WORD_FOR_WORD, Cluster, touches
from forewarned.model import Interval

_NAMING = 8  # words that stand for an incident in a claim of it
_NAMED = 2  # words of an incident that a document must have beside its words of harm to be about it
_BLOCK = 48  # incidents that share a word: one of more tells nothing
_WORDS = 48  # words of a document that its incident is looked up by
_DOCS = 12  # documents of an incident that are looked at for what they have in common
_NARROW = 4  # days
_CLEAR = 1.5  # by how much the incident that a document is about must outweigh the next


@dataclass(slots=True)
class _Known:
    """The incidents found so far, by document and by the words for what was hit."""

    said: Mapping[str, frozenset[str]]
    by_doc: dict[str, list[Cluster]]
    themes: dict[int, frozenset[str]] = field(default_factory=dict)  # of those asked for, as they first were
    by_words: dict[str, Cluster] = field(default_factory=dict)  # what word-for-word copies share -> its incident
    by_word: dict[str, list[Cluster]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[int, list[Cluster]] = field(default_factory=lambda: defaultdict(list))

    def theme(self, cluster: Cluster) -> frozenset[str]:
        """The words that half of the documents of `cluster` have, and two at least."""
        if id(cluster) not in self.themes:
            docs = list(cluster.docs)[:_DOCS]
            counts = Counter(word for doc in docs for word in self.said.get(doc, ()))
            often = (word for word, times in counts.items() if times >= max(2, len(docs) / 2))
            self.themes[id(cluster)] = frozenset(often)
        return self.themes[id(cluster)]


def pointed_back(
    clusters: list[Cluster],
    pointing: Sequence[Fact],
    *,
    kin: Kin,
    weights: Weights,
    said: Mapping[str, frozenset[str]],
) -> list[Cluster]:
    """`clusters` with each mention that points back in its document's one incident where that is clear.

    A document that states no incident is about the one whose words it has beside its words of harm.
    """
    clusters, pointing = _returning(clusters, pointing)
    by_doc = _by_doc(clusters)
    absorbed = {id(cluster) for cluster in clusters if _absorbed(cluster, by_doc, kin)}
    clusters = [cluster for cluster in clusters if id(cluster) not in absorbed]
    known = _known(clusters, said)
    for fact in pointing:
        found = _meant(fact, known, kin, weights)
        if found is None:
            main = Cluster.of(fact)
            clusters.append(main)
        else:
            main = found[0]
            _take(main, fact, found[1])
        if fact.said:
            known.by_words.setdefault(fact.said, main)
        if main not in known.by_doc[fact.entry.doc]:
            known.by_doc[fact.entry.doc].append(main)
    return clusters


def _known(clusters: list[Cluster], said: Mapping[str, frozenset[str]]) -> _Known:
    known = _Known(said, _by_doc(clusters))
    for cluster in clusters:
        for word in sorted(_own(cluster)) if cluster.when is not None and days(cluster.when) <= 31 else ():
            known.by_word[word].append(cluster)
        for day in _narrow_days(cluster.when):
            known.by_day[day].append(cluster)
        known.by_words.update((fact.said, cluster) for fact in cluster.members if fact.said)
    return known


def _meant(fact: Fact, known: _Known, kin: Kin, weights: Weights) -> tuple[Cluster, str] | None:
    """The incident that `fact` points back to, and why: its twin's, its document's, one of other documents."""
    doc, definite = fact.entry.doc, hit(fact).definite
    if fact.said in known.by_words:
        return known.by_words[fact.said], WORD_FOR_WORD
    near = [one for one in known.by_doc[doc] if _fits(one, fact, kin)]
    dated = [one for one in near if one.when is not None] if definite else []
    main = main_one(near, doc) or main_one(dated, doc)
    better = main is None or (main.when is None and (fact.entry.when is not None or hit(fact).counting))
    if better and definite and not dated and (main is not None or not near):
        other, words = _elsewhere(fact, known, kin=kin, weights=weights)
        if other is not None:
            return other, f"its document is about this incident: {', '.join(words)}"
    return (main, "points back to the one incident of its document") if main else None


def _returning(clusters: list[Cluster], pointing: Sequence[Fact]) -> tuple[list[Cluster], list[Fact]]:
    """Clusters that only say "the explosion" on a day of which other documents tell more are taken apart to point."""
    told = Counter(day for cluster in clusters if len(cluster.docs) > 1 for day in _narrow_days(cluster.when))
    lone = {
        id(cluster)
        for cluster in clusters
        if len(cluster.docs) == 1
        and all(hit(fact).definite for fact in cluster.members)
        and any(told[day] for day in _narrow_days(cluster.when))
    }
    back = [fact for cluster in clusters if id(cluster) in lone for fact in cluster.members]
    return [cluster for cluster in clusters if id(cluster) not in lone], [*back, *pointing]


def _take(main: Cluster, fact: Fact, reason: str) -> None:
    """Add `fact`; whoever counts the victims is not who did it."""
    if hit(fact).counting:
        reason = f"{reason}; counts its victims"
        fact = replace(fact, actors=frozenset(), first_actor=None)
    main.add(fact, reason)


def _by_doc(clusters: Iterable[Cluster]) -> dict[str, list[Cluster]]:
    found: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for doc in cluster.docs:
            found[doc].append(cluster)
    return found


def _narrow_days(when: Interval | None) -> range:
    """The days of an interval so narrow that they tell one incident from others."""
    if when is None or days(when) > _NARROW:
        return range(0)
    return range(when.earliest.toordinal(), when.latest.toordinal() + 1)


def _own(cluster: Cluster) -> frozenset[str]:
    """The words for what was hit, and for who did it."""
    looked = tuple(cluster.members[:LOOKED])
    culprits = (terms(member.entry.actor.text) for member in looked if member.entry.actor)
    return said_by(looked)[1] | placed(term for found in culprits for term in found)


def _elsewhere(fact: Fact, known: _Known, *, kin: Kin, weights: Weights) -> tuple[Cluster | None, list[str]]:
    """The dated incident of other documents that the document of `fact` has the words of, if it is clearly one."""
    said = known.said.get(fact.entry.doc, frozenset())
    telling = [word for word in weights.telling(said, _WORDS) if len(known.by_word.get(word, ())) <= _BLOCK]
    blocks = [known.by_word[word] for word in sorted(telling) if word in known.by_word]
    same_day = [known.by_day[day] for day in _narrow_days(fact.entry.when) if len(known.by_day.get(day, ())) <= _BLOCK]
    found = {id(cluster): cluster for block in (*blocks, *same_day) for cluster in block}
    of_day = {id(cluster) for block in same_day for cluster in block}
    ranked: list[tuple[float, int, Cluster, frozenset[str]]] = []
    for at, cluster in enumerate(found.values()):
        own, theme = _own(cluster), known.theme(cluster)
        shared = (own | theme) & said
        enough = len(shared) >= _NAMED or bool(shared & own & theme) or (shared and id(cluster) in of_day)
        if enough and _fits(cluster, fact, kin):
            ranked.append((len(cluster.docs) * weights.total(shared), -at, cluster, shared))
    ranked.sort(key=lambda one: one[:2], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _CLEAR * ranked[1][0]):
        return None, []
    return ranked[0][2], weights.telling(ranked[0][3], 6)


def _absorbed(cluster: Cluster, by_doc: dict[str, list[Cluster]], kin: Kin) -> bool:
    """Whether `cluster`, undated and of one document, went into the dated incident its document is about."""
    if cluster.when is not None or len(cluster.docs) > 1:
        return False
    doc = next(iter(cluster.docs))
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
    return placed(term for member in members[:LOOKED] for term in hit(member).where)


def _fits(cluster: Cluster, fact: Fact, kin: Kin) -> bool:
    counting = hit(fact).counting
    if cluster.members[0].entry.polarity != fact.entry.polarity:
        return False
    if fact.entry.doc in cluster.docs and any(touches(member, fact) for member in cluster.members[:12]):
        return False
    if overlap(cluster.when, fact.entry.when) is False and not (counting and is_later(cluster, fact)):
        return False
    return counting or not (other_sort(cluster, fact) or other_culprit(cluster, fact, kin))


def told_of(claims: Sequence[Fact], clusters: Sequence[Cluster], weights: Weights) -> list[Fact]:
    """`claims` with the words of the incident they are about, where "the attack" is their document's one."""
    by_doc = _by_doc(clusters)
    found = []
    for claim in claims:
        main = main_one(by_doc[claim.entry.doc], claim.entry.doc)
        bare = bool(claim.about) and not placed(claim.about)
        if bare and main is not None:
            named = frozenset(weights.telling(_place_terms(main.members), _NAMING))
            claim = replace(claim, about=claim.about | named)
        found.append(claim)
    return found


def said_in(given: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """Document -> the words for places, targets and names in its entries."""
    found: dict[str, set[str]] = defaultdict(set)
    for fact in given:
        found[fact.entry.doc] |= fact.all
    return {doc: placed(words) for doc, words in found.items()}


def main_one(found: Sequence[Cluster], doc: str) -> Cluster | None:
    """The incident that `doc` is about: its only one, or one mentioned twice as often as any other."""
    if len(found) == 1:
        return found[0]
    counts = {at: one.docs[doc] for at, one in enumerate(found)}
    ranked = sorted(counts, key=lambda at: (-counts[at], at))
    if len(ranked) > 1 and counts[ranked[0]] >= 3 and counts[ranked[0]] >= 2 * counts[ranked[1]]:
        return found[ranked[0]]
    return None
