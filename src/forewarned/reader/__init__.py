"""Document to entries: the steps in order.

Every step is a pure function of what stands before it, so the same document always gives the same entries.
"""

from __future__ import annotations

from forewarned.model import Document, Entry
from forewarned.reader import decide, discourse, fill, frames, kinds
from forewarned.reader.page import Page, Sentence
from forewarned.reader.whens import Clock

__all__ = ["read"]


def read(document: Document, *, scan: bool = True, trained: bool = True) -> list[Entry]:
    """All entries that `document` states, in order of the text.

    With `scan` off every sentence is weighed, not only those that hold a trigger word; with `trained`
    off the rules decide alone.
    """
    page = Page(document, scan_first=scan, trained=trained)
    stated = [(sentence, decided(page, sentence)) for sentence in page.sentences]
    clock = Clock(page, stated)
    entries = [
        fill.entry(page, sentence, hit, alone=len(hits) == 1, clock=clock) for sentence, hits in stated for hit in hits
    ]
    unlike = {(e.kind, e.start, e.end, e.polarity, e.stance, e.actor, e.about): e for e in reversed(entries)}
    return discourse.connected(sorted(unlike.values(), key=lambda e: (e.start, e.end, e.kind, e.id)))


def decided(page: Page, sentence: Sentence) -> list[frames.Hit]:
    """The predicates of one sentence that state an entry: by the rules and, where it took part, the encoder."""
    if sentence.number not in page.chosen:
        return []
    around = kinds.setting(sentence.span, sentence.number, page.scan, page.themes[sentence.number])
    found = frames.hits(sentence.span)
    if sentence.number not in page.weighed:
        return kinds.stated_hits(found, around)
    return decide.decided(found, around, page.weighed[sentence.number], sentence.span)
