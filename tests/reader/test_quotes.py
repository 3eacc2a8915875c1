from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.reader.quotes import paragraphs, quotations


def found(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The keeper said "go now" and left.', ['"go now"']),
        ("“The dam holds,” she said. “For now.”", ["“The dam holds,”", "“For now.”"]),
        ("«Le pont est fermé», dit-il.", ["«Le pont est fermé»"]),
        ("»Die Brücke ist zu«, sagte er.", ["»Die Brücke ist zu«"]),
        ("„Die Brücke ist zu“, sagte er.", ["„Die Brücke ist zu“"]),
        ("``The bridge is shut,'' he said.", ["``The bridge is shut,''"]),
        ("''The bridge is shut,'' he said.", ["''The bridge is shut,''"]),
        ("'It's the dogs' dinner,' he said. 'Go.'", ["'It's the dogs' dinner,'", "'Go.'"]),
        ("‘We don’t know the workers’ plan,’ he said.", ["‘We don’t know the workers’ plan,’"]),
        # Inner quotations belong to the outer one.
        ("“He told me 'run' and I ran,” she said.", ["“He told me 'run' and I ran,”"]),
        ('"A", "B" and "C"', ['"A"', '"B"', '"C"']),
        # Apostrophes are no quotations.
        ("The workers' union won't meet the clerks' one.", []),
        ("Rock 'n' roll of the '90s, get 'em.", []),
        # Inches and feet.
        ('A man of 6\'2" said "hello there" to us.', ['"hello there"']),
        ('A 12" pipe and a "safe" valve.', ['"safe"']),
        # An odd mark costs itself alone.
        ('An odd " mark here.\n\n"Fine," she said.', ['"Fine,"']),
        ('It was "great" there" he said, "truly".', ['"great"', '"truly"']),
        ("“Never closed, said the guard.\n\nThe next day came.", []),
        ("Closed only,” said the guard. “All is well,” he added.", ["“All is well,”"]),
        ("", []),
        ('"', []),
    ],
)
def test_quotations_of_a_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_quotation_over_several_paragraphs() -> None:
    text = "“One day came.\n\n“Two days came.\n\n“Three days came,” he said.\n\n“New,” she said."
    states = [(q.closed, q.continued) for q in quotations(text)]
    assert states == [(False, False), (False, True), (True, True), (True, False)]
    assert found(text)[1] == "“Two days came."


def test_a_quotation_that_begins_in_mid_paragraph_and_goes_on() -> None:
    text = "“One,” he said. “Two goes on.\n\n“Three.”"
    assert [(text[q.start : q.end], q.closed, q.continued) for q in quotations(text)] == [
        ("“One,”", True, False),
        ("“Two goes on.", False, False),
        ("“Three.”", True, True),
    ]


def test_wrapped_lines_make_one_paragraph() -> None:
    text = 'The mayor said "the bridge\nwill be shut" today.\n\nNext.'
    assert found(text) == ['"the bridge\nwill be shut"']
    assert len(paragraphs(text)) == 2


def test_long_lines_are_paragraphs_of_their_own() -> None:
    line = "The harbour master closed the gate, " * 5
    text = f'{line} and "left\n{line} again" too.'
    assert found(text) == []


MARKS = st.text(alphabet="ab .,\n\"'“”‘’«»„`5", max_size=80)


@given(MARKS)
def test_spans_are_in_bounds_in_order_and_apart(text: str) -> None:
    last = 0
    for q in quotations(text):
        assert last <= q.start < q.end <= len(text)
        last = q.end


@given(MARKS, st.sampled_from(['"Fine," she said.', "“Fine,” she said."]))
def test_stray_marks_do_not_cost_the_next_paragraph(text: str, clean: str) -> None:
    assert clean[:7] in found(text + "\n\n" + clean)


@pytest.mark.parametrize("unit", ['"', "'", "“", "”", "‘", ' "a', " 'a", "“a\n\n", "a' ", "''", "«»", "6'2\" "])
def test_hostile_texts_are_read_to_the_end(unit: str) -> None:
    text = unit * 100_000
    assert all(0 <= q.start < q.end <= len(text) for q in quotations(text))
