"""Lanes: columns in order of time, each record once, no name that breaks the picture, no more than can be looked at."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.app.lanes import Arrow, Box, Lane, columns, draw, undated

SVG = "{http://www.w3.org/2000/svg}"


def box(record: str, first: str | None, last: str | None = None, **values: str) -> Box:
    when = {"earliest": first, "latest": last or first} if first else None
    told = {"kind": "warning", "who": "Ann", "whom": "", "about": "a dam", **values}
    return Box(record, told["kind"], told["who"], told["whom"], told["about"], when)


PIVOT = box("r-0", "2024-03-22", kind="incident")


def test_columns_stand_in_order_of_time_with_the_incident_between() -> None:
    boxes = [box("r-3", "2024-03-22"), box("r-2", "2024-03-07"), PIVOT, box("r-1", "2024-02-01", "2024-02-29")]
    found = columns(boxes, PIVOT)
    assert [sorted(one.records) for one in found] == [["r-1"], ["r-2"], ["r-0"], ["r-3"]]
    assert [one.side for one in found] == [0, 0, 1, 2]


def test_the_nearest_days_are_put_together_where_there_are_more_than_fit() -> None:
    days = ["2024-01-01", "2024-02-01", "2024-02-02", "2024-03-01", "2024-03-20", "2024-03-21"]
    found = columns([PIVOT, *(box(day, day) for day in days)], PIVOT, 5)
    assert [sorted(one.records) for one in found] == [
        ["2024-01-01"], ["2024-02-01", "2024-02-02"], ["2024-03-01"], ["2024-03-20", "2024-03-21"], ["r-0"],
    ]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 400), max_size=40), st.integers(0, 400), st.integers(3, 8))
def test_every_dated_record_is_in_one_column_and_none_after_the_incident_before_it(
    days: list[int], struck: int, fit: int
) -> None:
    start = date(2023, 1, 1)
    pivot = box("pivot", str(start + timedelta(days=struck)))
    boxes = [pivot, *(box(f"r-{at}", str(start + timedelta(days=day))) for at, day in enumerate(days)), box("no", None)]
    found = columns(boxes, pivot, fit)
    held = [record for column in found for record in column.records]
    assert sorted(held) == sorted(one.record for one in boxes if one.record != "no")
    assert [column.side for column in found] == sorted(column.side for column in found)
    assert len(found) <= max(fit, 3)
    before = next(at for at, column in enumerate(found) if "pivot" in column.records)
    for column in found[:before]:
        assert column.last is not None
        assert column.last < start + timedelta(days=struck)


def test_what_has_no_day_stands_beside_but_for_the_incident() -> None:
    lanes = [Lane("a", (box("r-1", None), box("r-2", "2024-01-01"))), Lane("b", (box("r-0", None),))]
    assert [one.record for one in undated(lanes, "r-0")] == ["r-1"]
    assert "no date known" in draw(lanes, [], "x", pivot="r-0")
    assert draw([Lane("a", (box("r-1", None),))], [], "x") == ""


def test_arrows_join_what_is_drawn_and_no_more() -> None:
    lanes = [Lane("a", (box("r-1", "2024-03-01"), box("r-2", "2024-03-05"), PIVOT))]
    arrows = [Arrow("r-1", "r-0", "leads", "21 d"), Arrow("r-1", "r-2", "answers", "4 d"), Arrow("r-9", "r-0", "leads")]
    root = ET.fromstring(draw(lanes, arrows, "x", pivot="r-0"))
    looks = [one.get("class") for one in root.iter(f"{SVG}g")]
    assert (looks.count("edge leads"), looks.count("edge answers")) == (1, 1)
    assert {one.text for one in root.iter(f"{SVG}text")} >= {"21 d", "4 d"}


def test_a_record_of_two_lanes_is_drawn_once_and_of_very_many_not_all() -> None:
    many = tuple(box(f"r-{at}", "2024-03-01") for at in range(1, 500))
    root = ET.fromstring(draw([Lane("a", many), Lane("b", (*many[:3], PIVOT))], [], "x", pivot="r-0"))
    links = [one.get("href") for one in root.iter(f"{SVG}a")]
    assert len(links) == len(set(links)) <= 61
    assert "/records/r-0" in links


@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "\u202egnp", "\x00\x07", "]]>", "&lt;", "水" * 300, ""]
)
def test_no_words_break_the_picture(text: str) -> None:
    hostile = box('r-1"x', "2024-03-01", who=text, whom=text, about=text)
    picture = draw([Lane(text, (hostile, PIVOT))], [Arrow('r-1"x', "r-0", "leads", text)], text, pivot="r-0")
    root = ET.fromstring(picture)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
        "svg", "div", "g", "a", "title", "desc", "text", "rect", "path", "line",
    }  # fmt: skip
    assert "style=" not in picture
