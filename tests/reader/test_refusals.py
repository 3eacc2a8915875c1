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
        ("fired", "incident", "The wall fell without a shot being fired.", "Two shots were fired at the mill."),
        (
            "collapse",
            "incident",
            "The economic collapse of 1929 hit the town.",
            "The collapse of the mill hit the town.",
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
        ("wounded", "incident", "Twenty of the wounded were in Torvik.", "Gunmen wounded twenty men in Torvik."),
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
            "kill",
            "incident",
            "The sect authorised its members to kill strangers.",
            "The knife was used to kill a nun.",
        ),
        ("bomb", "incident", "They could use the island to bomb the port.", "They used the island to bomb the port."),
        ("murdered", "incident", "People are usually murdered by friends.", "Two people were murdered by friends."),
        ("attack", "incident", "They attack us because of the treaty.", "Gunmen attack the depot."),
        ("attacked", "incident", "The senator attacked the plan.", "The gunman attacked the senator."),
        ("fell", "incident", "The two towns fell victim to a quarrel.", "The roof fell on two men."),
        ("murders", "incident", "About 80 percent of murders are solved.", "The murders of two nuns shook the town."),
        ("Shootings", "incident", "Shootings are becoming common.", "Shootings in Torvik killed two men."),
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
