"""Entries built from the gold files, for reading what assembly makes of them; absent outside the workplace."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from forewarned.model import Document, Entry, Interval, Words

GOLD = Path(__file__).parents[3] / "shared" / "eval" / "gold"


def gold(*names: str) -> tuple[list[Entry], list[Document]]:
    """Entries and documents of the gold sets `names`, slots placed where their words are found."""
    documents = [document for name in names for document in _documents(GOLD / name)]
    texts = {document.id: document.text for document in documents}
    entries = []
    for name in names:
        for line in (GOLD / name / "entries.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            entries.append(_entry(row, texts[row["doc"]]))
    return entries, documents


def _documents(folder: Path) -> list[Document]:
    rows = map(json.loads, (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Document(
            id=row["id"],
            text=row["text"],
            title=row.get("title"),
            publisher=row.get("publisher"),
            published=date.fromisoformat(row["published"]) if row.get("published") else None,
        )
        for row in rows
    ]


def _entry(row: dict, text: str) -> Entry:
    def words(said: str | None) -> Words | None:
        if said is None:
            return None
        at = text.find(said, max(0, row["start"] - 400), row["end"])
        start = at if at >= 0 else max(text.find(said), 0) or row["start"]
        return Words(start, start + len(said), said)

    when = row["when"]
    return Entry(
        doc=row["doc"],
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        actor=words(row["actor"]),
        recipients=tuple(filter(None, map(words, row["recipients"]))),
        about=words(row["about"]),
        stance=row["stance"],
        polarity=row["polarity"],
        certainty=row["certainty"],
        when=when
        and Interval(
            date.fromisoformat(when["earliest"]),
            date.fromisoformat(when["latest"]),
            when["text"],
            row["start"],
            row["start"] + len(when["text"]),
        ),
        sources=tuple(filter(None, map(words, row["sources"]))),
        trigger=words(row["about"]),
    )
