"""The queue: what to review, the most doubtful first, one entry at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query

from forewarned.app.desk import TheBoard, TheDesk, TheUser
from forewarned.app.pages import twin
from forewarned.board import reading_entries as entries
from forewarned.board.decided import Told, last_of, told
from forewarned.board.reading_entries import Shown, Wanted

router = APIRouter()
_AHEAD = 3
Verdict = Literal["open", "confirmed", "rejected", "any"]
Kind = Literal["", "warning", "knowledge", "threat", "response", "incident", "claim"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the queue is asked for."""

    verdict: Verdict
    kind: Kind
    document: int | None
    flagged: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the entries asked for are open, confirmed and rejected."""

    open: int
    confirmed: int
    rejected: int

    @property
    def total(self) -> int:
        return self.open + self.confirmed + self.rejected

    @property
    def reviewed(self) -> int:
        return self.confirmed + self.rejected


@dataclass(frozen=True, slots=True)
class Queue:
    """One entry of the queue, what comes before and after it, and how far the review has come."""

    asked: Asked
    progress: Progress
    entry: Shown | None
    previous: str | None
    next: list[str]
    last: Told | None  # your own last decision, which can be undone

    def address(self, at: str = "") -> str:
        """The page of the entry `at` in this queue; of the first one without."""
        asked = self.asked
        document = "" if asked.document is None else str(asked.document)
        parts = {"verdict": asked.verdict if asked.verdict != "open" else "", "kind": asked.kind,
                 "document": document, "flagged": asked.flagged, "at": at}  # fmt: skip
        query = urlencode({name: value for name, value in parts.items() if value})
        return f"/queue?{query}" if query else "/queue"


def _asked(
    verdict: Verdict = "open",
    kind: Kind = "",
    document: Annotated[str, Query(max_length=12)] = "",
    flagged: Annotated[str, Query(max_length=200)] = "",
) -> Asked:
    number = int(document) if document.isascii() and document.isdigit() and len(document) < 10 else None
    return Asked(verdict, kind, number, flagged.strip())


TheAsked = Annotated[Asked, Depends(_asked)]


def _wanted(asked: Asked) -> Wanted:
    return Wanted(verdict=asked.verdict, kind=asked.kind, document=asked.document, flagged=asked.flagged)


@twin(router, "/queue", "queue.html")
def queue(asked: TheAsked, board: TheBoard, desk: TheDesk, user: TheUser, at: str = "") -> Queue:
    """The entry `at`, or else the most doubtful of those asked for."""
    connection, generation, wanted = board.connection, board.generation, _wanted(asked)
    row = entries.found(connection, generation, at) if at else None
    row = row or entries.first(connection, generation, wanted)
    last = last_of(user.name, desk.case.part(()).decisions)
    return Queue(
        asked=asked,
        progress=progress(asked, board),
        entry=entries.shown(connection, generation, row) if row else None,
        previous=entries.preceding(connection, generation, wanted, row) if row else None,
        next=entries.following(connection, generation, wanted, row, most=_AHEAD) if row else [],
        last=told(last) if last else None,
    )


@router.get("/api/progress")
def progress(asked: TheAsked, board: TheBoard) -> Progress:
    """How far the review of what is asked for has come."""
    return Progress(**entries.verdicts(board.connection, board.generation, _wanted(asked)))
