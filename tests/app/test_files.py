"""Files in the app: uploads, problems, removing, and what can be taken away."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from forewarned.app import imports
from forewarned.case import Proposal, import_case
from tests.app.serving import Served
from tests.ingest.spinning import spinning_pdf

ROOT = str(Path(__file__).parents[2])
STORM = "The harbour master warned the fishermen of the storm. The pilot knew of the storm on 2023-05-30.\n"
Files = list[tuple[str, bytes]]


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that imports finds the quick reader of the tests."""
    monkeypatch.setenv("PYTHONPATH", ROOT)


def sent(client: httpx.Client, files: Files) -> httpx.Response:
    parts = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return client.post("/api/files/upload", files=parts)


def imported(client: httpx.Client, files: Files) -> dict:
    """The import of these files, when it is over."""
    answer = sent(client, files)
    assert answer.status_code == 200, answer.text
    return over(client, answer.json()["number"])


def over(client: httpx.Client, number: int) -> dict:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        job = next(one for one in client.get("/api/imports").json() if one["number"] == number)
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError("the import did not end in two minutes")


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, STORM)
    return buffer.getvalue()


def test_uploaded_files_come_into_the_case_in_the_name_of_the_user(served: Served, client: httpx.Client) -> None:
    job = imported(
        client, [("storm.txt", STORM.encode()), ("picture.png", b"\x89PNG..."), ("more.zip", zipped("x.txt"))]
    )
    assert (job["state"], job["files"], job["read"], job["entries"]) == ("done", ["more.zip", "storm.txt"], 2, 4)
    assert job["problems"] == [{"where": "picture.png", "what": "unsupported type: a PNG picture: not taken"}]
    assert {one.id for one in served.case.documents()} >= {"storm.txt", "more.zip!x.txt"}
    assert served.case.document("storm.txt").origin == "storm.txt"  # no path of this machine
    assert served.case.log()[-1].who == "Ada"
    again = imported(client, [("storm.txt", STORM.encode())])
    assert (again["read"], again["there"], again["entries"]) == (1, 1, 0)
    served.decided()
    page = client.get("/files").text
    assert "storm.txt" in page
    assert "Import 2: done" in page


def test_a_form_without_scripts_uploads_too(served: Served, client: httpx.Client) -> None:
    token = client.headers.pop("X-CSRF-Token")
    files = [("csrf", (None, token)), ("files", ("storm.txt", STORM.encode()))]
    answer = client.post("/files/upload", files=files)
    assert (answer.status_code, answer.headers["location"]) == (303, "/files")
    assert over(client, 1)["state"] == "done"
    assert served.case.document("storm.txt") is not None
    nothing = client.post("/files/upload", files=[("csrf", (None, token)), ("files", ("", b""))])
    assert nothing.status_code == 422


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
    assert imports.safe_name(name, set()) == kept


def test_names_that_come_twice_are_told_apart() -> None:
    taken: set[str] = set()
    assert [imports.safe_name(name, taken) for name in ("a.txt", "A.txt", "d/a.txt")] == [
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
    monkeypatch.setattr(imports, "FILE_LIMIT", 1000)
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


def test_problems_of_the_case_are_listed(client: httpx.Client) -> None:
    imported(client, [("empty.pdf", b"%PDF-1.4 <b>broken</b>")])
    page = client.get("/files").text
    assert "empty.pdf" in page
    assert "damaged or cut off PDF" in page


def test_a_removal_says_what_goes_with_it(served: Served, client: httpx.Client) -> None:
    number = next(one["number"] for one in client.get("/api/files").json()["papers"] if one["id"].endswith("b.txt"))
    entry = next(one for one in served.case.review().reviews.values() if one.entry.doc.endswith("b.txt"))
    made = Proposal(act="confirm", targets=(entry.entry.id,), versions={entry.entry.id: entry.version})
    served.case.decide(made)
    shown = client.get(f"/api/files/remove/{number}").json()
    assert (shown["paper"]["entries"], shown["displaced"], shown["file_goes"]) == (2, 1, True)
    assert "1 decision is left without a place" in client.get(f"/files/remove/{number}").text
    assert client.post(f"/files/remove/{number}").status_code == 303
    assert not any(one.id.endswith("b.txt") for one in served.case.documents())
    assert len(served.case.displaced()) == 1
    assert served.case.log()[-1].who == "Ada"
    assert client.get(f"/files/remove/{number}").status_code == 404
    served.decided()


def test_a_whole_case_is_exported(served: Served, client: httpx.Client, tmp_path: Path) -> None:
    answer = client.get("/files/export")
    assert answer.headers["content-disposition"] == 'attachment; filename="Harbour.zip"'
    (tmp_path / "out.zip").write_bytes(answer.content)
    served.case.export(tmp_path / "same.zip")
    assert answer.content == (tmp_path / "same.zip").read_bytes()
    with import_case(tmp_path / "out.zip", tmp_path / "copy.case") as copy:
        assert copy.verify() == []
        assert list(copy.documents()) == list(served.case.documents())


def test_report_and_ledger_are_those_of_the_command_line(served: Served, client: httpx.Client, tmp_path: Path) -> None:
    report = client.get("/files/report.html")
    assert report.headers["content-disposition"] == 'attachment; filename="Harbour-report.html"'
    assert report.text.startswith("<!doctype html>")
    ledger = client.get("/files/ledger.json").json()
    assert len(ledger["entries"]) == len(served.case.entries())
    rows = list(csv.DictReader(io.StringIO(client.get("/files/ledger.csv").content.decode("utf-8-sig"))))
    assert len(rows) == len(ledger["records"])
    assert client.get("/files/other.html").status_code == 422


ROLES = [
    ("reader", "post", "/api/files/upload", 403),
    ("reader", "post", "/api/imports/1/cancel", 403),
    ("reviewer", "get", "/files/export", 403),
    ("reviewer", "get", "/files/remove/1", 403),
    ("reviewer", "post", "/files/remove/1", 403),
    ("reader", "get", "/files", 200),
]


def test_roles_do_not_reach_above_themselves(team: Served) -> None:
    for role, method, path, status in ROLES:
        with team.signed_in(role) as client:
            answer = client.post(path) if method == "post" else client.get(path)
            assert (role, path, answer.status_code) == (role, path, status)


@pytest.mark.browser
def test_files_are_added_in_a_browser_with_their_progress(served: Served, page: Page, tmp_path: Path) -> None:
    page.goto(f"{served.url}/files")
    for name in ("storm.txt", "fog.txt"):
        (tmp_path / name).write_text(STORM + name)
    page.get_by_label("Reports, mails, tables and archives to read").set_input_files(
        [tmp_path / "storm.txt", tmp_path / "fog.txt"]
    )
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("heading", name="Import 1: done")).to_be_visible(timeout=120_000)
    expect(page.locator("#import-1")).to_contain_text("2 documents with 4 new entries")
    page.get_by_role("button", name="Take off the list import 1").click()
    expect(page.locator("#import-1")).to_have_count(0)
    page.get_by_role("link", name="Show what came in").click()
    expect(page.get_by_role("link", name="fog.txt")).to_be_visible()
