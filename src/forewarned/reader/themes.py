"""How far each part of a text is about harm, told by its words as a whole, whatever the harm.

A list of words knows the harms that its makers thought of. Here the embedded words of a part of the text, as the
encoder has them, are averaged, and a logistic model (`weights/theme.npy`, fitted by ``benchmarks/fit_theme.py``)
expects from that the share of its sentences that state an entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np

from forewarned.reader.encoder import summed

PART = 32  # sentences that are looked at together with as many on either side
# A sentence alone says little of what it is from. At so many word pieces half of what they tell is believed, at a
# third of that a tenth; the rest is what documents about harm have, as log-odds.
_DOUBT, _USUAL = 60, -0.5


@cache
def _weights() -> np.ndarray:
    """What each of the 384 values adds to the log-odds; then the start."""
    stored: np.ndarray = np.load(BytesIO(files("forewarned.reader.weights").joinpath("theme.npy").read_bytes()))
    return stored


def themes(pieces: Sequence[Sequence[int]]) -> list[float]:
    """For each sentence, given by its word pieces, the share expected of the sentences around it: 0 to 1."""
    parts = [[one for own in pieces[i : i + PART] for one in own] for i in range(0, len(pieces), PART)]
    sums = [summed(part) for part in parts]
    found: list[float] = []
    for i in range(len(parts)):
        near = slice(max(0, i - 1), i + 2)
        share = expected(np.sum(sums[near], axis=0), sum(map(len, parts[near])))
        found += [share] * len(pieces[i * PART : (i + 1) * PART])
    return found


def expected(total: np.ndarray, count: int) -> float:
    """The share expected where `total` is the sum of the values of `count` word pieces: 0 to 1."""
    weights = _weights()
    told = total @ weights[:-1] / max(1, count) + weights[-1]
    believed = count**2 / (count**2 + _DOUBT**2)
    return float(1 / (1 + np.exp(-(told * believed + _USUAL * (1 - believed)))))
