"""Sentences of a text as spans, found by punctuation and layout alone.

A parser finds sentences too, but only after it has parsed everything; here they are needed first,
to decide what is parsed at all. Paragraphs end at blank lines, headings and list items at their
line's end; other line ends are soft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cmdr adm maj gov sen rep rev hon st jr sr vs etc inc ltd co corp "
    "no nos vol fig jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
    "u.s u.k u.n e.g i.e a.m p.m approx dept est gens sens reps messrs mt ft ave blvd brig pres".split()
)
# After one of these a full stop may end the sentence too: it does so before a word that opens sentences.
_MAY_END = frozenset("u.s u.k u.n a.m p.m inc co corp jr sr ltd etc".split())
_OPENERS = frozenset(
    "the a an in on at but and he she it they we i this that these those his her its their there when while "
    "after before if as for some many most all no not one two according however meanwhile still yet so what who "
    "how why where during since until with by from to then also both each several".split()
)
_BOUNDARY = re.compile(r"(?:[.!?]+|…)(?:[\"'”’»)\]]|'')*(?=\s)")
_PARAGRAPH = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE_BREAK = re.compile(r"\n(?=[ \t]*(?:[#>*•·–-] ?|\d{1,3}[.)] )?\S)")
_ITEM = re.compile(r"\n[ \t]*(?:[#>*•·] |[-–] |\d{1,3}[.)] )")
_NEXT = re.compile(r"\s+[\"'“‘«(\[`]*([A-Za-z0-9À-ž][\w’'-]*)?")
_LAST_WORD = re.compile(r"[\w.]+$")
# Cable and agency datelines: "BOGOTA, 26 SEP 89 (DPA) -- [TEXT]", "MEXICO CITY (Reuters) - "
_DATELINE = re.compile(
    r"\s*[A-Z][\w .,'’()/&-]{1,100}?(?:\([A-Z][^()\n]{1,60}\)|\d{2,4})\s*(?:--|-|–|—|_)\s+(?:\[[A-Z .]+\]\s*)*"
)
_SHORT_LINE = 45  # a line this short with no closing mark before a capital is a heading, not wrapped text


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    """Whether the mark at `match` closes a sentence, by the words on both sides of it."""
    following = _NEXT.match(text, match.end(), end)
    word = following.group(1) if following else None
    if word is not None and word[0].islower():
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    last = before.group().lower() if before else ""
    if len(last) == 1 and last.isalpha() and last != "i":  # an initial
        return text[match.start() - 1].islower()
    if last not in _ABBREVIATIONS and not re.fullmatch(r"(?:[a-z]\.)+[a-z]", last):
        return True
    return last in _MAY_END and word is not None and word.lower() in _OPENERS and word[0].isupper()


def _line_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Line ends within a paragraph that end a heading or a list item."""
    line = start
    for match in _LINE_BREAK.finditer(text, start, end):
        words = text[line : match.start()].strip()
        rest = text[match.end() : match.end() + 40].lstrip()
        heading = 0 < len(words) < _SHORT_LINE and words[-1] not in ".,;:-–—" and rest[:1].isupper()
        if heading or _ITEM.match(text, match.start()):
            yield match.start()
        line = match.end()


def _paragraph_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    dateline = _DATELINE.match(text, start, min(end, start + 200))
    if dateline and dateline.end() < end:
        start = dateline.end()
    cuts = {m.end() for m in _BOUNDARY.finditer(text, start, end) if _ends_sentence(text, m, end)}
    cuts.update(_line_breaks(text, start, end))
    for cut in [*sorted(cuts), end]:
        while start < cut and text[start].isspace():
            start += 1
        stop = cut
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if stop > start:
            yield start, stop
        start = cut


def sentences(text: str, *, skip: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """Spans of the sentences of `text` in order, without those that touch a span of `skip`."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in [*_PARAGRAPH.finditer(text), None]:
        end = match.start() if match else len(text)
        spans.extend(_paragraph_sentences(text, start, end))
        start = match.end() if match else end
    if not skip:
        return spans
    return [(s, e) for s, e in spans if not any(s < b and a < e for a, b in skip)]
