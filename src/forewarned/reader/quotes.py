"""Quotations of a text: where the marks stand, paragraph by paragraph.

A mark that has no partner costs that mark and nothing else. One quotation may run over several
paragraphs in the newspaper's way: each paragraph opens with a mark and only the last one closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SINGLE = {"'", "‘", "’", "‚", "‹", "›"}
# ``, two ' or more, or one of the others; written so that all begin in one set of characters, which is found fast.
_MARK = re.compile(r"[\"“”„‟«»‘’‚‹›'`](?:(?<=')'+|(?<=`)`|(?<!`))")
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*")
# A line this long was not wrapped by hand, so its end is the end of a paragraph.
_WRAP = 100
_OPENERS = {'"', "“", "„", "«", "``", "''"}
_CLOSES = {
    '"': '"”“',
    "“": '”"“',
    "”": '”"',
    "„": '“”"',
    "‟": '”"',
    "«": "»",
    "»": "«",
    "``": "''\"",
    "''": "''\"",
    "'": "'’",
    "‘": "’'",
    "’": "’",
    "‚": "‘’",
    "‹": "›",
    "›": "‹",
}
# Words that begin with an apostrophe: 'em, 'til, 'tis, '90s.
_ELISION = re.compile(r"(?:\d\ds?|em|til|tis|twas|cause|bout|n|round|nother|cos)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation of one paragraph: `start` and `end` hold its marks as well.

    `closed` is false where the paragraph ends before a closing mark; `end` is then the paragraph's end.
    `continued` says that it goes on from the unclosed quotation of the paragraph before.
    """

    start: int
    end: int
    closed: bool = True
    continued: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    opens: bool
    closes: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """(start, end) of every paragraph: parted by blank lines, or by the end of a line too long to be wrapped."""
    found: list[tuple[int, int]] = []
    start = 0
    for gap in _PARAGRAPH_END.finditer(text):
        found.extend(_lines(text, start, gap.start()))
        start = gap.end()
    found.extend(_lines(text, start, len(text)))
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first, long_before = start, False
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        long_here = stop - at > _WRAP
        if at > first and (long_before or long_here):
            yield first, at - 1
            first = at
        long_before = long_here
        at = stop + 1
    if first < end:
        yield first, end


def quotations(text: str) -> list[Quotation]:
    """The outermost quotations of `text`, in order and never overlapping. Linear in its length."""
    found: list[Quotation] = []
    parts = [part for part in (_stripped(text, *p) for p in paragraphs(text)) if part[0] < part[1]]
    running = False
    for number, (start, end) in enumerate(parts):
        after = parts[number + 1][0] if number + 1 < len(parts) else len(text)
        goes_on = text[after : after + 1] in _OPENERS or text[after : after + 2] in _OPENERS
        here = list(_in_paragraph(text, (start, end), running, goes_on))
        found.extend(here)
        running = bool(here) and not here[-1].closed
    return found


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())


def _in_paragraph(text: str, span: tuple[int, int], running: bool, goes_on: bool) -> Iterator[Quotation]:
    marks = [m for m in (_mark(text, m) for m in _MARK.finditer(text, *span)) if m.opens or m.closes]
    partners = _partners(text, marks)
    at = 0
    while at < len(marks):
        mark, partner = marks[at], partners.get(at)
        continued = running and mark.start == span[0]
        if partner is not None:
            yield Quotation(mark.start, marks[partner].end, True, continued)
            at = partner
        elif (
            mark.opens
            and mark.kind in _OPENERS
            and (goes_on or continued)
            and not any(m.kind not in _SINGLE for m in marks[at + 1 :])
        ):
            yield Quotation(mark.start, span[1], False, continued)
            return
        at += 1


def _mark(text: str, match: re.Match[str]) -> _Mark:
    start, end, kind = match.start(), match.end(), match.group()
    if kind.startswith("''"):
        kind = "''"
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_before = not (before.isalnum() or before in ".,!?;:…%)]}")
    free_after = not after.isalnum()
    opens = free_before and not after.isspace()
    closes = (not before.isspace() or kind == "''") and before not in "([{" and (free_after or not free_before)
    if kind in ("“", "„", "‟", "‘", "‚", "``"):
        # A left mark may close after a low one („so“) or where a typist confused the two.
        opens = kind != "‘" or free_before
        closes = kind in ("“", "‘") and closes and not _opens_word(after)
    elif kind == "”":
        opens = opens and before.isspace()
    elif kind in ("«", "»", "‹", "›"):
        opens = closes = True
    elif kind in ("'", "’"):
        opens, closes = _apostrophe(text, start, opens, closes)
    if kind == '"' and before.isdigit() and _feet(text, start):
        opens = closes = False
    return _Mark(start, end, kind, opens, closes)


def _opens_word(char: str) -> bool:
    """True for a character that begins a word, so that a mark before it stands at the front."""
    return char.isalnum() or char in "[($£€"


def _apostrophe(text: str, at: int, opens: bool, closes: bool) -> tuple[bool, bool]:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        return False, False
    begins_word = after.isalnum() or after in '[("“…'
    opens = opens and text[at] != "’" and begins_word and not _ELISION.match(text, at + 1)
    if before.isdigit() and after.isdigit():
        closes = False
    return opens, closes


def _feet(text: str, at: int) -> bool:
    """A double mark of inches: 6'2" or 5′11"."""
    return bool(re.search(r"\d['’′]\s?\d{1,2}(?:\.\d)?$", text[max(0, at - 8) : at]))


def _partners(text: str, marks: list[_Mark]) -> dict[int, int]:
    """Index of the closing mark for each opening mark that has one; double marks go before single ones."""
    pairs: dict[int, int] = {}
    double = [i for i, m in enumerate(marks) if m.kind not in ("'", "‘", "’", "‚")]
    _pair_doubles(marks, double, pairs)
    inside: list[tuple[int, int]] = sorted(pairs.items())
    single = [i for i, m in enumerate(marks) if m.kind in ("'", "‘", "’", "‚")]
    _pair_singles(text, marks, _outside(single, inside), pairs)
    return pairs


def _outside(single: list[int], inside: list[tuple[int, int]]) -> list[int]:
    free: list[int] = []
    at = 0
    for i in single:
        while at < len(inside) and inside[at][1] < i:
            at += 1
        if at == len(inside) or i < inside[at][0]:
            free.append(i)
    return free


def _pair_doubles(marks: list[_Mark], order: list[int], pairs: dict[int, int]) -> None:
    """Left to right; an opening mark that meets another one was a stray, unless the second can close it."""
    opened: int | None = None
    for i in order:
        mark = marks[i]
        if opened is not None and mark.closes and mark.kind in _closers(marks[opened].kind):
            pairs[opened] = i
            opened = None
        elif mark.opens:
            opened = i


def _closers(kind: str) -> tuple[str, ...]:
    closers = _CLOSES[kind]
    return ("''", '"') if closers.startswith("''") else tuple(closers)


def _pair_singles(text: str, marks: list[_Mark], order: list[int], pairs: dict[int, int]) -> None:
    """Each opening mark takes the likeliest closing one before the next opening one.

    A mark after a full stop or comma surely closes; one after any letter but s may well; the mark
    of "the workers' union" comes last.
    """
    at = 0
    while at < len(order):
        first = marks[order[at]]
        if not first.opens:
            at += 1
            continue
        stop = at + 1
        while stop < len(order) and not (marks[order[stop]].opens and not marks[order[stop]].closes):
            stop += 1
        rivals = [
            i
            for i in order[at + 1 : stop]
            if marks[i].closes and marks[i].kind in _CLOSES[first.kind] and marks[i].start > first.end
        ]
        best = min(rivals, key=lambda i: (_closing_rank(text, marks[i].start), i), default=None)
        if best is not None:
            pairs[order[at]] = best
            stop = max(stop if best == order[stop - 1] else order.index(best, at, stop) + 1, at + 1)
        at = stop


def _closing_rank(text: str, at: int) -> int:
    before = text[at - 1] if at else " "
    after = text[at + 1 : at + 2]
    if before in ".,!?;…" or after in ".,!?;:)":
        return 0
    return 2 if before == "s" else 1
