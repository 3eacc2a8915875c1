from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest.lines import Line, line_paragraphs, without_running

WIDTH = 6.0  # of a character, in points


def page(*rows, number=0, left=72.0, size=12.0):
    """Lines of one page: a text, or (text, extra space above it, indent)."""
    lines, base = [], 700.0
    for row in rows:
        text, space, indent = row if isinstance(row, tuple) else (row, 0, 0)
        base -= 14 + space
        lines.append(Line(text, left + indent, left + indent + WIDTH * len(text), base, size, number))
    return lines


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        # Space between paragraphs.
        (
            page("The ministry was warned that the old wall was", "weak.", ("It did nothing.", 7, 0)),
            ["The ministry was warned that the old wall was weak.", "It did nothing."],
        ),
        # No space, but a line that ends early.
        (
            page(
                "The ministry was warned that the old wall was", "weak.", "It did nothing at all for the towns beneath."
            ),
            ["The ministry was warned that the old wall was weak.", "It did nothing at all for the towns beneath."],
        ),
        # An indent.
        (
            page("The wall was weak and they knew it very well.", ("It did nothing at all for the", 0, 18), "towns."),
            ["The wall was weak and they knew it very well.", "It did nothing at all for the towns."],
        ),
        # A sentence that ends inside a paragraph, the line full.
        (
            page(
                "The wall was weak and they knew it very well.", "It did nothing at all for the towns beneath.", "No."
            ),
            ["The wall was weak and they knew it very well. It did nothing at all for the towns beneath. No."],
        ),
        # A heading without a full stop.
        (
            page("What was known", "The ministry was warned that the old wall was", "weak."),
            ["What was known", "The ministry was warned that the old wall was weak."],
        ),
        # A list.
        (
            page("It was told of:", "• the letter of 3 March,", "• the alarm."),
            ["It was told of:", "• the letter of 3 March,", "• the alarm."],
        ),
        # Hyphens: the word's own stays where the document has it elsewhere, or before a capital.
        (page("They spoke of an inter-", "national alarm."), ["They spoke of an international alarm."]),
        (
            page("A counter-terrorism unit was told, and counter-", "terrorism was its task."),
            ["A counter-terrorism unit was told, and counter-terrorism was its task."],
        ),
        (page("They sailed to Guinea-", "Bissau in May."), ["They sailed to Guinea-Bissau in May."]),
        (page("From 2001-", "2003 it was quiet."), ["From 2001-2003 it was quiet."]),
        # A page break within a sentence, and one between paragraphs.
        (
            page("The ministry was warned that the old wall was") + page("weak. It did nothing.", number=1),
            ["The ministry was warned that the old wall was weak. It did nothing."],
        ),
        (
            page("The ministry was warned of the old wall there.") + page("It did nothing.", number=1),
            ["The ministry was warned of the old wall there.", "It did nothing."],
        ),
        ([], []),
        (page("\x00\x01"), []),
    ],
)
def test_lines_become_paragraphs(lines, paragraphs):
    assert line_paragraphs(lines) == paragraphs


def test_running_heads_and_page_numbers_are_dropped():
    lines = []
    for number in range(3):
        lines += page(
            f"Inquiry, volume {number}",
            (f"Page {number} says this", 20, 0),
            "of it.",
            (str(number + 1), 20, 0),
            number=number,
        )
    kept = [line.text for line in without_running(lines)]
    assert kept == [text for number in range(3) for text in (f"Page {number} says this", "of it.")]


def test_lines_of_the_text_that_pages_repeat_are_kept():
    lines = [line for number in range(3) for line in page("It was warned", "twice.", "It slept.", number=number)]
    assert without_running(lines) == lines


def test_a_number_within_a_page_is_kept():
    assert without_running(page("1990", "It broke.", "It was weak."))[0].text == "1990"


@given(st.lists(st.text(alphabet="ab -\u00ad.", min_size=1, max_size=12).filter(str.strip), max_size=12))
def test_no_letter_is_lost(rows):
    letters = "".join(character for row in rows for character in row if character.isalpha())
    found = "".join(line_paragraphs(page(*rows)))
    assert "".join(character for character in found if character.isalpha()) == letters
