"""Notes on sources: a small TOML file, with one clear line for each thing that is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from forewarned.ingest.source_notes import source_notes
from forewarned.model import SourceNote

GOOD = """
[[source]]
name = "Wrenfield Gazette"
reliability = "B"
interest = "owned by the harbour company"

[[source]]
name = "Ada Lund"
"""


def test_notes_by_name(tmp_path: Path) -> None:
    file = tmp_path / "notes.toml"
    file.write_text(GOOD, encoding="utf-8")
    assert source_notes(file) == (
        SourceNote("Ada Lund"),
        SourceNote("Wrenfield Gazette", "B", "owned by the harbour company"),
    )


def test_an_empty_file_has_no_notes(tmp_path: Path) -> None:
    file = tmp_path / "notes.toml"
    file.write_text("", encoding="utf-8")
    assert source_notes(file) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[[source]", "no TOML"),
        ('[[source]]\nreliability = "A"', "source 1: it has no name"),
        ('[[source]]\nname = "A"\nreliability = "G"', "source 1: reliability 'G' is none of A, B, C, D, E and F"),
        ('[[source]]\nname = "A"\nreliability = 2', "source 1: reliability must be text in quotation marks"),
        ('[[source]]\nname = "A"\nintrest = "x"', "source 1: unknown field 'intrest'"),
        ('[[source]]\nname = "A"\n[[source]]\nname = "a "', "source 2: 'a ' is there twice"),
        ('[source]\nname = "A"', "sources are listed as [[source]]"),
        ('[[sources]]\nname = "A"', "unknown part [sources]"),
        ("source = [1]", "sources are listed as [[source]]"),
    ],
)
def test_what_is_wrong_is_one_clear_line(tmp_path: Path, text: str, line: str) -> None:
    file = tmp_path / "notes.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"notes\.toml: ") as error:
        source_notes(file)
    assert any(line in one for one in str(error.value).splitlines())


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "notes.toml"
    file.write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(ValueError, match="no TOML"):
        source_notes(file)
