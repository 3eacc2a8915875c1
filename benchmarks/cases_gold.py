"""The gold of the cases in benchmarks/cases/: read, checked, and made into entries (format: README.md there)."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_args

from forewarned import load
from forewarned.model import (
    KINDS,
    ContradictionSort,
    CopyKind,
    Document,
    Entry,
    GapSort,
    Interval,
    Stance,
    Words,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its documents and its gold, the statements with `record`, `kind`, `start` and `end` filled in."""

    name: str
    documents: tuple[Document, ...]
    gold: Row
    statements: tuple[Row, ...]


def case(folder: Path) -> Case:
    """The case in `folder`; ValueError lists all that is wrong with its gold."""
    documents = tuple(sorted(load([folder / "documents.jsonl"]), key=lambda one: one.id))
    gold = tomllib.loads((folder / "gold.toml").read_text(encoding="utf-8"))
    texts = {document.id: document.text for document in documents}
    statements = []
    for record in gold["record"]:
        for row in record["statement"]:
            start = texts.get(row["doc"], "").find(row["quote"])
            place = {"record": record["id"], "kind": record["kind"], "start": start, "end": start + len(row["quote"])}
            statements.append({"actor": None, "about": None, "stance": None, "when": None, **row, **place})
    if wrong := list(problems(gold, statements, texts)):
        raise ValueError(f"{folder.name}: " + "; ".join(wrong))
    return Case(folder.name, documents, gold, tuple(statements))


def problems(gold: Row, statements: Sequence[Row], texts: Mapping[str, str]) -> Iterable[str]:
    """What is wrong with a gold: quotes and slots that are not in the text, ids that nothing has, unknown types."""
    ids = [record["id"] for record in gold["record"]] + [row["id"] for row in statements]
    yield from (f"id {one} twice" for one, times in Counter(ids).items() if times > 1)
    for row in statements:
        text = texts.get(row["doc"], "")
        if text.count(row["quote"]) != 1:
            yield f"{row['id']}: its quote is not there just once"
        slots = [row["actor"], row["about"], *row["recipients"], *row["sources"], row["when"] and row["when"]["text"]]
        yield from (f"{row['id']}: {words!r} is not in the text" for words in slots if words and words not in text)
        if row["kind"] not in KINDS or (row["stance"] in get_args(Stance)) != (row["kind"] == "response"):
            yield f"{row['id']}: kind {row['kind']} with stance {row['stance']}"
        if row["when"] and row["when"]["earliest"] > row["when"]["latest"]:
            yield f"{row['id']}: ends before it begins"
    places = Counter(
        (row["doc"], row["kind"], row["stance"], row["polarity"], row["start"], row["end"]) for row in statements
    )
    yield from (f"two statements at {place}" for place, times in places.items() if times > 1)
    yield from (f"no id {one}" for one in named(gold) if one not in ids)
    yield from (f"no document {one}" for one in named_documents(gold) if one not in texts)
    for part, known in (("gap", get_args(GapSort)), ("contradiction", get_args(ContradictionSort))):
        yield from (f"unknown {part} {row['sort']}" for row in gold.get(part, ()) if row["sort"] not in known)
    copies = (copy for family in gold.get("family", ()) for copy in family["copy"])
    yield from (f"unknown copy {copy['how']}" for copy in copies if copy["how"] not in get_args(CopyKind))


def named(gold: Row) -> Iterable[str]:
    """Every id of a record or statement that the gold points at."""
    yield gold["main_incident"]
    for link in gold.get("link", ()):
        yield from (link["general"], link["specific"])
    for row in gold.get("contradiction", ()):
        yield from (*row["one"], *row["other"])
    for step in gold.get("chain", ()):
        yield from (step["record"], *step.get("answers", ()))
    for row in gold.get("answer", ()):
        yield from (row["response"], *row["answers"])
    for row in (*gold.get("circle", ()), *gold.get("gap", ())):
        yield from row.get("records", [row.get("record")])


def named_documents(gold: Row) -> Iterable[str]:
    """Every document that the gold points at beside those of its statements."""
    for row in gold.get("family", ()):
        yield from (row["original"], *(copy["doc"] for copy in row["copy"]))
    for row in gold.get("circle", ()):
        yield from row["documents"]


def given(of: Case) -> dict[str, Entry]:
    """Statement id -> an entry with the gold's slots, each at its place nearest to the quote."""
    texts = {document.id: document.text for document in of.documents}
    return {row["id"]: _entry(row, texts[row["doc"]]) for row in of.statements}


def _entry(row: Row, text: str) -> Entry:
    def words(one: str) -> Words:
        at = place(text, one, row["start"], row["end"])
        return Words(at, at + len(one), one, "gold")

    when = row["when"]
    at = place(text, when["text"], row["start"], row["end"]) if when else 0
    days = (date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"])) if when else None
    return Entry(
        doc=row["doc"],
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        actor=words(row["actor"]) if row["actor"] else None,
        recipients=tuple(map(words, row["recipients"])),
        about=words(row["about"]) if row["about"] else None,
        stance=row["stance"],
        polarity=row["polarity"],
        certainty=row["certainty"],
        when=Interval(*days, when["text"], at, at + len(when["text"])) if days else None,
        sources=tuple(map(words, row["sources"])),
    )


def place(text: str, words: str, start: int, end: int) -> int:
    """Where `words` stand: within start to end, else the last time before, else the first time after."""
    inside = text.find(words, start, end)
    before = text.rfind(words, 0, end)
    return next(at for at in (inside, before, text.find(words)) if at >= 0)
