"""Teach the glance (reader/glance.py) which sentences come to an entry when all are read.

    python benchmarks/train_glance.py [--write]

After `train_kinds.py` and `fit_kinds.py`, whose reader is the teacher: every document that the encoder was
trained on is read with the scan off, and a logistic regression learns which of its sentences came to an
entry. The threshold lets 997 of 1,000 of those through, counted on documents left out in turn (five folds).
`--write` stores the weights, the threshold among them, in reader/weights/glance.npy. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from training_rows import rows

from forewarned.model import Document
from forewarned.reader import glance, read
from forewarned.reader.page import Page

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "reader" / "weights" / "glance.npy"
THROUGH = 0.997
STRENGTH = 0.3  # of the regularisation, inverse

Example = tuple[str, list[int], bool]  # document, places of the features, whether it came to an entry


def examples() -> Iterator[Example]:
    """Every sentence of the training documents, read with the scan off."""
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows():
        texts[row.doc].append(" ".join(row.text.split()))
    for doc, sentences in texts.items():
        document = Document(id=doc, text="\n\n".join(sentences))
        page = Page(document, scan_first=False)
        stated = [entry.start for entry in read(document, scan=False)]
        for i, (start, end) in enumerate(page.spans):
            places = glance.features(page.text[start:end], page.scan, i)
            yield doc, places, any(start <= place < end for place in stated)


def matrix(found: list[Example]) -> csr_matrix:
    ends = np.cumsum([0, *(len(places) for _, places, _ in found)])
    places = np.fromiter(chain.from_iterable(places for _, places, _ in found), dtype=np.int32)
    return csr_matrix((np.ones(len(places), np.float32), places, ends), shape=(len(found), glance.SLOTS))


def fitted(x: csr_matrix, y: np.ndarray) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False, class_weight={True: 3.0}).fit(x, y)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    found = list(examples())
    x, y = matrix(found), np.array([stated for _, _, stated in found])
    groups = [doc for doc, _, _ in found]
    scores = np.zeros(len(found))
    for learn, test in GroupKFold(5).split(x, y, groups):
        scores[test] = fitted(x[learn], y[learn]).decision_function(x[test])
    threshold = float(np.quantile(scores[y], 1 - THROUGH))
    print(f"{len(found)} sentences, {y.sum()} of them come to an entry")
    print(f"threshold {threshold:.2f}: lets {(scores[~y] >= threshold).mean():.1%} of the others through")
    weights = fitted(x, y).coef_[0].astype(np.float32)
    weights[glance.place()] -= threshold
    if options.write:
        np.save(WEIGHTS, weights.astype(np.float16))


if __name__ == "__main__":
    main()
