"""Tolls of a harm at two places: each part is held against its like, and the whole against the whole."""

from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from tests.assembly.cases import documents, entries
from tests.assembly.unseen import Row, press, row

DAY = "2017-05-03"


def struck(sentence: str, *to: str) -> Row:
    return row(sentence, "incident", about="The storm", to=list(to), when=DAY)


TWO_PARTS = [
    struck("The storm killed 41 people at Lund and Vale in all.", "41 people"),
    struck("The storm killed 30 people in Lund.", "30 people", "Lund"),
    struck("The storm killed 11 people in Vale.", "11 people", "Vale"),
]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (struck("The storm killed 44 people.", "44 people"), {"44", "41"}),
        (struck("The storm killed 34 people in Lund.", "34 people", "Lund"), {"34", "30"}),
        (struck("The storm killed 9 people in Vale.", "9 people", "Vale"), {"9", "11"}),
        (struck("The storm killed 30 people in Lund.", "30 people", "Lund"), set()),
        (struck("The storm killed 41 people.", "41 people"), set()),
    ],
)
def test_a_part_is_held_against_its_like(other: Row, expected: set[str]) -> None:
    papers = [press("a", "Post", "2017-05-10", *TWO_PARTS), press("b", "Mail", "2017-05-10", other)]
    made = assemble(entries(papers), documents(papers))
    quotes = {one.id: one.quote for one in made.entries}
    told = [
        {word for id in one.entries for word in quotes[id].split() if word.isdigit()} for one in made.contradictions
    ]
    assert told == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (struck("The storm killed 30 people at Lund.", "30 people", "Lund"), set()),
        (struck("The storm killed 33 people at Lund.", "33 people", "Lund"), {"30", "33"}),
        (struck("The storm killed 44 people.", "44 people"), {"41", "44"}),
    ],
)
def test_a_sentence_that_adds_up_its_parts(other: Row, expected: set[str]) -> None:
    whole = struck("The storm killed 41 people: 11 in the hills and 30 at Lund.", "41 people")
    part = struck("The storm killed 30 people at Lund.", "30 people", "Lund")
    papers = [press("a", "Post", "2017-05-10", whole), press("c", "Echo", "2017-05-10", part)]
    papers.append(press("b", "Mail", "2017-05-10", other))
    made = assemble(entries(papers), documents(papers))
    quotes = {one.id: one.quote for one in made.entries}
    told = [
        {word for id in one.entries for word in quotes[id].split() if word in expected} for one in made.contradictions
    ]
    assert told == ([expected] if expected else [])
