"""What a response reacts to: the warnings, threats, knowledge and incidents that stand before it.

First in its own document; where that has none, and the response says whose warning it means or was told it,
among the warnings that other documents give before the same incident.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forewarned.assembly.facts import Fact, Kin, Weights, placed, specific
from forewarned.assembly.givers import KINDS, Pointer, gave, pointer
from forewarned.assembly.join import touches
from forewarned.assembly.records import Built
from forewarned.model import Kind

_BEFORE = 40  # entries before a response that are looked at
_AFTER = 12  # and after it, where it names whose warning it means
_NEAR = 1500  # characters within which an unnamed "the threat" is taken to be the one just told
_SEVERAL = 4  # records that "the warnings" can be
_CASES = 4  # incidents that a document can be about before nothing is told by them
_GIVEN = 60  # warnings of one incident, those of most entries, that a response elsewhere can be to


@dataclass(slots=True)
class _Place:
    """A fact in its document, and the record it went into."""

    fact: Fact
    record: str


def answered(
    given: Sequence[Built], *, weights: Weights, kin: Kin, foretold: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Record id of each response -> ids of the records it responds to, nearest first.

    `foretold` gives the record id of the incident that a record foretold.
    """
    by_doc: dict[str, list[_Place]] = defaultdict(list)
    for one in given:
        for fact in one.facts:
            by_doc[fact.entry.doc].append(_Place(fact, one.record.id))
    found: dict[str, list[str]] = defaultdict(list)
    for doc in sorted(by_doc):
        places = sorted(by_doc[doc], key=lambda place: (place.fact.entry.start, place.fact.entry.end, place.fact.id))
        for at, place in enumerate(places):
            if place.fact.entry.kind == "response":
                near = _causes(place.fact, places[max(0, at - _BEFORE) : at + 2], weights, kin)
                found[place.record] += near or _told_after(place.fact, places[at + 1 : at + _AFTER], kin)
    cases, warnings = _cases(given, foretold), _warnings(given, foretold)
    for one in given:
        if one.record.kind == "response" and not found[one.record.id]:
            found[one.record.id] += _elsewhere(one, cases, warnings, kin)
    return {record: tuple(dict.fromkeys(causes)) for record, causes in found.items()}


def _causes(response: Fact, places: Sequence[_Place], weights: Weights, kin: Kin) -> list[str]:
    """The records before `response` that its words, or its actor, say it reacts to."""
    said = pointer(response)
    near = [place for place in reversed(places) if _possible(place.fact, response)]
    if said is not None:
        near = [p for p in near if p.fact.entry.kind != "warning" or gave(p.fact, said, kin) is not False]
    words = specific(response.about)
    if placed(words):
        scored = [(_likeness(words, p.fact, weights), p) for p in near]
        best = max((score for score, _ in scored), default=0.0)
        if best >= 0.3:
            return [place.record for score, place in scored if score >= max(0.3, 0.8 * best)][:3]
        if said is None:
            return []
    return _pointed_at(response, near, kin, said)


def _told_after(response: Fact, places: Sequence[_Place], kin: Kin) -> list[str]:
    """The warnings that a text tells only after the response to them, where the response names their giver."""
    said, day = pointer(response), response.entry.when
    if said is None or "warning" not in said.kinds or day is None:
        return []
    found = [
        place.record
        for place in places
        if place.fact.entry.kind == "warning" and place.fact.entry.polarity and not touches(place.fact, response)
        if place.fact.entry.when and place.fact.entry.when.latest <= day.latest and gave(place.fact, said, kin)
    ]
    return list(dict.fromkeys(found))[: _SEVERAL if said.plural else 1]


def _likeness(words: frozenset[str], fact: Fact, weights: Weights) -> float:
    """How much of what a response reacts to `fact` says; an incident must say more of it."""
    value = weights.likeness(words, specific(fact.about) or specific(fact.all))
    return value if fact.entry.kind != "incident" or len(words & fact.all) > 1 else 0.5 * value


def _possible(fact: Fact, response: Fact) -> bool:
    entry, answer = fact.entry, response.entry
    if entry.kind not in KINDS or not entry.polarity or entry.start >= answer.end:
        return False
    if entry.kind in ("warning", "incident") and touches(fact, response) and _one_deed(fact, response):
        return False
    return not (entry.when and answer.when and entry.when.earliest > answer.when.latest)


def _one_deed(fact: Fact, response: Fact) -> bool:
    """Whether one deed was read both as what is reacted to and as the reaction."""
    if fact.actors & response.actors:
        return True
    same = (fact.entry.start, fact.entry.end) == (response.entry.start, response.entry.end)
    return same and not (fact.actors and response.actors)


def _pointed_at(response: Fact, near: Sequence[_Place], kin: Kin, said: Pointer | None) -> list[str]:
    unsaid: tuple[Kind, ...] = KINDS[:3] if response.entry.about is None else ()
    kinds = said.kinds if said else unsaid
    told = [p for p in near if p.fact.entry.kind == "warning" and kin.same(p.fact.recipients, response.actors)]
    told.sort(key=lambda place: -len(specific(response.about) & place.fact.all))  # "the August 6 report"
    plural = said is not None and said.plural
    if told and "warning" in kinds:
        return [place.record for place in told][: _SEVERAL if plural else 1]
    if said is None and response.entry.about is None:
        return []  # a deed without words for its cause: only what its actor was told can be it
    if said is not None and "warning" in kinds:
        by_giver = [p.record for p in near if p.fact.entry.kind == "warning" and gave(p.fact, said, kin)]
        if by_giver:
            return list(dict.fromkeys(by_giver))[: _SEVERAL if plural else 1]
        if said.named:
            kinds = tuple(kind for kind in kinds if kind != "warning")
    return list(_nearest(response, near, kinds, kin))[:1]


def _nearest(response: Fact, near: Sequence[_Place], kinds: Sequence[Kind], kin: Kin) -> Iterator[str]:
    for place in near:
        fact = place.fact
        if fact.entry.kind not in kinds or response.entry.start - fact.entry.end > _NEAR:
            continue
        named = response.actors - kin.roles
        to_others = bool(fact.recipients) and bool(named) and not kin.same(fact.recipients, response.actors)
        others_mail = to_others and response.entry.stance != "dismissed"  # anybody can wave a warning away
        own_words = fact.entry.kind == "warning" and bool(fact.actors & response.actors)
        if not (fact.entry.kind == "warning" and (others_mail or own_words)):
            yield place.record


# ------------------------------------------------------------------ in other documents


def _cases(given: Iterable[Built], foretold: Mapping[str, str]) -> dict[str, list[str]]:
    """Document -> the incidents that it tells of, or tells a warning of."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in given:
        incident = one.record.id if one.record.kind == "incident" and one.record.when else foretold.get(one.record.id)
        for doc in one.record.documents if incident else ():
            if incident not in found[doc]:
                found[doc].append(str(incident))
    return found


def _warnings(given: Sequence[Built], foretold: Mapping[str, str]) -> dict[str, list[Built]]:
    """Incident -> the warnings that foretold it, and those given before it in the documents that tell of it."""
    of_doc: dict[str, list[Built]] = defaultdict(list)
    found: dict[str, list[Built]] = defaultdict(list)
    for one in given:
        if one.record.kind == "warning" and one.record.polarity:
            if incident := foretold.get(one.record.id):
                found[incident].append(one)
            for doc in one.record.documents:
                of_doc[doc].append(one)
    for one in given:
        when = one.record.when
        if one.record.kind == "incident" and when:
            near = (warning for doc in one.record.documents for warning in of_doc[doc])
            before = (w for w in near if w.record.when is None or w.record.when.earliest <= when.latest)
            own = {warning.record.id: warning for warning in (*found[one.record.id], *before)}
            found[one.record.id] = sorted(own.values(), key=lambda w: (-len(w.facts), w.record.id))[:_GIVEN]
    return found


def _elsewhere(
    response: Built, cases: Mapping[str, list[str]], warnings: Mapping[str, list[Built]], kin: Kin
) -> list[str]:
    """The warnings of other documents that `response` says it reacts to, by giver or because its actor was told."""
    for fact in response.facts:
        said = pointer(fact)
        about = cases.get(fact.entry.doc, [])
        if said is None or said.spoken or "warning" not in said.kinds or not 0 < len(about) <= _CASES:
            continue
        near = {one.record.id: one for incident in about for one in warnings.get(incident, ())}
        meant = [one for one in near.values() if _before(one, response) and _meant(one, fact, said, kin)]
        if meant:
            meant.sort(key=lambda one: (not _was_told(one, fact, kin), -len(one.facts), one.record.id))
            return [one.record.id for one in meant][: _SEVERAL if said.plural else 1]
    return []


def _before(warning: Built, response: Built) -> bool:
    given, reacted = warning.record.when, response.record.when
    return given is None or reacted is None or given.earliest <= reacted.latest


@lru_cache(maxsize=65536)
def _telling(warning: Built) -> tuple[Fact, ...]:
    """The first of each of its facts that differ in who gave it or who was told; forty papers mostly repeat one."""
    found: dict[object, Fact] = {}
    for fact in warning.facts:
        found.setdefault((fact.actors, fact.recipients, fact.entry.actor and fact.entry.actor.text), fact)
    return tuple(found.values())


def _was_told(warning: Built, response: Fact, kin: Kin) -> bool:
    return any(kin.same(fact.recipients, response.actors) for fact in _telling(warning))


def _meant(warning: Built, response: Fact, said: Pointer, kin: Kin) -> bool:
    """Whether the giver that `said` names gave it; where none is named, whether the one who reacts was told."""
    stated = _telling(warning)
    if any(fact.actors & response.actors for fact in stated):
        return False
    verdicts = {gave(fact, said, kin) for fact in stated}
    if True in verdicts:
        return True
    return not said.named and False not in verdicts and _was_told(warning, response, kin)
