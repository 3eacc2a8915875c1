"""The questions of the report: each with its picture, its table and the sentences that prove it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.views.steps import press
from tests.views.test_access import CONTRAST

pytestmark = pytest.mark.browser

ASKS = ["chain", "origins", "contradictions", "gaps", "open", "knew"]


def answer(page: Page):
    return page.locator("#answer")


def node(page: Page, name: str):
    return page.locator(f"#answer .node[aria-label*={name!r}]")


def opens(page: Page, quote: str) -> None:
    """The sentence on show opens in its document."""
    answer(page).get_by_role("button", name="Open the sentence").first.click()
    expect(page.locator("dialog#document .text p:has(.now)").first).to_contain_text(quote)
    press(page, "Escape")
    expect(page.locator("dialog#document")).to_be_hidden()


def test_chain_is_drawn_in_lanes_with_its_arrows(show):
    page = show("inquiry")
    expect(page.get_by_role("tab", selected=True)).to_contain_text("The chain")
    lanes = "What was known Warnings and threats What was done The incident What followed"
    assert " ".join(page.locator("#answer .band-name").all_text_contents()) == lanes
    assert page.locator("#answer .edge.leads").count() == 2
    assert page.locator("#answer .edge.answers").count() == 2  # the dismissal, and what followed the incident
    assert sorted(page.locator("#answer .pill.leads").all_text_contents()) == ["12 d", "5 d"]
    assert page.locator("#answer .pill.answers").all_text_contents() == ["3 d", "1 d"]
    expect(answer(page)).to_contain_text("First to know, as far as is told: Quayline, March 2023, 44–74 days before")


def test_chain_leaves_the_unanswered_warning_open(show):
    page = show("inquiry")
    assert page.locator("#answer .stub").count() == 1
    assert page.locator("#answer .node.unanswered").count() == 1
    expect(page.locator("#answer .node.unanswered")).to_have_attribute(
        "aria-label", re.compile("Quayline.*no response")
    )
    expect(answer(page)).to_contain_text("2 warnings and threats before it; to 1 no response is known.")


def test_step_opens_its_sentence(show):
    page = show("inquiry")
    node(page, "coastguard").click()
    expect(page.locator(".chosen-proof")).to_contain_text("The coastguard warned the Port Board on 2 May 2023")
    expect(page.locator(".chosen-proof")).to_contain_text("Harbour Wire → an inspector")
    opens(page, "The coastguard warned")
    page.locator(".chosen-proof").get_by_role("button", name="in the ledger").click()
    expect(page.locator("tr.record.open")).to_contain_text("coastguard")


def test_chain_by_actor(show):
    page = show("inquiry")
    page.get_by_role("button", name="Lanes by actor").click()
    expect(page.get_by_role("button", name="Lanes by actor")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#answer .band-name").all_text_contents() == [
        "Quayline", "coastguard", "Port Board", "The incident", "government",
    ]  # fmt: skip


def test_chain_is_told_as_a_table_too(show):
    page = show("inquiry")
    page.get_by_text("All 6 steps as a table").click()
    table = answer(page).get_by_role("table", name="All 6 steps as a table")
    expect(table.get_by_role("columnheader")).to_have_count(6)
    row = table.get_by_role("row").filter(has_text="coastguard")
    expect(row).to_contain_text("12 days")
    expect(row).to_contain_text("Port Board (dismissed)")
    row.get_by_role("button").click()
    expect(page.locator("dialog#document .text p:has(.now)").first).to_contain_text("The coastguard warned")


def test_boxes_by_keyboard(show):
    page = show("inquiry")
    page.locator("#answer .node[tabindex='0']").focus()
    label = "document.activeElement.getAttribute('aria-label')"
    first = page.evaluate(label)
    press(page, "ArrowRight")
    second = page.evaluate(label)
    assert second != first
    press(page, "Enter")
    assert page.evaluate(label) == second
    expect(page.locator("#answer .node.chosen")).to_have_attribute("aria-label", second)
    assert page.locator("#answer .node[tabindex='0']").count() == 1


def test_tabs_by_keyboard(show):
    page = show("inquiry")
    page.get_by_role("tab", selected=True).focus()
    for name in [*ASKS[1:], ASKS[0]]:
        press(page, "ArrowRight")
        assert page.evaluate("document.activeElement.id") == f"ask-{name}"
        expect(page.get_by_role("tab", selected=True)).to_have_id(f"ask-{name}")
        expect(answer(page)).to_have_attribute("aria-labelledby", f"ask-{name}")


def test_reprint_is_one_node_that_opens(show):
    page = show("inquiry", "ask=origins")
    page.locator(".pick", has_text="coastguard").click()
    names = page.locator("#answer .graph .node .name")
    assert names.all_text_contents() == ["inspector", "Harbour Wire"]
    expect(answer(page)).to_contain_text("2 mentions · 2 documents · 1 text without reprints · 2 publishers")
    expect(answer(page)).to_contain_text("Credibility 3 of 6, possibly true")
    expect(answer(page)).to_contain_text("1 independent origin, named; denied by none.")
    node(page, "opens its reprints").click()
    assert names.all_text_contents() == ["inspector", "Millgate Gazette", "Harbour Wire"]
    expect(page.locator(".chosen-proof")).to_contain_text("The coastguard warned")
    node(page, "Reprint by Millgate Gazette").click()
    expect(page.locator("dialog#document h2")).to_have_text("A warning")


def test_circle_is_drawn_as_a_loop(show):
    page = show("inquiry", "ask=origins")
    page.locator(".pick", has_text="circular").click()
    assert page.locator("#answer .edge.looped").count() == 2
    assert page.locator("#answer .node.looped .name").all_text_contents() == ["Quay Lantern", "Lantern Post"]
    expect(page.locator(".loop-words")).to_have_text(
        "Circular reporting: Lantern Post cites Quay Lantern cites Lantern Post. None of them proves it."
    )


def test_notes_on_sources_stand_beside_them(show):
    page = show("inquiry", "ask=origins")
    page.locator(".pick", has_text="circular").click()
    expect(page.locator("#answer .pill.letter")).to_have_text("D")
    expect(page.locator(".notes-of")).to_have_text("Quay Lantern: D, not usually reliable; owned by a rival port")


def test_filters_narrow_the_records_to_ask_about(show):
    page = show("inquiry", "ask=origins")
    assert page.locator(".pick").count() == 8
    page.locator("#filter-q").fill("flood")
    expect(page.locator(".pick")).to_have_count(1)
    expect(page.locator(".origin-main .proof-line")).to_contain_text("weather office")


def test_contradictions_stand_side_by_side_and_updates_apart(show):
    page = show("inquiry", "ask=contradictions")
    groups = page.locator("#answer .pairs")
    assert [heading.strip() for heading in groups.locator("h3").all_text_contents()] == [
        "Cannot both be right2", "Counts that rose, which may be updates1",
    ]  # fmt: skip
    pair = groups.nth(0).locator(".pair").first
    left, right = (pair.locator(".side").nth(at).bounding_box() for at in (0, 1))
    assert left["y"] == pytest.approx(right["y"], abs=1)
    assert left["x"] + left["width"] < right["x"]
    expect(pair.locator(".side").nth(0)).to_contain_text("The coastguard warned the Port Board")
    expect(pair.locator(".side").nth(1)).to_contain_text("The Port Board was never warned")
    expect(groups.nth(1).locator(".pair")).to_contain_text("this may be an update")
    assert groups.nth(0).locator(".pair-row").count() == 2
    opens(page, "The coastguard warned")


def test_gaps_by_sort_with_alarms_beside_hits(show):
    page = show("inquiry", "ask=gaps")
    sorts = page.locator(".gap-sort h3").all_text_contents()
    assert sorts == [
        "Knew, and is not known to have warned anybody1",
        "Was warned, and is not known to have acted1",
        "Warnings that came true, beside those that nothing followed",
    ]
    assert page.locator(".sketch .missing").count() == 2
    expect(answer(page)).to_contain_text("Hindsight is a bias")
    hits, alarms = page.locator(".gap-sort .side").all()
    assert hits.locator("tbody tr").count() == 2
    expect(alarms.locator("tbody tr")).to_contain_text("the weather office warned of a flood")
    expect(alarms).to_contain_text("no incident followed it")
    opens(page, "Quayline knew in March 2023")


def test_open_warnings_oldest_first_with_days_left(show):
    page = show("inquiry", "ask=open")
    rows = answer(page).locator("tbody tr")
    assert page.locator("#open-day").input_value() == "2023-05-21"
    assert rows.locator("td:nth-child(-n+3)").all_text_contents() == [
        "3 Apr 2023", "48 days", "it named no time", "20 May 2023", "1 day", "1 day left",
    ]  # fmt: skip
    assert page.locator("#answer .waited").count() == 2
    page.locator("#open-day").fill("2023-05-23")
    expect(rows).to_have_count(1)
    page.locator("#open-day").fill("2023-04-02")
    expect(rows).to_have_count(0)
    page.get_by_role("button", name="Newest document").click()
    opens(page, "the weather office warned of a flood")


def test_who_knew_what_when_and_from_whom(show):
    page = show("inquiry", "ask=knew")
    page.get_by_label("Who", exact=True).select_option(label="Port Board (3)")
    lanes = "Told by coastguard Told by Quayline Not told, did not know, did not warn Did"
    assert " ".join(page.locator("#answer .band-name").all_text_contents()) == lanes
    rows = answer(page).locator("tbody tr")
    assert rows.locator("td:nth-child(-n+2)").all_text_contents() == [
        "2 May 2023", "was told", "9 May 2023", "was told", "no date", "was not told",
    ]  # fmt: skip
    assert page.locator("#answer .edge.answers").count() == 1
    page.get_by_label("Only what may have been before").fill("2023-05-09")
    expect(rows).to_have_count(1)
    expect(answer(page)).to_contain_text("1 more without a day left out.")
    opens(page, "The coastguard warned")


def test_view_is_kept_in_the_address(show):
    page = show("inquiry", "ask=chain")
    node(page, "coastguard").click()
    page.get_by_role("button", name="Lanes by actor").click()
    kept = page.url
    page.goto("about:blank")
    page.goto(kept)
    expect(page.locator(".chosen-proof")).to_contain_text("The coastguard warned")
    expect(page.get_by_role("button", name="Lanes by actor")).to_have_attribute("aria-pressed", "true")


def test_row_of_the_ledger_leads_to_its_questions(show):
    page = show("inquiry", "ask=gaps")
    page.locator("tr.record", has_text="the Tollgate crane might collapse").click()
    joins = page.locator(".evidence-row .joins")
    expect(joins).to_contain_text("1 independent origin, credibility 3 of 6")
    joins.get_by_role("button", name="the Tollgate crane collapsed", exact=True).click()
    expect(page.get_by_role("tab", selected=True)).to_contain_text("The chain")
    expect(page.locator("#answer .node.chosen")).to_have_attribute("aria-label", re.compile("coastguard"))
    joins.get_by_role("button", name="1 independent origin").click()
    expect(page.locator(".origin-main .proof-line")).to_contain_text("coastguard")
    joins.get_by_role("button", name="1 pair").click()
    expect(page.locator("#answer .pair").first).to_contain_text("never warned")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ask", ASKS)
def test_text_has_contrast(show, ask, theme):
    page = show("inquiry", f"ask={ask}&theme={theme}")
    expect(page.get_by_role("tab", selected=True)).to_have_id(f"ask-{ask}")
    assert page.evaluate(CONTRAST) == []


def test_ledger_without_answers_has_no_such_tab(show):
    page = show("crocus")
    assert page.get_by_role("tab", name="The chain").count() == 0
    assert page.get_by_role("tab", name="Contradictions").count() == 0
    page.goto("about:blank")
    page = show("empty")
    expect(page.locator("#questions")).to_be_hidden()


@pytest.mark.parametrize("ask", ASKS)
@pytest.mark.parametrize("name", ["inquiry", "inquiry-hostile", "inquiry-big"])
def test_phone_needs_no_sideways_scrolling(show, name, ask):
    page = show(name, f"ask={ask}")
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(page.get_by_role("tab", selected=True)).to_have_id(f"ask-{ask}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("ask", ASKS)
def test_hostile_text_stays_text(show, ask):
    page = show("inquiry-hostile", f"ask={ask}")
    for summary in page.locator("#answer summary").all():
        summary.click()
    for one in page.locator("#answer .node").all()[:12]:
        one.dispatch_event("click")
        press(page, "Escape")
    assert page.evaluate("window.pwned") is None
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, svg[onload]").count() == 0
    assert "\u202e" not in page.locator("#questions").inner_text()


@pytest.mark.parametrize("ask", ASKS)
def test_three_thousand_records_are_drawn_in_part(show, ask):
    page = show("inquiry-big", f"ask={ask}")
    expect(page.get_by_role("tab", selected=True)).to_have_id(f"ask-{ask}")
    assert page.locator("#answer .node").count() <= 40
    assert page.locator("#answer *").count() <= 3000


def test_what_is_left_out_is_said_and_follows(show):
    page = show("inquiry-big", "ask=chain")
    expect(answer(page)).to_contain_text("14 of 3,000 steps drawn")
    first = page.locator("#answer .node").all_text_contents()
    page.locator("#answer .pager").get_by_role("button", name="Further").click()
    expect(page).to_have_url(re.compile("part=2"))
    assert page.locator("#answer .node").all_text_contents() != first


def test_odd_addresses_do_no_harm(show):
    page = show("inquiry")
    for odd in ("ask=no", "part=x", "part=-4", "subject=no", "step=%22%5D", "by=x", "day=1"):
        for ask in ASKS:
            page.evaluate("fragment => { location.hash = fragment; }", f"ask={ask}&{odd}")
            expect(page.locator("#questions-title")).to_be_visible()
    assert answer(page).inner_text()
