"""Actor and stance, read off the parse by the frame."""

from __future__ import annotations

import pytest

from forewarned.reader import slots
from tests.reader.helpers import hit, token, words


@pytest.mark.parametrize(
    ("text", "word", "frame", "expected"),
    [
        ("The lock keeper warned the crew.", "warned", "warn", "The lock keeper"),
        ("The crew was warned by the lock keeper.", "warned", "warn", "the lock keeper"),
        ("The crew was warned.", "warned", "warn", None),
        ("The crew received a warning from the lock keeper.", "received", "receive an alert", "the lock keeper"),
        ("The crew received a warning.", "received", "receive an alert", None),
        ("The lock keeper's warning came in May.", "warning", "warning noun", "The lock keeper"),
        ("A warning by the lock keeper came in May.", "warning", "warning noun", "the lock keeper"),
        ("The keeper was aware of the crack.", "aware", "aware", "The keeper"),
        ("No group has claimed responsibility for the fire.", "claimed", "claim responsibility", None),
        ("Nobody claimed responsibility for the fire.", "claimed", "claim responsibility", None),
        ("The blast killed three bakers.", "killed", "attack", None),
        ("Three arsonists attacked the mill.", "attacked", "attack", "Three arsonists"),
        ("The dam collapsed.", "collapsed", "happen", None),
        # weapons and hours do nothing; who used them does
        ("A grenade hit the bakery.", "hit", "strike", None),
        ("Three bakers were killed by a bomb planted by smugglers.", "killed", "attack", "smugglers"),
        ("Robbers kept their vow to attack the bakery.", "attack", "attack", "their"),
        ("The attacks on a bakery and a mill, which killed nine, shook the town.", "killed", "attack", None),
        ("The rebel raid on the depot began at noon.", "raid", "attack on a target", "rebel"),
        ("Soldiers were deployed after the raid.", "deployed", "protect", "Soldiers"),
        (
            "Cells such as Orvala, which took responsibility for the fire, fled.",
            "took",
            "claim responsibility",
            "Orvala",
        ),
        ("The gates were guarded after the raid.", "guarded", "protect", None),
    ],
)
def test_actor(text: str, word: str, frame: str, expected: str | None) -> None:
    found = slots.actor(hit(text, word, frame=frame))
    assert (words(found.first, found.last) if found else None) == expected


@pytest.mark.parametrize(
    ("text", "word", "frame", "expected"),
    [
        ("Rangers evacuated the valley.", "evacuated", "protect", "acted"),
        ("Rangers did not evacuate the valley.", "evacuate", "protect", "not_acted"),
        ("Police arrested nobody over the fire.", "arrested", "pursue", "not_acted"),
        ("The council took no measures.", "took", "take steps", "not_acted"),
        ("The council ignored the letter.", "ignored", "not act", "not_acted"),
        ("The council did not ignore the letter.", "ignore", "not act", "acted"),
        ("The council did nothing after the leak.", "did", "take no action", "not_acted"),
        ("The council dismissed the warning.", "dismissed", "dismiss a warning", "dismissed"),
        ("No evacuation followed the flood.", "evacuation", "measure noun", "not_acted"),
        ("The keeper warned the crew.", "warned", "warn", None),
    ],
)
def test_stance(text: str, word: str, frame: str, expected: str | None) -> None:
    assert slots.stance(hit(text, word, frame=frame)) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They met the engineer.", "engineer", True),
        ("They left.", "They", True),
        ("It left.", "It", False),
        ("The ministry left.", "ministry", True),
        ("The slope slid.", "slope", False),
    ],
)
def test_is_somebody(text: str, word: str, expected: bool) -> None:
    assert slots.is_somebody(token(text, word)) is expected
