from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest.decoding import decoded, newlines
from forewarned.ingest.raws import Unreadable

ENGLISH = "The ministry’s “café” in São Paulo – it was warned… Müller said £5."


@pytest.mark.parametrize(
    "data",
    [
        ENGLISH.encode(),
        codecs.BOM_UTF8 + ENGLISH.encode(),
        ENGLISH.encode("utf-16"),
        ENGLISH.encode("utf-32"),
        codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"),
        ENGLISH.encode("cp1252"),
    ],
)
def test_sound_text_is_read_in_its_encoding(data):
    assert decoded(data) == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Plain words without any mark were warned.", "utf-16-le"),
        ("Plain words without any mark were warned.", "utf-16-be"),
        ("The ministry’s “café” was warned.", "mac_roman"),
        ("Le ministère a été averti deux fois à Orléans, où la crue était prévue.", "latin-1"),
    ],
)
def test_text_without_a_mark_is_recognised(text, encoding):
    assert decoded(text.encode(encoding)) == text


def test_another_script_is_decoded_to_be_recognised_as_such():
    text = "Российская разведка знала об угрозе за несколько дней до нападения на зал. " * 3
    assert decoded(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("It was warned — twice".encode() + b"\xff\xfe", "broken UTF-8: 2 bytes cannot be decoded"),
        (b"fine\nfine\nThe ministry \xc3\x28 was warned", "the first on line 3"),
        (b"The ministry was warned \xe2\x80 twice", "broken UTF-8: 2 bytes"),
        (b"The ministry was warned at the caf\xc3", "broken UTF-8: 1 byte cannot"),
        (b"warned\x80\x81\x8d twice", "broken UTF-8"),
        (codecs.BOM_UTF16_LE + b"w\x00a\x00r", "broken UTF-16-LE"),
        (bytes(range(256)) * 8, "binary data"),
        (b"\x00\x01\x02\x03" * 50, "binary data"),
        (b"text with a \x00 in it", "binary data"),
        (b"\x01\x02\x03\x04abc", "binary data"),
    ],
)
def test_broken_text_and_binary_data_are_refused(data, reason):
    with pytest.raises(Unreadable, match=reason):
        decoded(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_exactly(text):
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_unreadable(data):
    with suppress(Unreadable):
        assert isinstance(decoded(data), str)


def test_every_line_end_becomes_one_line_feed():
    assert newlines("a\r\nb\rc\nd\r\n\r\ne") == "a\nb\nc\nd\n\ne"
