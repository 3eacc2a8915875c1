#!/usr/bin/env python3
"""Fit the weights by which a denial and a statement are held to contradict each other, on the cases' gold.

    fit_denials.py [--write]

Assembles the gold statements of each case in benchmarks/cases/ that is not kept out of tuning, and takes all pairs of
a denial and a statement whose kinds and times can contradict each other (`denials.candidates`), true where the gold
has them in a contradiction. The model is a logistic regression (`ridge.py`), each pair of records weighing one.
Printed is what it alone finds in each case when fitted on all others: the gold's denials found, of those that are
planted, and false pairs of records. --write stores the weights of all.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from cases import CASES, Marker
from cases_gold import case, given
from ridge import regression, store

from forewarned import assembly
from forewarned.assembly.contradictions import contradictions
from forewarned.assembly.denials import candidates
from forewarned.assembly.evidence import features, setting
from forewarned.assembly.fitted import log_odds, weights
from forewarned.assembly.sides import sides

PENALTY = 3.0


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
    with patch.object(assembly, "contradictions", wraps=contradictions) as seen:
        marker = Marker(of, assembly.assemble(pairs.values(), of.documents), pairs)
    built, blocks, documents = seen.call_args_list[0].args
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


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """The weight of each feature, and the bias."""
    times = Counter((row.denial, row.stated) for row in rows)
    weight = [1 / times[row.denial, row.stated] for row in rows]
    true = [bool(row.meets) for row in rows]
    return regression([row.features for row in rows], true, penalty=PENALTY, weight=weight)


def figures(one: Example) -> str:
    """What pairs at least as likely as not find of one case."""
    found = [row for row in one.rows if log_odds("denials", row.features) >= 0]
    met = {at for row in found for at in row.meets}
    true = {(row.denial, row.stated) for row in found if row.meets}
    false = {(row.denial, row.stated) for row in found} - true
    return f"{one.name:20} planted {len(met & one.planted)}/{len(one.planted)}  all {len(met)}  false {len(false)}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the weights of denials on the gold of the cases.")
    parser.add_argument("--write", action="store_true", help="store the weights")
    options = parser.parse_args()
    folders = [path.parent for path in sorted(CASES.glob("*/gold.toml"))]
    examples = [example(folder) for folder in folders if not case(folder).gold["held_out"]]
    for one in examples:
        others = fitted([row for other in examples if other is not one for row in other.rows])
        with patch.dict(weights("denials"), others, clear=True):
            print(figures(one))
    if options.write:
        found = fitted([row for one in examples for row in one.rows])
        store("denials", "Weights of what a denial and a statement have in common (benchmarks/fit_denials.py).", found)


if __name__ == "__main__":
    main()
