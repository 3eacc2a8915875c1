"""The sentences that the encoder is trained on, with the kinds that they state."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forewarned.sentences import sentences

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of a document, the sentence before it, and the kinds that it states."""

    doc: str
    text: str
    before: str
    kinds: frozenset[str]


def held_out(doc: str) -> bool:
    """Whether a document is kept out of the training, by a hash of its id: one in eleven."""
    return int(hashlib.sha256(doc.encode()).hexdigest(), 16) % 11 == 0


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _rows(doc: str, stated: list[tuple[str, frozenset[str]]]) -> Iterator[Row]:
    before = ""
    for text, kinds in stated:
        yield Row(doc, text, before, kinds)
        before = text


def gold_rows(folder: Path) -> Iterator[Row]:
    """Every sentence of a gold folder, with the kinds of the entries that it shares most of itself or of them with."""
    entries: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in _lines(folder / "entries.jsonl"):
        entries[entry["doc"]].append(entry)
    for document in _lines(folder / "documents.jsonl"):
        text = document["text"]
        stated = []
        for start, end in sentences(text):
            kinds = set()
            for entry in entries[document["id"]]:
                shared = min(end, entry["end"]) - max(start, entry["start"])
                if 2 * shared > min(end - start, entry["end"] - entry["start"]):
                    kinds.add(entry["kind"])
            stated.append((text[start:end], frozenset(kinds)))
        yield from _rows(document["id"], stated)


def annotated_rows() -> Iterator[Row]:
    """Our own annotation of further documents; their texts are in ../shared/corpora."""
    texts = {d["id"]: d["text"] for name in ("muc3", "r911") for d in _lines(SHARED / "corpora" / f"{name}.jsonl")}
    for document in _lines(HERE / "annotations.jsonl"):
        text = texts[document["doc"]]
        stated = [(text[s:e], frozenset(k.rstrip("!") for k in kinds)) for s, e, kinds in document["sentences"]]
        yield from _rows(document["doc"], stated)


def own_rows() -> Iterator[Row]:
    """Articles that we invented."""
    for article in _lines(HERE / "own_news.jsonl"):
        stated = [(text, frozenset(k.rstrip("!") for k in kinds)) for text, kinds in article["sentences"]]
        yield from _rows(article["id"], stated)


def corpus_rows() -> list[Row]:
    """All rows of the public corpora, in a fixed order."""
    return [*gold_rows(SHARED / "eval" / "gold" / "train-open"), *annotated_rows()]


def rows() -> list[Row]:
    """All rows, in a fixed order."""
    return [*corpus_rows(), *own_rows()]
