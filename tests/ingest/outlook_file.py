"""Makes MSG files for the tests: the smallest that [MS-OXMSG] allows, written with extract-msg's OleWriter."""

from __future__ import annotations

import struct
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from extract_msg import OleWriter

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_STRING, _BINARY, _TIME, _LONG = 0x001F, 0x0102, 0x0040, 0x0003


def msg_file(strings, *, sent=None, attachments=(), html=None):
    """Bytes of a MSG with `strings` (property number to text), a time and attachments (name, bytes)."""
    writer = OleWriter()
    fixed = [] if sent is None else [_fixed(0x0039, _TIME, int((sent - _EPOCH).total_seconds()) * 10_000_000)]
    head = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments))
    _add_properties(writer, "", head, {0x001A: "IPM.Note", **strings}, {0x1013: html} if html else {}, fixed)
    writer.addEntry("__nameid_version1.0", storage=True)
    for number in ("00020102", "00030102", "00040102"):
        writer.addEntry(f"__nameid_version1.0/__substg1.0_{number}", b"")
    for index, (name, content) in enumerate(attachments):
        folder = f"__attach_version1.0_#{index:08X}"
        writer.addEntry(folder, storage=True)
        fixed = [_fixed(0x3705, _LONG, 1)]
        _add_properties(writer, folder + "/", b"\x00" * 8, {0x3707: name}, {0x3701: content}, fixed)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.msg"
        writer.write(str(path))
        return path.read_bytes()


def _add_properties(writer, folder, head, strings, binaries, fixed):
    entries = list(fixed)
    for number, text in strings.items():
        data = text.encode("utf-16-le")
        writer.addEntry(f"{folder}__substg1.0_{number:04X}{_STRING:04X}", data)
        entries.append(struct.pack("<HHIII", _STRING, number, 6, len(data) + 2, 0))
    for number, data in binaries.items():
        writer.addEntry(f"{folder}__substg1.0_{number:04X}{_BINARY:04X}", data)
        entries.append(struct.pack("<HHIII", _BINARY, number, 6, len(data), 0))
    writer.addEntry(f"{folder}__properties_version1.0", head + b"".join(entries))


def _fixed(number, kind, value):
    return struct.pack("<HHIQ", kind, number, 6, value)
