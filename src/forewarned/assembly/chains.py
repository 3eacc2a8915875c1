"""The chain of warning before each incident: knowledge, warning, response, and what followed.

A record is in the chain of the incident that it foretold, of the one that its cause is in the chain of, or of
the one that its documents are about, where they share a telling word or an actor, or its own words only point.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forewarned.assembly.clocks import Clocks, clock, clocks
from forewarned.assembly.facts import placed, specific
from forewarned.assembly.hits import sorts_of
from forewarned.assembly.records import Built
from forewarned.assembly.scenes import Scene, Scenes
from forewarned.model import Chain, Interval, Record

_FORETELLING = frozenset(["knowledge", "warning", "threat"])
_PILE = 24  # documents: of more about one incident, being among them tells nothing of any record
_AS_GREAT = 4  # an incident of a quarter of the documents of another is nearly as great
_YEAR = 400  # days before an incident within which a record of such a pile belongs to its chain
_NAMED = 2  # words of the incident that one without a date must have
_NEXT = 300  # characters within which a response that names nobody goes on from what was just told
_QUOTE = 600  # characters of a sentence that are read
_HAPPENED = re.compile(
    r"(?i)\b(?:had|has|have|was|were|just|already)\s+(?:just\s+|already\s+|been\s+)*(?:hit|hits|struck|crashed|exploded|collapsed"
    r"|hijacked|attacked|bombed|slammed|occurred|happened|flown)\b"
)
_LONG_BEFORE = 1100  # days: what was said more than three years before must name the place, target or culprit


@dataclass(frozen=True, slots=True)
class Told:
    """All that belongs to one scene, each in order of time."""

    scene: Scene
    before: tuple[Built, ...]
    after: tuple[Built, ...]


def told(given: Sequence[Built], found: Scenes) -> list[Told]:
    """What belongs to each scene, in order of time."""
    place = _placed_in(given, found)
    before: dict[str, list[Built]] = {scene.incident.record.id: [] for scene in found.all}
    after: dict[str, list[Built]] = {id: [] for id in before}
    by_id = {one.record.id: one for one in given}
    hours = clocks(fact for one in given for fact in one.facts)
    struck = {scene.incident.record.id: _struck(scene) for scene in found.all}
    for one in given:
        scene = place.get(one.record.id)
        if scene is None or one.record.kind == "incident":
            continue
        late = _is_late(one, scene, struck[scene.incident.record.id], hours)
        side = before if _is_before(one.record, scene, by_id) and not late else after
        side[scene.incident.record.id].append(one)
    return [
        Told(scene, tuple(before[scene.incident.record.id]), tuple(after[scene.incident.record.id]))
        for scene in found.all
    ]


def documents(scene: Scene) -> list[str]:
    """The documents that state the incident of `scene`."""
    return list(dict.fromkeys(doc for part in scene.parts for doc in part.record.documents))


def chains(given: Iterable[Told]) -> tuple[Chain, ...]:
    """The chains of those of `given` that have anything before them or that several documents report.

    Who knew first is whoever is sure to have known soonest, at the latest day told.
    """
    return tuple(
        Chain(
            incident=one.scene.incident.record.id,
            before=tuple(built.record.id for built in one.before),
            after=tuple(built.record.id for built in one.after),
            first_known=_first_known(built.record for built in one.before),
        )
        for one in given
        if one.before or len(documents(one.scene)) > 1
    )


def _first_known(before: Iterable[Record]) -> str | None:
    dated = [
        (record.when.latest, record.when.earliest, at, record.id)
        for at, record in enumerate(before)
        if record.kind in ("knowledge", "warning") and record.polarity and record.when
    ]
    return min(dated)[3] if dated else None


def _placed_in(given: Sequence[Built], found: Scenes) -> dict[str, Scene]:
    """Record id -> its scene: by its lead, then by its documents, a response also by its cause."""
    place: dict[str, Scene] = {}
    told = _told_in(found)
    waiting: list[tuple[Built, Scene]] = []
    seen: dict[str, set[str]] = {}  # incident -> who is known to take part
    for one in given:
        lead = one.record.lead
        scene = found.by_incident.get(lead.incident) if lead else None
        about = _home(one, found)
        home = scene or _next(one, about, told)
        if home is None or one.record.kind == "incident":
            continue
        people = seen.setdefault(home.incident.record.id, set(home.actors))
        theme = found.themes.get(home.incident.record.id, home.words)
        if about is not None and about is not home:
            theme |= found.themes.get(about.incident.record.id, about.words)
        pile = found.breadth.get(home.incident.record.id, 0) > _PILE
        if pile and scene is None:
            if _of_pile(one, home, theme):
                place[one.record.id] = home
            continue
        if scene is not None or one.record.kind == "claim" or _names(one, theme) or _same_harm(one, home):
            place[one.record.id] = home
            people |= _people(one)
        else:
            waiting.append((one, home))
    for one, home in waiting:
        if not _too_long_before(one.record.when, home) and (_people(one) & seen[home.incident.record.id] or _bare(one)):
            place[one.record.id] = home
    place |= _going_on(waiting, place, _places(given, place))
    place |= _same_matter(waiting, place, given)
    for one in given:  # a response follows its cause, also where its own document is about something else
        causes = [place[cause] for cause in one.record.responds_to if cause in place]
        undated = one.record.when is None and place.get(one.record.id) not in causes
        if causes and (undated or one.record.id not in place):
            place[one.record.id] = causes[0]
    return place


def _going_on(
    waiting: Iterable[tuple[Built, Scene]], place: Mapping[str, Scene], told: Mapping[str, Sequence[tuple[int, str]]]
) -> dict[str, Scene]:
    """Responses that name nobody and go on from what was told just before: "the hoses were never bought"."""
    found: dict[str, Scene] = {}
    for one, home in waiting:
        if one.record.id not in place and one.record.kind == "response" and one.record.actor is None:
            at = [(fact.entry.doc, fact.entry.start) for fact in one.facts]
            near = {id for doc, start in at for end, id in told.get(doc, ()) if 0 < start - end <= _NEXT}
            if any(place[id] is home for id in near):
                found[one.record.id] = home
    return found


def _same_matter(
    waiting: Iterable[tuple[Built, Scene]], place: Mapping[str, Scene], given: Iterable[Built]
) -> dict[str, Scene]:
    """Records that go on, in a word of their own, from what their document tells of the chain just before."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in given:
        for fact in one.facts if one.record.id in place else ():
            for word in sorted(placed(fact.about)):
                told[fact.entry.doc, word].append(fact.entry.end)
    found: dict[str, Scene] = {}
    for one, home in waiting:
        words = ((fact.entry.doc, word, fact.entry.start) for fact in one.facts for word in placed(fact.about))
        near = any(0 <= start - end <= _NEXT for doc, word, start in words for end in told.get((doc, word), ()))
        if near and one.record.id not in place and not _too_long_before(one.record.when, home):
            found[one.record.id] = home
    return found


def _places(given: Iterable[Built], place: Mapping[str, Scene]) -> dict[str, list[tuple[int, str]]]:
    """Document -> (offset, record) of those that have a place in a chain."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in given:
        if one.record.id in place:
            for fact in one.facts:
                found[fact.entry.doc].append((fact.entry.end, one.record.id))
    return found


def _of_pile(one: Built, scene: Scene, theme: frozenset[str]) -> bool:
    """Whether a record of a file that is all about one incident belongs to its chain by its own words.

    It foretells: within a year before and of its words or its sort of harm, or undated by two of its words.
    """
    if one.record.kind not in _FORETELLING or _told_of(one):
        return False
    when, shared = one.record.when, frozenset(t for fact in one.facts for t in placed(fact.about) & theme)
    if when is None:
        return len(shared) >= _NAMED
    if (scene.when.earliest - when.latest).days > _YEAR:
        return False
    return bool(shared) or _names(one, theme) or _same_harm(one, scene)


def _told_of(one: Built) -> bool:
    """Whether it is word of what had happened: "learned that a plane had hit the tower"."""
    return all(_HAPPENED.search(fact.entry.quote[:_QUOTE]) for fact in one.facts)


def _home(one: Built, found: Scenes) -> Scene | None:
    homes = [found.by_document[doc] for doc in one.record.documents if doc in found.by_document]
    counted = Counter(scene.incident.record.id for scene in homes)
    if not counted:
        return None
    best = counted.most_common(1)[0][0]
    return next(scene for scene in homes if scene.incident.record.id == best)


def _told_in(found: Scenes) -> dict[str, list[Scene]]:
    """Document -> the scenes that it tells of."""
    told: dict[str, list[Scene]] = defaultdict(list)
    for scene in found.all:
        for doc in documents(scene):
            told[doc].append(scene)
    return told


def _next(one: Built, home: Scene | None, told: Mapping[str, Sequence[Scene]]) -> Scene | None:
    """`home`, or, of what came only after it, the next incident nearly as great that the same documents tell of."""
    when = one.record.when
    if home is None or when is None or when.earliest <= home.when.latest:
        return home
    least = len(documents(home)) / _AS_GREAT
    later = [
        scene
        for doc in documents(home)
        for scene in told.get(doc, ())
        if scene.when.earliest > when.latest and len(documents(scene)) >= least
    ]
    return min(later, key=lambda scene: (scene.when.earliest, scene.incident.record.id), default=home)


def _names(one: Built, theme: frozenset[str]) -> bool:
    return any(placed(fact.all) & theme for fact in one.facts)


def _same_harm(one: Built, scene: Scene) -> bool:
    """Whether it foretells that sort of harm: a "floating bomb" before an explosion."""
    return one.record.kind in _FORETELLING and any(sorts_of(fact.about) & scene.sorts for fact in one.facts)


def _bare(one: Built) -> bool:
    """Whether its words for the harm name nothing themselves: "the report", "him", none."""
    return not specific(term for fact in one.facts for term in fact.about)


def _people(one: Built) -> set[str]:
    return {actor for fact in one.facts for actor in (*fact.actors, *fact.recipients)}


def _too_long_before(when: Interval | None, scene: Scene) -> bool:
    return when is not None and (scene.when.earliest - when.latest).days > _LONG_BEFORE


def _is_before(record: Record, scene: Scene, by_id: Mapping[str, Built]) -> bool:
    """Whether it came before the incident; a response of that day, or of none, is placed by what it answers."""
    when = record.when
    if when is not None and (when.earliest < scene.when.earliest or when.earliest > scene.when.latest):
        return when.earliest < scene.when.earliest
    if record.kind in _FORETELLING:
        return True
    if record.kind != "response" or record.stance == "denied":
        return False
    causes = [by_id[cause].record for cause in record.responds_to if cause in by_id]
    return any(cause.kind in _FORETELLING and not _later(cause.when, scene) for cause in causes)


def _struck(scene: Scene) -> int | None:
    """The first hour that the statements of a scene give for its day, in minutes after midnight."""
    day = scene.when.earliest
    told = (fact.entry for part in scene.parts for fact in part.facts if fact.entry.when)
    found = [clock(entry.quote) for entry in told if entry.when and entry.when.earliest == entry.when.latest == day]
    return min((minutes for minutes in found if minutes is not None), default=None)


def _is_late(one: Built, scene: Scene, struck: int | None, hours: Clocks) -> bool:
    """Whether a record of the day itself, or of none, comes in its text after an hour past the blow."""
    when = one.record.when
    if struck is None or (when is not None and when.latest < scene.when.earliest):
        return False
    told = [hours.at(fact) for fact in one.facts]
    return bool(told) and all(minutes is not None and minutes > struck for minutes in told)


def _later(when: Interval | None, scene: Scene) -> bool:
    return when is not None and when.earliest > scene.when.latest
