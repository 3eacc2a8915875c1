"""Files, folders, mails and archives → Documents, one at a time, and a Problem for whatever cannot be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from forewarned.ingest.contents import Everything, contents
from forewarned.ingest.documents import with_id
from forewarned.ingest.files import files
from forewarned.ingest.furniture import furniture
from forewarned.ingest.guard import Limits, guarded
from forewarned.ingest.languages import language, language_name
from forewarned.ingest.parts import with_preceding
from forewarned.ingest.raws import Raw
from forewarned.model import Document, Problem

__all__ = ["Limits", "furniture", "load"]


def load(
    paths: Iterable[str | Path] | str | Path,
    *,
    on_problem: Callable[[Problem], None] | None = None,
    limits: Limits | None = None,
) -> Iterator[Document]:
    """Documents of files and folders, lazily, in sorted order, with ids that do not depend on where a folder lies.

    Read are TXT, Markdown, HTML, PDF with a text layer, DOCX, EML, MSG, JSON Lines, JSON and CSV of documents,
    and ZIP and MBOX of any of these. What cannot be read, and what is not in English, goes to `on_problem` in one
    line each, and the rest goes on. A file that is reached twice is read once. Ids that two documents share are
    told apart by "#2", "#3" and so on in the order of reading.

    With `limits` files are parsed in another process that is held to them: what makes a parser spin, crash or eat
    memory is then a problem like any other. Without, they are parsed in this process.
    """
    given = [paths] if isinstance(paths, str | Path) else paths
    found = files(given)
    items = _plainly(found) if limits is None else guarded(found, limits)
    yield from with_preceding(_documents(items, on_problem or _ignored))


def _plainly(found: Iterable[Raw | Problem]) -> Iterator[Document | Problem]:
    for one in found:
        for _, item in contents(one, Everything()):
            yield item


def _documents(items: Iterable[Document | Problem], report: Callable[[Problem], None]) -> Iterator[Document]:
    taken: dict[str, int] = {}
    for item in items:
        if isinstance(item, Problem):
            report(item)
            continue
        code = language(item.text)
        if code not in (None, "en"):
            report(Problem(item.origin, f"in {language_name(code)}; only English can be read"))
            continue
        yield with_id(item, _unique(item.id, taken), language=code)


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
