"""Sentences found by punctuation and layout."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.sentences import sentences

CASES = [
    ("one after another", "The dam held. The gate did not.", ["The dam held.", "The gate did not."]),
    ("titles", "Gen. A. B. Ruiz met Dr. Lind. They left.", ["Gen. A. B. Ruiz met Dr. Lind.", "They left."]),
    ("acronym goes on", "The U.S. Navy sailed. It rained.", ["The U.S. Navy sailed.", "It rained."]),
    ("acronym ends it", "He lives in the U.S. The rest left.", ["He lives in the U.S.", "The rest left."]),
    ("quotation closes", "“It leaks.” He left.", ["“It leaks.”", "He left."]),
    ("decimal", "It fell 3.5 metres. Nobody saw.", ["It fell 3.5 metres.", "Nobody saw."]),
    ("soft line end", "The wall of the old\nmill fell on two men.", ["The wall of the old\nmill fell on two men."]),
    ("heading", "Warning ignored\n\nThe mill fell.", ["Warning ignored", "The mill fell."]),
    ("heading without blank line", "Warning ignored\nThe mill fell.", ["Warning ignored", "The mill fell."]),
    ("list", "Found:\n- a crack\n- a leak", ["Found:", "- a crack", "- a leak"]),
    ("cable dateline", "LIMA, 6 FEB 89 (EFE) -- [TEXT] THE MINE FELL.", ["THE MINE FELL."]),
    ("agency dateline", "OSLO (Invented) - The mine fell.", ["The mine fell."]),
    ("question and exclamation", "Who knew? Nobody! Really.", ["Who knew?", "Nobody!", "Really."]),
    ("ellipsis goes on", "It was ... late.", ["It was ... late."]),
    ("nothing", " \n\n ", []),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_cuts(text: str, expected: list[str]) -> None:
    assert [text[s:e] for s, e in sentences(text)] == expected


def test_skips_furniture() -> None:
    text = "The dam held.\n\nWatch: the dam\n\nThe gate did not."
    start = text.index("Watch")
    kept = sentences(text, skip=[(start, start + len("Watch: the dam"))])
    assert [text[s:e] for s, e in kept] == ["The dam held.", "The gate did not."]


@given(st.text(alphabet=st.sampled_from("aB .!?\n\"”“(-)[]0\t'’\x00é"), max_size=200))
def test_any_text(text: str) -> None:
    spans = sentences(text)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert not any(text[s].isspace() or text[e - 1].isspace() for s, e in spans)


@given(st.text(alphabet=st.sampled_from("aB .!?\n"), max_size=200))
def test_no_word_is_lost_outside_datelines(text: str) -> None:
    covered = "".join(text[s:e] for s, e in sentences(text))
    assert "".join(covered.split()) == "".join(text.split())


def test_a_line_without_end_is_one_sentence() -> None:
    text = "word " * 50_000
    assert len(sentences(text)) == 1
