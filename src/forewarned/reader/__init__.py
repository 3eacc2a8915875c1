"""Document to entries: the steps in order.

Every step is a pure function of what stands before it, so the same document always gives the same entries.
"""

from __future__ import annotations

from forewarned.model import Document, Entry
from forewarned.reader import discourse, fill, frames, kinds
from forewarned.reader.page import Page, Sentence
from forewarned.reader.whens import Clock

__all__ = ["read"]


def read(document: Document, *, scan: bool = True) -> list[Entry]:
    """All entries that `document` states, in order of the text.

    With `scan` off every sentence is parsed, not only those that hold a trigger word.
    """
    page = Page(document, scan_first=scan)
    stated = [(sentence, stated_hits(page, sentence)) for sentence in page.sentences]
    clock = Clock(page, stated)
    entries = [
        fill.entry(page, sentence, hit, alone=len(hits) == 1, clock=clock) for sentence, hits in stated for hit in hits
    ]
    return discourse.with_antecedent_harm(sorted(entries, key=lambda e: (e.start, e.end, e.kind, e.id)))


def stated_hits(page: Page, sentence: Sentence) -> list[frames.Hit]:
    """The predicates of one sentence that state an entry."""
    if sentence.number not in page.chosen:
        return []
    around = kinds.setting(sentence.span, sentence.number, page.scan)
    return kinds.stated_hits(frames.hits(sentence.span), around)
