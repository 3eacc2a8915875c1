"""The search in the app: what is found, how it is shown, and what hostile searches do, which is nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.app.serving import Served

QUERIES = ['"', "'; DROP TABLE log; --", "a" * 10_000, "*", "\\", "AND OR NOT", "NEAR(a b)", "%s%n", "<script>",
           "\u202e", "{{ 7*7 }}"]  # fmt: skip


def test_documents_and_entries_are_found_in_their_order(shared: Served) -> None:
    found = shared.client().get("/api/search", params={"q": "crane coastguard"}).json()["found"]
    assert (found["documents"], found["entries"]) == (3, 3)
    assert [(hit["sort"], hit["day"]) for hit in found["hits"]] == [
        ("document", "2023-05-14"), ("document", None), ("document", None),
        ("entry", "2023-05-02"), ("entry", "2023-05-02"), ("entry", "2023-05-02"),
    ]  # fmt: skip
    marked = {part["text"] for hit in found["hits"] for place in hit["places"] for part in place if part["hit"]}
    assert marked == {"crane", "coastguard"}


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"q": '"harbour master dismissed"'}, 4),
        ({"q": '"master harbour"'}, 0),
        ({"q": "dock*", "sort": "document"}, 1),
        ({"q": "crane", "kind": "incident"}, 1),
        ({"q": "crane", "sort": "entry", "page": 1000}, 0),
        ({"q": "nothing of the sort"}, 0),
        ({"q": ""}, 0),
    ],
)
def test_what_is_found(shared: Served, asked: dict, count: int) -> None:
    found = shared.client().get("/api/search", params=asked).json()["found"]
    if "page" in asked:
        assert found["pages"]["page"] == found["pages"]["pages"]
        return
    assert len(found["hits"]) == found["documents"] + found["entries"] == count


def test_hostile_searches_are_no_errors(shared: Served) -> None:
    client = shared.client()
    for asked in QUERIES:
        for path in ("/search", "/api/search"):
            answer = client.get(path, params={"q": asked})
            assert (asked, answer.status_code) == (asked, 200)
            assert "<script>" not in answer.text or path == "/api/search"


@pytest.mark.browser
def test_words_are_searched_for_from_every_page(served: Served, page: Page) -> None:
    page.goto(f"{served.url}/sources")
    page.get_by_label("Search documents and entries").fill("explod*")
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_have_text("exploded")
    expect(page.get_by_text("1 document and 1 entry with")).to_be_visible()
