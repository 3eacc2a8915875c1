"""Boxes, arrows, marks and words of the pictures: SVG made on the server, escaped, with classes and no styles.

Nothing here measures a font: widths are estimated on the wide side, so that words stay within their boxes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from forewarned.app.words import printable

SIZE = 12.0
_NARROW, _WIDE = frozenset("ijlIftr.,;:'|!()[] -·“”‘’"), frozenset("mwMW@%…—")
_MOST = 120  # characters of a line that are looked at
# Outlines around (0, 0) with a radius of about 7: a shape and a colour for each kind, neither alone.
_SHAPES = {
    "warning": "M0,-7.5 L7.6,6 L-7.6,6 Z",
    "knowledge": "M-6.5,0 A6.5,6.5 0 1 0 6.5,0 A6.5,6.5 0 1 0 -6.5,0 Z",
    "threat": "M0,-7.8 L7.8,0 L0,7.8 L-7.8,0 Z",
    "response": "M-6,-6 L6,-6 L6,6 L-6,6 Z",
    "incident": "M0,-8 L2.3,-2.6 L7.9,-2.5 L3.6,1.4 L5.1,7 L0,4 L-5.1,7 L-3.6,1.4 L-7.9,-2.5 L-2.3,-2.6 Z",
    "claim": "M-7,-6.5 L7,-6.5 L7,3 L1,3 L-3.5,7.5 L-3.5,3 L-7,3 Z",
}


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


def num(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def wide(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """About how many pixels `text` takes."""
    return sum(map(_em, text)) * size * (1.08 if bold else 1.0)


def _em(letter: str) -> float:
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE or unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.72 if letter.isupper() else 0.0 if unicodedata.combining(letter) else 0.61


def fitted(text: object, width: float, size: float = SIZE, *, bold: bool = False) -> str:
    """`text` on one line, cut so that it fits into `width` pixels."""
    whole = " ".join(printable(text).split())
    if len(whole) <= _MOST and wide(whole, size, bold=bold) <= width:
        return whole
    cut = whole[:_MOST]
    while cut and wide(f"{cut}…", size, bold=bold) > width:
        cut = cut[:-1]
    return f"{cut.rstrip()}…"


def lines(text: object, width: float, most: int, *, bold: bool = False) -> list[str]:
    """`text` in at most `most` lines of `width` pixels, cut at spaces; the last ends in "…" where words are left."""
    words = printable(text).split()[:60]
    found: list[str] = []
    while words and len(found) < most:
        if len(found) == most - 1:
            found.append(fitted(" ".join(words), width, bold=bold))
            break
        line = [words.pop(0)]
        while words and wide(" ".join([*line, words[0]]), bold=bold) <= width:
            line.append(words.pop(0))
        found.append(fitted(" ".join(line), width, bold=bold))
    return found


def joined(parts: Iterable[Markup]) -> Markup:
    """`parts` one after the other."""
    return Markup("").join(parts)


def words(text: object, x: float, y: float, look: str = "") -> Markup:
    """A line of text whose foot stands at (x, y)."""
    return Markup('<text x="{}" y="{}" class="{}">{}</text>').format(num(x), num(y), look, printable(text))


def mark(kind: str, x: float, y: float, *, negated: bool = False, scale: float = 1.0) -> Markup:
    """The mark of a kind; what did not happen is hollow and struck through."""
    strike = Markup('<line x1="-8" y1="8" x2="8" y2="-8" class="strike"/>') if negated else Markup("")
    return Markup('<g class="mark kind-{}{}" transform="translate({},{}) scale({})"><path d="{}"/>{}</g>').format(
        kind, " negated" if negated else "", num(x), num(y), num(scale), _SHAPES[kind], strike
    )


def icon(kind: str, *, negated: bool = False) -> Markup:
    """The mark of a kind as a small picture within text."""
    return Markup('<svg class="icon" viewBox="-10 -10 20 20" aria-hidden="true" focusable="false">{}</svg>').format(
        mark(kind, 0, 0, negated=negated)
    )


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> Markup:
    """A straight line."""
    return Markup('<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(look, num(x1), num(y1), num(x2), num(y2))


def rect(place: Place, look: str, *, round: float = 0) -> Markup:
    """A rectangle."""
    corner = Markup(' rx="{}"').format(num(round)) if round else Markup("")
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>').format(
        look, num(place.x), num(place.y), num(place.width), num(place.height), corner
    )


def link(href: str, label: object, look: str, inside: Markup) -> Markup:
    """What leads to `href`; `label` is what is read aloud, and shown on hovering."""
    return Markup('<a href="{}" class="{}" aria-label="{}"><title>{}</title>{}</a>').format(
        printable(href), look, printable(label), printable(label), inside
    )


def boxed(
    place: Place, texts: Iterable[tuple[str, str]], *, sheet: bool = False, kind: str = "", negated: bool = False
) -> Markup:
    """A box with lines of (words, look), a mark before the first where `kind` is given, a second sheet behind it."""
    behind = rect(Place(place.x + 4, place.y + 4, place.width, place.height), "sheet", round=6) if sheet else Markup("")
    sign = mark(kind, place.x + 14, place.y + 14, negated=negated, scale=0.8) if kind else Markup("")
    told = joined(
        words(text, place.x + (26 if kind and not at else 9), place.y + 18 + at * 15, look)
        for at, (text, look) in enumerate(texts)
    )
    return joined([behind, rect(place, "frame", round=6), sign, told])


def arrow(start: tuple[float, float], end: tuple[float, float], look: str = "", *, bend: float = 0) -> Markup:
    """An arrow along a soft curve; `bend` moves its middle sideways where both ends are in one column."""
    (x1, y1), (x2, y2) = start, end
    reach = max(24.0, abs(x2 - x1) * 0.45)
    ways = (x1 + bend, x2 + bend) if bend else (x1 + reach, x2 - reach)
    side = (7 if bend > 0 else -7) if bend else -7
    curve = f"M{num(x1)},{num(y1)} C{num(ways[0])},{num(y1)} {num(ways[1])},{num(y2)} {num(x2 + side)},{num(y2)}"
    tip = f"M{num(x2)},{num(y2)} l{side},-4 v8 Z"
    return Markup('<g class="edge {}" aria-hidden="true"><path d="{}"/><path class="tip-of" d="{}"/></g>').format(
        look, curve, tip
    )


def pill(text: str, x: float, y: float, look: str = "") -> Markup:
    """Words on an arrow, on a ground of their own, from `x` on."""
    ground = rect(Place(x, y - 8, wide(text, 11, bold=True) + 10, 16), "", round=8)
    return Markup('<g class="pill {}" aria-hidden="true">{}{}</g>').format(look, ground, words(text, x + 5, y + 4))


def picture(size: tuple[float, float], title: str, told: str, inside: Markup) -> Markup:
    """The picture itself, in a frame that scrolls sideways where it is wide; `told` says what it shows."""
    return Markup(
        '<div class="graph-frame" tabindex="0" role="region" aria-label="{title}: picture">'
        '<svg class="graph" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'role="group" aria-label="{title}"><title>{title}</title><desc>{told}</desc>{inside}</svg></div>'
    ).format(title=printable(title), told=printable(told), w=num(size[0]), h=num(size[1]), inside=inside)
