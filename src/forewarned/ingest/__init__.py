"""Files, folders, mails and archives → Documents, one at a time, and a Problem for whatever cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from forewarned.ingest.documents import with_id
from forewarned.ingest.files import files
from forewarned.ingest.formats import reader_of
from forewarned.ingest.furniture import furniture
from forewarned.ingest.languages import language, language_name
from forewarned.ingest.parts import with_preceding
from forewarned.ingest.raws import Raw, Unreadable, printable
from forewarned.model import Document, Problem

__all__ = ["furniture", "load"]


def load(
    paths: Iterable[str | Path] | str | Path, *, on_problem: Callable[[Problem], None] | None = None
) -> Iterator[Document]:
    """Documents of files and folders, lazily, in sorted order, with ids that do not depend on where a folder lies.

    Read are TXT, Markdown, HTML, PDF with a text layer, DOCX, EML, MSG, JSON Lines, JSON and CSV of documents,
    and ZIP and MBOX of any of these. What cannot be read, and what is not in English, goes to `on_problem` in one
    line each, and the rest goes on. A file that is reached twice is read once. Ids that two documents share are
    told apart by "#2", "#3" and so on in the order of reading.
    """
    yield from with_preceding(_documents(paths, on_problem or _ignored))


def _documents(paths: Iterable[str | Path] | str | Path, report: Callable[[Problem], None]) -> Iterator[Document]:
    taken: dict[str, int] = {}
    given = [paths] if isinstance(paths, str | Path) else paths
    for found in files(given):
        for item in _contents(found):
            if isinstance(item, Problem):
                report(item)
                continue
            code = language(item.text)
            if code not in (None, "en"):
                report(Problem(item.origin, f"in {language_name(code)}; only English can be read"))
                continue
            yield with_id(item, _unique(item.id, taken), language=code)


def _contents(item: Raw | Document | Problem) -> Iterator[Document | Problem]:
    if not isinstance(item, Raw):
        yield item
        return
    empty = True
    try:
        for part in reader_of(item)(item):
            empty = False
            yield from _contents(part)
        if empty:
            yield Problem(item.origin, "nothing in it to read")
    except Unreadable as reason:
        yield Problem(item.origin, str(reason))
    except OSError as error:
        yield Problem(item.origin, f"cannot be read: {error.strerror or type(error).__name__}")
    except Exception as error:  # parsers of others meet hostile files here, and one file must not end the run
        yield Problem(item.origin, printable(f"cannot be read: {type(error).__name__}: {error}"[:300]))


def _unique(name: str, taken: dict[str, int]) -> str:
    count = taken.get(name, 0) + 1
    while count > 1 and f"{name}#{count}" in taken:
        count += 1
    taken[name] = count
    unique = name if count == 1 else f"{name}#{count}"
    taken.setdefault(unique, 1)
    return unique


def _ignored(problem: Problem) -> None:
    """Where nobody asks for problems they are dropped."""
