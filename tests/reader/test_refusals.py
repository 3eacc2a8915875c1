"""What a predicate's own grammar says against an entry, each rule beside a sentence that must stay."""

from __future__ import annotations

import pytest

from forewarned.reader import frames
from forewarned.reader.refusals import is_refused
from tests.reader.helpers import sentence


def refused(text: str, word: str, kind: str) -> bool:
    found = [h for h in frames.hits(sentence(text)) if h.token.text == word and h.frame.kind == kind]
    assert found, f"no frame of {kind} is fired by {word}"
    return all(map(is_refused, found))


@pytest.mark.parametrize(
    ("word", "kind", "none", "some"),
    [
        (
            "warned",
            "warning",
            "The union warned against buying the old ferries.",
            "The union warned against boarding the leaking ferries.",
        ),
        (
            "instructed",
            "response",
            "The mayor instructed guards not to disclose the leak.",
            "The mayor instructed guards to clear the pier.",
        ),
        ("scrambled", "response", "The ministers scrambled to answer it.", "The base scrambled two aircraft."),
        ("refused", "response", "The port refused to call it sabotage.", "The port refused to move the cargo."),
        (
            "information",
            "knowledge",
            "There was no information on the identity of the driver.",
            "There was no information on a plan to burn the mill.",
        ),
        (
            "released",
            "warning",
            "The figures were released amid concern about the dam.",
            "The town released a warning about the dam.",
        ),
        (
            "briefed",
            "warning",
            "The governor was briefed on the shooting.",
            "The governor was briefed on a possible shooting.",
        ),
        (
            "briefed",
            "warning",
            "The mayor was briefed about the murders in the port.",
            "The mayor was briefed about the plot to murder him.",
        ),
        (
            "close",
            "response",
            "If the port had been able to close the pier, nobody would have died.",
            "The port was able to close the pier.",
        ),
        (
            "send",
            "response",
            "Assuming the ministers agree to send divers, we will ask the navy.",
            "The ministers agreed to send divers.",
        ),
        ("closed", "response", "The flood closed the school.", "The council closed the school."),
        ("knew", "knowledge", "Nobody knew what was going on.", "The port knew what was going to happen."),
        (
            "briefed",
            "warning",
            "She was briefed about the attack in the port.",
            "She was briefed about the attack planned.",
        ),
        ("known", "knowledge", "The valley is known for floods.", "The crack had been known since May."),
        (
            "known",
            "knowledge",
            "The names of the attackers were known on Monday.",
            "The plans of the militants were known on Monday.",
        ),
        (
            "learned",
            "knowledge",
            "A guard who learned of a leak would have to report it.",
            "A guard who learned of the leak did not report it.",
        ),
        ("knew", "knowledge", "Police knew that the gang was behind the fire.", "Police knew that the gang had bombs."),
        ("tracked", "knowledge", "Police tracked down the smugglers.", "Police tracked the smugglers for a year."),
        ("threaten", "threat", "The island may threaten its neighbours with war.", "They threaten to burn the mill."),
        ("threatens", "threat", "The rise of the river threatens the mill.", "The gang threatens the mill."),
        (
            "closed",
            "response",
            "The judge closed the hearing.",
            "The mayor closed the pier.",
        ),
        ("seized", "response", "The army seized three districts.", "The army seized three bombs."),
        (
            "ordered",
            "response",
            "A judge ordered the port to release the film.",
            "A minister ordered guards in.",
        ),
        ("considered", "response", "The crew are considered too dangerous.", "The crew considered the letter in May."),
        ("acted", "response", "The guards acted in concert.", "The guards acted on the warning."),
        ("evacuate", "response", "We have to evacuate the valley.", "We had to evacuate the valley."),
        ("protecting", "response", "The laws protecting the coast are old.", "The army is protecting the coast."),
        ("face", "threat", "The threats that they face are many.", "They face a threat of arson."),
        (
            "responsible",
            "claim",
            "The clerk was responsible for the film.",
            "The clerk was responsible for the attack.",
        ),
        ("act", "response", "The attacker did not act alone.", "The keeper did not act on the warning."),
        (
            "evacuate",
            "response",
            "She urged the mayor to evacuate the valley.",
            "The mayor began to evacuate the valley.",
        ),
        (
            "suspended",
            "response",
            "He opens new accounts after old ones are suspended.",
            "He opened new accounts after the old ones were suspended.",
        ),
        (
            "accused",
            "claim",
            "The mayor accused him of idleness.",
            "The mayor accused him of the attack.",
        ),
        (
            "culprits",
            "claim",
            "The culprits fled through the park.",
            "Officials said that two clerks were the culprits.",
        ),
        ("took", "claim", "The mayor took credit for the bridge.", "The cell took credit for the bombing."),
    ],
)
def test_is_refused(word: str, kind: str, none: str, some: str) -> None:
    assert refused(none, word, kind)
    assert not refused(some, word, kind)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("The file is here, as you have requested.", True),
        ("The family asked the police to release the recording.", True),
        ("The mayor requested divers to search the river.", False),
        ("The mayor asked the navy to send divers.", False),
    ],
)
def test_what_is_asked_for_is_an_order_only_where_something_is_to_be_done(text: str, refused: bool) -> None:
    found = [h for h in frames.hits(sentence(text)) if h.frame.name == "order"]
    assert is_refused(found[0]) is refused


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("She called the harbour office to report a smell of gas.", True),
        ("The mayor called the warning of a flood absurd.", False),
    ],
)
def test_a_call_is_no_dismissal(text: str, refused: bool) -> None:
    found = [h for h in frames.hits(sentence(text)) if h.frame.name == "dismiss a warning"]
    assert is_refused(found[0]) is refused
