"""Fit what the encoder's first parts let one expect of its figures, so that most sentences go no further.

    python benchmarks/train_glance.py [--write]

After `train_kinds.py`: every sentence that it trained on is weighed whole, and a ridge regression (Hoerl and Kennard,
Technometrics 12, 1970) over the mean and the maximum of the embedded words, and of the values after three layers,
learns the figure of each kind, cut at 5 either way. Printed is how well it does on every sixth block of 400
sentences, kept out. `--write` stores the weights fitted on all, and the standard errors on those kept out, in
reader/weights/glance.npy: (2, 770, 6), the last two rows the start and the error.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from training_rows import rows

from forewarned.model import KINDS
from forewarned.reader import encoder

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "reader" / "weights" / "glance.npy"
PENALTY, FURTHEST = 300.0, 5.0
BLOCK, KEPT_OUT = 400, 6

Matrix = NDArray[np.float64]


def seen() -> tuple[list[Matrix], Matrix]:
    """The values of every sentence after each of the two parts, (n, 768) each, and its figures, (n, 6)."""
    after: list[list[Matrix]] = [[], []]
    figures = []
    for row in rows():
        first = encoder.embedded(*encoder.pieces(*map(encoder.word_pieces, (row.before, row.text))))
        second = encoder.halfway(first)
        for values, look in zip(after, (first, second), strict=True):
            values.append(encoder.pooled(look).astype(np.float64))
        found = encoder.figures(second)
        figures.append([found[kind] for kind in KINDS])
    return [np.array(values) for values in after], np.clip(np.array(figures), -FURTHEST, FURTHEST)


def fitted(x: Matrix, y: Matrix) -> Matrix:
    """What each value adds to each kind, and the start: (769, 6)."""
    middle, spread = x.mean(0), x.std(0) + 1e-6
    scaled = (x - middle) / spread
    square = scaled.T @ scaled + PENALTY * np.eye(x.shape[1])
    weights: Matrix = np.linalg.solve(square, scaled.T @ (y - y.mean(0))) / spread[:, None]
    return np.vstack([weights, y.mean(0) - middle @ weights])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    parts, y = seen()
    out = np.arange(len(y)) // BLOCK % KEPT_OUT == 0
    stored = []
    for name, x in zip(("the words", "three layers"), parts, strict=True):
        weights = fitted(x[~out], y[~out])
        errors = y[out] - (x[out] @ weights[:-1] + weights[-1])
        error = np.sqrt((errors**2).mean(0))
        share = 1 - errors.var(0) / y[out].var(0)
        print(f"after {name}: of the variance {share.round(2)} explained, standard errors {error.round(2)}")
        stored.append(np.vstack([fitted(x, y), error]))
    if options.write:
        np.save(WEIGHTS, np.array(stored, dtype=np.float32))


if __name__ == "__main__":
    main()
