"""The trained part of the reader: how likely a sentence is to state each kind of entry.

A small sentence encoder (all-MiniLM-L6-v2, 22 million parameters, Apache-2.0; Wang and others,
NeurIPS 2020) fine-tuned by ``benchmarks/train_kinds.py`` and quantised to 8 bits. It runs on ONNX
Runtime with one thread and one sentence at a time, so the same words give the same figures on
every run, whatever stands around them in a batch.

It runs in two halves. What the first three layers see is enough to turn most sentences away
(`promising`), by a linear model that ``benchmarks/train_glance.py`` fits.
"""

from __future__ import annotations

from collections.abc import Sequence
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
def _halves() -> tuple[onnxruntime.InferenceSession, onnxruntime.InferenceSession]:
    """The encoder's first three layers, and its last three with the figures for the kinds."""
    return _session("kinds-lower.onnx"), _session("kinds-upper.onnx")


@cache
def _promise() -> tuple[np.ndarray, float]:
    """What each value halfway up adds to the promise of a sentence, and what it starts from."""
    stored = np.load(BytesIO(files("forewarned.reader.weights").joinpath("glance.npy").read_bytes()))
    return stored[:-1].astype(np.float32), float(stored[-1])


def pieces(before: str, sentence: str) -> tuple[list[int], list[int]]:
    """Word pieces of the sentence before and the sentence, and which of them are the sentence's own."""
    first, own = (encoding.ids for encoding in _tokenizer().encode_batch([before, sentence], add_special_tokens=False))
    first, own = first[-_BEFORE:], own[:_LONGEST]
    ids = [_CLS, *first, _SEP, *own, _SEP]
    return ids, [0] * (len(first) + 2) + [1] * len(own) + [0]


def halfway(before: str, sentence: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Word pieces, which are the sentence's own, and their values after three layers: (1, n), (1, n), (1, n, 384)."""
    ids, mask = pieces(before, sentence)
    words, own = np.array([ids], dtype=np.int64), np.array([mask], dtype=np.int64)
    return words, own, _halves()[0].run(None, {"input_ids": words})[0]


def pooled(own: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Mean and maximum over the sentence's own pieces, side by side: shape (768,)."""
    kept = values[0][own[0].astype(bool)] if own.any() else values[0]
    return np.concatenate([kept.mean(0), kept.max(0)])


def logits(before: str, sentence: str) -> Logits:
    """The log-odds that `sentence`, standing after `before`, states each kind."""
    return _figures(*halfway(before, sentence))


def promising(before: str, sentence: str) -> Logits | None:
    """As `logits`, but None where three of the six layers show that the sentence states nothing."""
    words, own, values = halfway(before, sentence)
    weights, start = _promise()
    return _figures(words, own, values) if float(pooled(own, values) @ weights) + start >= 0 else None


def _figures(words: np.ndarray, own: np.ndarray, values: np.ndarray) -> Logits:
    upper = _halves()[1]
    given = {"input_ids": words, "mask": own, "halfway": values}
    found = upper.run(None, {one.name: given[one.name] for one in upper.get_inputs()})[0][0]
    return {kind: float(value) for kind, value in zip(KINDS, found, strict=True)}


def influences(before: str, sentence: str, kind: Kind, *, words: Sequence[tuple[int, int]]) -> list[float]:
    """By how much the log-odds of `kind` fall when each of `words` (spans of `sentence`) is left out."""
    whole = logits(before, sentence)[kind]
    return [whole - logits(before, sentence[:start] + sentence[end:])[kind] for start, end in words]
