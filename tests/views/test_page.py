"""The report as a person reads it: opened from disk, without a network."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.views import ledgers
from tests.views.steps import column, press, rows

pytestmark = pytest.mark.browser

BLANK = ("", "no date", "no one named")


def test_opening_asks_for_nothing_but_the_file(show, log):
    page = show("crocus")
    expect(page.locator("h1")).to_have_text("Who knew what, and when")
    page.locator("#filter-q").fill("embassy")
    expect(page).to_have_url(re.compile("q=embassy"))
    page.locator("tr.record .toggle").first.click()
    page.get_by_role("button", name="Show in document").click()
    assert log.requests == [page.url.split("#")[0]]


def test_main_figures_open_what_they_count(show):
    page = show("crocus")
    figures = page.locator("#headline .figure")
    expect(figures.nth(0)).to_contain_text("7 March 2024earliest warning of the incident foretold most")
    expect(figures.nth(1)).to_contain_text("15 dayslongest lead time")
    expect(figures.nth(2)).to_contain_text("2warnings without a response")
    figures.nth(1).click()
    expect(page.locator("tr.record.open")).to_contain_text("US embassy in Moscow")
    figures.nth(2).click()
    assert len(rows(page)) == 2
    assert all("no response" in row for row in rows(page))


def test_row_opens_its_evidence_and_the_marked_sentence(show):
    page = show("crocus")
    page.locator("tr.record", has_text="Security Council of Russia").click()
    chain = page.locator(".evidence-row .chain li").all_inner_texts()
    assert [link.strip() for link in chain] == [
        "Sample Gazette (invented) (this document)",
        "the Invented Wire",
        "the Paper Lantern",
        "A person close to the intelligence services",
    ]
    evidence = page.locator(".evidence-row")
    expect(evidence).to_contain_text("1–7 days before")
    expect(evidence).to_contain_text("15–21 March 2024 from “days before the attack”")
    page.get_by_role("button", name="Show in document").click()
    pane = page.locator("dialog#document")
    expect(pane).to_be_visible()
    assert "".join(pane.locator(".piece.role-recipient").all_inner_texts()) == "members of the Security Council"
    assert "".join(pane.locator(".piece.role-harm").all_inner_texts()) == "Tajik citizens might be used"
    assert "".join(pane.locator(".piece.role-time").all_inner_texts()) == "days before the attack"
    assert pane.locator(".piece.role-source").all_inner_texts() == [
        "A person close to the intelligence services",
        "the Paper Lantern",
        "the Invented Wire",
    ]
    assert (
        pane.locator(".text").evaluate("node => [...node.children].map(p => p.textContent).join('\\n')")
        == ledgers.GAZETTE
    )
    assert pane.locator(".piece.now").first.evaluate(
        "node => { const a = node.getBoundingClientRect(); return a.top > 0 && a.bottom < innerHeight; }"
    )


def test_document_pane_walks_from_entry_to_entry(show):
    page = show("crocus", "document=gazette")
    pane = page.locator("dialog#document")
    expect(pane.locator(".piece.other").first).to_be_visible()
    assert pane.locator(".piece.now").count() == 0
    pane.get_by_role("button", name="Next entry").click()
    expect(pane.locator(".piece.now").first).to_contain_text("In early March")
    expect(pane).to_contain_text("1 of 6 entries")
    pane.locator(".piece.other", has_text="Guards at the hall").click()
    expect(pane).to_contain_text("6 of 6 entries")
    pane.get_by_label("mark the other entries").uncheck()
    assert pane.locator(".piece.other").count() == 0
    press(page, "Escape")
    expect(pane).to_be_hidden()
    expect(page).not_to_have_url(re.compile("document="))


FILTERS = [
    (lambda page: page.locator('[data-kind="claim"]').click(), 3),
    (lambda page: page.locator("#filter-actor").select_option(label="Vladimir Putin (2)"), 2),
    (lambda page: page.locator("#filter-source").select_option(label="What the services knew"), 6),
    (lambda page: page.locator("#filter-source").select_option(label="FSB (1)"), 1),
    (lambda page: page.locator("#filter-source").select_option(label="Invented Wire"), 6),
    (lambda page: page.locator("#filter-from").fill("2024-03-22"), 5),
    (lambda page: page.locator("#filter-to").fill("2024-03-05"), 3),
    (lambda page: more(page, "certainty", "hedged"), 1),
    (lambda page: more(page, "polarity", "no"), 2),
    (lambda page: more(page, "stance", "not_acted"), 2),
    (lambda page: more(page, "lead", "yes"), 2),
    (lambda page: page.locator("#filter-q").fill("tajik lantern"), 1),
    (lambda page: page.locator("#filter-q").fill('"level of security"'), 1),
    (lambda page: page.locator("#filter-q").fill("nothing like this"), 0),
]


def test_filters_leave_the_records_that_pass(show):
    page = show("crocus")
    count = page.locator("#ledger-count")
    for action, expected in FILTERS:
        action(page)
        expect(count).to_have_text(f"{expected} of 16 records")
        assert len(rows(page)) == expected
        page.get_by_role("button", name="Clear all filters").first.click()
        expect(count).to_have_text("16 records")


def more(page: Page, name: str, value: str) -> None:
    page.locator("#more-filters").evaluate("node => { node.open = true; }")
    page.locator(f"#filter-{name}").select_option(value)


def test_search_marks_what_it_found(show):
    page = show("crocus")
    page.locator("#filter-q").fill("blackmail")
    expect(page.locator("mark.hit")).to_have_text(["blackmail"])


def test_every_column_sorts_both_ways_with_blanks_last(show):
    page = show("crocus")
    for name in ("kind", "actor", "recipients", "about", "how", "lead", "evidence", "date"):
        button, head = page.locator(f'[data-sort="{name}"]'), page.locator(f"th.col-{name}")
        button.click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        up = column(page, name)
        button.click()
        expect(head).to_have_attribute("aria-sort", "descending")
        down = column(page, name)
        blanks = [value in BLANK for value in up]
        assert blanks == sorted(blanks) == [value in BLANK for value in down]
        values = [value for value in up if value not in BLANK]
        assert [value for value in down if value not in BLANK] != values or len(set(values)) == 1
        assert page.evaluate("document.activeElement.dataset.sort") == name


def test_dates_sort_by_time(show):
    page = show("crocus")
    assert column(page, "date")[:5] == [
        "23 Feb – 21 Mar 2024",
        "1–10 Mar 2024",
        "Mar 2024",
        "7 Mar 2024",
        "15–21 Mar 2024",
    ]


def test_address_keeps_the_view(show):
    page = show("crocus")
    page.locator('[data-kind="warning"]').click()
    page.locator('[data-sort="lead"]').click()
    page.locator("tr.record .toggle").first.click()
    before = rows(page)
    url = page.url
    page.goto("about:blank")
    page.goto(url)
    assert rows(page) == before
    expect(page.locator("tr.record.open")).to_have_count(1)
    expect(page.locator('[data-kind="warning"]')).to_have_attribute("aria-pressed", "true")


def test_problems_and_actors_are_listed(show):
    page = show("crocus")
    page.get_by_role("button", name="2 files or parts could not be read.").click()
    expect(page.locator("#fold-problems")).to_contain_text("scans/page-7.pdf")
    expect(page.locator("#fold-problems")).to_contain_text("the page is a picture")
    page.locator("#fold-actors summary").click()
    expect(page.locator("#fold-actors")).to_contain_text("a capital stands for its state")
    expect(page.locator("#fold-actors")).to_contain_text("“Washington”")


def test_nothing_read_says_what_to_do(show):
    page = show("empty")
    expect(page.locator("#empty")).to_contain_text("forewarned report my-documents/ -o report.html")
    expect(page.locator("#timeline")).to_be_hidden()
    press(page, "j", "+", "/", "?")
    expect(page.locator("dialog#help")).to_be_visible()


def test_documents_without_entries_can_still_be_read(show):
    page = show("unread")
    expect(page.locator("#empty")).to_contain_text("state nothing")
    expect(page.locator("#fold-problems")).to_contain_text("the file is encrypted")
    page.locator("#fold-documents summary").click()
    page.locator("#fold-documents button").first.click()
    expect(page.locator("dialog#document .text")).to_have_text("A quiet day.")


def test_three_thousand_entries_stay_usable(show):
    page = show("big")
    expect(page.locator("#ledger-count")).to_have_text("3,000 records")
    assert page.locator("tr.record").count() == 50
    assert page.locator("#chart *").count() < 6000
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.locator("#pager")).to_contain_text("51–100 of 3,000")
    page.locator("#filter-q").fill("aircraft")
    expect(page.locator("#ledger-count")).to_contain_text("of 3,000 records")
    assert page.locator("tr.record").count() <= 50
    expect(page.locator("#pager")).to_contain_text("1–50 of")
