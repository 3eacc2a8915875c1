"""Bytes that wait to be read, what they are called, and the limits they are held to."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

# Limits of one document. They are checked before anything is read into memory.
TEXT_LIMIT = 50_000_000  # bytes of a text, a page, a row
FILE_LIMIT = 200_000_000  # bytes of a PDF, a DOCX, a mail with its attachments, an archive within an archive
PAGE_LIMIT = 10_000  # pages of a PDF
# Limits of one archive with all that is nested in it.
DEPTH_LIMIT = 4  # containers within containers
TOTAL_LIMIT = 2_000_000_000  # bytes unpacked
MEMBER_LIMIT = 100_000
RATIO_LIMIT = 200  # unpacked to packed; text packs about 3 to 20 times smaller
RATIO_FLOOR = 1_000_000  # bytes unpacked below which the ratio is not looked at

# Control characters and lone surrogates have no place in a name that is printed, stored or sent.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Unreadable(Exception):
    """Why something cannot be read, in one plain line; it becomes a `Problem`."""


@dataclass(slots=True)
class Budget:
    """Bytes and members that one file may still unpack to, shared by all that is nested in it."""

    bytes_left: int = TOTAL_LIMIT
    members_left: int = MEMBER_LIMIT

    def take(self, size: int, members: int) -> None:
        """Take away what an archive says it holds; `Unreadable` where that is more than is left."""
        self.bytes_left -= size
        self.members_left -= members
        if self.bytes_left < 0:
            raise Unreadable(f"unpacks to more than {TOTAL_LIMIT:,} bytes: refused as a ZIP bomb")
        if self.members_left < 0:
            raise Unreadable(f"has more than {MEMBER_LIMIT:,} members: refused as a ZIP bomb")


@dataclass(frozen=True, slots=True)
class Raw:
    """Something to read: its id and origin (see `Document`), its size in bytes, how to open it."""

    id: str
    origin: str
    size: int
    open: Callable[[], BinaryIO]
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    path: Path | None = None  # of a file that was given, None for what is within one

    @property
    def name(self) -> str:
        """The last part of the id, without folders."""
        return re.split(r"[/!\\]", self.id)[-1]

    def head(self, count: int = 4096) -> bytes:
        """The first `count` bytes."""
        with self.open() as stream:
            return stream.read(count)

    def read(self, limit: int) -> bytes:
        """All bytes; `Unreadable` where there are none, or more than `limit`."""
        if self.size <= limit:
            with self.open() as stream:
                data = stream.read(limit + 1)
            if not data:
                raise Unreadable("empty file")
            if len(data) <= limit:
                return data
        raise Unreadable(f"too large: {self.size:,} bytes, and up to {limit:,} are read")

    def member(self, name: str, size: int, opener: Callable[[], BinaryIO]) -> Raw:
        """A `Raw` within this one (of an archive, a mail); `name` is only ever a label."""
        label = printable(name) or "unnamed"
        if self.depth >= DEPTH_LIMIT:
            raise Unreadable(f"nested more than {DEPTH_LIMIT} archives or mails deep; not opened")
        return Raw(f"{self.id}!{label}", f"{self.origin}!{label}", size, opener, self.depth + 1, self.budget)

    def member_bytes(self, name: str, data: bytes) -> Raw:
        """The same, of bytes already at hand."""
        return self.member(name, len(data), lambda: io.BytesIO(data))


def printable(name: str) -> str:
    """`name` with control characters and lone surrogates replaced, one for one, by U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", name)
