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
        # a participle with "by"; tools and plans that do nothing themselves
        ("Warned by the lock keeper, the crew fled.", "Warned", "warn", "the lock keeper"),
        ("The gang used a stolen lorry to attack the mill.", "attack", "attack", "The gang"),
        ("The harbour board drafted a letter to warn the crew.", "warn", "warn", "The harbour board"),
        ("The keeper told the crew to warn the pilots.", "warn", "warn", "the crew"),
        ("The warden had seen the arsonists by May and warned the crew.", "warned", "warn", "The warden"),
        ("Some councillors were worried about the leak.", "worried", "aware", "Some councillors"),
        # those who did it stand in the clause beside it, or before or after its noun
        ("Two bakers were killed when gunmen stormed the mill.", "killed", "attack", "gunmen"),
        ("Two bakers were killed when the mill collapsed.", "killed", "attack", None),
        ("Two soldiers were killed during a clash with smugglers.", "killed", "attack", "smugglers"),
        ("Two bakers were shot in separate attacks carried out by smugglers.", "shot", "attack", "smugglers"),
        ("Two bakers were killed in a bomb attack on the mill.", "killed", "attack", None),
        ("A series of raids on mills was carried out by smugglers.", "raids", "attack on a target", "smugglers"),
        ("The smugglers stepped up their raids on mills.", "raids", "attack on a target", "their"),
        ("The Dutch missile attack on the depot began at noon.", "attack", "attack on a target", "Dutch"),
        ("The Madrid attack on the depot began at noon.", "attack", "attack on a target", None),
        # nobody, and nobody of somebody
        ("No one in the ministry knew of the leak.", "knew", "know", "No one in the ministry"),
        ("None of the pilots knew of the leak.", "knew", "know", "None of the pilots"),
        ("No one knew of the leak.", "knew", "know", None),
        # who sent what was received, and who holds what is known
        ("The school received a call in which a man warned of a bomb.", "received", "receive a warning", "a man"),
        ("The port received the keeper's alert.", "received", "receive an alert", "the keeper"),
        ("The alert that the port received was late.", "received", "receive an alert", None),
        ("The ministry received a flurry of reports of leaks.", "reports", "information noun", "The ministry"),
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
