"""PDF → Document, from its text layer, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from forewarned.ingest.days import day
from forewarned.ingest.documents import document_of
from forewarned.ingest.lines import LINE_END_HYPHENS, Line, line_paragraphs
from forewarned.ingest.paragraphs import joined
from forewarned.ingest.raws import FILE_LIMIT, PAGE_LIMIT, TEXT_LIMIT, Raw, Unreadable
from forewarned.model import Document, Problem

_MAKERS_TITLE = ("microsoft word", "microsoft powerpoint", "layout 1", "print")
_LAST = 4_096  # bytes at the end in which the end-of-file mark must stand


def pdf_documents(raw: Raw) -> Iterator[Document | Problem]:
    """The one document of a PDF; a `Problem` too where pages of it are pictures without text."""
    data = raw.read(FILE_LIMIT)
    if b"%PDF-" not in data[:1024]:
        raise Unreadable("not a PDF, though its name says so")
    pdf = _opened(data)
    try:
        lines, unread = _lines(pdf)
        meta = pdf.get_metadata_dict()
        pages = len(pdf)
    finally:
        pdf.close()
    paragraphs = line_paragraphs(lines)
    if not paragraphs:
        count = f"{pages} page{'s' * (pages != 1)}"
        scan = "no text layer, a scan that needs OCR first" if unread else "no text"
        raise Unreadable(f"{scan} ({count})")
    title = meta.get("Title", "")
    yield document_of(
        raw, data, joined(paragraphs), media_type="application/pdf",
        title=None if title.lower().startswith(_MAKERS_TITLE) else title, author=meta.get("Author", ""),
        written=day(meta.get("CreationDate", "").removeprefix("D:")),
    )  # fmt: skip
    if unread:
        yield Problem(raw.origin, f"pages without a text layer, which need OCR first: {_ranges(unread)}")


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable("encrypted PDF: it needs a password") from None
        raise Unreadable("damaged or cut off PDF") from None
    # PDFium mends a file that was cut off and silently gives the pages it finds.
    if b"%%EOF" not in data[-_LAST:]:
        pdf.close()
        raise Unreadable("damaged or cut off PDF: no end-of-file mark")
    if len(pdf) > PAGE_LIMIT:
        count = len(pdf)
        pdf.close()
        raise Unreadable(f"too large: {count:,} pages, and up to {PAGE_LIMIT:,} are read")
    return pdf


def _lines(pdf: pypdfium2.PdfDocument) -> tuple[list[Line], list[int]]:
    lines: list[Line] = []
    pictures: list[int] = []
    total = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
            textpage = page.get_textpage()
        except pypdfium2.PdfiumError:
            raise Unreadable(f"damaged or cut off PDF: page {number + 1} cannot be read") from None
        found = _page_lines(textpage, number)
        total += sum(len(line.text) for line in found)
        if total > TEXT_LIMIT:
            raise Unreadable(f"too large: more than {TEXT_LIMIT:,} characters of text")
        if not found and any(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])):
            pictures.append(number + 1)
        lines.extend(found)
        textpage.close()
        page.close()
    return lines, pictures


def _page_lines(textpage: pypdfium2.PdfTextPage, number: int) -> list[Line]:
    lines: list[Line] = []
    start = 0
    characters = [_character(textpage, index) for index in range(textpage.count_chars())]
    for index, character in enumerate([*characters, "\n"]):
        # PDFium runs lines together where the upper one ends in a hyphen, and marks the hyphen.
        hyphen = character in LINE_END_HYPHENS
        if hyphen or character in "\r\n":
            if line := _line(textpage, characters, (start, index + hyphen), number):
                lines.append(line)
            start = index + 1
    return lines


def _character(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    code = pdfium.FPDFText_GetUnicode(textpage, index)
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"


def _line(textpage: pypdfium2.PdfTextPage, characters: list[str], span: tuple[int, int], number: int) -> Line | None:
    inked = [index for index in range(*span) if not characters[index].isspace()]
    if not inked:
        return None
    first, last = inked[0], inked[-1]
    # Boxes of the font, not of the ink: the lower edge is then the same for "a" and "g".
    left, base, _, _ = textpage.get_charbox(first, loose=True)
    right = max(textpage.get_charbox(index, loose=True)[2] for index in inked[-3:])
    size = pdfium.FPDFText_GetFontSize(textpage, first) or 10.0
    return Line("".join(characters[first : last + 1]), left, right, base, size, number)


def _ranges(numbers: list[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
