#!/usr/bin/env python3
"""Time and memory of assembling, by the number of entries, on made reports; and polars on the same table.

    assemble.py [COUNT...] [--rounds 1] [--polars 100000] [--steps]

COUNT is 1,000, 10,000, 100,000 and 300,000 by default. The entries are those of benchmarks/made_reports.py: made by a
seeded recipe, the same on every machine. Each size runs in a process of its own, its fastest of --rounds is printed:

- seconds:  of `forewarned.assemble(entries, documents)` alone, by the clock and of processor; entries are made before
- memory:   the most that the process held (resource.getrusage), and what it held before assembling began
- growth:   processor seconds over those of the size before, scaled to ten times the entries; at most 12 is wanted

polars gets the table of the --polars entries as `forewarned` exports them, one row an entry, as a file of JSON Lines
and as one of CSV. Ten times over it reads the file, groups the rows by kind, actor and harm (rows, documents and first
sentence of each), sorts the groups, and sorts all rows by document and place. It takes as many threads as it likes;
making the file and importing polars are not counted. Wanted is that assembling as many entries takes at most 4 times
as long as polars on JSON Lines, the form in which `forewarned read` writes entries. CSV is told beside it.
polars is needed for this only (the extra `dev` has it); without it the sizes are timed all the same.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from made_reports import made

COUNTS = [1_000, 10_000, 100_000, 300_000]
TIMES = 10  # that polars does it all over
GROWTH, POLARS = 12.0, 4.0  # what is wanted at most

Figures = dict[str, float]


def measured(work: Callable[[], object]) -> Figures:
    """Seconds that `work` takes, by the clock and of processor, all threads together."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return {"clock": time.perf_counter() - clock, "processor": time.process_time() - processor}


def held() -> float:
    """The most memory that this process has held so far, in MB (Linux counts kB, macOS bytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def assembled(count: int) -> Figures:
    """What assembling `count` made entries costs, after a small ledger that loads every word list."""
    from forewarned import assemble

    assemble(*made(200))
    entries, documents = made(count)
    before = held()
    gc.collect()
    ledgers: list[Any] = []
    found = measured(lambda: ledgers.append(assemble(entries, documents)))
    ledger = ledgers[0]
    sizes = {"documents": len(documents), "records": len(ledger.records), "actors": len(ledger.actors)}
    return {**found, **sizes, "before": before, "memory": held()}


def grouped(count: int) -> dict[str, Figures]:
    """What polars takes to read, group and sort the table of `count` made entries, from each of two forms."""
    import polars

    from forewarned.export.rows import entry_row

    with tempfile.TemporaryDirectory() as name:
        lines, commas = Path(name, "entries.jsonl"), Path(name, "entries.csv")
        with lines.open("w", encoding="utf-8") as file:
            for entry in made(count)[0]:
                file.write(json.dumps(entry_row(entry), ensure_ascii=False) + "\n")
        table = polars.read_ndjson(lines)
        listed = [polars.col(slot).list.join("|") for slot in ("recipients", "sources")]
        table.with_columns(*listed).unnest("when").write_csv(commas)
        return {
            "JSON Lines": measured(lambda: _ten_times(polars.read_ndjson, lines)),
            "CSV": measured(lambda: _ten_times(lambda path: polars.read_csv(path, infer_schema_length=None), commas)),
        }


def _ten_times(read: Callable[[Path], Any], path: Path) -> None:
    import polars

    sentence, papers = polars.col("quote").first(), polars.col("doc").n_unique()
    by = ["kind", "actor", "about"]
    for _ in range(TIMES):
        table = read(path)
        table.group_by(by).agg(polars.len(), papers, sentence).sort(by)
        table.sort("doc", "start", "end")


def steps(count: int) -> None:
    """Print the functions of the assembly that take longest over `count` entries."""
    import cProfile
    import pstats

    from forewarned import assemble

    entries, documents = made(count)
    profile = cProfile.Profile()
    profile.runcall(assemble, entries, documents)
    pstats.Stats(profile).sort_stats("cumulative").print_stats("forewarned", 40)


def child(job: str, count: int) -> dict[str, Any]:
    """What `job` finds, in a process of its own."""
    command = [sys.executable, str(Path(__file__)), "--child", job, str(count)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    return found


def print_sizes(counts: list[int], rounds: int) -> dict[int, Figures]:
    """A line a size; the figures of the fastest round of each."""
    print(f"{'entries':>9}{'documents':>11}{'records':>9}{'seconds':>9}{'processor':>11}{'growth':>8}"
          f"{'memory MB':>11}{'before':>8}", flush=True)  # fmt: skip
    found: dict[int, Figures] = {}
    for count in counts:
        runs: list[Figures] = [child("assemble", count) for _ in range(rounds)]
        best = found[count] = min(runs, key=lambda run: run["processor"])
        print(f"{count:>9,}{best['documents']:>11,}{best['records']:>9,}{best['clock']:>9.2f}{best['processor']:>11.2f}"
              f"{growth(found, count):>8}{best['memory']:>11,.0f}{best['before']:>8,.0f}", flush=True)  # fmt: skip
    return found


def growth(found: dict[int, Figures], count: int) -> str:
    """How many times longer `count` took than the size before it, scaled to ten times the entries."""
    smaller = [other for other in found if other < count]
    if not smaller:
        return ""
    near = max(smaller)
    times = found[count]["processor"] / found[near]["processor"]
    return f"{times * 10 * near / count:.1f}"


def print_polars(count: int, mine: Figures) -> None:
    """How assembling compares with polars on the same table."""
    for form, theirs in child("polars", count).items():
        ratio, wall = mine["processor"] / theirs["processor"], mine["clock"] / theirs["clock"]
        print(f"polars, {count:,} entries from {form}, ten times over: {theirs['clock']:.2f} s, processor "
              f"{theirs['processor']:.2f} s; assembling takes {wall:.1f} times as long, of processor {ratio:.1f} times"
              f"{f' (at most {POLARS:.0f} wanted)' if form == 'JSON Lines' else ''}", flush=True)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--polars", type=int, default=100_000, help="entries of the table that polars gets, 0 for none")
    parser.add_argument("--steps", action="store_true", help="profile each size instead")
    parser.add_argument("--child", choices=["assemble", "polars"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps((assembled if options.child == "assemble" else grouped)(options.counts[0])))
        return 0
    if options.steps:
        for count in options.counts:
            steps(count)
        return 0
    found = print_sizes(sorted(options.counts), options.rounds)
    print(f"growth is for ten times the entries; at most {GROWTH:.0f} is wanted")
    if options.polars in found and importlib.util.find_spec("polars"):
        print_polars(options.polars, found[options.polars])
    elif options.polars:
        print("polars is not compared: it is not installed, or no such size was timed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
