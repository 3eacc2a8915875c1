"""Decisions as a page tells them, and what stands on the board after one was made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from forewarned.board.near import generation
from forewarned.board.tables import BOARD_ENTRIES, BOARD_RECORDS
from forewarned.case.decisions import undone
from forewarned.case.model import Decision
from forewarned.case.store import in_parts, key_of
from forewarned.case.tables import DOCUMENTS

_SHORT = 80  # characters of a quote


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in plain values: words instead of spans."""

    seq: int
    at: str
    who: str
    act: str
    field: str | None
    value: str | None
    before: str | None
    reason: str
    undone: bool
    about: list[str]  # the quotes of its first entries, shortened
    entries: int


def told(decision: Decision, *, gone: bool = False) -> Told:
    """`decision` for a page; `gone` where it was undone."""
    about = [" ".join(anchor.quote.split()) for anchor in decision.anchors[:3]]
    return Told(
        seq=decision.seq,
        at=decision.at,
        who=decision.who,
        act=decision.act,
        field=decision.field,
        value=plain(decision.value) if decision.value is not None else None,
        before=plain(decision.before) if decision.act == "correct" else None,
        reason=decision.reason,
        undone=gone,
        about=[quote if len(quote) <= _SHORT else f"{quote[:_SHORT]}…" for quote in about],
        entries=len(decision.anchors),
    )


def plain(value: Any) -> str:  # noqa: ANN401 - JSON of any field
    """The value of a field as words: of spans their text, of a date its days, of nothing "nothing"."""
    if value is None or value == []:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(plain, value))
    if isinstance(value, Mapping):
        if "earliest" in value:
            days = dict.fromkeys((str(value["earliest"]), str(value["latest"])))
            return f"{' to '.join(days)} (“{value['text']}”)" if value.get("text") else " to ".join(days)
        if "quote" in value:
            return f"{value['kind']}: {value['quote']}"
        if "text" in value:
            return str(value["text"])
        return "; ".join(f"{name} {plain(one)}" for name, one in value.items() if one not in (None, ""))
    return str(value)


def last_of(who: str, decisions: Mapping[int, Decision]) -> Decision | None:
    """The last decision of `who` that is in force; an undo is not counted."""
    gone = undone(decisions.values())
    made = (decisions[seq] for seq in sorted(decisions, reverse=True))
    return next((one for one in made if one.who == who and one.act != "undo" and one.seq not in gone), None)


def undone_by(decision: Decision, decisions: Mapping[int, Decision]) -> Decision:
    """What `decision` is about in the end: of an undo, what it undoes."""
    while decision.act == "undo":
        decision = decisions[decision.value]
    return decision


def versions(connection: Connection, decision: Decision) -> dict[str, str]:
    """The ids and the versions of today of the entries that `decision` is about, and of their records."""
    now, E, R = generation(connection), BOARD_ENTRIES.c, BOARD_RECORDS.c
    spans = {(anchor.start, anchor.end) for anchor in decision.anchors}
    numbers = sorted(_numbers(connection, {key_of(anchor.document) for anchor in decision.anchors}))
    found: dict[str, str] = {}
    records: dict[str, None] = {}
    for starts in in_parts(sorted(start for start, _ in spans)):
        here = (E.generation == now) & E.document.in_(numbers) & E.span_start.in_(starts)
        query = select(E.id, E.version, E.record, E.span_start, E.span_end).where(here).order_by(E.position)
        for row in connection.execute(query):
            if (row.span_start, row.span_end) in spans:
                found[row.id] = row.version
                if row.record:
                    records[row.record] = None
    for ids in in_parts(records):
        query = select(R.id, R.body).where((R.generation == now) & R.id.in_(ids))
        found |= {row.id: json.loads(row.body)["version"] for row in connection.execute(query.order_by(R.position))}
    return {id: version for id, version in found.items() if version is not None}


def _numbers(connection: Connection, keys: Iterable[str]) -> set[int]:
    found = set[int]()
    for some in in_parts(sorted(keys)):
        same = select(DOCUMENTS.c.number).where(DOCUMENTS.c.key.in_(some))
        found |= set(connection.execute(same).scalars())
    return found
