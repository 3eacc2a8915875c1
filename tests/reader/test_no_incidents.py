"""Words of harm that tell of no event, each beside a sentence in which they do."""

from __future__ import annotations

import pytest

from forewarned.reader import frames
from forewarned.reader.no_incidents import is_no_incident
from tests.reader.helpers import sentence


def turned_down(text: str, word: str) -> bool:
    found = [h for h in frames.hits(sentence(text)) if h.token.text == word and h.frame.kind == "incident"]
    assert found, f"no frame of an incident is fired by {word}"
    return all(map(is_no_incident, found))


@pytest.mark.parametrize(
    ("word", "none", "some"),
    [
        ("fired", "The wall fell without a shot being fired.", "Two shots were fired at the mill."),
        (
            "collapse",
            "The economic collapse of 1929 hit the town.",
            "The collapse of the mill hit the town.",
        ),
        (
            "fired",
            "The navy fired two missiles into the sea.",
            "The navy fired two missiles into the port.",
        ),
        (
            "attacked",
            "The minister attacked the guards in a speech.",
            "The youths attacked the guards in a tunnel.",
        ),
        ("shot", "The firm shot itself in the foot.", "The guard shot himself in the head."),
        ("crashed", "Waves crashed against the harbour wall.", "A lorry crashed against the harbour wall."),
        ("flood", "The office had a flood of letters.", "The valley had a flood of mine waste."),
        ("landslide", "A landslide of complaints hit the firm.", "A landslide of mud hit the hut."),
        ("killed", "You get killed on that road.", "He got killed on that road."),
        (
            "killed",
            "Two workers are killed every week in the mines.",
            "Two workers were killed last week in the mines.",
        ),
        (
            "suicide",
            "Twenty veterans commit suicide each day.",
            "Two veterans committed suicide on Monday.",
        ),
        ("wounded", "Twenty of the wounded were in Torvik.", "Gunmen wounded twenty men in Torvik."),
        (
            "kill",
            "The sect authorised its members to kill strangers.",
            "The knife was used to kill a nun.",
        ),
        ("bomb", "They could use the island to bomb the port.", "They used the island to bomb the port."),
        ("murdered", "People are usually murdered by friends.", "Two people were murdered by friends."),
        ("attack", "They attack us because of the treaty.", "Gunmen attack the depot."),
        ("attacked", "The senator attacked the plan.", "The gunman attacked the senator."),
        ("fell", "The two towns fell victim to a quarrel.", "The roof fell on two men."),
        ("murders", "About 80 percent of murders are solved.", "The murders of two nuns shook the town."),
        ("Shootings", "Shootings are becoming common.", "Shootings in Torvik killed two men."),
    ],
)
def test_is_no_incident(word: str, none: str, some: str) -> None:
    assert turned_down(none, word)
    assert not turned_down(some, word)
