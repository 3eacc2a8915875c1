"""Documents, entries and problems in and out of the tables."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, func, insert, select, update

from forewarned.case.codec import (
    Json,
    canonical,
    content_of,
    digest,
    document_of,
    document_value,
    entry_of,
    entry_value,
    storable,
)
from forewarned.case.tables import DOCUMENTS, ENTRIES, META, ORIGINALS, PROBLEMS
from forewarned.model import Document, Entry, Problem

T = TypeVar("T")

_MANY = 500  # values that one query asks for
_AGAIN = re.compile(r"#\d+$")  # by which ingest tells ids apart that two documents share


@dataclass(frozen=True, slots=True)
class Held:
    """A document of a case, but for its text: its number in the tables, and what it was read by."""

    number: int
    id: str
    sha256: str
    content: str
    reader: str
    original: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a version of the reader found in a document."""

    document: Document
    entries: Sequence[Entry]
    reader: str


def in_parts(values: Iterable[T]) -> Iterator[list[T]]:
    """`values` without repetition, in parts that one query can ask for."""
    given = list(dict.fromkeys(values))
    for at in range(0, len(given), _MANY):
        yield given[at : at + _MANY]


def key_of(id: str) -> str:
    """What documents are told apart by: the SHA-256 of their id."""
    return hashlib.sha256(id.encode("utf-8", "surrogatepass")).hexdigest()


def base_id(id: str) -> str:
    """`id` without the number by which ingest tells two documents of one name apart."""
    return _AGAIN.sub("", id)


def held(connection: Connection, *, sha256: str | None = None, id: str | None = None) -> list[Held]:
    """All documents in the order in which they came, or those of one hash, or of one id."""
    columns = [DOCUMENTS.c[name] for name in ("number", "id", "sha256", "content", "reader", "original", "body")]
    query = select(*columns).order_by(DOCUMENTS.c.number)
    if sha256 is not None:
        query = query.where(DOCUMENTS.c.sha256 == sha256)
    if id is not None:
        query = query.where(DOCUMENTS.c.key == key_of(id))
    found = connection.execute(query)
    return [Held(one.number, _exact_id(one), one.sha256, one.content, one.reader, one.original) for one in found]


def readers(connection: Connection) -> dict[str, int]:
    """Version of the reader -> how many documents it has read, in order of the version."""
    query = select(DOCUMENTS.c.reader, func.count()).group_by(DOCUMENTS.c.reader)
    return dict(sorted((version, count) for version, count in connection.execute(query).all()))


def _exact_id(row: Any) -> str:  # noqa: ANN401 - a row of SQLAlchemy
    return str(json.loads(row.body)["id"]) if "\ufffd" in row.id else str(row.id)


def documents(connection: Connection, *, ids: Iterable[str] | None = None) -> Iterator[Document]:
    """The documents with their texts, in the order in which they came; of `ids` only where given."""
    query = select(DOCUMENTS.c.text, DOCUMENTS.c.body).order_by(DOCUMENTS.c.number)
    if ids is not None:
        query = query.where(DOCUMENTS.c.key.in_([key_of(id) for id in ids]))
    for row in connection.execute(query):
        yield document_of({"text": row.text, **json.loads(row.body)})


def alike(connection: Connection, wanted: Iterable[int]) -> dict[str, int]:
    """Id -> number of the documents of the numbers `wanted`, and of all that share their bytes."""
    hashes: set[str] = set()
    for some in in_parts(wanted):
        query = select(DOCUMENTS.c.sha256).where(DOCUMENTS.c.number.in_(some))
        hashes |= set(connection.execute(query).scalars())
    return numbers(connection, hashes)


def numbers(connection: Connection, hashes: Iterable[str]) -> dict[str, int]:
    """Id -> number of the documents of these hashes."""
    found: dict[str, int] = {}
    columns = (DOCUMENTS.c.number, DOCUMENTS.c.id, DOCUMENTS.c.body)
    for some in in_parts(sorted(set(hashes))):
        same = DOCUMENTS.c.sha256.in_(some)
        found |= {_exact_id(row): row.number for row in connection.execute(select(*columns).where(same))}
    return found


def entries(connection: Connection, *, ids: Iterable[str] | None = None) -> Iterator[Entry]:
    """The entries as they were extracted, by document in the order in which they came."""
    query = select(ENTRIES.c.body, DOCUMENTS.c.id, DOCUMENTS.c.body.label("whole")).join(DOCUMENTS)
    if ids is not None:
        query = query.where(DOCUMENTS.c.key.in_([key_of(id) for id in ids]))
    for row in connection.execute(query.order_by(ENTRIES.c.document, ENTRIES.c.number)):
        doc = str(json.loads(row.whole)["id"]) if "\ufffd" in row.id else row.id
        yield entry_of(doc, json.loads(row.body))


def free_id(connection: Connection, id: str) -> str:
    """`id`, or where another document has it, the first of ``id#2``, ``id#3`` and so on that none has."""
    base, count, wanted = base_id(id), 1, id
    while connection.execute(select(DOCUMENTS.c.number).where(DOCUMENTS.c.key == key_of(wanted))).first():
        count += 1
        wanted = f"{base}#{count}"
    return wanted


def put(connection: Connection, reading: Reading, *, original: str | None) -> None:
    """Store a new document with what was found in it."""
    made = connection.execute(insert(DOCUMENTS).values({**_document_values(reading), "original": original}))
    number = made.inserted_primary_key
    assert number is not None
    _put_entries(connection, number[0], reading.entries)


def put_again(connection: Connection, number: int, reading: Reading) -> None:
    """Replace what was found in a document by what a later reading gave."""
    connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.number == number).values(_document_values(reading)))
    connection.execute(delete(ENTRIES).where(ENTRIES.c.document == number))
    _put_entries(connection, number, reading.entries)


def drop(connection: Connection, number: int) -> None:
    """Remove a document with its entries, and the original file that no other document came from."""
    connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.number == number))
    used = select(DOCUMENTS.c.original).where(DOCUMENTS.c.original.is_not(None))
    connection.execute(delete(ORIGINALS).where(ORIGINALS.c.sha256.not_in(used)))


def entries_hash(found: Iterable[Entry]) -> str:
    """A hash of entries with all their values, whatever the id of their document."""
    return digest([entry_value(entry) for entry in found])


def put_problem(connection: Connection, problem: Problem) -> None:
    """Store a problem, once."""
    key = problem_key(problem)
    if not connection.execute(select(PROBLEMS.c.number).where(PROBLEMS.c.key == key)).first():
        values = {"key": key, "origin": storable(problem.where), "what": storable(problem.what)}
        connection.execute(insert(PROBLEMS).values(values))


def drop_problems(connection: Connection, keys: Iterable[str]) -> None:
    """Remove problems by their keys."""
    for key in keys:
        connection.execute(delete(PROBLEMS).where(PROBLEMS.c.key == key))


def problem_key(problem: Problem) -> str:
    """What problems are told apart by."""
    return digest([storable(problem.where), storable(problem.what)])


def problems(connection: Connection) -> list[Problem]:
    """What could not be read, in the order in which it was met."""
    found = connection.execute(select(PROBLEMS.c.origin, PROBLEMS.c.what).order_by(PROBLEMS.c.number))
    return [Problem(row.origin, row.what) for row in found]


def meta(connection: Connection, key: str) -> str | None:
    """A value that the case has for itself, such as its name."""
    return connection.execute(select(META.c.value).where(META.c.key == key)).scalar()


def counts(connection: Connection) -> tuple[int, int]:
    """(documents, entries as extracted)."""
    first, second = (connection.execute(select(func.count()).select_from(table)) for table in (DOCUMENTS, ENTRIES))
    return first.scalar_one(), second.scalar_one()


def _document_values(reading: Reading) -> dict[str, Any]:
    document = reading.document
    value = document_value(document)
    body: Json = {name: value[name] for name in value if name != "text"}
    text = storable(document.text)
    if text != document.text:
        body["text"] = document.text  # as it is, escaped
    plain = {name: storable(value[name]) if value[name] else None for name in ("title", "publisher", "url")}
    return {
        **plain,
        "key": key_of(document.id),
        "id": storable(document.id),
        "sha256": storable(document.sha256),
        "content": content_of(document),
        "published": value["published"],
        "origin": storable(document.origin),
        "characters": len(document.text),
        "reader": reading.reader,
        "text": text,
        "body": canonical(body),
    }


def _put_entries(connection: Connection, number: int, found: Sequence[Entry]) -> None:
    if rows := _entry_rows(number, found):
        connection.execute(insert(ENTRIES), rows)


def _entry_rows(number: int, found: Sequence[Entry]) -> list[dict[str, Any]]:
    return [
        {
            "document": number,
            "number": at,
            "id": entry.id,
            "kind": entry.kind,
            "span_start": entry.start,
            "span_end": entry.end,
            "quote": storable(entry.quote),
            "body": canonical(entry_value(entry)),
        }
        for at, entry in enumerate(found)
    ]


def as_stored(connection: Connection, number: int, reading: Reading) -> bool:
    """Whether all columns of a document and its entries, those for look-ups too, say what `reading` says."""
    wanted = _document_values(reading)
    columns = [DOCUMENTS.c[name] for name in wanted]
    row = connection.execute(select(*columns).where(DOCUMENTS.c.number == number)).mappings().one()
    found = connection.execute(select(ENTRIES).where(ENTRIES.c.document == number).order_by(ENTRIES.c.number))
    return dict(row) == wanted and [dict(one) for one in found.mappings()] == _entry_rows(number, reading.entries)
