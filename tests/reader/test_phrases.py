"""Where the words of a noun or clause begin and end."""

from __future__ import annotations

import pytest

from forewarned.reader import phrases
from tests.reader.helpers import token, words


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        (
            "The head of the harbour office in Lund, who was ill, resigned.",
            "head",
            "The head of the harbour office in Lund",
        ),
        ("A lawyer for the victims' families, Ann Berg, spoke.", "lawyer", "A lawyer for the victims' families"),
        ("A blaze killing three people began.", "blaze", "A blaze"),
        ("The mayor and the sheriff left.", "mayor", "The mayor"),
        ("The mine's owners left.", "owners", "The mine's owners"),
        ("Minister Eva Holt left.", "Holt", "Minister Eva Holt"),
        ("The ministers of health and transport met.", "ministers", "The ministers of health and transport"),
        ("The clerk, they said, was ill.", "clerk", "The clerk"),
    ],
)
def test_noun_phrase(text: str, head: str, expected: str) -> None:
    assert words(*phrases.noun_phrase(token(text, head))) == expected


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("“The mayor left the hall, which burned.”", "left", "The mayor left the hall, which burned"),
        (
            "The guard said (twice) that the hall, the old one, was empty.",
            "was",
            "that the hall, the old one, was empty",
        ),
        ("They fled.", "They", "They"),
    ],
)
def test_subtree_span_has_no_marks_at_its_edges(text: str, head: str, expected: str) -> None:
    assert words(*phrases.subtree_span(token(text, head))) == expected
