"""Entries as a page shows them: with their words in the text around them; and the order in which they are reviewed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, or_, select, true

from forewarned.board.marks import Piece, paragraphs, slot_spans, whole_span
from forewarned.board.tables import BOARD_ACTORS, BOARD_ENTRIES, BOARD_MENTIONS
from forewarned.case.codec import canonical
from forewarned.case.store import in_parts
from forewarned.case.tables import DOCUMENTS

_AROUND = 1_200  # characters of context on either side, at most
_NEAR = 250  # characters on either side, at least: all of the paragraphs that they belong to
_LONGEST = 6_000  # characters of one entry that are shown
E = BOARD_ENTRIES.c


@dataclass(frozen=True, slots=True)
class Link:
    """A slot whose words were linked to an actor, and why."""

    slot: str
    words: str
    actor: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry with what a reviewer needs: its body on the board, its version, its words marked in the text."""

    id: str
    version: str
    doubt: int
    record: str | None
    body: dict[str, Any]
    links: list[Link]
    text: list[list[Piece]]  # paragraphs
    before: bool  # whether there is more of the document before the text, or after it
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries are to be reviewed."""

    verdict: str = "open"  # or confirmed, rejected, any
    kind: str = ""
    document: int | None = None
    flagged: str = ""  # the name of a colleague: what is flagged for them

    def where(self, generation: int) -> ColumnElement[bool]:
        """As a condition on the rows of the board."""
        return and_(self._same(generation), self.said == self.verdict if self.verdict != "any" else true())

    def whatever(self, generation: int) -> ColumnElement[bool]:
        """The same with any verdict."""
        return self._same(generation)

    def _same(self, generation: int) -> ColumnElement[bool]:
        parts: list[ColumnElement[bool]] = [E.generation == generation]
        if self.kind:
            parts.append(E.kind == self.kind)
        if self.document is not None:
            parts.append(E.document == self.document)
        if self.flagged:
            # The body is canonical JSON: what stands within its strings has no quotation marks that are not escaped.
            name = canonical(self.flagged).replace("!", "!!").replace("%", "!%").replace("_", "!_")
            # They are few, and found first: SQLite would rather walk through all entries in the order of their doubt.
            few = BOARD_ENTRIES.alias().c
            theirs = few.body.like(f'%"flags":[%"text":{name},"who":%],"key":%', escape="!")
            parts.append(
                E.position.in_(select(few.position).where(few.generation == generation, few.flagged == true(), theirs))
            )
        return and_(*parts)

    @property
    def few(self) -> bool:
        """Whether few are wanted. SQLite would look for them along the indexes of verdicts and doubt, through all."""
        return self.document is not None or bool(self.flagged)

    @property
    def said(self) -> ColumnElement[str]:
        """The verdict, for conditions and counts; where few are wanted, as no index has it."""
        return E.verdict.concat("") if self.few else E.verdict

    @property
    def doubt(self) -> ColumnElement[int]:
        """What the queue is ordered by, in the same way."""
        return E.doubt + 0 if self.few else E.doubt

    @property
    def order(self) -> tuple[ColumnElement[Any], ...]:
        """The most doubtful first."""
        return self.doubt.desc(), E.position


def found(connection: Connection, generation: int, id: str) -> Row[Any] | None:
    """The row of the entry `id`."""
    return connection.execute(select(BOARD_ENTRIES).where(E.generation == generation, E.id == id)).first()


def first(connection: Connection, generation: int, wanted: Wanted) -> Row[Any] | None:
    """The most doubtful of `wanted`."""
    return connection.execute(
        select(BOARD_ENTRIES).where(wanted.where(generation)).order_by(*wanted.order).limit(1)
    ).first()


def following(connection: Connection, generation: int, wanted: Wanted, row: Row[Any], *, most: int) -> list[str]:
    """The ids of up to `most` entries that come after `row`."""
    later = and_(wanted.doubt <= row.doubt, or_(wanted.doubt < row.doubt, E.position > row.position))
    query = select(E.id).where(wanted.where(generation), later).order_by(*wanted.order).limit(most)
    return list(connection.execute(query).scalars())


def preceding(connection: Connection, generation: int, wanted: Wanted, row: Row[Any]) -> str | None:
    """The id of the entry that comes before `row`."""
    sooner = and_(wanted.doubt >= row.doubt, or_(wanted.doubt > row.doubt, E.position < row.position))
    order = (wanted.doubt, E.position.desc())
    query = select(E.id).where(wanted.where(generation), sooner).order_by(*order).limit(1)
    return connection.execute(query).scalar()


def verdicts(connection: Connection, generation: int, wanted: Wanted) -> dict[str, int]:
    """How many of `wanted`, with any verdict, are open, confirmed and rejected."""
    verdict = wanted.said.label("verdict")
    query = select(verdict, func.count().label("many")).where(wanted.whatever(generation)).group_by(verdict)
    held = {row.verdict: row.many for row in connection.execute(query)}
    return {name: held.get(name, 0) for name in ("open", "confirmed", "rejected")}


def shown(connection: Connection, generation: int, row: Row[Any], *, around: bool = True) -> Shown:
    """The entry of `row`; with `around`, in the paragraphs that it stands in, else in its own words alone."""
    return all_shown(connection, generation, [row], around=around)[0]


def all_shown(connection: Connection, generation: int, rows: Sequence[Row[Any]], *, around: bool = True) -> list[Shown]:
    """The entries of `rows`, with the actors that their slots were linked to."""
    links = _links(connection, generation, [row.id for row in rows])
    return [_shown(connection, row, links.get(row.id, []), around=around) for row in rows]


def _shown(connection: Connection, row: Row[Any], links: list[Link], *, around: bool) -> Shown:
    body = json.loads(row.body)
    start, end = row.span_start, min(row.span_end, row.span_start + _LONGEST)
    least, most = (max(0, start - _AROUND), end + _AROUND) if around else (start, end)
    text, size = _part(connection, row.document, least, most)
    if around:
        cut = text.rfind("\n", 0, max(0, start - least - _NEAR)) + 1
        stop = text.find("\n", end - least + _NEAR)
        least, text = least + cut, text[cut : stop if stop >= 0 else len(text)]
    marked = paragraphs(text, least, [*slot_spans(body), whole_span(body)])
    return Shown(
        id=row.id,
        version=row.version,
        doubt=row.doubt,
        record=row.record,
        body=body,
        links=links,
        text=marked,
        before=least > 0,
        after=least + len(text) < size,
    )


def _part(connection: Connection, document: int, start: int, end: int) -> tuple[str, int]:
    """Characters `start` to `end` of a document, and how many it has; no more of it is read."""
    part = func.substr(DOCUMENTS.c.text, start + 1, max(0, end - start))
    row = connection.execute(select(part, DOCUMENTS.c.characters).where(DOCUMENTS.c.number == document)).first()
    return (row[0], row[1]) if row else ("", 0)


def _links(connection: Connection, generation: int, ids: Iterable[str]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    M, A = BOARD_MENTIONS.c, BOARD_ACTORS.c
    both = and_(A.id == M.actor, A.generation == M.generation)
    query = select(M.entry, M.slot, M.words, M.actor, A.name, M.reason).join(BOARD_ACTORS, both)
    for part in in_parts(ids):
        some = query.where(M.generation == generation, M.entry.in_(part))
        for entry, *link in connection.execute(some.order_by(M.position)):
            found.setdefault(entry, []).append(Link(*link))
    return found
