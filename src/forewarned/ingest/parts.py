"""A report that comes in parts is one narrative: each part keeps what its dates rest on in the parts before.

"On July 2" in part 2 is of the year that part 1 has named. Only parts that follow one another in one
run, under one title and publisher, with numbers that count up by one, are taken as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from forewarned.model import Document

_PART = re.compile(
    r"^(?P<base>.*?)[\s,;:–—-]*\(?\bpart\s+(?P<number>\d{1,3})(?:\s+of\s+\d{1,3})?\)?\s*$", re.IGNORECASE
)
_LONGEST = 20_000  # characters of earlier parts kept


def with_preceding(documents: Iterable[Document]) -> Iterator[Document]:
    """The same documents in order, those that go on from a part before it with that part's `preceding` text."""
    last: Document | None = None
    for document in documents:
        if last is not None and _goes_on(last, document):
            document = replace(document, preceding=_kept(last))
        last = document
        yield document


def _goes_on(last: Document, document: Document) -> bool:
    before, here = _PART.match(last.title or ""), _PART.match(document.title or "")
    if before is None or here is None:
        return False
    same = before["base"].lower() == here["base"].lower() and last.publisher == document.publisher
    return same and int(here["number"]) == int(before["number"]) + 1


def _kept(last: Document) -> str:
    """The end of what came before, from the start of a paragraph: all of it moves a narrative's date on."""
    text = f"{last.preceding}\n\n{last.text}" if last.preceding else last.text
    if len(text) <= _LONGEST:
        return text
    start = text.find("\n\n", len(text) - _LONGEST)
    return text[start + 2 if start >= 0 else len(text) - _LONGEST :]
