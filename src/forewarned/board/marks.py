"""Text cut into pieces at the bounds of what is marked in it: spans may cross and overlap, pieces never do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

# What shows nothing or turns the text around it; the same as in the report.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe"
    "\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
ROLES = {"actor": "who", "recipient": "to whom", "harm": "what", "time": "when", "source": "source",
         "trigger": "stated by"}  # fmt: skip
_SLOTS = (("trigger", "trigger"), ("actor", "actor"), ("recipients", "recipient"), ("about", "harm"),
          ("sources", "source"), ("when", "time"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Characters from `start` to `end` of a document that fill a slot; an empty role is a whole entry."""

    start: int
    end: int
    role: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; the shortest of what it belongs to comes first. What is `hidden` is shown by its code."""

    start: int
    end: int
    text: str
    roles: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)  # ids of the entries that it is a part of
    tags: list[str] = field(default_factory=list)  # roles that begin here, in words
    hidden: bool = False


def slot_spans(body: Mapping[str, Any]) -> list[Span]:
    """The spans of the slots of an entry, given as its body on the board."""
    found = []
    for name, role in _SLOTS:
        held = body["evidence"][name]
        for place in held if isinstance(held, list) else [held]:
            if place is not None:
                found.append(Span(place["start"], place["end"], role))
    return found


def whole_span(body: Mapping[str, Any]) -> Span:
    """The span of an entry itself."""
    entry = body["entry"]
    return Span(entry["start"], entry["end"], "", entry["id"])


def paragraphs(text: str, at: int, spans: Iterable[Span]) -> list[list[Piece]]:
    """The lines of `text`, which begins at offset `at` of its document, as pieces. Empty lines are left out."""
    given = sorted(spans, key=lambda span: (span.start, span.end, span.role, span.entry))
    found = []
    for line in re.finditer(r"[^\n]+", text):
        if line[0].strip():
            first, last = at + line.start(), at + line.end()
            within = [span for span in given if span.start < last and span.end > first]
            found.append(list(_pieces(line[0], first, within)))
    return found


def _pieces(text: str, at: int, spans: list[Span]) -> Iterator[Piece]:
    end = at + len(text)
    edges = {at, end}
    for span in spans:
        edges |= {max(at, span.start), min(end, span.end)}
    for match in HIDDEN.finditer(text):
        edges |= {at + match.start(), at + match.end()}
    cuts = sorted(edges)
    waiting, active = 0, list[Span]()
    for first, last in pairwise(cuts):
        active = [span for span in active if span.end > first]
        while waiting < len(spans) and spans[waiting].start <= first:
            if spans[waiting].end > first:
                active.append(spans[waiting])
            waiting += 1
        yield _piece(text[first - at : last - at], first, active)


def _piece(text: str, start: int, active: list[Span]) -> Piece:
    order = sorted(active, key=lambda span: (span.end - span.start, span.role, span.entry))
    hidden = HIDDEN.fullmatch(text) is not None
    return Piece(
        start=start,
        end=start + len(text),
        text=f"⟨U+{ord(text):04X}⟩" if hidden else text,
        roles=list(dict.fromkeys(span.role for span in order if span.role)),
        entries=[span.entry for span in order if not span.role],
        tags=list(dict.fromkeys(ROLES[span.role] for span in order if span.role and span.start == start)),
        hidden=hidden,
    )
