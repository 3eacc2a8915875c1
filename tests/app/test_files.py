"""Files in the app, on both databases: added, listed, removed, and taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from forewarned.case import Proposal, import_case
from tests.app.serving import Served
from tests.app.uploading import ROOT, STORM, imported, over, zipped


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that imports finds the quick reader of the tests."""
    monkeypatch.setenv("PYTHONPATH", ROOT)


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
    clients = {role: team.signed_in(role) for role in ("reader", "reviewer")}
    for role, method, path, status in ROLES:
        answer = clients[role].request(method, path)
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
