"""Sources: publishers and whom the texts cite, how reliable people hold them to be, and what their interest is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query

from forewarned.app.desk import TheBoard, TheDesk
from forewarned.app.pages import twin
from forewarned.board import reading_actors as reading
from forewarned.board.evidence import Pages
from forewarned.board.reading_actors import Asked, Source

router = APIRouter()
_SIZE = 50


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """One page of the sources."""

    asked: str
    sort: Literal["", "publisher", "source"]
    pages: Pages
    sources: list[Source]

    @property
    def address(self) -> str:
        """The address of the same list, to which a page can be added."""
        return f"/sources?{urlencode({'q': self.asked, 'sort': self.sort}, errors='replace')}&"


@twin(router, "/sources", "sources.html")
def sources(
    board: TheBoard,
    desk: TheDesk,
    q: Annotated[str, Query(max_length=2000)] = "",
    sort: Literal["", "publisher", "source"] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> SourcesPage:
    """Publishers and cited sources, those of most mentions first, with what was noted of them by now."""
    asked = Asked(q, sort, desk.case.part(()).applied.sources)
    return SourcesPage(q, sort, *reading.sources(board.connection, board.generation, asked, page, size=_SIZE))
