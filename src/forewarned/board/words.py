"""Words as the search knows them: the same for SQLite and PostgreSQL, which would each cut a text in its own way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

FOLDING = 1  # to be raised whenever `folded` comes to give other words: all texts are then indexed anew
_WORD = re.compile(r"[^\W_]+")
_CHUNK = re.compile(r"\S+")  # no white space becomes part of a word
_LONGEST = 100  # characters of a word that is searched for; what is longer is cut
_PIECE, _BYTES = 50_000, 500_000  # words of one piece, and their bytes: PostgreSQL takes at most 1 MB with places


def folded(text: str) -> list[str]:
    """The words of `text` in order: letters and digits only, without case, accents and compatibility forms."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word[:_LONGEST] for word in _WORD.findall(bare.casefold())]


def pieces(text: str) -> Iterator[str]:
    """The folded words of `text`, with spaces between them, in pieces that an index can take; at least one."""
    piece: list[str] = []
    size = 0
    for word in folded(text):
        size += len(word.encode("utf-8", "surrogatepass")) + 1
        if len(piece) == _PIECE or size > _BYTES:
            yield " ".join(piece)
            piece, size = [], len(word.encode("utf-8", "surrogatepass")) + 1
        piece.append(word)
    yield " ".join(piece)


def folded_places(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of `folded`, each with the characters of `text` that it stands for, from and to."""
    for chunk in _CHUNK.finditer(text):
        base, part = chunk.start(), chunk[0]
        if part.isascii():
            for match in _WORD.finditer(part.lower()):
                yield match[0][:_LONGEST], base + match.start(), base + match.end()
            continue
        letters = [(letter, at) for at, one in enumerate(part) for letter in _letters(one)]
        for match in _WORD.finditer("".join(letter for letter, _ in letters)):
            start, end = letters[match.start()][1], letters[match.end() - 1][1] + 1
            while end < len(part) and not _letters(part[end]):
                end += 1  # the accents of the last letter
            yield match[0][:_LONGEST], base + start, base + end


def _letters(one: str) -> str:
    """What one character folds to: nothing for an accent, several letters for a ligature."""
    plain = unicodedata.normalize("NFKD", one.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
