#!/usr/bin/env python3
"""Score the assembled ledger against the gold of the cases in benchmarks/cases/ (format: its README.md).

    cases.py [CASE...] [--given] [--held-out] [--errors]

By default the documents are read from their text and what the reader finds is assembled. With --given the entries
are built from the gold statements and their slots, so that assembly alone is measured. The cases kept out of
tuning run only where they are named or --held-out is given. --errors prints what was joined or split wrongly.

Records are scored by B-cubed (Bagga and Baldwin 1998) over statements. From text, a gold statement is found when an
entry of its kind and document overlaps it; they are paired one to one, the greatest overlap first. B-cubed is taken
over the statements found: those not found and entries that pair with none are left out of it; `overall` is F1 with
each statement that was not found alone in a record, and `read` gives the share found and the number of entries beside
them. Everything else counts in full: a contradiction or a gap that needs a statement the reader missed is missed.

A gold record is compared with the ledger's record that shares most with it; its origins are exact where their number
is. A contradiction found is right where its two sides meet the two sides of one in the gold, a gap where its sort is
the same and its records meet those of one; only planted ones must be found, and what meets none at all is false.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cases_gold import Case, Row, case, given

from forewarned import assemble, read
from forewarned.model import Entry, Ledger

CASES = Path(__file__).with_name("cases")


@dataclass(slots=True)
class Score:
    """What one case reached; a figure is None where the ledger has nothing of the kind yet."""

    name: str
    records: tuple[float, float, float]
    overall: float  # F1 where each statement that was not read stands alone
    found: float
    extra: int
    answers: tuple[int, int, int]  # of the gold's links from a response: found, all, false
    origins: tuple[int, int] | None = None  # exact, all
    families: tuple[int, int, int] | None = None
    contradictions: tuple[int, int, int] | None = None
    gaps: tuple[int, int, int] | None = None
    errors: list[str] = field(default_factory=list)


def paired(of: Case, entries: Iterable[Entry]) -> dict[str, Entry]:
    """Statement id -> the entry of its kind that overlaps it, one to one, the greatest overlap first."""
    by_place: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        by_place[entry.doc, entry.kind].append(entry)
    found = []
    for row in of.statements:
        for entry in by_place[row["doc"], row["kind"]]:
            shared = min(entry.end, row["end"]) - max(entry.start, row["start"])
            if shared > 0:
                found.append((-shared, row["id"], entry.id, entry))
    pairs: dict[str, Entry] = {}
    taken: set[str] = set()
    for _, statement, id, entry in sorted(found, key=lambda one: one[:3]):
        if statement not in pairs and id not in taken:
            pairs[statement] = entry
            taken.add(id)
    return pairs


# ------------------------------------------------------------------------------------------- scores


def bcubed(gold: Mapping[str, str], system: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the items of both; each maps an item to the group that it is in."""
    items = [item for item in gold if item in system]
    if not items:
        return 0.0, 0.0, 0.0
    in_gold, in_system = Counter(gold[item] for item in items), Counter(system[item] for item in items)
    shared = Counter((gold[item], system[item]) for item in items)
    both = [(shared[gold[item], system[item]], gold[item], system[item]) for item in items]
    precision = sum(common / in_system[theirs] for common, _, theirs in both) / len(items)
    recall = sum(common / in_gold[ours] for common, ours, _ in both) / len(items)
    return precision, recall, 2 * precision * recall / (precision + recall)


class Marker:
    """One assembled ledger beside its gold."""

    def __init__(self, of: Case, made: Ledger, pairs: Mapping[str, Entry]) -> None:
        self.gold, self.made = of.gold, made
        self.statements = {row["id"]: row for row in of.statements}
        self.record_of = {entry: record.id for record in made.records for entry in record.entries}
        self.statement_of = {entry.id: statement for statement, entry in pairs.items()}
        self.system = {statement: self.record_of[entry.id] for statement, entry in pairs.items()}
        self.of_gold: dict[str, set[str]] = defaultdict(set)
        for row in of.statements:
            self.of_gold[row["record"]].add(row["id"])
        self.of_system: dict[str, set[str]] = defaultdict(set)
        for entry, record in self.record_of.items():
            self.of_system[record].add(self.statement_of.get(entry, entry))

    def labels(self) -> dict[str, str]:
        return {id: row["record"] for id, row in self.statements.items()}

    def expanded(self, ids: Iterable[str]) -> set[str]:
        """The statements that `ids` of records and statements stand for, with their reprints."""
        found = {one for id in ids for one in self.of_gold.get(id, {id})}
        said = {(self.statements[id]["record"], self.statements[id]["quote"]) for id in found}
        return found | {id for id, row in self.statements.items() if (row["record"], row["quote"]) in said}

    def best(self, record: str) -> str | None:
        """The ledger's record that shares most with a gold record."""
        mine = self.of_gold[record]
        shared = Counter(self.system[one] for one in sorted(mine) if one in self.system)
        return max(shared, key=lambda id: (shared[id], -len(self.of_system[id]), id), default=None)

    def answers(self, errors: list[str]) -> tuple[int, int, int]:
        """Responses linked to what they answer, by any part of a record: links found, all in the gold, false ones."""
        pairs = [(step["record"], step.get("answers", ())) for step in self.gold.get("chain", ())]
        pairs += [(row["response"], row["answers"]) for row in self.gold.get("answer", ())]
        wanted = {(one, other) for one, others in pairs for other in others}
        hit, false = set(), 0
        for record in self.made.records:
            for cause in record.responds_to:
                links = {(one, other) for one in self.golds(record.id) for other in self.golds(cause)}
                hit |= links & wanted
                false += not links & wanted
                if not links & wanted:
                    errors.append(f"false answer: {self._held(record.id)} to {self._held(cause)}")
        errors += [f"missed answer: {one} to {other}" for one, other in sorted(wanted - hit)]
        return len(hit), len(wanted), false

    def golds(self, record: str) -> set[str]:
        """The gold records that a record of the ledger has statements of."""
        return {self.statements[one]["record"] for one in self.of_system[record] if one in self.statements}

    def origins(self, errors: list[str]) -> tuple[int, int] | None:
        found = {record.id: [origin.name for origin in record.origins] for record in self.made.records}
        if not any(found.values()):
            return None
        exact, rows = 0, [row for row in self.gold["record"] if self.best(row["id"])]
        for row in rows:
            names = found[self.best(row["id"]) or ""]
            exact += len(names) == len(row["origins"])
            if len(names) != len(row["origins"]):
                errors.append(f"origins of {row['id']}: {row['origins']}, found {names}")
        return exact, len(rows)

    def families(self, errors: list[str]) -> tuple[int, int, int] | None:
        if not self.made.families:
            return None
        rows = self.gold.get("family", ())
        wanted = {frozenset([row["original"], *(copy["doc"] for copy in row["copy"])]) for row in rows}
        got = {frozenset([one.first, *(copy.document for copy in one.copies)]) for one in self.made.families}
        errors += [f"family {', '.join(sorted(one))}" for one in sorted(wanted ^ got, key=sorted)]
        return len(wanted & got), len(wanted), len(got - wanted)

    def contradictions(self, errors: list[str]) -> tuple[int, int, int] | None:
        if not self.made.contradictions:
            return None
        rows = [(row, self.expanded(row["one"]), self.expanded(row["other"])) for row in self.gold["contradiction"]]
        hit, false = set(), set()
        for found in self.made.contradictions:
            one, other = ({self.statement_of.get(entry, entry)} for entry in found.entries)
            met = [at for at, (_, a, b) in enumerate(rows) if (one & a and other & b) or (one & b and other & a)]
            hit.update(met)
            if not met:
                false.add((found.sort, *sorted(found.records)))
                errors.append(f"false {found.sort}: {', '.join(one)} against {', '.join(other)}")
        return self._told(hit, [row for row, _, _ in rows], false, errors)

    def gaps(self, errors: list[str]) -> tuple[int, int, int] | None:
        if not self.made.gaps:
            return None
        rows = [(row, self.expanded(row["records"])) for row in self.gold["gap"]]
        hit, false = set(), set()
        for found in self.made.gaps:
            mine = {one for record in found.records for one in self.of_system[record]}
            met = [at for at, (row, theirs) in enumerate(rows) if row["sort"] == found.sort and mine & theirs]
            hit.update(met)
            if not met:
                false.add((found.sort, *found.records))
                errors.append(f"false {found.sort} of {found.actor}: {' '.join(sorted(mine))}")
        return self._told(hit, [row for row, _ in rows], false, errors)

    def _told(self, hit: set[int], rows: list[Row], false: set[Any], errors: list[str]) -> tuple[int, int, int]:
        planted = {at for at, row in enumerate(rows) if row["planted"]}
        errors += [f"missed {rows[at]['sort']}: {rows[at]['note'] or rows[at]}" for at in sorted(planted - hit)]
        return len(planted & hit), len(planted), len(false)

    def joining(self) -> list[str]:
        """Gold records that came out in parts, and records of the ledger that hold several."""
        lines = []
        for record, mine in self.of_gold.items():
            parts = Counter(self.system[one] for one in sorted(mine) if one in self.system)
            if len(parts) > 1:
                lines.append(f"split {record}: {' | '.join(self._held(part, mine) for part in parts)}")
        for record, theirs in self.of_system.items():
            if len(of := self.golds(record)) > 1:
                lines.append(f"merged {', '.join(sorted(of))}: {self._held(record, theirs)}")
        return lines

    def _held(self, record: str, among: set[str] | None = None) -> str:
        held = self.of_system[record]
        return " ".join(sorted(held if among is None else held & among))


def scored(of: Case, *, from_gold: bool) -> Score:
    """Assemble the case and mark it."""
    if from_gold:
        pairs = given(of)
        entries = list(pairs.values())
    else:
        entries = [entry for document in of.documents for entry in read(document)]
        pairs = paired(of, entries)
    marker = Marker(of, assemble(entries, of.documents), pairs)
    errors = marker.joining()
    return Score(
        name=of.name,
        records=bcubed(marker.labels(), marker.system),
        overall=bcubed(marker.labels(), {id: marker.system.get(id, id) for id in marker.statements})[2],
        found=len(pairs) / len(of.statements),
        extra=len(entries) - len(pairs),
        answers=marker.answers(errors),
        origins=marker.origins(errors),
        families=marker.families(errors),
        contradictions=marker.contradictions(errors),
        gaps=marker.gaps(errors),
        errors=errors,
    )


def line(score: Score) -> str:
    """One case's figures in one line."""

    def counted(figure: tuple[int, ...] | None) -> str:
        if figure is None:
            return "not there yet"
        return f"{figure[0]}/{figure[1]}" + (f" +{figure[2]} false" if len(figure) > 2 else "")

    precision, recall, f1 = score.records
    figures = [f"records P {precision:.3f} R {recall:.3f} F1 {f1:.3f}", f"overall {score.overall:.3f}"]
    figures.append(f"read {score.found:.2f} +{score.extra}")
    for part in ("answers", "origins", "families", "contradictions", "gaps"):
        figures.append(f"{part} {counted(getattr(score, part))}")
    return f"{score.name:16} " + "  ".join(figures)


def mean(scores: Sequence[Score]) -> str:
    """The mean of the cases' B-cubed in one line."""
    means = [sum(score.records[at] for score in scores) / len(scores) for at in range(3)]
    return f"{'mean':16} records P {means[0]:.3f} R {means[1]:.3f} F1 {means[2]:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score the assembled ledger against the cases.")
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--given", action="store_true", help="assemble the gold statements")
    parser.add_argument("--held-out", action="store_true", help="run those kept out of tuning too")
    parser.add_argument("--errors", action="store_true", help="print what went wrong")
    options = parser.parse_args()
    folders = [CASES / name for name in options.cases] or sorted(path.parent for path in CASES.glob("*/gold.toml"))
    scores = []
    for folder in folders:
        one = case(folder)
        if one.gold["held_out"] and not (options.held_out or options.cases):
            continue
        scores.append(scored(one, from_gold=options.given))
        print(line(scores[-1]))
        for error in scores[-1].errors if options.errors else ():
            print(f"    {error}")
    print(mean(scores))


if __name__ == "__main__":
    main()
