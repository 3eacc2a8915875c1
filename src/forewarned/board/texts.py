"""The texts that the search looks in: documents in pieces, and entries. What has not changed is left alone."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, Engine, delete, insert, select

from forewarned.board.rows import Row, Whole
from forewarned.board.tables import BOARD_TEXTS
from forewarned.board.words import FOLDING, pieces
from forewarned.case.engines import reading
from forewarned.model import Entry

_PART = 200  # texts of one transaction
Aside = Callable[[Engine], AbstractContextManager[Connection]]


class Text(NamedTuple):
    """What is searched in: of which sort, of what, a hash of it, and the words as they stand there."""

    sort: str
    ref: str
    key: str
    words: str


def texts(whole: Whole, contents: Mapping[str, str]) -> Iterator[Text]:
    """What can be searched: of a document its title, publisher and text, of an entry its quote and its slots.

    The ref of a document is its number and that of the piece, as in ``12/0``; of an entry its id. `contents` are
    hashes of the documents, by their ids.
    """
    for id, document in whole.documents.items():
        text = "\n".join(filter(None, (document.title, document.publisher, document.text)))
        yield Text("document", str(whole.numbers[id]), f"{FOLDING} {contents[id]}", text)
    for id, review in whole.applied.reviews.items():
        said = _said(review.entry)
        key = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
        yield Text("entry", id, f"{FOLDING} {key}", said)


def _said(entry: Entry) -> str:
    slots = (entry.actor, *entry.recipients, entry.about, *entry.sources)
    return "\n".join(dict.fromkeys((entry.quote, *(words.text for words in slots if words))))


def _rows(text: Text) -> Iterator[Row]:
    """The rows of one text: of a document one for each piece of it, of an entry its first."""
    found = pieces(text.words) if text.sort == "document" else [next(pieces(text.words))]
    for at, words in enumerate(found):
        ref = f"{text.ref}/{at}" if text.sort == "document" else text.ref
        yield {"sort": text.sort, "ref": ref, "key": text.key, "words": words}


def index(engine: Engine, whole: Whole, contents: Mapping[str, str], aside: Aside) -> None:
    """Bring the index to what `whole` has, some texts in a transaction that `aside` gives."""
    held: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    with reading(engine) as connection:
        columns = (BOARD_TEXTS.c.number, BOARD_TEXTS.c.sort, BOARD_TEXTS.c.ref, BOARD_TEXTS.c.key)
        for number, sort, ref, key in connection.execute(select(*columns)):
            held[sort, ref.partition("/")[0] if sort == "document" else ref, key].append(number)
    fresh = [text for text in texts(whole, contents) if held.pop((text.sort, text.ref, text.key), None) is None]
    gone = iter(sorted(number for numbers in held.values() for number in numbers))
    while some := list(islice(gone, _PART)):
        with aside(engine) as connection:
            connection.execute(delete(BOARD_TEXTS).where(BOARD_TEXTS.c.number.in_(some)))
    for part in _parts(fresh):
        with aside(engine) as connection:
            connection.execute(insert(BOARD_TEXTS), part)


def _parts(texts: Iterable[Text]) -> Iterator[list[Row]]:
    """The rows of `texts` in parts; all rows of one text are in one part, so that it is there whole or not at all."""
    part: list[Row] = []
    for text in texts:
        part += _rows(text)
        if len(part) >= _PART:
            yield part
            part = []
    if part:
        yield part
