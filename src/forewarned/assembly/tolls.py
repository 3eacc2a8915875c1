"""Counts of one incident that differ, in whichever of its records they stand, each beside the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from forewarned.assembly.counts import Count, comparable, counts, differ, numbers
from forewarned.assembly.facts import Fact, overlap
from forewarned.assembly.facts import days as spanned
from forewarned.assembly.hits import LATER, sorts_of
from forewarned.assembly.records import Built
from forewarned.assembly.scenes import Scene
from forewarned.assembly.shares import FAR, TELLING, Told, counted, shared_out, where_of
from forewarned.assembly.sides import capitals, says

UPDATE = "so this may be an update"
_WIDEST = 31  # days: what spans more is of no one incident
_SOON = 3  # days within which a toll is still being counted
_LOOKED = 32  # counts before one that it is held against
_NEAR = 1500  # characters within which a bare number is of what was counted before


@dataclass(frozen=True, slots=True)
class Differing:
    """Two counts that differ, the earlier first, and why: a toll that only rose ends with `UPDATE`."""

    one: Told
    other: Told
    reason: str


def differing(
    given: Iterable[Built], homes: Mapping[str, Scene], parts: Mapping[str, Scene], days: Mapping[str, date]
) -> Iterator[Differing]:
    """The counts of each incident that differ.

    `homes` gives what a document is about, `parts` what an incident is part of, `days` when a document came out.
    """
    groups: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
    rows = [(one, fact) for one in given if one.record.kind == "incident" and one.record.polarity for fact in one.facts]
    owners = _owners(rows, parts)
    for one, fact in rows:
        scene = parts.get(one.record.id) or _home(one, fact, homes)
        key = scene.incident.record.id if scene else one.record.id
        if fact.entry.when and one.record.id in parts and spanned(fact.entry.when) > _WIDEST:
            key = fact.id  # of several incidents: "both cost 346 lives"
        elif one.record.id not in parts and fact.entry.when is None:
            owned = {owners[value] for value in numbers(fact.entry.quote) & owners.keys()}
            key = owned.pop() if len(owned) == 1 else key
        groups[key].append((fact, one.record.id))
    for told in groups.values():
        yield from _compared(_told(told, days))


def _owners(rows: Iterable[tuple[Built, Fact]], parts: Mapping[str, Scene]) -> dict[int, str]:
    """Number -> the one dated incident whose statements give it: "the 157 dead" are of the crash that killed 157."""
    found: dict[int, set[str]] = defaultdict(set)
    for one, fact in rows:
        if one.record.id in parts or fact.entry.when:
            key = parts[one.record.id].incident.record.id if one.record.id in parts else one.record.id
            for count in counts(fact.entry.quote):
                if count.value >= TELLING:
                    found[count.value].add(key)
    return {value: min(keys) for value, keys in found.items() if len(keys) == 1}


def _portions(rows: Sequence[tuple[Fact, str]]) -> set[tuple[str, int]]:
    """What a document counts beside a far greater number of the same, by noun and number.

    "More than 130 people died. Twelve drowned in one home": of twelve no other document says that they were all.
    """
    by_doc: dict[str, list[tuple[Count, str]]] = defaultdict(list)
    for fact, _ in rows:
        if fact.entry.certainty == "asserted":  # "10,000 are feared dead"
            by_doc[fact.entry.doc] += [(one, fact.id) for one in counts(fact.entry.quote) if not one.bare]
    return {
        (one.noun, one.value)
        for told in by_doc.values()
        for one, id in told
        if any(id != at and _is_part(one, other) for other, at in told)
    }


def _is_part(one: Count, other: Count) -> bool:
    """Whether `one` is far smaller than `other`, and of the same; a count need not say what became of those counted."""
    same = comparable(replace(one, of=""), replace(other, of="")) and (not one.of or not other.of or one.of == other.of)
    return same and other.value >= FAR * one.value


def _home(one: Built, fact: Fact, homes: Mapping[str, Scene]) -> Scene | None:
    """What a count that names no other day, place or harm is of: the incident that its document is about."""
    scene, when = homes.get(fact.entry.doc), fact.entry.when
    if scene is None or not any(counted(fact)):
        return None
    if when and not overlap(when, scene.when) and not 0 <= (when.earliest - scene.when.latest).days <= LATER:
        return None
    sorts = sorts_of(fact.about)
    if sorts and scene.sorts and sorts.isdisjoint(scene.sorts):
        return None
    return None if _elsewhere(fact, scene) else scene


def _elsewhere(fact: Fact, scene: Scene) -> bool:
    """Whether what was hit has a name that the incident has not: "a fire at Sund"."""
    said = [fact.entry.about, *fact.entry.recipients]
    named = {term for words in said if words for term in capitals(words.text)}
    return bool(named) and named.isdisjoint(scene.words)


def _told(rows: Sequence[tuple[Fact, str]], days: Mapping[str, date]) -> list[Told]:
    """The counts of one incident by day; a bare number counts what its document counted last."""
    found: dict[tuple[object, ...], Told] = {}
    last: dict[str, tuple[int, Count]] = {}
    spots: dict[str, frozenset[str]] = {}
    portions = _portions(rows)
    for fact, record in sorted(rows, key=lambda row: (row[0].entry.doc, row[0].entry.start, row[0].id)):
        entry = fact.entry
        where = where_of(fact, spots.get(entry.doc, frozenset()))
        spots[entry.doc] = where or spots.get(entry.doc, frozenset())
        for count in counted(fact):
            before = last.get(entry.doc)
            if count.bare and (before is None or entry.start - before[0] > _NEAR):
                continue
            if count.bare and before:
                count = replace(count, of=before[1].of, noun=before[1].noun)
            if not count.of and not _is_hit(count, fact):
                continue
            last[entry.doc] = (entry.end, count)
            day = days.get(entry.doc, date.min)
            part = (count.noun, count.value) in portions
            key = (count.of, count.noun, day, count.value, where)
            found.setdefault(key, Told(count, fact, record, day, where, part))
    return sorted(found.values(), key=lambda one: (one.day, one.count.value, one.fact.id))


def _is_hit(count: Count, fact: Fact) -> bool:
    """Whether a count without a word for what became of those counted is of what was hit."""
    return any(count.value in numbers(words.text) for words in fact.entry.recipients)


def _compared(told: Sequence[Told]) -> Iterator[Differing]:
    shares = shared_out(told)
    for at, later in enumerate(told):
        earlier = reversed(told[max(0, at - _LOOKED) : at])
        before = next((one for one in earlier if comparable(one.count, later.count) and shares.same(one, later)), None)
        if before is not None and before.count.value != later.count.value and (why := _why(before, later)):
            yield Differing(before, later, why)


def _why(one: Told, other: Told) -> str:
    """Why two counts differ; on one day, or where the later is the lower, they contradict each other."""
    first, second = one.count, other.count
    of = " ".join(word for word in (second.noun, second.of) if word) or "people"
    what = f"{first.value:,} and {second.value:,} {of}"
    if one.day == other.day and differ(first, second):
        return f"{what}, in reports of one day" if one.day > date.min else what
    if second.value < first.value and differ(first, second):
        return f"{what}: the later count is the lower"
    if _looks_back(one):
        return ""
    if one.day < other.day and second.value > first.value:
        at = "" if one.day == date.min else f" between {one.day.isoformat()} and {other.day.isoformat()}"
        return f"{what}: the count rose{at}, {UPDATE}"
    return ""


def _looks_back(one: Told) -> bool:
    """Whether a count is told days later as it stood at an hour: "by six in the evening four had died"."""
    when = one.fact.entry.when
    late = when is not None and (one.day - when.latest).days > _SOON
    return late and bool(says(one.fact.entry.quote, "as_of", "opposites"))
