"""Mail (EML, MSG) → a Document of the message, and what is attached to it, still to be read."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.message import Message, MIMEPart
from email.utils import parsedate_to_datetime

from forewarned.ingest.decoding import decoded, newlines
from forewarned.ingest.documents import document_of
from forewarned.ingest.pages import parsed
from forewarned.ingest.paragraphs import joined, tree_paragraphs
from forewarned.ingest.raws import FILE_LIMIT, Raw, Unreadable
from forewarned.model import Document, Problem

_SIGNATURES = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"})
_BASIS = "mail header Date"


def mail_documents(raw: Raw) -> Iterator[Document | Raw | Problem]:
    """The message as a document, then each attachment as something to read.

    A mail is written and published (to whom it went) on the day of its Date header, in the sender's time zone.
    """
    data = raw.read(FILE_LIMIT)
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not any(name in message for name in ("From", "Date", "Subject", "To", "Message-ID")):
        raise Unreadable("not a mail: no From, Date or Subject header")
    if message.get_content_type() == "multipart/encrypted" or _is_enveloped(message):
        raise Unreadable("encrypted mail")
    sent = _mail_day(_header(message, "Date"))
    try:
        yield document_of(
            raw, data, _body(message), media_type="message/rfc822", heading=False,
            title=_header(message, "Subject"), author=sender_name(_header(message, "From")),
            written=sent, published=sent, published_basis=_BASIS if sent else None,
        )  # fmt: skip
    except Unreadable as reason:
        yield Problem(raw.origin, f"the message itself: {reason}")
    for number, (name, content) in enumerate(_attachments(message), 1):
        yield raw.member_bytes(name or f"part-{number}", content)


def unflowed(text: str, *, delete_space: bool) -> str:
    """A format=flowed text (RFC 3676) with its soft line breaks joined, quote marks kept at each paragraph's start."""
    done: list[str] = []
    open_depth: int | None = None
    for line in newlines(text).split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        signature = words == "-- "
        if open_depth == depth and not signature:
            done[-1] += words
        else:
            done.append(f"{'>' * depth} {words}" if depth else words)
        flows = words.endswith(" ") and not signature
        if flows and delete_space:
            done[-1] = done[-1][:-1]
        open_depth = depth if flows else None
    return "\n".join(done)


def _is_enveloped(message: MIMEPart) -> bool:
    return message.get_content_type() in ("application/pkcs7-mime", "application/x-pkcs7-mime") and (
        message.get_param("smime-type") != "signed-data"
    )


def _body(message: MIMEPart) -> str:
    with suppress(KeyError, AttributeError):  # the library trips over some broken multiparts
        if (part := message.get_body(("plain",))) is not None and (text := _part_text(part)).strip():
            if str(part.get_param("format", "")).lower() == "flowed":
                return unflowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes").strip("\n")
            return newlines(text).strip("\n")
        if (part := message.get_body(("html",))) is not None:
            return html_text(_part_text(part))
    return ""


def html_text(markup: str) -> str:
    """The text of a mail written in HTML: all of its paragraphs, as no site stands around it."""
    return joined(tree_paragraphs(parsed(markup))) if markup.strip() else ""


def _part_text(part: MIMEPart) -> str:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    with suppress(LookupError, UnicodeDecodeError):
        if charset := part.get_content_charset():
            return content.decode(charset)
    return decoded(content)


def _attachments(message: MIMEPart) -> Iterator[tuple[str, bytes]]:
    body = {id(part) for kind in ("plain", "html") if (part := message.get_body((kind,))) is not None}
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        kind, name = part.get_content_type(), _filename(part)
        if kind == "message/rfc822":
            inner = part.get_payload()
            for attached in inner if isinstance(inner, list) else []:
                if isinstance(attached, Message):
                    yield name or "message.eml", attached.as_bytes()
        elif part.is_multipart():
            waiting = [*part.iter_parts(), *waiting]
        elif id(part) in body or kind in _SIGNATURES or _is_embedded_picture(part):
            continue
        elif name or part.get_content_disposition() == "attachment":
            content = part.get_payload(decode=True)
            yield name, content if isinstance(content, bytes) else b""


def _is_embedded_picture(part: MIMEPart) -> bool:
    return part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment"


def _filename(part: MIMEPart) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # the header parser of the standard library raises many kinds on hostile headers
        return ""


def _header(message: MIMEPart, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except Exception:  # as above
        return ""


def _mail_day(header: str) -> date | None:
    with suppress(ValueError, TypeError, OverflowError):
        return parsedate_to_datetime(header).date()
    return None


def sender_name(header: str) -> str:
    """The name in a sender such as "Jane Roe <jane@example.org>", or the address where there is none."""
    # parseaddr would cut a name at a comma or at a space without an address behind it.
    found = re.fullmatch(r"\s*(?P<name>.*?)\s*<(?P<address>[^<>]*)>\s*", header, re.S)
    return (found["name"].strip("\"' ") or found["address"]) if found else header.strip()
