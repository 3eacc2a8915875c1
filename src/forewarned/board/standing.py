"""What the picture of a record's origins needs besides its body and its entries', from the board."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, and_, select

from forewarned.board.evidence import A, B, F, M, Row
from forewarned.board.tables import BOARD_ACTORS, BOARD_FINDINGS
from forewarned.case.store import in_parts


def families(connection: Connection, generation: int, record: str) -> list[Row]:
    """The families of texts that documents of `record` belong to, as `export.findings.family_row` has them."""
    same = and_(F.generation == B.generation, F.sort == B.sort, F.id == B.finding)
    query = select(F.body).join(BOARD_FINDINGS, same).where(B.generation == generation, B.record == record)
    bodies = connection.execute(query.where(B.sort == "family").order_by(F.position)).scalars()
    return [json.loads(body) for body in bodies]


def called(connection: Connection, generation: int, entries: Iterable[str]) -> dict[tuple[str, str], str]:
    """(entry id, words of a source) -> the name of the actor that they were linked to."""
    found: dict[tuple[str, str], str] = {}
    same = and_(A.generation == M.generation, A.id == M.actor)
    for part in in_parts(entries):
        query = select(M.entry, M.words, A.name).join(BOARD_ACTORS, same).where(M.generation == generation)
        rows = connection.execute(query.where(M.slot == "source", M.entry.in_(part)).order_by(M.position))
        found |= {(row.entry, row.words): row.name for row in rows}
    return found
