"""The trained part of the reader: how likely a sentence is to state each kind of entry.

A small sentence encoder (all-MiniLM-L6-v2, 22 million parameters, Apache-2.0; Wang and others,
NeurIPS 2020) fine-tuned by ``benchmarks/train_kinds.py`` and quantised to 8 bits. It runs on ONNX
Runtime with one thread and one sentence at a time, so the same words give the same figures on
every run, whatever stands around them in a batch.

It runs in three parts: the words embedded, three layers, three more. What the first two give is enough to
expect the figures, within a band (`glance`), and to turn most sentences away: linear models that
``benchmarks/train_glance.py`` fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

from forewarned.model import KINDS, Kind

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

_CLS, _SEP = 101, 102
_BEFORE, _LONGEST = 24, 96  # word pieces kept of the sentence before, and of the sentence itself
_AT_ONCE = 500  # word pieces that are embedded together; it has places for 512

Logits = dict[Kind, float]


@cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(files("forewarned.reader.weights").joinpath("tokenizer.json").read_text("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _session(name: str) -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(files("forewarned.reader.weights").joinpath(name)) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@cache
def _parts() -> tuple[onnxruntime.InferenceSession, ...]:
    """The embedding, the first three layers, and the last three with the figures for the kinds."""
    return _session("kinds-words.onnx"), _session("kinds-lower.onnx"), _session("kinds-upper.onnx")


@cache
def _glances() -> np.ndarray:
    """For each part that a glance follows, what each value adds to each kind; then the start; then the band."""
    stored: np.ndarray = np.load(BytesIO(files("forewarned.reader.weights").joinpath("glance.npy").read_bytes()))
    return stored


def word_pieces(text: str) -> list[int]:
    """The numbers of the word pieces of a text."""
    found: list[int] = _tokenizer().encode(text, add_special_tokens=False).ids
    return found


def summed(ids: Sequence[int]) -> np.ndarray:
    """The sum of the embedded word pieces of a longer text: shape (384,)."""
    total = np.zeros(384)
    for start in range(0, len(ids), _AT_ONCE):
        total += embedded([_CLS, *ids[start : start + _AT_ONCE], _SEP], []).values[0, 1:-1].sum(0, dtype=np.float64)
    return total


def pieces(before: Sequence[int], sentence: Sequence[int]) -> tuple[list[int], list[int]]:
    """What the encoder takes of two sentences, given by their word pieces; and which are the second's own."""
    first, own = before[-_BEFORE:], sentence[:_LONGEST]
    ids = [_CLS, *first, _SEP, *own, _SEP]
    return ids, [0] * (len(first) + 2) + [1] * len(own) + [0]


@dataclass(frozen=True, slots=True)
class Look:
    """A sentence on its way through the encoder."""

    ids: np.ndarray  # its word pieces with those of the sentence before: (1, n)
    own: np.ndarray  # which of them are its own: (1, n)
    values: np.ndarray  # what they are after the parts run so far: (1, n, 384)
    parts: int


def embedded(ids: Sequence[int], own: Sequence[int]) -> Look:
    """A sentence, given as `pieces`, with its words embedded."""
    words = np.array([ids], dtype=np.int64)
    values = _parts()[0].run(None, {"input_ids": words})[0]
    return Look(words, np.array([own], dtype=np.int64), values, 1)


def halfway(look: Look) -> Look:
    """The same sentence after three of the six layers."""
    values = _parts()[1].run(None, {"input_ids": look.ids, "embedded": look.values})[0]
    return Look(look.ids, look.own, values, 2)


def figures(look: Look) -> Logits:
    """The log-odds of each kind, from halfway."""
    given = {"input_ids": look.ids, "mask": look.own, "halfway": look.values}
    upper = _parts()[2]
    found = upper.run(None, {one.name: given[one.name] for one in upper.get_inputs()})[0][0]
    return {kind: float(value) for kind, value in zip(KINDS, found, strict=True)}


def pooled(look: Look) -> np.ndarray:
    """Mean and maximum over the sentence's own pieces, side by side: shape (768,)."""
    kept = look.values[0][look.own[0].astype(bool)] if look.own.any() else look.values[0]
    return np.concatenate([kept.mean(0), kept.max(0)])


def glance(look: Look, above: float) -> Logits:
    """The log-odds to expect of each kind, raised by so many standard errors."""
    weights = _glances()[look.parts - 1]
    expected = pooled(look) @ weights[:-2] + weights[-2] + above * weights[-1]
    return dict(zip(KINDS, map(float, expected), strict=True))


def logits(before: str, sentence: str) -> Logits:
    """The log-odds that `sentence`, standing after `before`, states each kind."""
    return whole(*pieces(word_pieces(before), word_pieces(sentence)))


def whole(ids: Sequence[int], own: Sequence[int]) -> Logits:
    """The log-odds of a sentence given as `pieces`, through all parts."""
    return figures(halfway(embedded(ids, own)))


def influences(before: str, sentence: str, kind: Kind, *, words: Sequence[tuple[int, int]]) -> list[float]:
    """By how much the log-odds of `kind` fall when each of `words` (spans of `sentence`) is left out."""
    whole = logits(before, sentence)[kind]
    return [whole - logits(before, sentence[:start] + sentence[end:])[kind] for start, end in words]
