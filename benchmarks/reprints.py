#!/usr/bin/env python3
"""Near copies found: Forewarned's families against MinHash LSH of datasketch alone, on the same texts.

    reprints.py [--seed 1] [--texts N] [DOCUMENTS.jsonl...]

The texts are made by `reprints_recipe.py` from documents (JSON Lines with id and text); by default those of two
corpora in ../shared, which lies beside this checkout. Two documents are a pair when they are of one text.
Printed are precision, recall and F1 over pairs, and seconds of the processor. datasketch gets every threshold from
0.05 to 0.9, shingles of two, three and five words, and its pairs as they are or joined into groups: the best by F1 is
shown, and the seconds of that setting alone. The second table says how many reprints of each kind were found with
their original.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.reprints_recipe import reprints  # noqa: E402
from forewarned.assembly.copies import families, family_of  # noqa: E402
from forewarned.model import Document  # noqa: E402

CORPORA = ROOT.parent / "shared" / "corpora"
DEFAULT = [CORPORA / "r911.jsonl", CORPORA / "polnear_dev.jsonl"]
THRESHOLDS = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
Pairs = set[tuple[str, str]]


def pairs(groups: Iterable[Iterable[str]]) -> Pairs:
    """All pairs within groups, each in order."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def grouped(names: dict[str, str]) -> list[list[str]]:
    """The keys that have one value, together."""
    found: dict[str, list[str]] = {}
    for key, value in names.items():
        found.setdefault(value, []).append(key)
    return list(found.values())


def closed(given: Pairs) -> Pairs:
    """All pairs of what is joined by pairs, in any number of steps."""
    top: dict[str, str] = {}

    def of(name: str) -> str:
        while top.setdefault(name, name) != name:
            name = top[name]
        return name

    for one, other in sorted(given):
        top[max(of(one), of(other))] = min(of(one), of(other))
    return pairs(grouped({name: of(name) for name in list(top)}))


def scores(gold: Pairs, got: Pairs) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    right = len(gold & got)
    return right / max(1, len(got)), right / max(1, len(gold)), 2 * right / max(1, len(gold) + len(got))


def by_families(documents: Sequence[Document]) -> tuple[Pairs, float]:
    """Pairs of Forewarned's families, and seconds of the processor."""
    begun = time.process_time()
    found = family_of(documents, families(documents))
    seconds = time.process_time() - begun
    return pairs(grouped(found)), seconds


def by_datasketch(documents: Sequence[Document], gold: Pairs) -> tuple[Pairs, float, str]:
    """Pairs of datasketch's best setting, the seconds that setting takes alone, and what it is."""
    from datasketch import MinHash, MinHashLSH

    best: tuple[float, Pairs, float, str] = (-1.0, set(), 0.0, "")
    for size in (2, 3, 5):
        begun = time.process_time()
        rows = [re.findall(r"\w+", document.text.lower()) for document in documents]
        shingles = [[" ".join(row[at : at + size]).encode() for at in range(len(row) - size + 1)] for row in rows]
        hashes = MinHash.bulk(shingles, num_perm=128)
        signing = time.process_time() - begun
        for threshold in THRESHOLDS:
            begun = time.process_time()
            lsh = MinHashLSH(threshold=threshold, num_perm=128)
            for document, minhash in zip(documents, hashes, strict=True):
                lsh.insert(document.id, minhash)
            got: Pairs = set()
            for document, minhash in zip(documents, hashes, strict=True):
                got |= {(document.id, other) for other in lsh.query(minhash) if document.id < other}
            seconds = signing + time.process_time() - begun
            for way, these in (("pairs", got), ("groups", closed(got))):
                f1 = scores(gold, these)[2]
                if f1 > best[0]:
                    best = (f1, these, seconds, f"threshold {threshold}, {size} words, {way}")
    return best[1:]


def texts(paths: Iterable[Path]) -> list[tuple[str, str]]:
    """Id and text of each row."""
    lines = (line for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [(row["id"], row["text"]) for row in map(json.loads, lines)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--texts", type=int, help="take only so many documents, spread evenly")
    parser.add_argument("paths", nargs="*", type=Path, default=DEFAULT)
    options = parser.parse_args()
    given = texts(options.paths)
    given = given[:: max(1, len(given) // options.texts)] if options.texts else given
    made = reprints(given, seed=options.seed)
    documents = [document for document, _, _ in made]
    gold = pairs(grouped({document.id: name for document, name, _ in made}))
    ours, our_seconds = by_families(documents)
    theirs, their_seconds, setting = by_datasketch(documents, gold)
    print(f"{len(documents)} documents of {len(given)} texts, {len(gold)} pairs, seed {options.seed}")
    print(f"{'':24}{'precision':>10}{'recall':>8}{'F1':>8}{'seconds':>9}")
    for name, got, seconds in (("forewarned", ours, our_seconds), ("datasketch alone", theirs, their_seconds)):
        print(f"{name:24}" + "{:10.3f}{:8.3f}{:8.3f}{:9.1f}".format(*scores(gold, got), seconds))
    print(f"datasketch at its best: {setting}\n")
    first = {name: document.id for document, name, kind in made if kind == "original"}
    seen: dict[str, Counter[str]] = {}
    for document, name, kind in made:
        if kind != "original":
            pair = (first[name], document.id)
            seen.setdefault(kind, Counter()).update(ours=pair in ours, theirs=pair in theirs, all=1)
    print(f"{'found with the original':24}{'forewarned':>12}{'datasketch':>12}")
    for kind, count in seen.items():
        print(f"{kind:24}{count['ours'] / count['all']:12.3f}{count['theirs'] / count['all']:12.3f}")


if __name__ == "__main__":
    main()
