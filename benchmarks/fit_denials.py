#!/usr/bin/env python3
"""Fit the weights by which a denial and a statement are held to contradict each other, on the cases' gold.

    fit_denials.py [--write]

Assembles the gold statements of each case in benchmarks/cases/ that is not kept out of tuning, and takes all pairs of
a denial and a statement whose kinds and times can contradict each other (`denials.candidates`), true where the gold
has them in a contradiction; and the same of the half of benchmarks/disputes/ that may be tuned on. The model is a
logistic regression (`ridge.py`), each pair of records weighing one. Printed is what it finds in each case when fitted
on all others: alone, the gold's denials, of those that are planted, and false pairs of records; and what all of
assembly finds then of the planted contradictions of every sort, and false ones. --write stores the weights of all.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import disputes
from cases import CASES, Marker, scored
from cases_gold import case, given
from ridge import regression, store

from forewarned import assembly
from forewarned.assembly.contradictions import contradictions
from forewarned.assembly.denials import candidates
from forewarned.assembly.evidence import setting
from forewarned.assembly.fitted import log_odds, weights
from forewarned.assembly.sides import sides
from forewarned.model import Document, Entry

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
    marker = Marker(of, assembly.assemble(pairs.values(), of.documents), pairs)
    gold = [(marker.expanded(row["one"]), marker.expanded(row["other"])) for row in of.gold["contradiction"]]

    def meets(one: str, other: str) -> tuple[int, ...]:
        a, b = marker.statement_of[one], marker.statement_of[other]
        return tuple(at for at, (x, y) in enumerate(gold) if (a in x and b in y) or (b in x and a in y))

    planted = (at for at, row in enumerate(of.gold["contradiction"]) if row["planted"] and row["sort"] == "denial")
    return Example(of.name, _rows(pairs.values(), of.documents, meets), frozenset(planted))


def made_up() -> list[Example]:
    """The disputes that rules may be tuned on: small files, and pairs of statements."""
    return [*map(_of_file, disputes.files("files_seen.toml")), *map(_of_pair, disputes.pairs("seen.toml"))]


def _of_file(of: disputes.File) -> Example:
    place = {entry.id: at for at, entry in enumerate(of.entries, start=1)}

    def meets(one: str, other: str) -> tuple[int, ...]:
        return tuple(of.met(place[one], place[other]))

    return Example(of.name, _rows(of.entries, of.documents, meets), frozenset())


def _of_pair(pair: disputes.Pair) -> Example:
    told = (pair.around, pair.one, pair.other)
    both = {pair.one[1].id, pair.other[1].id} if pair.sort else set()

    def meets(one: str, other: str) -> tuple[int, ...]:
        return (0,) if {one, other} == both else ()

    return Example(pair.scene, _rows([entry for _, entry in told], [paper for paper, _ in told], meets), frozenset())


def _rows(
    entries: Iterable[Entry], documents: Sequence[Document], meets: Callable[[str, str], tuple[int, ...]]
) -> tuple[Row, ...]:
    """All pairs of a ledger that may contradict each other; `meets` gives what two entries meet of the gold."""
    with patch.object(assembly, "contradictions", wraps=contradictions) as seen:
        assembly.assemble(entries, documents)
    built, blocks, papers = seen.call_args_list[0].args
    found = list(sides(built))
    return tuple(
        Row(one.seen, one.denial.record, one.stated.record, meets(one.denial.fact.id, one.stated.fact.id))
        for one in candidates(found, blocks, setting(found, papers))
    )


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
    more = made_up()
    for one in examples:
        others = fitted([row for other in (*examples, *more) if other is not one for row in other.rows])
        with patch.dict(weights("denials"), others, clear=True):
            found, planted, false = scored(case(CASES / one.name), from_gold=True).contradictions or (0, 0, 0)
            print(f"{figures(one)}  with the rules, of every sort {found}/{planted}  false {false}")
    if options.write:
        fit = fitted([row for one in (*examples, *more) for row in one.rows])
        store("denials", "Weights of what a denial and a statement have in common (benchmarks/fit_denials.py).", fit)


if __name__ == "__main__":
    main()
