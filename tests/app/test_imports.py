"""Imports of uploaded files: hostile ones, their names, and how an import is stopped and started again."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import httpx
import pytest

from forewarned.app import imports, uploads
from tests.app.serving import Served
from tests.app.uploading import ROOT, STORM, imported, over, sent
from tests.ingest.spinning import spinning_pdf


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A file: nothing here depends on the database."""
    return str(tmp_path / "1.case")


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that imports finds the quick reader of the tests."""
    monkeypatch.setenv("PYTHONPATH", ROOT)


def test_a_file_that_harms_its_parser_costs_itself(served: Served, client: httpx.Client, monkeypatch) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 30_000_000)
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}/tests/app/short:{ROOT}")  # limits of a second
    job = imported(client, [("a.pdf", spinning_pdf()), ("b.zip", bomb.getvalue()), ("c.txt", STORM.encode())])
    assert (job["state"], job["read"]) == ("done", 1)
    what = {one["where"]: one["what"] for one in job["problems"]}
    assert what["a.pdf"].startswith("reading it took")
    assert "ZIP bomb" in what["b.zip"]
    assert served.case.document("c.txt") is not None


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("/absolute/path.txt", "path.txt"),
        ("C:\\Users\\me\\back.txt", "back.txt"),
        ("nul.txt", "_nul.txt"),
        ("a!b.txt", "a_b.txt"),
        ("…ünï“code”.txt", "…ünï“code”.txt"),
        ("<img src=x onerror=alert(1)>.txt", "_img src=x onerror=alert(1)_.txt"),
        ("..", "file"),
        ("json.txt", "json.txt"),
        ("x" * 500 + ".txt", "x" * 146 + ".txt"),
        ("line\nend\u202e.txt", "line_end_.txt"),
    ],
)
def test_names_are_made_safe(name: str, kept: str) -> None:
    assert uploads.safe_name(name, set()) == kept


def test_names_that_come_twice_are_told_apart() -> None:
    taken: set[str] = set()
    assert [uploads.safe_name(name, taken) for name in ("a.txt", "A.txt", "d/a.txt")] == [
        "a.txt",
        "A (2).txt",
        "a (3).txt",
    ]


def test_hostile_names_in_archives_are_labels_only(served: Served, client: httpx.Client, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("../../x.txt", "/tmp/forewarned-y.txt", "..\\..\\z.txt"):
            archive.writestr(name, STORM + name)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    job = imported(client, [("../hostile.zip", buffer.getvalue())])
    assert job["state"] == "done"
    ids = {one.id for one in served.case.documents()}
    assert {"hostile.zip!../../x.txt", "hostile.zip!/tmp/forewarned-y.txt"} <= ids
    assert not any("root:" in one.text for one in served.case.documents())
    assert not Path("/tmp/forewarned-y.txt").exists()


def test_nothing_is_imported_from_the_folder_of_uploads(served: Served, client: httpx.Client) -> None:
    hostile = b"raise SystemExit('taken over')"
    job = imported(client, [("json", hostile), ("json.txt", hostile), ("storm.txt", STORM.encode())])
    assert job["state"] == "done"
    assert served.case.document("storm.txt") is not None


def test_files_are_limited_while_they_come(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILE_LIMIT", 1000)
    job = imported(client, [("large.txt", b"a b " * 300), ("storm.txt", STORM.encode())])
    assert job["files"] == ["storm.txt"]
    assert [one["where"] for one in job["problems"]] == ["large.txt"]
    monkeypatch.setattr(imports, "WAITING_LIMIT", -1)
    assert sent(client, [("storm.txt", STORM.encode())]).status_code == 422


def test_an_import_is_stopped_and_started_again(served: Served, client: httpx.Client) -> None:
    number = sent(client, [("a.pdf", spinning_pdf()), ("storm.txt", STORM.encode())]).json()["number"]
    stopped = client.post(f"/api/imports/{number}/cancel")
    assert stopped.status_code == 200
    assert over(client, number)["state"] == "stopped"
    folder = next(Path(served.app.state.imports._folder).iterdir())
    (folder / "a.pdf").write_bytes(b"")  # or it would take a minute
    assert client.post(f"/api/imports/{number}/again").json()[0]["state"] in ("waiting", "running", "done")
    done = over(client, number)
    assert (done["state"], done["files"], done["read"]) == ("done", ["a.pdf", "storm.txt"], 1)
    assert not folder.exists()
    assert client.post(f"/api/imports/{number}/forget").json() == []
    assert client.post(f"/api/imports/{number}/again").status_code == 422


def test_an_import_whose_process_dies_can_be_started_again(client: httpx.Client, monkeypatch) -> None:
    monkeypatch.setattr(imports.sys, "executable", "/bin/false")
    failed = imported(client, [("storm.txt", STORM.encode())])
    assert (failed["state"], failed["error"]) == ("failed", "the process that imports has ended before it was done")
    monkeypatch.undo()
    monkeypatch.setenv("PYTHONPATH", ROOT)
    client.post(f"/api/imports/{failed['number']}/again")
    assert over(client, failed["number"])["state"] == "done"


def test_the_folder_of_uploads_goes_with_the_server(served: Served, client: httpx.Client) -> None:
    sent(client, [("a.pdf", spinning_pdf())])
    folder = Path(served.app.state.imports._folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    served.app.state.imports.stop()
    assert not folder.exists()
