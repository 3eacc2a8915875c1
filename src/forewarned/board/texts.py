"""The texts that the search looks in: documents in pieces, and entries. What has not changed is left alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Engine, delete, insert, select

from forewarned.board.rows import Whole
from forewarned.board.tables import BOARD_TEXTS
from forewarned.board.words import pieces
from forewarned.case.engines import reading, writing
from forewarned.model import Entry

Text = tuple[str, str, str]  # sort, ref, words


def texts(whole: Whole) -> Iterator[Text]:
    """What can be searched: of a document its title, publisher and text, of an entry its quote and its slots.

    The ref of a document is its number and that of the piece, as in ``12/0``; of an entry its id.
    """
    for id, document in whole.documents.items():
        text = "\n".join(filter(None, (document.title, document.publisher, document.text)))
        for at, words in enumerate(pieces(text)):
            yield "document", f"{whole.numbers[id]}/{at}", words
    for id, review in whole.applied.reviews.items():
        yield "entry", id, next(pieces(_said(review.entry)))


def _said(entry: Entry) -> str:
    slots = (entry.actor, *entry.recipients, entry.about, *entry.sources)
    return "\n".join(dict.fromkeys((entry.quote, *(words.text for words in slots if words))))


def index(engine: Engine, whole: Whole, *, part: int) -> None:
    """Bring the index to what `whole` has, `part` texts in a transaction."""
    with reading(engine) as connection:
        columns = (BOARD_TEXTS.c.number, BOARD_TEXTS.c.sort, BOARD_TEXTS.c.ref, BOARD_TEXTS.c.key)
        held = {(one.sort, one.ref, one.key): one.number for one in connection.execute(select(*columns))}
    fresh = []
    for sort, ref, words in texts(whole):
        key = hashlib.sha256(words.encode()).hexdigest()
        if held.pop((sort, ref, key), None) is None:
            fresh.append({"sort": sort, "ref": ref, "key": key, "words": words})
    gone = iter(sorted(held.values()))
    while some := list(islice(gone, part)):
        with writing(engine) as connection:
            connection.execute(delete(BOARD_TEXTS).where(BOARD_TEXTS.c.number.in_(some)))
    for at in range(0, len(fresh), part):
        with writing(engine) as connection:
            connection.execute(insert(BOARD_TEXTS), fresh[at : at + part])
