"""The log: who did what, and when; what has lost its place; and the proof that nothing was changed behind its back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from forewarned.app.desk import TheBoard, TheDesk, User
from forewarned.app.files import run
from forewarned.app.gate import needs
from forewarned.app.pages import render, twin
from forewarned.board import reading_log as reading
from forewarned.board.evidence import Pages
from forewarned.board.reading_log import Line, Moved
from forewarned.case import ACTS
from forewarned.case.log import head

router = APIRouter()
_SIZE = 30
_OTHER = ("document", "read again", "removed", "case")
_HASH = re.compile(r"[0-9a-f]{64}")
Owner = Annotated[User, Depends(needs("owner"))]
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class LogPage:
    """One page of the log, the decisions that have no place, and the hash of the last row."""

    who: str
    act: str
    people: list[str]
    acts: list[str]
    moved: int
    displaced: Sequence[Moved]
    pages: Pages
    lines: list[Line]
    head: str

    @property
    def address(self) -> str:
        """The address of the same list, to which a page can be added."""
        return f"/log?{urlencode({'who': self.who, 'act': self.act}, errors='replace')}&"


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether the case is whole, what is wrong where it is not, and the hash of the last row of its log."""

    whole: bool
    faults: list[str]
    head: str


@twin(router, "/log", "log.html")
def log(
    board: TheBoard,
    desk: TheDesk,
    who: Words = "",
    act: Words = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> LogPage:
    """The log, the newest first; of one person and of one act where they are named."""
    asked = (who.replace("\0", ""), act)
    pages, lines = reading.lines(board.connection, desk.case.part(()).decisions, asked, page, size=_SIZE)
    moved, displaced = reading.moved(board.connection, board.generation)
    people, acts = reading.people(board.connection), [*ACTS, *_OTHER]
    return LogPage(who, act, people, acts, moved, displaced, pages, lines, head(board.connection).hash)


@router.post("/api/log/verify")
def api_verify(user: Owner, desk: TheDesk) -> Verified:
    """Prove that nothing in the case was changed behind its back: what `forewarned case verify` says."""
    said = run(desk.case, "case", "verify")
    last = _HASH.search(said.stdout)
    return Verified(said.returncode == 0, said.stderr.strip().splitlines(), last[0] if last else "")


@router.post("/log/verify", include_in_schema=False)
def verify(request: Request, user: Owner, desk: TheDesk) -> Response:
    """The same as a page."""
    return render(request, "verified.html", api_verify(user, desk))
