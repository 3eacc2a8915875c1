from __future__ import annotations

from datetime import date

import pytest

from forewarned.ingest.raws import Unreadable
from forewarned.ingest.texts import markdown_documents, markdown_paragraphs, text_documents
from tests.ingest.helpers import SENTENCE, raw_of


def test_a_text_is_kept_exactly_but_for_line_ends():
    data = "\ufeff  One\ttwo.  \r\n\r\nHard-\r\nwrapped \x1b here.\f\n".encode()
    (document,) = text_documents(raw_of(data, "a.txt"))
    assert document.text == "  One\ttwo.  \n\nHard-\nwrapped \x1b here.\f\n"


@pytest.mark.parametrize(
    ("source", "paragraphs", "title"),
    [
        ("# Dam\n\nIt was *weak*\nand **old**.", ["Dam", "It was weak and old."], "Dam"),
        ("Dam\n===\n\n## What was known\n", ["Dam", "What was known"], "Dam"),
        ("See [the letter](http://x.example) and ![a picture](p.png) `now`.", ["See the letter and now."], None),
        ("> They were told.\n\n- One\n- Two", ["They were told.", "One", "Two"], None),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["a | b", "1 | 2"], None),
        ("```\ncode line\n```", ["code line"], None),
        ("<div>gone</div>\n\nKept <b>this</b>.", ["Kept this."], None),
        ("AT&amp;T was told.", ["AT&T was told."], None),
        ("", [], None),
    ],
)
def test_markdown_without_its_marks(source, paragraphs, title):
    assert markdown_paragraphs(source) == (paragraphs, title)


def test_front_matter_goes_to_the_fields():
    source = (
        f"---\ntitle: 'The dam'\nauthor: Jane Roe\nsource: Ledger\ndate: 2024-03-07\ntags:\n- a\n---\n\n{SENTENCE}\n"
    )
    (document,) = markdown_documents(raw_of(source.encode(), "a.md"))
    assert document.text == SENTENCE
    assert (document.title, document.author, document.publisher) == ("The dam", "Jane Roe", "Ledger")
    assert (document.published, document.published_basis) == (date(2024, 3, 7), 'line "date: 2024-03-07"')


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"...\n---\n"])
def test_nothing_to_read(data):
    with pytest.raises(Unreadable, match=r"empty file|no text in it"):
        list(text_documents(raw_of(data)))
