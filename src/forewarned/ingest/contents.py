"""A file and all that is within it → Documents and Problems, with a key for each place on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from forewarned.ingest.formats import reader_of
from forewarned.ingest.raws import Raw, Unreadable, printable
from forewarned.model import Document, Problem

Found = tuple[str, Document | Problem]


class Visit(Protocol):
    """Is told of every file, archive, mail and member before it is read and after."""

    def begins(self, key: str, raw: Raw) -> bool:
        """Whether it is to be read."""

    def ends(self, key: str) -> None:
        """It was read, or could not be."""


class Everything:
    """Reads all there is."""

    def begins(self, key: str, raw: Raw) -> bool:
        return True

    def ends(self, key: str) -> None:
        pass


def contents(item: Raw | Document | Problem, visit: Visit, key: str = "0") -> Iterator[Found]:
    """What is in `item`, each with its key: the numbers of the places that lead to it, as in ``0.2.1``.

    The same file gives the same keys, so that reading can be taken up again where it was cut off.
    """
    if not isinstance(item, Raw):
        yield key, item
        return
    if not visit.begins(key, item):
        return
    number = -1
    try:
        for number, part in enumerate(reader_of(item)(item)):
            yield from contents(part, visit, f"{key}.{number}")
        if number < 0:
            yield f"{key}.-", Problem(item.origin, "nothing in it to read")
    except Unreadable as reason:
        yield f"{key}.-", Problem(item.origin, str(reason))
    except OSError as error:
        yield f"{key}.-", Problem(item.origin, f"cannot be read: {error.strerror or type(error).__name__}")
    except MemoryError:
        yield f"{key}.-", Problem(item.origin, "reading it takes more memory than there is for one file")
    except Exception as error:  # parsers of others meet hostile files here, and one file must not end the run
        what = printable(f"cannot be read: {type(error).__name__}: {error}"[:300])
        yield f"{key}.-", Problem(item.origin, what)
    visit.ends(key)
