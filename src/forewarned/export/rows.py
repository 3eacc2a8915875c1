"""Entries, records and whole ledgers as plain dicts, ready for JSON.

The fields and their order are those of ``docs/ledger.md``; dates are ISO 8601 strings, offsets count
characters of the document's text, the end exclusive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from forewarned import __version__
from forewarned.export.findings import (
    chain_row,
    contradiction_row,
    family_row,
    gap_row,
    generality_row,
    note_row,
    standing_row,
)
from forewarned.model import Actor, Attribution, Document, Entry, Interval, Ledger, Record, Timex, Words

FORMAT_VERSION = 1  # of the ledger's JSON: raised when a field changes its meaning or goes

Row = dict[str, Any]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _words(words: Words | None) -> str | None:
    return words.text if words else None


def when_row(when: Interval | None) -> Row | None:
    """``{"earliest", "latest", "text"}``, both days inclusive, or None."""
    if when is None:
        return None
    return {"earliest": when.earliest.isoformat(), "latest": when.latest.isoformat(), "text": when.text}


def entry_row(entry: Entry) -> Row:
    """One entry with exactly the fields that the specification of the ledger gives it."""
    return {
        "doc": entry.doc,
        "kind": entry.kind,
        "start": entry.start,
        "end": entry.end,
        "quote": entry.quote,
        "actor": _words(entry.actor),
        "recipients": [words.text for words in entry.recipients],
        "about": _words(entry.about),
        "stance": entry.stance,
        "polarity": entry.polarity,
        "certainty": entry.certainty,
        "when": when_row(entry.when),
        "sources": [words.text for words in entry.sources],
    }


def timexes_row(document: Document, timexes: Iterable[Timex]) -> Row:
    """The time expressions of one document: TIMEX3 type and value, days where they can be resolved."""
    return {
        "id": document.id,
        "timexes": [
            {
                "start": timex.start,
                "end": timex.end,
                "type": timex.type,
                "value": timex.value,
                "earliest": _iso(timex.earliest),
                "latest": _iso(timex.latest),
            }
            for timex in timexes
        ],
    }


def attribution_rows(doc: str, attributions: Iterable[Attribution], *, start: int = 0) -> list[Row]:
    """A row for each attribution, in order; `start` is where in the document `doc` their offsets begin.

    Pieces of content that share source and cue ("The bridge, she said, is safe") are one attribution, with a
    list of spans for its content.
    """
    pieces: dict[tuple[object, ...], list[Attribution]] = {}
    for found in attributions:
        alone = found.content if found.cue is None else None
        pieces.setdefault((found.source, found.cue, alone), []).append(found)
    return [_attribution_row(doc, parts, start) for parts in pieces.values()]


def _attribution_row(doc: str, parts: list[Attribution], start: int) -> Row:
    def moved(span: tuple[int, int] | None) -> list[int] | None:
        return [span[0] + start, span[1] + start] if span else None

    contents = [moved(part.content) for part in parts]
    content = contents[0] if len(contents) == 1 else contents
    return {"doc": doc, "source": moved(parts[0].source), "cue": moved(parts[0].cue), "content": content}


def mention_rows(ledger: Ledger) -> Iterator[Row]:
    """Each slot of an entry that was linked to an actor: its words, the actor, and why."""
    entries = {entry.id: entry for entry in ledger.entries}
    names = names_of(ledger)
    for mention in ledger.mentions:
        entry = entries[mention.entry]
        slots = {"actor": (entry.actor,), "recipient": entry.recipients, "source": entry.sources}
        yield {
            "doc": entry.doc,
            "entry": mention.entry,
            "slot": mention.slot,
            "words": _words(slots[mention.slot][mention.index]),
            "actor": mention.actor,
            "name": names[mention.actor],
            "reason": mention.reason,
        }


def record_rows(ledger: Ledger) -> Iterator[Row]:
    """The ledger's records, each with its entries in full, so that every row carries its proof."""
    names = names_of(ledger)
    entries = {entry.id: {"id": entry.id, **entry_row(entry)} for entry in ledger.entries}
    for record in ledger.records:
        yield _record_row(record, names, entries)


def names_of(ledger: Ledger) -> dict[str, str]:
    """Actor id -> name."""
    return {actor.id: actor.name for actor in ledger.actors}


def _record_row(record: Record, names: Mapping[str, str], entries: Mapping[str, Row]) -> Row:
    lead = record.lead
    return {
        "id": record.id,
        "kind": record.kind,
        "actor": names[record.actor] if record.actor else None,
        "recipients": [names[actor] for actor in record.recipients],
        "about": record.about,
        "stance": record.stance,
        "polarity": record.polarity,
        "certainty": record.certainty,
        "when": when_row(record.when),
        "entries": [entries[entry] for entry in record.entries],
        "documents": list(record.documents),
        "lead_time": {"incident": lead.incident, "fewest_days": lead.fewest, "most_days": lead.most} if lead else None,
        "responds_to": list(record.responds_to),
        "reasons": list(record.reasons),
        **standing_row(record),
    }


def document_row(document: Document) -> Row:
    """What is known of a document, without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "written": _iso(document.written),
        "published": _iso(document.published),
        "published_basis": document.published_basis,
        "retrieved": _iso(document.retrieved),
        "url": document.url,
        "language": document.language,
        "media_type": document.media_type,
        "origin": document.origin,
        "sha256": document.sha256,
        "characters": len(document.text),
    }


def _place(words: Words | Interval | None) -> Row | None:
    if words is None:
        return None
    rule = words.rule if isinstance(words, Words) else words.basis
    return {"start": words.start, "end": words.end, "rule": rule}


def evidence_row(entry: Entry) -> Row:
    """Where in the document each value of `entry` stands, and the rule that chose it."""
    return {
        "trigger": _place(entry.trigger),
        "actor": _place(entry.actor),
        "recipients": [_place(words) for words in entry.recipients],
        "about": _place(entry.about),
        "when": _place(entry.when),
        "sources": [_place(words) for words in entry.sources],
    }


def actor_row(actor: Actor) -> Row:
    """An actor with all its names, the most frequent first."""
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "part_of": actor.part_of,
        "names": list(actor.names),
    }


def ledger_json(ledger: Ledger) -> Row:
    """The whole ledger, without the texts of its documents."""
    return {
        "version": FORMAT_VERSION,
        "forewarned": __version__,
        "documents": [document_row(document) for document in ledger.documents],
        "actors": [actor_row(actor) for actor in ledger.actors],
        "mentions": list(mention_rows(ledger)),
        "records": list(record_rows(ledger)),
        "entries": [
            {"id": entry.id, **entry_row(entry), "evidence": evidence_row(entry), "notes": list(entry.notes)}
            for entry in ledger.entries
        ],
        "families": [family_row(family) for family in ledger.families],
        "generalities": [generality_row(link) for link in ledger.generalities],
        "contradictions": [contradiction_row(found) for found in ledger.contradictions],
        "chains": [chain_row(chain) for chain in ledger.chains],
        "gaps": [gap_row(gap) for gap in ledger.gaps],
        "notes": [note_row(note) for note in ledger.notes],
        "problems": [{"where": problem.where, "what": problem.what} for problem in ledger.problems],
    }
