"""Warnings and threats that no incident followed. They count too: with the hits alone, hindsight is a bias."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from forewarned.assembly.ahead import foretold
from forewarned.assembly.broken import Broken
from forewarned.assembly.chains import Told
from forewarned.assembly.disputes import Disputes
from forewarned.assembly.facts import Fact, placed, specific, stem, terms
from forewarned.assembly.hits import sorts_of
from forewarned.assembly.parties import Parties
from forewarned.assembly.records import Built
from forewarned.assembly.senses import senses
from forewarned.lexicon import words
from forewarned.model import Interval

_NEAR = 1500  # characters: "nothing happened" is said of a warning told this shortly before


def false_alarms(
    given: Sequence[Built], stories: Sequence[Told], parties: Parties, disputes: Disputes
) -> Iterator[Broken]:
    """Each warning or threat of which it is stated that it did not come, or whose time passed without an incident."""
    warned = [one for one in given if one.record.kind in ("warning", "threat") and one.record.polarity]
    stated: set[str] = set()
    unharmed = [one for one in given if one.record.kind == "incident" and not one.record.polarity]
    nothings = [one for one in unharmed if not disputes.denied_by(one)]  # "nobody was murdered" denies a murder
    for alarm, nothing in _stated(nothings, warned, parties):
        if not _foretells(alarm) and alarm.record.actor and not parties.able(alarm.record.actor):
            continue
        stated.add(alarm.record.id)
        yield Broken("nothing_followed", alarm.record.actor, [alarm, nothing], "it is stated that it did not come")
    done = stated | {one.record.id for story in stories for one in story.before}
    after = {one.record.id: story.scene.when.latest for story in stories for one in story.after}
    until = max((one.record.when.latest for one in given if one.record.when), default=date.min)
    for one in warned:
        record = one.record
        if record.id in done or record.lead is not None or record.when is None or not _foretells(one):
            continue
        named = _named(one, record.when.latest)
        if named is not None and named.latest <= until:
            reason = f"no incident is known of the time that it named, {named.text!r}"
            yield Broken("nothing_followed", record.actor, [one], reason)
        elif named is None and record.id in after and record.when.earliest > after[record.id]:
            reason = "it was given after the incident of its documents, and no other that followed is known"
            yield Broken("nothing_followed", record.actor, [one], reason)


def _named(one: Built, given: date) -> Interval | None:
    return next((found for fact in one.facts if (found := foretold(fact.entry, given)) is not None), None)


def _foretells(one: Built) -> bool:
    """Whether its own words name a harm to come."""
    harms = {stem(word) for word in words("gaps", "foretold")}
    return any(harms & fact.about for fact in one.facts)


def _stated(nothings: Sequence[Built], warned: Sequence[Built], parties: Parties) -> Iterator[tuple[Built, Built]]:
    """(warning, what is said not to have happened): told shortly before it, or by whom its sentence names."""
    by_doc: dict[str, list[tuple[Fact, Built]]] = defaultdict(list)
    by_actor: dict[str, list[Built]] = defaultdict(list)
    by_matter: dict[str, list[Built]] = defaultdict(list)
    for one in warned:
        for fact in one.facts:
            by_doc[fact.entry.doc].append((fact, one))
        for name in _name(one, parties):
            by_actor[name].append(one)
        for word in sorted(frozenset().union(*(fact.all for fact in one.facts))):
            by_matter[word].append(one)
    for nothing in nothings:
        for fact in nothing.facts:
            near = {
                one.record.id: (told.entry.start, one)
                for told, one in by_doc[fact.entry.doc]
                if 0 <= fact.entry.start - told.entry.end <= _NEAR and _of_one_harm(told, fact)
            }
            said = [
                one
                for name in sorted(fact.all)
                for one in by_actor.get(name, ())
                if _name(one, parties) <= fact.all and _foretells(one)
            ]
            matter = _matter(fact)
            said += [one for one in by_matter.get(min(matter, default=""), ()) if _tells(one, matter)]
            rows = [*near.values(), *((-1, one) for one in said if one.record.id not in near)]
            if rows:
                yield max(rows, key=lambda row: _fit(row[0], row[1], fact, parties))[1], nothing


def _of_one_harm(alarm: Fact, nothing: Fact) -> bool:
    """Whether what did not happen may be what was warned of: they share a word or a sort of harm, or it only points.

    "No data was lost" tells nothing of a warning of sparks; "it stands to this day" does of one of a dam.
    """
    said = frozenset(term for source in nothing.entry.sources for term in terms(source.text))
    spared = {stem(word) for word in words("gaps", "spared")}
    rest = placed(senses(specific(nothing.all - said - spared)))
    return not rest or bool(rest & senses(alarm.all)) or bool(sorts_of(nothing.all) & sorts_of(alarm.all))


def _matter(nothing: Fact) -> frozenset[str]:
    """The words for the harm that did not come; of one that is not named, those for what it spared."""
    spared = {stem(word) for word in words("gaps", "spared")}
    hit = frozenset(term for one in nothing.entry.recipients for term in terms(one.text))
    return placed(nothing.about - spared) or placed(hit - spared)


def _tells(alarm: Built, matter: frozenset[str]) -> bool:
    return any(matter <= fact.about or (len(matter) > 1 and matter <= fact.all) for fact in alarm.facts)


def _fit(start: int, alarm: Built, nothing: Fact, parties: Parties) -> tuple[int, int, str]:
    """How well `alarm` fits what did not happen: its giver is named there, it foretells harm, it is near."""
    name = _name(alarm, parties)
    named = bool(name) and name <= nothing.all
    return 2 * named + _foretells(alarm) + (start >= 0), start, alarm.record.id


def _name(one: Built, parties: Parties) -> frozenset[str]:
    return terms(parties.name(one.record.actor)) if one.record.actor else frozenset()
