"""Bytes → text: what is sound is read in its own encoding, what is broken or no text is refused."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from forewarned.ingest.raws import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
# In English text of an older 8-bit encoding a character beyond ASCII is a letter within a word that is no
# capital after a small letter, or one of these signs. Everything else is taken for a broken byte.
_SIGNS = "‘’“”–—…•€£§©®™°«»·½¼¾†\xa0\xad¿¡²³º‹›‚„"
_ODD_LETTERS = "ÿþðÞÐŒƒªˆ˜"
_CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-Ý]")


def encoding(data: bytes) -> str:
    """The encoding of `data` by its byte order mark, by being valid UTF-8, or by what its bytes look like.

    Raises `Unreadable` for bytes that are no text, and for text with bytes that cannot be decoded.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _older_encoding(data, error)
    if b"\x00" in data[:4096]:
        return _utf16_without_mark(data)
    return "utf-8"


def decoded(data: bytes) -> str:
    """`data` as text, without a byte order mark; `Unreadable` as `encoding` says, or where it is no text."""
    name = encoding(data)
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise Unreadable(f"broken {name.upper()}: the bytes at position {error.start:,} cannot be decoded") from None
    text = text.removeprefix("\ufeff")
    if len(_CONTROLS.findall(text)) > len(text) // 100:
        raise Unreadable("binary data, not text")
    return text


def newlines(text: str) -> str:
    """`text` with every line end as one line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf16_without_mark(data: bytes) -> str:
    head = data[:4096]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    for name, high, low in (("utf-16-le", zeros[1], zeros[0]), ("utf-16-be", zeros[0], zeros[1])):
        if high > len(head) * 0.4 and low == 0 and len(data) % 2 == 0:
            return name
    raise Unreadable("binary data, not text")


def _older_encoding(data: bytes, error: UnicodeDecodeError) -> str:
    if b"\x00" in data:
        return _utf16_without_mark(data)
    if len(_CONTROLS.findall(data[:65536].decode("latin-1"))) > len(data[:65536]) // 100:
        raise Unreadable("binary data, not text")
    high = len(_HIGH.findall(data))
    if not _MULTIBYTE.search(data):
        for name in ("cp1252", "mac_roman"):
            if _plausible(data, name):
                return name
        # Many bytes beyond ASCII: a language in another script, told apart by letter statistics.
        if high > len(data) // 5 and (best := from_bytes(data[:65536]).best()):
            return best.encoding
    bad = _undecodable(data)
    line = data.count(b"\n", 0, error.start) + 1
    raise Unreadable(f"broken UTF-8: {bad:,} byte{'s' * (bad != 1)} cannot be decoded, the first on line {line:,}")


def _plausible(data: bytes, name: str) -> bool:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return False
    if _CAPITAL_INSIDE.search(text):
        return False
    if any(character in text for character in _ODD_LETTERS):
        return False
    words = text.translate(dict.fromkeys(map(ord, _SIGNS), " ")).split()
    return all(word == "à" or _is_word(word) for word in words if not word.isascii())


def _is_word(word: str) -> bool:
    beyond = [character for character in word if not character.isascii()]
    return all(character.isalpha() for character in beyond) and bool(re.search("[A-Za-z]", word))


def _undecodable(data: bytes) -> int:
    return len(_HIGH.findall(_MULTIBYTE.sub(b"", data)))
