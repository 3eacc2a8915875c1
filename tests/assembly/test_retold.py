"""One fact in other words: what joins, what stays apart, and word-for-word copies."""

from __future__ import annotations

from datetime import date

import pytest

from forewarned.assembly import assemble
from forewarned.assembly.clocks import clock
from forewarned.assembly.facts import terms
from forewarned.assembly.odds import each_day
from forewarned.assembly.senses import senses
from forewarned.model import Document, Interval, Ledger
from tests.assembly.cases import Paper, documents, entries, find, paper

NOISE = [
    (f"The {who} of {town} warned of {harm}.", "warning", {"actor": f"The {who} of {town}", "about": harm, "when": day})
    for who, town, harm, day in (
        ("mayor", "Lund", "ice on the river", "2009-01-04"),
        ("bishop", "Sund", "thieves at the shrine", "2009-02-11"),
        ("warden", "Holt", "a sick herd", "2009-03-09"),
        ("pilot", "Rand", "sandbanks off the pier", "2009-04-21"),
        ("baker", "Vik", "bad flour", "2009-06-02"),
    )
]
LETTER = (
    "Quarry officers wrote to the district judge about the dynamite in shed 4.",
    "warning",
    {
        "actor": "Quarry officers",
        "to": ["the district judge"],
        "about": "the dynamite in shed 4",
        "when": "2010-03-01/2010-03-31",
    },
)


def ledger_of(*papers: Paper) -> Ledger:
    return assemble(entries(papers), documents(papers))


def together(one: tuple, other: tuple) -> bool:
    ledger = ledger_of(paper("noise", NOISE), paper("a", [one]), paper("b", [other]))
    quotes = {entry.id: entry.quote for entry in ledger.entries}
    return any({one[0], other[0]} <= {quotes[id] for id in record.entries} for record in ledger.records)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (
            (
                "A letter of the quarry officers told the judge of the district that dynamite lay in shed 4.",
                "warning",
                {"actor": "the quarry officers", "to": ["the judge of the district"], "when": "2010-03-12"},
            ),
            True,
        ),
        (
            (
                "Quarry officers wrote to the district judge about the drains in the cellar of the town hall.",
                "warning",
                {
                    "actor": "Quarry officers",
                    "to": ["the district judge"],
                    "about": "the drains in the cellar of the town hall",
                    "when": "2012-08-01/2012-08-31",
                },
            ),
            False,
        ),
        (("The dynamite in shed 4 worried the coroner.", "knowledge", {"actor": "the coroner"}), False),
        (
            (
                "Quarry officers did not write to the district judge about the dynamite in shed 4.",
                "warning",
                {
                    "actor": "Quarry officers",
                    "to": ["the district judge"],
                    "about": "the dynamite in shed 4",
                    "polarity": False,
                },
            ),
            False,
        ),
    ],
)
def test_a_letter_told_again(other: tuple, expected: bool) -> None:
    assert together(LETTER, other) is expected


def test_two_named_actors_are_never_one() -> None:
    said = "warned the ferry line that the pier at Rand would burn on Friday."
    rows = [
        (
            f"{name} {said}",
            "warning",
            {"actor": name, "to": ["the ferry line"], "about": "the pier at Rand would burn", "when": "2010-05-07"},
        )
        for name in ("Jane Roe", "John Doe")
    ]
    assert not together(*rows)


def test_days_that_differ_by_one_join_where_the_words_are_alike() -> None:
    rows = [
        (
            f"{opening} a note on a suspect barge off Holm with dynamite went to the harbour guard.",
            "warning",
            {"to": ["the harbour guard"], "about": "a suspect barge off Holm with dynamite", "when": day},
        )
        for opening, day in (("It is said that", "2010-05-19"), ("Papers show that", "2010-05-20"))
    ]
    assert together(*rows)
    far = (rows[1][0], rows[1][1], {**rows[1][2], "when": "2010-05-26"})
    assert not together(rows[0], far)


def test_a_copy_word_for_word_joins_with_its_family_though_its_roles_are_no_ones() -> None:
    body = [
        ("Police shut the square and the two bridges.", "response", {"actor": "Police", "stance": "acted"}),
        ("A warden was told.", "warning", {"to": ["A warden"]}),
        ("Nobody had warned the stall keepers by the fountain of it.", "warning", {"polarity": False}),
    ]
    ledger = ledger_of(paper("a", body), paper("b", body))
    assert ledger.families
    assert sorted(len(record.entries) for record in ledger.records) == [2, 2, 2]
    assert all("word for word" in record.reasons[0] for record in ledger.records)


def test_a_count_without_a_place_goes_to_what_its_document_is_about() -> None:
    struck = (
        "A gas blast at the Holm foundry killed nine people on Monday.",
        "incident",
        {"about": "gas blast at the Holm foundry", "to": ["nine people"], "when": "2010-05-03"},
    )
    again = (
        "The blast at the foundry in Holm on 3 May 2010 killed at least 12 people.",
        "incident",
        {"about": "The blast at the foundry in Holm", "when": "2010-05-03"},
    )
    told = ("Roe had warned the Holm foundry of a gas leak.", "warning", {"actor": "Roe", "to": ["the Holm foundry"]})
    count = ("The dead number 14.", "incident", {"about": "The dead", "to": ["14"]})
    ledger = ledger_of(paper("a", [struck]), paper("b", [again]), paper("c", [told, count]))
    assert find(ledger, "incident", "number 14").documents == ("a", "b", "c")


def test_documents_in_another_order_give_the_same_records() -> None:
    papers = [paper("noise", NOISE), paper("a", [LETTER]), paper("b", [LETTER])]
    ledgers = [assemble(entries(order), documents(order)) for order in (papers, papers[::-1])]
    assert ledgers[0] == ledgers[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("wrote six times", "six letters"), ("was detained", "an arrest"), ("the ship", "a vessel")],
)
def test_words_of_one_sense(one: str, other: str) -> None:
    assert senses(terms(one)) & senses(terms(other))


def test_words_of_no_listed_sense_stay() -> None:
    assert senses(terms("dynamite shed")) == terms("dynamite shed")


@pytest.mark.parametrize(
    ("quote", "minutes"),
    [
        ("At 10:14 he told a steward.", 614),
        ("At 10.14 p.m. he told a steward.", 1334),
        ("At 12:05 a.m. the siren failed.", 5),
        ("At 8:46:40, it struck.", 526),
        ("It cost 3.5 million.", None),
        ("It rose by 10.25 per cent.", None),
        ("Nobody came.", None),
        ("25:61", None),
    ],
)
def test_hours(quote: str, minutes: int | None) -> None:
    assert clock(quote) == minutes


def test_the_days_of_an_interval() -> None:
    when = Interval(date(2010, 5, 1), date(2010, 5, 3), "then", 0, 4)
    assert [date.fromordinal(day).day for day in each_day(when)] == [1, 2, 3]


def test_two_presidents_of_one_surname_are_not_told_apart_by_it() -> None:
    rows = [("President Roe warned of the flood at Holm.", "warning", {"actor": "President Roe", "about": "the flood"})]
    first = paper(
        "a", [("Jane W. Roe warned of the frost.", "warning", {"actor": "Jane W. Roe", "about": "the frost"})]
    )
    second = paper("b", rows)
    other = Document(id="c", text="John H. Roe was elected in May.")
    alone = assemble(entries([first, second]), documents([first, second]))
    assert len({record.actor for record in alone.records}) == 1
    both = assemble(entries([first, second]), [*documents([first, second]), other])
    assert len({record.actor for record in both.records}) == 2
