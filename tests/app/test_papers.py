"""Documents: the list, the text with its entries beside it, entries added by marking words, the file itself."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, expect

from forewarned.board.reading_papers import PART, sheet
from tests.app.serving import Served, serving, small_case
from tests.case.conftest import TEXTS


def texts_of(shown: dict) -> str:
    return "".join(piece["text"] for one in shown["sheet"]["paragraphs"] for piece in one["pieces"])


def test_the_list_and_its_filters(shared: Served) -> None:
    client = shared.client()
    listed = client.get("/api/documents").json()
    assert [(one["number"], one["id"], one["entries"]) for one in listed["documents"]] == [
        (1, "a.txt", 3),
        (2, "b.txt", 2),
        (3, "c.txt", 3),
        (4, "d.md", 1),
    ]
    named = {
        words: client.get("/api/documents", params={"words": words}).json() for words in ("WEATHER", "a.t", "%", "_")
    }
    assert {words: [one["id"] for one in found["documents"]] for words, found in named.items()} == {
        "WEATHER": ["d.md"],
        "a.t": ["a.txt"],
        "%": [],
        "_": [],
    }
    assert client.get("/api/documents", params={"reviewed": "yes"}).json()["documents"] == []
    page = client.get("/documents")
    assert page.status_code == 200
    assert "no date" in page.text


def test_a_document_with_its_entries(shared: Served) -> None:
    client = shared.client()
    shown = client.get("/api/documents/1").json()
    assert texts_of(shown) == TEXTS["a.txt"].replace("\n", "")
    assert [len(one["notes"]) for one in shown["sheet"]["paragraphs"]] == [1, 1, 1]
    for piece in (piece for one in shown["sheet"]["paragraphs"] for piece in one["pieces"]):
        assert TEXTS["a.txt"][piece["start"] : piece["end"]] == piece["text"]
    text = client.get("/documents/1").text
    assert all(f'id="{id}"' in text for id in shown["sheet"]["notes"])
    assert client.get("/documents/9").status_code == client.get("/api/documents/9").status_code == 404
    assert client.get(f"/documents/{2**31}").status_code == 422


def test_the_file_is_saved_and_never_shown(shared: Served) -> None:
    answer = shared.client().get("/documents/1/original")
    assert answer.text == TEXTS["a.txt"]
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''a.txt"
    assert answer.headers["x-content-type-options"] == "nosniff"


HOSTILE = "<script>alert(1)</script> \u202eThe mayor warned the town\u202c of {{ 7 * 7 }} on 2023-05-02 😀 and fire."


def test_what_a_document_says_is_only_text(place: str, tmp_path: Path) -> None:
    name = "x'\"><b>.txt"
    with small_case(place, tmp_path / "in", {name: HOSTILE}) as case, serving(case) as served:
        client = served.client()
        page = client.get("/documents/1").text
        assert "<script>alert" not in page
        assert "<b>.txt" not in page
        assert "49" not in page.split('id="text"')[1].split("</p>")[0]
        assert "⟨U+202E⟩" in page
        disposition = client.get("/documents/1/original").headers["content-disposition"]
        assert disposition == "attachment; filename*=UTF-8''x____b_.txt"


@pytest.mark.parametrize("line", ["One more sentence of the report follows here.\n", "words without any end ", "x"])
def test_a_long_document_comes_in_pages(place: str, tmp_path: Path, line: str) -> None:
    text = line * (4 * PART // len(line))
    with small_case(place, tmp_path / "in", {"long.txt": text}) as case, case.engine.connect() as connection:
        sheets = [sheet(connection, 1, 1, page=page) for page in range(1, sheet(connection, 1, 1).pages + 1)]
        assert len(sheets) > 2
        length = connection.exec_driver_sql("select characters from documents").scalar()
        bounds = [one.start for one in sheets] + [length]
        assert bounds == sorted(bounds)
        assert [one.end for one in sheets] == bounds[1:]
        assert max(one.end - one.start for one in sheets) <= PART + 5000
        for at in (0, PART - 1, PART, PART + 1, 2 * PART + 3, length - 1):
            found = sheet(connection, 1, 1, at=at)
            assert found.start <= at < found.end


@pytest.mark.browser
def test_an_entry_is_added_from_marked_words(page: Page, served: Served, client: httpx.Client) -> None:
    page.goto(f"{served.url}/documents/4")
    page.keyboard.press("t")
    page.keyboard.press("ArrowLeft")
    for key in ("ArrowLeft",) * 3 + ("Shift+ArrowRight",) * 2:
        page.keyboard.press(key)
    words = (page.locator("#marking").text_content() or "").split("“")[1].split("”")[0]
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    expect(page.locator("[name='span.words']")).to_have_value(words)
    page.locator("#add select[name=kind]").select_option("claim")
    page.locator("[name='about.words']").fill("the storm")
    page.get_by_role("button", name="Add the entry").click()
    expect(page.locator(".notes li.kind-claim")).to_contain_text("the storm")
    notes = client.get("/api/documents/4").json()["sheet"]["notes"].values()
    assert [(one["about"], one["added"]) for one in notes if one["kind"] == "claim"] == [("the storm", True)]
    assert page.url.endswith(next(one["id"] for one in notes if one["added"]))


@pytest.mark.browser
def test_entries_are_decided_beside_the_text(page: Page, served: Served, client: httpx.Client) -> None:
    page.goto(f"{served.url}/documents/1")
    for key in ("j", "j", "k", "j"):
        page.keyboard.press(key)
    id = page.evaluate("location.hash").lstrip("#")
    expect(page.locator(f"[data-entries='{id}']").first).to_have_class("piece of-entry kind-response open now")
    page.keyboard.press("n")
    expect(page.locator(f"[id='{id}']")).to_contain_text("rejected by Ada")
    assert client.get("/api/documents/1").json()["sheet"]["notes"][id]["verdict"] == "rejected"
