"""Plain text and Markdown → Document."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from forewarned.ingest.decoding import decoded, newlines
from forewarned.ingest.documents import document_of
from forewarned.ingest.heads import header_end, header_fields, stated_days
from forewarned.ingest.paragraphs import collapsed, joined, row_paragraphs
from forewarned.ingest.raws import TEXT_LIMIT, Raw
from forewarned.model import Document


def text_documents(raw: Raw) -> Iterator[Document]:
    """The one document of a text file: its text exactly as decoded, but for line ends."""
    data = raw.read(TEXT_LIMIT)
    yield document_of(raw, data, newlines(decoded(data)))


def markdown_documents(raw: Raw) -> Iterator[Document]:
    """The one document of a Markdown file: paragraphs without the marks; front matter goes to the fields."""
    data = raw.read(TEXT_LIMIT)
    source = newlines(decoded(data))
    body_start = header_end(source)
    paragraphs, title = markdown_paragraphs(source[body_start:])
    fields = {name: value for name, (value, _) in header_fields(source).items()}
    days = stated_days(source[:body_start])
    published, basis = days.get("published", (None, None))
    yield document_of(
        raw, data, joined(paragraphs), media_type="text/markdown",
        title=fields.get("title") or title, publisher=fields.get("publisher"), author=fields.get("author"),
        url=fields.get("url"), published=published, published_basis=basis,
        written=days.get("written", (None,))[0], retrieved=days.get("retrieved", (None,))[0],
    )  # fmt: skip


def markdown_paragraphs(source: str) -> tuple[list[str], str | None]:
    """Paragraphs of Markdown (CommonMark with tables), and its first level-one heading or None."""
    found: list[str] = []
    title: str | None = None
    cells: list[str] | None = None
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(source):
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            found.extend(row_paragraphs(cells))
            cells = None
        elif token.type == "inline":
            words = _inline_text(token.children or [])
            if cells is not None:
                cells.append(words)
            elif words:
                found.append(words)
                title = title or (words if opened == "h1" else None)
        elif token.type in ("fence", "code_block"):
            found.extend(words for block in token.content.split("\n\n") if (words := collapsed(block)))
        opened = token.tag
    return found, title


def _inline_text(tokens: list[Token]) -> str:
    pieces = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return collapsed("".join(pieces))
