"""Classes of gaps, on subjects that no benchmark has: who was told, who says not, what was open to all, who failed."""

from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from forewarned.model import GapSort
from tests.assembly.cases import documents, entries, names
from tests.assembly.pairs import FIRE, Row, denied, did, knew, struck, told
from tests.assembly.unseen import press

SPARKS = told(
    "The foreman told the owner of the mill in April 2019 that sparks flew from the saw.",
    actor="The foreman", to=["the owner of the mill"], about="sparks flew from the saw", when="2019-04-01/2019-04-30",
)  # fmt: skip
SIRENS = told("The order to leave the mill street had been on every radio.", about="The order to leave the mill street")
SENT = told("Mills were sent the list of bad saws.", to=["Mills"], about="the list of bad saws")
POSTED = told(
    "The maker had posted the fault of the saws of the Lindqvist mill on its website in March 2019.",
    actor="The maker", about="the fault of the saws of the Lindqvist mill", when="2019-03-01/2019-03-31",
)  # fmt: skip
DRILL = knew(
    "In March 2019 the brigade and the town acted out a fire at the mill.",
    actor="the brigade and the town", about="a fire at the mill", when="2019-03-01/2019-03-31",
)  # fmt: skip
STORM = told(
    "On 3 May 2019 the weather service warned Norrby of a storm.",
    actor="the weather service", to=["Norrby"], about="a storm", when="2019-05-03",
)  # fmt: skip

CASES: list[tuple[str, GapSort, list[Row], bool]] = [
    ("an owner who was never told", "told_or_not_told", [SPARKS, denied(
        "The owner of the mill says that he was never told of sparks.", actor="The owner of the mill",
        about="sparks", by=["The owner of the mill"])], True),
    ("one of many mills", "told_or_not_told", [SENT, denied(
        "The keeper of one mill says that no such list ever came.", actor="The keeper of one mill",
        about="no such list", by=["The keeper of one mill"])], True),
    ("a clerk had no report", "told_or_not_told", [SPARKS, knew(
        "The owner of the mill maintains that he had no report of sparks.", actor="The owner of the mill",
        about="no report of sparks", polarity=False, by=["The owner of the mill"])], True),
    ("others were not told", "told_or_not_told", [SPARKS, told(
        "The weavers were not told of the sparks.", to=["The weavers"], about="the sparks", polarity=False)], False),
    ("a denial of nothing that was told", "told_or_not_told", [denied(
        "The owner of the mill says that he was never told of asbestos.", actor="The owner of the mill",
        about="asbestos", by=["The owner of the mill"])], False),
    ("on every radio", "public_not_target", [SIRENS, denied(
        "The weavers had not been told that the order to leave was for them, their union says.",
        actor="The weavers", about="the order to leave", by=["their union"])], True),
    ("on a website, and the weavers not told", "public_not_target", [POSTED, told(
        "The people of the mill street were never told of the fault of the saws.",
        to=["The people of the mill street"], about="the fault of the saws", polarity=False)], True),
    ("on a website, and a joiner who never heard", "public_not_target", [POSTED, knew(
        "A joiner at the mill says that he knew of no fault of the saws.", actor="A joiner at the mill",
        about="no fault of the saws", polarity=False, by=["A joiner at the mill"])], True),
    ("of another matter", "public_not_target", [SIRENS, denied(
        "A joiner says that he was not told of the bad pump.", actor="A joiner", about="the bad pump",
        by=["A joiner"])], False),
    ("a minister is told by others", "public_not_target", [SIRENS, denied(
        "The minister says that he was not told of the order to leave.", actor="The minister",
        about="the order to leave", by=["The minister"])], False),
    ("told in private only", "public_not_target", [SPARKS, told(
        "The people of the mill street were never told of the sparks.", to=["The people of the mill street"],
        about="the sparks", polarity=False)], False),
    ("what the drill called for", "warned_not_acted", [DRILL, did(
        "The hoses that it called for were never bought.", about="The hoses that it called for",
        stance="not_acted")], True),
    ("nothing was done after a warning", "warned_not_acted", [SPARKS, did(
        "Nothing was done.", stance="not_acted")], True),
    ("what the warning was of is no failure", "warned_not_acted", [STORM, did(
        "The town says that the storm office spoke of rain, not of a storm.", actor="The town",
        about="spoke of rain, not of a storm", stance="dismissed"), did(
        "On 4 May 2019 Norrby shut its schools.", actor="Norrby", about="a storm", stance="acted",
        when="2019-05-04")], False),
    ("a storm that turned away", "nothing_followed", [STORM, struck(
        "The storm turned away.", about="The storm turned away", polarity=False)], True),
    ("looting that was none", "nothing_followed", [struck(
        "A clerk had told of looting at the station.", about="looting at the station", by=["A clerk"]), struck(
        "The army found no looting.", about="no looting", polarity=False, by=["The army"])], False),
    ("nobody hurt elsewhere", "nothing_followed", [SPARKS, struck(
        "It has no sign that any data was lost.", about="any data was lost", polarity=False)], False),
]  # fmt: skip


@pytest.mark.parametrize(("sort", "rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_gap_classes(sort: GapSort, rows: list[Row], expected: bool) -> None:
    papers = [press("a", "Norrby Post", "2019-06-10", *rows, FIRE)]
    made = assemble(entries(papers), documents(papers))
    assert (sort in {gap.sort for gap in made.gaps}) is expected, [names(made).get(str(g.actor)) for g in made.gaps]
