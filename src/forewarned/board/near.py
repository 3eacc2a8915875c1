"""The board as the place where a decision finds what it is about, and its rows brought up to date with a decision."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from forewarned.board.rows import Row, entry_values
from forewarned.board.tables import BOARD, BOARD_ACTORS, BOARD_ENTRIES, BOARD_RECORDS
from forewarned.case import Case, Decision, Proposal
from forewarned.case.codec import canonical
from forewarned.case.deciding import version_of
from forewarned.case.decisions import in_force
from forewarned.case.engines import reading, writing
from forewarned.case.log import head
from forewarned.case.model import Review
from forewarned.case.narrow import Part, part
from forewarned.case.store import in_parts
from forewarned.case.tables import DOCUMENTS
from forewarned.model import Kind, Record


def generation(connection: Connection) -> int:
    """The generation that pages show; 0 before the first."""
    found = connection.execute(select(BOARD.c.value).where(BOARD.c.key == "generation")).scalar()
    return int(found or 0)


class NearBoard:
    """Records, actors and documents as the board shows them, for `Case.decide`."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def record(self, id: str) -> Record | None:
        """The record `id`, as far as a decision looks at it."""
        with reading(self._case.engine) as connection:
            bodies = _values(connection, BOARD_RECORDS, "id", [id], "body")
        return _record(json.loads(bodies[0])) if bodies else None

    def has_actors(self, names: Iterable[str]) -> bool:
        """Whether there are actors of all `names`."""
        wanted = set(names)
        with reading(self._case.engine) as connection:
            return wanted == set(_values(connection, BOARD_ACTORS, "name", wanted, "name"))

    def documents(self, proposal: Proposal) -> set[int]:
        """The numbers of the documents that `proposal` is about."""
        with reading(self._case.engine) as connection:
            found = _documents(connection, proposal.targets)
            if proposal.document is not None:
                same = select(DOCUMENTS.c.number).where(DOCUMENTS.c.id == proposal.document)
                found |= set(connection.execute(same).scalars())
        return found


def _record(body: Row) -> Record:
    return Record(
        id=body["id"],
        kind=cast(Kind, body["kind"]),
        actor=body["actor_id"],
        recipients=tuple(body["recipient_ids"]),
        about=body["about"],
        polarity=body["polarity"],
        entries=tuple(body["entries"]),
    )


def _values(connection: Connection, table: Table, by: str, wanted: Iterable[str], column: str) -> list[Any]:
    """`column` of the rows of the generation shown whose column `by` is one of `wanted`."""
    now = generation(connection)
    found: list[Any] = []
    for values in in_parts(sorted(set(wanted))):
        some = (table.c.generation == now) & table.c[by].in_(values)
        found += connection.execute(select(table.c[column]).where(some)).scalars()
    return found


def _documents(connection: Connection, targets: Iterable[str]) -> set[int]:
    """The documents of these entries, and of the entries of these records."""
    bodies = _values(connection, BOARD_RECORDS, "id", targets, "body")
    entries = {*targets, *(id for body in bodies for id in json.loads(body)["entries"])}
    return {int(number) for number in _values(connection, BOARD_ENTRIES, "id", entries, "document")}


# ------------------------------------------------------------------ after a decision


def touch(case: Case, decision: Decision) -> None:
    """Bring the entries that `decision` is about, and the versions of their records, up to date on the board.

    What follows from it for records, chains and gaps is there when the board is next laid out.
    """
    made = case.decisions(all=True)
    if _meant([decision], made):
        with writing(case.engine) as connection:  # nobody else brings up meanwhile what is true no more
            _bring_up(connection, [decision], made)


def bring_up(connection: Connection, case: Case, *, after: int) -> None:
    """The same for all decisions after row `after` of the log, on a board that was laid out as of that row."""
    made = case.decisions(all=True)
    _bring_up(connection, [one for one in made if one.seq > after], made)


def _meant(decisions: Iterable[Decision], made: Sequence[Decision]) -> set[str]:
    """The hashes of the documents that `decisions` are about, and those that they undo."""
    numbered = {one.seq: one for one in made}
    found: set[str] = set()
    for decision in decisions:
        while decision.act == "undo":
            decision = numbered[decision.value]
        found.update(anchor.sha256 for anchor in decision.anchors)
    return found


def _bring_up(connection: Connection, decisions: Iterable[Decision], made: Sequence[Decision]) -> None:
    numbers: set[int] = set()
    for hashes in in_parts(sorted(_meant(decisions, made))):
        same = DOCUMENTS.c.sha256.in_(hashes)
        numbers |= set(connection.execute(select(DOCUMENTS.c.number).where(same)).scalars())
    if not numbers:
        return
    held = part(connection, numbers, head(connection), made)
    moves = {one.seq for one in in_force(made) if one.act in ("join", "split")}
    reviews: dict[int, list[Review]] = defaultdict(list)
    for review in held.applied.reviews.values():
        reviews[held.numbers[review.entry.doc]].append(review)
    changed: set[str | None] = set()
    moved: dict[str, str] = {}
    for number in sorted(numbers):
        _put_entries(connection, held, (number, reviews[number]), changed, moved)
    for body in _values(connection, BOARD_RECORDS, "id", (id for id in changed if id), "body"):
        record = _record(json.loads(body))
        _put_version(connection, replace(record, entries=tuple(moved.get(id, id) for id in record.entries)), moves)


def _put_entries(
    connection: Connection,
    held: Part,
    given: tuple[int, Sequence[Review]],
    changed: set[str | None],
    moved: dict[str, str],
) -> None:
    """The rows of one document that changed: in their places, new ones behind all others until the board is laid out.

    `given` is the number of the document, and the reviews of its entries. Adds the records whose entries changed to
    `changed`, and to `moved` the ids that did, as that of an entry does whose kind is corrected: the old to the new.
    """
    number, reviews = given
    now, table = generation(connection), BOARD_ENTRIES
    of_document = (table.c.generation == now) & (table.c.document == number)
    old = {json.loads(row.body)["key"]: row for row in connection.execute(select(table).where(of_document))}
    last = connection.execute(select(func.max(table.c.position)).where(table.c.generation == now)).scalar() or 0
    rows: list[Row] = []
    for review in reviews:
        was = old.pop(review.extracted.id, None)
        record = was.record if was and review.verdict != "rejected" else None
        row = entry_values(review, held.documents[review.entry.doc], number, record)
        if was and was.body == row["body"]:
            continue
        if was and was.id != review.entry.id:
            moved[was.id] = review.entry.id
        changed.add(was.record if was else None)
        rows.append({"generation": now, "position": was.position if was else last + 1 + len(rows), **row})
    changed.update(gone.record for gone in old.values())
    places = [*(row["position"] for row in rows), *(gone.position for gone in old.values())]
    if places:
        connection.execute(delete(table).where(of_document, table.c.position.in_(places)))
    if rows:
        connection.execute(insert(table), rows)


def _put_version(connection: Connection, record: Record, moves: Collection[int]) -> None:
    """What others decided on the entries of a record shows in its version at once, and whether one is confirmed."""
    now, table, found = generation(connection), BOARD_RECORDS, {}
    entries = BOARD_ENTRIES.c
    columns = (entries.id, entries.version, entries.verdict, *([entries.body] if moves else []))
    for ids in in_parts(record.entries):
        some = (entries.generation == now) & entries.id.in_(ids)
        found.update({row.id: row for row in connection.execute(select(*columns).where(some))})
    held = [found[id] for id in record.entries if id in found]
    stands = [(row.version, json.loads(row.body)["decisions"] if moves else ()) for row in held]
    version = version_of(record.id, stands, moves) if len(stands) == len(record.entries) else None
    verdict = "confirmed" if any(row.verdict == "confirmed" for row in found.values()) else "open"
    one = (table.c.generation == now) & (table.c.id == record.id)
    body = json.loads(connection.execute(select(table.c.body).where(one)).scalar_one())
    fresh = canonical({**body, "entries": list(record.entries), "version": version})
    connection.execute(update(table).where(one).values(body=fresh, verdict=verdict))


def place_of(case: Case) -> str:
    """Where `case` lies, with the password that its URL may hold: for a process of our own only."""
    url = case.engine.url
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
