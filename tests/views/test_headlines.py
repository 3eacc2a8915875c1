from __future__ import annotations

from datetime import date

import pytest

from forewarned.model import Interval, LeadTime, Ledger, Record
from forewarned.views.headlines import headline_values, longest_lead
from tests.views import ledgers


def warning(id: str, lead: tuple[str, int, int] | None = None) -> Record:
    when = Interval(date(2024, 3, 7), date(2024, 3, 7), "", 0, 0)
    before = LeadTime(*lead) if lead else None
    return Record(id=id, kind="warning", actor=None, recipients=(), about=None, when=when, lead=before)


def incident(id: str, *entries: str) -> Record:
    return Record(id=id, kind="incident", actor=None, recipients=(), about=None, entries=entries)


def test_headline_of_the_small_ledger():
    ledger = ledgers.crocus()
    values = headline_values(ledger)
    assert (values["documents"], values["entries"], values["records"], values["warnings"]) == (3, 17, 16, 4)
    assert ledger.records[values["lead"]].when.earliest == date(2024, 3, 7)
    assert [ledger.records[place].about for place in values["unanswered"]] == [
        "suspicious visitors",
        "Tajik citizens might be used",
    ]


def test_headline_of_nothing_names_no_warning():
    assert headline_values(Ledger()) == {"documents": 0, "entries": 0, "records": 0, "unanswered": [], "warnings": 0}


@pytest.mark.parametrize(
    ("warnings", "expected"),
    [
        ([], None),
        ([warning("no lead")], None),
        ([warning("gone", ("unknown", 1, 1))], None),
        ([warning("a", ("main", 1, 7)), warning("b", ("main", 15, 15))], "b"),
        ([warning("a", ("other", 1, 7)), warning("b", ("other", 2, 7)), warning("c", ("main", 30, 40))], "b"),
        ([warning("a", ("main", 1, 1)), warning("b", ("other", 9, 9))], "a"),
        ([warning("a", ("main", 1, 7)), warning("b", ("unknown", 99, 99))], "a"),
    ],
)
def test_longest_lead_is_to_the_incident_foretold_most(warnings, expected):
    found = longest_lead(Ledger(records=(*warnings, incident("other", "e1"), incident("main", "e2", "e3"))))
    assert (found.id if found else None) == expected
