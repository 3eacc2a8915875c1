"""Gaps: what the command line answers, narrowed by sort, incident and actor."""

from __future__ import annotations

from forewarned.app.sketches import sketch
from forewarned.app.words import GAPS
from tests.app.telling import Told


def test_gaps_are_what_the_command_line_answers(told: Told) -> None:
    expected = told.asked("gaps", told.place)["gaps"]
    assert told.pages("/gaps", "gaps") == expected
    for sort in GAPS:
        assert told.pages(f"/gaps?sort={sort}", "gaps") == [row for row in expected if row["sort"] == sort]
    for choice in told.json("/gaps")["incidents"]:
        rows = told.pages(f"/gaps?incident={choice['value']}", "gaps")
        assert rows == [row for row in expected if row["incident"] == choice["value"]]
        assert len(rows) == choice["many"]
    for choice in told.json("/gaps")["actors"]:
        rows = told.pages(f"/gaps?actor={choice['value']}", "gaps")
        assert {row["actor"] for row in rows} == {choice["name"]}
        assert len(rows) == choice["many"]


def test_what_nothing_followed_stands_beside_what_came_true(told: Told) -> None:
    found = told.json("/gaps?sort=nothing_followed")
    foretold = [one.id for one in told.ledger.records if one.lead and one.kind in ("warning", "threat")]
    assert [row["record"] for row in found["hits"]["first"]] == foretold[:10]
    assert found["hits"]["many"] == len(foretold)
    assert told.json("/gaps")["hits"] is None


def test_every_gap_shows_its_proof(told: Told) -> None:
    found, page = told.json("/gaps"), told.page("/gaps")
    for row in found["gaps"]:
        proof = row["records"][0]["evidence"][0]
        assert f"/documents/{found['numbers'][proof['doc']]}#{proof['entry']}" in page


def test_each_sort_has_its_sketch_but_that_where_no_link_is_missing() -> None:
    assert {sort for sort in GAPS if not sketch(sort)} == {"nothing_followed"}
    assert 'class="missing"' in sketch("knew_not_warned")


def test_what_cannot_be_asked_is_refused_and_what_is_not_there_is_none(told: Told) -> None:
    assert told.statuses("/gaps?sort=rumour") == {422}
    assert told.json("/gaps?incident=r-0")["gaps"] == []
    assert told.statuses("/gaps?actor=%22%3E%3Cscript%3E") == {200}
    assert "<script>" not in told.page("/gaps?actor=%22%3E%3Cscript%3E").replace("<script src", "")
