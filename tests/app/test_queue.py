"""The queue in a browser: keys, corrections with marked words, two people at once."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.app.serving import Served
from tests.browser import Log
from tests.case.conftest import TEXTS

pytestmark = pytest.mark.browser


def expected(log: Log, status: int) -> None:
    """The browser's console names every answer that is an error: only those of `status` are as they should be."""
    assert [said for said in log.errors if str(status) not in said] == []
    log.errors.clear()


def entry(client: httpx.Client, id: str) -> dict:
    return client.get("/api/queue", params={"verdict": "any", "at": id}).json()["entry"]


def shown(page: Page) -> str:
    return page.locator("#entry").get_attribute("data-id") or ""


def press(page: Page, key: str) -> str:
    """The entry that is shown after `key`, once it is another one."""
    before = shown(page)
    page.keyboard.press(key)
    expect(page.locator("#entry")).not_to_have_attribute("data-id", before)
    return shown(page)


def test_review_by_keys(page: Page, served: Served, client: httpx.Client) -> None:
    page.goto(f"{served.url}/queue")
    first = shown(page)
    second = press(page, "y")
    expect(page.locator("#progress")).to_have_text("1 of 9 reviewed")
    third = press(page, "n")
    assert press(page, "j") not in {first, second, third}
    assert press(page, "k") == third
    assert press(page, "k") == second
    assert [entry(client, id)["body"]["verdict"] for id in (first, second, third)] == ["confirmed", "rejected", "open"]
    page.keyboard.press("u")
    expect(page.locator("#progress")).to_have_text("1 of 9 reviewed")
    expect(page.locator("#entry .verdict")).to_have_text("open")
    assert shown(page) == second
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("d")
    page.wait_for_url("**/documents/**")


def test_a_note_and_a_flag_by_keys(page: Page, served: Served, client: httpx.Client) -> None:
    page.goto(f"{served.url}/queue")
    id = shown(page)
    page.keyboard.press("m")
    page.keyboard.type("ask <b>Bo</b>, y or n")
    page.keyboard.press("Enter")
    expect(page.locator(".remarks .note")).to_contain_text("ask <b>Bo</b>, y or n")
    page.keyboard.press("f")
    page.keyboard.type("Ada")
    page.keyboard.press("Enter")
    expect(page.locator(".remarks .flag")).to_contain_text("flagged for Ada")
    body = entry(client, id)["body"]
    assert body["notes"][0]["text"] == "ask <b>Bo</b>, y or n"
    flagged = client.get("/api/queue", params={"flagged": "Ada"}).json()
    assert (flagged["entry"]["id"], flagged["progress"]["open"]) == (id, 1)
    assert client.get("/api/queue", params={"flagged": "A_a"}).json()["entry"] is None


def knowledge(client: httpx.Client) -> dict:
    return client.get("/api/queue", params={"kind": "knowledge", "document": "1"}).json()["entry"]


def test_a_date_is_corrected_with_words_marked_by_keys(page: Page, served: Served, client: httpx.Client) -> None:
    wanted = knowledge(client)
    page.goto(f"{served.url}/queue?at={wanted['id']}")
    page.keyboard.press("c")
    form = page.locator("form[data-field=when]")
    form.locator("[name=earliest]").fill("2023-03-01")
    form.locator("[name=latest]").fill("2023-03-31")
    form.locator("button.mark").press("Enter")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(form.locator("textarea")).to_have_value("in March")
    page.keyboard.press("Enter")  # the button that saves has the focus
    expect(page.locator("#entry")).to_contain_text("March 2023")
    when = entry(client, wanted["id"])["body"]["entry"]["when"]
    assert when == {"earliest": "2023-03-01", "latest": "2023-03-31", "text": "in March"}


def test_words_are_marked_with_the_mouse(page: Page, served: Served, client: httpx.Client) -> None:
    wanted = knowledge(client)
    page.goto(f"{served.url}/queue?at={wanted['id']}")
    page.locator("#correct summary").click()
    form = page.locator("form[data-field=about]")
    form.locator("button.mark").click()
    page.evaluate(
        """() => {
          const spans = [...document.querySelectorAll("#text span")];
          const span = spans.find((one) => one.textContent.includes("crane was"));
          const at = span.textContent.indexOf("the crane was cracked");
          getSelection().setBaseAndExtent(span.firstChild, at, span.firstChild, at + 21);
          span.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
        }"""
    )
    expect(form.locator("textarea")).to_have_value("the crane was cracked")
    text = TEXTS["a.txt"]
    start = text.index("the crane was cracked")
    expect(form.locator("[name='about.spans']")).to_have_value(f"{start}-{start + 21}")
    form.locator("button:not(.mark)").click()
    expect(page.locator("#entry")).to_contain_text("corrected: what")
    body = entry(client, wanted["id"])["body"]
    assert (body["entry"]["about"], body["evidence"]["about"]["start"]) == ("the crane was cracked", start)


def test_two_at_once_see_a_conflict(page: Page, served: Served, client: httpx.Client, log: Log) -> None:
    page.goto(f"{served.url}/queue")
    id = shown(page)
    held = entry(client, id)
    other = {"act": "reject", "targets": [id], "versions": {id: held["version"]}}
    assert client.post("/api/decide", json=other).status_code == 200
    page.keyboard.press("y")
    expect(page.locator("h1")).to_have_text("This has changed since you looked at it")
    expect(page.locator("main")).to_contain_text("rejected by Ada")
    page.get_by_role("button", name="Decide again").click()
    page.wait_for_url("**/queue**")
    assert entry(client, id)["body"]["verdict"] == "confirmed"
    expected(log, 409)


def test_what_is_refused_is_said(page: Page, served: Served, log: Log) -> None:
    page.goto(f"{served.url}/queue")
    page.keyboard.press("c")
    form = page.locator("form[data-field=actor]")
    form.locator("textarea").fill("the admiral")
    form.locator("button:not(.mark)").click()
    expect(page.locator("#refusal")).to_have_text("the words “the admiral” are not in the document")
    expected(log, 422)


def test_a_reader_sees_and_does_not_decide(team: Served) -> None:
    reader = team.signed_in("reader")
    text = reader.get("/queue").text
    assert "Yes" not in text
    held = reader.get("/api/queue").json()["entry"]
    asked = {"act": "confirm", "targets": [held["id"]], "versions": {held["id"]: held["version"]}}
    assert reader.post("/api/decide", json=asked).status_code == 403
    assert reader.post("/decide", data={"act": "confirm", "target": held["id"]}).status_code == 403
