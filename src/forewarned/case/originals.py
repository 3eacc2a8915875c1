"""The files that documents were read from, kept beside them so that whoever doubts a text can open its file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, insert, select

from forewarned.case.codec import storable
from forewarned.case.tables import ORIGINAL_PARTS, ORIGINALS

LIMIT = 200_000_000  # bytes of a file that is kept: as large as ingest reads one whole
PART = 1_000_000  # bytes of a part


@dataclass(frozen=True, slots=True)
class Original:
    """A kept file: its SHA-256, the name that it had, its size in bytes."""

    sha256: str
    name: str
    size: int


@dataclass(slots=True)
class Files:
    """The files met in one run; each is hashed once, however many documents came out of it."""

    _seen: dict[tuple[str, int, int], str] = field(default_factory=dict)

    def of(self, origin: str) -> tuple[Path, str] | None:
        """The file that a document of `origin` came from, and its hash; None where there is none to keep."""
        path = _file(origin)
        if path is None:
            return None
        try:
            status = path.stat()
            key = (str(path), status.st_size, status.st_mtime_ns)
            if status.st_size > LIMIT:
                return None
            if key not in self._seen:
                with path.open("rb") as stream:
                    self._seen[key] = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError:
            return None
        return path, self._seen[key]


def _file(origin: str) -> Path | None:
    """The path in `origin`: all of it, or what stands before the members of an archive."""
    parts = origin.split("!")
    for count in range(len(parts), 0, -1):
        place = "!".join(parts[:count])
        if place and "\0" not in place and os.path.isfile(place):  # noqa: PTH113 - Path.is_file raises for odd names
            return Path(place)
    return None


def keep(connection: Connection, path: Path, sha256: str) -> str | None:
    """Store the file at `path` unless it is there; its hash, or None where it is no longer what was hashed."""
    if connection.execute(select(ORIGINALS.c.size).where(ORIGINALS.c.sha256 == sha256)).first():
        return sha256
    with connection.begin_nested() as step:
        connection.execute(insert(ORIGINALS).values(sha256=sha256, name=storable(path.name), size=0))
        found, size = hashlib.sha256(), 0
        with path.open("rb") as stream:
            for number, data in enumerate(iter(lambda: stream.read(PART), b"")):
                connection.execute(insert(ORIGINAL_PARTS).values(original=sha256, number=number, data=data))
                found.update(data)
                size += len(data)
        if found.hexdigest() != sha256:
            step.rollback()
            return None
        connection.execute(ORIGINALS.update().where(ORIGINALS.c.sha256 == sha256).values(size=size))
    return sha256


def kept(connection: Connection, *, sha256: str | None = None) -> list[Original]:
    """All files that are kept, by hash, or that of one hash."""
    query = select(ORIGINALS).order_by(ORIGINALS.c.sha256)
    found = connection.execute(query if sha256 is None else query.where(ORIGINALS.c.sha256 == sha256))
    return [Original(row.sha256, row.name, row.size) for row in found]


def parts(connection: Connection, sha256: str) -> Iterator[bytes]:
    """The bytes of a kept file, a part at a time."""
    numbers = select(ORIGINAL_PARTS.c.number).where(ORIGINAL_PARTS.c.original == sha256)
    for number in connection.execute(numbers.order_by(ORIGINAL_PARTS.c.number)).scalars().all():
        chosen = (ORIGINAL_PARTS.c.original == sha256) & (ORIGINAL_PARTS.c.number == number)
        yield connection.execute(select(ORIGINAL_PARTS.c.data).where(chosen)).scalar_one()


def put_part(connection: Connection, sha256: str, number: int, data: bytes) -> None:
    """Store one part of a file."""
    connection.execute(insert(ORIGINAL_PARTS).values(original=sha256, number=number, data=data))
