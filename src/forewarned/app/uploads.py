"""Uploaded files: the names that they are kept by, and what is taken of them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import IO

from forewarned.ingest.formats import reader_by_head
from forewarned.ingest.raws import Unreadable

FILE_LIMIT = 200_000_000  # bytes of one file: as much as ingest reads, and a case keeps
_NAME = 150  # bytes of a name
_PART = 1_000_000
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_TOO_LARGE = f"too large: up to {FILE_LIMIT // 1_000_000} MB are taken of one file"


def safe_name(given: str, taken: set[str]) -> str:
    """A name that any system can store, like `given` and not in `taken`: no folders, no controls, not too long."""
    last = re.split(r"[/\\]", given)[-1]
    plain = "".join("_" if unicodedata.category(one)[0] == "C" or one in '<>:"|?*!' else one for one in last)
    name = plain.strip(" .") or "file"
    if _RESERVED.fullmatch(name):
        name = f"_{name}"
    suffix = PurePosixPath(name).suffix[:20]
    stem = name[: len(name) - len(suffix)] if suffix else name
    for count in range(1, len(taken) + 2):
        ending = f" ({count}){suffix}" if count > 1 else suffix
        room = _NAME - len(ending.encode())
        made = stem.encode()[:room].decode("utf-8", "ignore") + ending
        if made.casefold() not in taken:
            break
    taken.add(made.casefold())
    return made


def keep(stream: IO[bytes], path: Path) -> None:
    """Write an upload to `path`. Raises Unreadable where its name and first bytes are of no type that is read."""
    head = stream.read(_PART)
    reader_by_head(path.name, head[:4096])
    size = 0
    with path.open("xb") as kept:
        while head:
            size += len(head)
            if size > FILE_LIMIT:
                break
            kept.write(head)
            head = stream.read(_PART)
    if size > FILE_LIMIT:
        path.unlink()
        raise Unreadable(_TOO_LARGE)
