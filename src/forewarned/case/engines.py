"""Databases: a path or a URL to an engine, its schema brought up to date, one writer at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from forewarned.places import SQLITE_MARK, CaseError, is_case, is_url

_WAIT = 30  # seconds that a writer waits for another
_POOL = {"pool_size": 10, "max_overflow": 80}  # of the 40 threads of a server each may use two connections at a time


def shown(place: str | Path) -> str:
    """`place` without the password that a URL may hold."""
    return make_url(_psycopg(str(place))).render_as_string() if is_url(str(place)) else str(place)


def engine_of(place: str | Path, *, new: bool) -> Engine:
    """An engine for `place`, ready to use: a new database, or one that holds a case.

    Raises CaseError where it cannot be opened, holds no case (or, for a new one, holds something already),
    or was made by a newer Forewarned.
    """
    engine = _postgres(str(place)) if is_url(str(place)) else _sqlite(Path(place), new=new)
    try:
        with writing(engine, locked=False) as connection:
            _schema(connection, shown(place), new=new)
        if new and engine.dialect.name == "sqlite":
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                # Until then the mark is in the write-ahead log alone, where `is_case` does not look.
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        raise CaseError(f"{shown(place)} cannot be opened: {first_line(error)}") from None
    except BaseException:
        if new and not is_url(str(place)):
            discard(engine, place)
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine, *, locked: bool = True) -> Iterator[Connection]:
    """A transaction that no other writer of the case overlaps; readers go on beside it."""
    with engine.connect().execution_options(writing=True) as connection, connection.begin():
        if locked and engine.dialect.name != "sqlite":
            connection.exec_driver_sql("LOCK TABLE log IN EXCLUSIVE MODE")
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the case as it was when it began."""
    with engine.connect() as connection, connection.begin():
        yield connection


def discard(engine: Engine, place: str | Path) -> None:
    """Take back a case that could not be made: remove its file, or its tables from the database."""
    if engine.dialect.name == "sqlite":
        engine.dispose()
        for ending in ("", "-wal", "-shm"):
            Path(f"{place}{ending}").unlink(missing_ok=True)
        return
    with writing(engine) as connection:
        command.downgrade(_config(connection), "base")
        connection.exec_driver_sql("DROP TABLE alembic_version")
    engine.dispose()


def schema_version(connection: Connection) -> str | None:
    """The revision of the schema; None where there is none."""
    return MigrationContext.configure(connection).get_current_revision()


def _sqlite(path: Path, *, new: bool) -> Engine:
    if new:
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            raise CaseError(f"{path} is there already") from None
        except (OSError, ValueError) as error:
            raise CaseError(f"{path} cannot be made: {getattr(error, 'strerror', None) or error}") from None
    elif not path.exists():
        raise CaseError(f"{path} does not exist; forewarned case new makes a case")
    elif not is_case(path):
        raise CaseError(f"{path} is no case")
    engine = create_engine(URL.create("sqlite", database=str(path.resolve())), connect_args={"timeout": _WAIT}, **_POOL)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver's guesses
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _postgres(url: str) -> Engine:
    try:
        return create_engine(_psycopg(url), isolation_level="REPEATABLE READ", pool_pre_ping=True, **_POOL)
    except ModuleNotFoundError:
        raise CaseError("a case on PostgreSQL needs psycopg: pip install 'forewarned[team]'") from None
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise CaseError(f"no such database URL: {error}") from None


def _psycopg(url: str) -> str:
    """`url` with the driver in it."""
    return f"postgresql+psycopg:{url.partition(':')[2]}"


def _schema(connection: Connection, where: str, *, new: bool) -> None:
    config = _config(connection)
    scripts = ScriptDirectory.from_config(config)
    found = schema_version(connection)
    if new and (found or inspect(connection).has_table("log")):
        raise CaseError(f"{where} holds a case already")
    if not new and found is None:
        raise CaseError(f"{where} holds no case")
    if found == scripts.get_current_head():
        return
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise CaseError(f"{where} was made by a newer Forewarned (schema {found}); update to open it")
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id={SQLITE_MARK}")


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", "forewarned.case:migrations")
    config.attributes["connection"] = connection
    return config


def first_line(error: BaseException) -> str:
    """What a database says, in one line."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]
