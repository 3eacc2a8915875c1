"""Classes of contradictions: what the rules must tell apart, on subjects that no benchmark has."""

from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from tests.assembly.cases import documents, entries
from tests.assembly.pairs import COUNTS, DAYS, DENIALS, DETAILS, FIRE, Pair
from tests.assembly.unseen import press


def against(how: str, one: tuple, other: tuple) -> bool:
    """Whether the two statements are told to contradict each other, and nothing else is."""
    if how == "one":
        papers = [press("a", "Norrby Post", "2019-06-10", FIRE, one, other)]
    else:
        papers = [
            press("a", "Norrby Post", "2019-06-10", FIRE, one),
            press("b", "Vik Tidings", "2019-06-10", FIRE, other),
        ]
    made = assemble(entries(papers), documents(papers))
    quotes = {one.id: one.quote for one in made.entries}
    found = [{quotes[id] for id in pair.entries} for pair in made.contradictions]
    assert all(pair == {one[0], other[0]} for pair in found)
    return bool(found)


@pytest.mark.parametrize("pair", [pytest.param(one, id=one[0]) for one in (*DENIALS, *COUNTS, *DAYS, *DETAILS)])
def test_pairs(pair: Pair) -> None:
    _, how, one, other, expected = pair
    assert against(how, one, other) is expected
