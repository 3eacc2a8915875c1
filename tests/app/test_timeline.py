"""Records along time: by kind, actor and days, and the picture of how many there are when."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from forewarned.app.columns import days_of, picture
from forewarned.board.inquiry import Column
from tests.app.telling import Told


def test_records_stand_in_the_order_of_the_ledger(told: Told) -> None:
    assert [row["record"] for row in told.pages("/timeline", "records")] == [one.id for one in told.ledger.records]


def test_they_are_narrowed_by_kind_actor_and_days(told: Told) -> None:
    found = told.json("/timeline?kind=warning&actor=the+Kremlin&first=2024-03-01&last=2024-03-31")
    names = {one["name"] for one in found["called"]["actors"]}
    assert {"Russia", "Federal Security Service"} <= names
    assert found["records"]
    for row in found["records"]:
        assert row["kind"] == "warning"
        assert "2024-03-01" <= row["when"]["earliest"] <= "2024-03-31"
        assert names & {row["actor"], *row["recipients"]}


@pytest.mark.parametrize(("asked", "near"), [("Holm", {"Ann Holm", "Ben Holm"}), ("Rusia", {"Russia"})])
def test_a_name_that_is_not_clear_leads_to_those_near_it(told: Told, asked: str, near: set[str]) -> None:
    found = told.json(f"/timeline?actor={asked}")
    assert found["records"] == []
    assert near <= {one["name"] for one in found["called"]["near"]}
    page = told.page(f"/timeline?actor={asked}")
    for one in found["called"]["near"]:
        assert f"/timeline?actor={one['id']}" in page


@pytest.mark.parametrize("wrong", ["kind=rumour", "first=soon", "last=2024-13-01"])
def test_what_cannot_be_asked_is_refused(told: Told, wrong: str) -> None:
    assert told.statuses(f"/timeline?{wrong}") == {422}


@pytest.mark.parametrize(
    ("start", "first", "last"),
    [
        ("200", "2000-01-01", "2009-12-31"),
        ("2008", "2008-01-01", "2008-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-02-03", "2024-02-03", "2024-02-03"),
        ("000", "0001-01-01", "0009-12-31"),
    ],
)
def test_the_days_of_a_column(start: str, first: str, last: str) -> None:
    assert tuple(map(str, days_of(start))) == (first, last)


def test_the_picture_keeps_what_was_asked_for_and_leads_to_the_days_of_each_column() -> None:
    columns = [Column("2024-02", {"warning": 3}), Column("2024-04", {"incident": 1, "warning": 1})]
    drawn = picture(columns, {"kind": "", "actor": '"><script>', "first": "2020-01-01", "page": "3"})
    root = ET.fromstring(drawn)
    links = [one.get("href", "") for one in root.iter("{http://www.w3.org/2000/svg}a")]
    asked = "/timeline?actor=%22%3E%3Cscript%3E&first=2024-0"
    assert links == [f"{asked}2-01&last=2024-02-29", f"{asked}4-01&last=2024-04-30"]
    assert "April 2024: 2 records: 1 incident, 1 warning" in drawn
    assert picture(columns[:1], {}) == ""
