"""What is asked of the search, and where its words stand in a text: folding leads back to the real letters."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forewarned.board.words import folded, folded_places

_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_QUOTES = str.maketrans("“”„«»", '"""""')
_ASKED = 10_000  # characters of what is asked that are looked at
_TERMS, _WORDS = 20, 40  # terms of a search, words of a phrase
LOOKED_AT = 1_000_000  # characters of a text in which words are marked
_BEFORE, _AFTER = 90, 170  # characters of text around a word that was found
_SHOWN = 3  # places of one text
_LONGEST = 900  # characters of one place


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a phrase that must occur; with `begins`, the last word may go on."""

    words: tuple[str, ...]
    begins: bool = False

    @property
    def sought(self) -> str:
        """What to look for in the words of a text with a space before each and one behind the last."""
        return f" {' '.join(self.words)}{'' if self.begins else ' '}"

    def ends(self, last: Sequence[str]) -> bool:
        """Whether the words that were read `last` end in this term."""
        if len(last) < len(self.words):
            return False
        tail = list(last)[-len(self.words) :]
        whole = tail[-1].startswith(self.words[-1]) if self.begins else tail[-1] == self.words[-1]
        return whole and tail[:-1] == list(self.words[:-1])


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a text; `hit` where it was looked for."""

    text: str
    hit: bool


def terms(asked: str) -> list[Term]:
    """What `asked` looks for: words, "phrases in quotes", and with an asterisk at the end, beginnings (``warn*``).

    What is no word is passed over; a word with marks within it ("U.S.", "warm-up") is a phrase. Nothing is an error.
    """
    found: dict[Term, None] = {}
    for match in _TERM.finditer(asked[:_ASKED].translate(_QUOTES)):
        said = match[3] or match[1] or ""
        words = tuple(folded(said)[:_WORDS])
        if words:
            found[Term(words, bool(match[2]) or said.rstrip().endswith("*"))] = None
    return list(found)[:_TERMS]


def hits(text: str, wanted: Sequence[Term]) -> Iterator[tuple[int, int, int]]:
    """Where `wanted` stand in `text`: the number of the term, and the characters from and to."""
    longest = max((len(term.words) for term in wanted), default=0)
    words: deque[str] = deque(maxlen=longest)
    starts: deque[int] = deque(maxlen=longest)
    for word, start, end in folded_places(text):
        words.append(word)
        starts.append(start)
        for number, term in enumerate(wanted):
            if term.ends(words):
                yield number, starts[-len(term.words)], end


def snippets(text: str, wanted: Sequence[Term]) -> list[list[Mark]]:
    """The places of `text` where `wanted` first stand, with the words around them; its beginning where none does."""
    text = text[:LOOKED_AT]
    first: dict[int, tuple[int, int]] = {}
    for number, start, end in hits(text, wanted):
        first.setdefault(number, (start, end))
        if len(first) == len(wanted):
            break
    windows: list[tuple[int, int]] = []
    for start, end in sorted(first.values()) or [(0, 0)]:
        low, high = _window(text, start, end)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(high, windows[-1][1]))
        else:
            windows.append((low, high))
    return [_marked(text[low : min(high, low + _LONGEST)], wanted) for low, high in windows[:_SHOWN]]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if low and (space := text.find(" ", low, start)) >= 0:
        low = space + 1
    if high < len(text) and (space := text.rfind(" ", end, high)) >= 0:
        high = space
    return low, high


def _marked(text: str, wanted: Sequence[Term]) -> list[Mark]:
    marks: list[Mark] = []
    at = 0
    for start, end in sorted({(start, end) for _, start, end in hits(text, wanted)}):
        if end <= at:
            continue
        start = max(start, at)
        if start > at:
            marks.append(Mark(text[at:start], False))
        marks.append(Mark(text[start:end], True))
        at = end
    if at < len(text):
        marks.append(Mark(text[at:], False))
    return marks
