from __future__ import annotations

from datetime import date

from forewarned.model import Interval, LeadTime, Ledger, Record
from forewarned.views.headlines import earliest_warning, headline_values
from tests.views import ledgers


def warning(id: str, day: int | None, *, incident: str | None = None, **fields) -> Record:
    when = Interval(date(2024, 3, day), date(2024, 3, day), "", 0, 0) if day else None
    lead = LeadTime(incident, 1, 1) if incident else None
    return Record(id=id, kind="warning", actor=None, recipients=(), about=None, when=when, lead=lead, **fields)


def test_headline_of_the_small_ledger():
    ledger = ledgers.crocus()
    values = headline_values(ledger)
    assert (values["documents"], values["entries"], values["records"], values["warnings"]) == (3, 17, 16, 4)
    assert ledger.records[values["earliest"]].when.earliest == date(2024, 3, 7)
    assert [ledger.records[place].about for place in values["unanswered"]] == [
        "Tajik citizens might be used",
        "suspicious visitors",
    ]


def test_headline_of_nothing_names_no_warning():
    assert headline_values(Ledger()) == {"documents": 0, "entries": 0, "records": 0, "unanswered": [], "warnings": 0}


def test_earliest_warning_is_of_the_incident_that_most_warnings_foretold():
    warnings = [
        warning("old", 1, incident="other"),
        warning("b", 9, incident="main"),
        warning("a", 7, incident="main"),
        warning("undated", None, incident="main"),
    ]
    assert earliest_warning(warnings).id == "a"


def test_earliest_warning_without_any_lead_time_is_the_first_dated_one():
    assert earliest_warning([warning("b", 9), warning("a", 2), warning("c", None)]).id == "a"
    assert earliest_warning([warning("c", None)]) is None
