#!/usr/bin/env python3
"""Fit the weights by which two statements are held to be of one fact, on the cases' gold.

    fit_joins.py [--write] [--alone]

Assembles the gold statements of each case in benchmarks/cases/ that is not kept out of tuning, and takes all pairs of
statements of one sort, copies as one and incidents left out, that do not conflict (`agreement.features`): true where
the gold has them in one record. The model is a logistic regression with a ridge penalty (Hoerl and Kennard,
Technometrics 12, 1970), fitted by Newton's method; the number of statements of the sort is given, not fitted. Printed
is what each case gets when it is assembled with the weights fitted on all others: what a new case can expect of it, so
far as the rules beside it were not written on that case. --alone prints it without what the model joins.
--write stores the weights of all.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np
from cases import CASES, line, scored
from cases_gold import case, given
from numpy.typing import NDArray

from forewarned import assembly
from forewarned.assembly import agreement
from forewarned.assembly.facts import Fact
from forewarned.assembly.fitted import weights
from forewarned.assembly.join import Cluster
from forewarned.assembly.odds import Odds

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "assembly" / "weights" / "joins.toml"
PENALTY = 2.0
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One pair of statements: what they share, how many there are of their sort, and whether they are one."""

    features: dict[str, float]
    crowd: int
    one: bool


@dataclass(frozen=True, slots=True)
class Example:
    """One case and its pairs."""

    folder: Path
    rows: tuple[Row, ...]


def example(folder: Path) -> Example:
    """The pairs of one case."""
    of = case(folder)
    pairs = given(of)
    seen: list[tuple[Sequence[Cluster], Sequence[Fact], Odds]] = []

    def kept(clusters: Sequence[Cluster], facts: Sequence[Fact], odds: Odds) -> list[Cluster]:
        seen.append((clusters, facts, odds))
        return list(clusters)

    before, assembly.rejoined = assembly.rejoined, kept  # type: ignore[attr-defined, assignment]
    try:
        assembly.assemble(pairs.values(), of.documents)
    finally:
        assembly.rejoined = before  # type: ignore[attr-defined]
    clusters, facts, odds = seen[0]
    records = {pairs[row["id"]].id: row["record"] for row in of.statements}
    told = [
        one
        for own in agreement.tellings([cluster.members for cluster in clusters], facts)
        for one in own
        if one.fact.entry.kind != "incident"
    ]
    rows = []
    for one, other in combinations(told, 2):
        if one.fact.sort != other.fact.sort:
            continue
        found = agreement.features(one, other, odds)
        if found is not None:
            same = records[one.fact.id] == records[other.fact.id]
            rows.append(Row(found, agreement.crowd_of(one.fact, odds), same))
    return Example(folder, tuple(rows))


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each feature, and the bias."""
    names = sorted({name for row in rows for name in row.features})
    seen = np.array([[1.0, *(row.features.get(name, 0.0) for name in names)] for row in rows])
    offset, true = -np.log1p([row.crowd for row in rows]), np.array([float(row.one) for row in rows])
    penalty = PENALTY * np.diag([1e-4, *(1.0 for _ in names)])
    found = np.zeros(len(names) + 1)
    found[0] = np.log(true.mean() / (1 - true.mean())) - offset.mean()  # from far off, Newton's steps go astray
    for _ in range(30):
        likely = 1 / (1 + np.exp(-(seen @ found + offset)))
        slope = seen.T @ (likely - true) + penalty @ found
        curve = (seen * (likely * (1 - likely))[:, None]).T @ seen + penalty
        found = found - np.linalg.solve(curve, slope)
    return dict(zip(["bias", *names], map(float, found), strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of joining on the gold of the cases.")
    parser.add_argument("--write", action="store_true", help="store the weights")
    parser.add_argument("--alone", action="store_true", help="what the rules reach alone")
    options = parser.parse_args()
    folders = [path.parent for path in sorted(CASES.glob("*/gold.toml"))]
    examples = [example(folder) for folder in folders if not case(folder).gold["held_out"]]
    scores = []
    for one in examples:
        others = fitted([row for other in examples if other is not one for row in other.rows])
        instead = {"bias": -math.inf} if options.alone else others
        with patch.dict(weights("joins"), instead, clear=True):
            scores.append(scored(case(one.folder), from_gold=True))
        print(line(scores[-1]))
    exact = [sum(score.origins[at] for score in scores if score.origins) for at in range(2)]
    mean = [sum(score.records[at] for score in scores) / len(scores) for at in range(3)]
    print(f"mean: records P {mean[0]:.3f} R {mean[1]:.3f} F1 {mean[2]:.3f}, origins exact {exact[0]} of {exact[1]}")
    if options.write:
        found = fitted([row for one in examples for row in one.rows])
        title = "# Weights of what two statements of one sort have in common (benchmarks/fit_joins.py)."
        lines = [title, "", "[weight]"]
        lines += [f'"{name}" = {value:.3f}' for name, value in found.items()]
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
