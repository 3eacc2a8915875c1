"""A file that makes the parser spin, crash or eat memory costs itself, and the rest is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest import Limits, guard, load
from forewarned.ingest.guard import guarded
from forewarned.ingest.parsing import document_from, document_value
from forewarned.ingest.pdfs import pdf_documents
from forewarned.model import Document, Problem
from tests.ingest.helpers import SENTENCE, pdf_bytes, raw_of
from tests.ingest.spinning import spinning_pdf

MARKED = f"<html><body><p>{SENTENCE}</p></body></html>"
PARSER = "forewarned.ingest.parsing"
# What stands in for a parser of others' code that has gone wrong: it is put where the child reads pages.
WRONG = """
import os, signal, sys
from forewarned.ingest import formats
def wrong(raw):
    data = raw.read(1000)
    if b"crash" in data: os.kill(os.getpid(), signal.SIGSEGV)
    if b"eat" in data: eaten = [bytearray(10_000_000) for _ in range(1000)]
    if b"leave" in data: os._exit(7)
    if b"babble" in data: os.write(OUT, b"no JSON\\n")
    return good(raw)
good, formats._BY_SUFFIX[".html"] = formats._BY_SUFFIX[".html"], wrong
from forewarned.ingest import parsing
OUT = os.dup(1)
parsing.main()
"""


def guarded_load(folder: Path, **limits: int) -> tuple[list[str], list[tuple[str, str]]]:
    problems: list[Problem] = []
    found = load([folder], on_problem=problems.append, limits=Limits(**limits))
    return [one.id for one in found], [(Path(one.where).name, one.what) for one in problems]


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that parses goes wrong on pages of certain words."""
    start = subprocess.Popen

    def started(command: list[str], **options: object) -> object:
        return start([*command[:2], "-c", WRONG] if PARSER in command else command, **options)

    monkeypatch.setattr(guard.subprocess, "Popen", started)


def test_what_is_read_under_guard_is_what_is_read_without(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.md").write_text(f"---\npublished: 2023-05-01\n---\n# Port\n\n{SENTENCE}\n")
    (tmp_path / "c.pdf").write_bytes(pdf_bytes([SENTENCE], title="The dam"))
    (tmp_path / "d.csv").write_text(f"id,text\n1,{SENTENCE}\n2,\n3,{SENTENCE}\n")
    (tmp_path / "e.png").write_bytes(b"\x89PNG...")
    (tmp_path / "f\udcff.html").write_text(f"<html><body><p>{SENTENCE}</p></body></html>")
    with zipfile.ZipFile(tmp_path / "g.zip", "w") as archive:
        archive.writestr("in/b.html", MARKED)
        archive.write(tmp_path / "d.csv", "in/d.csv")
        archive.writestr("empty.md", "")
    plain: list[Problem] = []
    held: list[Problem] = []
    assert list(load([tmp_path], on_problem=plain.append)) == list(
        load([tmp_path], on_problem=held.append, limits=Limits())
    )
    assert plain == held != []


def test_a_pdf_that_makes_the_parser_spin_costs_itself(tmp_path: Path) -> None:
    assert len(list(pdf_documents(raw_of(spinning_pdf(depth=2), "a.pdf")))) == 1  # but for the depth, a good one
    (tmp_path / "a.pdf").write_bytes(spinning_pdf())
    (tmp_path / "b.html").write_text(MARKED)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("1.html", MARKED)
        archive.writestr("2.pdf", spinning_pdf())
        archive.writestr("3.html", MARKED)
    documents, problems = guarded_load(tmp_path, seconds=1)
    assert documents == ["b.html", "c.zip!1.html", "c.zip!3.html"]
    assert [where for where, _ in problems] == ["a.pdf", "c.zip!2.pdf"]
    assert all(what.startswith("reading it took ") and what.endswith(": given up") for _, what in problems)


@pytest.mark.parametrize(
    ("word", "what"),
    [
        ("crash", "the parser crashed on it (SIGSEGV)"),
        ("eat", "reading it takes more memory than there is for one file"),
        ("leave", "the parser ended on it (exit status 7)"),
        ("babble", "the parser broke on it"),
    ],
)
@pytest.mark.usefixtures("wrong")
def test_a_parser_that_goes_wrong_costs_one_file(tmp_path: Path, word: str, what: str) -> None:
    for name, text in [("1.html", MARKED), ("2.html", f"{MARKED} {word}"), ("3.html", MARKED)]:
        (tmp_path / name).write_text(text)
    with zipfile.ZipFile(tmp_path / "4.zip", "w") as archive:
        for path in sorted(tmp_path.glob("?.html")):
            archive.write(path, path.name)
    documents, problems = guarded_load(tmp_path, memory=1_500_000_000)
    assert documents == ["1.html", "3.html", "4.zip!1.html", "4.zip!3.html"]
    assert problems == [("2.html", what), ("4.zip!2.html", what)]


@pytest.mark.usefixtures("wrong")
def test_an_archive_of_many_bad_members_is_given_up(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.html", "leave")
        archive.writestr("5.html", MARKED)
    (tmp_path / "b.html").write_text(MARKED)
    documents, problems = guarded_load(tmp_path, culprits=2)
    assert documents == ["b.html"]
    assert problems[-1] == ("a.zip", "given up after 2 members that could not be read")
    assert len(problems) == 3


def test_the_process_ends_with_whom_it_works_for(tmp_path: Path) -> None:
    process = subprocess.Popen([sys.executable, "-m", PARSER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin
    assert process.stdout
    (tmp_path / "a.pdf").write_bytes(spinning_pdf())
    question = {"id": "a.pdf", "origin": "a.pdf", "path": str(tmp_path / "a.pdf"), "size": 9, "done": []}
    process.stdin.write(json.dumps({"seconds": 600, "pace": 1000, "memory": None}) + "\n")
    process.stdin.write(json.dumps(question) + "\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())[0] == "begins"
    process.stdin.close()
    assert process.wait(timeout=60) == 0


def test_nothing_is_left_running_where_reading_is_broken_off(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text(MARKED)
    found = load([tmp_path], limits=Limits())
    next(found)
    children = _children()
    found.close()
    assert len(_children()) == len(children) - 1


def _children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()


def test_plain_texts_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard.subprocess, "Popen", None)
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.md").write_text(SENTENCE)
    (tmp_path / "empty.pdf").write_text("")
    assert guarded_load(tmp_path) == (["a.txt", "b.md"], [("empty.pdf", "empty file")])


def test_a_large_document_has_longer() -> None:
    limits = Limits(seconds=10, pace=1000)
    assert [limits.allowance(size) for size in (0, 999, 5000)] == [10, 10, 15]


def test_problems_of_finding_files_pass_through() -> None:
    problem = Problem("x", "does not exist")
    assert list(guarded([problem], Limits())) == [problem]


_TEXT = st.text(st.characters(codec=None, categories=None))  # lone surrogates too


@given(_TEXT, st.none() | _TEXT, st.none() | st.dates())
def test_documents_come_through_the_line_as_they_are(text: str, title: str | None, day: object) -> None:
    given = Document(id=text, text=text, title=title, published=day, written=day)
    assert document_from(json.loads(json.dumps(document_value(given)))) == given
