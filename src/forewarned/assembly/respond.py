"""What a response reacts to: the warnings, threats, knowledge and incidents that stand before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.facts import Fact, Kin, Weights, placed, specific, stem, stems
from forewarned.assembly.names import folded
from forewarned.assembly.records import Built
from forewarned.model import Kind

_BEFORE = 40  # entries before a response that are looked at
_NEAR = 1500  # characters within which an unnamed "the threat" is taken to be the one just told
_KINDS: tuple[Kind, ...] = ("warning", "threat", "knowledge", "incident")


@dataclass(frozen=True, slots=True)
class _Place:
    """A fact in its document, and the record it went into."""

    fact: Fact
    record: str


def answered(given: Sequence[Built], *, weights: Weights, kin: Kin) -> dict[str, tuple[str, ...]]:
    """Record id of each response -> ids of the records it responds to, nearest first."""
    by_doc: dict[str, list[_Place]] = defaultdict(list)
    for one in given:
        for fact in one.facts:
            by_doc[fact.entry.doc].append(_Place(fact, one.record.id))
    found: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(by_doc):
        places = sorted(by_doc[doc], key=lambda place: (place.fact.entry.start, place.fact.entry.end, place.fact.id))
        for at, place in enumerate(places):
            if place.fact.entry.kind == "response":
                found[place.record] += _causes(place.fact, places[max(0, at - _BEFORE) : at + 2], weights, kin)
    return {record: tuple(dict.fromkeys(causes)) for record, causes in found.items()}


def _causes(response: Fact, places: Sequence[_Place], weights: Weights, kin: Kin) -> list[str]:
    """The records before `response` that its words, or its actor, say it reacts to."""
    near = [place for place in reversed(places) if _possible(place.fact, response)]
    words = specific(response.about)
    if placed(words):
        scored = [(_likeness(words, p.fact, weights), p) for p in near]
        best = max((score for score, _ in scored), default=0.0)
        if best >= 0.3:
            return [place.record for score, place in scored if score >= max(0.3, 0.8 * best)][:3]
        if not _pointed(response):
            return []
    return _pointed_at(response, near, kin)


def _likeness(words: frozenset[str], fact: Fact, weights: Weights) -> float:
    """How much of what a response reacts to `fact` says; an incident must say more of it."""
    value = weights.likeness(words, specific(fact.about) or specific(fact.all))
    return value if fact.entry.kind != "incident" or len(words & fact.all) > 1 else 0.5 * value


def _possible(fact: Fact, response: Fact) -> bool:
    entry, answer = fact.entry, response.entry
    if entry.kind not in _KINDS or not entry.polarity or entry.start >= answer.end:
        return False
    return not (entry.when and answer.when and entry.when.earliest > answer.when.latest)


def _pointed(response: Fact) -> list[Kind]:
    """The kinds that the head of the response's `about` points back to: "the warnings", "this attack"."""
    if response.entry.about is None:
        return []
    words = folded(response.entry.about.text).split()
    links, pointers = lexicon.words("joining", "links"), lexicon.words("joining", "pointers")
    until = next((at for at, word in enumerate(words) if at and word in links), len(words))
    if not pointers.intersection(words[:2]):
        return []
    return [kind for kind in _KINDS if stem(words[until - 1]) in stems(f"pointing_{kind}")]


def _pointed_at(response: Fact, near: Sequence[_Place], kin: Kin) -> list[str]:
    kinds = _pointed(response) or (list(_KINDS[:3]) if response.entry.about is None else [])
    told = [p for p in near if p.fact.entry.kind == "warning" and kin.same(p.fact.recipients, response.actors)]
    told.sort(key=lambda place: -len(specific(response.about) & place.fact.all))  # "the August 6 report"
    plural = response.entry.about is not None and response.entry.about.text.rstrip("\"'”’ ").casefold().endswith("s")
    if told and "warning" in kinds:
        return [place.record for place in told][: 4 if plural else 1]
    if response.entry.about is None:
        return []  # a deed without words for its cause: only what its actor was told can be it
    return list(_nearest(response, near, kinds, kin))[:1]


def _nearest(response: Fact, near: Sequence[_Place], kinds: Sequence[Kind], kin: Kin) -> Iterator[str]:
    for place in near:
        fact = place.fact
        if fact.entry.kind not in kinds or response.entry.start - fact.entry.end > _NEAR:
            continue
        named = response.actors - kin.roles
        others_mail = bool(fact.recipients) and bool(named) and not kin.same(fact.recipients, response.actors)
        own_words = fact.entry.kind == "warning" and bool(fact.actors & response.actors)
        if not (fact.entry.kind == "warning" and (others_mail or own_words)):
            yield place.record
