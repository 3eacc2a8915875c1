"""Every frame fires on its own example, and every word list is used and well formed."""

from __future__ import annotations

import pytest

from forewarned import lexicon
from forewarned.model import KINDS
from forewarned.parse import nlp
from forewarned.reader import frames

ROWS = lexicon.load("frames")["frame"]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_example_fires_its_frame(row: dict[str, str]) -> None:
    sentence = next(nlp()(row["example"]).sents)
    assert row["name"] in {hit.frame.name for hit in frames.hits(sentence)}


def test_rows_are_well_formed() -> None:
    names = [row["name"] for row in ROWS]
    assert len(names) == len(set(names))
    for row in ROWS:
        assert row["kind"] in KINDS
        assert any(row.get(place) for place in ("verbs", "nouns", "adjectives")), row["name"]
        assert ("stance" in row) == (row["kind"] == "response"), row["name"]
        known = {"name", "kind", "verbs", "nouns", "adjectives", "with", "subject", "needs", "stance", "actor"}
        assert set(row) <= known | {"recipients", "about", "swap", "pursuer", "animate", "strong", "example"}


def test_classes_have_words_and_an_example() -> None:
    for name, group in lexicon.load("classes").items():
        assert group["words"].split(), name
        assert group["example"], name
