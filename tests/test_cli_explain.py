"""`forewarned explain`: a list to choose from, then one entry laid open."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from forewarned.cli import app
from forewarned.cli_explain import ExplainFormat
from forewarned.model import content_id

TEXT = "The coastguard warned the harbour master on 2 May 2023 that the crane might collapse.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "crane.txt"
    path.write_text(f"{TEXT}\nThe \x1b[31mharbour master dismissed the warning.\n", encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, arguments)], catch_exceptions=False)


def ids(report: Path) -> list[str]:
    return [row["id"] for row in json.loads(run(report).stdout)["entries"]]


def test_without_an_entry_they_are_listed(report: Path) -> None:
    result = run(report)
    rows = json.loads(result.stdout)["entries"]
    assert result.exit_code == 0
    assert [list(row) for row in rows] == [["id", "doc", "kind", "quote"]] * 2
    assert [row["kind"] for row in rows] == ["warning", "response"]
    assert rows[0]["quote"] in TEXT


def test_the_list_as_a_table_shows_the_ids_whole(report: Path) -> None:
    result = run(report, "--format", "table")
    assert all(one in result.stdout for one in ids(report))
    assert "\x1b" not in result.stdout


def test_one_entry_as_json(report: Path) -> None:
    found = json.loads(run(report, "--entry", ids(report)[0]).stdout)
    assert found["opened_by"]["frame"] == "warn"
    assert found["slots"][0] == {
        "slot": "actor",
        "place": {"start": 0, "end": 14, "words": "The coastguard"},
        "mention": None,
        "rule": "doer of the verb",
        "plain": "who does what the verb says",
    }


def test_one_entry_as_a_table(report: Path) -> None:
    result = run(report, "--entry", ids(report)[0], "--format", "table")
    assert result.exit_code == 0
    assert "»warned«" in result.stdout
    assert "forewarned/lexicon/frames.toml" in result.stdout
    assert "2023-05-02: the text gives the date in full" in " ".join(result.stdout.split())
    assert re.search(r"^decided +(by the rules alone|with the trained part)", result.stdout, re.MULTILINE)


def test_a_document_cannot_steer_the_terminal(report: Path) -> None:
    assert "\x1b" not in run(report, "--entry", ids(report)[1], "--format", "table").stdout


def test_it_can_be_written_to_a_file(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "why.json"
    result = run(report, "--entry", ids(report)[0], "-o", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["kind"] == "warning"


def test_an_unknown_entry_is_wrong_usage_and_leaves_an_older_file(report: Path, tmp_path: Path) -> None:
    target = tmp_path / "why.json"
    target.write_text("old")
    result = run(report, "--entry", content_id("e", "none"), "-o", target)
    assert (result.exit_code, result.stdout, target.read_text()) == (2, "", "old")
    assert "no entry e-" in result.stderr


def test_nothing_read_is_told(tmp_path: Path) -> None:
    assert run(tmp_path / "missing.txt").exit_code == 4
    assert run(tmp_path / "missing.txt", "--entry", "e-0").exit_code == 4


def test_formats() -> None:
    assert [one.value for one in ExplainFormat] == ["table", "json"]
