"""Gaps: each sort found where it is, and not where somebody warned, acted, or was told after all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from forewarned.model import GapSort
from tests.assembly.cases import names, paper
from tests.assembly.test_chains import ATTACK, IDLE, WARNED, ledger

Row = tuple[str, str, dict]


def row(sentence: str, kind: str, **slots: object) -> Row:
    return sentence, kind, slots


KNEW = row(
    "Quayline Ltd knew in April 2023 of cracks in the Tollgate crane.",
    "knowledge",
    actor="Quayline Ltd",
    about="cracks in the Tollgate crane",
    when="2023-04-01/2023-04-30",
)
PASSED_ON = row(
    "On 3 May 2023 Quayline Ltd told the Port Board of the cracks in the Tollgate crane.",
    "warning",
    actor="Quayline Ltd",
    to=["the Port Board"],
    about="the cracks in the Tollgate crane",
    when="2023-05-03",
)
CLOSED = row(
    "The Port Board closed the quay below the Tollgate crane on 4 May 2023.",
    "response",
    actor="The Port Board",
    about="the Tollgate crane",
    stance="acted",
    when="2023-05-04",
)
NEVER_TOLD = row(
    "Quayline Ltd did not tell the Port Board of the cracks in the Tollgate crane.",
    "warning",
    actor="Quayline Ltd",
    to=["the Port Board"],
    about="the cracks in the Tollgate crane",
    polarity=False,
)
DENIES = row(
    "The Port Board denies that it was told of the cracks in the Tollgate crane.",
    "response",
    actor="The Port Board",
    about="the cracks in the Tollgate crane",
    stance="denied",
)
PRINTED = row(
    "In March 2023 a harbour newsletter warned that the Tollgate crane was rotten.",
    "warning",
    actor="a harbour newsletter",
    about="the Tollgate crane was rotten",
    when="2023-03-01/2023-03-31",
)
RESIDENTS = row(
    "The residents of Tollgate were never told of the crane.",
    "warning",
    to=["The residents of Tollgate"],
    about="the crane",
    polarity=False,
)
PUBLIC = row(
    "The public was never warned of the Tollgate crane.",
    "warning",
    to=["The public"],
    about="the Tollgate crane",
    polarity=False,
)
ALARM = row(
    "On 20 May 2023 the Port Board warned that the crane at Millgate could collapse within 48 hours.",
    "warning",
    actor="the Port Board",
    about="the crane at Millgate could collapse within 48 hours",
    when="2023-05-20",
)
LATER = row("On 1 June 2023 police held a foreman.", "response", actor="police", stance="acted", when="2023-06-01")
STANDS = row("The crane at Millgate did not collapse.", "incident", about="did not collapse", polarity=False)


def found(rows: Sequence[Row], sort: GapSort) -> list[str | None]:
    """Who the gaps of `sort` are of."""
    made = ledger(paper("a", rows))  # type: ignore[arg-type]
    told = names(made)
    records = {record.id for record in made.records}
    assert all(set(gap.records) <= records and gap.records and gap.reason for gap in made.gaps)
    return [told[gap.actor] if gap.actor else None for gap in made.gaps if gap.sort == sort]


@pytest.mark.parametrize(
    ("sort", "rows", "expected"),
    [
        ("knew_not_warned", [KNEW, ATTACK], ["Quayline Ltd"]),
        ("knew_not_warned", [KNEW, PASSED_ON, ATTACK], []),
        ("knew_not_warned", [KNEW, NEVER_TOLD, ATTACK], ["Quayline Ltd"]),
        ("knew_not_warned", [KNEW], []),  # of no incident
        ("warned_not_acted", [PASSED_ON, ATTACK], ["Port Board"]),
        ("warned_not_acted", [PASSED_ON, CLOSED, ATTACK], []),
        ("warned_not_acted", [WARNED, ATTACK], []),  # a role: silence does not count
        ("warned_not_acted", [WARNED, IDLE, ATTACK], ["harbour office"]),  # it is stated
        ("told_or_not_told", [PASSED_ON, ATTACK, DENIES], ["Port Board"]),
        ("told_or_not_told", [KNEW, ATTACK, DENIES], []),
        ("told_or_not_told", [PASSED_ON, NEVER_TOLD, ATTACK], ["Port Board"]),
        ("public_not_target", [PRINTED, RESIDENTS, ATTACK], ["residents of Tollgate"]),
        ("public_not_target", [PASSED_ON, RESIDENTS, ATTACK], []),
        ("target_not_public", [PASSED_ON, PUBLIC, ATTACK], ["Port Board"]),
        ("target_not_public", [PASSED_ON, ATTACK], []),
        ("nothing_followed", [ATTACK, ALARM], []),  # its time may still come
        ("nothing_followed", [ATTACK, ALARM, LATER], ["Port Board"]),
        ("nothing_followed", [ATTACK, ALARM, STANDS], ["Port Board"]),
        ("nothing_followed", [PASSED_ON, ATTACK], []),
    ],
)
def test_gaps(sort: GapSort, rows: list[Row], expected: list[str]) -> None:
    assert found(rows, sort) == expected


def test_a_failure_that_two_documents_state_is_one_gap() -> None:
    made = ledger(paper("a", [WARNED, IDLE, ATTACK]), paper("b", [WARNED, IDLE, ATTACK]))  # type: ignore[list-item]
    assert [gap.sort for gap in made.gaps] == ["warned_not_acted"]


def test_a_stated_failure_has_its_record_and_the_warning() -> None:
    made = ledger(paper("a", [WARNED, IDLE, ATTACK]))  # type: ignore[list-item]
    (gap,) = made.gaps
    kinds = {record.id: record.kind for record in made.records}
    assert [kinds[id] for id in gap.records] == ["warning", "response"]
    assert gap.reason == "it is stated not to have acted"


def test_no_entries_no_gaps() -> None:
    assert ledger().gaps == ()
