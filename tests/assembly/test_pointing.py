"""Mentions that point back, counts of the dead and dates of reports go to the incident they are of."""

from __future__ import annotations

import random
from datetime import date

import pytest

from forewarned.assembly import assemble
from forewarned.model import Ledger
from tests.assembly.cases import Paper, documents, entries, find, paper

STRUCK = (
    "Gunmen attacked the Vale ferry terminal on 3 May.",
    "incident",
    {"actor": "Gunmen", "about": "attacked the Vale ferry terminal", "to": ["the Vale ferry terminal"],
     "when": "2010-05-03"},
)  # fmt: skip
OTHER = (
    "A bomb went off in the Lund market on 1 May.",
    "incident",
    {"about": "A bomb went off in the Lund market", "to": ["the Lund market"], "when": "2010-05-01"},
)
ANSWER = (
    "The mayor closed the harbour after the attack on the Vale ferry terminal.",
    "response",
    {"actor": "The mayor", "about": "the attack on the Vale ferry terminal", "stance": "acted"},
)


def row(sentence: str, about: str, **slots: object) -> tuple[str, str, dict]:
    return sentence, "incident", {"about": about, **slots}


def counted(sentence: str, when: str | None, *to: str, **slots: object) -> tuple[str, str, dict]:
    return row(sentence, sentence.removesuffix("."), to=to, when=when, **slots)


def ledger_of(*papers: Paper) -> Ledger:
    return assemble(entries(papers), documents(papers))


def sizes(ledger: Ledger) -> list[int]:
    return sorted(len(record.entries) for record in ledger.records if record.kind == "incident")


@pytest.mark.parametrize(
    ("again", "joined"),
    [
        (counted("The number of dead rose to 19 on Wednesday.", "2010-05-05"), True),
        (
            row(
                "The attack killed 19 people, a doctor said on Friday.",
                "The attack killed 19 people",
                to=["19 people"],
                when="2010-05-07",
            ),
            True,
        ),
        (counted("The death toll stood at 21 in June.", "2010-06-01/2010-06-30"), True),
        (counted("The attack left 19 dead.", None), True),
        (counted("At least 19 people were killed on Monday.", "2010-05-03", "At least 19 people"), True),
        (row("The men had carried out the attack.", "had carried out the attack", when="2010-05-03"), True),
        # a count of before the incident, or long after it, or of another place, counts something else
        (counted("The number of dead rose to 19 on Sunday.", "2010-05-02"), False),
        (counted("The number of dead rose to 19 on 1 December.", "2010-12-01"), False),
        (counted("The number of dead in Holm rose to 19 on Wednesday.", "2010-05-05"), False),
        (counted("Nine people were killed at a market on Wednesday.", "2010-05-05", "Nine people"), False),
        # what is told plainly of another day, and counts nothing again, is another incident
        (counted("On Wednesday 9 people were killed.", "2010-05-05", "9 people"), False),
        (counted("The number of dead did not rise to 19.", "2010-05-05", polarity=False), False),
    ],
)
def test_what_counts_victims_is_of_the_incident_before(again: tuple, joined: bool) -> None:
    ledger = ledger_of(paper("a", [STRUCK, again]))
    assert sizes(ledger) == ([2] if joined else [1, 1])
    record = find(ledger, "incident", "Gunmen attacked")
    assert record.when is not None
    assert (record.when.earliest, record.when.latest) == (date(2010, 5, 3), date(2010, 5, 3))


def test_who_counts_is_not_who_did_it() -> None:
    listed = row("The Holm hospital has listed 21 dead.", "The Holm hospital has listed 21 dead",
                 actor="The Holm hospital", to=["21"])  # fmt: skip
    record = find(ledger_of(paper("a", [STRUCK, listed])), "incident", "Gunmen attacked")
    assert len(record.entries) == 2
    assert record.about == "attacked the Vale ferry terminal"
    assert any(reason.endswith("; counts its victims") for reason in record.reasons)


REPORTED = "On Sunday a court in Holm held four men over the attack on the Vale ferry terminal."


@pytest.mark.parametrize(
    ("when", "joined"), [("2010-05-09", True), (None, True), ("2010-07-20", True), ("2010-05-02", False),
                         ("2011-05-09", False)],
)  # fmt: skip
def test_the_day_of_a_report_makes_no_second_incident(when: str | None, joined: bool) -> None:
    again = row(REPORTED, "the attack on the Vale ferry terminal", to=["the Vale ferry terminal"], when=when)
    ledger = ledger_of(paper("b", [again]), paper("c", [STRUCK]))
    assert sizes(ledger) == ([2] if joined else [1, 1])
    if joined:
        when_struck = find(ledger, "incident", "Gunmen attacked").when
        assert when_struck is not None
        assert when_struck.latest == date(2010, 5, 3)


@pytest.mark.parametrize(
    "again",
    [
        row("The attack on the Vale ferry terminal on 9 June killed two.", "The attack on the Vale ferry terminal",
            to=["the Vale ferry terminal"], when="2010-06-09"),
        row("Gunmen attacked the Vale ferry terminal again on 9 June.", "attacked the Vale ferry terminal again",
            to=["the Vale ferry terminal"], when="2010-06-09"),
        row("The attack on the Lund ferry, on Sunday, was the next.", "The attack on the Lund ferry",
            to=["the Lund ferry"], when="2010-05-09"),
    ],
)  # fmt: skip
def test_a_second_incident_stays_a_second(again: tuple) -> None:
    assert sizes(ledger_of(paper("a", [STRUCK]), paper("b", [again]))) == [1, 1]


@pytest.mark.parametrize(
    ("context", "others", "expected"),
    [
        ([ANSWER], [STRUCK], [2]),
        ([ANSWER], [STRUCK, OTHER], [1, 2]),
        ([], [STRUCK], [1, 1]),
        # its document states an incident itself: that one is meant
        ([ANSWER, OTHER], [STRUCK], [1, 2]),
    ],
)
def test_a_count_goes_to_the_incident_its_document_is_about(
    context: list[tuple], others: list[tuple], expected: list[int]
) -> None:
    toll = counted("The number of dead rose to 19 on Wednesday.", "2010-05-05")
    ledger = ledger_of(paper("a", others), paper("b", [*context, toll]))
    assert sizes(ledger) == expected


def test_opening_fire_burns_nothing() -> None:
    shots = row("They opened fire inside the Vale ferry terminal before noon.", "fire")
    shooting = row("The shooting at the Vale ferry terminal on 3 May killed 19.", "The shooting",
                   to=["the Vale ferry terminal"], when="2010-05-03")  # fmt: skip
    assert sizes(ledger_of(paper("a", [shooting, shots]))) == [2]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    toll = counted("The number of dead rose to 19 on Wednesday.", "2010-05-05")
    again = row(REPORTED, "the attack on the Vale ferry terminal", when="2010-05-09")
    papers = [paper("a", [STRUCK, OTHER]), paper("b", [ANSWER, toll]), paper("c", [again])]
    ledger = ledger_of(*papers)
    for seed in range(5):
        shuffled = entries(papers)
        random.Random(seed).shuffle(shuffled)
        assert assemble(shuffled, documents(reversed(papers))) == ledger
