"""A sentence is weighed only as far as it can still make an entry, and what goes on gets its whole figures."""

from __future__ import annotations

from importlib.resources import files

import pytest

from forewarned.model import KINDS, Kind
from forewarned.reader import weigh
from forewarned.reader.encoder import logits
from forewarned.reader.scan import Level
from forewarned.reader.weigh import weighed

pytestmark = pytest.mark.skipif(
    not files("forewarned.reader.weights").joinpath("kinds-upper.onnx").is_file(),
    reason="reader/weights/kinds-upper.onnx is not there",
)
WARNED = "The harbour office warned captains in May that the mole could collapse."
KILLED = "Twelve people were killed when the mole collapsed."
CALM = "The choir sang in the old hall until the lamps were lit."


def _strong(_: int) -> dict[Kind, Level]:
    return dict.fromkeys(KINDS, "strong")


def _none(_: int) -> dict[Kind, Level]:
    return dict.fromkeys(KINDS, "none")


def test_a_text_about_harm_keeps_its_warnings_with_their_figures_and_loses_its_concerts() -> None:
    words = {0: ("", WARNED), 3: (CALM, KILLED), 5: (KILLED, CALM)}
    found = weighed(words, lambda i: _none(i) if i == 5 else _strong(i), sentences=3)
    assert found.figures == {i: logits(*words[i]) for i in (0, 3)}
    assert 0.5 < found.share < 1.0


def test_the_calmer_the_text_the_less_goes_on() -> None:
    words = {0: ("", "The minister replied to the letter of the growers on Monday."), 1: ("", CALM)}
    assert set(weighed(words, _strong, sentences=2).figures) >= set(weighed(words, _none, sentences=200).figures)
    assert weighed(words, _none, sentences=200).figures == {}
    assert weighed(words, _none, sentences=200).share < weighed(words, _none, sentences=2).share


def test_a_text_without_sentences_worth_a_look_has_none() -> None:
    assert weighed({}, _strong, sentences=0) == ({}, 0.0)


def test_nothing_is_turned_away_when_everything_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh, "_HIGH", 100.0)
    words = {0: ("", WARNED), 1: (WARNED, CALM), 2: ("", "")}
    assert weighed(words, _none, sentences=90).figures == {i: logits(*pair) for i, pair in words.items()}
