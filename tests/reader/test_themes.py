"""How far a text is about harm: by its words as a whole, whatever the harm, and around each sentence."""

from __future__ import annotations

from importlib.resources import files

import pytest

from forewarned.reader.encoder import word_pieces
from forewarned.reader.themes import PART, themes

pytestmark = pytest.mark.skipif(
    not files("forewarned.reader.weights").joinpath("theme.npy").is_file(),
    reason="reader/weights/theme.npy is not there",
)
HARM = (
    "The surveyor wrote to the owners that the slab over the garage was cracking.",
    "He urged them to prop it before the winter.",
    "The board put the work off, and nobody told the tenants.",
    "On Sunday the slab fell and killed two men.",
)
CALM = (
    "The choir sang in the old hall until the lamps were lit.",
    "Its new conductor has learned the trade in Vienna.",
    "Tickets for the second evening sold well.",
    "The programme closes with a waltz.",
)


def _themes(*texts: str) -> list[float]:
    return themes([word_pieces(text) for text in texts])


def test_a_collapse_is_about_harm_and_a_concert_is_not() -> None:
    assert min(_themes(*HARM * 4)) > 0.5 > 0.2 > max(_themes(*CALM * 4))


def test_the_less_there_is_to_go_by_the_less_it_tells() -> None:
    for texts in (HARM, CALM):
        one, few, many = (abs(_themes(*texts * times)[0] - _themes("")[0]) for times in (1, 2, 8))
        assert one < few < many


def test_a_short_text_has_one_theme_whatever_the_order_of_its_sentences() -> None:
    mixed = _themes(*HARM, *CALM)
    assert len(set(mixed)) == 1
    assert mixed == pytest.approx(_themes(*CALM, *HARM), abs=0.1)


def test_each_part_of_a_long_text_has_its_own() -> None:
    long = _themes(*HARM * PART, *CALM * PART)
    assert long[0] > 0.5 > 0.2 > long[-1]
    assert long[4 * PART - 2 * PART] > long[4 * PART] > long[4 * PART + 2 * PART]


@pytest.mark.parametrize("texts", [(), ("",), ("", ""), ("\u200b",), ("x" * 5000,), ("word " * 3000,)])
def test_every_sentence_has_a_theme_whatever_it_holds(texts: tuple[str, ...]) -> None:
    found = _themes(*texts)
    assert len(found) == len(texts)
    assert all(0 < one < 1 for one in found)
