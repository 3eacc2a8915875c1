"""What each document is about: the harm that happened, folded where its day was told in several ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from forewarned.assembly.facts import Weights, days, placed
from forewarned.assembly.hits import sorts_of
from forewarned.assembly.records import Built
from forewarned.model import Interval

_WIDEST = 31  # days: an incident placed no better is the scene of nothing
_NARROW = 4  # days: of two incidents placed so well, one day tells that they may be one
_BLOCK = 48  # incidents of one day and word, or scenes of one word: of more, sharing it tells nothing
_CLEAR = 2  # how many times as often as the next a document must speak of what it is about
_OF_FACTS, _OF_DOCUMENTS = 0.04, 0.15  # share of a scene's statements, or documents, that its words are in
_SHARED = 2  # words that two documents, or a document and a scene, must share to be about one thing


@dataclass(frozen=True, slots=True)
class Scene:
    """One harm that happened: the incident that most entries state, and those that tell of the same day of it."""

    incident: Built
    parts: tuple[Built, ...]
    when: Interval
    words: frozenset[str]  # places, targets, victims and means that any of them names
    actors: frozenset[str]  # who did it
    sorts: frozenset[str]  # of harm: "blast", "collapse"


@dataclass(frozen=True, slots=True)
class Scenes:
    """The scenes of a ledger in order of time, by the record id of any of their incidents, and by document."""

    all: tuple[Scene, ...]
    by_incident: Mapping[str, Scene]
    by_document: Mapping[str, Scene]
    themes: Mapping[str, frozenset[str]]  # record id of a scene's incident -> words that its documents share
    breadth: Mapping[str, int]  # record id of a scene's incident -> how many documents are about it


def scenes(given: Sequence[Built], weights: Weights) -> Scenes:
    """The scenes of `given`. Takes time in proportion to the number of facts."""
    said = _said(given)
    dated = [one for one in given if _is_scene(one)]
    found = [_scene([dated[at] for at in group]) for group in _folded(dated, said)]
    found.sort(key=lambda scene: (scene.when.earliest, scene.when.latest, scene.incident.record.id))
    homes = _homes(found, said, weights)
    return Scenes(
        all=tuple(found),
        by_incident={part.record.id: scene for scene in found for part in scene.parts},
        by_document=homes,
        themes=_themes(homes, said),
        breadth=Counter(scene.incident.record.id for scene in homes.values()),
    )


def _said(given: Sequence[Built]) -> dict[str, frozenset[str]]:
    """Document -> the words for places, targets and names in any of its entries."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in given:
        for fact in one.facts:
            found[fact.entry.doc] |= fact.all
    return {doc: placed(found[doc]) for doc in sorted(found)}


def _is_scene(one: Built) -> bool:
    when = one.record.when
    return one.record.kind == "incident" and one.record.polarity and when is not None and days(when) <= _WIDEST


def _folded(dated: Sequence[Built], said: Mapping[str, frozenset[str]]) -> list[list[int]]:
    """Positions in `dated`, those of one harm together: one day, and a document or two of its words shared."""
    shared: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for at, one in enumerate(dated):
        when = one.record.when
        if when is None or days(when) > _NARROW:
            continue
        docs = one.record.documents[:_BLOCK]
        words = sorted(frozenset[str]().union(*(said[doc] for doc in docs)))
        for day in range(when.earliest.toordinal(), when.latest.toordinal() + 1):
            for sort, names in (("document", docs), ("word", words)):
                for name in names:
                    shared[sort, day, name].append(at)
    bonds: Counter[tuple[int, int]] = Counter()
    for (sort, _, _), block in shared.items():
        for pair in combinations(block, 2) if len(block) <= _BLOCK else ():
            bonds[pair] += _SHARED if sort == "document" else 1
    return _together(len(dated), [pair for pair, times in bonds.items() if times >= _SHARED])


def _together(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below `size` in groups: those that `pairs` tie, over any number of them, in one."""
    root = list(range(size))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in pairs:
        root[find(other)] = find(one)
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(size):
        groups[find(at)].append(at)
    return list(groups.values())


def _scene(parts: Sequence[Built]) -> Scene:
    first = max(parts, key=lambda one: (len(one.record.documents), len(one.facts)))  # of equal ones the earliest
    assert first.record.when is not None
    facts = [fact for one in parts for fact in one.facts]
    return Scene(
        incident=first,
        parts=tuple(parts),
        when=first.record.when,
        words=_often([placed(fact.all) for fact in facts], 1, _OF_FACTS),
        actors=frozenset(actor for fact in facts for actor in fact.actors),
        sorts=frozenset(sort for fact in facts for sort in sorts_of(fact.about)),
    )


def _often(given: Sequence[frozenset[str]], least: int, share: float) -> frozenset[str]:
    """The words in `least` of the sets `given` and in that `share` of them: of a hundred, one tells nothing."""
    counts = Counter(word for found in given for word in found)
    return frozenset(word for word, times in counts.items() if times >= max(least, share * len(given)))


def _homes(found: Sequence[Scene], said: Mapping[str, frozenset[str]], weights: Weights) -> dict[str, Scene]:
    """Document -> the scene that it is about, where that is clear: by its incidents, without any by its words."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for at, scene in enumerate(found):
        for doc, times in Counter(fact.entry.doc for part in scene.parts for fact in part.facts).items():
            counts[doc][at] = times
    fame = Counter(at for told in counts.values() for at in told)
    clear = ((doc, _clearest(told, fame)) for doc, told in sorted(counts.items()))
    homes = {doc: found[at] for doc, at in clear if at is not None}
    themes = _themes(homes, said)
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, scene in enumerate(found):
        for word in sorted(themes.get(scene.incident.record.id, scene.words)):
            by_word[word].append(at)
    for doc, words in said.items():
        best = _by_words(words, by_word, weights, fame) if doc not in counts else None
        if best is not None:
            homes[doc] = found[best]
    return homes


def _clearest(told: Mapping[int, int], fame: Mapping[int, int]) -> int | None:
    """The scene that by far the most documents tell of; else the one told most often by far."""
    for counted in ({at: fame[at] for at in told}, told):
        ranked = sorted(counted, key=lambda at: (-counted[at], at))
        if len(ranked) == 1 or counted[ranked[0]] >= _CLEAR * counted[ranked[1]]:
            return ranked[0]
    return None


def _by_words(
    said: Iterable[str], by_word: Mapping[str, list[int]], weights: Weights, fame: Mapping[int, int]
) -> int | None:
    """The scene that a document which states no dated incident shares by far the most telling words with."""
    shared: dict[int, set[str]] = defaultdict(set)
    for word in sorted(said):
        block = by_word.get(word, ())
        for at in block if len(block) <= _BLOCK else ():
            shared[at].add(word)
    totals = {at: fame[at] * weights.total(words) for at, words in shared.items() if len(words) >= _SHARED}
    ranked = sorted(totals, key=lambda at: (-totals[at], at))
    if ranked and (len(ranked) == 1 or totals[ranked[0]] >= _CLEAR * totals[ranked[1]]):
        return ranked[0]
    return None


def _themes(homes: Mapping[str, Scene], said: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Record id of a scene's incident -> its words, and those that two of the documents about it have."""
    told: dict[str, list[frozenset[str]]] = defaultdict(list)
    words: dict[str, frozenset[str]] = {}
    for doc, scene in homes.items():
        told[scene.incident.record.id].append(said.get(doc, frozenset()))
        words[scene.incident.record.id] = scene.words
    return {id: own | _often(told[id], _SHARED, _OF_DOCUMENTS) for id, own in words.items()}
