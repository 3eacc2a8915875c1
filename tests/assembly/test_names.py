from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.assembly.names import folded, is_acronym, named, parts, tidy


@pytest.mark.parametrize(
    ("text", "key", "titles"),
    [
        ("National Security Advisor Jane Roe", "jane roe", ("National", "Security", "Advisor")),
        ("Ms. Roe", "roe", ("Ms.",)),
        ("Deputy Secretary of Defense Jane Roe", "jane roe", ("Deputy", "Secretary", "of", "Defense")),
        ("Director of Central Intelligence", "director of central intelligence", ()),
        ("her deputy, John Doe", "john doe", ()),
        ("Jane Roe, a former judge", "jane roe", ()),
        ("Harbour Guard leader, Jane Roe", "jane roe", ()),
        ("COAST STAFF COMMANDER COLONEL JUAN PEREZ ROE", "juan perez roe", ("COAST", "STAFF", "COMMANDER", "COLONEL")),
        ("the harbour committee (HC)", "harbour committee", ()),
        ("a group calling itself the Dawn Brigade", "dawn brigade", ()),
        ("Senator Jane Roe of Ohio", "jane roe", ("Senator",)),
        ("at least 40 people", "people", ()),
        ("the engineer who wrote the letter", "engineer", ()),
        ("Jane Roe Jr.", "jane roe jr", ()),
        ("Roe's", "roe", ()),
        ("the", "the", ()),
        ("", "", ()),
    ],
)
def test_name_of_a_slot(text: str, key: str, titles: tuple[str, ...]) -> None:
    name = named(text)
    assert (name.key, name.titles) == (key, titles)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("the FAA, the Coast Guard, and the CIA", ["the FAA", "the Coast Guard", "the CIA"]),
        ("CIA and the FBI", ["CIA", "the FBI"]),
        ("Roe and her staff", ["Roe"]),
        ("Immigration and Naturalization Service", ["Immigration and Naturalization Service"]),
        ("U.S. and Israeli interests", ["U.S. and Israeli interests"]),
        ("Doe and Roe", ["Doe", "Roe"]),
        ("Doe and Smith", ["Doe and Smith"]),
        ("more than 200 men and the women", ["more than 200 men and the women"]),
        ("Jane Roe, the harbour master", ["Jane Roe, the harbour master"]),
    ],
)
def test_names_that_a_slot_lists(text: str, pieces: list[str]) -> None:
    assert parts(text, known={"doe", "roe"}) == pieces


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qa'ida", "al Qaida"),
        ("F.B.I.", "FBI"),
        ("the Elysée", "the Elysee"),
        ("Roe’s", "Roe"),
        ("ISIS-K", "isis k"),
    ],
)
def test_words_that_fold_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("word", "said"), [("FBI", True), ("ISIS-K", True), ("DoD", True), ("Roe", False), ("A", False)]
)
def test_acronyms(word: str, said: bool) -> None:
    assert is_acronym(word) is said


@given(st.text(max_size=400))
def test_any_text_has_a_name_or_none(text: str) -> None:
    for piece in parts(tidy(text)):
        name = named(piece)
        assert name.key == folded(" ".join(name.words))
        assert all(name.words)
