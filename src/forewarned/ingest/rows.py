"""JSON Lines, JSON and CSV of documents → Document. The text of a row is kept exactly as given."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from forewarned.ingest.days import day
from forewarned.ingest.decoding import encoding
from forewarned.ingest.documents import document_of
from forewarned.ingest.raws import FILE_LIMIT, TEXT_LIMIT, Raw, Unreadable
from forewarned.model import Document, Problem

_SHOWN = 20  # broken rows named one by one; the rest of a file is counted
_DAYS = ("published", "written", "retrieved")
# What others call the columns that a document has here.
_COLUMNS = {
    "text": "text", "body": "text", "content": "text", "full_text": "text", "fulltext": "text", "article": "text",
    "title": "title", "headline": "title", "publisher": "publisher", "source": "publisher", "outlet": "publisher",
    "published": "published", "date": "published", "published_at": "published", "publication_date": "published",
    "written": "written", "retrieved": "retrieved", "author": "author", "url": "url", "link": "url", "id": "id",
}  # fmt: skip
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class _Broken:
    """Counts broken rows of one file and names the first of them."""

    origin: str
    count: int = 0

    def row(self, line: int, what: str) -> Iterator[Problem]:
        self.count += 1
        if self.count <= _SHOWN:
            yield Problem(f"{self.origin}:{line}", what)

    def rest(self) -> Iterator[Problem]:
        if self.count > _SHOWN:
            yield Problem(self.origin, f"{self.count - _SHOWN:,} more rows that could not be read")


def jsonl_documents(raw: Raw) -> Iterator[Document | Problem]:
    """A document for each row of a JSON Lines file, one row in memory at a time."""
    broken = _Broken(raw.origin)
    rows = 0
    with raw.open() as stream:
        number = 0
        while line := stream.readline(TEXT_LIMIT + 1):
            number += 1
            if len(line) > TEXT_LIMIT:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(TEXT_LIMIT)
                rows += 1
                yield from broken.row(number, f"too large: a row has up to {TEXT_LIMIT:,} bytes")
                continue
            line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if number == 1 and b"\x00" in line[:4096]:
                raise Unreadable("not JSON Lines in UTF-8")
            if not line.strip():
                continue
            rows += 1
            try:
                value = _json(line)
                yield from _row_documents(raw, value, line.rstrip(b"\r\n"), (rows, number))
            except Unreadable as reason:
                yield from broken.row(number, str(reason))
    yield from broken.rest()
    if not number:
        raise Unreadable("empty file")


def json_documents(raw: Raw) -> Iterator[Document | Problem]:
    """Documents of a JSON file: one object, a list of them, or an object with a list under "documents"."""
    value = _json(raw.read(FILE_LIMIT))
    if isinstance(value, dict) and isinstance(value.get("documents"), list):
        value = value["documents"]
    broken = _Broken(raw.origin)
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        own = json.dumps(row, ensure_ascii=True, sort_keys=True).encode()
        try:
            yield from _row_documents(raw, row, own, (number, number))
        except Unreadable as reason:
            yield from broken.row(number, str(reason))
    yield from broken.rest()


def csv_documents(raw: Raw) -> Iterator[Document | Problem]:
    """A document for each row of a CSV file with a header that names a text column."""
    name = encoding(raw.read(TEXT_LIMIT)) if raw.size <= TEXT_LIMIT else "utf-8"
    csv.field_size_limit(TEXT_LIMIT)  # of the whole process: the csv module has no other
    broken = _Broken(raw.origin)
    with raw.open() as stream, io.TextIOWrapper(stream, encoding=name, newline="") as text:
        lines = _Lines(text)
        try:
            table = csv.reader(lines, _dialect(lines))
            header = next(table, [])
            columns = [_COLUMNS.get(column.strip("\ufeff \t").lower().replace(" ", "_"), "") for column in header]
            if "text" not in columns:
                raise Unreadable("no text column in its header")
            lines.taken.clear()
            for number, row in enumerate(table, 1):
                own, at = "".join(lines.taken), table.line_num
                lines.taken.clear()
                if not any(cell.strip() for cell in row):
                    continue
                try:
                    yield from _row_documents(raw, _cells(columns, row), own.encode(), (number, at))
                except Unreadable as reason:
                    yield from broken.row(at, str(reason))
        except UnicodeDecodeError:
            raise Unreadable("broken UTF-8: bytes that cannot be decoded") from None
        except csv.Error as error:
            raise Unreadable(f"broken CSV: {error}") from None
    yield from broken.rest()


class _Lines:
    """Lines of a text stream, each of bounded length, and those taken since last cleared."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self.stream = stream
        self.taken: list[str] = []
        self.waiting: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.waiting.pop() if self.waiting else self.stream.readline(TEXT_LIMIT + 1)
        if not line:
            raise StopIteration
        if len(line) > TEXT_LIMIT:
            raise Unreadable(f"too large: a row has up to {TEXT_LIMIT:,} characters")
        self.taken.append(line)
        return line


def _dialect(lines: _Lines) -> type[csv.Dialect]:
    # The header decides: csv.Sniffer guesses by counting, and commas of prose mislead it.
    header = next(lines, "")
    if not header.strip():
        raise Unreadable("empty file" if not header else "no text column in its header")
    lines.waiting.append(header)
    lines.taken.clear()

    class Dialect(csv.excel):
        delimiter = max(",;\t|", key=header.count)

    return Dialect


def _cells(columns: list[str], row: list[str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column, cell in zip(columns, row, strict=False):
        if column and cell:
            cells.setdefault(column, cell)
    return cells


def _json(data: bytes) -> object:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("broken UTF-8: bytes that cannot be decoded") from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at character {error.pos + 1:,}") from None
    except RecursionError:
        raise Unreadable("JSON nested too deep") from None
    except ValueError as error:  # an integer of more digits than Python converts
        raise Unreadable(f"not JSON: {error}") from None


def _row_documents(raw: Raw, row: object, own: bytes, place: tuple[int, int]) -> Iterator[Document | Problem]:
    """The document of one row whose own bytes are `own`; `place` is (row, line), each from 1."""
    number, line = place
    if not isinstance(row, Mapping):
        raise Unreadable("not an object with a text")
    text = row.get("text")
    if not isinstance(text, str):
        raise Unreadable("no text" if text is None else "its text is no string")
    whole, spoilt = _SURROGATE.subn("\ufffd", text)
    identity = row.get("id")
    name = str(identity) if isinstance(identity, str | int) and str(identity).strip() else f"{raw.id}#{number}"
    days = {field: day(str(row[field])) if row.get(field) else None for field in _DAYS}
    yield document_of(
        replace(raw, id=_SURROGATE.sub("\ufffd", name)), own, whole, heading=False,
        media_type="text/csv" if raw.name.lower().endswith((".csv", ".tsv")) else "application/json",
        title=_string(row.get("title")), publisher=_string(row.get("publisher")), author=_string(row.get("author")),
        url=_string(row.get("url")), written=days["written"], retrieved=days["retrieved"],
        published=days["published"], published_basis="given" if days["published"] else None,
    )  # fmt: skip
    where = f"{raw.origin}:{line}"
    if spoilt:
        yield Problem(where, f"read, with {spoilt} lone surrogate(s), which are no Unicode text, replaced by U+FFFD")
    for field in _DAYS:
        if row.get(field) and not days[field]:
            yield Problem(where, f"read, without its {field}: {_string(row[field])!r:.60} is not one whole day")


def _string(value: object) -> str | None:
    return _SURROGATE.sub("\ufffd", str(value)) if isinstance(value, str | int | float) else None
