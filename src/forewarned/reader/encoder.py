"""The trained part of the reader: how likely a sentence is to state each kind of entry.

A small sentence encoder (all-MiniLM-L6-v2, 22 million parameters, Apache-2.0; Wang and others,
NeurIPS 2020) fine-tuned by ``benchmarks/train_kinds.py`` and quantised to 8 bits. It runs on ONNX
Runtime with one thread and one sentence at a time, so the same words give the same figures on
every run, whatever stands around them in a batch.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
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


@cache
def _session() -> onnxruntime.InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with as_file(files("forewarned.reader.weights").joinpath("kinds.onnx")) as path:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def pieces(before: str, sentence: str) -> tuple[list[int], list[int]]:
    """Word pieces of the sentence before and the sentence, and which of them are the sentence's own."""
    first, own = (encoding.ids for encoding in _tokenizer().encode_batch([before, sentence], add_special_tokens=False))
    first, own = first[-_BEFORE:], own[:_LONGEST]
    ids = [_CLS, *first, _SEP, *own, _SEP]
    return ids, [0] * (len(first) + 2) + [1] * len(own) + [0]


def logits(before: str, sentence: str) -> Logits:
    """The log-odds that `sentence`, standing after `before`, states each kind."""
    ids, mask = pieces(before, sentence)
    inputs = {"input_ids": np.array([ids], dtype=np.int64), "mask": np.array([mask], dtype=np.int64)}
    found = _session().run(None, inputs)[0][0]
    return {kind: float(value) for kind, value in zip(KINDS, found, strict=True)}


def influences(before: str, sentence: str, kind: Kind, *, words: Sequence[tuple[int, int]]) -> list[float]:
    """By how much the log-odds of `kind` fall when each of `words` (spans of `sentence`) is left out."""
    whole = logits(before, sentence)[kind]
    return [whole - logits(before, sentence[:start] + sentence[end:])[kind] for start, end in words]
