"""The overview: figures of the headline, how much is reviewed, what to do next; and a case with nothing in it."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from forewarned.board.laying import lay_out
from forewarned.case import new_case
from forewarned.ledger import headline
from tests.app.conftest import signed_in
from tests.app.serving import Served, serving
from tests.app.telling import Told
from tests.case.readers import FIRST

PATHS = (
    "/",
    "/timeline",
    "/timeline?kind=warning&actor=Russia&first=2024-03-01&last=",
    "/timeline?actor=Holm",
    "/incidents",
    "/knew",
    "/knew?actor=Russia",
    "/knew?actor=Holm",
    "/gaps",
    "/gaps?sort=nothing_followed",
    "/contradictions",
    "/open",
    "/chains/{incident}",
    "/chains/{incident}?by=actor",
)


def test_the_figures_are_those_of_the_headline(told: Told) -> None:
    found = told.json("/")
    head = asdict(headline(told.ledger))
    assert found["whole"]["headline"]["records"] == head["records"]
    assert found["whole"]["headline"]["main_incident"] == head["main_incident"]
    assert (found["entries"], found["reviewed"]) == (len(told.ledger.entries), 0)
    page = told.page("/")
    assert f"/chains/{head['main_incident']}" in page
    assert f"{head['unanswered']}</dd>" in page
    assert {one["place"] for one in found["to_do"]} == {"/queue", "/gaps", "/contradictions", "/open"}


def test_a_case_with_nothing_in_it_says_what_to_do(place: str) -> None:
    with new_case(place, reader=FIRST) as case, serving(case) as served:
        client = served.client()
        for laid in (False, True):
            if laid:
                lay_out(case)
            page = client.get("/")
            assert page.status_code == 200
            assert "Nothing was read yet" in page.text
            assert "/files" in page.text
            for path in PATHS[1:-2]:
                answer = client.get(path)
                assert answer.status_code == 200, path
                assert 'class="empty"' in answer.text, path
                assert client.get(f"/api{path}").status_code == 200


def test_confirmed_entries_count_as_reviewed(served: Served) -> None:
    client = served.client()
    before = client.get("/api/").json()
    assert before["reviewed"] == 0
    with served.case.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE board_entries SET verdict = 'confirmed' WHERE position = 0")
    assert client.get("/api/").json()["reviewed"] == 1


def test_every_page_has_a_twin_that_is_described(told: Told) -> None:
    described = told.clients[0].get("/api/openapi.json").json()["paths"]
    for path in PATHS:
        bare = path.partition("?")[0].replace("{incident}", "{record}")
        assert f"/api{bare}" in described


@pytest.mark.parametrize("path", ["/timeline", "/knew?actor=Russia", "/gaps", "/contradictions", "/open", "/incidents"])
def test_a_page_past_the_last_is_the_last_and_one_before_the_first_is_wrong(told: Told, path: str) -> None:
    sign = "&" if "?" in path else "?"
    assert told.json(f"{path}{sign}page=999999")["pages"]["page"] == told.json(path)["pages"]["pages"]
    assert told.statuses(f"{path}{sign}page=0") == {422}


def serious(page: Page) -> list[str]:
    """The serious faults that axe-core finds."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_window_or_has_a_serious_fault(blank: Page, told: Told, width: int) -> None:
    served = told.served[0]
    incident = told.json("/")["whole"]["headline"]["main_incident"]
    blank.set_viewport_size({"width": width, "height": 900})
    page = signed_in(blank, served)
    for path in PATHS:
        page.goto(served.url + path.replace("{incident}", incident))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.locator("h1").count() == 1
        assert serious(page) == [], path
        wide = page.evaluate(
            "[...document.querySelectorAll('.graph-frame')].map(one => one.getBoundingClientRect().right)"
        )
        assert all(right <= width for right in wide), path
