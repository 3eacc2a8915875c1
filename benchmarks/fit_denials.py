#!/usr/bin/env python3
"""Fit the weights by which a denial and a statement are held to contradict each other, on the cases' gold.

    fit_denials.py [--write]

Assembles the gold statements of each case in benchmarks/cases/ that is not kept out of tuning, and takes all pairs of
a denial and a statement whose kinds and times can contradict each other (`denials.candidates`), true where the gold
has them in a contradiction. The
model is a logistic regression with a ridge penalty (Hoerl and Kennard, Technometrics 12, 1970), fitted by Newton's
method, each pair of records weighing one. Printed is what it alone finds in each case when fitted on all others: the
gold's denials found, of those that are planted, and false pairs of records. --write stores the weights of all.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from cases import CASES, Marker
from cases_gold import case, given
from numpy.typing import NDArray

from forewarned import assembly
from forewarned.assembly.contradictions import contradictions
from forewarned.assembly.denials import candidates
from forewarned.assembly.evidence import features, setting
from forewarned.assembly.records import Built
from forewarned.assembly.sides import Blocks, sides
from forewarned.model import Contradiction, Document

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "assembly" / "weights" / "denials.toml"
PENALTY = 3.0
LIKELY = 0.5
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair: its features, its two records and the contradictions of the gold that it meets."""

    features: dict[str, float]
    denial: str
    stated: str
    meets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One case: its pairs, and which contradictions of its gold are planted denials."""

    name: str
    rows: tuple[Row, ...]
    planted: frozenset[int]


def example(folder: Path) -> Example:
    """The pairs of one case."""
    of = case(folder)
    pairs = given(of)
    seen: list[tuple[Sequence[Built], Blocks, Sequence[Document]]] = []

    def kept(built: Sequence[Built], blocks: Blocks, documents: Sequence[Document]) -> tuple[Contradiction, ...]:
        seen.append((built, blocks, documents))
        return contradictions(built, blocks, documents)

    before, assembly.contradictions = assembly.contradictions, kept  # type: ignore[attr-defined, assignment]
    try:
        marker = Marker(of, assembly.assemble(pairs.values(), of.documents), pairs)
    finally:
        assembly.contradictions = before  # type: ignore[attr-defined]
    built, blocks, documents = seen[0]
    found = list(sides(built))
    place = setting(found, documents)
    gold = [(marker.expanded(row["one"]), marker.expanded(row["other"])) for row in of.gold["contradiction"]]
    rows = []
    for one in candidates(found, blocks, place):
        a, b = (marker.statement_of[side.fact.id] for side in (one.denial, one.stated))
        meets = tuple(at for at, (x, y) in enumerate(gold) if (a in x and b in y) or (b in x and a in y))
        seen_of = features(one.denial, one.stated, blocks, place)
        rows.append(Row(seen_of, one.denial.record, one.stated.record, meets))
    planted = frozenset(
        at for at, row in enumerate(of.gold["contradiction"]) if row["planted"] and row["sort"] == "denial"
    )
    return Example(of.name, tuple(rows), planted)


def fitted(rows: Sequence[Row], names: Sequence[str]) -> Matrix:
    """The weights of `names`, the bias first."""
    times = Counter((row.denial, row.stated) for row in rows)
    weight = np.array([1 / times[row.denial, row.stated] for row in rows])
    seen, true = matrix(rows, names), np.array([float(bool(row.meets)) for row in rows])
    penalty = PENALTY * np.diag([1e-4, *(1.0 for _ in names)])
    found = np.zeros(len(names) + 1)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-seen @ found))
        slope = seen.T @ (weight * (likely - true)) + penalty @ found
        curve = (seen * (weight * likely * (1 - likely))[:, None]).T @ seen + penalty
        found = found - np.linalg.solve(curve, slope)
    return found


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Matrix:
    """One row a pair: 1 for the bias, then its features."""
    return np.array([[1.0, *(row.features.get(name, 0.0) for name in names)] for row in rows])


def figures(one: Example, likely: Matrix) -> str:
    """What pairs as likely as LIKELY find of one case."""
    found = [row for row, value in zip(one.rows, likely, strict=True) if value >= LIKELY]
    met = {at for row in found for at in row.meets}
    true = {(row.denial, row.stated) for row in found if row.meets}
    false = {(row.denial, row.stated) for row in found} - true
    return f"{one.name:20} planted {len(met & one.planted)}/{len(one.planted)}  all {len(met)}  false {len(false)}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of denials on the gold of the cases.")
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    folders = [path.parent for path in sorted(CASES.glob("*/gold.toml"))]
    given_cases = [example(folder) for folder in folders if not case(folder).gold["held_out"]]
    names = sorted({name for one in given_cases for row in one.rows for name in row.features})
    for one in given_cases:
        others = [row for other in given_cases if other is not one for row in other.rows]
        print(figures(one, 1 / (1 + np.exp(-matrix(one.rows, names) @ fitted(others, names)))))
    if options.write:
        found = fitted([row for one in given_cases for row in one.rows], names)
        lines = [
            "# Weights of what a denial and a statement have in common (benchmarks/fit_denials.py).",
            "",
            "[weight]",
        ]
        pairs = zip(["bias", *names], found, strict=True)
        lines += [f'"{name}" = {value:.3f}' for name, value in pairs]
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
