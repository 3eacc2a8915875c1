#!/usr/bin/env python3
"""Fit the weights by which two statements are held to be of one fact, on the cases' gold.

    fit_joins.py [--write] [--alone]

Assembles the gold statements of each case in benchmarks/cases/ that is not kept out of tuning, and takes all pairs of
statements of one sort, copies as one and incidents left out, that do not conflict (`agreement.features`): true where
the gold has them in one record. The model is a logistic regression (`ridge.py`); the number of statements of the sort
is given, not fitted. Printed is what each case gets when it is assembled with the weights fitted on all others: what a
new case can expect of it, so far as the rules beside it were not written on that case. --alone prints it without what
the model joins. --write stores the weights of all.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

from cases import CASES, line, mean, scored
from cases_gold import case, given
from ridge import regression, store

from forewarned import assembly
from forewarned.assembly import agreement
from forewarned.assembly.fitted import weights

PENALTY = 2.0


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
    with patch.object(assembly, "rejoined", side_effect=lambda clusters, *_: list(clusters)) as rejoined:
        assembly.assemble(pairs.values(), of.documents)
    clusters, facts, odds = rejoined.call_args_list[0].args
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
    offset = [-math.log1p(row.crowd) for row in rows]
    return regression([row.features for row in rows], [row.one for row in rows], penalty=PENALTY, offset=offset)


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
    print(f"{mean(scores)}  origins exact {exact[0]} of {exact[1]}")
    if options.write:
        found = fitted([row for one in examples for row in one.rows])
        title = "Weights of what two statements of one sort have in common (benchmarks/fit_joins.py)."
        store("joins", title, found)


if __name__ == "__main__":
    main()
