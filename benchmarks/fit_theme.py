"""Fit how far a text is about harm: the share of its sentences that state an entry, by its words as a whole.

    python benchmarks/fit_theme.py [--write]

After `train_kinds.py`: a logistic regression over the mean of the embedded words of each document that the encoder
was trained on. Printed is how the share expected goes with the true one in every sixth document, kept out. `--write`
stores the weights fitted on all in reader/weights/theme.npy: (385,), the last the start.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from ridge import regression
from training_rows import Row, rows

from forewarned.reader import encoder

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "reader" / "weights" / "theme.npy"
PENALTY = 300.0
MOST = 30  # sentences that a document counts for, however long it is
KEPT_OUT = 6

Matrix = NDArray[np.float64]


def seen() -> tuple[Matrix, Matrix, Matrix]:
    """Of each document the mean of its embedded words, (n, 384); its share of stating sentences; their number."""
    documents: dict[str, list[Row]] = defaultdict(list)
    for row in rows():
        documents[row.doc].append(row)
    means, shares, numbers = [], [], []
    for own in documents.values():
        ids = [one for row in own for one in encoder.word_pieces(row.text)]
        means.append(encoder.summed(ids) / max(1, len(ids)))
        shares.append(sum(bool(row.kinds) for row in own) / len(own))
        numbers.append(len(own))
    return np.array(means), np.array(shares), np.array(numbers)


def fitted(means: Matrix, shares: Matrix, numbers: Matrix) -> Matrix:
    """What each value adds to the log-odds of the share, and the start: (385,)."""
    middle, spread = means.mean(0), means.std(0) + 1e-9
    scaled = [{f"{i:03}": float(value) for i, value in enumerate(row)} for row in (means - middle) / spread]
    found = regression(scaled, list(shares), penalty=PENALTY, weight=list(np.minimum(numbers, MOST)))
    weights = np.array([value for name, value in found.items() if name != "bias"]) / spread
    return np.append(weights, found["bias"] - middle @ weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    every = seen()
    out = np.arange(len(every[0])) % KEPT_OUT == 0
    weights = fitted(*(part[~out] for part in every))
    means, shares, _ = (part[out] for part in every)
    expected = 1 / (1 + np.exp(-(means @ weights[:-1] + weights[-1])))
    together = np.corrcoef(expected, shares)[0, 1]
    print(f"{out.sum()} documents kept out: the shares expected and found go together by {together:.2f}")
    if options.write:
        np.save(WEIGHTS, fitted(*every).astype(np.float32))


if __name__ == "__main__":
    main()
