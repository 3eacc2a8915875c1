"""Cases made, opened, and taken over from an exported file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from sqlalchemy import Engine, insert

from forewarned.case import log as chain
from forewarned.case.cases import Case
from forewarned.case.codec import storable
from forewarned.case.engines import discard, engine_of, shown, writing
from forewarned.case.handover import read_case
from forewarned.case.log import author
from forewarned.case.reading import Reader
from forewarned.case.tables import META
from forewarned.places import CaseError

_NAME = 200  # characters of the name of a case


def open_case(
    place: str | Path,
    *,
    who: str | None = None,
    now: Callable[[], str] | None = None,
    reader: Reader | None = None,
) -> Case:
    """Open a case: a file, or a database by a URL such as ``postgresql://host/name``.

    `who` is the name that decisions are made in, by default that of the user of this machine; `now` gives the time
    for the log; `reader` reads new documents, by default Forewarned's own. Raises CaseError in one plain line.
    """
    return Case(engine_of(place, new=False), place, who=who, now=now or _clock, reader=reader)


def new_case(
    place: str | Path,
    *,
    name: str | None = None,
    who: str | None = None,
    now: Callable[[], str] | None = None,
    reader: Reader | None = None,
) -> Case:
    """Make a case at `place`, which must not hold one, and open it. Raises CaseError in one plain line."""
    person, title = author(who), storable((name or Path(shown(place)).stem)[:_NAME])
    case = Case(engine_of(place, new=True), place, who=person, now=now or _clock, reader=reader)
    at = (now or _clock)()
    with writing(case.engine) as connection:
        connection.execute(
            insert(META), [{"key": "format", "value": "forewarned case"}, {"key": "name", "value": title}]
        )
        chain.append(connection, at=at, who=person, act="case", body={"name": title})
    return case


def import_case(file: str | Path, place: str | Path, *, who: str | None = None) -> Case:
    """Make a case at `place`, which must not hold one, of a file that `Case.export` wrote, and open it.

    Raises CaseError where the file is no such export, damaged, or not whole; nothing is then left at `place`.
    """
    try:
        with Path(file).open("rb") as stream:
            engine = _taken_over(stream, place)
    except (OSError, ValueError) as error:
        raise CaseError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return Case(engine, place, who=who, now=_clock, reader=None)


def _taken_over(stream: IO[bytes], place: str | Path) -> Engine:
    engine = engine_of(place, new=True)
    try:
        with writing(engine) as connection:
            read_case(connection, stream)
    except BaseException:
        discard(engine, place)
        raise
    return engine


def _clock() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
