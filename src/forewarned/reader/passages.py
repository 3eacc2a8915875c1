"""Passages that a text gives word for word after naming whose they are: "The union stated the following:", then lines.

Found by the layout alone, so that a passage of many sentences has its source though only some of them are parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]


class Passage(NamedTuple):
    """Whose words they are, and where they stand, in offsets of the text."""

    source: Span
    content: Span


_PARAGRAPH = re.compile(r"\S[^\n]*")
_SAYING = (
    r"(?:say|said|write|wrote|state|stated|add|added|declare|declared|announce|announced|report|reported|read|"
    r"continue|continued|explain|explained|tell|told|warn|warned|reply|replied|recall|recalled)s?"
)
_GIVING = r"(?:issued|released|posted|published|made|sent|gave|read|broadcast|provided|tweeted)"
_KIND = r"(?:statement|message|report|communiqu[eé]|letter|note|announcement|text|account|memo|cable)"
_FOLLOWING = re.compile(
    rf"(?P<who>[^.:;!?]{{2,160}}?)\s+(?:has |have )?(?:{_SAYING}\s+(?:as follows|the following)|"
    rf"{_GIVING}\s+the following(?:\s+\w+)?\s+{_KIND}[^.:]{{0,80}})\s*:$",
    re.IGNORECASE,
)
_SAYS = re.compile(rf"(?P<who>[^.:;!?“”\"]{{2,100}}?)\s+{_SAYING}(?:\s+[^.:“”\"]{{1,60}})?\s*:$", re.IGNORECASE)
_TEXT_OF = re.compile(
    r"(?:the following|this|here) is the (?:full )?text of (?P<who>[^.:;]{3,120}?)"
    r"(?=\s+(?:received|sent|issued|released|written|published|addressed|dated|to)\b|[.:;])",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|which|that|this)", re.IGNORECASE)
_BEFORE = re.compile(r"(?:.*[,;—–]|.*\s--)\s*", re.DOTALL)
_TIME = re.compile(
    r"(?:(?:in|on|at|by|during) the |(?:early|late|later|earlier) )(?:\w+ )?(?:morning|evening|night|day|week) ", re.I
)
_QUOTES = "“\"‘'`"
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-zA-Z])[.)]\s|[-•*]")
_OVER = re.compile(
    r"\[?(?:signed|dated|end of)\b|(?:the same|that|the next|the following) (?:day|week|night|month)\b", re.IGNORECASE
)


@lru_cache(maxsize=16)
def passages(text: str) -> tuple[Passage, ...]:
    """The passages of `text`, in order."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Passage]:
    lines = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text)]
    for number, (start, end) in enumerate(lines[:-1]):
        line = text[start:end].rstrip()
        named, whole = _named(line)
        quoted = text[lines[number + 1][0]] in _QUOTES
        if named is None or not (quoted or whole):
            continue
        last = _last_quoted(text, lines, number + 1) if quoted else _last_line(text, lines, number + 1)
        rest = -1 if line.endswith(":") else line.find(". ", named[1])  # what the line itself gives of the text
        begins = lines[number + 1][0] if rest < 0 else start + rest + 2
        yield Passage((start + named[0], start + named[1]), (begins, lines[last][1]))


def _named(line: str) -> tuple[Span | None, bool]:
    """Whom a line names as speaking, and whether it announces a passage even where no quotation mark follows."""
    match = _TEXT_OF.search(line)
    if match is not None:
        return match.span("who"), True
    if not line.endswith(":"):
        return None, False
    sentence = max(line.rfind(". "), line.rfind("! "), line.rfind("? ")) + 1
    for pattern, whole in ((_FOLLOWING, True), (_SAYS, False)):
        match = pattern.search(line, sentence)
        if match is not None:
            return _speaker(line, *match.span("who")), whole
    return None, False


def _speaker(line: str, start: int, end: int) -> Span | None:
    """The last words of what stands before the verb: of "Asked about it, the owner", the owner."""
    opening = _BEFORE.match(line, start, end)
    start = opening.end() if opening is not None and opening.end() < end else start
    start += len(line[start:end]) - len(line[start:end].lstrip())
    fronted = _TIME.match(line, start, end)  # "In the morning the owner"
    start = fronted.end() if fronted is not None else start
    words = line[start:end].split()
    if not words or len(words) > 14 or _PRONOUN.fullmatch(words[-1]) or _PRONOUN.fullmatch(words[0]):
        return None
    return start, end


def _last_quoted(text: str, lines: list[Span], first: int) -> int:
    """The line in which a quotation ends that goes on from line to line, each opened by a mark."""
    last = first
    while not text[: lines[last][1]].rstrip().endswith(("”", '"', "''", "’")):
        if last + 1 == len(lines) or text[lines[last + 1][0]] not in _QUOTES:
            break
        last += 1
    return last


def _last_line(text: str, lines: list[Span], first: int) -> int:
    """The last line of a passage without quotation marks: its only one, unless it is numbered or a whole document."""
    announced = text[lines[first - 1][0] : lines[first - 1][1]].rstrip()
    if announced.endswith(":") and not _NUMBERED.match(text, lines[first][0]):
        return first
    for number in range(first + 1, len(lines)):
        if _OVER.match(text, lines[number][0]):
            return number - 1
    return len(lines) - 1
