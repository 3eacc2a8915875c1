"""ZIP and MBOX → what they hold, still to be read. Names within are labels; nothing is written to disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from forewarned.ingest.files import is_litter
from forewarned.ingest.raws import FILE_LIMIT, RATIO_FLOOR, RATIO_LIMIT, Raw, Unreadable
from forewarned.model import Problem

_FROM_LINE = re.compile(rb"From \S+.*\d{4}\s*$")
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeDecodeError)


def zip_members(raw: Raw) -> Iterator[Raw | Problem]:
    """The files of a ZIP archive by name; `Unreadable` for a damaged one or one made to exhaust memory."""
    with seekable(raw) as stream, opened_zip(stream, raw) as archive:
        infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
        for info in infos:
            if any(is_litter(part) for part in re.split(r"[/\\]", info.filename) if part not in ("..", ".")):
                continue
            member = raw.member(info.filename, info.file_size, _opener(archive, info))
            if info.flag_bits & 1:
                yield Problem(member.origin, "encrypted: it needs a password")
            else:
                yield member


def opened_zip(stream: BinaryIO, raw: Raw) -> zipfile.ZipFile:
    """The archive, after its stated sizes were taken from the budget of `raw`.

    zipfile never gives more bytes of a member than its stated size, so what is stated is what can come.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise Unreadable(f"damaged ZIP archive: {error}") from None
    infos = archive.infolist()
    for info in infos:
        if info.file_size > RATIO_FLOOR and info.file_size > RATIO_LIMIT * max(1, info.compress_size):
            raise Unreadable(f"a member unpacks to more than {RATIO_LIMIT} times its size: refused as a ZIP bomb")
    raw.budget.take(sum(info.file_size for info in infos), len(infos))
    return archive


def seekable(raw: Raw) -> BinaryIO:
    """An open stream of `raw` in which one can go back: the file itself, or its bytes in memory for a member."""
    stream = raw.open()
    if stream.seekable() and not isinstance(stream, zipfile.ZipExtFile):
        return stream
    stream.close()
    return io.BytesIO(raw.read(FILE_LIMIT))


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    def opened() -> BinaryIO:
        try:
            return cast(BinaryIO, archive.open(info))
        except _DAMAGED as error:
            raise Unreadable(f"damaged in its ZIP archive: {error}") from None

    return opened


def mailbox_messages(raw: Raw) -> Iterator[Raw | Problem]:
    """The messages of an MBOX file, numbered from 1; one that is too large is a `Problem`."""
    number, size = 0, 0
    lines: list[bytes] = []
    blank = True
    with raw.open() as stream:
        for line in iter(lambda: stream.readline(FILE_LIMIT), b""):
            if blank and _FROM_LINE.match(line):
                if number:
                    yield _message(raw, number, lines, size)
                number, size, lines = number + 1, 0, []
            elif not number:
                raise Unreadable("not an MBOX file: it does not begin with a From line")
            elif (size := size + len(line)) <= FILE_LIMIT:
                lines.append(line[1:] if re.match(rb">+From ", line) else line)
            blank = not line.strip()
    if not number:
        raise Unreadable("empty file")
    yield _message(raw, number, lines, size)


def _message(raw: Raw, number: int, lines: list[bytes], size: int) -> Raw | Problem:
    if size > FILE_LIMIT:
        return Problem(f"{raw.origin}!{number}", f"too large: {size:,} bytes, and up to {FILE_LIMIT:,} are read")
    return raw.member_bytes(f"{number}.eml", b"".join(lines))
