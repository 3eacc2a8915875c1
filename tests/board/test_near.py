"""Decisions that look at a part of the case only: the same as those that look at all of it, and shown at once."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from forewarned.board.laying import lay_out
from forewarned.board.near import NearBoard, touch
from forewarned.board.tables import BOARD, BOARD_ENTRIES, BOARD_RECORDS
from forewarned.case import Case, CaseError, Conflict, Proposal
from tests.case.test_store import made


def shown(case: Case) -> dict[str, dict[str, Any]]:
    """The entries on the board by id, without their place on it and the record, which wait for the next laying out."""
    with case.engine.connect() as connection:
        rows = connection.execute(select(BOARD_ENTRIES))
        return {row.id: {k: v for k, v in row._mapping.items() if k not in PLACE} for row in rows}


ACTS = ("confirm", "reject", "reopen", "correct", "join", "split", "note", "flag", "undo", "source", "add")
PLACE = ("generation", "position", "record")


def versions(case: Case) -> dict[str, str | None]:
    with case.engine.connect() as connection:
        bodies = [json.loads(body) for body in connection.execute(select(BOARD_RECORDS.c.body)).scalars()]
    return {body["id"]: body["version"] for body in bodies}


def proposals(case: Case, rng: random.Random) -> Proposal:
    """Something that a reviewer may ask for, from what the board shows."""
    entries, records = shown(case), versions(case)
    act = rng.choice(
        ["confirm", "reject", "reopen", "correct", "join", "split", "note", "flag", "undo", "source", "add"]
    )
    if act == "undo":
        made = case.decisions()
        return Proposal(act="undo", value=rng.choice(made).seq if made else 1)
    if act == "source":
        value = {"name": "The Post", "reliability": rng.choice("ABC"), "interest": ""}
        return Proposal(act="source", value=value, versions={"The Post": case.source_version("The Post")})
    if act == "add":
        value = {"start": 0, "end": 14, "kind": "claim"}
        return Proposal(act="add", document=rng.choice(["a.txt", "b.txt", "no.txt"]), value=value)
    if act in ("join", "split") or rng.random() < 0.3:
        ids = tuple(rng.sample(sorted(records), 2 if act == "join" else 1))
        entry = rng.choice(sorted(entries))
        if act in ("join", "split", "confirm", "reject"):
            seen = {id: records[id] or "" for id in ids}
            return Proposal(act=act, targets=ids, value=[entry] if act == "split" else None, versions=seen)
    target = rng.choice(sorted(entries))
    value = {"correct": rng.choice(["hedged", "asserted"]), "note": "look", "flag": "Bo"}.get(act)
    field = "certainty" if act == "correct" else None
    if act == "correct" and rng.random() < 0.4:
        field, value = "kind", rng.choice(["claim", "warning"])
    act = "confirm" if act in ("join", "split") else act
    return Proposal(act=act, targets=(target,), value=value, field=field, versions={target: entries[target]["version"]})


def outcome(case: Case, wanted: Proposal, near: NearBoard | None = None) -> Any:
    try:
        made = case.decide(wanted, who="Bo", near=near)
    except CaseError as error:
        return type(error), str(error)
    return made.act, made.groups, made.value, made.field, made.before


@pytest.mark.parametrize("seed", range(6))
def test_a_part_of_the_case_gives_the_decision_that_the_whole_gives(
    places: Callable[[], str], reports: Path, seed: int
) -> None:
    rng = random.Random(seed)
    with made(places(), reports) as narrow, made(places(), reports) as wide:
        lay_out(narrow)
        for _ in range(12):
            wanted = proposals(narrow, rng)
            near = outcome(narrow, wanted, NearBoard(narrow))
            assert near == outcome(wide, wanted)
            if not isinstance(near[0], type):
                touch(narrow, narrow.decisions(all=True)[-1])
            touched, at_once = shown(narrow), versions(narrow)
            lay_out(narrow)
            assert touched == shown(narrow)
            again = versions(narrow)
            assert {id: again[id] for id in at_once if id in again}.items() <= at_once.items()


def test_a_stale_entry_is_a_conflict(place: str, reports: Path) -> None:
    with made(place, reports) as case:
        lay_out(case)
        target, row = next(iter(shown(case).items()))
        first = Proposal(act="reject", targets=(target,), versions={target: row["version"]})
        touch(case, case.decide(first, who="Bo", near=NearBoard(case)))
        with pytest.raises(Conflict, match="Bo decided last on it"):
            case.decide(first, who="Cy", near=NearBoard(case))


def test_the_board_is_laid_out_once_for_one_row_of_the_log(place: str, reports: Path) -> None:
    with made(place, reports) as case:
        seq = lay_out(case)
        with case.engine.connect() as connection:
            before = {row.key: row.value for row in connection.execute(select(BOARD))}
        assert lay_out(case) == seq
        with case.engine.connect() as connection:
            assert {row.key: row.value for row in connection.execute(select(BOARD))} == before
            assert {row.generation for row in connection.execute(select(BOARD_ENTRIES))} == {int(before["generation"])}
