"""Words as the search knows them: the same for SQLite and PostgreSQL, which would each cut a text in its own way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 100  # characters of a word that is searched for; what is longer is cut
_PIECE = 50_000  # words of one text in the index: PostgreSQL takes at most 1 MB of them


def folded(text: str) -> list[str]:
    """The words of `text` in order: letters and digits only, without case, accents and compatibility forms."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word[:_LONGEST] for word in _WORD.findall(bare.casefold())]


def pieces(text: str) -> Iterator[str]:
    """The folded words of `text`, with spaces between them, in pieces that an index can take; at least one."""
    words = folded(text)
    for at in range(0, max(1, len(words)), _PIECE):
        yield " ".join(words[at : at + _PIECE])
