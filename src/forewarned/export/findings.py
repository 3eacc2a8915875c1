"""What assembly found across documents, as plain dicts: families, origins, contradictions, chains and gaps."""

from __future__ import annotations

from typing import Any

from forewarned.model import Chain, Contradiction, Family, Gap, Generality, Origin, Record, SourceNote

Row = dict[str, Any]


def family_row(family: Family) -> Row:
    """A text and its reprints; `share` is how much of the shorter stands in the other, 0 to 1."""
    copies = [
        {"document": copy.document, "of": copy.of, "kind": copy.kind, "share": copy.share} for copy in family.copies
    ]
    return {"id": family.id, "first": family.first, "copies": copies}


def generality_row(link: Generality) -> Row:
    """Two records of which one says in general what the other says in detail."""
    return {"general": link.general, "specific": link.specific, "reason": link.reason}


def contradiction_row(found: Contradiction) -> Row:
    """Two entries that cannot both be right, with their records."""
    return {
        "id": found.id,
        "sort": found.sort,
        "records": list(found.records),
        "entries": list(found.entries),
        "reason": found.reason,
    }


def chain_row(chain: Chain) -> Row:
    """What came before an incident and what followed: record ids in order of time."""
    return {
        "incident": chain.incident,
        "before": list(chain.before),
        "after": list(chain.after),
        "first_known": chain.first_known,
    }


def gap_row(gap: Gap) -> Row:
    """A missing link: actor and records by id."""
    return {
        "id": gap.id,
        "sort": gap.sort,
        "actor": gap.actor,
        "incident": gap.incident,
        "records": list(gap.records),
        "reason": gap.reason,
    }


def note_row(note: SourceNote) -> Row:
    """What the user knows of a source."""
    return {"name": note.name, "reliability": note.reliability, "interest": note.interest}


def standing_row(record: Record) -> Row:
    """What a record stands on: its origins, circular reporting, and the credibility that follows."""
    return {
        "origins": [_origin(origin) for origin in record.origins],
        "loops": [list(loop) for loop in record.loops],
        "credibility": record.credibility,
        "credibility_reason": record.credibility_reason,
    }


def _origin(origin: Origin) -> Row:
    return {
        "id": origin.id,
        "name": origin.name,
        "actor": origin.actor,
        "entries": list(origin.entries),
        "documents": list(origin.documents),
        "reason": origin.reason,
    }
