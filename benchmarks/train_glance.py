"""Fit by what the encoder's first three layers see which sentences need its other three.

    python benchmarks/train_glance.py [--write]

After `train_kinds.py`: every sentence that it trained on is weighed whole, and a logistic regression over the
values halfway up learns which of them come out more likely than not to state something. A sentence is turned
away only where that is less likely than 1 in 30. `--write` stores the weights in reader/weights/glance.npy.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from training_rows import rows

from forewarned.reader import encoder

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "reader" / "weights" / "glance.npy"
LEAST = -3.5  # log-odds
STRENGTH = 0.05  # of the regularisation, inverse


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    seen, stated = [], []
    for row in rows():
        _, own, values = encoder.halfway(row.before, row.text)
        seen.append(encoder.pooled(own, values))
        stated.append(max(encoder.logits(row.before, row.text).values()) > 0)
    x, y = np.array(seen), np.array(stated)
    middle, spread = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=500).fit((x - middle) / spread, y)
    weights = model.coef_[0] / spread
    start = float(model.intercept_[0] - weights @ middle - LEAST)
    away = x @ weights + start < 0
    print(f"{len(y)} sentences; turned away {away.mean():.1%}, of those that state something {away[y].mean():.2%}")
    if options.write:
        np.save(WEIGHTS, np.append(weights, start).astype(np.float32))


if __name__ == "__main__":
    main()
