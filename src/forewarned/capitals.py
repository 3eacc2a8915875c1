"""Text in capitals, as cables carry it, given ordinary case so that a parser can read it.

The result has the same length, character by character, so every offset stays good. Words that the
lemmatizer's own tables know are lowered; the others (names, acronyms) are given a capital.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_UPPER = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WORD = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’]*")
_SENTENCE_START = re.compile(r"(?:^|(?<![. ][A-Z])[.!?]\s+|\n\s*|--\s+|\]\s+)[\"'“(\[]*$")
# Capitals that are common words too, but name months, days and peoples in any text.
_ALWAYS_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february april june july "
    "august september october november december american americans".split()
)
# Ranks and offices open a name: "COLONEL CRISTOBAL ROMERO" reads better as a name throughout.
_TITLES = frozenset(
    "president general colonel captain major lieutenant sergeant minister senator judge bishop archbishop "
    "mayor governor ambassador dr mr mrs father commander admiral deputy secretary".split()
)


def is_capitals(text: str) -> bool:
    """Whether `text` is set in capitals: 9 of 10 letters and at least 12 of them."""
    if text.isascii():
        raw = text.encode()
        upper = len(raw) - len(raw.translate(None, _UPPER))
        letters = upper + len(raw) - len(raw.translate(None, _UPPER.lower()))
    else:
        upper, letters = sum(map(str.isupper, text)), sum(map(str.isalpha, text))
    return letters >= 12 and upper >= 0.9 * letters


def _lower(word: str) -> str:
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def ordinary_case(text: str, *, known: Callable[[str], bool]) -> str:
    """`text` with sentence capitals and names only; `known` says whether a lower-case word is common."""
    pieces: list[str] = []
    last = 0
    for match in _WORD.finditer(text):
        pieces.append(text[last : match.start()])
        pieces.append(_cased(text, match, known))
        last = match.end()
    pieces.append(text[last:])
    return "".join(pieces)


def _cased(text: str, match: re.Match[str], known: Callable[[str], bool]) -> str:
    word = match.group()
    low = _lower(word)
    bare = low.removesuffix("'s").removesuffix("’s")
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    if len(word) == 1 and text[match.end() : match.end() + 1] == ".":
        return word  # an initial, or a part of U.S.
    opens = bool(_SENTENCE_START.search(text, max(0, match.start() - 6), match.start()))
    if bare in _ALWAYS_NAMES:
        return word[0] + low[1:]
    if known(bare):
        following = re.match(r"\s+([A-Z]{2,})", text[match.end() : match.end() + 40])
        title = bare in _TITLES and following is not None and not known(_lower(following.group(1)))
        return word[0] + low[1:] if opens or title else low
    if around in ("()", "[]") or (len(word) <= 5 and not re.search(r"[AEIOUY]", word)):
        return word  # an acronym
    return word[0] + low[1:]
