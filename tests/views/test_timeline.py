"""The timeline by mouse, keys and wheel."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.views.steps import press, window

pytestmark = pytest.mark.browser


def test_timeline_has_a_lane_for_each_actor_and_ranges_as_bars(show):
    page = show("crocus")
    assert page.locator(".lane-name .name").all_text_contents() == [
        "Islamic State",
        "US embassy in Moscow",
        "Vladimir Putin",
        "FSB",
        "Russian police",
        "Foreign Ministry of Russia",
        "No one named",
    ]
    assert page.locator(".point .range").count() == 4
    assert page.locator(".incident-head").count() == 1
    expect(page.locator(".lead text")).to_have_text("15 days")
    expect(page.locator("#undated summary")).to_contain_text("No date: 6 records")
    assert page.locator("#undated .chip").count() == 6


def test_labels_and_marks_of_the_timeline_do_not_overlap(show):
    page = show("big")
    crossings = page.evaluate(
        """() => {
          const boxes = (selector) => [...document.querySelectorAll(selector)].map((n) => n.getBoundingClientRect());
          const along = (a, b) => a.left < b.right - 1 && b.left < a.right - 1;
          const down = (a, b) => a.top < b.bottom - 1 && b.top < a.bottom - 1;
          const among = (selector) => {
            const list = boxes(selector);
            return list.filter((a, i) => list.some((b, j) => j > i && along(a, b) && down(a, b))).length;
          };
          return { heads: boxes(".incident-head text").length, pills: among(".plus rect"),
            crossed: among(".incident-head text") + among(".lane-name .name") + among(".axis text"),
            marks: among(".point:not(.incident-head) .mark path") };
        }"""
    )
    assert crossings["heads"] >= 2
    assert crossings["crossed"] == crossings["pills"] == 0
    assert crossings["marks"] <= 1  # the earliest warning always has its own mark


def test_mark_opens_its_row(show):
    page = show("crocus")
    page.locator('#chart .point[aria-label*="Vladimir Putin"]').click()
    expect(page.locator("tr.record.open")).to_contain_text("Vladimir Putin")
    expect(page.locator("#chart .thread")).to_have_count(1)
    page.locator("#undated .chip", has_text="SVR").click()
    expect(page.locator("tr.record.open")).to_contain_text("SVR")


def test_zoom_by_buttons_keys_and_wheel(show):
    page = show("crocus")
    page.get_by_role("button", name="Zoom in").click()
    first = window(page)
    press(page, "+")
    second = window(page)
    assert first[0] < second[0] < second[1] < first[1]
    press(page, "-")
    assert window(page) == pytest.approx(first, abs=0.1)
    press(page, "]")
    assert window(page)[0] > first[0]
    box = page.locator("#chart").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 100)
    before, url = window(page), page.url
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page).not_to_have_url(url)
    assert window(page)[1] - window(page)[0] < before[1] - before[0]
    press(page, "0")
    assert "view=" not in page.url


def test_wheel_alone_scrolls_the_page(show):
    page = show("crocus")
    box = page.locator("#chart").bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 100)
    page.mouse.wheel(0, 300)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") > 100
    assert "view=" not in page.url


def test_drag_moves_and_shift_drag_filters(show):
    page = show("crocus")
    box = page.locator("#chart").bounding_box()
    y = box["y"] + 150

    def drag(start: float, end: float) -> None:
        page.mouse.move(box["x"] + start, y)
        page.mouse.down()
        page.mouse.move(box["x"] + (start + end) / 2, y)
        page.mouse.move(box["x"] + end, y)
        page.mouse.up()

    drag(800, 500)
    moved = window(page)
    drag(500, 800)
    assert window(page)[0] < moved[0]
    press(page, "0")
    page.keyboard.down("Shift")
    drag(300, 700)
    page.keyboard.up("Shift")
    assert "from=2024-" in page.url
    assert "to=2024-" in page.url
    expect(page.locator("#ledger-count")).to_contain_text("of 16 records")
    assert page.locator("tr.record.open").count() == 0


def test_strip_below_chooses_the_window(show):
    page = show("big")
    before = page.locator("#timeline-note").inner_text()
    page.locator("#overview").scroll_into_view_if_needed()
    box = page.locator("#overview").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 90, box["y"] + 10)
    page.mouse.up()
    assert page.locator("#timeline-note").inner_text() != before
    assert window(page)[1] - window(page)[0] > 30


def test_lanes_fold_and_unfold(show):
    page = show("big")
    assert page.locator(".lane").count() == 8
    page.get_by_role("button", name=re.compile("Show 12 more")).click()
    assert page.locator(".lane").count() == 20
    page.get_by_role("button", name="Fold the lanes").click()
    assert page.locator(".lane").count() == 8


def test_crowded_column_zooms_in(show):
    page = show("big")
    page.locator("#chart .bin").nth(40).click()
    expect(page).to_have_url(re.compile("view="))
    assert page.locator("#chart .point").count() > 0


def test_arrow_keys_walk_the_marks(show):
    page = show("crocus")
    page.locator("#chart .point[tabindex='0']").focus()
    label = "document.activeElement.getAttribute('aria-label')"
    first = page.evaluate(label)
    press(page, "ArrowRight")
    second = page.evaluate(label)
    assert first != second
    expect(page.locator("#tip")).to_be_visible()
    press(page, "ArrowLeft")
    assert page.evaluate(label) == first
    press(page, "ArrowRight", "Enter")
    expect(page.locator("tr.record.open .toggle")).to_have_attribute("aria-label", f"{second}: hide the evidence")


def test_strip_comes_back_after_a_filter_that_left_nothing(show):
    page = show("crocus")
    page.locator("#filter-q").fill("nothing like this")
    expect(page.locator("#overview")).to_be_hidden()
    press(page, "Escape", "c")
    assert page.locator("#overview svg").bounding_box()["width"] > 600
