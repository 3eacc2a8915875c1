"""Random decisions, then another reader and back: all in force or listed, undo undoes, the log holds.

Half of the machine's runs are on SQLite and half on PostgreSQL, where there is one.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import text

from forewarned.case import Case, Proposal, Refused, new_case, open_case
from forewarned.case.decisions import applied
from tests.case import readers
from tests.case.conftest import Places

STEPS = 40  # decisions, as the issue asks
NAMES = ("Ana", "Bo")
PICK = st.integers(0, 10_000)
VALUES: list[tuple[str, Any]] = [
    ("stance", "acted"),
    ("stance", None),
    ("polarity", False),
    ("certainty", "hedged"),
    ("kind", "threat"),
    ("actor", None),
    ("actor", {"start": 0, "end": 3}),
    ("recipients", []),
    ("about", {"start": 4, "end": 14}),
    ("when", {"earliest": "2023-04-01"}),
    ("when", None),
]


def seen(case: Case) -> tuple[object, ...]:
    """All that decisions have an effect on."""
    review = case.review()
    return review.entries, review.decided, review.sources, sorted(map(repr, review.reviews.values())), case.ledger()


class Reviewers(RuleBasedStateMachine):
    """Two people deciding on one case, at random."""

    place: Callable[[], str]
    reports: Path

    @initialize()
    def begin(self) -> None:
        self.where = type(self).place()
        self.case = new_case(self.where, who="Ana", reader=readers.FIRST)
        self.case.add([self.reports])

    def decide(self, act: str, *targets: str, who: int = 0, **values: Any) -> None:
        versions = {target: self.case.version(target) or "" for target in targets}
        proposal = Proposal(act=act, targets=targets, versions=versions, **values)  # type: ignore[arg-type]
        with suppress(Refused):
            self.case.decide(proposal, who=NAMES[who % 2])

    def entry(self, pick: int) -> str:
        ids = sorted(self.case.review().reviews)
        return ids[pick % len(ids)]

    @rule(act=st.sampled_from(["confirm", "reject", "reopen"]), pick=PICK)
    def judge(self, act: str, pick: int) -> None:
        self.decide(act, self.entry(pick), who=pick)

    @rule(act=st.sampled_from(["note", "tag", "untag", "flag", "unflag"]), pick=PICK)
    def remark(self, act: str, pick: int) -> None:
        self.decide(act, self.entry(pick), who=pick, value=f"v{pick % 2}")

    @rule(pick=PICK, correction=st.sampled_from(VALUES))
    def correct(self, pick: int, correction: tuple[str, Any]) -> None:
        self.decide("correct", self.entry(pick), field=correction[0], value=correction[1])

    @rule(first=PICK, second=PICK)
    def join(self, first: int, second: int) -> None:
        records = self.case.ledger().records
        if records:
            self.decide("join", records[first % len(records)].id, records[second % len(records)].id)

    @rule(pick=PICK)
    def split(self, pick: int) -> None:
        records = [record for record in self.case.ledger().records if len(record.entries) > 1]
        if records:
            record = records[pick % len(records)]
            self.decide("split", record.id, value=[record.entries[pick % len(record.entries)]])

    @rule(pick=PICK, kind=st.sampled_from(["warning", "claim"]))
    def add(self, pick: int, kind: str) -> None:
        document = list(self.case.documents())[pick % 4]
        start = pick % len(document.text)
        value = {"kind": kind, "start": start, "end": min(start + 30, len(document.text))}
        with suppress(Refused):
            self.case.decide(Proposal(act="add", document=document.id, value=value))

    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        made = self.case.decisions(all=True)
        if made:
            with suppress(Refused):
                self.case.undo(made[pick % len(made)].seq)

    @rule(pick=PICK)
    def undone_at_once_nothing_has_changed(self, pick: int) -> None:
        before, rows = seen(self.case), len(self.case.log())
        self.decide("correct", self.entry(pick), field="when", value={"earliest": "2020-02-02"})
        if len(self.case.log()) > rows:
            self.case.undo(len(self.case.log()))
        assert seen(self.case) == before

    def teardown(self) -> None:
        if hasattr(self, "case"):
            before = seen(self.case)
            self.case.close()
            self.another_reader()
            self.the_first_reader_again(before)
            self.a_changed_byte()

    def another_reader(self) -> None:
        with open_case(self.where, reader=readers.SECOND) as case:
            case.read_again()
            all_listed(case)
            assert case.verify() == []

    def the_first_reader_again(self, before: tuple[object, ...]) -> None:
        with open_case(self.where, reader=readers.FIRST) as case:
            case.read_again()
            assert seen(case) == before
            given = reversed([entry for document in case.documents() for entry in readers.first(document)])
            result = applied(given, case.documents(), case.decisions())
            assert set(result.entries) == set(case.entries())  # no order of what is given matters

    def a_changed_byte(self) -> None:
        with open_case(self.where, reader=readers.FIRST) as case:
            assert case.verify() == []
            with case.engine.connect() as connection, connection.begin():
                sqlite = case.engine.dialect.name == "sqlite"
                off = "DROP TRIGGER log_refuses_update" if sqlite else "ALTER TABLE log DISABLE TRIGGER ALL"
                connection.execute(text(off))
                row = len(case.log()) // 2 + 1
                connection.execute(text("UPDATE log SET at = '1' || substr(at, 2) WHERE seq = :row"), {"row": row})
            assert case.verify() == [f"row {row} of the log was changed after it was written"]


def all_listed(case: Case) -> None:
    """Every entry that a decision in force is about either has it, or it is listed as displaced there."""
    displaced = {(one.decision.seq, one.anchor) for one in case.displaced()}
    held = {seq for review in case.review().reviews.values() for seq in review.decisions}
    for decision in case.decisions():
        lost = {anchor for anchor in decision.anchors if (decision.seq, anchor) in displaced}
        assert not decision.anchors or decision.seq in held or lost == set(decision.anchors)
        if decision.act in ("confirm", "reject", "reopen", "correct", "note", "add"):
            assert (decision.seq in held) != bool(lost)


@pytest.mark.parametrize("examples", [6])
def test_decisions_last(places: Places, reports: Path, examples: int) -> None:
    machine = type("Machine", (Reviewers,), {"place": staticmethod(places), "reports": reports})
    chosen = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=chosen)
