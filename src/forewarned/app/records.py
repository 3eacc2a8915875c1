"""Records: the list, and one with all its evidence, what it rests on, what stands against it, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Path, Query
from pydantic import BaseModel, Field

from forewarned.app.desk import TheBoard, TheDesk
from forewarned.app.naming import PageNumber, whom
from forewarned.app.pages import twin
from forewarned.app.queue import Kind
from forewarned.board import reading_records as records
from forewarned.board.decided import Told
from forewarned.board.evidence import Numbers, Pages, Row, documents_in, numbers_of, record_bodies
from forewarned.board.inquiry import Line, lines
from forewarned.board.reading_entries import Shown

router = APIRouter()
_SIZE, _EVIDENCE = 50, 20
_DRAWN = 200  # entries that the picture of its origins is made of
_MISSING = "There is no record of this id now. Records change with what is decided: look for it in the list."


class Asked(BaseModel):
    """What of the records is asked for. `actor` is a name in any form, or an id; `join` one to join another with."""

    kind: Kind = ""
    actor: str = Field("", max_length=300)
    words: str = Field("", max_length=300)
    verdict: Literal["", "open", "confirmed"] = ""
    contradicted: Literal["", "true", "false"] = ""
    join: str = Field("", max_length=40)
    page: int = Field(1, ge=1, le=1_000_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """One page of the records; `join` is the one that another is looked for to be joined with."""

    asked: Asked
    said: str  # where nobody, or more than one, is called so
    join: Row | None
    versions: dict[str, str]  # of the records listed, where one is to be joined
    pages: Pages
    records: list[Line]

    @property
    def filtered(self) -> bool:
        """Whether something less than all is asked for."""
        return bool(self.asked.model_dump(exclude={"page"}, exclude_defaults=True))

    @property
    def address(self) -> str:
        """The list without its page, ready for one more field."""
        query = urlencode(self.asked.model_dump(exclude={"page"}, exclude_defaults=True))
        return f"/records?{query}&" if query else "/records?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record. `lines` are the other records that it names, by id; `numbers` those of the documents, by id."""

    record: Row
    verdicts: dict[str, int]  # of its entries
    pages: Pages
    entries: list[Shown]
    lines: dict[str, Line]
    responses: list[str]
    found: records.Found
    history: list[Told]
    remarks: dict[str, list[Row]]
    numbers: Numbers
    drawn: list[Row]  # the entries that the picture of its origins is made of
    families: list[Row]
    sources: list[tuple[str, str, str]]  # entry, words, name of the actor

    @property
    def called(self) -> dict[tuple[str, str], str]:
        """The sources as the picture wants them."""
        return {(entry, words): name for entry, words, name in self.sources}

    @property
    def here(self) -> str:
        """Its address, which holds when its id has changed by what was decided."""
        first = next(iter(self.record["entries"]), "")
        return f"/records/{self.record['id']}?{urlencode({'entry': first, 'page': self.pages.page})}"


@twin(router, "/records", "records.html")
def listed(asked: Annotated[Asked, Query()], board: TheBoard) -> Records:
    """The records in order of time."""
    at = board.connection, board.generation
    called, actors = whom(board, asked.actor) if asked.actor.strip() else (None, ())
    other = records.body_of(*at, asked.join) if asked.join else None
    wanted = records.RecordsWanted(
        kind=other["kind"] if other else asked.kind,
        actors=tuple(one.id for one in actors) if called else None,
        words=asked.words,
        verdict=asked.verdict,
        contradicted=asked.contradicted == "true",
        other_than=other["id"] if other else "",
    )
    pages, found = records.listed(*at, wanted, page=asked.page, size=_SIZE)
    held = record_bodies(*at, (one.record for one in found)) if other else {}
    return Records(
        asked=asked,
        said=called.said if called else "",
        join=other,
        versions={id: body["version"] for id, body in held.items() if body["version"]},
        pages=pages,
        records=found,
    )


@twin(router, "/records/{id}", "record.html")
def record(
    id: Annotated[str, Path(max_length=40)],
    board: TheBoard,
    desk: TheDesk,
    entry: Annotated[str, Query(max_length=40, description="One of its entries, by which it is found anew")] = "",
    page: PageNumber = 1,
) -> Record:
    """One record with a page of its evidence."""
    at = board.connection, board.generation
    body = records.body_of(*at, id, entry=entry)
    if body is None:
        raise HTTPException(404, _MISSING)
    whole = records.bodies(*at, body["entries"])
    pages, shown = records.evidence(*at, body["entries"], page=page, size=_EVIDENCE)
    found = records.found(*at, body["id"])
    answers = records.responses(*at, body["id"])
    lead = [body["lead_time"]["incident"]] if body["lead_time"] else []
    pairs = [row[name] for row in found.generalities for name in ("general", "specific")]
    wanted = list(dict.fromkeys([*lead, *body["responds_to"], *answers, *found.chains, *pairs]))
    named = lines(*at, wanted)
    numbers = numbers_of(board.connection, documents_in([found.contradictions, found.gaps]))
    drawn = whole[:_DRAWN]
    return Record(
        record=body,
        verdicts={name: sum(one["verdict"] == name for one in whole) for name in ("open", "confirmed", "rejected")},
        pages=pages,
        entries=shown,
        lines={id: named[id] for id in wanted if id in named},
        responses=answers,
        found=found,
        history=records.history(whole, desk.case.part(()).decisions),
        remarks=records.remarks(whole),
        numbers=dict(sorted(numbers.items())),
        drawn=drawn,
        families=records.families(*at, (one["document"]["id"] for one in drawn)),
        sources=records.sources(*at, [one["entry"]["id"] for one in drawn]),
    )
