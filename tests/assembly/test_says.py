"""Phrases are found by their first word, and none that a search for all of them would find is missed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned import lexicon
from forewarned.assembly.sides import says

GROUPS = sorted(
    name
    for name, rows in lexicon.load("contradictions").items()
    if isinstance(rows, list) and all("words" in row for row in rows)
)
PHRASES = {
    group: [words for row in lexicon.load("contradictions")[group] for words in row["words"].split("|")]
    for group in GROUPS
}
PIECES = st.sampled_from(
    [" ", "-", "’", "x", "ſ", "İ", ". ", "the ", *(w for own in PHRASES.values() for w in own[:9])]
)


def searched(quote: str, group: str) -> str:
    longest_first = sorted(PHRASES[group], key=lambda one: -len(one))
    found = re.search(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b", quote, re.I)
    return found.group() if found else ""


@pytest.mark.parametrize("group", GROUPS)
def test_each_phrase_is_found_in_any_case(group: str) -> None:
    for words in PHRASES[group]:
        for said in (words, words.upper(), words.capitalize()):
            assert says(f"It said: {said}, and no more.", group), said


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(GROUPS), st.lists(PIECES, max_size=8).map("".join), st.booleans())
def test_what_a_search_finds_is_found(group: str, quote: str, capitals: bool) -> None:
    quote = (quote.upper() if capitals else quote)[:600]  # more of a sentence is not read
    assert says(quote, group) == searched(quote, group)
