"""Passages given word for word, and whose they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.reader.passages import passages
from tests.reader.helpers import entries


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The dockers' union stated the following:\n\n1. The crane was unsafe.\n\n2. We had said so.\n\n"
            "[Signed] Orvala",
            [("The dockers' union", "1. The crane was unsafe.\n\n2. We had said so.")],
        ),
        (
            "Hours later, the port issued the following statement:\n\nThe pier is closed.",
            [("the port", "The pier is closed.")],
        ),
        (
            "The following is the text of a letter from the inspector received by the mayor.\n\nThe dam is weak.\n\n"
            "That day the mayor left.",
            [("a letter from the inspector", "The dam is weak.")],
        ),
        (
            "Harbour master Ilse Korven said:\n\n“The mole is cracked.\n\n“It will fall.”\n\nThe mole fell in May.",
            [("Harbour master Ilse Korven", "“The mole is cracked.\n\n“It will fall.”")],
        ),
        ("He wrote:\n\n“The mole is cracked.”", []),  # whose they are must be looked up
        ("The union said:\n\nThe mole is cracked.", []),  # nothing shows where it would end
        ("The port sells the following:\n\n1. Rope.\n\n2. Tar.", []),
        ("The following is a list of piers.\n\nThe mole is cracked.", []),
        ("The union stated the following:", []),
        ("", []),
    ],
)
def test_passages(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(text[slice(*p.source)], text[slice(*p.content)]) for p in passages(text)]
    assert found == expected


@given(
    st.lists(st.sampled_from(["The union", " said", " the following", ":", "\n", "“", "”", ". ", "We "])).map("".join)
)
def test_spans_lie_in_the_text(text: str) -> None:
    for source, content in passages(text):
        assert 0 <= source[0] < source[1] <= content[0] < content[1] <= len(text)


def test_a_passage_has_its_source() -> None:
    text = (
        "In the morning the dockers' union stated the following:\n\n1. Gunmen attacked the depot on 3 May.\n\n"
        "2. The police ignored a warning.\n\n[Signed] Orvala"
    )
    assert [[w.text for w in e.sources] for e in entries(text, "incident")] == [["the dockers' union"]]
