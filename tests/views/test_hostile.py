"""Documents and addresses that try to do harm."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.views.conftest import LEDGERS
from tests.views.steps import press

pytestmark = pytest.mark.browser


def test_policy_stops_what_is_injected(show, log):
    page = show("crocus")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.injected = 1";
          document.body.append(script);
          const image = new Image();
          image.src = "https://tracker.example/pixel";
          document.body.append(image);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.injected") is None
    assert len(log.errors) == 2
    assert all("Content Security Policy" in error for error in log.errors)
    log.errors.clear()
    log.requests.clear()  # Chromium reports the request that it then blocks


def test_overlapping_spans_are_marked_side_by_side(show):
    page = show("hostile")
    page.locator("tr.record .toggle").nth(8).click()
    quote = page.locator(".evidence-row blockquote").first
    assert quote.locator(".piece .piece").count() == 0
    both = quote.locator(".piece.role-actor.role-recipient.role-trigger")
    assert both.count() >= 1
    assert both.first.evaluate("node => node.style.boxShadow.match(/inset/g).length") >= 3


def test_odd_addresses_do_no_harm(show):
    odd = ["page=99", "page=x", "sort=nothing", "view=1,0", "view=a", "record=no", "document=no&entry=no", "source=x",
           "q=%22", "kind=,", "theme=pink", "from=yesterday", "actor=no", "dir=up", "lanes=-1"]  # fmt: skip
    page = show("crocus", "&".join(odd))
    expect(page.locator("#ledger-count")).to_contain_text("of 16 records")
    for fragment in odd:
        page.evaluate("fragment => { location.hash = fragment; }", fragment)
        expect(page.locator("#timeline-title")).to_be_visible()
        expect(page.locator("#ledger-count")).to_contain_text("16 records")


def test_hostile_text_stays_text(show):
    page = show("hostile")
    for number in range(15):
        page.locator("tr.record .toggle").nth(number).click()
        if page.get_by_role("button", name="Show in document").count():
            page.get_by_role("button", name="Show in document").first.click()
            press(page, "Escape")
    for summary in page.locator("#appendix summary").all():
        summary.click()
    page.locator("#filter-q").fill("<img")
    expect(page).to_have_url(re.compile("q="))
    assert page.evaluate("window.pwned") is None
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, svg[onload]").count() == 0
    assert page.locator("a[href^='javascript'], a[href^='data']").count() == 0


def test_only_web_addresses_become_links(show):
    page = show("hostile")
    for number, document in enumerate(LEDGERS["hostile"]().documents[:3]):
        page.locator("tr.record .toggle").nth(number).click()
        page.get_by_role("button", name="Show in document").first.click()
        page.locator(".about-document summary").click()
        links = page.locator("dialog#document a")
        assert links.count() == int(document.url.startswith("https:"))
        if links.count():
            assert links.first.get_attribute("rel") == "noopener noreferrer nofollow"
        press(page, "Escape")


def test_hidden_characters_are_shown_by_their_code(show):
    page = show("hostile")
    page.locator("tr.record .toggle").nth(4).click()
    shown = page.locator("tr.record.open")
    expect(shown.locator(".hidden-char").first).to_have_text("⟨U+202E⟩")
    expect(shown.locator(".hidden-char").first).to_have_attribute("title", "right-to-left override")
    assert "\u202e" not in page.locator("body").inner_text()
    labels = page.evaluate(
        "[...document.querySelectorAll('*')].map(n => [n.ariaLabel, n.title, n.label].join()).join()"
    )
    assert "\u202e" not in labels
