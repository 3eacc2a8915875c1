"""Documents into a case and out of it: read once, whole or not at all, and the same ledger as without a case."""

from __future__ import annotations

import json
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from forewarned import assemble, load
from forewarned.case import Case, CaseError, Reader, new_case, open_case
from forewarned.model import Document, Entry, Ledger, Problem
from tests.case import readers


def plain_ledger(paths: list[Path | str]) -> Ledger:
    """The ledger of `paths` without a case."""
    problems: list[Problem] = []
    documents = list(load(paths, on_problem=problems.append))
    entries = [entry for document in documents for entry in readers.first(document)]
    return assemble(entries, documents, problems=problems)


def made(place: str, *paths: Path | str, reader: Reader = readers.FIRST) -> Case:
    case = new_case(place, who="Ana", reader=reader)
    if paths:
        case.add(list(paths))
    return case


def test_the_ledger_of_a_case_is_that_of_its_paths(place: str, reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    with made(place, reports, "nowhere.txt") as case:
        assert case.ledger() == plain_ledger([reports, "nowhere.txt"])
        assert [problem.what for problem in case.problems()] == ["empty file", "does not exist"]
        assert case.verify() == []
    with open_case(place, reader=readers.FIRST) as again:
        assert again.ledger() == plain_ledger([reports, "nowhere.txt"])


def test_two_folders_one_after_the_other_are_as_both_at_once(place: str, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("The pilot warned the port on 2023-01-01 of ice.")
    with made(place, reports) as case:
        case.add([other])
        assert case.ledger() == plain_ledger([reports, other])


_CALLS: list[str] = []


def counting(document: Document) -> list[Entry]:
    _CALLS.append(document.id)
    return readers.first(document)


def test_each_content_is_read_once(place: str, reports: Path) -> None:
    _CALLS.clear()
    with made(place, reports, reader=Reader("counting", counting)) as case:
        assert _CALLS == ["a.txt", "b.txt", "d.md"]  # c.txt is of the same content as a.txt
        added = case.add([reports])
        assert (added.there, added.read, added.copied) == (4, 0, 0)
        assert len(_CALLS) == 3
        assert {entry.doc for entry in case.entries()} == {"a.txt", "b.txt", "c.txt", "d.md"}


def test_a_newer_reader_reads_again_and_is_named(place: str, reports: Path) -> None:
    made(place, reports).close()
    with open_case(place, reader=readers.SECOND) as case:
        assert case.status().outdated == 4
        added = case.read_again()
        assert added.again == 4
        assert case.status().readers == (("second 2", 4),)
        assert all(entry.notes == ("second",) for entry in case.entries())
        assert case.verify() == []


def test_a_changed_file_comes_in_beside_the_first(place: str, reports: Path) -> None:
    with made(place, reports) as case:
        (reports / "d.md").write_text("The pilot warned the port on 2023-01-01 of ice.")
        case.add([reports])
        assert [document.id for document in case.documents()] == ["a.txt", "b.txt", "c.txt", "d.md", "d.md#2"]


def test_removing_a_document_removes_what_only_it_supported(place: str, reports: Path) -> None:
    with made(place, reports) as case:
        kept = len(case.log())
        case.remove("a.txt")
        (reports / "a.txt").unlink()
        assert case.ledger() == plain_ledger([reports])
        assert (case.original("a.txt"), case.document("a.txt")) == (None, None)
        assert case.original("c.txt") is not None  # of the same bytes as a.txt
        assert [row.act for row in case.log(after=kept)] == ["removed"]
        assert case.verify() == []
        with pytest.raises(CaseError, match=r"no document 'a\.txt'"):
            case.remove("a.txt")


def test_removing_the_part_before_takes_its_dates_away(place: str, tmp_path: Path) -> None:
    rows = [
        {"id": f"p{n}", "title": f"The crane, part {n}", "text": f"Part {n}. The pilot warned the port of ice {n}."}
        for n in (1, 2)
    ]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with made(place, tmp_path / "x.jsonl") as case:
        assert "The pilot" in [document.preceding for document in case.documents()][1]
        assert case.add([tmp_path / "x.jsonl"]).there == 2
        case.remove("p1")
        assert [document.preceding for document in case.documents()] == [""]
        assert case.verify() == []


def test_a_document_that_the_reader_fails_on_is_a_problem_until_it_is_read(place: str, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("An unlucky pilot warned the port of ice.")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    with made(place, *paths, reader=readers.FAILING) as case:
        assert [problem.what for problem in case.problems()] == ["the reader failed: ValueError: as asked"] * 2
        assert case.status().documents == 0
    with open_case(place, reader=readers.FIRST) as case:
        case.add(paths)
        assert (case.problems(), case.status().documents, len(case.entries())) == ([], 2, 2)


def test_originals_are_kept_byte_for_byte(place: str, reports: Path) -> None:
    with made(place, reports) as case:
        found = case.original("b.txt")
        assert found is not None
        assert (found[0].name, b"".join(found[1])) == ("b.txt", (reports / "b.txt").read_bytes())


HOSTILE = [
    "The pilot warned\x00 the port of ice.",
    "The pilot warned the port of ice \ufffd \ud800 \U0001f6a2.",
    "The pilot warned'); DROP TABLE log; -- the port of ice.",
    "The pilot warned <script>alert(1)</script> % _ \\ {} the port of ice.",
]


@pytest.mark.parametrize("words", HOSTILE, ids=["nul", "surrogate", "sql", "markup"])
def test_odd_text_comes_back_as_it_went_in(place: str, tmp_path: Path, words: str) -> None:
    row = {"id": f"id {words[:20]}", "title": words, "publisher": words, "text": words}
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n")
    with made(place, tmp_path / "x.jsonl") as case:
        assert case.ledger() == plain_ledger([tmp_path / "x.jsonl"])
        (document,) = case.documents()
        assert case.document(document.id) == document
        assert case.verify() == []
        case.remove(document.id)


def test_two_who_add_at_once_add_nothing_twice(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n:02}.txt").write_text(f"The pilot warned the port of ice {n}.")
    made(place).close()

    def add() -> None:
        with open_case(place, reader=readers.FIRST) as case:
            case.add([folder])

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_case(place, reader=readers.FIRST) as case:
        assert case.ledger() == plain_ledger([folder])
        assert case.verify() == []


def test_progress_is_told_for_each_document(place: str, reports: Path) -> None:
    steps = []
    with new_case(place, reader=readers.FIRST) as case:
        case.add([reports], on_progress=steps.append)
    assert [(step.document, step.how, step.number) for step in steps] == [
        ("a.txt", "read", 1),
        ("b.txt", "read", 2),
        ("c.txt", "copied", 3),
        ("d.md", "read", 4),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE documents SET text = 'The pilot slept' WHERE id = 'a.txt'", "a.txt was changed"),
        ("UPDATE documents SET sha256 = 'x' WHERE id = 'b.txt'", "columns of the document b.txt"),
        ("UPDATE entries SET quote = 'x'", "columns of the document a.txt"),
        ("UPDATE entries SET body = replace(body, 'coastguard', 'coastguards')", "entries of the document a.txt"),
        ("UPDATE entries SET body = 'x'", "a.txt or its entries"),
        ("DELETE FROM entries", "entries of the document a.txt"),
        ("DELETE FROM documents WHERE id = 'a.txt'", "a.txt is in the log, but no longer in the case"),
    ],
)
def test_what_the_log_vouches_for_cannot_be_changed_unseen(place: str, reports: Path, change: str, words: str) -> None:
    with made(place, reports) as case:
        with case.engine.connect() as connection, connection.begin():
            connection.execute(text(change))
        assert any(words in fault for fault in case.verify())


def test_other_tools_can_read_a_case_file(tmp_path: Path, reports: Path) -> None:
    made(str(tmp_path / "x.case"), reports).close()
    connection = sqlite3.connect(tmp_path / "x.case")
    rows = connection.execute(
        "SELECT documents.id, json_extract(entries.body, '$.actor.text') FROM entries JOIN documents "
        "ON documents.number = entries.document WHERE kind = 'warning' ORDER BY documents.id"
    ).fetchall()
    connection.close()
    assert rows[0] == ("a.txt", "The coastguard")
