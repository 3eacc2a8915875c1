"""How a verb is meant: commanded, advised, supposed, a habit, or told as done."""

from __future__ import annotations

import pytest

from forewarned.reader import moods
from tests.reader.helpers import sentence


@pytest.mark.parametrize(
    ("mood", "word", "meant", "done"),
    [
        ("is_command", "Close", "Close the pier.", "They were asked to Close the pier."),
        ("is_advised", "close", "They urged him to close the pier.", "They made him close the pier."),
        ("is_standing", "protecting", "There are laws protecting the coast.", "They were protecting the coast."),
        ("is_habit", "review", "The teams that review reports met.", "They review reports."),
        ("is_supposed", "close", "If they had been able to close it, he would live.", "They were able to close it."),
        ("is_supposed", "send", "Assuming they agree to send divers, we wait.", "They agreed to send divers."),
        ("is_supposed", "closed", "Suppose they closed the pier.", "He said that they closed the pier."),
        ("in_present", "kill", "They kill fish.", "They did kill fish."),
    ],
)
def test_moods(mood: str, word: str, meant: str, done: str) -> None:
    for text, wanted in ((meant, True), (done, False)):
        verb = next(token for token in sentence(text) if token.text == word)
        assert getattr(moods, mood)(verb) is wanted, text
