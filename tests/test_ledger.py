from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from forewarned.ledger import (
    by_actor,
    earliest_warning,
    headline,
    lanes,
    lead_times,
    of_kind,
    told,
    unanswered_warnings,
)
from forewarned.model import Ledger, Record
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
    assert earliest_warning(ledger) == find(ledger, "warning", "Washington also")
    assert earliest_warning(Ledger()) is None


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
    assert figures.earliest_warning == find(ledger, "warning", "Washington also").id
    assert (figures.shortest_lead, figures.longest_lead) == ((1, 7), (12, 21))


def test_headline_of_nothing() -> None:
    figures = headline(Ledger())
    assert (figures.documents, figures.earliest_warning, figures.longest_lead) == (0, None, None)
    assert of_kind(Ledger(), "warning") == ()
