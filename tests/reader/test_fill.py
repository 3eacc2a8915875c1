"""A hit becomes an entry: the smallest clause that states it, and words of the text in its slots."""

from __future__ import annotations

import pytest

from forewarned.reader import fill, frames, slots
from tests.reader.helpers import entries, page, spot


def extent(text: str, word: str, *, alone: bool) -> str:
    sentence, head = spot(text, word)
    found = next(h for h in frames.hits(sentence.span) if h.token == head)
    start, end = fill.extent(sentence, found, alone=alone)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "word", "alone", "expected"),
    [
        ("The keeper warned the crew of a leak.", "warned", True, "The keeper warned the crew of a leak."),
        ("Rain. The keeper warned the crew.", "warned", True, "The keeper warned the crew."),
        (
            "The slope, which inspectors had warned about in May, was closed.",
            "warned",
            True,
            "which inspectors had warned about in May",
        ),
        ("The mill shut, killing nobody.", "killing", True, "killing nobody"),
        ("A clerk said the keeper knew of the leak.", "knew", True, "A clerk said the keeper knew of the leak."),
        ("A clerk said the keeper knew of the leak.", "knew", False, "the keeper knew of the leak"),
        (
            "The survey warned the council, and police arrested the owner over the fire.",
            "arrested",
            False,
            "police arrested the owner over the fire",
        ),
        ("The keeper did not heed the warning of a flood.", "warning", False, "the warning of a flood"),
        pytest.param(
            "The survey warned the council, and police arrested the owner over the fire.",
            "warned",
            False,
            "The survey warned the council",
            marks=pytest.mark.xfail(
                strict=True, reason="the first of joined clauses takes in the others; cutting it would move quotes"
            ),
        ),
    ],
)
def test_the_smallest_clause(text: str, word: str, alone: bool, expected: str) -> None:
    assert extent(text, word, alone=alone) == expected


def test_a_pronoun_is_filled_in_and_shown() -> None:
    text = "Two divers saw the crack. They warned the captain that the hull could break up."
    (entry,) = entries(text, "warning")
    assert entry.actor is not None
    assert entry.actor.text == "Two divers"
    assert entry.actor.mention is not None
    assert text[slice(*entry.actor.mention)] == "They"


def test_a_pronoun_for_nobody_stays() -> None:
    (entry,) = entries("She warned the council that the dam could burst.", "warning")
    assert entry.actor is not None
    assert (entry.actor.text, entry.actor.mention) == ("She", None)


def test_i_is_whoever_speaks() -> None:
    (entry,) = entries("“I warned the owners that the boiler could explode,” said Ana Ruiz.", "warning")
    assert entry.actor is not None
    assert (entry.actor.text, entry.sources) == ("Ana Ruiz", ())
    assert entry.actor.rule.endswith("who says “I”")


def test_stand_in_without_a_candidate_is_the_pronoun() -> None:
    text = "She warned of a flood."
    sentence, head = spot(text, "She")
    found = fill.stand_in(page(text), sentence, slots.noun_slot(head, "subject"), None)
    assert (found.text, found.rule, found.mention) == ("She", "subject", None)


def test_a_response_is_always_positive() -> None:
    (entry,) = entries("Rangers did not evacuate the valley before the flood.", "response")
    assert (entry.polarity, entry.stance) == (True, "not_acted")


def test_a_country_is_no_pronoun() -> None:
    text = "The US had warned Russia of an attack, the mayor said. “They warned us of it,” she said."
    first = entries(text, "warning")[0]
    assert first.actor is not None
    assert first.actor.text == "The US"
