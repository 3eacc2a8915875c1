"""What the tables of the board hold, made of a ledger and its reviews: one dict of columns for each row, in order."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forewarned.case.codec import canonical
from forewarned.case.deciding import record_version, source_version
from forewarned.case.model import Applied, Remark, Review
from forewarned.export.rows import actor_row, entry_row, evidence_row, names_of, record_rows
from forewarned.ledger import ways_of_knowing
from forewarned.lookup import title
from forewarned.model import Document, Entry, Ledger, Record

Row = dict[str, Any]
_MISSING = 40  # doubt that an empty slot adds, of 1000


@dataclass(frozen=True, slots=True)
class Whole:
    """All that a board is laid out from. `numbers` are those of the documents in the tables."""

    ledger: Ledger
    applied: Applied
    documents: Mapping[str, Document]
    numbers: Mapping[str, int]

    @property
    def names(self) -> dict[str, str]:
        return names_of(self.ledger)


def doubt(review: Review) -> int:
    """How doubtful an entry is, 0 to 1000: by how little it passed what decides, and by what it leaves empty.

    An entry that rules alone made has no score, and counts as one that just passed half-way.
    """
    entry = review.entry
    score = 0.5 if entry.score is None or not math.isfinite(entry.score) else max(0.0, entry.score)
    empty = (entry.actor is None) + (entry.when is None) + (entry.certainty == "hedged")
    return 0 if review.added else min(1000, round(800 / (1 + score)) + _MISSING * empty)


def entry_values(review: Review, document: Document, number: int, record: str | None) -> Row:
    """The columns of one entry; `record` is None where it was rejected."""
    entry = review.entry
    return {
        "id": entry.id,
        "document": number,
        "span_start": entry.start,
        "span_end": entry.end,
        "kind": entry.kind,
        "verdict": review.verdict,
        "flagged": bool(review.flags),
        "doubt": doubt(review),
        "record": record,
        "day": entry.when.earliest.isoformat() if entry.when else None,
        "version": review.version,
        "body": canonical(_review_body(review, document, number)),
    }


def _review_body(review: Review, document: Document, number: int) -> Row:
    entry = review.entry
    score = entry.score if entry.score is not None and math.isfinite(entry.score) else None
    return {
        "key": review.extracted.id,
        "entry": {"id": entry.id, **entry_row(entry)},
        "evidence": evidence_row(entry),
        "extracted": entry_row(review.extracted) if review.corrected else None,
        "verdict": review.verdict,
        "verdict_by": review.verdict_by,
        "added": review.added,
        "corrected": list(review.corrected),
        "notes": _remarks(review.notes),
        "tags": _remarks(review.tags),
        "flags": _remarks(review.flags),
        "decisions": list(review.decisions),
        "score": score,
        "explain": list(entry.notes),
        "document": document_short(document, number),
    }


def document_short(document: Document, number: int) -> Row:
    """A document as lists name it."""
    published = document.published.isoformat() if document.published else None
    return {"number": number, "id": document.id, "title": document.title, "publisher": document.publisher,
            "published": published}  # fmt: skip


def _remarks(remarks: Iterable[Remark]) -> list[Row]:
    return [{"text": one.text, "who": one.who, "at": one.at, "seq": one.seq} for one in remarks]


def entries(whole: Whole) -> Iterator[Row]:
    """Every entry as a reviewer sees it, in the order of the documents and of their texts."""
    record_of = {id: record.id for record in whole.ledger.records for id in record.entries}
    held = [one for one in whole.applied.reviews.values() if one.entry.doc in whole.numbers]

    def place(review: Review) -> tuple[int, int, int, str]:
        entry = review.entry
        return whole.numbers[entry.doc], entry.start, entry.end, entry.id

    for review in sorted(held, key=place):
        doc = review.entry.doc
        yield entry_values(review, whole.documents[doc], whole.numbers[doc], record_of.get(review.entry.id))


def records(whole: Whole) -> Iterator[Row]:
    """The records in order of time."""
    quotes = {entry.id: entry.quote for entry in whole.ledger.entries}
    disputed = {id for found in whole.ledger.contradictions for id in found.records}
    for record, row in zip(whole.ledger.records, record_rows(whole.ledger), strict=True):
        name = title(record, quotes)
        verdicts = {whole.applied.reviews[id].verdict for id in record.entries if id in whole.applied.reviews}
        body = {
            **row,
            "entries": list(record.entries),
            "actor_id": record.actor,
            "recipient_ids": list(record.recipients),
            "title": name,
            "version": record_version(record, whole.applied),
        }
        yield {
            "id": record.id,
            "kind": record.kind,
            "verdict": "confirmed" if "confirmed" in verdicts else "open",
            **_days(record),
            "actor": record.actor,
            "title": name,
            "mentions": len(record.entries),
            "documents": len(record.documents),
            "origins": len(record.origins),
            "credibility": record.credibility,
            "contradicted": record.id in disputed,
            "body": canonical(body),
        }


def _days(record: Record) -> Row:
    when = record.when
    return {
        "first_day": when.earliest.isoformat() if when else None,
        "last_day": when.latest.isoformat() if when else None,
    }


def actors(whole: Whole) -> Iterator[Row]:
    """The actors that something was linked to, and those that they are parts of; the busiest first."""
    counts = Counter(mention.actor for mention in whole.ledger.mentions)
    for actor in sorted(whole.ledger.actors, key=lambda one: (-counts[one.id], one.name.casefold(), one.id)):
        yield {"id": actor.id, "name": actor.name, "kind": actor.kind, "mentions": counts[actor.id],
               "body": canonical(actor_row(actor))}  # fmt: skip


def mentions(whole: Whole) -> Iterator[Row]:
    """Each slot that was linked to an actor, and why."""
    given = {entry.id: entry for entry in whole.ledger.entries}
    record_of = {id: record.id for record in whole.ledger.records for id in record.entries}
    for mention in whole.ledger.mentions:
        entry = given[mention.entry]
        slots = {"actor": (entry.actor,), "recipient": entry.recipients, "source": entry.sources}
        words = slots[mention.slot][mention.index]
        yield {
            "actor": mention.actor,
            "entry": mention.entry,
            "slot": mention.slot,
            "words": words.text if words else "",
            "reason": mention.reason,
            "record": record_of.get(mention.entry),
        }


def known(whole: Whole) -> Iterator[Row]:
    """Who knew, was told or passed on what, in order of time."""
    for record, ways in ways_of_knowing(whole.ledger):
        for (how, actor), ids in ways.items():
            yield {"actor": actor, "how": how, "record": record.id, **_days(record), "entries": canonical(list(ids))}


def sources(whole: Whole) -> Iterator[Row]:
    """Publishers, and whom the texts cite; those of most mentions first, then those that only a note speaks of."""
    names, docs = _cited(whole)
    noted = {note.name.casefold(): note for note in whole.applied.sources}
    shown = {name.casefold() for _, name in names}
    names.update({("source", note.name): 0 for key, note in noted.items() if key not in shown})
    for sort, name in sorted(names, key=lambda one: (-names[one], one[1].casefold(), one)):
        note = noted.get(name.casefold())
        yield {
            "name": name,
            "sort": sort,
            "mentions": names[sort, name],
            "documents": len(docs[sort, name]),
            "reliability": note.reliability if note else "F",
            "interest": note.interest if note else "",
            "version": source_version(name, whole.applied.sources),
        }


def _cited(whole: Whole) -> tuple[Counter[tuple[str, str]], dict[tuple[str, str], set[str]]]:
    """(sort, name) -> in how many entries, and in which documents."""
    called = whole.names
    linked = {(one.entry, one.index): called[one.actor] for one in whole.ledger.mentions if one.slot == "source"}
    names: Counter[tuple[str, str]] = Counter()
    docs: dict[tuple[str, str], set[str]] = defaultdict(set)

    def count(sort: str, name: str, entry: Entry) -> None:
        names[sort, name] += 1
        docs[sort, name].add(entry.doc)

    for entry in whole.ledger.entries:
        publisher = whole.documents[entry.doc].publisher
        if publisher:
            count("publisher", publisher, entry)
        for at, words in enumerate(entry.sources):
            count("source", linked.get((entry.id, at), words.text), entry)
    return names, docs
