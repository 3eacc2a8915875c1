"""Contradictions: what the command line answers, each pair side by side with both documents."""

from __future__ import annotations

from tests.app.telling import Told


def test_pairs_are_what_the_command_line_answers(told: Told) -> None:
    expected = told.asked("contradictions", told.place)["contradictions"]
    assert told.pages("/contradictions", "contradictions") == expected
    for sort, many in told.json("/contradictions")["sorts"].items():
        rows = told.pages(f"/contradictions?sort={sort}", "contradictions")
        assert rows == [row for row in expected if row["sort"] == sort]
        assert len(rows) == many


def test_both_documents_are_a_step_away(told: Told) -> None:
    found, page = told.json("/contradictions"), told.page("/contradictions")
    assert found["contradictions"]
    for row in found["contradictions"]:
        for side in (row["one"], row["other"]):
            proof = side["evidence"][0]
            assert f"/documents/{found['numbers'][proof['doc']]}#{proof['entry']}" in page


def test_a_count_that_rose_is_marked_as_an_update(told: Told) -> None:
    found = told.json("/contradictions")
    rose = [row["id"] for row in found["contradictions"] if "may be an update" in row["reason"]]
    assert found["updates"] == rose
    assert rose


def test_a_sort_that_is_none_is_refused(told: Told) -> None:
    assert told.statuses("/contradictions?sort=rumour") == {422}
