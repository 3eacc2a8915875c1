"""Where a decision belongs: found again by content, whatever ids and offsets a new run or reader gives.

First the exact span, then the same quote in the same document, then an entry of the same kind that overlaps.
One entry is the place of one anchor only: what was decided on an entry that is gone does not fall on its
neighbour, and an anchor that finds no place says why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from forewarned.case.codec import Json, digest
from forewarned.model import Document, Entry, Kind, Stance

Span = tuple[int, int]
_Rank = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """An entry by its content. `document` only tells apart two documents of the same bytes."""

    sha256: str
    document: str
    start: int
    end: int
    quote: str
    kind: Kind  # as extracted
    shown: Kind  # as it was when the decision was made: a person may have corrected it before
    stance: Stance | None = None
    polarity: bool = True
    trigger: tuple[int, str] | None = None  # offset from `start`, and the words
    root: str = ""  # what all decisions on this entry share, though readers have moved it in between


def anchor_of(entry: Entry, document: Document, *, shown: Kind | None = None, root: str = "") -> Anchor:
    """The anchor of `entry` as it was extracted.

    `shown` is the kind that it is shown with, `root` that of the decisions that were made on it before.
    """
    trigger = (entry.trigger.start - entry.start, entry.trigger.text) if entry.trigger else None
    made = Anchor(
        sha256=document.sha256,
        document=document.id,
        start=entry.start,
        end=entry.end,
        quote=entry.quote,
        kind=entry.kind,
        shown=shown or entry.kind,
        stance=entry.stance,
        polarity=entry.polarity,
        trigger=trigger,
    )
    return replace(made, root=root or digest(anchor_value(made))[:16])


def anchor_value(anchor: Anchor) -> Json:
    """`anchor` as JSON."""
    value: Json = {name: getattr(anchor, name) for name in Anchor.__slots__}
    return {**value, "trigger": list(anchor.trigger) if anchor.trigger else None}


def anchor_from(value: Json) -> Anchor:
    """The anchor that `anchor_value` made `value` of."""
    trigger = (value["trigger"][0], value["trigger"][1]) if value["trigger"] else None
    return Anchor(**{**value, "kind": cast(Kind, value["kind"]), "trigger": trigger})


def document_for(anchor: Anchor, documents: Mapping[str, Sequence[Document]]) -> Document | None:
    """The document of `anchor` among `documents` by hash: the one of the same id, else the first of those bytes."""
    same = documents.get(anchor.sha256, ())
    return next((one for one in same if one.id == anchor.document), same[0] if same else None)


def by_hash(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """The documents of each hash, in order of id."""
    found: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda one: one.id):
        found[document.sha256].append(document)
    return found


def places(
    anchors: Iterable[Anchor], entries: Mapping[str, Sequence[Entry]], documents: Mapping[str, Sequence[Document]]
) -> dict[Anchor, Entry | str]:
    """The entry that each anchor stands for now, or in plain words why there is none.

    `entries` by id of document, `documents` by hash. The best fit is given first, and each entry once.
    """
    found: dict[Anchor, Entry | str] = {}
    fits: list[tuple[_Rank, int, Anchor, Entry]] = []
    asked = list(dict.fromkeys(anchors))
    for at, anchor in enumerate(asked):
        document = document_for(anchor, documents)
        if document is None:
            found[anchor] = "its document is not in the case any more"
            continue
        span = located(anchor.quote, document.text, near=anchor.start)
        for entry in entries.get(document.id, ()):
            rank = _rank(anchor, entry, span)
            if rank is not None:
                fits.append((rank, at, anchor, entry))
        missing = "its words" if span is None else "an entry of its kind at its words"
        found[anchor] = f"{missing} can no longer be found in the document"
    taken: dict[tuple[str, str], str] = {}
    done: set[Anchor] = set()
    for _, _, anchor, entry in sorted(fits, key=lambda fit: (fit[0], fit[1])):
        if anchor in done or taken.setdefault((entry.doc, entry.id), anchor.root) != anchor.root:
            continue
        found[anchor] = entry
        done.add(anchor)
    return found


def located(quote: str, text: str, *, near: int) -> Span | None:
    """Where `quote` stands in `text`, nearest to offset `near`; white space may differ. None where it does not."""
    if text[near : near + len(quote)] == quote:
        return near, near + len(quote)
    words = quote.split()
    if not words:
        return None
    pattern = r"\s+".join(map(re.escape, words))
    spans = [match.span() for match in re.finditer(pattern, text)]
    return min(spans, key=lambda span: (abs(span[0] - near), span), default=None)


def _rank(anchor: Anchor, entry: Entry, span: Span | None) -> _Rank | None:
    """How well `entry` fits, less is better; None where it does not."""
    if entry.kind not in {anchor.kind, anchor.shown}:
        return None
    start, end = span or (anchor.start, anchor.end)
    overlap = min(end, entry.end) - max(start, entry.start)
    if span == (entry.start, entry.end):
        way = 0
    elif entry.quote.split() == anchor.quote.split():
        way = 1
    elif span is not None and overlap > 0:
        way = 2
    else:
        return None
    trigger = (entry.trigger.start - entry.start, entry.trigger.text) if entry.trigger else None
    words = None if anchor.trigger is None else anchor.trigger[1]
    return (
        way,
        trigger != anchor.trigger,
        entry.trigger is None or entry.trigger.text != words,
        entry.kind != anchor.kind,
        entry.polarity != anchor.polarity,
        entry.stance != anchor.stance,
        -overlap,
        abs(entry.start - start),
    )
