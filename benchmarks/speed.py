#!/usr/bin/env python3
"""Time Forewarned against spaCy's own small pipeline, on the same texts, in one run.

    speed.py [--rounds 3] [--every 1] [DOCUMENTS.jsonl...]

Each round runs these in turn, each in a process of its own, so that none profits from what another loaded:

- spaCy:            `nlp.pipe` over the texts of the documents, all components, one process
- read:             `forewarned.read` on each document, one process
- forewarned read:  the command with --jobs 2, from start to the written file

Printed are medians over the rounds, with and without the time that loading takes, and the ratio to spaCy.
At the end, the entries that the trigger scan loses: those found only when every sentence is parsed.
By default the documents are two corpora in ../shared, which lies beside this checkout.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"
DEFAULT = [CORPORA / "polnear_dev.jsonl", CORPORA / "r911.jsonl"]

SPACY = """
import json, sys, time
begun = time.perf_counter()
from forewarned.parse import nlp
pipeline = nlp()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
loaded = time.perf_counter()
tokens = sum(len(doc) for doc in pipeline.pipe(texts))
print(json.dumps({"load": loaded - begun, "work": time.perf_counter() - loaded, "found": tokens}))
"""
READ = """
import json, sys, time
begun = time.perf_counter()
from forewarned import load, read
from forewarned.parse import nlp
nlp()
documents = list(load([sys.argv[1]]))
loaded = time.perf_counter()
entries = sum(len(read(document)) for document in documents)
print(json.dumps({"load": loaded - begun, "work": time.perf_counter() - loaded, "found": entries}))
"""
LOST = """
import json, sys
from forewarned import load, read
def found(document, **options):
    return {(entry.kind, entry.start, entry.end) for entry in read(document, **options)}
every = lost = 0
for document in load([sys.argv[1]]):
    without_scan = found(document, scan=False)
    every += len(without_scan)
    lost += len(without_scan - found(document))
print(json.dumps({"every": every, "lost": lost}))
"""


def child(program: str, documents: Path) -> dict[str, float]:
    """Run `program` on a file of documents in a process of its own; what it prints is JSON."""
    command = [sys.executable, "-c", program, str(documents)]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def command_seconds(documents: Path, folder: Path) -> float:
    """Seconds of `forewarned read --jobs 2` from start to end."""
    begun = time.perf_counter()
    arguments = ["read", str(documents), "--jobs", "2", "--quiet", "-o", str(folder / "entries.jsonl")]
    subprocess.run([sys.executable, "-m", "forewarned", *arguments], check=True)
    return time.perf_counter() - begun


def rounds_of(documents: Path, folder: Path, rounds: int) -> None:
    """Time the three in turn, `rounds` times, and print the medians."""
    spacy, read, command = [], [], []
    for number in range(1, rounds + 1):
        spacy.append(child(SPACY, documents))
        read.append(child(READ, documents))
        command.append(command_seconds(documents, folder))
        print(f"  round {number}: spaCy {spacy[-1]['work']:.1f} s, read {read[-1]['work']:.1f} s, "
              f"command {command[-1]:.1f} s", flush=True)  # fmt: skip
    warm = median(run["work"] for run in spacy)
    cold = median(run["work"] + run["load"] for run in spacy)
    rows = [
        ("spaCy, loading left out", warm, warm),
        ("read, loading left out", median(run["work"] for run in read), warm),
        ("spaCy, loading included", cold, cold),
        ("read, loading included", median(run["work"] + run["load"] for run in read), cold),
        ("forewarned read --jobs 2, all included", median(command), cold),
    ]
    print(f"  {spacy[0]['found']:,.0f} tokens, {read[0]['found']:,.0f} entries; medians of {rounds}:")
    for name, seconds, against in rows:
        print(f"  {name:<42}{seconds:>8.1f} s{against / seconds:>7.2f} x spaCy")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="*", type=Path, default=DEFAULT)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--every", type=int, default=1, help="take only every Nth document")
    options = parser.parse_args()
    missing = [str(path) for path in options.documents if not path.exists()]
    if missing:
        print(f"not there: {', '.join(missing)}")
        return 1
    for path in options.documents:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            lines = path.read_text(encoding="utf-8").splitlines()[:: options.every]
            sample = folder / path.name
            sample.write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"{path.name}: {len(lines)} documents", flush=True)
            rounds_of(sample, folder, options.rounds)
            lost = child(LOST, sample)
            share = lost["lost"] / max(1, lost["every"])
            print(f"  lost to the trigger scan: {lost['lost']:.0f} of {lost['every']:.0f} entries ({share:.1%})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
