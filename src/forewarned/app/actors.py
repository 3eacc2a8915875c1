"""Actors: who they are, why words were linked to them, and how people make two one, or tell words apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.exceptions import HTTPException

from forewarned.app.desk import TheBoard, TheDesk
from forewarned.app.pages import twin
from forewarned.board import reading_actors as reading
from forewarned.board.decided import Told, told
from forewarned.board.evidence import Pages
from forewarned.board.reading_actors import Actor, Brief, Mentioned
from forewarned.case.decisions import ACTS_ON_ACTORS, in_force

router = APIRouter()
_SIZE = 50
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Words = Annotated[str, Query(max_length=2000)]


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """One page of the actors."""

    asked: str
    pages: Pages
    actors: list[Brief]

    @property
    def address(self) -> str:
        """The address of the same list, to which a page can be added."""
        return f"/actors?{urlencode({'q': self.asked}, errors='replace')}&"


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor, what was decided about its names, and one page of its mentions."""

    actor: Actor
    decisions: list[Told]
    pages: Pages
    mentions: list[Mentioned]


@twin(router, "/actors", "actors.html")
def actors(board: TheBoard, q: Words = "", page: Page = 1) -> ActorsPage:
    """The actors, the busiest first; those whose names have words that begin as those of `q`."""
    return ActorsPage(q, *reading.actors(board.connection, board.generation, q, page, size=_SIZE))


@twin(router, "/actors/{id}", "actor.html")
def actor(id: str, board: TheBoard, desk: TheDesk, page: Page = 1) -> ActorPage:
    """One actor with the words that were linked to it, and why."""
    found = reading.actor(board.connection, board.generation, id)
    if found is None:
        raise HTTPException(404, "There is no such actor. It may have been made one with another: search for its name.")
    names = {found.name, *found.names, *(one.words for one in found.wordings)}
    made = [one for one in in_force(desk.case.part(()).decisions.values()) if one.act in ACTS_ON_ACTORS]
    about = [told(one) for one in made if not names.isdisjoint(_names(one.value))]
    pages, mentions = reading.mentions(board.connection, board.generation, id, page, size=_SIZE)
    return ActorPage(found, about, pages, mentions)


def _names(value: object) -> list[str]:
    return list(value.values()) if isinstance(value, dict) else list(value) if isinstance(value, list) else []
