"""Only what is asked for is parsed, neighbours together, and every offset is one of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned import parse
from forewarned.parse import find_entities, hash_of, is_common, nlp, parsed, set_model
from forewarned.sentences import sentences

TEXT = "The mole cracked. Nobody saw it. Rain fell all night. The ferry sank at dawn. Two men drowned."


def units_of(text: str, wanted: list[int]) -> list[parse.Unit]:
    return parsed(text, sentences(text), wanted)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ([], []),
        ([1], ["Nobody saw it."]),
        ([0, 1], ["The mole cracked. Nobody saw it."]),
        ([4, 3, 3], ["The ferry sank at dawn. Two men drowned."]),
        ([0, 2, 4], ["The mole cracked.", "Rain fell all night.", "Two men drowned."]),
        ([0, 1, 3], ["The mole cracked. Nobody saw it.", "The ferry sank at dawn."]),
    ],
)
def test_neighbours_share_a_unit(wanted: list[int], expected: list[str]) -> None:
    units = units_of(TEXT, wanted)
    assert [unit.doc.text for unit in units] == expected
    assert all(TEXT[unit.start :].startswith(unit.doc.text) for unit in units)


def test_words_left_out_between_sentences_part_them() -> None:
    text = "The mole cracked. [advert] Nobody saw it."
    spans = [(0, 17), (27, 41)]
    assert [unit.doc.text for unit in parsed(text, spans, [0, 1])] == [text[a:b] for a, b in spans]


def test_sentences_of_a_unit_are_those_asked_for() -> None:
    text = "The clerk of St. Anne's fled, e.g. from the smoke\n\nTHE MILL BURNED. Five died."
    spans = [(0, 29), (30, 49), (51, 67), (68, 78)]
    (unit,) = parsed(text, spans, range(4))
    starts = [unit.start + s.start_char + len(s.text) - len(s.text.lstrip()) for s in unit.sentences()]
    assert starts == [start for start, _ in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  The dam broke.", "dam"),
        ("Ærøskøbing’s dam — “Nørreå” — broke.", "Nørreå"),
        ("İzmir’s fırtına: 🌊🌊 the dam broke.", "broke"),
        ("THE DAM AT ÅRDAL BROKE ON MONDAY.", "ÅRDAL"),
        ("Rain.\n\n\tThe\u00a0dam broke.", "dam"),
    ],
)
def test_offsets_are_those_of_the_text(text: str, words: str) -> None:
    spans = sentences(text)
    found = [
        unit.span(token, token)
        for unit in parsed(text, spans, range(len(spans)))
        for token in unit.doc
        if token.lower_ == words.lower()
    ]
    assert [text[start:end] for start, end in found] == [words]


def test_capitals_are_parsed_in_ordinary_case() -> None:
    (unit,) = units_of("THE GUARDS CLOSED THE HARBOUR ON MONDAY.", [0])
    assert unit.doc.text == "The guards closed the harbour on Monday."


def test_a_long_run_is_cut_between_sentences() -> None:
    text = " ".join(["The river rose by the hour and took the lower bridge with it."] * 700)
    spans = sentences(text)
    units = parsed(text, spans, range(len(spans)))
    assert len(units) == 3
    assert all(len(unit.doc.text) <= 20_000 for unit in units)
    assert sum(len(unit.sentences()) for unit in units) == len(spans) == 700


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("The dam|BROKE| at|\n\n|. |é|🌊|“|x.|\t|DAM FAILED TODAY|?| ".split("|"))).map("".join))
def test_units_have_the_length_of_their_text(text: str) -> None:
    spans = sentences(text)
    for unit in parsed(text, spans, range(len(spans))):
        piece = text[unit.start : unit.start + len(unit.doc.text)]
        assert unit.doc.text.lower() == piece.lower()


def test_an_unknown_pipeline_is_refused_and_the_old_one_stays() -> None:
    before = nlp()
    with pytest.raises(OSError, match="no spaCy pipeline 'no_such_pipeline'"):
        set_model("no_such_pipeline")
    assert nlp() is before


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("bridge", True),
        ("bridges", True),
        ("stopped", True),
        ("carried", True),
        ("making", True),
        ("the", True),
        ("nørreå", False),
        ("xqz", False),
        ("zzing", False),
        ("", False),
    ],
)
def test_common_words(word: str, expected: bool) -> None:
    assert is_common(word) is expected


def test_the_hash_is_the_one_that_spacy_documents() -> None:
    assert hash_of("coffee") == 3197928453018144401


def test_entities_are_found_where_they_are_asked_for() -> None:
    text = "The harbour office wrote to Maria Lopez in Lima. Rain fell. Boats from Peru left on Monday."
    first, second = units_of(text, [0, 2])
    assert not first.doc.ents
    assert not second.doc.ents
    find_entities([first])
    assert [entity.text for entity in first.doc.ents] == [e.text for e in nlp()(first.doc.text).ents] != []
    assert not second.doc.ents
