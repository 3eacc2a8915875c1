"""The cheap look before parsing: what is worth a parse, and that offsets hold whatever the characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.model import Kind
from forewarned.reader.scan import scan, worth_weighing
from forewarned.sentences import sentences

CALM = " ".join(["The choir sang in the old hall until the lamps were lit."] * 8)


def chosen(text: str, theme: float = 0.0) -> list[str]:
    spans = sentences(text)
    return [text[slice(*spans[i])] for i in worth_weighing(scan(text, spans), [theme] * len(spans))]


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("The institute warned the village.", True),  # strong alone
        ("THE INSTITUTE WARNED THE VILLAGE.", True),
        ("The keeper knew of the avalanche.", True),  # a frame and a harm
        ("The keeper knew of the concert.", False),  # a frame without one
        (f"The avalanche was white. {CALM}", False),  # a harm without a frame
        ("The swarm of bees hummed.", False),  # "warm" stands inside a word
        ("The\u200awarning\u200a—\u200anot a joke—was heeded.", True),
        ("", False),
    ],
)
def test_worth_weighing(text: str, worth: bool) -> None:
    assert bool(chosen(text)) is worth


def test_harm_in_the_two_sentences_before_is_counted() -> None:
    after = f"{CALM} A mudslide hid the school. Dogs barked. The mayor knew of it. The mayor knew of it."
    spans = sentences(after)
    assert [scan(after, spans).before(i) for i in range(len(spans))][-4:] == [0, 1, 1, 0]


def test_in_a_text_about_harm_every_sentence_counts() -> None:
    text = "The flood was high. The fire was hot. Dogs barked. Cats slept. The mayor knew of it."
    assert len(chosen(text, 0.5)) == 5
    assert chosen(text, 0.1) == ["The flood was high.", "The fire was hot."]  # a frame and a harm


@pytest.mark.parametrize("lead", ["", "İ" * 40 + " ", "ǅungla ẞ ", "🌊🌊 ", "ﬁﬃ "])
def test_words_are_counted_in_their_own_sentence(lead: str) -> None:
    text = f"{lead}Rain fell. The avalanche killed two. Snow fell."
    spans = [(0, len(lead) + 10), (len(lead) + 11, len(lead) + 36), (len(lead) + 37, len(text))]
    found = scan(text, spans)
    assert found.harm == (0, 2, 0)
    assert [found.levels(i)["incident"] for i in range(3)] == ["rule", "strong", "rule"]


def test_words_outside_all_spans_count_for_nothing() -> None:
    text = "Bombs! The choir sang. Floods!"
    found = scan(text, [(7, 22)])
    assert (found.harm, found.density) == ((0,), 0.0)


def test_densities_are_of_each_hundred_words() -> None:
    text = "The coach of the team feared the match. " + "x" * 560
    found = scan(text, [(0, 39)])
    assert found.density == 0.0
    assert found.figurative == pytest.approx(3.0)


@pytest.mark.parametrize(
    ("text", "kind", "level"),
    [
        ("The institute warned the village.", "warning", "strong"),
        ("The keeper knew of the concert.", "knowledge", "rule"),
        ("The keeper knew of the concert.", "warning", "none"),
        ("Police EVACUATED the pier.", "response", "strong"),
        ("The choir sang.", "incident", "none"),
    ],
)
def test_levels_say_what_rules_could_make_of_a_sentence(text: str, kind: Kind, level: str) -> None:
    assert scan(text, [(0, len(text))]).levels(0)[kind] == level


@given(st.text(max_size=80), st.integers(1, 7))
def test_any_text_is_counted_without_error(text: str, step: int) -> None:
    spans = [(i, min(len(text), i + step)) for i in range(0, len(text), step)]
    found = scan(text, spans)
    assert len(found.harm) == len(found.words) == len(spans)
    assert all(0 <= i < len(spans) for i in worth_weighing(found, [0.0] * len(spans)))
