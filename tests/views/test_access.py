"""The report by keyboard, on a phone, in the dark, on paper, and read aloud."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.views.steps import press

pytestmark = pytest.mark.browser


def test_keyboard_alone(show):
    page = show("crocus")
    press(page, "/")
    assert page.evaluate("document.activeElement.id") == "filter-q"
    page.keyboard.type("warned")
    expect(page).to_have_url(re.compile("q=warned"))
    press(page, "Escape", "j", "j")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 2
    press(page, "k", "Enter")
    opened = page.locator("tr.record.open")
    expect(opened).to_have_count(1)
    expect(opened).to_contain_text("US embassy in Moscow")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    press(page, "o")
    expect(page.locator("dialog#document .piece.now").first).to_contain_text("On March 7")
    press(page, "Escape")
    expect(page.locator("dialog#document")).to_be_hidden()
    press(page, "c")
    expect(page.locator("#ledger-count")).to_have_text("16 records")
    press(page, "?")
    expect(page.locator("dialog#help")).to_contain_text("search")
    press(page, "Escape")
    expect(page.locator("dialog#help")).to_be_hidden()


def test_skip_link_goes_to_the_ledger(show):
    page = show("crocus")
    press(page, "Tab", "Enter")
    assert page.evaluate("document.activeElement.id") == "ledger"


def test_focus_can_be_seen(show):
    page = show("crocus")
    page.locator("#filter-q").focus()
    press(page, "Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


TOO_WIDE = """() => [...document.querySelectorAll("#table td")]
  .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent)"""


def test_columns_do_not_run_into_each_other(show):
    page = show("crocus")
    for width in (1280, 1150, 900, 600):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("name", ["crocus", "hostile", "big", "unread"])
def test_phone_needs_no_sideways_scrolling(show, name):
    page = show(name)
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    if page.locator("tr.record").count():
        page.locator("tr.record .toggle").first.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.get_by_role("button", name="Show in document").first.click()
        assert page.locator("dialog#document .scroll").evaluate("node => node.scrollWidth <= node.clientWidth")


# Text whose contrast with its ground is below 4.5 (WCAG 2.2, 1.4.3): its ratio and first words.
CONTRAST = """() => {
  const parse = (value) => value.match(/[\\d.]+/g).map(Number);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = (node) => {
    for (let one = node; one; one = one.parentElement) {
      const color = parse(getComputedStyle(one).backgroundColor);
      if (color.length === 3 || color[3] > 0.99) return color;
    }
    return [255, 255, 255];
  };
  const speaks = (node) => node.checkVisibility() && !node.disabled && !(node instanceof HTMLOptionElement)
    && !node.closest(".lead") && [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
  const ratio = (node) => {
    const style = getComputedStyle(node);
    const pair = [light(parse(node instanceof SVGElement ? style.fill : style.color)), light(ground(node))];
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  };
  return [...document.querySelectorAll("body *")].filter(speaks)
    .map((node) => [ratio(node), node.textContent.slice(0, 30)]).filter(([value]) => value < 4.5);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_has_contrast(show, theme):
    page = show("crocus", f"theme={theme}")
    page.locator("tr.record .toggle").nth(4).click()
    assert page.evaluate(CONTRAST) == []
    page.get_by_role("button", name="Show in document").click()
    assert page.evaluate(CONTRAST) == []


def test_dark_follows_the_device_and_the_button(show):
    page = show("crocus")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(250, 248, 244)"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) == "rgb(21, 23, 27)"
    page.locator("#theme").click()
    assert page.evaluate(ground) == "rgb(250, 248, 244)"
    page.locator("#theme").click()
    page.emulate_media(color_scheme="light")
    assert page.evaluate(ground) == "rgb(21, 23, 27)"


def test_paper_has_every_quote_and_every_lane(show, tmp_path):
    page = show("crocus")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".print-entry .quote").count() == 17
    expect(page.locator("#print-ledger")).to_contain_text("On March 7, the US embassy in Moscow warned Americans")
    expect(page.locator("#print-ledger")).to_contain_text(
        "Sample Gazette (invented) → the Invented Wire → the Paper Lantern"
    )
    expect(page.locator("#print-ledger")).to_contain_text("no text layer: the page is a picture")
    expect(page.locator("#filter-q")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("#print-ledger *").count() == 0


@pytest.mark.parametrize("name", ["crocus", "big"])
def test_first_sheet_holds_the_figures_and_the_first_lanes(show, name):
    page = show(name)
    page.set_viewport_size({"width": 1017, "height": 688})  # A4 on its side, less margins of 14 mm
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    box = page.locator(".picture").first.bounding_box()
    assert box["y"] + box["height"] <= 688
    assert page.locator(".picture").first.locator(".lane").count() >= 3


def test_paper_cuts_the_timeline_into_sheets(show):
    page = show("big")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".picture").count() > 3
    assert page.locator(".lane").count() == 40
    assert (
        page.locator(".picture").evaluate_all("all => Math.max(...all.map(one => Number(one.getAttribute('height'))))")
        < 660
    )


def test_table_says_what_it_is_to_those_who_listen(show):
    page = show("crocus")
    assert page.get_by_role("table", name="Records").get_by_role("columnheader").count() == 8
    toggle = page.locator("tr.record .toggle").first
    expect(toggle).to_have_attribute("aria-expanded", "false")
    toggle.click()
    expect(page.locator("tr.record .toggle").first).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"#{page.locator('tr.record .toggle').first.get_attribute('aria-controls')}").count() == 1
