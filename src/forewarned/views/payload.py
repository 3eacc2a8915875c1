"""Ledger -> the plain values that the page reads.

Ids become positions in the lists, defaults are left out, and words are kept as offsets into their
document, which is embedded once. Offsets here count UTF-16 units, as the browser's strings do.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeAlias

from forewarned.model import Actor, Document, Entry, Interval, Ledger, Mention, Record, Words
from forewarned.views.asked import Positions, asked_values
from forewarned.views.headlines import headline_values

Json: TypeAlias = object
Offset = Callable[[int], int]

# What must not stand as itself inside a script element, or would be lost or act on its way through
# an HTML parser or an editor: markup, line separators, controls, direction marks, lone surrogates.
_UNSAFE = re.compile(
    "[<>&\u2028\u2029\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)


def json_block(value: Json) -> str:
    """`value` as JSON that is safe inside a script element and can be encoded as UTF-8."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def payloads(ledger: Ledger) -> dict[str, Json]:
    """Everything the page shows, by name: documents, entries, actors, records, problems, headline, questions."""
    documents = {document.id: position for position, document in enumerate(ledger.documents)}
    actors = {actor.id: position for position, actor in enumerate(ledger.actors)}
    entries = {entry.id: position for position, entry in enumerate(ledger.entries)}
    records = {record.id: position for position, record in enumerate(ledger.records)}
    reasons = _Table()
    links = _links(ledger.mentions, actors, reasons)
    at = Positions(documents, actors, entries, records)
    return {
        "actors": [_actor_value(actor, actors) for actor in ledger.actors],
        "asked": asked_values(ledger, at),
        "documents": [_document_value(document) for document in ledger.documents],
        "entries": _entry_values(ledger, documents, links),
        "headline": headline_values(ledger),
        "problems": [{"what": problem.what, "where": problem.where} for problem in ledger.problems],
        "reasons": reasons.values,
        "records": [_record_value(record, actors, entries, documents, records) for record in ledger.records],
    }


class _Table:
    """Strings that repeat, each kept once."""

    def __init__(self) -> None:
        self.values: list[str] = []
        self._places: dict[str, int] = {}

    def place(self, value: str) -> int:
        if value not in self._places:
            self._places[value] = len(self.values)
            self.values.append(value)
        return self._places[value]


def _links(mentions: Iterable[Mention], actors: Mapping[str, int], reasons: _Table) -> dict[str, list[Json]]:
    """Entry id -> [slot, position in the slot, actor, reason] of each linked slot."""
    found: dict[str, list[Json]] = {}
    for mention in mentions:
        if mention.actor in actors:
            row = [mention.slot, mention.index, actors[mention.actor], reasons.place(mention.reason)]
            found.setdefault(mention.entry, []).append(row)
    return found


def _actor_value(actor: Actor, actors: Mapping[str, int]) -> dict[str, Json]:
    return _filled(
        id=actor.id,
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        part_of=actors.get(actor.part_of) if actor.part_of else None,
        names=list(actor.names),
    )


def _document_value(document: Document) -> dict[str, Json]:
    return _filled(
        id=document.id,
        text=document.text,
        sha256=document.sha256,
        title=document.title,
        publisher=document.publisher,
        author=document.author,
        written=_day(document.written),
        published=_day(document.published),
        retrieved=_day(document.retrieved),
        published_basis=document.published_basis,
        url=document.url,
        language=document.language,
        media_type=document.media_type,
        origin=document.origin,
    )


def _entry_values(ledger: Ledger, documents: Mapping[str, int], links: Mapping[str, list[Json]]) -> list[Json]:
    texts = {document.id: document.text for document in ledger.documents}
    offsets = {document.id: utf16_offset(document.text) for document in ledger.documents}
    values: list[Json] = []
    for entry in ledger.entries:
        value = _entry_value(entry, texts.get(entry.doc, ""), offsets.get(entry.doc, utf16_offset("")))
        value["doc"] = documents.get(entry.doc, -1)
        value.update(_filled(links=links.get(entry.id)))
        values.append(value)
    return values


def _entry_value(entry: Entry, text: str, offset: Offset) -> dict[str, Json]:
    def words(slot: Words | None) -> Json:
        return None if slot is None else _words_value(slot, text, offset)

    return _filled(
        id=entry.id,
        kind=entry.kind,
        span=[offset(entry.start), offset(entry.end)],
        quote=None if text[entry.start : entry.end] == entry.quote else entry.quote,
        actor=words(entry.actor),
        recipients=[words(slot) for slot in entry.recipients],
        about=words(entry.about),
        stance=entry.stance,
        negated=not entry.polarity,
        hedged=entry.certainty == "hedged",
        when=_when_value(entry.when, offset),
        sources=[words(slot) for slot in entry.sources],
        trigger=words(entry.trigger),
        score=entry.score if entry.score is not None and math.isfinite(entry.score) else None,
        notes=list(entry.notes),
    )


def _words_value(slot: Words, text: str, offset: Offset) -> dict[str, Json]:
    same = text[slot.start : slot.end] == slot.text
    mention = [offset(slot.mention[0]), offset(slot.mention[1])] if slot.mention else None
    return _filled(
        span=[offset(slot.start), offset(slot.end)],
        text=None if same else slot.text,
        rule=slot.rule,
        mention=mention,
    )


def _when_value(when: Interval | None, offset: Offset | None = None) -> Json:
    if when is None:
        return None
    return _filled(
        from_=_day(when.earliest),
        to=_day(when.latest),
        text=when.text,
        basis=when.basis,
        span=[offset(when.start), offset(when.end)] if offset else None,
    )


def _record_value(
    record: Record,
    actors: Mapping[str, int],
    entries: Mapping[str, int],
    documents: Mapping[str, int],
    records: Mapping[str, int],
) -> dict[str, Json]:
    lead = record.lead
    known = lead is not None and lead.incident in records
    return _filled(
        id=record.id,
        kind=record.kind,
        actor=actors.get(record.actor) if record.actor else None,
        recipients=_places(record.recipients, actors),
        about=record.about,
        stance=record.stance,
        negated=not record.polarity,
        hedged=record.certainty == "hedged",
        when=_when_value(record.when),
        entries=_places(record.entries, entries),
        documents=_places(record.documents, documents),
        lead=[records[lead.incident], lead.fewest, lead.most] if lead and known else None,
        responds_to=_places(record.responds_to, records),
        reasons=list(record.reasons),
    )


def utf16_offset(text: str) -> Offset:
    """Character offset -> UTF-16 offset within `text`; offsets outside it are moved to its ends."""
    wide = [position for position, char in enumerate(text) if ord(char) > 0xFFFF]
    length = len(text)

    def offset(position: int) -> int:
        inside = min(max(position, 0), length)
        return inside + bisect_left(wide, inside)

    return offset


def _places(ids: Iterable[str], places: Mapping[str, int]) -> list[int]:
    return [places[one] for one in ids if one in places]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _filled(**values: Json) -> dict[str, Json]:
    """Only what says something: no None, False, empty text or empty list. Zero is kept."""
    return {name.rstrip("_"): value for name, value in values.items() if value or (value == 0 and value is not False)}
