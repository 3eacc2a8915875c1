"""Parts of one report know what came before them."""

from __future__ import annotations

from datetime import date

import pytest

from forewarned.ingest.parts import with_preceding
from forewarned.model import Document
from forewarned.reader.page import document_timexes

FIRST = "The dam was built in 1931.\n\nIn May 1987 an engineer saw a crack.\n\nIn June he wrote to the owners."


def part(number: int, text: str, *, title: str = "The dam inquiry, part {}", publisher: str = "Inquiry") -> Document:
    return Document(
        id=str(number), text=text, title=title.format(number), publisher=publisher, published=date(1990, 1, 1)
    )


@pytest.mark.parametrize(
    "second",
    [
        part(2, "On July 2 the wall gave way."),
        part(2, "On July 2 the wall gave way.", title="The Dam Inquiry (Part {} of 9)"),
        part(2, "On July 2 the wall gave way.", title="The dam inquiry - part {}"),
    ],
    ids=["comma", "brackets", "dash"],
)
def test_a_part_goes_on_from_the_year_of_the_part_before(second: Document) -> None:
    first, following = with_preceding([part(1, FIRST), second])
    assert first.preceding == ""
    assert following.preceding == FIRST
    [july] = document_timexes(following)
    assert (july.earliest, following.text[july.start : july.end]) == (date(1987, 7, 2), "July 2")


@pytest.mark.parametrize(
    "other",
    [
        part(3, "On July 2."),
        part(2, "On July 2.", title="Another inquiry, part {}"),
        part(2, "On July 2.", publisher="Somebody else"),
        part(2, "On July 2.", title="The dam inquiry"),
        part(1, "On July 2."),
    ],
    ids=["a part is missing", "another title", "another publisher", "no part", "the same part"],
)
def test_others_stand_alone(other: Document) -> None:
    assert [d.preceding for d in with_preceding([part(1, FIRST), other])] == ["", ""]


def test_a_third_part_reaches_back_through_the_second() -> None:
    *_, third = with_preceding([part(1, FIRST), part(2, "The wall held."), part(3, "On July 2 it gave way.")])
    assert third.preceding.startswith("The dam was built in 1931.")
    assert third.preceding.endswith("The wall held.")


def test_a_long_part_is_kept_from_a_paragraph_near_its_end() -> None:
    _, following = with_preceding([part(1, "The wall held in 1987.\n\n" * 5_000), part(2, "It gave way.")])
    assert 0 < len(following.preceding) <= 20_000
    assert following.preceding.startswith("The wall held")
