"""Builds a ledger by hand, finding the offsets of words by searching for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from forewarned.model import Actor, Document, Entry, Interval, Ledger, Mention, Problem, Record, Words, content_id


@dataclass
class Builder:
    """Collects documents, entries and records."""

    documents: list[Document] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def document(self, id: str, text: str, **fields) -> Document:
        document = Document(id=id, text=text, sha256=content_id("", text), language="en", origin=f"{id}.txt", **fields)
        self.documents.append(document)
        return document

    def actor(self, name: str, kind="body", **fields) -> str:
        if name not in self.actors:
            self.actors[name] = Actor(id=content_id("a", name), name=name, kind=kind, names=(name,), **fields)
        return self.actors[name].id

    def entry(self, document: Document, kind: str, quote: str, **slots) -> Entry:
        """Slots are words of the text; `when` is (words, earliest, latest); `linked` names actors by slot."""
        start = document.text.index(quote)
        when, linked = slots.pop("when", None), slots.pop("linked", {})
        words = {name: self._slot(document, value, start) for name, value in slots.items() if name in SLOTS}
        rest = {name: value for name, value in slots.items() if name not in SLOTS}
        entry = Entry(
            doc=document.id,
            kind=kind,
            start=start,
            end=start + len(quote),
            quote=quote,
            when=self._interval(document, when, start),
            **words,
            **rest,
        )
        self.entries.append(entry)
        for (slot, index), (name, reason) in linked.items():
            self.mentions.append(Mention(entry.id, slot, index, self.actor(name), reason))
        return entry

    def record(self, entries: list[Entry], actor: str | None = None, recipients=(), **fields) -> Record:
        first = entries[0]
        record = Record(
            id=content_id("r", *[one.id for one in entries]),
            kind=first.kind,
            actor=self.actor(actor) if actor else None,
            recipients=tuple(self.actor(name) for name in recipients),
            about=first.about.text if first.about else None,
            stance=first.stance,
            polarity=first.polarity,
            certainty=first.certainty,
            when=next((one.when for one in entries if one.when), None),
            entries=tuple(one.id for one in entries),
            documents=tuple(dict.fromkeys(one.doc for one in entries)),
            **fields,
        )
        self.records.append(record)
        return record

    def ledger(self, **more) -> Ledger:
        """`more` is what assembly finds across documents: chains, gaps and so on."""
        return Ledger(
            documents=tuple(self.documents),
            entries=tuple(self.entries),
            actors=tuple(self.actors.values()),
            mentions=tuple(self.mentions),
            records=tuple(sorted(self.records, key=_time)),
            problems=tuple(self.problems),
            **more,
        )

    def _slot(self, document: Document, value, near: int):
        if isinstance(value, tuple):
            return tuple(self._words(document, one, near) for one in value)
        return self._words(document, value, near)

    def _words(self, document: Document, text: str, near: int) -> Words:
        start = document.text.find(text, near)
        start = document.text.index(text) if start < 0 else start
        mention = None
        if start < near:
            mention = (near, near + 2)
        return Words(start, start + len(text), text, "by hand", mention)

    def _interval(self, document: Document, when, near: int) -> Interval | None:
        if when is None:
            return None
        text, earliest, latest = when
        words = self._words(document, text, near)
        day = date.fromisoformat
        return Interval(day(earliest), day(latest), text, words.start, words.end, "document")


SLOTS = {"actor", "recipients", "about", "sources", "trigger"}


def _time(record: Record) -> tuple[bool, date]:
    """The order that a ledger keeps: by the first day, records without a date last."""
    return record.when is None, record.when.earliest if record.when else date.max
