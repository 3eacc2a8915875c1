"""Whom an entry names as told, threatened, hit or held responsible."""

from __future__ import annotations

import pytest

from forewarned.reader.recipients import recipients
from tests.reader.helpers import hit, words


@pytest.mark.parametrize(
    ("text", "word", "frame", "expected"),
    [
        ("The keeper warned the crew.", "warned", "warn", ["the crew"]),
        ("The keeper warned the crew and the pilots.", "warned", "warn", ["the crew", "the pilots"]),
        ("The crew was warned by the keeper.", "warned", "warn", ["The crew"]),
        ("The keeper warned of a flood.", "warned", "warn", []),
        ("The keeper warned the crews of a flood.", "warned", "warn", ["the crews"]),
        ("The keeper warned the crews of the barges of a flood.", "warned", "warn", ["the crews of the barges"]),
        ("The keeper warned the survivors of the flood.", "warned", "warn", ["the survivors of the flood"]),
        ("The keeper warned the friends of the gunman.", "warned", "warn", ["the friends of the gunman"]),
        ("The keeper warned the families of the victims.", "warned", "warn", ["the families of the victims"]),
        ("The keeper warned the Minister of War of the risk.", "warned", "warn", ["the Minister of War"]),
        ("The crew received a warning of a flood.", "received", "receive an alert", ["The crew"]),
        ("The keeper's warning to the crew came late.", "warning", "warning noun", ["the crew"]),
        ("The keeper knew of the crack.", "knew", "know", []),
        ("Police arrested two men over the fire.", "arrested", "pursue", []),
        ("Arsonists attacked the mill.", "attacked", "attack", ["the mill"]),
        ("The truck rammed the gate, injuring two guards.", "rammed", "strike", ["the gate", "two guards"]),
        ("Rebels threatened to poison the wells.", "threatened", "threaten", ["the wells"]),
        ("The cell claimed responsibility for the fire.", "claimed", "claim responsibility", ["The cell"]),
        ("The cell denied responsibility for the fire.", "denied", "claim responsibility", []),
        ("The owner blamed the contractor for the fire.", "blamed", "blame", ["the contractor"]),
        # what is fired or thrown is not what is hit
        ("The man fired an old rifle at the waiters.", "fired", "strike", ["the waiters"]),
        ("Gunmen fired on a convoy.", "fired", "strike", ["a convoy"]),
        ("A bomb exploded outside the town hall.", "exploded", "happen", ["the town hall"]),
        ("The tank exploded.", "exploded", "happen", ["The tank"]),
        # one place is no second victim
        ("Robbers killed two guards at a bank and a station.", "killed", "attack", ["two guards"]),
        # beside the verb, and round the noun
        ("A lorry ploughed into a market, killing nine people.", "killing", "attack", ["nine people", "a market"]),
        ("The bombing hit the port.", "bombing", "incident noun", ["the port"]),
        ("The mill was the target of an arson attack in June.", "attack", "incident noun", ["The mill"]),
        # the message goes to those whom it names
        (
            "A note to the museum saying that a bomb could explode arrived.",
            "saying",
            "report a danger",
            ["the museum"],
        ),
        (
            "The clerk called the ministry to advise that a bomb could explode.",
            "advise",
            "tell of harm",
            ["the ministry"],
        ),
        ("Ana Ruiz, alias Mara, was shot in Lund.", "shot", "attack", ["Ana Ruiz"]),
        ("Threats were made against the school.", "Threats", "threat noun", ["the school"]),
        # what is fired where; never a time
        ("The gunmen opened fire on dancers.", "opened", "open fire", ["dancers"]),
        ("Shots were fired inside the mill.", "fired", "strike", ["the mill"]),
        ("Shots were fired at that moment at the mill.", "fired", "strike", ["the mill"]),
        ("Rebels set fire to the mill.", "fire", "incident noun", ["the mill"]),
        # the dead and the wounded, and what the attack aimed at
        ("The blast left four bakers dead.", "left", "occur", ["four bakers"]),
        ("The blast left the town in darkness.", "left", "occur", []),
        ("Nine bakers were killed and 21 were wounded.", "wounded", "strike", ["21", "Nine bakers"]),
        ("Nine bakers were killed in a raid on the mill.", "killed", "attack", ["Nine bakers", "the mill"]),
        ("The raid against the mill began at dawn.", "began", "occur", ["the mill"]),
        (
            "The town held the owners responsible for the fire.",
            "responsible",
            "be behind",
            ["the owners responsible for the fire"],
        ),
    ],
)
def test_recipients(text: str, word: str, frame: str, expected: list[str]) -> None:
    assert [words(s.first, s.last) for s in recipients(hit(text, word, frame=frame))] == expected
