"""The reader on the table of our own sentences, and what holds for any text.

Sentences that it still reads wrongly stand in `known_misses.txt`, by their number in the table: a test
that starts to pass must be taken off that list, so it only ever gets shorter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forewarned.model import Document, Entry
from forewarned.reader import read

HERE = Path(__file__).parent
SENTENCES: list[dict[str, Any]] = tomllib.loads((HERE / "sentences.toml").read_text("utf-8"))["sentence"]
KNOWN_MISSES = {
    int(line.split()[0]) for line in (HERE / "known_misses.txt").read_text().splitlines() if line[:1].isdigit()
}


def document(row: dict[str, Any]) -> Document:
    return Document(id="own", text=row["text"], published=row["published"])


def shares_words(wanted: str, got: str) -> bool:
    a, b = set(wanted.lower().split()), set(got.lower().split())
    return 2 * len(a & b) >= min(len(a), len(b))


def slot_faults(wanted: dict[str, Any], got: Entry) -> Iterator[str]:
    """What an entry has otherwise than the table says; a field that the table leaves out is not looked at."""
    for field in ("polarity", "certainty", "stance"):
        if field in wanted and wanted[field] != getattr(got, field):
            yield f"{field} {getattr(got, field)!r}, not {wanted[field]!r}"
    if wanted.get("actor") and not (got.actor and shares_words(wanted["actor"], got.actor.text)):
        yield f"actor {got.actor and got.actor.text!r}, not {wanted['actor']!r}"
    for field in ("recipients", "sources"):
        words = [w.text for w in getattr(got, field)]
        if field in wanted and not (len(words) == len(wanted[field]) and all(map(shares_words, wanted[field], words))):
            yield f"{field} {words}, not {wanted[field]}"
    if wanted.get("when"):
        days = [got.when.earliest.isoformat(), got.when.latest.isoformat()] if got.when else None
        if days != [str(day) for day in wanted["when"]]:
            yield f"when {days}, not {wanted['when']}"


def faults(row: dict[str, Any]) -> list[str]:
    """Everything that the reader gets wrong in one row of the table."""
    left = read(document(row))
    found: list[str] = []
    for wanted in row["entries"]:
        start = row["text"].index(wanted["quote"])
        end = start + len(wanted["quote"])
        fits = [
            e
            for e in left
            if e.kind == wanted["kind"] and e.start < end and e.end > start
            and e.polarity == wanted.get("polarity", e.polarity)
        ]  # fmt: skip
        if not fits:
            found.append(f"missed {wanted['kind']}: {wanted['quote']}")
            continue
        left.remove(fits[0])
        found.extend(slot_faults(wanted, fits[0]))
    return found + [f"one too many, {e.kind}: {e.quote}" for e in left]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, marks=[pytest.mark.xfail(strict=True)] if number in KNOWN_MISSES else [])
        for number, row in enumerate(SENTENCES)
    ],
    ids=[f"{number}-{row['class']}" for number, row in enumerate(SENTENCES)],
)
def test_own_sentence(row: dict[str, Any]) -> None:
    assert faults(row) == []


PIECES = (
    "The dam warned| the town| that it could burst.|\n\n|“|” he said.|Police| arrested| two men| after the blast"
    "| on Friday|.| (|]|\x00|\u202e|BOMB| killed 3| knew|'| |\ud800"
).split("|")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_evidence_or_nothing(text: str) -> None:
    """Whatever the text, every quote and every filler is a slice of it, and the entries stand in order."""
    entries = read(Document(id="any", text=text, published=date(2024, 3, 30)))
    for entry in entries:
        assert text[entry.start : entry.end] == entry.quote != ""
        for words in (entry.actor, entry.about, entry.trigger, *entry.recipients, *entry.sources):
            assert words is None or text[words.start : words.end] == words.text
        if entry.when is not None:
            assert entry.when.earliest <= entry.when.latest
            assert text[entry.when.start : entry.when.end] == entry.when.text
    assert [(e.start, e.end) for e in entries] == sorted((e.start, e.end) for e in entries)


def test_the_same_text_gives_the_same_entries() -> None:
    text = "\n\n".join(row["text"] for row in SENTENCES[:40])
    assert read(Document(id="a", text=text)) == read(Document(id="a", text=text))


def test_page_furniture_states_nothing() -> None:
    text = (
        "Warnings before the fire\n\nWatch: gunmen attack the depot\n\n"
        "Inspectors warned the owners in May that the depot could burn."
    )
    entries = read(Document(id="a", text=text, title="Warnings before the fire"))
    assert all("Watch" not in e.quote for e in entries)
    assert any(e.kind == "warning" and e.actor and e.actor.text == "Inspectors" for e in entries)
