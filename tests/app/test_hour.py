"""An hour of a reviewer, in the browser: from adding a file to logging out, with a colleague at the same case."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.app.serving import PASSWORDS, Served
from tests.app.uploading import ROOT
from tests.browser import Log

pytestmark = pytest.mark.browser

LETTER = "A surveyor warned the pilot on 2023-05-04 that the crane could collapse and kill dockers.\n"


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that imports finds the quick reader of the tests."""
    monkeypatch.setenv("PYTHONPATH", ROOT)


def came_in(browser: Browser, team: Served, role: str, log: Log) -> Page:
    """A browser of the colleague who is called as the role is, at the overview."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light").new_page()
    page.set_default_timeout(30_000)
    log.watch(page)
    page.goto(f"{team.url}/login")
    page.get_by_label("Name").fill(role)
    page.get_by_label("Password").fill(PASSWORDS[role])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{team.url}/")
    return page


def warnings(page: Page, team: Served) -> list[dict]:
    """The records of warnings about the crane, as the JSON side of the list gives them."""
    given = page.request.get(f"{team.url}/api/records", params={"kind": "warning", "about": "crane"}).json()["records"]
    return [one for one in given if "crane" in one["title"]]


def steps(page: Page, team: Served) -> list[tuple[str, int | None, int]]:
    """The chain of the crane: each step before its fall with the days before it and the quotes that state it."""
    rows = page.request.get(f"{team.url}/api/incidents").json()["incidents"]
    (fall,) = [one for one in rows if one["when"] and one["when"]["text"] == "2023-05-09"]
    chain = page.request.get(f"{team.url}/api/chains/{fall['record']}").json()
    before = [step for step in chain["steps"] if step["phase"] == "before"]
    return [(one["kind"], one["most_days"], len(one["evidence"])) for one in before]


def test_an_hour_of_a_reviewer(team: Served, browser: Browser, log: Log, tmp_path: Path) -> None:
    page = came_in(browser, team, "owner", log)
    add_a_file(page, team, tmp_path)
    review_by_keys(page, team)
    chain = steps(page, team)
    correct_a_date(page, team)
    assert ("warning", 10, 1) in steps(page, team) != chain
    join_two_records(page, team)
    assert ("warning", 10, 1) not in steps(page, team)
    meet_a_conflict(page, came_in(browser, team, "reviewer", log), team)
    export(page, team, tmp_path)
    page.goto(f"{team.url}/account")
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url(f"{team.url}/login**")
    assert page.request.get(f"{team.url}/api/records").status == 401
    page.context.close()
    assert team.case.verify() == []
    assert log.dialogs == []


def add_a_file(page: Page, team: Served, folder: Path) -> None:
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    page.goto(f"{team.url}/files")
    page.get_by_label("Reports, mails, tables and archives to read").set_input_files(folder / "letter.txt")
    page.get_by_role("button", name="Add them").click()
    expect(page.get_by_role("heading", name="Import 1: done")).to_be_visible(timeout=120_000)
    team.decided()
    page.goto(f"{team.url}/documents")
    expect(page.get_by_role("link", name="letter.txt")).to_be_visible()


def review_by_keys(page: Page, team: Served) -> None:
    page.goto(f"{team.url}/queue?kind=warning")
    for key in ("y", "y"):
        seen = page.locator("#entry").get_attribute("data-id") or ""
        page.keyboard.press(key)
        expect(page.locator("#entry")).not_to_have_attribute("data-id", seen)
    expect(page.locator("#progress")).to_contain_text("2 of")
    page.keyboard.press("u")
    expect(page.locator("#progress")).to_contain_text("1 of")
    team.decided()


def correct_a_date(page: Page, team: Served) -> None:
    held = next(one for one in warnings(page, team) if one["mentions"] == 1)
    entry = page.request.get(f"{team.url}/api/records/{held['record']}").json()["record"]["entries"][0]
    page.goto(f"{team.url}/queue?verdict=any&at={entry}")
    page.keyboard.press("c")
    form = page.locator("form[data-field=when]")
    form.locator("[name=earliest]").fill("2023-04-29")
    form.locator("[name=latest]").fill("2023-04-29")
    form.locator("[name=latest]").press("Enter")
    expect(page.locator("#entry")).to_contain_text("29 April 2023")
    team.decided()


def join_two_records(page: Page, team: Served) -> None:
    one, other = sorted(warnings(page, team), key=lambda one: one["mentions"])
    page.goto(f"{team.url}/records/{one['record']}")
    page.get_by_role("link", name="Join with another record").click()
    page.get_by_label("Words of what it is about").fill("crane")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("button", name="Join").first.click()
    expect(page.locator(".history")).to_contain_text("joined records")
    team.decided()
    assert [found["mentions"] for found in warnings(page, team)] == [one["mentions"] + other["mentions"]]


def meet_a_conflict(page: Page, colleague: Page, team: Served) -> None:
    for each in (page, colleague):
        each.goto(f"{team.url}/queue")
    seen = page.locator("#entry").get_attribute("data-id") or ""
    expect(colleague.locator("#entry")).to_have_attribute("data-id", seen)
    page.keyboard.press("n")
    expect(page.locator("#entry")).not_to_have_attribute("data-id", seen)
    colleague.keyboard.press("y")
    expect(colleague.locator("h1")).to_have_text("This has changed since you looked at it")
    expect(colleague.locator("main")).to_contain_text("rejected by owner")
    colleague.context.close()
    team.decided()


def export(page: Page, team: Served, folder: Path) -> None:
    page.goto(f"{team.url}/files")
    with page.expect_download() as download:
        page.locator("a[href='/files/export'], button:has-text('export')").first.click()
    download.value.save_as(folder / "whole.zip")
    assert (folder / "whole.zip").read_bytes().startswith(b"PK")
