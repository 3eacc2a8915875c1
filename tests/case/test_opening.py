"""Cases made and opened: the schema by its migrations, and one plain line for whatever is wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

import forewarned.board.tables  # noqa: F401 - they stand in the same database
from forewarned.case import CaseError, new_case, open_case
from forewarned.case.engines import shown
from forewarned.case.tables import METADATA
from forewarned.places import is_case, is_url
from tests.case.test_store import made


def test_the_migrations_make_the_tables_that_queries_see(place: str) -> None:
    with made(place) as case, case.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_plain})
        assert compare_metadata(context, METADATA) == []


def _is_plain(name: str | None, sort: str, _: object) -> bool:
    """All but the index of words, which every database has in a way of its own."""
    return not (name or "").startswith("board_words") and name != "board_texts_by_words"


def test_a_place_that_holds_a_case_is_not_made_anew(place: str) -> None:
    made(place).close()
    with pytest.raises(CaseError, match="already"):
        new_case(place)
    open_case(place).close()


def test_a_case_of_a_newer_forewarned_is_left_alone(place: str) -> None:
    with made(place) as case, case.engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(CaseError, match="made by a newer Forewarned"):
        open_case(place)


@pytest.mark.parametrize("data", [b"", b"text", b"SQLite format 3\0" + bytes(84), b"\xff" * 5000])
def test_what_is_no_case_is_not_opened(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.case").write_bytes(data)
    assert not is_case(tmp_path / "x.case")
    with pytest.raises(CaseError, match="is no case"):
        open_case(tmp_path / "x.case")


def test_another_sqlite_file_is_not_opened(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "x.db")
    connection.execute("CREATE TABLE log (x)")
    connection.close()
    with pytest.raises(CaseError, match="is no case"):
        open_case(tmp_path / "x.db")


def test_a_damaged_case_is_one_line(tmp_path: Path, reports: Path) -> None:
    made(str(tmp_path / "x.case"), reports).close()
    data = bytearray((tmp_path / "x.case").read_bytes())
    data[200:] = b"\xff" * (len(data) - 200)
    (tmp_path / "x.case").write_bytes(data)
    with pytest.raises(CaseError) as caught:
        open_case(tmp_path / "x.case")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("place", ["no/folder/x.case", "nul\0.case", "."])
def test_a_place_that_cannot_be_is_one_line(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CaseError):
        new_case(place)
    with pytest.raises(CaseError):
        open_case(place)


@pytest.mark.parametrize("url", ["postgresql://nobody@/x?host=/no/such/socket", "postgresql://[", "postgres://x:y@/"])
def test_a_database_that_cannot_be_reached_is_one_line(url: str) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(CaseError):
        open_case(url)


def test_passwords_are_not_shown() -> None:
    assert is_url("postgresql://ana:secret@server/harbour")
    assert "secret" not in shown("postgresql://ana:secret@server/harbour")


def test_odd_file_names_are_file_names(tmp_path: Path) -> None:
    name = tmp_path / "a?b#c %20.case"
    new_case(name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name.name]
    open_case(name).close()
