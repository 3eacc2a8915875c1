"""One document laid open: sentences, context, offsets of the document."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.model import Document
from forewarned.reader.page import Page, document_timexes
from tests.reader.helpers import spot


def opened(text: str, **more: str) -> Page:
    return Page(Document(id="own", text=text, published=date(2023, 5, 17), **more), trained=False)


@pytest.mark.parametrize(
    ("text", "chosen", "parsed"),
    [
        ("The choir sang. The keeper warned the crew. Snow melted.", [1], [1]),
        ("The choir sang. She warned the crew. Snow melted.", [1], [0, 1]),  # whom "she" stands for
        ("Greenpeace met. The group warned the crew. Snow melted.", [1], [0, 1]),
        ("“Cats slept. The keeper warned the crew. Dogs barked,” she said. Snow melted.", [1], [0, 1, 2]),
        ("The choir sang. Snow melted.", [], []),
        ("", [], []),
    ],
)
def test_what_is_parsed(text: str, chosen: list[int], parsed: list[int]) -> None:
    page = opened(text)
    assert sorted(page.chosen) == chosen
    assert [sentence.number for sentence in page.sentences] == parsed
    assert all(text[s.start : s.end].strip() == s.span.text.strip() for s in page.sentences)


def test_without_the_scan_all_is_parsed() -> None:
    text = "The choir sang. Snow melted."
    page = Page(Document(id="own", text=text), scan_first=False, trained=False)
    assert [sentence.number for sentence in page.sentences] == [0, 1]


def test_attributions_have_offsets_of_the_document() -> None:
    text = "Snow melted. Cats slept.\n\n“The keeper warned the crew of a bomb,” said Ana Ruiz."
    (one,) = [a for a in opened(text).attributions if a.source is not None and a.rule.startswith("speech")][:1]
    assert one.source is not None
    assert one.cue is not None
    assert (text[slice(*one.source)], text[slice(*one.cue)]) == ("Ana Ruiz", "said")


def test_words_are_a_slice_of_the_text() -> None:
    text = "Snow melted.\n\nTHE KEEPER AT ÅRDAL WARNED THE CREW OF A BOMB."
    page = opened(text)
    sentence = page.sentences[-1]
    first = next(t for t in sentence.span if t.lower_ == "keeper")
    found = page.words(first, first, sentence.unit, "rule")
    assert (found.text, text[found.start : found.end], found.rule) == ("KEEPER", "KEEPER", "rule")


def test_times_go_on_from_the_part_before() -> None:
    text = "On 14 July the pier collapsed."
    alone = document_timexes(Document(id="own", text=text))
    going_on = document_timexes(Document(id="own", text=text, preceding="The report covers May 1931."))
    assert [t.earliest for t in alone] == [None]
    assert [t.earliest for t in going_on] == [date(1931, 7, 14)]
    assert [text[t.start : t.end] for t in going_on] == [text[t.start : t.end] for t in alone]


def test_spot_finds_the_sentence_of_a_word() -> None:
    sentence, token = spot("Snow melted. The dam broke.", "dam")
    assert (sentence.number, token.text) == (1, "dam")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("She warned us.|“|” he said.|\n\n| |\ud800|KNEW|bomb|.|é".split("|"))).map("".join))
def test_any_text_can_be_opened(text: str) -> None:
    page = opened(text)
    for sentence in page.sentences:
        assert (sentence.start, sentence.end) == page.spans[sentence.number]
    for one in page.attributions:
        assert 0 <= one.content[0] <= one.content[1] <= len(text)
