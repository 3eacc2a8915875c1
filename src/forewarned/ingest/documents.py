"""What every format ends in: a Document with its hash, its origin and what its first lines say."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from forewarned.ingest.heads import with_head
from forewarned.ingest.raws import TEXT_LIMIT, Raw, Unreadable
from forewarned.model import Document

# What programs write where nobody gave a title or a name.
_PLACEHOLDERS = frozenset({"untitled", "anonymous", "(anonymous)", "(unspecified)", "unknown", "python-docx", "none"})


class Fields(TypedDict, total=False):
    """Fields of `Document` that a format gives."""

    title: str | None
    publisher: str | None
    author: str | None
    written: date | None
    published: date | None
    retrieved: date | None
    published_basis: str | None
    url: str | None
    media_type: str


def document_of(raw: Raw, data: bytes, text: str, *, heading: bool = True, **fields: Unpack[Fields]) -> Document:
    """A document of `raw` whose bytes are `data`; `fields` are those of `Document`.

    What they leave open is filled from the first lines of `text`, the title from its first heading if `heading`.

    Raises `Unreadable` where `text` has no letter or digit, or is longer than `TEXT_LIMIT` characters.
    """
    if not any(character.isalnum() for character in text):
        raise Unreadable("no text in it")
    if len(text) > TEXT_LIMIT:
        raise Unreadable(f"too large: {len(text):,} characters of text, and up to {TEXT_LIMIT:,} are read")
    document = Document(id=raw.id, origin=raw.origin, text=text, sha256=hashlib.sha256(data).hexdigest(), **fields)
    named = replace(
        document, title=_meant(document.title), publisher=_meant(document.publisher), author=_meant(document.author)
    )
    return with_head(named, heading=heading)


def with_id(document: Document, name: str, *, language: str | None) -> Document:
    """`document` with the id and the language that were found for it."""
    return replace(document, id=name, language=language)


def _meant(value: str | None) -> str | None:
    words = " ".join((value or "").split())
    return words if words and words.lower() not in _PLACEHOLDERS else None
