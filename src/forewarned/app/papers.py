"""Documents: the list, one with its entries beside its text, and the file that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, HTTPException, Path, Query
from fastapi.responses import StreamingResponse

from forewarned.app.desk import Desk, TheBoard, TheDesk
from forewarned.app.naming import PageNumber, Words
from forewarned.app.pages import twin
from forewarned.app.queue import Progress
from forewarned.board import reading_papers as papers
from forewarned.board.evidence import Pages
from forewarned.board.reading_entries import Wanted, found, verdicts
from forewarned.case import originals
from forewarned.case.engines import reading

router = APIRouter()
_SIZE = 50
Number = Annotated[int, Path(ge=1, le=2**31 - 1)]
_MISSING = "There is no document of this number in the case. It may have been removed."


@dataclass(frozen=True, slots=True)
class Papers:
    """One page of the documents."""

    words: str
    reviewed: Literal["", "yes", "no"]
    pages: Pages
    documents: list[papers.Paper]

    @property
    def address(self) -> str:
        """The list without its page, ready for one more field."""
        query = urlencode({k: v for k, v in (("words", self.words), ("reviewed", self.reviewed)) if v})
        return f"/documents?{query}&" if query else "/documents?"


@dataclass(frozen=True, slots=True)
class Document:
    """A document: what is known of it, what could not be read of it, and a page of its text with its entries."""

    document: dict[str, Any]
    file: originals.Original | None
    problems: list[str]
    progress: Progress
    sheet: papers.Sheet

    def address(self, page: int) -> str:
        """The page `page` of the document."""
        return f"/documents/{self.document['number']}?page={page}"


@twin(router, "/documents", "documents.html")
def documents(
    board: TheBoard, words: Words = "", reviewed: Literal["", "yes", "no"] = "", page: PageNumber = 1
) -> Papers:
    """The documents, in the order in which they came."""
    wanted = papers.PapersWanted(words, reviewed)
    return Papers(words, reviewed, *papers.listed(board.connection, board.generation, wanted, page=page, size=_SIZE))


@twin(router, "/documents/{number}", "document.html")
def document(
    number: Number,
    board: TheBoard,
    page: Annotated[int | None, Query(ge=1, le=1_000_000)] = None,
    at: Annotated[int | None, Query(ge=0, le=2**31 - 1, description="A character: its page is shown")] = None,
    entry: Annotated[str, Query(max_length=40, description="An entry: its page is shown")] = "",
) -> Document:
    """A page of one document, and all that it states there."""
    facts = papers.facts(board.connection, number)
    if facts is None:
        raise HTTPException(404, _MISSING)
    if page is None and at is None and (row := found(board.connection, board.generation, entry) if entry else None):
        at = row.span_start
    return Document(
        document=facts,
        file=papers.original(board.connection, number),
        problems=papers.faults(board.connection, facts["origin"]) if facts["origin"] else [],
        progress=Progress(**verdicts(board.connection, board.generation, Wanted(document=number))),
        sheet=papers.sheet(board.connection, board.generation, number, page=page, at=at),
    )


@router.get(
    "/documents/{number}/original",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/octet-stream": {}}, "description": "The file, to be saved"}},
)
def original(number: Number, board: TheBoard, desk: TheDesk) -> StreamingResponse:
    """The file that a document was read from, as it came: to be saved, never to be shown by the browser."""
    held = papers.original(board.connection, number)
    if held is None:
        raise HTTPException(404, "The file of this document was not kept: it came from no file, or a very large one.")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(_safe(held.name), safe='')}",
        "Content-Length": str(held.size),
        "X-Content-Type-Options": "nosniff",
    }
    return StreamingResponse(_parts(desk, held.sha256), media_type="application/octet-stream", headers=headers)


def _parts(desk: Desk, sha256: str) -> Iterator[bytes]:
    with reading(desk.case.engine) as connection:
        yield from originals.parts(connection, sha256)


def _safe(name: str) -> str:
    """`name` without what some system reads as a path or as an order."""
    plain = "".join(letter if letter.isalnum() or letter in " ._-()" else "_" for letter in name)
    return plain.strip(" .")[-150:] or "document"
