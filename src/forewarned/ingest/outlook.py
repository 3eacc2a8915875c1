"""MSG (Outlook) → a Document of the message, and what is attached to it, still to be read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime

from forewarned.ingest.decoding import decoded, newlines
from forewarned.ingest.documents import document_of
from forewarned.ingest.mails import html_text, sender_name
from forewarned.ingest.raws import FILE_LIMIT, Raw, Unreadable
from forewarned.model import Document, Problem

_MEDIA = "application/vnd.ms-outlook"


def outlook_documents(raw: Raw) -> Iterator[Document | Raw | Problem]:
    """The message as a document, then each attachment as something to read; days as `mail_documents` has them."""
    try:
        import extract_msg  # 0.5 s to load, and few folders hold a MSG
    except ImportError:
        raise Unreadable("MSG files are read with extract-msg, which is not installed") from None
    data = raw.read(FILE_LIMIT)
    try:
        message = extract_msg.openMsg(data, delayAttachments=False, strict=False)
    except Exception as error:  # extract-msg raises its own, olefile's and ValueError
        raise Unreadable(f"damaged or unknown MSG file: {error}") from None
    with message:
        sent = _day(message)
        try:
            yield document_of(
                raw, data, _body(message), media_type=_MEDIA, heading=False,
                title=_string(message, "subject"), author=sender_name(_string(message, "sender")),
                written=sent, published=sent, published_basis="mail property ClientSubmitTime" if sent else None,
            )  # fmt: skip
        except Unreadable as reason:
            yield Problem(raw.origin, f"the message itself: {reason}")
        attachments = _value(message, "attachments")
        for number, attachment in enumerate(attachments if isinstance(attachments, list) else [], 1):
            yield from _attached(raw, attachment, number)


def is_outlook(data: io.BytesIO) -> str:
    """What an OLE file is: "msg", "encrypted" (an Office file with a password), or "old" (DOC, XLS, PPT)."""
    import olefile

    with olefile.OleFileIO(data) as ole:
        if ole.exists("__properties_version1.0"):
            return "msg"
        return "encrypted" if ole.exists("EncryptedPackage") else "old"


def _attached(raw: Raw, attachment: object, number: int) -> Iterator[Raw | Problem]:
    name = _string(attachment, "longFilename") or _string(attachment, "shortFilename") or f"part-{number}"
    content = _value(attachment, "data")
    if isinstance(content, bytes):
        if not _value(attachment, "hidden"):
            yield raw.member_bytes(name, content)
    elif content is not None and hasattr(content, "exportBytes"):
        yield raw.member_bytes(name if name.lower().endswith(".msg") else f"{name}.msg", content.exportBytes())
    else:
        yield Problem(f"{raw.origin}!{name}", "an attachment whose content is not in the message")


def _body(message: object) -> str:
    if text := _string(message, "body").strip():
        return newlines(text)
    markup = _value(message, "htmlBody")
    return html_text(decoded(markup)) if isinstance(markup, bytes) and markup else ""


def _day(message: object) -> date | None:
    found = _value(message, "date")
    return found.date() if isinstance(found, datetime) else None


def _string(owner: object, name: str) -> str:
    value = _value(owner, name)
    return value.replace("\x00", "") if isinstance(value, str) else ""


def _value(owner: object, name: str) -> object:
    # Each property is read on demand, and one that cannot be read is no reason to lose the message.
    with suppress(Exception):
        return getattr(owner, name, None)
    return None
