"""Answers to questions as plain dicts, ready for JSON: the fields are those of ``docs/cli.md``, dates ISO 8601."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forewarned.answers import ChainFound, Evidence, GapFound, OpenWarning, Opposed, Origins, Quote, WhoKnew
from forewarned.export.findings import note_row
from forewarned.export.rows import when_row

Row = dict[str, Any]


def quote_row(quote: Quote) -> Row:
    """A quote with its place: the proof of an answer."""
    return {
        "entry": quote.entry,
        "doc": quote.document,
        "publisher": quote.publisher,
        "published": quote.published.isoformat() if quote.published else None,
        "start": quote.start,
        "end": quote.end,
        "quote": quote.text,
        "sources": list(quote.sources),
    }


def evidence_row(evidence: Evidence, names: Mapping[str, str]) -> Row:
    """A record in short, with the quotes that it stands on."""
    record = evidence.record
    return {
        "record": record.id,
        "kind": record.kind,
        "actor": names[record.actor] if record.actor else None,
        "recipients": [names[actor] for actor in record.recipients],
        "about": record.about,
        "stance": record.stance,
        "polarity": record.polarity,
        "when": when_row(record.when),
        "evidence": [quote_row(quote) for quote in evidence.quotes],
    }


def who_knew_row(answer: WhoKnew, names: Mapping[str, str]) -> Row:
    """What an actor knew; `actors` are those that the name was taken for, parts included."""
    known = [
        {"how": one.how, "who": one.actor.name, "sure": one.sure, **evidence_row(one.evidence, names)}
        for one in answer.known
    ]
    actors = [{"id": actor.id, "name": actor.name} for actor in answer.actors]
    return {"asked": answer.asked, "actors": actors, "known": known, "undated": answer.undated}


def gap_row(found: GapFound, names: Mapping[str, str]) -> Row:
    """One gap with its records."""
    return {
        "id": found.gap.id,
        "sort": found.gap.sort,
        "actor": found.actor.name if found.actor else None,
        "incident": found.gap.incident,
        "reason": found.gap.reason,
        "records": [evidence_row(one, names) for one in found.evidence],
    }


def origins_row(answer: Origins, names: Mapping[str, str]) -> Row:
    """What stands behind one record."""
    record = answer.evidence.record
    found = [
        {
            "id": one.origin.id,
            "name": one.origin.name,
            "reason": one.origin.reason,
            "documents": list(one.origin.documents),
            "evidence": [quote_row(quote) for quote in one.quotes],
        }
        for one in answer.origins
    ]
    return {
        **evidence_row(answer.evidence, names),
        "mentions": len(answer.evidence.quotes),
        "documents": answer.documents,
        "publishers": list(answer.publishers),
        "families": answer.families,
        "origins": found,
        "notes": [note_row(note) for note in answer.notes],
        "loops": [list(loop) for loop in record.loops],
        "credibility": record.credibility,
        "credibility_reason": record.credibility_reason,
    }


def opposed_row(found: Opposed, names: Mapping[str, str]) -> Row:
    """Two statements side by side."""
    return {
        "id": found.contradiction.id,
        "sort": found.contradiction.sort,
        "reason": found.contradiction.reason,
        "one": evidence_row(found.one, names),
        "other": evidence_row(found.other, names),
    }


def open_row(found: OpenWarning, names: Mapping[str, str]) -> Row:
    """An open warning with the days that it has waited and the days left."""
    return {
        "waiting_days": found.waiting,
        "named_time": when_row(found.named),
        "days_left": found.days_left,
        "note": found.note,
        **evidence_row(found.evidence, names),
    }


def chain_row(answer: ChainFound, names: Mapping[str, str]) -> Row:
    """The chain of one incident, its gaps and the alarms that nothing followed."""
    steps = [
        {
            "phase": step.phase,
            "fewest_days": step.fewest,
            "most_days": step.most,
            **evidence_row(step.evidence, names),
        }
        for step in answer.steps
    ]
    return {
        "incident": answer.chain.incident,
        "first_known": answer.chain.first_known,
        "steps": steps,
        "gaps": [gap_row(gap, names) for gap in answer.gaps],
        "false_alarms": [gap_row(gap, names) for gap in answer.false_alarms],
    }
