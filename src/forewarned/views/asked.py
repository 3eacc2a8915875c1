"""The answers to the questions as plain values: positions in the lists of the page stand for ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from forewarned.assembly.contradictions import is_update
from forewarned.ledger import steps, unanswered, ways_of_knowing
from forewarned.model import Contradiction, Gap, Ledger, Record

Json: TypeAlias = object
Places = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Positions:
    """Id -> position, for each list of the page."""

    documents: Places
    actors: Places
    entries: Places
    records: Places


def asked_values(ledger: Ledger, at: Positions) -> dict[str, Json]:
    """What each view of a question shows, by name; what names something that is not in the ledger is left out."""
    return {
        "alike": [
            [at.records[one.general], at.records[one.specific], one.reason]
            for one in ledger.generalities
            if one.general in at.records and one.specific in at.records
        ],
        "chains": list(_chains(ledger, at)),
        "contradictions": list(_contradictions(ledger.contradictions, at)),
        "families": [
            [at.documents[one.first], [[at.documents[copy.document], copy.kind, copy.share] for copy in one.copies]]
            for one in ledger.families
        ],
        "gaps": [_gap(gap, at) for gap in ledger.gaps],
        "known": [
            [how, at.actors[who], at.records[record.id], [at.entries[one] for one in entries if one in at.entries]]
            for record, ways in ways_of_knowing(ledger)
            for (how, who), entries in ways.items()
            if who in at.actors
        ],
        "notes": [[note.name, note.reliability, note.interest] for note in ledger.notes],
        "open": [
            [at.records[record.id], *([named.earliest.isoformat(), named.latest.isoformat()] if named else [])]
            for record, named in unanswered(ledger)
        ],
        "standing": {at.records[record.id]: _standing(record, at) for record in ledger.records if record.origins},
    }


def _chains(ledger: Ledger, at: Positions) -> Iterator[Json]:
    for chain, found in steps(ledger):
        yield {
            "first": at.records.get(chain.first_known) if chain.first_known else None,
            "incident": at.records[chain.incident],
            "steps": [[step.phase, at.records[step.evidence.record.id], step.fewest, step.most] for step in found],
        }


def _contradictions(given: Iterable[Contradiction], at: Positions) -> Iterator[Json]:
    for one in given:
        yield {
            "entries": [at.entries[id] for id in one.entries],
            "id": one.id,
            "reason": one.reason,
            "records": [at.records[id] for id in one.records],
            "sort": one.sort,
            "update": is_update(one),
        }


def _gap(gap: Gap, at: Positions) -> Json:
    return {
        "actor": at.actors.get(gap.actor) if gap.actor else None,
        "incident": at.records.get(gap.incident) if gap.incident else None,
        "reason": gap.reason,
        "records": [at.records[id] for id in gap.records if id in at.records],
        "sort": gap.sort,
    }


def _standing(record: Record, at: Positions) -> Json:
    return {
        "credibility": record.credibility,
        "loops": [list(loop) for loop in record.loops],
        "origins": [
            [one.name, [at.entries[id] for id in one.entries if id in at.entries], one.reason] for one in record.origins
        ],
        "why": record.credibility_reason,
    }
