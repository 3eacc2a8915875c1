"""Clusters made into records: the most informative words, the narrowest days, ids of content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forewarned.assembly.facts import Fact, Weights, days, overlap, terms
from forewarned.assembly.hits import hit
from forewarned.assembly.join import Cluster
from forewarned.model import Interval, Record, content_id

_LINE = 160  # characters of `about` that a reader takes in at once


@dataclass(slots=True, eq=False)
class Built:
    """A record and the facts that it stands on. Equal only to itself."""

    record: Record
    facts: tuple[Fact, ...]


def built(clusters: Iterable[Cluster], order: Mapping[str, int], weights: Weights) -> list[Built]:
    """A record for each cluster; `order` gives the position of each entry id."""
    made = []
    for cluster in clusters:
        members = tuple(sorted(cluster.members, key=lambda fact: order[fact.id]))
        made.append(Built(_record(cluster, members, weights), members))
    return made


def _record(cluster: Cluster, members: Sequence[Fact], weights: Weights) -> Record:
    first = members[0].entry
    entries = tuple(fact.id for fact in members)
    return Record(
        id=content_id("r", first.kind, *entries),
        kind=first.kind,
        actor=_actor(members),
        recipients=_recipients(members),
        about=_about(members, weights),
        stance=first.stance,
        polarity=first.polarity,
        certainty="asserted" if any(fact.entry.certainty == "asserted" for fact in members) else "hedged",
        when=_when(members, cluster.when),
        entries=entries,
        documents=tuple(dict.fromkeys(fact.entry.doc for fact in members)),
        reasons=tuple(sorted(cluster.reasons)),
    )


def _actor(members: Sequence[Fact]) -> str | None:
    """The actor most members name; the first of joint actors; the earlier on a tie."""
    found = Counter(fact.first_actor for fact in members if fact.first_actor)
    return found.most_common(1)[0][0] if found else None


def _recipients(members: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for fact in members for one in fact.recipients_in_order))


def _about(members: Sequence[Fact], weights: Weights) -> str | None:
    """The words for the harm that carry the most and are no longer than a line; ties by shorter, then earlier.

    An incident is named where its day and its target are: there a text says plainly what happened.
    """
    said = [(fact, fact.entry.about.text) for fact in members if fact.entry.about]
    if not said:
        return None
    if members[0].entry.kind == "incident":
        plain = [one for one in said if one[0].entry.when and one[0].entry.recipients]
        said = [one for one in plain if hit(one[0]).own & one[0].about] or plain or said

    def worth(one: tuple[Fact, str]) -> tuple[bool, float, int]:
        return len(one[1]) <= _LINE, round(weights.total(terms(one[1])), 6), -len(one[1])

    return max(said, key=worth)[1]


def _when(members: Sequence[Fact], agreed: Interval | None) -> Interval | None:
    """The narrowest interval any member gives, with its words; the earlier member on a tie.

    One that shares no day with what was `agreed` on is that of a report or of a count.
    """
    given = [fact.entry.when for fact in members if fact.entry.when and overlap(fact.entry.when, agreed)]
    return min(given, key=days) if given else None


def in_time(given: Iterable[Built]) -> list[Built]:
    """By first day, then last day; without a date last; ties by document, place and id."""

    def key(one: Built) -> tuple[bool, int, int, str, int, str]:
        when, first = one.record.when, one.facts[0].entry
        earliest, latest = (when.earliest.toordinal(), when.latest.toordinal()) if when else (0, 0)
        return when is None, earliest, latest, first.doc, first.start, one.record.id

    return sorted(given, key=key)
