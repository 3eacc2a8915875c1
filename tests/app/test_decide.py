"""Decisions by forms and by JSON: what is made, refused, in conflict, undone; and the same pages on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.app.serving import PASSWORDS, Served, serving, small_case
from tests.browser import Log
from tests.case.conftest import TEXTS
from tests.case.postgres import new_schema


def entries(client: httpx.Client) -> dict[str, dict[str, Any]]:
    """The entries of the first document by kind."""
    asked = {"document": "1", "verdict": "any"}
    found = {kind: client.get("/api/queue", params={**asked, "kind": kind}).json()["entry"] for kind in KINDS}
    return {kind: entry for kind, entry in found.items() if entry}


KINDS = ("warning", "knowledge", "response")


def again(client: httpx.Client, entry: dict[str, Any]) -> dict[str, Any]:
    return client.get("/api/queue", params={"at": entry["id"]}).json()["entry"]


def form(entry: dict[str, Any], **fields: Any) -> dict[str, Any]:
    back = f"/queue?at={entry['id']}"
    return {"target": entry["id"], "version": entry["version"], "back": back, **fields}


def test_a_form_decides_and_leads_back(served: Served, client: httpx.Client) -> None:
    warning = entries(client)["warning"]
    answer = client.post("/decide", data=form(warning, act="confirm"))
    assert (answer.status_code, answer.headers["location"]) == (303, f"/queue?at={warning['id']}")
    assert again(client, warning)["body"]["verdict"] == "confirmed"
    for back in ("https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"):
        answer = client.post("/decide", data={"act": "note", "target": warning["id"], "value": "x", "back": back})
        assert answer.headers["location"].startswith("/")
        assert not answer.headers["location"].startswith(("//", "/\\"))


CORRECTIONS = [
    ({"field": "actor", "actor.words": "Dana  Reeve"}, "actor", "Dana Reeve"),
    ({"field": "actor", "actor.words": ""}, "actor", None),
    ({"field": "recipients", "recipients.words": "the harbour\nmaster"}, "recipients", ["the harbour", "master"]),
    ({"field": "sources", "sources.words": "x\ny", "sources.spans": "0-3,4-14"}, "sources", ["The", "coastguard"]),
    ({"field": "about", "about.words": "anything", "about.spans": "4-14"}, "about", "coastguard"),
    ({"field": "polarity", "polarity": "false"}, "polarity", False),
    ({"field": "certainty", "certainty": "hedged"}, "certainty", "hedged"),
    (
        {"field": "when", "earliest": "2023-04-30", "latest": "", "when.words": "2023-05-02"},
        "when",
        {"earliest": "2023-04-30", "latest": "2023-04-30", "text": "2023-05-02"},
    ),
    ({"field": "when", "earliest": "", "latest": "", "when.words": ""}, "when", None),
]


@pytest.mark.parametrize(("fields", "name", "value"), CORRECTIONS)
def test_fields_are_corrected_by_typed_or_marked_words(
    corrected: Served, fields: dict[str, str], name: str, value: object
) -> None:
    client = corrected.client()
    warning = entries(client)["warning"]
    answer = client.post("/decide", data=form(warning, act="correct", **fields))
    assert answer.status_code == 303, answer.text
    shown = client.get(answer.headers["location"], headers={"Accept": "text/html"}).text
    id = shown.split('data-id="')[1].split('"')[0]  # said not to have happened, an entry has another id
    assert client.get("/api/queue", params={"at": id}).json()["entry"]["body"]["entry"][name] == value
    assert client.post("/api/undo", json={}).status_code == 200


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("corrected")
    with small_case(str(folder / "1.case"), folder / "papers") as case, serving(case) as running:
        yield running


REFUSED = [
    ({"act": "correct", "field": "actor", "actor.words": "the admiral"}, "The words “the admiral” are not in the"),
    ({"act": "correct", "field": "actor", "actor.words": "x", "actor.spans": "5-99999"}, "There are no words from 5"),
    ({"act": "correct", "field": "when", "earliest": "2023-05-02", "latest": "2023-05-01"}, "2023-05-01 is before"),
    ({"act": "correct", "field": "when", "latest": "2023-05-01"}, "A date needs its first day"),
    ({"act": "correct", "field": "stance", "stance": "<b>angry</b>"}, "Stance is one of"),
    ({"act": "correct", "field": "colour", "value": "red"}, "There is no field"),
    ({"act": "celebrate"}, "There is no decision"),
    ({"act": "confirm", "version": ""}, "needs the version that was looked at"),
    ({"act": "add", "document": "a.txt", "kind": "claim"}, "Mark the words that state the entry"),
    ({"act": "add", "document": "a.txt", "kind": "rumour", "span.words": "The coastguard"}, "An entry needs a span"),
    ({"act": "undo", "value": "77"}, "There is no decision 77"),
    ({"act": "confirm", "proposal": "[1"}, "What is to be decided again cannot be read"),
]


@pytest.mark.parametrize(("fields", "said"), REFUSED)
def test_what_cannot_be_decided_is_refused_in_plain_words(corrected: Served, fields: dict[str, str], said: str) -> None:
    client = corrected.client()
    before = client.get("/api/state").json()["head"]
    data = form(entries(client)["warning"]) | fields
    page = client.post("/decide", data=data, headers={"Accept": "text/html"})
    assert page.status_code == 422
    assert said in page.text or said[:1].lower() + said[1:] in page.text
    assert "<b>angry" not in page.text
    plain = client.post("/decide", data=data, headers={"Accept": "application/json"})
    assert (plain.status_code, list(plain.json())) == (422, ["error"])
    assert client.get("/api/state").json()["head"] == before


def test_an_entry_is_added_by_a_form(served: Served, client: httpx.Client) -> None:
    data = {
        "act": "add",
        "document": "a.txt",
        "kind": "knowledge",
        "back": "/documents/1?page=1",
        "span.words": "the crane might collapse",
        "actor.words": "The coastguard",
        "earliest": "2023-05-02",
    }
    answer = client.post("/decide", data=data)
    assert answer.status_code == 303
    address, _, id = answer.headers["location"].partition("#")
    assert address == "/documents/1?page=1"
    added = client.get("/api/queue", params={"at": id}).json()["entry"]["body"]
    assert (added["added"], added["entry"]["actor"], added["entry"]["kind"]) == (True, "The coastguard", "knowledge")
    assert added["entry"]["start"] == TEXTS["a.txt"].index("the crane might")


def test_a_conflict_tells_what_who_and_when_and_is_decided_again(served: Served, client: httpx.Client) -> None:
    warning = entries(client)["warning"]
    assert client.post("/decide", data=form(warning, act="reject", reason="<i>a rumour</i>")).status_code == 303
    asked = {"act": "confirm", "targets": [warning["id"]], "versions": {warning["id"]: warning["version"]}}
    clash = client.post("/api/decide", json=asked)
    assert clash.status_code == 409
    told = clash.json()
    assert (told["asked"]["act"], told["now"]["verdict"], told["now"]["verdict_by"]) == ("confirm", "rejected", "Ada")
    assert [(one["who"], one["act"], one["at"]) for one in told["since"]] == [("Ada", "reject", "2026-11-23T12:00:00Z")]
    page = client.post("/decide", data=form(warning, act="confirm"))
    assert page.status_code == 409
    assert "<i>a rumour" not in page.text
    assert "Leave it" in page.text
    asked["versions"] = {warning["id"]: told["version"]}
    assert client.post("/api/decide", json=asked).status_code == 200
    assert again(client, warning)["body"]["verdict"] == "confirmed"


def test_versions_in_the_answer_can_be_decided_on_at_once(served: Served, client: httpx.Client) -> None:
    warning = entries(client)["warning"]
    versions = {warning["id"]: warning["version"]}
    for act in ("confirm", "reject", "reopen"):
        answer = client.post("/api/decide", json={"act": act, "targets": [warning["id"]], "versions": versions})
        assert answer.status_code == 200, answer.text
        versions = answer.json()["versions"]
    assert warning["id"] in versions
    kind = {"act": "correct", "field": "kind", "value": "claim", "targets": [warning["id"]], "versions": versions}
    changed = client.post("/api/decide", json=kind).json()["versions"]
    assert warning["id"] not in changed  # an entry of another kind has another id


def test_only_your_own_last_decision_is_undone(team: Served) -> None:
    owner, reviewer = team.signed_in("owner"), team.signed_in("reviewer")
    one, other = (entries(owner)[kind] for kind in ("warning", "knowledge"))
    for client, entry in ((owner, one), (reviewer, other)):
        asked = {"act": "confirm", "targets": [entry["id"]], "versions": {entry["id"]: entry["version"]}}
        assert client.post("/api/decide", json=asked).status_code == 200
    assert owner.post("/api/undo", json={}).status_code == 200
    assert again(owner, one)["body"]["verdict"] == "open"
    assert again(owner, other)["body"]["verdict_by"] == "reviewer"
    assert owner.post("/api/undo", json={}).status_code == 422


def test_the_state_says_when_decisions_are_worked_in(served: Served, client: httpx.Client) -> None:
    served.decided()
    before = client.get("/api/state").json()
    client.post("/decide", data=form(entries(client)["warning"], act="reject"))
    assert client.get("/api/state").json()["head"] == before["head"] + 1
    served.decided()
    after = client.get("/api/state").json()
    assert (after["fresh"], after["fault"]) == (True, "")
    assert after["generation"] > before["generation"]


PAGES = (
    "/queue", "/queue?kind=warning", "/progress", "/documents", "/documents?words=a&reviewed=no", "/documents/1",
    "/documents/4", "/records", "/records?words=crane&kind=warning", "/state",
)  # fmt: skip


def told(place: str, folder: Path) -> dict[str, str]:
    """The JSON of all pages of a case in which something was decided."""
    with small_case(place, folder) as case, serving(case) as running:
        client = running.client()
        held = entries(client)
        client.post("/decide", data=form(held["warning"], act="confirm"))
        client.post("/decide", data=form(held["knowledge"], act="correct", field="actor", **{"actor.words": "Reeve"}))
        client.post("/decide", data={"act": "flag", "target": held["response"]["id"], "value": "Bo"})
        running.decided()
        pages = [*PAGES, *(f"/records/{one['record']}" for one in client.get("/api/records").json()["records"])]
        return {page: client.get(f"/api{page}").text for page in pages}


def test_both_databases_give_the_same(tmp_path: Path, socket: str) -> None:
    assert told(str(tmp_path / "1.case"), tmp_path / "papers") == told(new_schema(socket), tmp_path / "papers")


@pytest.mark.browser
def test_two_colleagues_decide_at_once(team: Served, browser: Browser, log: Log) -> None:
    pages = {}
    for role in ("owner", "reviewer"):
        page = browser.new_context().new_page()
        page.set_default_timeout(10000)
        page.goto(f"{team.url}/login")
        page.get_by_label("Name").fill(role)
        page.get_by_label("Password").fill(PASSWORDS[role])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{team.url}/")
        page.goto(f"{team.url}/queue")
        pages[role] = page
    first = pages["owner"].locator("#entry").get_attribute("data-id")
    assert pages["reviewer"].locator("#entry").get_attribute("data-id") == first
    pages["owner"].keyboard.press("n")
    expect(pages["owner"].locator("#progress")).to_have_text("1 of 9 reviewed")
    pages["reviewer"].keyboard.press("y")
    expect(pages["reviewer"].locator("h1")).to_have_text("This has changed since you looked at it")
    expect(pages["reviewer"].locator("main")).to_contain_text("rejected by owner")
    pages["reviewer"].get_by_role("link", name="Leave it").click()
    expect(pages["reviewer"].locator("#progress")).to_have_text("1 of 9 reviewed")
    for page in pages.values():
        page.context.close()


@pytest.mark.browser
def test_the_queue_works_without_a_script(served: Served, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/account?token={served.door.token}")
    page.goto(f"{served.url}/queue?kind=knowledge")
    page.get_by_role("button", name="Yes").click()
    expect(page.locator("#progress")).to_have_text("1 of 2 reviewed")
    page.get_by_role("button", name="Yes").click()
    expect(page.locator("main")).to_contain_text("All 2 entries are reviewed")
    page.get_by_role("button", name="Undo my last").click()
    expect(page.locator("#progress")).to_have_text("1 of 2 reviewed")
    context.close()
