"""Open warnings: what the command line answers for a day; without one, for the day of the newest document."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from forewarned.app.openings import picture
from tests.app.conftest import signed_in
from tests.app.telling import Told


@pytest.mark.parametrize("today", ["2024-05-02", "2024-05-20", "2024-05-21", "2030-01-01", "0001-01-01", "9999-12-31"])
def test_they_are_what_the_command_line_answers(told: Told, today: str) -> None:
    expected = told.asked("open", told.place, "--today", today)["open"]
    assert told.pages(f"/open?today={today}", "open") == expected
    assert told.page(f"/open?today={today}")


def test_without_a_day_it_is_that_of_the_newest_document(told: Told) -> None:
    found = told.json("/open")
    assert (found["today"], found["chosen"]) == ("2024-05-10", False)
    assert found["open"] == told.json("/open?today=2024-05-10")["open"] == told.json("/open?today=")["open"]
    assert "the latest day on which any of these documents was published" in told.page("/open")
    assert "the latest day" not in told.page("/open?today=2024-05-10")


def test_the_picture_has_a_bar_for_each_that_has_a_day(told: Told) -> None:
    rows = told.json("/open")["open"]
    root = ET.fromstring(picture(rows, date(2024, 5, 10)))
    links = [one.get("href") for one in root.iter("{http://www.w3.org/2000/svg}a")]
    assert links == [f"/records/{row['record']}" for row in rows if row["when"]]
    assert picture([row for row in rows if row["when"] is None], date(2024, 5, 10)) == ""


def test_a_day_that_is_none_is_refused(told: Told) -> None:
    assert told.statuses("/open?today=tomorrow") == {422}


@pytest.mark.browser
def test_only_the_browser_knows_what_day_it_is(blank: Page, told: Told) -> None:
    served = told.served[0]
    page = signed_in(blank, served)
    page.clock.set_fixed_time("2024-05-15T12:00:00")
    page.goto(f"{served.url}/open")
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_label("Open on this day")).to_have_value("2024-05-15")
    expect(page.locator("main")).to_contain_text("5 days left")
