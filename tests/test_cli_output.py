"""What is written is exact, whole and safe to open."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.cli_output import (
    ENTRY_CSV,
    json_text,
    opened,
    write_entries_csv,
    write_entries_table,
    write_jsonl,
    write_records_csv,
    write_records_table,
)

ENTRY = {
    "doc": "crane",
    "kind": "warning",
    "start": 0,
    "end": 5,
    "quote": "He said, “fall”\nand went",
    "actor": "the coastguard",
    "recipients": ["A", "B"],
    "about": None,
    "stance": None,
    "polarity": True,
    "certainty": "asserted",
    "when": {"earliest": "2023-05-02", "latest": "2023-05-31", "text": "in May"},
    "sources": ["the Gazette", "two dock workers"],
}
RECORD = {
    "id": "r-1",
    "documents": ["crane"],
    "responds_to": [],
    "lead_time": {"incident": "r-2", "fewest_days": 1, "most_days": 30},
    "entries": [{"doc": "crane", "quote": "one"}, {"doc": "other", "quote": "two"}],
    "reasons": [],
    **{
        name: ENTRY[name]
        for name in ("kind", "actor", "recipients", "about", "stance", "polarity", "certainty", "when")
    },
}


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@given(st.text())
def test_json_lines_hold_any_text(text: str) -> None:
    stream = io.StringIO()
    write_jsonl([{"quote": text}, {"quote": "next"}], stream)
    data = stream.getvalue().encode("utf-8")
    assert [json.loads(line)["quote"] for line in data.decode("utf-8").split("\n")[:-1]] == [text, "next"]


@pytest.mark.parametrize(("text", "written"), [("é “ ”", '{"a": "é “ ”"}'), ("\ud800", '{"a": "\\ud800"}')])
def test_json_is_readable_where_utf_8_allows(text: str, written: str) -> None:
    assert json_text({"a": text}) == written


def test_entries_as_csv() -> None:
    stream = io.StringIO()
    write_entries_csv([ENTRY], stream)
    (row,) = csv_rows(stream.getvalue())
    assert list(row) == list(ENTRY_CSV)
    assert row["quote"] == ENTRY["quote"]
    assert (row["recipients"], row["sources"], row["about"]) == ("A; B", "the Gazette > two dock workers", "")
    assert (row["when_earliest"], row["when_latest"], row["polarity"]) == ("2023-05-02", "2023-05-31", "true")


def test_records_as_csv() -> None:
    stream = io.StringIO()
    write_records_csv([RECORD, {**RECORD, "lead_time": None, "when": None}], stream)
    first, second = csv_rows(stream.getvalue())
    assert (first["incident"], first["fewest_days"], first["most_days"]) == ("r-2", "1", "30")
    assert first["quotes"] == "[crane] one | [other] two"
    assert (second["incident"], second["when_text"]) == ("", "")


@pytest.mark.parametrize("quote", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_spreadsheet_is_given_no_formula(quote: str) -> None:
    stream = io.StringIO()
    write_entries_csv([{**ENTRY, "quote": quote}], stream)
    assert f"'{quote}" in stream.getvalue()


def test_tables_never_steer_the_terminal() -> None:
    stream = io.StringIO()
    hostile = {**ENTRY, "actor": "[red]x[/red]\x1b[2J\x07\u202e", "doc": "\x1b]0;title\x07"}
    write_entries_table([hostile, {**ENTRY, "polarity": False, "when": None}], stream)
    shown = stream.getvalue()
    assert not set("\x1b\x07\u202e") & set(shown)
    assert "no warning" in shown


def test_a_table_of_records_shows_ranges(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    stream = io.StringIO()
    write_records_table([RECORD, {**RECORD, "lead_time": {"incident": "r", "fewest_days": 1, "most_days": 1}}], stream)
    for words in ("1 to 30 days", "1 day ", "2023-05-02 / 2023-05-31"):
        assert words in stream.getvalue()


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    def rows() -> Iterator[dict[str, str]]:
        yield {"a": "new"}
        raise ValueError("half way")

    def written() -> None:
        with opened(target) as stream:
            write_jsonl(rows(), stream)

    with pytest.raises(ValueError, match="half way"):
        written()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]
    with opened(target) as stream:
        stream.write("new\n")
    assert target.read_bytes() == b"new\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_csv_file_says_that_it_is_utf_8(tmp_path: Path) -> None:
    with opened(tmp_path / "x.csv", bom=True) as stream:
        stream.write("é")
    assert (tmp_path / "x.csv").read_bytes() == b"\xef\xbb\xbf\xc3\xa9"


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with opened(tmp_path / "link") as stream:
        stream.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    with opened(Path(os.devnull)) as stream:
        stream.write("nothing")
    assert not Path(os.devnull).is_file()
