#!/usr/bin/env python3
"""Hold the reader to the quality it has reached.

    gate.py [FIGURES...] [--update] [--allow-regression]

Runs the command line over gold documents in ../shared (beside this checkout), scores what it wrote with
the scorers there, and prints each figure with its floor from gate.toml. Exit status 1 where a figure is
below its floor or a gold file is not the one that the floors were measured on; 0 otherwise, and where
there is no ../shared.

FIGURES picks some of: ledger-dev, ledger-train-news, times, attributions.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "benchmarks" / "gate.toml"
# Other processors round differently and may flip a parse: one entry of 295 is 0.002 of F1. Floors stand at
# what was measured all the same, so a loss within this can not be repeated without being seen.
TOLERANCE = 0.002

Figures = dict[str, float]


def forewarned(*arguments: str) -> None:
    """Run the command line as a user would; raises CalledProcessError when it fails."""
    subprocess.run([sys.executable, "-m", "forewarned", *arguments, "--quiet"], check=True)


def scored(scorer: str, *arguments: str) -> str:
    """What a scorer of ../shared/eval prints."""
    command = [sys.executable, str(SHARED / "eval" / scorer), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def ledger_figures(gold: str, folder: Path) -> Figures:
    """F1 over all kinds and for each, and agreement of each slot on the entries found."""
    source = SHARED / "eval" / "gold" / gold
    found = folder / "entries.jsonl"
    forewarned("read", str(source / "documents.jsonl"), "-o", str(found))
    scores = json.loads(scored("score_ledger.py", str(source), str(found), "--json"))
    slots = scores.pop("slots")
    figures = {f"f1 {kind}": score["f"] for kind, score in scores.items()}
    return figures | {f"slot {slot}": share for slot, share in slots.items()}


def times_figures(folder: Path) -> Figures:
    """Strict, relaxed and value F1 as in TempEval-3."""
    gold = SHARED / "corpora" / "timebank_aquaint.jsonl"
    documents, found = folder / "documents.jsonl", folder / "times.jsonl"
    rows = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
    lines = [json.dumps({"id": row["id"], "published": row["dct"], "text": row["text"]}) for row in rows]
    documents.write_text("\n".join(lines) + "\n", encoding="utf-8")
    forewarned("inspect", str(documents), "--layer", "times", "-o", str(found))
    return printed_f1(scored("score_timex.py", str(gold), str(found)))


def attributions_figures(folder: Path) -> Figures:
    """F1 of attributions (source and content) and of contents alone."""
    gold = SHARED / "corpora" / "polnear_dev.jsonl"
    found = folder / "attributions.jsonl"
    forewarned("inspect", str(gold), "--layer", "attributions", "-o", str(found))
    return printed_f1(scored("score_polnear.py", str(gold), str(found)))


def printed_f1(text: str) -> Figures:
    """The figures of lines such as ``relaxed  P 0.900  R 0.910  F1 0.905``."""
    return {f"f1 {name}": float(f1) for name, f1 in re.findall(r"^(\w[\w ]*?)\s+P .*F1 ([\d.]+)$", text, re.MULTILINE)}


MEASURES: dict[str, Callable[[Path], Figures]] = {
    "ledger-dev": lambda folder: ledger_figures("dev", folder),
    "ledger-train-news": lambda folder: ledger_figures("train-news", folder),
    "times": times_figures,
    "attributions": attributions_figures,
}
GOLD = {
    "ledger-dev": [f"eval/gold/dev/{name}" for name in ("covered.txt", "documents.jsonl", "entries.jsonl")]
    + ["eval/score_ledger.py"],
    "ledger-train-news": [
        f"eval/gold/train-news/{name}" for name in ("covered.txt", "documents.jsonl", "entries.jsonl")
    ]
    + ["eval/score_ledger.py"],
    "times": ["corpora/timebank_aquaint.jsonl", "eval/score_timex.py"],
    "attributions": ["corpora/polnear_dev.jsonl", "eval/score_polnear.py"],
}

# Which figures have a floor. The rest is shown only: a kind with ten entries in the gold moves by a tenth for one.
HELD = {
    "ledger-dev": r"f1 all|slot .*",
    "ledger-train-news": r"f1 all",
    "times": r"f1 (relaxed|value)",
    "attributions": r"f1 attribution",
}


def digests(figures: list[str]) -> dict[str, str]:
    """The SHA-256 of each file that the figures rest on, by its path within ../shared."""
    names = sorted({name for figure in figures for name in GOLD[figure]})
    return {name: hashlib.sha256((SHARED / name).read_bytes()).hexdigest() for name in names}


def floor_of(measured: float) -> float:
    """`measured`, rounded down to three decimals."""
    return math.floor(measured * 1000 + 1e-9) / 1000


def raised(
    floors: dict[str, Figures], measured: dict[str, Figures], *, allow_regression: bool
) -> tuple[dict[str, Figures], list[str]]:
    """New floors at what was measured, and the figures that would have had to fall and were not let."""
    new = {part: dict(figures) for part, figures in floors.items()}
    refused = []
    for part, figures in measured.items():
        for name, value in figures.items():
            if not re.fullmatch(HELD[part], name):
                continue
            old = floors.get(part, {}).get(name)
            if old is not None and floor_of(value) < old and not allow_regression:
                if value < old - TOLERANCE:
                    refused.append(f"{part}: {name} {value:.3f} is below its floor {old:.3f}")
                continue
            new.setdefault(part, {})[name] = floor_of(value)
    return new, refused


def below(floors: dict[str, Figures], measured: dict[str, Figures]) -> list[str]:
    """What fell below its floor, or has a floor and was not measured."""
    failures = []
    for part, figures in measured.items():
        for name, floor in floors.get(part, {}).items():
            value = figures.get(name)
            if value is None or value < floor - TOLERANCE:
                failures.append(f"{part}: {name} {'missing' if value is None else f'{value:.3f}'}, floor {floor:.3f}")
    return failures


def as_toml(gold: dict[str, str], floors: dict[str, Figures]) -> str:
    """The text of gate.toml."""
    lines = [
        "# Written by `gate.py --update`: floors of quality, and the files in ../shared that they were measured on.",
        "",
    ]
    lines += ["[sha256]", *(f'"{name}" = "{digest}"' for name, digest in sorted(gold.items()))]
    for part, figures in floors.items():
        lines += ["", f"[floors.{part}]", *(f'"{name}" = {value:.3f}' for name, value in figures.items())]
    return "\n".join(lines) + "\n"


def show(floors: dict[str, Figures], measured: dict[str, Figures]) -> None:
    """A table of figure, floor and what was measured."""
    print(f"{'figure':<44}{'floor':>8}{'measured':>10}")
    for part, figures in measured.items():
        for name, value in figures.items():
            floor = floors.get(part, {}).get(name)
            mark = "  below" if floor is not None and value < floor - TOLERANCE else ""
            print(f"{part + ': ' + name:<44}{'' if floor is None else f'{floor:.3f}':>8}{value:>10.3f}{mark}")


def measure(parts: list[str]) -> dict[str, Figures]:
    """The figures of each part, by the command line over its gold."""
    measured = {}
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            measured[part] = MEASURES[part](Path(folder))
    return measured


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("figures", nargs="*", metavar="FIGURES", help=f"some of {', '.join(MEASURES)}; default: all")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors, take new gold")
    options = parser.parse_args()
    if unknown := sorted(set(options.figures) - set(MEASURES)):
        parser.error(f"no such figures: {', '.join(unknown)}")
    if not SHARED.is_dir():
        print("gate skipped: there is no ../shared (the gold files) beside this checkout")
        return 0
    parts = options.figures or list(MEASURES)
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    floors, known = pinned.get("floors", {}), pinned.get("sha256", {})
    gold = digests(parts)
    changed = [name for name, digest in gold.items() if known.get(name, digest) != digest]
    if changed and not (options.update and options.allow_regression):
        print(f"gate failed: not the files that the floors were measured on: {', '.join(changed)}")
        return 1
    measured = measure(parts)
    show(floors, measured)
    if options.update:
        floors, failures = raised(floors, measured, allow_regression=options.allow_regression)
        FLOORS.write_text(as_toml(known | gold, floors), encoding="utf-8")
    else:
        failures = below(floors, measured)
    for failure in failures:
        print(f"gate failed: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
