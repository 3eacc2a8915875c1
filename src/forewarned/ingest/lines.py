"""Lines as they stand on pages → paragraphs as they were written.

A line break is taken for deliberate, and so for the end of a paragraph, where the next line's first word would
have fitted on the line; the other signs are space between lines, a change of size, an indent and a bullet.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

LINE_END_HYPHENS = "\x02\ufffe"  # how PDFium marks a hyphen that ends a line
_HYPHENS = "-\u2010\u00ad" + LINE_END_HYPHENS
_ENDS = re.compile(r"[.!?:…][\"'”’)\]]*$")
_BULLET = re.compile(r"(?:[•▪◦‣·●■*]|[-–—](?=\s)|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)](?=\s))")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.I)
_SAME_SIZE = 0.08  # part by which sizes of one paragraph may differ
_LOOSE = 1.25  # times the usual distance of lines: more is space between paragraphs
_SET_OFF = 1.4  # times it: more may set a running head off from the text


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, its edges and base in points from the page's lower left, size of its type, page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int


def line_paragraphs(lines: list[Line]) -> list[str]:
    """Paragraphs of a document's lines, in the order given; running heads and page numbers are dropped."""
    body = without_running(lines)
    pitch = _pitch(body)
    edges = _edges(body)
    known = _known_words(body)
    paragraphs: list[str] = []
    for index, line in enumerate(body):
        if index and not _breaks(body[index - 1], line, pitch, edges[index - 1]):
            paragraphs[-1] = _joined(paragraphs[-1], line.text, known)
        else:
            paragraphs.append(line.text)
    cleaned = (" ".join(re.sub("[\x00-\x08\x0b-\x1f\x7f\u00ad\ufffe]", "", words).split()) for words in paragraphs)
    return [words for words in cleaned if words]


def without_running(lines: list[Line]) -> list[Line]:
    """`lines` without page numbers, and without heads and feet that most pages repeat."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    pitch = _pitch(lines)
    outer = {number: _outermost(page, pitch) for number, page in pages.items()}
    seen = Counter(key for page in outer.values() for key in {_running_key(line) for line in page})
    repeated = {key for key, count in seen.items() if count >= 2 and count * 2 > len(pages)}
    dropped = {
        id(line)
        for number, page in outer.items()
        for line in page
        if _running_key(line) in repeated or (line is _lowest(pages[number]) and _PAGE_NUMBER.fullmatch(line.text))
    }
    return [line for line in lines if id(line) not in dropped]


def _outermost(page: list[Line], pitch: float) -> list[Line]:
    # At most two lines at the top and two at the bottom, set off from the rest by space or by size.
    ordered = sorted(page, key=lambda line: -line.base)
    found: list[Line] = []
    for edge in (ordered, ordered[::-1]):
        for count in (1, 2):
            if len(edge) > count and _set_off(edge[count - 1], edge[count], pitch):
                found.extend(edge[:count])
    return found


def _set_off(outer: Line, inner: Line, pitch: float) -> bool:
    return abs(outer.base - inner.base) > _SET_OFF * pitch or not _alike(outer, inner)


def _lowest(page: list[Line]) -> Line | None:
    return min(page, key=lambda line: line.base) if len(page) > 1 else None


def _running_key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.strip()), round(line.base / 6)


def _pitch(lines: list[Line]) -> float:
    # The lower fifth of the distances: most documents have more lines within paragraphs than between.
    gaps = [
        above.base - below.base
        for above, below in pairwise(lines)
        if above.page == below.page and _alike(above, below) and 0.8 < (above.base - below.base) / above.size < 3
    ]
    return quantiles(gaps, n=5, method="inclusive")[0] if len(gaps) > 1 else gaps[0] if gaps else 14.0


def _edges(lines: list[Line]) -> list[float]:
    # How far right the column of each line reaches: its page's lines of like size that begin near it.
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    widest = max((line.right for line in lines), default=0.0)
    edges = []
    for line in lines:
        near = [other for other in pages[line.page] if abs(line.left - other.left) < 3 * line.size]
        peers = [other for other in near if _alike(line, other)]
        edges.append(max(other.right for other in peers) if len(peers) > 2 else widest)
    return edges


def _alike(one: Line, other: Line) -> bool:
    return abs(one.size - other.size) <= _SAME_SIZE * max(one.size, other.size)


def _breaks(above: Line, below: Line, pitch: float, edge: float) -> bool:
    gap = above.base - below.base
    ends = bool(_ENDS.search(above.text))
    width = (below.right - below.left) / max(1, len(below.text))
    fits = above.right + (len(below.text.split(" ", 1)[0]) + 1) * width < edge
    small = below.text[0].islower()
    if not _alike(above, below):
        return True
    if above.page != below.page or gap < -0.5 * above.size:  # a new page or column
        return (ends or fits) and not small
    if gap > _LOOSE * pitch and not (small and not ends):
        return True
    if _BULLET.match(below.text) and (ends or fits or above.text.endswith((";", ","))):
        return True
    indented = below.left - above.left > 0.8 * below.size and not _BULLET.match(above.text)
    return (ends and (indented or fits)) or (fits and not small and not above.text.endswith((",", *_HYPHENS)))


def _known_words(lines: list[Line]) -> frozenset[str]:
    words = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![\w-])")
    return frozenset(word.lower() for line in lines for word in words.findall(line.text))


def _joined(above: str, below: str, known: frozenset[str]) -> str:
    if above[-1] not in _HYPHENS or len(above) < 2 or not above[-2].isalnum():
        return f"{above} {below}"
    stem = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*$", above[:-1])
    head = re.match(r"[^\W\d_]+", below)
    if not stem or not head:
        return above[:-1] + "-" + below
    whole, parted = f"{stem[0]}{head[0]}".lower(), f"{stem[0]}-{head[0]}".lower()
    # The hyphen stays where the document writes the word with one elsewhere, or before a capital.
    keeps = not head[0][0].islower() or (parted in known and whole not in known)
    return above[:-1] + ("-" if keeps else "") + below
