"""What the fitted model joins by itself: clusters of one statement each, as the rules might leave them."""

from __future__ import annotations

from forewarned.assembly.actors import linked
from forewarned.assembly.facts import kin
from forewarned.assembly.join import Cluster
from forewarned.assembly.odds import odds
from forewarned.assembly.rejoined import rejoined
from forewarned.assembly.statements import facts
from tests.assembly.cases import Paper, documents, entries
from tests.assembly.unseen import press, row

TOLD = row(
    "The buoy keeper told the pilot station on 6 July 2015 that the wreck had shifted.", "warning",
    actor="The buoy keeper", to=["the pilot station"], about="the wreck had shifted", when="2015-07-06",
)  # fmt: skip
AGAIN = row(
    "On 6 July 2015 the pilot station heard of the shifted wreck from the keeper of the buoys.", "warning",
    actor="the keeper of the buoys", to=["the pilot station"], about="the shifted wreck", when="2015-07-06",
)  # fmt: skip
LATER = row(
    "The buoy keeper told the pilot station on 9 September 2015 that the wreck had shifted.", "warning",
    actor="The buoy keeper", to=["the pilot station"], about="the wreck had shifted", when="2015-09-09",
)  # fmt: skip


def joined(*papers: Paper) -> list[Cluster]:
    given = sorted(entries(papers), key=lambda one: (one.doc, one.start))
    actors, mentions = linked(given, documents(papers))
    made, ties = facts(given, mentions), kin(actors)
    return rejoined([Cluster.of(fact) for fact in made], made, odds(made, ties))


def test_one_act_in_other_words_is_joined_with_its_reason() -> None:
    (found,) = joined(press("a", "Strait News", "2015-08-02", TOLD), press("b", "Reef Times", "2015-08-03", AGAIN))
    assert len(found.members) == 2
    (reason,) = found.reasons
    assert reason.startswith("taken together likely the same: ")
    assert "the days agree" in reason


def test_other_days_are_never_joined() -> None:
    found = joined(press("a", "Strait News", "2015-08-02", TOLD), press("b", "Reef Times", "2015-09-13", LATER))
    assert [len(one.members) for one in found] == [1, 1]
