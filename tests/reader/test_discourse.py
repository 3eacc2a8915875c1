"""What one entry leaves unsaid because the one before has said it."""

from __future__ import annotations

import pytest

from forewarned.model import Entry, Words
from forewarned.reader.discourse import connected
from tests.reader.helpers import entries

WARNED = "The survey warned the council in May 2022 that the slope could collapse."


def test_a_message_goes_on_over_several_sentences() -> None:
    text = f"{WARNED} It also noted that people could be killed. It warned that the wall might fall on the school."
    first, *others = entries(text, "warning")
    assert len(others) == 2
    assert {entry.actor and entry.actor.text for entry in others} == {first.actor and first.actor.text}


@pytest.mark.parametrize("again", ["It also noted", "The advisory also noted", "The letter also noted"])
def test_a_message_that_goes_on_keeps_its_parties_and_its_time(again: str) -> None:
    text = f"{WARNED} {again} that the school could be buried and people killed."
    first, second = entries(text, "warning")
    assert second.actor is not None
    assert first.actor is not None
    assert (second.actor.text, second.actor.rule) == (first.actor.text, "whose message it was")
    assert second.actor.mention is not None
    assert again.startswith(text[slice(*second.actor.mention)])
    assert [words.text for words in second.recipients] == ["the council"]
    assert second.when is not None
    assert second.when.basis == "carried"


def test_another_giver_takes_nothing_over() -> None:
    _, second = entries(f"{WARNED}\n\nA diver warned that the lock could collapse.", "warning")
    assert second.actor is not None
    assert second.actor.text == "A diver"
    assert (second.recipients, second.when) == ((), None)


def test_a_message_far_off_takes_nothing_over() -> None:
    text = f"{WARNED}\n\n" + "The choir sang in the hall. " * 25 + "\n\nIt also noted that people could be killed."
    second = entries(text, "warning")[-1]
    assert second.recipients == ()


def test_a_response_is_to_the_last_harm_stated_before() -> None:
    (response,) = entries(f"{WARNED} Rangers closed the road.", "response")
    assert response.about is not None
    assert (response.about.text, response.about.rule) == ("the slope could collapse", "the last harm stated before")
    assert response.about.mention is not None


def test_a_response_that_says_what_it_is_to_keeps_it() -> None:
    (response,) = entries(f"{WARNED} Rangers closed the road after a fire.", "response")
    assert response.about is not None
    assert response.about.text == "a fire"


def test_a_response_before_any_harm_is_to_nothing_named() -> None:
    response = Entry(doc="own", kind="response", start=0, end=4, quote="They")
    warning = Entry(doc="own", kind="warning", start=9, end=12, quote="abc", about=Words(9, 12, "abc"))
    assert connected([response, warning]) == [response, warning]
    assert connected([]) == []


def test_only_responses_and_claims_take_a_harm_over() -> None:
    harm = Words(0, 3, "abc", "clause")
    rows = [
        Entry(doc="own", kind=kind, start=i, end=i + 1, quote="a", about=harm if i == 0 else None)
        for i, kind in enumerate(["warning", "warning", "knowledge", "incident", "threat", "response", "claim"])
    ]
    assert [entry.kind for entry in connected(rows)[1:] if entry.about] == ["response", "claim"]


@pytest.mark.parametrize(("between", "answered"), [(1, 1), (40, 0)])
def test_what_is_done_long_after_any_harm_was_told_answers_none(between: int, answered: int) -> None:
    told = "A bomb destroyed the mill in Torvik."
    text = f"{told} {'The band played in the park until late. ' * between}Officials imposed a curfew."
    assert len(entries(text, "response")) == answered
