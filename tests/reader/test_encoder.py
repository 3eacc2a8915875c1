"""The trained part gives the same figures on every run, and sees as much of the words as it says."""

from __future__ import annotations

from importlib.resources import files

import pytest

from forewarned.model import KINDS
from forewarned.reader.encoder import (
    Look,
    _tokenizer,
    embedded,
    figures,
    glance,
    halfway,
    influences,
    logits,
    pieces,
    word_pieces,
)

WEIGHTS = files("forewarned.reader.weights").joinpath("kinds-upper.onnx").is_file()
needs_weights = pytest.mark.skipif(not WEIGHTS, reason="reader/weights/kinds-upper.onnx is not there")
WARNED = "The harbour office warned captains in May that the mole could collapse."
CALM = "The choir sang in the old hall until the lamps were lit."


def test_pieces_are_marked_and_told_apart() -> None:
    ids, own = pieces(word_pieces("Rain fell."), word_pieces("The dam broke."))
    assert _tokenizer().decode(ids, skip_special_tokens=False) == "[CLS] rain fell. [SEP] the dam broke. [SEP]"
    assert _tokenizer().decode([i for i, mine in zip(ids, own, strict=True) if mine]) == "the dam broke."
    assert len(ids) == len(own)


@pytest.mark.parametrize(
    ("before", "sentence", "length", "own"),
    [("", "", 3, 0), ("dam " * 24, "wall " * 96, 123, 96), ("dam " * 500, "wall " * 500, 123, 96), ("", "é🌊", 4, 1)],
)
def test_lengths_are_cut(before: str, sentence: str, length: int, own: int) -> None:
    ids, mask = pieces(word_pieces(before), word_pieces(sentence))
    assert (len(ids), sum(mask)) == (length, own)


def test_the_end_of_the_sentence_before_and_the_start_of_the_sentence_are_kept() -> None:
    ids, _ = pieces(word_pieces("wall " * 100 + "dam"), word_pieces("river " + "rain " * 100))
    kept = _tokenizer().decode(ids).split()
    assert kept[23:25] == ["dam", "river"]
    assert kept.count("wall") == 23
    assert kept.count("rain") == 95


def look(text: str) -> Look:
    return embedded(*pieces([], word_pieces(text)))


@needs_weights
def test_the_same_words_give_the_same_figures_whatever_came_before() -> None:
    alone = logits("", WARNED)
    for other in (CALM, WARNED * 20, ""):
        logits(other, CALM)
        assert logits("", WARNED) == alone
    assert tuple(alone) == KINDS


@needs_weights
def test_what_lies_beyond_the_cut_changes_nothing() -> None:
    long = "rain " * 96
    assert logits("", long) == logits("", long + "The office warned of a bomb.")


@needs_weights
def test_a_warning_is_told_from_a_concert() -> None:
    warned = logits("", WARNED)
    assert max(warned, key=lambda kind: warned[kind]) == "warning"
    assert all(value < warned["warning"] for value in logits("", CALM).values())


@needs_weights
@pytest.mark.parametrize("sentence", [WARNED, CALM, ""])
def test_the_parts_one_after_another_give_the_whole(sentence: str) -> None:
    assert figures(halfway(look(sentence))) == logits("", sentence)


@needs_weights
def test_a_glance_tells_a_warning_from_a_concert_and_rises_with_what_it_allows() -> None:
    for part in (lambda look: look, halfway):
        warned = glance(part(look(WARNED)), 0.0)
        low, high = (glance(part(look(CALM)), above) for above in (0.0, 2.0))
        assert all(warned[kind] > low[kind] for kind in ("warning", "knowledge"))
        assert all(high[kind] > low[kind] for kind in KINDS)


@needs_weights
def test_the_second_glance_is_nearer_to_the_figures_than_the_first() -> None:
    begun = look(WARNED)
    found = figures(halfway(begun))
    first, second = glance(begun, 0.0), glance(halfway(begun), 0.0)
    assert abs(second["warning"] - found["warning"]) < abs(first["warning"] - found["warning"])


@needs_weights
def test_influences_find_the_telling_word() -> None:
    spans = [(WARNED.index(word), WARNED.index(word) + len(word)) for word in WARNED.rstrip(".").split()]
    falls = influences("", WARNED, "warning", words=spans)
    start, end = spans[max(range(len(falls)), key=lambda i: falls[i])]
    assert WARNED[start:end] == "warned"
    assert influences("", WARNED, "warning", words=[(0, 0)]) == [0.0]
    assert influences("", WARNED, "warning", words=[]) == []
