"""A sentence is weighed only as far as it can still make an entry, and what goes on gets its whole figures."""

from __future__ import annotations

from importlib.resources import files

import pytest

from forewarned.model import KINDS, Kind
from forewarned.reader import weigh
from forewarned.reader.encoder import logits, pieces, word_pieces
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


def _pieces(words: dict[int, tuple[str, str]]) -> dict[int, tuple[list[int], list[int]]]:
    return {i: pieces(word_pieces(before), word_pieces(own)) for i, (before, own) in words.items()}


def test_a_text_about_harm_keeps_its_warnings_with_their_figures_and_loses_its_concerts() -> None:
    words = {0: ("", WARNED), 3: (CALM, KILLED), 5: (KILLED, CALM)}
    found = weighed(_pieces(words), lambda i: _none(i) if i == 5 else _strong(i), [1.0] * 6)
    assert found == {i: logits(*words[i]) for i in (0, 3)}


def test_the_calmer_the_text_the_less_goes_on() -> None:
    words = _pieces({0: ("", KILLED), 1: ("", CALM)})
    many, few = (weighed(words, _strong, [theme] * 2) for theme in (0.9, 0.02))
    assert set(few) < set(many)
    assert few == {i: many[i] for i in few}


def test_a_text_without_sentences_worth_a_look_has_none() -> None:
    assert weighed({}, _strong, []) == {}


def test_nothing_is_turned_away_when_everything_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weigh, "_HIGH", 100.0)
    words = {0: ("", WARNED), 1: (WARNED, CALM), 2: ("", "")}
    assert weighed(_pieces(words), _none, [0.1] * 3) == {i: logits(*pair) for i, pair in words.items()}
