"""What is said on standard error."""

from __future__ import annotations

import pytest

from forewarned.cli_progress import Run, counted, counted_days, plain
from forewarned.model import Document, Problem


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "file", "0 files"),
        (1, "entry", "1 entry"),
        (2, "entry", "2 entries"),
        (1, "day", "1 day"),
        (61, "day", "61 days"),
        (2, "survey", "2 surveys"),
        (1234, "document", "1,234 documents"),
    ],
)
def test_numbers_are_counted_in_words(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words


@pytest.mark.parametrize(
    ("fewest", "most", "words"),
    [(0, 0, "0 days"), (1, 1, "1 day"), (0, 1, "0 to 1 day"), (12, 21, "12 to 21 days"), (9, 1061, "9 to 1,061 days")],
)
def test_days_are_counted_in_words(fewest: int, most: int, words: str) -> None:
    assert counted_days(fewest, most) == words


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("abc\u202ecba", "abccba"),
        ("\ud800x", "x"),
        ("“déjà vu”", "“déjà vu”"),
    ],
)
def test_text_for_the_terminal_is_plain(given: str, shown: str) -> None:
    assert plain(given) == shown


def test_a_run_counts_files(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run()
    run.read(Document(id="a", text="", origin="a.txt"))
    assert run.status == 0
    run.problem(Problem("b.pdf", "no text\nin it"))
    assert (run.status, run.summary()) == (3, "1 of 2 files read, 1 failed")
    assert capsys.readouterr().err == "could not read b.pdf: no text in it\n"


def test_a_run_that_found_nothing() -> None:
    run = Run()
    assert (run.status, run.summary()) == (4, "there is nothing to read")


def test_rows_are_counted_as_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run()
    run.read(Document(id="a", text="", origin="a.jsonl"))
    run.problem(Problem("a.jsonl:2", "not JSON"))
    run.problem(Problem("a.jsonl:9", "not JSON"))
    run.problem(Problem("b.jsonl:1", "not JSON"))
    assert (run.status, run.summary()) == (3, "1 of 2 files read (1 in part), 1 failed")


def test_what_was_read_all_the_same_has_not_failed(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run()
    run.read(Document(id="a", text="", origin="a.jsonl"))
    run.problem(Problem("a.jsonl:2", "read, without its published: 'soon' is not one whole day"))
    assert (run.status, run.summary()) == (0, "")
    assert capsys.readouterr().err == "a.jsonl:2: read, without its published: 'soon' is not one whole day\n"


def test_quiet_leaves_out_notes_and_tells_problems(capsys: pytest.CaptureFixture[str]) -> None:
    run = Run(quiet=True)
    run.note("12 entries")
    run.problem(Problem("b.pdf", "no text"))
    assert capsys.readouterr().err == "could not read b.pdf: no text\n"
