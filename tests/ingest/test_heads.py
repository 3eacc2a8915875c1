from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest.heads import first_heading, header_end, header_fields, stated_days, with_head
from forewarned.model import Document

SEVENTH = date(2024, 3, 7)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("LONDON, March 7, 2024 - The dam broke.", "published", (SEVENTH, 'dateline "LONDON, March 7, 2024"')),
        ("KABUL, Afghanistan (7 March 2024) — It broke.", "published",
         (SEVENTH, 'dateline "KABUL, Afghanistan (7 March 2024)"')),
        ("SAN LUIS, 7 MAR 24 (RADIO) -- [TEXT] IT BROKE.", "published",
         (SEVENTH, 'dateline "SAN LUIS, 7 MAR 24 (RADIO)"')),
        ("Headline\n\nPublished: 7 March 2024\n\nIt broke.", "published", (SEVENTH, 'line "Published: 7 March 2024"')),
        ("Headline\nPosted on March 7, 2024 at 10:15\nIt broke.", "published",
         (SEVENTH, 'line "Posted on March 7, 2024"')),
        ("---\ntitle: Dam\ndate: 2024-03-07\n---\nIt broke.", "published", (SEVENTH, 'line "date: 2024-03-07"')),
        ("Drafted: 7 March 2024\n\nIt broke.", "written", (SEVENTH, 'line "Drafted: 7 March 2024"')),
        ("Retrieved: 2024-03-07\n\nIt broke.", "retrieved", (SEVENTH, 'line "Retrieved: 2024-03-07"')),
    ],
)  # fmt: skip
def test_days_that_the_first_lines_state(text, name, expected):
    assert stated_days(text) == {name: expected}


@pytest.mark.parametrize(
    "text",
    [
        "7 March 2024\n\nIt broke.",  # nothing says what happened on that day
        "LONDON, March 7 - The dam broke.",  # no year
        "The dam broke on March 7, 2024 - a Thursday.",
        "The ministry was warned on 7 March 2024 - twice.",
        "Updated: 7 March 2024\n\nIt broke.",
        "Published: 03/04/2024\n\nIt broke.",
        "\n\n".join(["It rained."] * 40 + ["Published: 7 March 2024"]),  # far from the top
        "",
    ],
)
def test_no_day_is_guessed(text):
    assert stated_days(text) == {}


def test_header_lines_give_fields_and_stay_in_the_text():
    text = "Title: Dam broke\nPublisher: Daily Ledger\nDate: 7 March 2024\nAuthor: Jane Roe\n\nThe dam broke."
    document = with_head(Document(id="x", text=text))
    assert (document.title, document.publisher, document.author) == ("Dam broke", "Daily Ledger", "Jane Roe")
    assert (document.published, document.published_basis) == (SEVENTH, 'line "Date: 7 March 2024"')
    assert document.text == text


def test_what_was_given_is_not_overwritten():
    given_day = date(2020, 1, 1)
    document = Document(
        id="x", text="Published: 7 March 2024\n\nIt broke.", published=given_day, published_basis="given"
    )
    assert with_head(document).published == given_day
    assert with_head(document).published_basis == "given"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Title: A\nDate: 2024-03-07\nThe dam broke.", 26),
        ("Title: A\n\nDate: 2024-03-07\n\nThe dam broke.", 27),
        ("---\ntitle: A\n---\nThe dam broke.", 17),
        ("Title: A\nThe dam broke.", 0),  # one line is no header
        ("Warning: leave now.\nDanger: the dam.", 0),  # keys that no header has
        ("The dam broke.", 0),
    ],
)
def test_where_a_header_ends(text, length):
    assert header_end(text) == length


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam was weak\n\nThe dam broke.", "Dam was weak"),
        ("Date: 2024-03-07\nSource: X\n\nDam was weak\n\nThe dam broke.", "Dam was weak"),
        ("The dam broke.\n\nIt was weak.", None),
        ("A hard-wrapped line of a\nletter\n\nIt broke.", None),
        ("7 March 2024\n\nIt broke.", None),
        ("LONDON --\n\nThe dam broke.", None),
        ("Alone", None),
    ],
)
def test_a_heading_stands_alone_at_the_top(text, expected):
    assert first_heading(text) == expected


@given(st.text(alphabet=st.sampled_from("Date: 7March2024\n-published\"'TITLE ,"), max_size=120))
def test_any_head_is_survived(text):
    assert 0 <= header_end(text) <= len(text)
    header_fields(text)
    stated_days(text)
    first_heading(text)
