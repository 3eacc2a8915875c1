from __future__ import annotations

from datetime import date

import pytest

from forewarned.assembly import assemble
from forewarned.ledger import (
    by_actor,
    earliest_warning,
    headline,
    lanes,
    lead_times,
    longest_lead,
    main_incident,
    of_kind,
    told,
    unanswered_warnings,
)
from forewarned.model import Interval, Kind, LeadTime, Ledger, Record
from tests.assembly.cases import CROCUS, documents, entries, find, names


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return assemble(entries(CROCUS), documents(CROCUS))


def actor(ledger: Ledger, name: str) -> str:
    return next(one for one, said in names(ledger).items() if said == name)


def quotes(ledger: Ledger, records: tuple[Record, ...]) -> list[str]:
    said = {one.id: one.quote for one in ledger.entries}
    return [said[record.entries[0]][:22] for record in records]


def test_earliest_warning(ledger: Ledger) -> None:
    # "in early March" may have been after the seventh
    assert earliest_warning(ledger) == find(ledger, "warning", "had warned on March 7")
    assert earliest_warning(Ledger()) is None


DAYS = {"1 March": (1, 1), "7 March": (7, 7), "early March": (1, 10), "March": (1, 31), "week of 4 March": (4, 7)}


def told_of(
    id: str, when: str | None, lead: tuple[str, int, int] | None = None, kind: Kind = "warning", polarity: bool = True
) -> Record:
    first, last = DAYS[when] if when else (1, 1)
    interval = Interval(date(2024, 3, first), date(2024, 3, last), "", 0, 0) if when else None
    return Record(
        id=id, kind=kind, actor=None, recipients=(), about=None, when=interval, polarity=polarity,
        lead=LeadTime(*lead) if lead else None,
    )  # fmt: skip


def incident(id: str, *entries: str) -> Record:
    return Record(id=id, kind="incident", actor=None, recipients=(), about=None, entries=entries)


def with_incidents(*records: Record) -> Ledger:
    return Ledger(records=(*records, incident("other", "e1"), incident("main", "e2", "e3")))


@pytest.mark.parametrize(
    ("warnings", "expected", "foretold"),
    [
        ([], None, False),
        ([told_of("a", None)], None, False),
        ([told_of("a", "7 March", polarity=False)], None, False),
        ([told_of("a", "1 March", kind="threat"), told_of("b", "7 March")], "b", False),
        ([told_of("a", "March"), told_of("b", "7 March")], "b", False),
        ([told_of("a", "early March"), told_of("b", "7 March")], "b", False),
        ([told_of("a", "7 March"), told_of("b", "week of 4 March")], "b", False),
        ([told_of("a", "1 March"), told_of("b", "7 March", ("main", 15, 15))], "b", True),
        ([told_of("a", "1 March", ("gone", 9, 9)), told_of("b", "7 March", ("main", 15, 15))], "b", True),
        ([told_of("a", "1 March", ("other", 9, 9)), told_of("b", "7 March", ("main", 15, 15))], "b", True),
        ([told_of("a", "7 March"), told_of("b", "1 March", ("main", 9, 9), kind="knowledge")], "a", False),
    ],
)
def test_the_earliest_warning_is_of_the_main_incident(
    warnings: list[Record], expected: str | None, foretold: bool
) -> None:
    figures = headline(with_incidents(*warnings))
    assert (figures.earliest_warning, figures.earliest_foretold) == (expected, foretold)


@pytest.mark.parametrize(
    ("warnings", "main", "lead"),
    [
        ([], None, None),
        ([told_of("a", "1 March")], None, None),
        ([told_of("a", "1 March", ("gone", 1, 1))], None, None),
        ([told_of("a", "1 March", ("main", 1, 7)), told_of("b", "1 March", ("main", 15, 15))], "main", "b"),
        ([told_of("a", "March", ("main", 1, 31)), told_of("b", "1 March", ("main", 15, 15))], "main", "b"),
        (
            [
                told_of("a", "1 March", ("other", 1, 7)),
                told_of("b", "1 March", ("other", 2, 7)),
                told_of("c", "1 March", ("main", 30, 40)),
            ],
            "other",
            "b",
        ),
        ([told_of("a", "1 March", ("main", 1, 1)), told_of("b", "1 March", ("other", 9, 9))], "main", "a"),
        ([told_of("a", "1 March", ("main", 9, 9), "threat"), told_of("b", "7 March", ("main", 3, 3))], "main", "b"),
        ([told_of("a", "1 March", ("main", 9, 9), "threat")], "main", "a"),
    ],
)
def test_the_longest_lead_is_to_the_incident_foretold_most(
    warnings: list[Record], main: str | None, lead: str | None
) -> None:
    ledger = with_incidents(*warnings)
    first, longest = main_incident(ledger), longest_lead(ledger)
    assert (first.id if first else None, longest.id if longest else None) == (main, lead)


def test_a_warning_is_unanswered_until_somebody_acts_acknowledges_or_dismisses(ledger: Ledger) -> None:
    assert quotes(ledger, unanswered_warnings(ledger)) == ["The U.S. Embassy in Mo", "Days before the attack"]


def test_lead_times_pair_what_foretold_with_its_incident(ledger: Ledger) -> None:
    pairs = lead_times(ledger)
    assert [(one.lead.fewest, one.lead.most) for one, _ in pairs if one.lead] == [(12, 21), (15, 15), (1, 7)]
    assert {incident.id for _, incident in pairs} == {find(ledger, "incident", "left 145").id}


def test_lanes_hold_each_actor_with_all_it_acts_or_is_told_in(ledger: Ledger) -> None:
    held = {one.name: records for one, records in lanes(ledger)}
    assert [r.kind for r in held["Russia"]] == ["warning", "warning", "response", "response"]
    assert [r.kind for r in held["U.S. Embassy in Moscow"]] == ["warning"]
    sizes = [len(records) for _, records in lanes(ledger)]
    assert sizes == sorted(sizes, reverse=True)


def test_by_actor_of_one_slot(ledger: Ledger) -> None:
    russia = actor(ledger, "Russia")
    assert [r.kind for r in by_actor(ledger, slots=["recipient"])[russia]] == ["warning", "warning"]
    assert all(r.actor == russia for r in by_actor(ledger, slots=["actor"])[russia])


def test_told_counts_the_bodies_of_a_state(ledger: Ledger) -> None:
    assert len(told(ledger, actor(ledger, "Russia"))) == 2
    assert told(ledger, actor(ledger, "Iran")) == ()


def test_headline(ledger: Ledger) -> None:
    figures = headline(ledger)
    assert (figures.documents, figures.entries, figures.records) == (3, 13, 9)
    assert dict(figures.by_kind) == {
        "warning": 3, "knowledge": 0, "threat": 0, "response": 4, "incident": 1, "claim": 1,
    }  # fmt: skip
    assert (figures.warnings, figures.unanswered, figures.dismissed) == (3, 2, 1)
    assert figures.main_incident == find(ledger, "incident", "left 145").id
    assert figures.earliest_warning == figures.lead == find(ledger, "warning", "had warned on March 7").id
    assert (figures.earliest_foretold, figures.longest_lead) == (True, (15, 15))


def test_headline_of_nothing() -> None:
    figures = headline(Ledger())
    assert (figures.documents, figures.earliest_warning, figures.longest_lead) == (0, None, None)
    assert of_kind(Ledger(), "warning") == ()
