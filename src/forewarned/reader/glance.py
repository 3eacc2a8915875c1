"""A glance at a sentence before the encoder weighs it: can it state anything at all?

A linear model over words, pairs of words and what the scan saw, taught by ``benchmarks/train_glance.py`` to
say which sentences come to an entry when all are read. It costs a hundredth of the encoder, and is set so
that it lets nearly every entry through; what it turns away is neither weighed nor parsed.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from forewarned.reader.scan import Scan

SLOTS = 1 << 16  # a feature's place among the weights is its CRC-32, cut to 16 bits
_WORD = re.compile(r"[^\W\d_]+|\d+|[?%$\"“”:]")
_ALWAYS = "#any"
_LONGEST = 120  # words of a sentence that are looked at


def features(text: str, found: Scan, i: int) -> list[int]:
    """Places of the features of `text`, which is sentence `i` of what `found` scanned: sorted, none twice."""
    words = ["0" if word[0].isdigit() else word for word in _WORD.findall(text.lower())[:_LONGEST]]
    names = [*words, *(f"{a} {b}" for a, b in zip(words, words[1:], strict=False)), *_surroundings(found, i)]
    return sorted({place(name) for name in names})


def place(name: str = _ALWAYS) -> int:
    """Where the weight of a feature stands; by default of the one that every sentence has."""
    return zlib.crc32(name.encode("utf-8", "replace")) % SLOTS


def _surroundings(found: Scan, i: int) -> Iterator[str]:
    """What the scan saw in the sentence, before it and in the whole text, as names of features."""
    yield _ALWAYS
    density = min(6, int(2 * found.density))
    yield f"#density={density}"
    harm = min(3, found.harm[i])
    yield f"#harm={harm}"
    yield f"#before={min(3, found.before(i))}"
    for kind, level in found.levels(i).items():
        yield f"#{kind}={level}"
        yield f"#{kind}={level} harm={min(1, harm)} density={min(4, density)}"


@cache
def _weights() -> np.ndarray:
    raw = files("forewarned.reader.weights").joinpath("glance.npy").read_bytes()
    weights: np.ndarray = np.load(BytesIO(raw)).astype(np.float32)
    return weights


def glance(text: str, found: Scan, i: int) -> float:
    """How likely sentence `i` is to come to an entry: log-odds above the threshold, below 0 it is turned away."""
    weights = _weights()
    places = features(text, found, i)
    return float(weights[places].sum())
