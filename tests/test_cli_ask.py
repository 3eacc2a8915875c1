"""The questions on the command line: each answers from the documents, with its evidence, in a table or as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from forewarned.cli import app

TEXT = """\
The coastguard warned the Port Board on 2 May 2023 that the Tollgate crane might collapse.

The Port Board dismissed the warning as \x1b[31mexaggerated.

On 14 May 2023 the Tollgate crane collapsed and killed nine people.

On 20 May 2023 the Port Board warned of an attack on the Millgate ferry within the next 48 hours.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reports") / "crane.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments)], catch_exceptions=False)


def data(*arguments: str | Path) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def proofs(row: dict[str, Any]) -> list[str]:
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in row["evidence"])
    return [one["quote"] for one in row["evidence"]]


def test_who_knew(report: Path) -> None:
    answer = data("who-knew", "port board", report, "--before", "2023-05-10")
    (told,) = answer["known"]
    assert (told["how"], told["who"], told["sure"]) == ("was told", "Port Board", True)
    assert proofs(told)[0].startswith("The coastguard warned")


@pytest.mark.parametrize(("about", "number"), [("crane", 1), ("cranes collapsing", 1), ("ferry", 1), ("reactor", 0)])
def test_who_knew_about(report: Path, about: str, number: int) -> None:
    assert len(data("who-knew", "Port Board", report, "--about", about)["known"]) == number


def test_gaps(report: Path) -> None:
    rows = data("gaps", report)["gaps"]
    assert [(row["sort"], row["actor"]) for row in rows] == [("warned_not_acted", "Port Board")]
    assert all(proofs(record) for row in rows for record in row["records"])


def test_chain(report: Path) -> None:
    answer = data("chain", "crane collapsed", report)
    steps = [(step["phase"], step["kind"], step["fewest_days"]) for step in answer["steps"]]
    assert steps[:3] == [("before", "warning", 12), ("before", "response", None), ("incident", "incident", None)]
    assert answer["first_known"] == answer["steps"][0]["record"]
    assert [gap["sort"] for gap in answer["gaps"]] == ["warned_not_acted"]


@pytest.mark.parametrize(("today", "left"), [("2023-05-20", [2]), ("2023-05-22", [0]), ("2023-05-23", [])])
def test_open(report: Path, today: str, left: list[int]) -> None:
    assert [row["days_left"] for row in data("open", report, "--today", today)["open"]] == left


def test_origins_by_words_and_by_id(report: Path) -> None:
    answer = data("origins", "tollgate crane might collapse", report)
    assert (answer["kind"], answer["documents"], answer["families"], answer["mentions"]) == ("warning", 1, 1, 1)
    assert data("origins", answer["record"], report) == answer


def test_contradictions(report: Path) -> None:
    assert data("contradictions", report) == {"contradictions": []}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("who-knew", "Port Board"), ["Port Board was told", "[crane.txt]", "The coastguard warned"]),
        (("gaps",), ["it waved it away", "The coastguard warned"]),
        (("contradictions",), ["no contradiction was found"]),
        (("open", "--today", "2023-05-21"), ["1 day left", "Millgate ferry"]),
        (("chain", "crane collapsed"), ["12 days", "the incident", "Warnings that nothing followed"]),
        (("origins", "might collapse"), ["1 mention, 1 document", "The coastguard warned"]),
    ],
)
def test_tables_show_the_evidence_in_100_columns(
    report: Path, arguments: tuple[str, ...], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    result = run(*arguments, report, "--format", "table")
    shown = " ".join(result.stdout.replace("│", " ").split())
    assert result.exit_code == 0
    assert [word for word in words if word not in shown] == []
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("who-knew", "Port Bord"), "near it: Port Board"),
        (("who-knew", "Zebulon"), "nobody is called 'Zebulon'"),
        (("chain", "flood"), "no incident is called 'flood'"),
        (("origins", "warned"), "warned"),
    ],
)
def test_what_is_not_there_is_wrong_usage_and_tells_what_is_near(
    report: Path, arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    target = tmp_path / "answer.json"
    target.write_text("old")
    result = run(*arguments, report, "-o", target)
    assert (result.exit_code, result.stdout, target.read_text()) == (2, "", "old")
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_it_can_be_written_to_a_file(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "gaps.json"
    result = run("gaps", report, "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["gaps"]


def test_nothing_read_is_told(tmp_path: Path) -> None:
    assert run("gaps", tmp_path / "missing.txt").exit_code == 4
    assert run("who-knew", "anybody", tmp_path / "missing.txt").exit_code == 4


def test_a_day_that_is_none_is_wrong_usage(report: Path) -> None:
    assert run("open", report, "--today", "soon").exit_code == 2


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    text = '[[source]]\nname = "The Port Board"\nreliability = "D"\ninterest = "runs the crane"\n'
    path.write_text(text + '[[source]]\nname = "Nobody here"\n', encoding="utf-8")
    return path


def test_notes_on_sources_stand_beside_the_origins_they_are_about(report: Path, notes: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    said.write_text("The Port Board said that the Tollgate crane collapsed on 14 May 2023.", encoding="utf-8")
    answer = data("origins", "said that Tollgate", said, "--sources", notes)
    assert answer["notes"] == [{"name": "The Port Board", "reliability": "D", "interest": "runs the crane"}]
    assert data("origins", "said that Tollgate", said)["notes"] == []
    shown = run("origins", "said that Tollgate", said, "--sources", notes, "--format", "table").stdout
    assert "source The Port Board: reliability D; runs the crane" in shown


@pytest.mark.parametrize("command", [["ledger"], ["report"], ["gaps"]])
def test_wrong_notes_are_wrong_usage(command: list[str], report: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[source]]\nname = "A"\nreliability = "G"\n', encoding="utf-8")
    result = run(*command, report, "-o", tmp_path / "out", "--sources", wrong)
    assert result.exit_code == 2
    assert "reliability 'G' is none of" in result.stderr
    assert not (tmp_path / "out").exists()


def test_notes_are_in_the_ledger(report: Path, notes: Path) -> None:
    assert [note["name"] for note in data("ledger", report, "--sources", notes, "--format", "json")["notes"]] == [
        "Nobody here",
        "The Port Board",
    ]
