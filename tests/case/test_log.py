"""The log: only ever added to, and whole, or it shows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from forewarned.case.engines import writing
from forewarned.case.log import START, Row, append, as_values, author, faults, row_hash
from forewarned.places import CaseError
from tests.case.test_store import made


def chain(length: int) -> list[Row]:
    rows, before = [], START
    for seq in range(1, length + 1):
        fields = {"seq": seq, "at": "2023-05-14T12:00:00Z", "who": "Ana", "act": "note", "body": f'{{"n":{seq}}}'}
        rows.append(Row(**fields, before=before, hash=row_hash(before, fields)))  # type: ignore[arg-type]
        before = rows[-1].hash
    return rows


def test_a_whole_chain_has_no_fault() -> None:
    assert list(faults(chain(5))) == []
    assert list(faults([])) == []


@pytest.mark.parametrize("field", ["at", "who", "act", "body"])
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_changed_byte_is_found_at_its_row(field: str, at: int) -> None:
    rows = chain(5)
    value = getattr(rows[at], field)
    rows[at] = replace(rows[at], **{field: value[:-1] + chr(ord(value[-1]) ^ 1)})
    assert list(faults(rows)) == [f"row {at + 1} of the log was changed after it was written"]


def test_a_row_that_was_taken_out_put_in_or_moved_is_found() -> None:
    rows = chain(5)
    assert next(faults(rows[:2] + rows[3:])) == "row 3 of the log is missing"
    assert next(faults(rows[1:])) == "row 1 of the log is missing"
    assert "row 2 comes twice" in list(faults([*rows[:2], rows[1], *rows[2:]]))
    assert list(faults([rows[1], rows[0], *rows[2:]]))
    forged = {**as_values(rows[2]), "who": "Bo"}
    fields = {name: forged[name] for name in ("seq", "at", "who", "act", "body")}
    rows[2] = Row(**{**forged, "hash": row_hash(rows[2].before, fields)})
    assert list(faults(rows)) == ["row 4 of the log does not follow from the row before it"]


@pytest.mark.parametrize("change", ["UPDATE log SET who = 'Bo'", "DELETE FROM log WHERE seq = 1"])
def test_the_database_itself_refuses_to_change_it(place: str, reports: Path, change: str) -> None:
    with made(place, reports) as case:
        with (
            pytest.raises(DBAPIError, match="only ever added to"),
            case.engine.connect() as connection,
            connection.begin(),
        ):
            connection.execute(text(change))
        assert case.verify() == []


def test_a_row_that_fails_leaves_none(place: str) -> None:
    with made(place) as case:
        with suppress(ZeroDivisionError), writing(case.engine) as connection:
            append(connection, at="", who="Ana", act="note", body={})
            raise ZeroDivisionError
        assert len(case.log()) == 1


@pytest.mark.parametrize(("who", "name"), [("Ana  Lee\n", "Ana Lee"), ("A\x00", "A\ufffd")])
def test_names_are_one_line(who: str, name: str) -> None:
    assert author(who) == name


@pytest.mark.parametrize("who", ["", " \n", "x" * 201])
def test_odd_names_are_refused(who: str) -> None:
    with pytest.raises(CaseError):
        author(who)
