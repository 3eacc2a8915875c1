#!/usr/bin/env python3
"""Draw a sample of the entries that the reader finds, for a person to judge.

    precision.py [DOCUMENTS.jsonl] [--sample 60]

Reads the documents with the command line and prints the sample in the order of the documents, each entry
marked [[so]] within its surroundings. An entry is drawn by a hash of its document, kind and offsets, so the
sample depends on no order, and an entry that stays keeps its place in the draw when others come or go.
precision.md has the judgements of the last sample.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from gate import SHARED, forewarned

CONTEXT = 300  # characters on each side: the sentence before and the one after

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def entries(documents: Path) -> list[Row]:
    """What the reader finds in the documents, as the command line writes it."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "entries.jsonl"
        forewarned("read", str(documents), "-o", str(found))
        return rows(found)


def lot(entry: Row) -> str:
    """The place of an entry in the draw."""
    key = "\t".join(str(entry[field]) for field in ("doc", "kind", "start", "end"))
    return hashlib.sha256(key.encode("utf-8")).hexdigest()


def sample(found: list[Row], size: int) -> list[Row]:
    """The `size` entries with the lowest lots, by document and place."""
    drawn = sorted(found, key=lot)[:size]
    return sorted(drawn, key=lambda entry: (entry["doc"], entry["start"], entry["end"], entry["kind"]))


def shown(entry: Row, text: str) -> str:
    """An entry within its surroundings."""
    start, end = entry["start"], entry["end"]
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    around = " ".join(f"{before}[[{text[start:end]}]]{after}".split())
    return f"{entry['kind']}  {entry['doc']}  {start}-{end}\n    {around}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="?", type=Path, default=SHARED / "corpora" / "polnear_dev.jsonl")
    parser.add_argument("--sample", type=int, default=60, metavar="N", help="how many entries (default: 60)")
    options = parser.parse_args()
    if not options.documents.is_file():
        parser.error(f"no such file: {options.documents}")
    texts = {row["id"]: row["text"] for row in rows(options.documents)}
    found = entries(options.documents)
    drawn = sample(found, options.sample)
    print(f"{len(drawn)} of {len(found)} entries in {len(texts)} documents\n")
    for number, entry in enumerate(drawn, 1):
        print(f"{number}. {shown(entry, texts[entry['doc']])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
