"""Fit how the rules' verdict and the encoder's figure are put together, and print each alone and both.

    python benchmarks/fit_kinds.py [--write]

On the documents of the public corpora that `train_kinds.py` kept out (not on our own articles, which are
easier than what others write): one bonus for a kind that a rule vouches for, one where its frame is
strong (`lexicon/frames.toml`), and one threshold, shared by all kinds (a figure for each kind would fit
noise: some have 15 examples), chosen for the best F1 over sentences and kinds. `--write` stores them in
reader/weights/kinds.toml.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from itertools import product
from pathlib import Path

from training_rows import Row, corpus_rows, held_out

from forewarned.model import KINDS, Document
from forewarned.reader import encoder, frames, kinds
from forewarned.reader.page import Page

WEIGHTS = Path(__file__).parent.parent / "src" / "forewarned" / "reader" / "weights" / "kinds.toml"
BONUSES = [i / 2 for i in range(9)]
THRESHOLDS = [i / 4 for i in range(9)]  # without a rule, an entry must be more likely than not
NONE, RULE, STRONG = 0, 1, 2

Example = tuple[float, int, bool]  # the encoder's log-odds, what the rules say, whether it is stated


def examples(kept: list[Row]) -> list[Example]:
    """One example for each sentence and kind of the documents kept out."""
    documents: dict[str, list[Row]] = defaultdict(list)
    for row in kept:
        documents[row.doc].append(row)
    found: list[Example] = []
    for doc, own in documents.items():
        text, starts = "", {}
        for row in own:
            starts[len(text)] = row
            text += " ".join(row.text.split()) + "\n\n"
        ruled: dict[tuple[int, str], int] = defaultdict(int)
        page = Page(Document(id=doc, text=text), scan_first=False, trained=False)
        for sentence in page.sentences:
            around = kinds.setting(sentence.span, sentence.number, page.scan, page.themes[sentence.number])
            hits = kinds.stated_hits(frames.hits(sentence.span), around)
            place = max(start for start in starts if start <= sentence.start)
            for hit in hits:
                level = STRONG if hit.frame.strong else RULE
                ruled[place, hit.frame.kind] = max(level, ruled[place, hit.frame.kind])
        for start, row in starts.items():
            logits = encoder.logits(row.before, row.text)
            found += [(logits[kind], ruled[start, kind], kind in row.kinds) for kind in KINDS]
    return found


def f1(kept: list[Example], bonuses: tuple[float, float, float], threshold: float) -> float:
    said = [(logit + bonuses[rule] >= threshold, true) for logit, rule, true in kept]
    right = sum(a and b for a, b in said)
    return 2 * right / max(1, sum(a for a, _ in said) + sum(b for _, b in said))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    kept = examples([row for row in corpus_rows() if held_out(row.doc)])
    rules = f1([(0.0, rule, true) for _, rule, true in kept], (0.0, 1.0, 1.0), 1.0)
    alone, at = max((f1(kept, (0.0, 0.0, 0.0), t), t) for t in THRESHOLDS)
    pairs = [(rule, strong) for rule, strong in product(BONUSES, BONUSES) if strong >= rule]
    both = max((f1(kept, (0.0, *pair), t), pair, t) for pair, t in product(pairs, THRESHOLDS))
    print(f"{len(kept) // len(KINDS)} sentences kept out of training, F1 over sentences and kinds")
    print(f"rules alone    {rules:.3f}")
    print(f"encoder alone  {alone:.3f} at threshold {at}")
    print(
        f"both           {both[0]:.3f} at threshold {both[2]}, {both[1][0]} for a rule, {both[1][1]} for a strong one"
    )
    if options.write:
        lines = ["# Log-odds that a kind must reach, and what rules add to them (benchmarks/fit_kinds.py)."]
        for name, value in (("threshold", both[2]), ("rule", both[1][0]), ("strong", both[1][1])):
            lines += ["", f"[{name}]", *(f"{kind} = {value}" for kind in KINDS)]
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
