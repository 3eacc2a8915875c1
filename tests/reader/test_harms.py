"""Which words name a harm, put it in the future, or are figures of speech."""

from __future__ import annotations

import pytest

from forewarned.reader import harms
from tests.reader.helpers import sentence, token


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The avalanche buried a hut.", ["avalanche"]),
        ("The bridge collapsed and two cars burned.", ["collapsed", "burned"]),
        ("The parapet might give way.", ["give"]),
        ("The hull broke apart.", ["broke"]),
        ("The clerk gave the mayor a letter.", []),
        ("The council met in the hall.", []),
        ("Two were killed in the bombings.", ["killed", "bombings"]),
    ],
)
def test_harm_tokens(text: str, expected: list[str]) -> None:
    assert [t.text for t in harms.harm_tokens(sentence(text))] == expected


def test_a_word_is_a_harm_by_its_part_of_speech() -> None:
    assert harms.is_harm(token("The drowning of the village took a day.", "drowning"))
    assert not harms.is_harm(token("They plan to leave.", "plan"))


@pytest.mark.parametrize(
    ("text", "word", "plan", "figurative"),
    [
        ("The slope could slide.", "could", True, False),
        ("The flood was imminent.", "imminent", True, False),
        ("The slope slid.", "slid", False, False),
        ("The slope slid in May.", "May", False, False),
        ("The coach fears defeat.", "coach", False, True),
        ("The traders coached the clerk.", "coached", False, False),
    ],
)
def test_plans_and_figures(text: str, word: str, plan: bool, figurative: bool) -> None:
    assert harms.is_plan(token(text, word)) is plan
    assert harms.is_figurative(token(text, word)) is figurative


@pytest.mark.parametrize("form", ["killed", "sank", "robberies", "floods", "stabbed", "erupting", "dead", "infected"])
def test_forms_of_harm_words(form: str) -> None:
    assert form in harms.harm_forms()


def test_forms_of_figures() -> None:
    assert {"coach", "coaches", "shares"} - harms.figurative_forms() == {"coaches"}
    assert not {"flood", "dam"} & harms.figurative_forms()
