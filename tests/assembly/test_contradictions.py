"""Denials, counts, days and how specific: pairs that cannot both be right, and pairs that can."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forewarned.assembly import assemble
from forewarned.assembly.contradictions import is_update
from forewarned.assembly.counts import Count, counts, differ
from forewarned.model import Ledger
from tests.assembly.cases import Paper, documents, entries, paper

Row = tuple[str, str, dict]


def of(name: str, day: str, *rows: Row) -> Paper:
    made = paper(name, rows)
    return Paper(replace(made.document, publisher=name, published=date.fromisoformat(day)), made.entries)


def ledger_of(*papers: Paper) -> Ledger:
    found = assemble(entries(papers), documents(papers))
    again = assemble(entries(papers[::-1]), documents(papers[::-1]))
    assert found == again
    return found


def pairs(ledger: Ledger) -> list[tuple[str, frozenset[str]]]:
    """(sort, the documents of both sides) of each contradiction."""
    doc = {one.id: one.doc for one in ledger.entries}
    return sorted((one.sort, frozenset(doc[id] for id in one.entries)) for one in ledger.contradictions)


BOTH = frozenset({"a", "b"})
BROKE: Row = (
    "The dam at Vale broke on 20 May 2010 and the flood drowned the town of Lund.",
    "incident",
    {"about": "The dam at Vale broke", "to": ["the town of Lund"], "when": "2010-05-20"},
)


def warned(sentence: str, **slots: object) -> Row:
    return sentence, "warning", {"actor": "Norway", "to": ["Sweden"], "about": "a flood at Vale", **slots}


TOLD = warned("Norway warned Sweden of a flood at Vale.")
DENIALS = {
    "never told, against told": (
        TOLD,
        warned("Norway never warned Sweden of a flood at Vale.", polarity=False),
        True,
    ),
    "says it was not told": (
        TOLD,
        (
            "Sweden denies that it heard of a flood at Vale.",
            "response",
            {"actor": "Sweden", "about": "a flood at Vale", "stance": "denied"},
        ),
        True,
    ),
    "knew nothing, against was told": (
        TOLD,
        (
            "Sweden had no knowledge of a flood at Vale.",
            "knowledge",
            {"actor": "Sweden", "about": "a flood at Vale", "polarity": False},
        ),
        True,
    ),
    "another was never told": (
        TOLD,
        warned("Norway never warned Poland of a flood at Vale.", to=["Poland"], polarity=False),
        False,
    ),
    "never told of another harm": (
        TOLD,
        warned("Norway never warned Sweden of the plague in Oslo.", about="the plague in Oslo", polarity=False),
        False,
    ),
    "not yet told, at another time": (
        warned("Norway warned Sweden of a flood at Vale on 6 March 2010.", when="2010-03-06"),
        warned("In 2009 Norway never warned Sweden of a flood at Vale.", when="2009-01-01/2009-12-31", polarity=False),
        False,
    ),
    "both told": (TOLD, warned("In May Norway told Sweden of a flood at Vale."), False),
}


@pytest.mark.parametrize(("one", "other", "found"), DENIALS.values(), ids=DENIALS)
def test_denials(one: Row, other: Row, found: bool) -> None:
    ledger = ledger_of(of("a", "2010-06-01", BROKE, one), of("b", "2010-06-02", BROKE, other))
    assert pairs(ledger) == ([("denial", BOTH)] if found else [])


def test_a_denial_of_anything_means_what_was_just_told() -> None:
    denial = (
        "Sweden denies that it was told of anything.",
        "response",
        {"actor": "Sweden", "about": "anything", "stance": "denied"},
    )
    assert pairs(ledger_of(of("a", "2010-06-01", TOLD, denial))) == [("denial", frozenset("a"))]


def test_a_denial_weighs_against_the_record_and_names_its_reason() -> None:
    denial = warned("Norway never warned Sweden of a flood at Vale.", polarity=False)
    ledger = ledger_of(of("a", "2010-06-01", BROKE, TOLD), of("b", "2010-06-02", BROKE, denial))
    (one,) = ledger.contradictions
    assert "flood" in one.reason or "vale" in one.reason
    by_id = {record.id: record for record in ledger.records}
    assert [by_id[id].credibility for id in one.records] == [4, 4]
    assert "denied by 1" in by_id[one.records[0]].credibility_reason


COUNTS = [
    (
        "The blast killed at least 78 people and injured nearly 4,000.",
        [Count("dead", 78, floor=True), Count("hurt", 4000, rough=True)],
    ),
    ("The toll has reached 171.", [Count("dead", 171)]),
    ("Two hundred and seventy people died.", [Count("dead", 270)]),
    ("The number of dead rose to 22 this morning.", [Count("dead", 22)]),
    ("Fifty-nine were taken to hospital.", [Count("hurt", 59)]),
    ("The events of 26 to 29 November 2008 cost 166 lives.", [Count("dead", 166)]),
    ("He set it off at 22.31 on 22 May 2017 and murdered 22 people.", [Count("dead", 22)]),
    ("It killed 8 children of the school.", [Count("dead", 8, noun="~child")]),  # some of the dead only
    ("Forty tonnes lay there when two guards died.", [Count("dead", 2, noun="guard")]),
    ("It shut 22 of the 60 banks, and 300 other firms.", [Count("", 22, noun="bank")]),
    ("Nine trusts in ten used it; one in twenty did not.", []),
    ("The number of banks hit by it rose to 48.", [Count("", 48, noun="bank")]),
    ("The mayor feared that 2,000 could be missing.", [Count("missing", 2000)]),
    ("The coroner has counted 61.", [Count("", 61, bare=True)]),
    ("It burned 40 homes on 12 May.", [Count("lost", 40, noun="~home")]),
    ("Two hotels were among those hit; no one died.", []),
    ("It cost 40 million crowns and four fifths of the crop.", []),
    ("In 2017 and in 2019 people died.", []),
    ("On 4 May 2012 31 people were killed.", [Count("dead", 31)]),
    ("The landslide of March 12 buried nine miners, who are dead.", [Count("dead", 9, noun="miner")]),
    ("At six in the morning nine men died.", [Count("dead", 9)]),
    ("Of the crew eleven lost their lives.", [Count("dead", 11)]),
    ("More than 30 of them are dead.", [Count("dead", 30, floor=True)]),
    ("One of the crew told them that people were being killed.", []),
    ("Nine have not been found.", [Count("missing", 9)]),
    ("", []),
]


@pytest.mark.parametrize(("quote", "expected"), COUNTS)
def test_counts(quote: str, expected: list[Count]) -> None:
    assert list(counts(quote)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Count("dead", 19), Count("dead", 22), True),
        (Count("dead", 19), Count("dead", 19), False),
        (Count("dead", 19), Count("hurt", 22), False),
        (Count("dead", 19, floor=True), Count("dead", 22), False),
        (Count("dead", 19), Count("dead", 22, floor=True), True),
        (Count("hurt", 50, rough=True), Count("hurt", 54), False),
        (Count("hurt", 50, rough=True), Count("hurt", 116), True),
        (Count("dead", 8, noun="child"), Count("dead", 22), False),
        (Count("", 12, noun="organisation"), Count("", 31, noun="hospital"), True),
        (Count("", 12, noun="bank"), Count("", 31, noun="hospital"), False),
    ],
)
def test_counts_that_differ(one: Count, other: Count, expected: bool) -> None:
    assert differ(one, other) is differ(other, one) is expected


def drowned(number: int) -> Row:
    return (
        f"The dam at Vale broke on 20 May 2010 and killed {number} people in Lund.",
        "incident",
        {"about": "The dam at Vale broke", "to": [f"{number} people", "Lund"], "when": "2010-05-20"},
    )


@pytest.mark.parametrize(
    ("days", "numbers", "updates"),
    [
        (("2010-05-21", "2010-05-21"), (40, 44), [False]),  # of one day
        (("2010-05-21", "2010-05-25"), (44, 40), [False]),  # the later is the lower
        (("2010-05-21", "2010-05-25"), (40, 44), [True]),  # a toll that rose
        (("2010-05-21", "2010-05-25"), (40, 40), []),
    ],
)
def test_tolls(days: tuple[str, str], numbers: tuple[int, int], updates: list[bool]) -> None:
    ledger = ledger_of(of("a", days[0], drowned(numbers[0])), of("b", days[1], drowned(numbers[1])))
    assert [is_update(one) for one in ledger.contradictions] == updates
    assert {one.sort for one in ledger.contradictions} <= {"count"}


def test_a_warning_put_on_two_days() -> None:
    one = warned("Norway warned Sweden of a flood at Vale on 6 March 2010.", when="2010-03-06")
    other = warned("Norway warned Sweden of a flood at Vale on 8 March 2010.", when="2010-03-08")
    assert pairs(ledger_of(of("a", "2010-06-01", one), of("b", "2010-06-02", other))) == [("date", BOTH)]
    again = warned("Norway warned Sweden a second time of a flood at Vale on 8 March 2010.", when="2010-03-08")
    assert pairs(ledger_of(of("a", "2010-06-01", one), of("b", "2010-06-02", again))) == []
    assert pairs(ledger_of(of("a", "2010-06-01", one, other))) == []  # one account tells of two


def test_specific_against_general() -> None:
    precise = warned("Norway warned Sweden of a flood at Vale and named the day.")
    vague = (
        "The warning of a flood at Vale that Sweden had was of a general nature.",
        "warning",
        {"to": ["Sweden"], "about": "a flood at Vale"},
    )
    ledger = ledger_of(of("a", "2010-06-01", precise, vague))
    assert ("specificity", frozenset("a")) in pairs(ledger)
    title = (
        "The attorney general told Sweden of a flood at Vale.",
        "warning",
        {"actor": "The attorney general", "to": ["Sweden"], "about": "a flood at Vale"},
    )
    assert pairs(ledger_of(of("a", "2010-06-01", precise, title))) == []
