"""Which reader a file is for: by what its bytes say where they say it clearly, else by its name."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from forewarned.ingest.archives import mailbox_messages, opened_zip, seekable, zip_members
from forewarned.ingest.mails import mail_documents
from forewarned.ingest.outlook import is_outlook, outlook_documents
from forewarned.ingest.pages import page_documents
from forewarned.ingest.pdfs import pdf_documents
from forewarned.ingest.raws import FILE_LIMIT, Budget, Raw, Unreadable
from forewarned.ingest.rows import csv_documents, json_documents, jsonl_documents
from forewarned.ingest.texts import markdown_documents, text_documents
from forewarned.ingest.worddocs import word_documents
from forewarned.model import Document, Problem

Reader = Callable[[Raw], Iterator[Document | Raw | Problem]]

_BY_SUFFIX: dict[str, Reader] = {
    ".txt": text_documents, ".text": text_documents, ".asc": text_documents,
    ".md": markdown_documents, ".markdown": markdown_documents,
    ".html": page_documents, ".htm": page_documents, ".xhtml": page_documents,
    ".pdf": pdf_documents, ".docx": word_documents, ".eml": mail_documents, ".msg": outlook_documents,
    ".mbox": mailbox_messages, ".mbx": mailbox_messages, ".zip": zip_members,
    ".jsonl": jsonl_documents, ".ndjson": jsonl_documents, ".json": json_documents,
    ".csv": csv_documents, ".tsv": csv_documents,
}  # fmt: skip
_NEEDS_MAGIC = {".pdf": "PDF", ".zip": "ZIP archive", ".docx": "DOCX", ".msg": "MSG file"}
# What is known and not read: (first bytes, what it is).
_UNREAD = (
    (b"\x89PNG", "a PNG picture"), (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"), (b"MM\x00*", "a TIFF picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"), (b"Rar!", "a RAR archive"), (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"), (b"{\\rtf", "an RTF file"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"), (b"%!PS", "a PostScript file"), (b"ID3", "a sound file"),
    (b"!BDN", "an Outlook PST archive"),
)  # fmt: skip
_ZIP_INSIDE = frozenset({".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk", ".docm"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_MAIL_START = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MAIL_HEADERS = re.compile(rb"^(?:From|Received|Return-Path|Message-ID|Delivered-To|MIME-Version):", re.I | re.M)
_JSON_LINE = re.compile(rb'\s*\{\s*"')


def reader_of(raw: Raw) -> Reader:
    """The reader for `raw`; `Unreadable` for a type that is not supported."""
    found = reader_by_head(raw.name, raw.head())
    if found is zip_members:
        return _zip_reader(raw, PurePosixPath(raw.name).suffix.lower())
    return _ole_reader(raw) if found is outlook_documents else found


def reader_by_head(name: str, head: bytes) -> Reader:
    """The reader that a name and the first bytes speak for, without a look into archives.

    `Unreadable` where they tell already that it is of a type that is not supported.
    """
    suffix = PurePosixPath(name).suffix.lower()
    if not head:
        raise Unreadable("empty file")
    if head.startswith(b"%PDF-"):
        return pdf_documents
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if suffix in _ZIP_INSIDE:
            raise Unreadable(f"unsupported type: {suffix}")
        return zip_members
    if head.startswith(_OLE):
        return outlook_documents
    for magic, what in _UNREAD:
        if head.startswith(magic):
            raise Unreadable(f"unsupported type: {what}")
    if suffix in _NEEDS_MAGIC and not (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        raise Unreadable(f"damaged, or not a {_NEEDS_MAGIC[suffix]} though its name says so")
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    return _by_content(head, suffix)


def _by_content(head: bytes, suffix: str) -> Reader:
    if _HTML_START.match(head):
        return page_documents
    if re.match(rb"From \S+ .*\d{4}\s*\n", head):
        return mailbox_messages
    mail = _MAIL_START.match(head)
    if mail and _MAIL_HEADERS.search(mail[0]):
        return mail_documents
    # A name without a suffix, or with a number for one ("cable.0142"), may well be a text.
    if suffix in ("", ".") or suffix[1:].isdigit():
        return jsonl_documents if _JSON_LINE.match(head) else text_documents
    raise Unreadable(f"unsupported type: {suffix}")


def _zip_reader(raw: Raw, suffix: str) -> Reader:
    # Looked at on a budget of its own: the archive's members are counted when they are read.
    probe = Raw(raw.id, raw.origin, raw.size, raw.open, raw.depth, Budget())
    with seekable(raw) as stream, opened_zip(stream, probe) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        return word_documents
    if "[Content_Types].xml" in names or "mimetype" in names:
        raise Unreadable("unsupported type: an Office file that is no DOCX")
    if suffix == ".docx":
        raise Unreadable("damaged DOCX: it holds no word/document.xml")
    return zip_members


def _ole_reader(raw: Raw) -> Reader:
    try:
        kind = is_outlook(io.BytesIO(raw.read(FILE_LIMIT)))
    except OSError as error:
        raise Unreadable(f"damaged: {error}") from None
    if kind == "msg":
        return outlook_documents
    raise Unreadable(
        "encrypted Office file: it needs a password" if kind == "encrypted" else "unsupported type: an old Office file"
    )
