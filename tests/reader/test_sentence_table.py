"""The table of own sentences is sound: every expectation can be met by the text that it stands on."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from forewarned.model import KINDS, Certainty, Stance

TABLE = Path(__file__).with_name("sentences.toml")
ROWS = tomllib.loads(TABLE.read_text(encoding="utf-8"))["sentence"]
FIELDS = {"kind", "quote", "actor", "recipients", "about", "stance", "polarity", "certainty", "when", "sources"}


def test_sentences_are_many_distinct_and_of_both_sorts():
    assert len(ROWS) >= 150
    assert max(Counter(row["text"] for row in ROWS).values()) == 1
    assert sum(not row["entries"] for row in ROWS) >= 50
    assert {entry["kind"] for row in ROWS for entry in row["entries"]} == set(KINDS)
    assert {entry.get("stance") for row in ROWS for entry in row["entries"]} == {None, *get_args(Stance)}
    assert all(row["class"].startswith("no entry") == (not row["entries"]) for row in ROWS)


@pytest.mark.parametrize("row", [row for row in ROWS if row["entries"]], ids=lambda row: row["text"][:50])
def test_expected_entries_can_be_met(row):
    assert isinstance(row["published"], date)
    for entry in row["entries"]:
        assert entry.keys() <= FIELDS
        assert row["text"].count(entry["quote"]) == 1
        for words in [entry.get("actor") or "", entry.get("about") or "", *entry.get("recipients", [])]:
            assert words in row["text"]
        assert all(source in row["text"] for source in entry.get("sources", []))
        assert entry.get("certainty", "asserted") in get_args(Certainty)
        assert ("stance" in entry) == (entry["kind"] == "response")
        days = [date.fromisoformat(day) for day in entry.get("when", [])]
        assert days == sorted(days)
        assert len(days) in (0, 2)
