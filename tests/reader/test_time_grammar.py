"""The grammar stays cheap on any input, and every rule can be read."""

from __future__ import annotations

import re

import pytest

from forewarned import lexicon
from forewarned.reader.time_grammar import PIECES, RULES
from forewarned.reader.time_tokens import SHAPES, codes, tokens
from forewarned.reader.time_values import _READERS

TEMPLATES = {**PIECES, **RULES}


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_rule_repeats_without_bound(name):
    # Every rule is a finite number of tokens, so matching is linear in the length of the text.
    assert not re.search(r"[*+]|\{\d*,\}", TEMPLATES[name])


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_name_in_a_rule_is_a_class_or_a_piece(name):
    names = re.findall(r"(?<![<\w{,])[A-Za-z]\w*(?!\w*[:}])", TEMPLATES[name])
    assert {n for n in names if n not in codes() and n not in PIECES} == set()


def test_every_rule_has_a_reader():
    assert set(_READERS) == set(RULES)


def test_no_word_is_in_two_classes():
    words = [w for name, table in lexicon.load("times").items() if name != "holiday" for w in table]
    assert sorted(words) == sorted(set(words))
    assert not set(SHAPES) & (set(lexicon.load("times")) - {"holiday"})


@pytest.mark.parametrize(
    "text",
    ["1" * 100_000, "two " * 20_000, "7 " * 20_000, "\n" * 50_000, "days before " + " " * 50_000, "1,000" * 20_000],
    ids=["digits", "numbers", "sevens", "lines", "spaces", "commas"],
)
def test_long_hostile_lines_are_split_into_at_most_one_token_a_character(text):
    got = tokens(text)
    assert len(got.codes) == len(got.words) <= len(text)
    assert all(a < b for a, b in zip(got.starts, got.ends, strict=True))
