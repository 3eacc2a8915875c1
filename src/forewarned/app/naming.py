"""Actors by what a person calls them; what is not there is answered with what is near it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Annotated, Literal
from weakref import WeakKeyDictionary

from fastapi import Query
from sqlalchemy import Engine

from forewarned.app.desk import Laid
from forewarned.board.knowing import directory
from forewarned.lookup import Directory, NotFoundError
from forewarned.model import Actor

PageNumber = Annotated[int, Query(ge=1, le=1_000_000, description="Counted from 1; past the last page is the last")]
Words = Annotated[str, Query(max_length=300)]
Day = Annotated[date | Literal[""] | None, Query(description="YYYY-MM-DD; empty where any day will do")]

_HELD: WeakKeyDictionary[Engine, tuple[int, Directory]] = WeakKeyDictionary()
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Name:
    """An actor by id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Called:
    """Whom a name was taken for, parts included; where for nobody, why, and who is near."""

    asked: str
    actors: list[Name]
    said: str
    near: list[Name]


def whom(board: Laid, asked: str) -> tuple[Called, tuple[Actor, ...]]:
    """Whom `asked`, a name in any form or an id, is taken for."""
    known = _directory(board)
    if asked in known.actors:
        found = known.with_parts({asked})
        return Called(asked, _names(found), "", []), found
    try:
        found = known.called(asked)
    except NotFoundError as error:
        return Called(asked, [], str(error), _names(known.actors[id] for id in error.near)), ()
    return Called(asked, _names(found), "", []), found


def _names(actors: Iterable[Actor]) -> list[Name]:
    return [Name(actor.id, actor.name) for actor in actors]


def _directory(board: Laid) -> Directory:
    """The names of all actors: made once for a generation, for it takes half a second with ten thousand of them."""
    engine = board.connection.engine
    with _LOCK:
        held = _HELD.get(engine)
        if held is None or held[0] != board.generation:
            held = board.generation, directory(board.connection, board.generation)
            _HELD[engine] = held
    return held[1]
