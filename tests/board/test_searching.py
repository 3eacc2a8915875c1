"""The same hits, in the same order, on both databases as by going through all texts in Python."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, insert

from forewarned.board.searching import Sought, search
from forewarned.board.snippets import Term, hits, snippets, terms
from forewarned.board.tables import BOARD_TEXTS
from forewarned.board.words import folded, folded_places, pieces
from forewarned.case import new_case
from forewarned.case.engines import reading, writing
from forewarned.case.tables import DOCUMENTS

WORDS = ["warn", "warned", "Warning", "crane", "U.S.", "naïve", "ﬁre", "ΣΊΣΥΦΟΣ", "straße", "1e5", "007", "3d", "ab𞤀c",
         "٣٤", "²", "Ⅷ", "한국", "à́b", "_x_", "warm-up", "l’eau", "a"]  # fmt: skip
TEXT = st.lists(st.sampled_from(WORDS) | st.text(max_size=4), max_size=12).map(" ".join)
ASKED = st.lists(st.sampled_from([*WORDS, "war*", '"crane warn"', '"a crane*', "AND", "NOT", "*", '"', "NEAR("]) | TEXT,
                 max_size=4).map(" ".join)  # fmt: skip


@pytest.fixture
def engine(place: str) -> Iterator[Engine]:
    with new_case(place) as case:
        yield case.engine


def laid(engine: Engine, texts: list[str]) -> None:
    """Documents of these texts, and what the board has of them for the search."""
    blank = {"sha256": "x", "content": "x", "origin": "", "reader": "", "body": "{}"}
    with writing(engine) as connection:
        connection.execute(delete(BOARD_TEXTS))
        connection.execute(delete(DOCUMENTS))
        for at, text in enumerate(texts, 1):
            clean = text.replace("\0", " ")
            row = {"number": at, "key": str(at), "id": str(at), "text": clean, "characters": len(clean), **blank}
            connection.execute(insert(DOCUMENTS).values(row))
            for piece, words in enumerate(pieces(clean)):
                found = {"sort": "document", "ref": f"{at}/{piece}", "key": "", "words": words}
                connection.execute(insert(BOARD_TEXTS).values(found))


def scanned(texts: list[str], wanted: list[Term]) -> list[int]:
    """The plain way."""
    found = []
    for at, text in enumerate(texts, 1):
        words = folded(text.replace("\0", " "))
        if wanted and all(_within(words, term) for term in wanted):
            found.append(at)
    return found


def _within(words: list[str], term: Term) -> bool:
    return any(term.ends(words[: end + 1]) for end in range(len(words)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXT, min_size=1, max_size=6), asked=st.lists(ASKED, min_size=1, max_size=5))
def test_hits_are_those_of_a_plain_scan(engine: Engine, texts: list[str], asked: list[str]) -> None:
    laid(engine, texts)
    for one in asked:
        wanted = terms(one)
        with reading(engine) as connection:
            found = search(connection, 1, Sought(wanted), 1, size=50)
        assert [hit.document for hit in found.hits] == scanned(texts, wanted)
        for hit in found.hits:
            assert any(mark.hit for place in hit.places for mark in place)


@pytest.mark.parametrize(
    "asked",
    ["", "***", '"', '""""', "'; DROP TABLE log; --", "a" * 10_000, "x " * 10_000, '"' * 9_999, "!&|():*<->", "\0\0",
     "words:", "NEAR(a b, 3)", "a OR b", "^a", "{a b}", "\ud800", "-a", "+a", "%", "\\", "a:*"],
)  # fmt: skip
def test_hostile_searches_are_no_errors(engine: Engine, asked: str) -> None:
    laid(engine, ["a crane"])
    with reading(engine) as connection:
        assert search(connection, 1, Sought(terms(asked)), 1, size=5).pages.page == 1


def test_words_of_one_document_may_stand_in_different_pieces(engine: Engine) -> None:
    laid(engine, ["first " + "and " * 60_000 + "last", "first alone"])
    with reading(engine) as connection:
        assert [hit.document for hit in search(connection, 1, Sought(terms("last first")), 1, size=5).hits] == [1]


def test_long_words_do_not_fill_the_index_of_postgresql(engine: Engine) -> None:
    laid(engine, [" ".join(f"{number:0>100}" for number in range(15_000)) + " last"])
    with reading(engine) as connection:
        assert search(connection, 1, Sought(terms("last")), 1, size=5).documents == 1


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Crane  CRANE", [Term(("crane",))]),
        ("“dock five” warn*", [Term(("dock", "five")), Term(("warn",), True)]),
        ('"dock fi*"', [Term(("dock", "fi"), True)]),
        ('"dock fi"*', [Term(("dock", "fi"), True)]),
        ("U.S.", [Term(("u", "s"))]),
        ('"unclosed phrase', [Term(("unclosed", "phrase"))]),
        ("* - ...", []),
    ],
)
def test_what_is_asked(asked: str, wanted: list[Term]) -> None:
    assert terms(asked) == wanted


@given(st.text() | TEXT)
def test_folding_leads_back_to_the_letters(text: str) -> None:
    found = list(folded_places(text))
    assert [word for word, _, _ in found] == folded(text)
    assert all(0 <= start < end <= len(text) for _, start, end in found)


@given(TEXT, ASKED)
def test_marks_are_the_words_that_were_asked_for(text: str, asked: str) -> None:
    wanted = terms(asked)
    for place in snippets(text, wanted):
        assert "".join(mark.text for mark in place) in text
    for number, start, end in hits(text, wanted):
        words = folded(text[start:end])
        assert _within(words, wanted[number])


@pytest.mark.parametrize(
    ("text", "asked", "marked"),
    [
        ("The naïve café.", "cafe NAIVE", ["naïve", "café"]),
        ("A cafe\u0301 closed.", "café", ["cafe\u0301"]),
        ("The ﬁreman came.", "fireman", ["ﬁreman"]),
        ("Die Straße war eng.", "strasse", ["Straße"]),
        ("Warned, warning; warn.", "warn*", ["Warned", "warning", "warn"]),
        ("Dock five, dock six.", '"dock six"', ["dock six"]),
        ("a b a b a", '"a b a"', ["a b a", " b a"]),
    ],
)
def test_marks_stand_on_the_real_letters(text: str, asked: str, marked: list[str]) -> None:
    (place,) = snippets(text, terms(asked))
    assert [mark.text for mark in place if mark.hit] == marked


def test_a_long_text_is_shown_around_its_words() -> None:
    places = snippets("before " * 200 + "crane " + "between " * 200 + "ice " + "after " * 200, terms("ice crane"))
    assert len(places) == 2
    assert all(sum(len(mark.text) for mark in place) < 400 for place in places)
