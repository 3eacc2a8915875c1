"""The figure follows from the counts by the table of docs/ledger.md."""

from __future__ import annotations

import pytest

from forewarned.assembly.credibility import Counts, credibility

TABLE = [
    (Counts(3, 1), 1, "confirmed: 3 independent origins, 1 named; denied by none"),
    (Counts(3, 0), 2, "probably true: 3 independent origins, none named; denied by none"),
    (Counts(3, 2, hedged=True), 2, "only hedged statements"),
    (Counts(3, 2, differing=True), 2, "the accounts differ"),
    (Counts(2, 1), 2, "probably true"),
    (Counts(2, 1, differing=True), 2, "probably true"),
    (Counts(2, 0), 3, "possibly true"),
    (Counts(2, 2, hedged=True), 3, "possibly true"),
    (Counts(1, 1), 3, "possibly true: 1 independent origin, named; denied by none"),
    (Counts(1, 0), 6, "cannot be judged"),
    (Counts(1, 1, hedged=True), 6, "cannot be judged"),
    (Counts(0, 0, circles=1), 6, "a circle"),
    (Counts(3, 3, against=1), 3, "denied by 1"),
    (Counts(2, 2, against=2), 4, "doubtful"),
    (Counts(1, 1, against=2), 5, "improbable"),
]


@pytest.mark.parametrize(("counts", "figure", "words"), TABLE)
def test_figure_and_reason(counts: Counts, figure: int, words: str) -> None:
    found = credibility(counts)
    assert found[0] == figure
    assert words in found[1]
