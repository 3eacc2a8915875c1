"""The search over documents and entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query

from forewarned.app.desk import TheBoard
from forewarned.app.pages import twin
from forewarned.board.searching import Found, Sought
from forewarned.board.searching import search as searched
from forewarned.board.snippets import terms

router = APIRouter()
_SIZE = 20
Kind = Literal["", "warning", "knowledge", "threat", "response", "incident", "claim"]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked, what was made of it, and one page of what was found."""

    asked: str
    sought: list[str]  # the words and phrases as they were looked for
    sort: Literal["", "document", "entry"]
    kind: Kind
    found: Found

    @property
    def address(self) -> str:
        """The address of the same search, to which a page can be added."""
        return f"/search?{urlencode({'q': self.asked, 'sort': self.sort, 'kind': self.kind}, errors='replace')}&"


@twin(router, "/search", "search.html")
def search(
    board: TheBoard,
    q: str = "",
    sort: Literal["", "document", "entry"] = "",
    kind: Kind = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> SearchPage:
    """Documents and entries in which all words of `q` occur; "phrases" and beginnings such as ``warn*`` too."""
    wanted = terms(q)
    found = searched(board.connection, board.generation, Sought(wanted, sort, kind), page, size=_SIZE)
    said = [f"{' '.join(term.words)}{'…' if term.begins else ''}" for term in wanted]
    return SearchPage(q[:1000], said, sort, kind, found)
