"""What the board answers is what the questions answer on the same ledger, page after page, on both databases."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from forewarned.board import chained, evidence, inquiry, knowing, missing, standing
from forewarned.board.near import generation
from forewarned.case import Case
from forewarned.export import answers
from forewarned.export.findings import family_row
from forewarned.export.rows import names_of
from forewarned.ledger import chain, contradictions, gaps, headline, open_warnings, who_knew
from forewarned.model import Ledger
from tests.board.stories import HOSTILE, story
from tests.case.postgres import new_schema

Row = dict[str, Any]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def case(request: pytest.FixtureRequest) -> Iterator[Case]:
    with tempfile.TemporaryDirectory() as folder:
        postgres = request.param == "postgresql"
        place = new_schema(request.getfixturevalue("socket")) if postgres else f"{folder}/a.case"
        with story(place, Path(folder) / "papers") as made:
            yield made


@pytest.fixture(scope="module")
def ledger(case: Case) -> Ledger:
    return case.ledger()


@pytest.fixture
def board(case: Case) -> Iterator[tuple[Connection, int]]:
    with case.engine.connect() as connection:
        yield connection, generation(connection)


def whole(give: Callable[[int], tuple[evidence.Pages, list[Row], *tuple[Any, ...]]]) -> list[Row]:
    """All pages of an answer, one after the other."""
    pages, rows, *_ = give(1)
    for page in range(2, pages.pages + 1):
        rows += give(page)[1]
    assert len(rows) == pages.total
    return rows


def test_gaps_are_those_of_the_question(board: tuple[Connection, int], ledger: Ledger) -> None:
    expected = [answers.gap_row(one, names_of(ledger)) for one in gaps(ledger)]
    assert len(expected) > 5
    assert whole(lambda page: missing.gaps(*board, missing.GapsWanted(), page=page, size=2)) == expected
    for sort in {row["sort"] for row in expected}:
        narrowed = missing.gaps(*board, missing.GapsWanted(sort=sort), page=1, size=50)[1]
        assert narrowed == [row for row in expected if row["sort"] == sort]
    assert missing.gap_sorts(*board, missing.GapsWanted()) == {
        sort: sum(row["sort"] == sort for row in expected) for sort in {row["sort"] for row in expected}
    }
    for choice in missing.gap_incidents(*board, most=9):
        assert choice.many == sum(row["incident"] == choice.value for row in expected)
    for choice in missing.gap_actors(*board, most=9):
        assert choice.many == sum(gap.actor == choice.value for gap in ledger.gaps)


def test_contradictions_are_those_of_the_question(board: tuple[Connection, int], ledger: Ledger) -> None:
    expected = [answers.opposed_row(one, names_of(ledger)) for one in contradictions(ledger)]
    assert len(expected) > 2
    assert whole(lambda page: missing.contradictions(*board, "", page=page, size=2)) == expected
    denials = missing.contradictions(*board, "denial", page=1, size=50)[1]
    assert denials == [row for row in expected if row["sort"] == "denial"]


@pytest.mark.parametrize("today", ["2000-01-01", "2024-05-02", "2024-05-10", "2024-05-20", "2024-05-21", "9999-12-31"])
def test_open_warnings_are_those_of_the_question(board: tuple[Connection, int], ledger: Ledger, today: str) -> None:
    day = date.fromisoformat(today)
    expected = [answers.open_row(one, names_of(ledger)) for one in open_warnings(ledger, today=day)]
    assert whole(lambda page: missing.open_warnings(*board, day, page=page, size=1)) == expected


def test_the_newest_day_is_that_of_the_newest_document(board: tuple[Connection, int]) -> None:
    assert missing.newest_day(*board) == date(2024, 5, 10)


def test_chains_are_those_of_the_question(board: tuple[Connection, int], ledger: Ledger) -> None:
    incidents = [record for record in ledger.records if record.kind == "incident"]
    assert {record.id for record in incidents} > {one.incident for one in ledger.chains}
    for record in incidents:
        expected = answers.chain_row(chain(ledger, record.id), names_of(ledger))
        found = chained.chain(*board, record.id)
        assert found is not None
        assert (found.incident, found.first_known) == (expected["incident"], expected["first_known"])
        assert found.steps == expected["steps"]
        assert found.leads == {
            one.id for one in ledger.records if one.lead and one.id in {step["record"] for step in found.steps}
        }
        for cause, responses in found.answers.items():
            assert responses == [one.id for one in ledger.records if cause in one.responds_to]
        wanted = missing.GapsWanted(incident=found.incident)
        assert missing.gaps(*board, wanted, page=1, size=50)[1] == expected["gaps"]
        alarms = missing.GapsWanted(sort="nothing_followed")
        assert missing.gaps(*board, alarms, page=1, size=50)[1] == expected["false_alarms"]


def test_a_step_leads_to_its_chain_and_nothing_else_does(board: tuple[Connection, int], ledger: Ledger) -> None:
    one = max(ledger.chains, key=lambda chain: len(chain.before))
    found = chained.chain(*board, one.before[0])
    assert found is not None
    assert found.incident == one.incident
    assert chained.chain(*board, "r-000000000000") is None


def test_incidents_with_chains_come_first(board: tuple[Connection, int], ledger: Ledger) -> None:
    found = whole(lambda page: chained.incidents(*board, page=page, size=2))  # type: ignore[arg-type]
    assert [one.record for one in found if one.chain] == [  # type: ignore[attr-defined]
        record.id for record in ledger.records if record.id in {chain.incident for chain in ledger.chains}
    ]
    assert [one.chain for one in found] == sorted((one.chain for one in found), reverse=True)  # type: ignore[attr-defined]
    chains = {one.incident: one for one in ledger.chains}
    for one in found:
        steps = chains.get(one.record)  # type: ignore[attr-defined]
        assert (one.before, one.after) == ((len(steps.before), len(steps.after)) if steps else (0, 0))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "about", "before"),
    [
        ("Russia", None, None),
        ("the Kremlin", None, "2024-03-08"),
        ("Washington", "concert", None),
        ("FSB", "planned attack", "2024-02-20"),
        ("Russia", "concerts", "2024-03-20"),
        ("Islamic State", None, None),
        ("town of Holm", None, "2024-06-01"),
        ("Russia", "of the", None),
        (HOSTILE, None, None),
    ],
)
def test_who_knew_is_what_the_question_answers(
    board: tuple[Connection, int], ledger: Ledger, name: str, about: str | None, before: str | None
) -> None:
    day = date.fromisoformat(before) if before else None
    expected = answers.who_knew_row(who_knew(ledger, name, about=about, before=day), names_of(ledger))
    actors = knowing.directory(*board).called(name)
    asked = knowing.Asked(actors, about, day)
    assert [{"id": one.id, "name": one.name} for one in actors] == expected["actors"]
    assert whole(lambda page: knowing.known(*board, asked, page=page, size=2)) == expected["known"]
    assert knowing.known(*board, asked, page=1, size=2)[2] == expected["undated"]


def test_the_busiest_come_first(board: tuple[Connection, int]) -> None:
    found = knowing.busiest(*board, most=4)
    assert len(found) == 4
    assert [one.known for one in found] == sorted((one.known for one in found), reverse=True)


def test_the_whole_in_figures(board: tuple[Connection, int], ledger: Ledger) -> None:
    found = inquiry.whole(*board)
    assert found.headline == {
        name: list(map(list, value)) if name == "by_kind" else list(value) if isinstance(value, tuple) else value
        for name, value in asdict(headline(ledger)).items()
    }
    assert found.documents == len(ledger.documents)
    assert found.verdicts == {"open": len(ledger.entries)}
    assert found.findings["gap"] == len(ledger.gaps)
    assert found.headline["main_incident"] in found.lines


def test_records_along_time(board: tuple[Connection, int], ledger: Ledger) -> None:
    found = whole(lambda page: inquiry.timeline(*board, inquiry.Span(), page=page, size=5))  # type: ignore[arg-type]
    assert [one.record for one in found] == [record.id for record in ledger.records]  # type: ignore[attr-defined]
    warnings = inquiry.timeline(*board, inquiry.Span(kind="warning", first=date(2024, 3, 1)), page=1, size=50)[1]
    assert [one.record for one in warnings] == [
        one.id for one in ledger.records if one.kind == "warning" and one.when and one.when.earliest.year == 2024
        and one.when.earliest.month > 2
    ]  # fmt: skip


def test_records_of_an_actor(board: tuple[Connection, int], ledger: Ledger) -> None:
    russia = knowing.directory(*board).called("Russia")[0]
    found = inquiry.timeline(*board, inquiry.Span(actors=(russia.id,)), page=1, size=50)[1]
    entries = {one.entry for one in ledger.mentions if one.actor == russia.id and one.slot != "source"}
    assert {one.record for one in found} == {one.id for one in ledger.records if entries & set(one.entries)}
    assert found


def test_columns_count_the_records(board: tuple[Connection, int], ledger: Ledger) -> None:
    dated = [record for record in ledger.records if record.when]
    columns = inquiry.density(*board, inquiry.Span())
    assert sum(sum(column.kinds.values()) for column in columns) == len(dated)
    assert inquiry.undated(*board, inquiry.Span()) == len(ledger.records) - len(dated)
    march = inquiry.density(*board, inquiry.Span(first=date(2024, 3, 1), last=date(2024, 3, 31)))
    assert {len(column.start) for column in march} == {10}
    assert inquiry.density(*board, inquiry.Span(first=date(3000, 1, 1))) == []


def test_documents_are_found_at_any_depth(board: tuple[Connection, int], ledger: Ledger) -> None:
    rows = missing.gaps(*board, missing.GapsWanted(), page=1, size=50)[1]
    documents = set(evidence.documents_in(rows))
    assert documents <= {document.id for document in ledger.documents}
    assert set(evidence.numbers_of(board[0], documents)) == documents


def test_a_record_leads_to_its_reprints_and_sources(board: tuple[Connection, int], ledger: Ledger) -> None:
    families = {family.first: family_row(family) for family in ledger.families}
    told = next(record for record in ledger.records if len({HOSTILE, "wire"} & set(record.documents)) == 2)
    assert families["wire"] in standing.families(*board, told.id)
    alone = next(record for record in ledger.records if len(record.documents) == 1)
    assert standing.families(*board, alone.id) == []
    names = names_of(ledger)
    linked = [one for one in ledger.mentions if one.slot == "source"]
    found = standing.called(*board, [one.entry for one in linked])
    assert sorted(found.values()) == sorted(names[one.actor] for one in linked)
    assert "Islamic State" in found.values()
