"""What an entry is about: the first of the frame's places that the sentence fills."""

from __future__ import annotations

import pytest

from forewarned.reader.abouts import about
from tests.reader.helpers import hit, words


@pytest.mark.parametrize(
    ("text", "word", "frame", "expected"),
    [
        ("The keeper warned that the lock could collapse.", "warned", "warn", "the lock could collapse"),
        ("The keeper warned the crew of a leak.", "warned", "warn", "a leak"),
        (
            "The keeper received reports from the Coast Guard of a burning ship.",
            "received",
            "receive a warning",
            "a burning ship",
        ),
        ("The keeper warned the crews of the barges of a coming flood.", "warned", "warn", "a coming flood"),
        (
            "The keeper told the families of the victims that the lock had been weak.",
            "told",
            "tell of harm",
            "the lock had been weak",
        ),
        ("The lock could collapse, the keeper told the crew.", "told", "tell of harm", "The lock could collapse"),
        ("The leak, which the keeper had warned about, grew.", "warned", "warn", "The leak"),
        (
            "The keeper sent a letter saying that the lock could collapse.",
            "sent",
            "raise an alarm",
            "the lock could collapse",
        ),
        ("The keeper issued an alert about a leak.", "issued", "sound a warning", "a leak"),
        ("The keeper had information about a leak in the lock.", "had", "hold information", "a leak in the lock"),
        ("The keeper was aware of the leak.", "aware", "aware", "the leak"),
        ("Rebels threatened to poison the wells.", "threatened", "threaten", "to poison the wells"),
        ("Rangers closed the road after the avalanche.", "closed", "protect", "the avalanche"),
        ("Rangers closed the road after the avalanche warning.", "closed", "protect", "the avalanche warning"),
        ("Rangers closed the road because of the smoke.", "closed", "protect", "the smoke"),
        ("Rangers closed the road after the wall collapsed.", "closed", "protect", "after the wall collapsed"),
        ("Rangers closed the road.", "closed", "protect", None),
        ("The council ignored the keeper's letter.", "ignored", "not act", "the keeper's letter"),
        ("Police seized rifles over the robbery.", "seized", "pursue", "the robbery"),
        ("Police seized rifles.", "seized", "pursue", None),
        # what is undone, prevented, asked about or handled
        ("Police thwarted a plan to rob the mill.", "thwarted", "protect", "a plan to rob the mill"),
        ("Rangers patrolled the valley to prevent a fire.", "patrolled", "protect", "a fire"),
        (
            "In view of the threats, the mayor said that rangers had closed the road.",
            "closed",
            "protect",
            "the threats",
        ),
        ("The council suspended the permit.", "suspended", "protect", "the permit"),
        ("The council requested the ministry to act because of the leak.", "requested", "take note", "the leak"),
        # what a message says, where it says no clause
        ("The memo addressed a leak.", "memo", "warning noun", "a leak"),
        ("An alert issued in June indicated a leak in the lock.", "issued", "sound a warning", "a leak in the lock"),
        ("The keeper issued a stark alert: the lock could burst.", "issued", "sound a warning", "the lock could burst"),
        (
            "The keeper told the crew to leave, warning that the lock could burst.",
            "told",
            "urge protection",
            "the lock could burst",
        ),
        ("The attack on the mill killed two.", "attack", "incident noun", "The attack on the mill"),
        ("The cell claimed responsibility for the fire.", "claimed", "claim responsibility", "the fire"),
        # the thing that is given, not those to whom; a name with "of" in it
        ("The keeper sent the mayor a note about a leak.", "sent", "pass on what is known", "a leak"),
        ("The keeper gave the police the names of the arsonists.", "gave", "pass on what is known", "the arsonists"),
        ("The keeper provided the police with details of a leak.", "provided", "pass on what is known", "a leak"),
        (
            "Ministry of Works officials were briefed regularly regarding a leak.",
            "briefed",
            "be told of harm",
            "a leak",
        ),
        ("The board proposed to the minister that the leak be sealed.", "proposed", "take note", "the leak be sealed"),
        # what a relative clause leaves out, and what only goes on
        ("Reports of a planned raid kept coming in.", "Reports", "information noun", "a planned raid"),
        # what happened, with the attack in which it did
        (
            "Two bakers were killed on Monday in a bomb attack on the mill.",
            "killed",
            "attack",
            "Two bakers were killed on Monday in a bomb attack on the mill",
        ),
        (
            "The raid on a club in which nine died shook the town.",
            "died",
            "happen",
            "The raid on a club in which nine died",
        ),
        ("The club in which nine died was shut.", "died", "happen", "nine died"),
    ],
)
def test_about(text: str, word: str, frame: str, expected: str | None) -> None:
    found = about(hit(text, word, frame=frame))
    assert (words(found.first, found.last) if found else None) == expected


def test_a_long_one_is_cut() -> None:
    text = "The keeper warned that the lock could collapse" + " and that a gate was bent" * 30 + "."
    found = about(hit(text, "warned"))
    assert found is not None
    assert found.last.i - found.first.i == 60
    assert words(found.first, found.last).startswith("the lock could collapse and that")
