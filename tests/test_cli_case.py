"""`forewarned case`, and a case where paths are taken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from forewarned.case import Proposal, open_case
from forewarned.cli import app

TEXTS = {
    "a.txt": "The coastguard warned the harbour master on 2 May 2023 that a bomb might be hidden in the terminal.\n",
    "b.txt": "A bomb exploded in the ferry terminal on 9 May 2023, killing three dockers.\n",
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of two reports and an empty file."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture
def case(tmp_path: Path, reports: Path) -> Path:
    """A case of the reports."""
    place = tmp_path / "x.case"
    assert run("case", "new", place).exit_code == 0
    assert run("case", "add", place, reports, "--quiet").exit_code == 3
    return place


def test_adding_says_what_came_of_it_and_can_be_started_again(tmp_path: Path, reports: Path) -> None:
    run("case", "new", tmp_path / "x.case", "--name", "Harbour")
    first = run("case", "add", tmp_path / "x.case", reports)
    assert first.exit_code == 3
    assert "empty file" in first.stderr
    assert "2 documents added with 2 entries" in first.stderr
    (reports / "empty.txt").unlink()
    second = run("case", "add", tmp_path / "x.case", reports)
    assert second.exit_code == 0
    assert "0 documents added with 0 entries, 2 there already" in second.stderr
    status = run("case", "status", tmp_path / "x.case")
    assert status.stdout.startswith("Harbour: ")
    assert "2 documents, 2 entries extracted" in status.stdout


@pytest.mark.parametrize("command", [["ledger"], ["ledger", "--format", "csv"], ["gaps"], ["read"], ["contradictions"]])
def test_a_case_stands_where_paths_stand(case: Path, reports: Path, command: list[str]) -> None:
    kept, plain = run(command[0], case, *command[1:]), run(command[0], reports, *command[1:])
    assert kept.stdout == plain.stdout != ""
    assert (kept.exit_code, plain.exit_code) == (0, 3)


def test_a_report_marks_what_a_person_confirmed(case: Path, tmp_path: Path) -> None:
    with open_case(case, who="Ana Reviewer") as opened:
        found = next(iter(opened.review().reviews.values()))
        opened.decide(Proposal(act="confirm", targets=(found.entry.id,), versions={found.entry.id: found.version}))
    assert run("report", case, "-o", tmp_path / "page.html").exit_code == 0
    assert "confirmed by Ana Reviewer" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_status_as_json_lists_what_is_displaced(case: Path) -> None:
    with open_case(case) as opened:
        (found,) = [one for one in opened.review().reviews.values() if one.entry.doc == "a.txt"]
        opened.decide(Proposal(act="reject", targets=(found.entry.id,), versions={found.entry.id: found.version}))
    assert run("case", "remove", case, "a.txt").exit_code == 0
    status = json.loads(run("case", "status", case, "--json").stdout)
    assert (status["documents"], status["decisions"]) == (1, 1)
    assert [one["act"] for one in status["displaced"]] == ["reject"]
    assert [problem["what"] for problem in status["problems"]] == ["empty file"]
    assert "displaced: decision" in run("case", "status", case).stdout


def test_verify_prints_a_hash_that_can_be_looked_for(case: Path, tmp_path: Path) -> None:
    found = run("case", "verify", case)
    head = found.stdout.split()[-1]
    assert (found.exit_code, len(head)) == (0, 64)
    assert run("case", "verify", case, "--head", head[:12]).exit_code == 0
    wrong = run("case", "verify", case, "--head", "f" * 64)
    assert wrong.exit_code == 1
    assert "no row of the log" in wrong.stderr
    data = case.read_bytes()
    case.write_bytes(data.replace(b"The coastguard warned", b"The coastguard begged"))
    changed = run("case", "verify", case)
    assert changed.exit_code == 1
    assert "a.txt was changed after it was stored" in changed.stderr


def test_a_case_is_handed_over(case: Path, tmp_path: Path) -> None:
    assert run("case", "export", case, tmp_path / "x.zip").exit_code == 0
    assert run("case", "import", tmp_path / "x.zip", tmp_path / "y.case").exit_code == 0
    assert run("ledger", tmp_path / "y.case").stdout == run("ledger", case).stdout
    assert run("case", "log", tmp_path / "y.case").stdout == run("case", "log", case).stdout
    rows = [json.loads(line) for line in run("case", "log", case).stdout.splitlines()]
    assert [row["act"] for row in rows] == ["case", "document", "document"]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["case", "new", "x.case"], 1, "there already"),
        (["case", "add", "nix.case", "reports"], 1, "does not exist"),
        (["case", "status", "reports/a.txt"], 1, "is no case"),
        (["case", "remove", "x.case", "nix"], 1, "no document"),
        (["case", "import", "reports/a.txt", "y.case"], 1, "no case that Forewarned has exported"),
        (["ledger", "x.case", "reports"], 2, "stands alone"),
        (["case", "reread", "x.case"], 0, "0 documents added"),
    ],
)
def test_whatever_is_wrong_is_one_line(
    case: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], status: int, words: str
) -> None:
    monkeypatch.chdir(case.parent)
    result = run(*arguments)
    assert result.exit_code == status
    assert words in " ".join(result.stderr.split())


def test_an_empty_case_says_what_to_do_next(tmp_path: Path) -> None:
    run("case", "new", tmp_path / "x.case")
    result = run("ledger", tmp_path / "x.case")
    assert result.exit_code == 4
    assert "forewarned case add" in result.stderr
