"""Whether a case is whole: the chain of its log, and every document, entry and file that the log vouches for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection

from forewarned.case import log, originals, store
from forewarned.case.codec import Json, content_of


def faults(connection: Connection) -> Iterator[str]:
    """What is wrong, in plain words; nothing where the case is whole."""
    yield from log.faults(log.rows(connection))
    yield from _documents(connection, _vouched(connection))
    for file in originals.kept(connection):
        found = hashlib.sha256()
        for part in originals.parts(connection, file.sha256):
            found.update(part)
        if found.hexdigest() != file.sha256:
            yield f"the file {file.name} was changed after it was stored"


def _vouched(connection: Connection) -> dict[str, Json]:
    """What the log says of each document that should be there, by id."""
    found: dict[str, Json] = {}
    for row in log.rows(connection):
        if row.act == log.DECISION:
            continue
        try:
            value = row.value
        except ValueError:
            continue  # a changed row, of which the chain has told already
        if row.act in ("document", "read again"):
            found[str(value.get("id"))] = value
        elif row.act == "removed":
            found.pop(str(value.get("id")), None)
    return found


def _documents(connection: Connection, vouched: dict[str, Json]) -> Iterator[str]:
    for held in store.held(connection):
        said = vouched.pop(held.id, None)
        if said is None:
            yield f"the document {held.id} is in the case, but not in its log"
            continue
        try:
            (document,) = store.documents(connection, ids=[held.id])
            entries = list(store.entries(connection, ids=[held.id]))
        except (ValueError, TypeError, KeyError):
            yield f"the document {held.id} or its entries were changed after they were stored"
            continue
        vouches = {"id": document.id, "sha256": document.sha256, "content": content_of(document)}
        if any(said.get(name) != value for name, value in vouches.items()):
            yield f"the document {held.id} was changed after it was stored"
        elif store.entries_hash(entries) != said.get("entries") or held.reader != said.get("reader"):
            yield f"the entries of the document {held.id} were changed after they were stored"
        elif not store.as_stored(connection, held.number, store.Reading(document, entries, held.reader)):
            yield f"the columns of the document {held.id} or of its entries were changed after they were stored"
    for id in vouched:
        yield f"the document {id} is in the log, but no longer in the case"
