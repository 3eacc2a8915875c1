"""A whole case as one ZIP file and back: documents, entries, files, problems and the log, byte for byte.

The same case gives the same bytes on every machine: names are sorted, times are fixed, nothing is compressed
(what compresses differs between machines), and numbers that a database gave are left out.
"""

from __future__ import annotations

import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, insert
from sqlalchemy.exc import SQLAlchemyError

from forewarned.case import checking, originals, store
from forewarned.case import log as chain
from forewarned.case.codec import Json, canonical, document_of, document_value, entry_of, entry_value
from forewarned.case.originals import PART
from forewarned.case.tables import LOG, META, ORIGINALS
from forewarned.ingest.raws import RATIO_FLOOR, RATIO_LIMIT
from forewarned.model import Problem
from forewarned.places import CaseError

FORMAT = 1  # raised when an older Forewarned can no longer read it
TOTAL_LIMIT = 20_000_000_000  # bytes unpacked
MEMBER_LIMIT = 1_000_000
LINE_LIMIT = 500_000_000  # bytes of one line: a document and all its entries
_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP file can hold
_FILES = ("case.json", "documents.jsonl", "log.jsonl", "problems.jsonl")
_ORIGINAL = re.compile(r"originals/[0-9a-f]{64}")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, OSError)


def write_case(connection: Connection, stream: IO[bytes]) -> None:
    """Write the case to `stream` as a ZIP file."""
    files = originals.kept(connection)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        about = {"format": FORMAT, "name": store.meta(connection, "name"), "files": [[f.sha256, f.name] for f in files]}
        _write(archive, "case.json", [f"{canonical(about)}\n".encode()])
        _write(archive, "documents.jsonl", _lines(_document_rows(connection)))
        _write(archive, "log.jsonl", _lines(map(chain.as_values, chain.rows(connection))))
        for file in files:
            _write(archive, f"originals/{file.sha256}", originals.parts(connection, file.sha256))
        problems = ({"where": one.where, "what": one.what} for one in store.problems(connection))
        _write(archive, "problems.jsonl", _lines(problems))


def _write(archive: zipfile.ZipFile, name: str, data: Iterable[bytes]) -> None:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system, info.external_attr = 3, 0o644 << 16  # the same on Windows too
    with archive.open(info, "w", force_zip64=True) as member:
        for part in data:
            member.write(part)


def _lines(values: Iterable[Json]) -> Iterator[bytes]:
    return (f"{canonical(value)}\n".encode() for value in values)


def _document_rows(connection: Connection) -> Iterator[Json]:
    for held in store.held(connection):
        (document,) = store.documents(connection, ids=[held.id])
        yield {
            "document": document_value(document),
            "reader": held.reader,
            "original": held.original,
            "entries": [entry_value(entry) for entry in store.entries(connection, ids=[held.id])],
        }


def read_case(connection: Connection, stream: IO[bytes]) -> None:
    """Fill the empty case at `connection` with what `write_case` wrote, and prove it whole.

    Raises CaseError for anything else: a damaged or foreign file, one made to exhaust memory or disk, one whose
    log does not hold. The caller's transaction is then to be rolled back.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            _check(archive)
            about = _about(archive)
            connection.execute(insert(META), [{"key": "format", "value": "forewarned case"}, _named(about)])
            _read_files(connection, archive, about)
            for value in _values(archive, "documents.jsonl"):
                _read_document(connection, value)
            for value in _values(archive, "problems.jsonl"):
                store.put_problem(connection, Problem(str(value["where"]), str(value["what"])))
            for value in _values(archive, "log.jsonl"):
                connection.execute(insert(LOG).values({column.name: value[column.name] for column in LOG.columns}))
    except CaseError:
        raise
    except (*_DAMAGED, ArithmeticError, AttributeError, SQLAlchemyError, TypeError, ValueError) as error:
        raise CaseError(f"no case that Forewarned has exported, or a damaged one: {error}"[:300]) from None
    wrong = next(checking.faults(connection), None)
    if wrong:
        raise CaseError(f"the exported case is not whole: {wrong}")


def _check(archive: zipfile.ZipFile) -> None:
    """Refuse what is no export, before anything is unpacked. Names are only ever compared, never written to."""
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if len(infos) > MEMBER_LIMIT or sum(info.file_size for info in infos) > TOTAL_LIMIT:
        raise CaseError(f"it unpacks to more than {MEMBER_LIMIT:,} files or {TOTAL_LIMIT:,} bytes: refused")
    if len(set(names)) != len(names) or not set(_FILES) <= set(names):
        raise CaseError("no case that Forewarned has exported: files are missing, or there twice")
    for info in infos:
        if info.filename not in _FILES and not _ORIGINAL.fullmatch(info.filename):
            raise CaseError(f"no case that Forewarned has exported: {info.filename[:80]!a} is in it")
        if info.file_size > RATIO_FLOOR and info.file_size > RATIO_LIMIT * max(1, info.compress_size):
            raise CaseError(f"{info.filename} unpacks to more than {RATIO_LIMIT} times its size: refused as a ZIP bomb")


def _about(archive: zipfile.ZipFile) -> Json:
    values = list(_values(archive, "case.json"))
    if len(values) != 1 or not isinstance(values[0].get("format"), int):
        raise CaseError("no case that Forewarned has exported")
    if values[0]["format"] > FORMAT:
        raise CaseError(f"exported by a newer Forewarned (format {values[0]['format']}); update to import it")
    return values[0]


def _named(about: Json) -> Json:
    return {"key": "name", "value": str(about["name"])}


def _values(archive: zipfile.ZipFile, name: str) -> Iterator[Json]:
    with archive.open(name) as member:
        while line := member.readline(LINE_LIMIT):
            value: Any = json.loads(line)
            if not isinstance(value, dict):
                raise CaseError(f"{name} holds what is no object")
            yield value


def _read_files(connection: Connection, archive: zipfile.ZipFile, about: Json) -> None:
    for sha256, name in about["files"]:
        info = archive.getinfo(f"originals/{sha256}")
        row = {"sha256": str(sha256), "name": str(name), "size": info.file_size}
        connection.execute(insert(ORIGINALS).values(row))
        with archive.open(info) as member:
            for number, data in enumerate(iter(lambda: member.read(PART), b"")):
                originals.put_part(connection, str(sha256), number, data)


def _read_document(connection: Connection, value: Json) -> None:
    document = document_of(value["document"])
    entries = [entry_of(document.id, entry) for entry in value["entries"]]
    store.put(connection, store.Reading(document, entries, str(value["reader"])), original=value["original"])


def export_to(connection: Connection, path: Path) -> None:
    """Write the case to a file, which takes its name only when it is complete. Raises CaseError."""
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("wb") as stream:
            write_case(connection, stream)
        partial.replace(path)
    except OSError as error:
        raise CaseError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        partial.unlink(missing_ok=True)
