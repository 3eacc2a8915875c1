from __future__ import annotations

from datetime import date

from forewarned.model import Ledger
from forewarned.views.headlines import headline_values
from tests.views import ledgers


def test_headline_of_the_small_ledger():
    ledger = ledgers.crocus()
    values = headline_values(ledger)
    assert (values["documents"], values["entries"], values["records"], values["warnings"]) == (3, 17, 16, 4)
    assert ledger.records[values["lead"]].when.earliest == date(2024, 3, 7)
    assert (values["earliest"], values["foretold"]) == (values["lead"], True)
    assert [ledger.records[place].about for place in values["unanswered"]] == [
        "suspicious visitors",
        "Tajik citizens might be used",
    ]


def test_headline_of_nothing_names_no_warning():
    assert headline_values(Ledger()) == {"documents": 0, "entries": 0, "records": 0, "unanswered": [], "warnings": 0}
