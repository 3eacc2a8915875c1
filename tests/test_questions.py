"""The answers to the questions: what they hold, in which order, and that each value has its sentence."""

from __future__ import annotations

from datetime import date

import pytest

from forewarned.assembly import assemble
from forewarned.ledger import chain, contradictions, gaps, main_incident, open_warnings, origins, who_knew
from forewarned.model import Contradiction, Ledger, Origin
from tests.assembly.cases import CROCUS, documents, entries, find, paper
from tests.assembly.test_chains import ATTACK, IDLE, WARNED
from tests.assembly.test_gaps import ALARM, DENIES, KNEW, NEVER_TOLD, PASSED_ON


def made(*rows: tuple) -> Ledger:
    papers = [paper("a", rows)]
    return assemble(entries(papers), documents(papers))


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return assemble(entries(CROCUS), documents(CROCUS))


def test_who_knew_says_how_and_shows_the_words(ledger: Ledger) -> None:
    answer = who_knew(ledger, "the Kremlin")
    texts = {document.id: document.text for document in ledger.documents}
    assert {one.how for one in answer.known} == {"was told"}
    for one in answer.known:
        assert one.evidence.quotes
        assert all(quote.text == texts[quote.document][quote.start : quote.end] for quote in one.evidence.quotes)


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Quayline Ltd", {"knew", "warned", "did not warn"}),
        ("Port Board", {"was told", "was not told", "denies it"}),
    ],
)
def test_each_way_of_knowing(who: str, expected: set[str]) -> None:
    assert {one.how for one in who_knew(made(KNEW, PASSED_ON, NEVER_TOLD, ATTACK, DENIES), who).known} == expected


@pytest.mark.parametrize(
    ("before", "sure", "undated"),
    [
        (date(2023, 4, 1), [], 1),
        (date(2023, 4, 15), [False], 1),
        (date(2023, 5, 1), [True], 1),
        (date(2023, 5, 4), [True, True], 1),
    ],
)
def test_before_a_day(before: date, sure: list[bool], undated: int) -> None:
    answer = who_knew(made(KNEW, PASSED_ON, NEVER_TOLD, ATTACK), "Quayline Ltd", before=before)
    assert ([one.sure for one in answer.known], answer.undated) == (sure, undated)


def test_gaps_have_their_records() -> None:
    (found,) = gaps(made(WARNED, IDLE, ATTACK))
    assert found.actor is not None
    assert found.incident is not None
    assert [one.record.kind for one in found.evidence] == ["warning", "response"]
    assert all(one.quotes for one in found.evidence)


@pytest.mark.parametrize(
    ("today", "left", "waiting"),
    [
        (date(2023, 5, 19), [], []),  # not yet given
        (date(2023, 5, 20), [2], [0]),
        (date(2023, 5, 22), [0], [2]),
        (date(2023, 5, 23), [], []),  # its time has passed
    ],
)
def test_open_warnings(today: date, left: list[int], waiting: list[int]) -> None:
    found = open_warnings(made(WARNED, ATTACK, ALARM), today=today)
    assert [one.days_left for one in found] == left
    assert [one.waiting for one in found] == waiting


def test_an_open_warning_without_a_figure_says_why() -> None:
    undated = (ALARM[0], ALARM[1], {**ALARM[2], "when": None})
    vague = (PASSED_ON[0], PASSED_ON[1], PASSED_ON[2])
    found = open_warnings(made(undated, vague), today=date(2023, 6, 1))
    notes = ["it named no time", "no day is known on which it was given"]
    assert [(one.days_left, one.note) for one in found] == [(None, note) for note in notes]


def test_an_answered_warning_is_not_open(ledger: Ledger) -> None:
    assert open_warnings(ledger, today=date(2024, 4, 1)) == ()


def test_the_chain_of_an_incident_by_record_id_or_words(ledger: Ledger) -> None:
    main = main_incident(ledger)
    assert main is not None
    answer = chain(ledger, main)
    assert answer == chain(ledger, main.id)
    assert [step.phase for step in answer.steps].count("incident") == 1
    days = [(step.fewest, step.most) for step in answer.steps if step.evidence.record.kind == "warning"]
    assert (15, 15) in days


def test_an_incident_with_nothing_before_it_has_a_chain_of_its_own() -> None:
    answer = chain(made(ATTACK), "crane")
    assert [step.phase for step in answer.steps] == ["incident"]
    assert answer.gaps == ()


def test_origins_and_contradictions_read_the_ledger(ledger: Ledger) -> None:
    from dataclasses import replace

    warning = find(ledger, "warning", "had warned on March 7")
    origin = Origin(
        id="o", name="the embassy", actor=None, entries=warning.entries, documents=warning.documents, reason="its word"
    )
    pair = Contradiction(
        id="c",
        sort="denial",
        records=(warning.id, warning.id),
        entries=(warning.entries[0], warning.entries[-1]),
        reason="said and denied",
    )
    records = tuple(replace(one, origins=(origin,)) if one is warning else one for one in ledger.records)
    given = replace(ledger, records=records, contradictions=(pair,))
    answer = origins(given, warning.id)
    assert [one.origin.name for one in answer.origins] == ["the embassy"]
    assert len(answer.origins[0].quotes) == len(warning.entries)
    (opposed,) = contradictions(given)
    assert (opposed.one.quotes[0].entry, opposed.other.quotes[0].entry) == pair.entries
