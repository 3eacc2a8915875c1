"""Records: the list and its filters, one record with its evidence, joining, splitting, deciding on all its entries."""

from __future__ import annotations

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.app.serving import Served


def listed(client: httpx.Client, **asked: str) -> list[dict]:
    return client.get("/api/records", params=asked).json()["records"]


def warning(client: httpx.Client) -> dict:
    """The record that two documents state, and a third that is a copy of one."""
    found = [one for one in listed(client, kind="warning", words="crane") if one["mentions"] > 1]
    return client.get(f"/api/records/{found[0]['record']}").json()


def decide(client: httpx.Client, **proposal: object) -> dict:
    answer = client.post("/api/decide", json=proposal)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_list_and_its_filters(shared: Served) -> None:
    client = shared.client()
    every = listed(client)
    assert {one["kind"] for one in every} == {"warning", "knowledge", "response", "incident"}
    assert [one["kind"] for one in listed(client, kind="incident")] == ["incident"]
    assert {one["actor"] for one in listed(client, actor="the harbour master")} == {"harbour master"}
    assert listed(client, words="CRANE collapse") == listed(client, words="collapse")
    assert listed(client, words="nothing of this sort") == []
    assert listed(client, verdict="confirmed") == []
    page = client.get("/records", params={"actor": "Nobody At All"})
    assert page.status_code == 200
    assert "nobody is called" in page.text
    assert client.get("/records", params={"kind": "rumour"}).status_code == 422


def test_a_record_with_its_evidence(shared: Served) -> None:
    client = shared.client()
    shown = warning(client)
    record = shown["record"]
    assert [one["id"] for one in shown["entries"]] == record["entries"]
    assert shown["verdicts"] == {"open": len(record["entries"]), "confirmed": 0, "rejected": 0}
    page = client.get(f"/records/{record['id']}")
    assert page.status_code == 200
    assert page.text.count("<article") == len(record["entries"])
    for part in ("Its evidence", "What it rests on", "What was decided", "<svg"):
        assert part in page.text
    assert client.get("/records/r-000000000000").status_code == 404


def test_a_record_is_found_by_its_entry_when_its_id_has_changed(shared: Served) -> None:
    client = shared.client()
    record = warning(client)["record"]
    again = client.get("/api/records/r-000000000000", params={"entry": record["entries"][0]}).json()
    assert again["record"]["id"] == record["id"]


def test_all_entries_are_decided_and_the_history_tells_and_undoes_it(served: Served, client: httpx.Client) -> None:
    record = warning(client)["record"]
    made = decide(client, act="confirm", targets=[record["id"]], versions={record["id"]: record["version"]})
    decide(client, act="note", targets=[record["id"]], value="ask the coastguard")
    shown = client.get(f"/api/records/{record['id']}").json()
    assert shown["verdicts"]["confirmed"] == len(record["entries"])
    assert [(one["act"], one["value"], one["undone"]) for one in shown["history"]] == [
        ("note", "ask the coastguard", False),
        ("confirm", None, False),
    ]
    assert [one["text"] for one in shown["remarks"]["notes"]] == ["ask the coastguard"]
    assert client.post("/api/undo", json={"seq": made["seq"]}).status_code == 200
    shown = client.get(f"/api/records/{record['id']}").json()
    assert shown["verdicts"]["confirmed"] == 0
    assert [(one["act"], one["undone"]) for one in shown["history"]] == [
        ("undo", False),
        ("note", False),
        ("confirm", True),
    ]
    page = client.get(f"/records/{record['id']}")
    assert "ask the coastguard" in page.text
    assert "(undone)" in page.text
    stale = {"act": "reject", "targets": [record["id"]], "versions": {record["id"]: record["version"]}}
    assert client.post("/api/decide", json=stale).status_code in (200, 409)


@pytest.mark.browser
def test_split_and_join_without_a_script(page: Page, served: Served, client: httpx.Client) -> None:
    record = warning(client)["record"]
    page.goto(f"{served.url}/records/{record['id']}")
    page.locator(f"[id='{record['entries'][-1]}'] input[type=checkbox]").check()
    page.get_by_role("button", name="Split off").click()
    expect(page.locator(".history")).to_contain_text("split the record")
    served.decided()
    parts = [one for one in listed(client, kind="warning") if "crane" in one["title"]]
    assert sorted(one["mentions"] for one in parts) == sorted([1, record_size(record) - 1])
    page.goto(f"{served.url}/records/{parts[0]['record']}")
    page.get_by_role("link", name="Join with another record").click()
    page.get_by_label("Words of what it is about").fill("crane")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("button", name="Join").first.click()
    expect(page.locator(".history")).to_contain_text("joined records")
    served.decided()
    again = [one for one in listed(client, kind="warning") if "crane" in one["title"]]
    assert [one["mentions"] for one in again] == [record_size(record)]


def record_size(record: dict) -> int:
    return len(record["entries"])
