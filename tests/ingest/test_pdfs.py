from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from forewarned.ingest import pdfs
from forewarned.ingest.pdfs import pdf_documents
from forewarned.ingest.raws import Unreadable
from forewarned.model import Document, Problem
from tests.ingest.helpers import SENTENCE, pdf_bytes, raw_of

NAMES = ["Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ilex", "Juniper", "Larch", "Maple"]
LONG = [
    f"{name} was warned. Officials of {name} had read the letter from {NAMES[index - 1]} two days before and had put"
    f" it {'away ' * (index % 5)}unanswered. They were asked about it later, and said that nothing in it was new."
    for index, name in enumerate(NAMES)
]


def read(data):
    return list(pdf_documents(raw_of(data, "a.pdf")))


def drawn(*pages):
    """A PDF of pages, each a list of (x, y, text), or a picture where it is None."""
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, invariant=1)
    for page in pages:
        if page is None:
            sheet.drawImage(ImageReader(Image.new("RGB", (20, 20))), 100, 100, 300, 300)
        for x, y, text in page or []:
            sheet.drawString(x, y, text)
        sheet.showPage()
    sheet.save()
    return buffer.getvalue()


@pytest.mark.parametrize(
    "style",
    [
        ParagraphStyle("space", fontName="Helvetica", fontSize=10, leading=12, spaceBefore=6),
        ParagraphStyle("indent", fontName="Times-Roman", fontSize=12, leading=14, firstLineIndent=18),
        ParagraphStyle(
            "justified", fontName="Times-Roman", fontSize=11, leading=13, spaceAfter=8, alignment=TA_JUSTIFY
        ),
        ParagraphStyle("double", fontName="Courier", fontSize=10, leading=24, firstLineIndent=30),
    ],
    ids=lambda style: style.name,
)
def test_paragraphs_of_several_pages_come_out_whole(style):
    (document,) = read(pdf_bytes(LONG, style=style))
    assert document.text.split("\n\n") == LONG


def test_title_author_and_day_of_writing_come_from_the_file():
    (document,) = read(pdf_bytes([SENTENCE], title="The dam", author="Jane Roe"))
    assert (document.title, document.author, document.written) == ("The dam", "Jane Roe", date(2000, 1, 1))
    assert (document.published, document.published_basis) == (None, None)


def test_what_a_program_writes_for_want_of_a_title_is_no_title():
    (document,) = read(pdf_bytes([SENTENCE], title="Microsoft Word - letter.doc", author="anonymous"))
    assert (document.title, document.author) == (None, None)


def test_a_word_parted_at_a_line_end_is_joined():
    data = drawn([(72, 700, "The ministry was warned of an inter-"), (72, 686, "national threat to the town.")])
    (document,) = read(data)
    assert document.text == "The ministry was warned of an international threat to the town."


def test_a_scan_is_reported():
    with pytest.raises(Unreadable, match=r"no text layer, a scan that needs OCR first \(2 pages\)"):
        read(drawn(None, None))


def test_a_blank_pdf_has_no_text():
    with pytest.raises(Unreadable, match=r"^no text \(1 page\)"):
        read(drawn([]))


def test_pages_that_are_pictures_are_named():
    document, problem = read(drawn([(72, 700, SENTENCE)], None, None, [(72, 650, "It was told.")], None))
    assert isinstance(document, Document)
    assert problem == Problem("a.pdf", "pages without a text layer, which need OCR first: 2-3, 5")


def whole():
    return pdf_bytes(LONG)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (lambda: whole()[:300], "damaged or cut off PDF"),
        (lambda: whole()[: len(whole()) // 2], "damaged or cut off PDF"),
        (lambda: whole()[:-20], "damaged or cut off PDF: no end-of-file mark"),
        (lambda: b"%PDF-1.7\n" + b"junk " * 100, "damaged or cut off PDF"),
        (lambda: b"<html>not found</html>", "not a PDF"),
        (lambda: pdf_bytes([SENTENCE], encrypt=StandardEncryption("secret")), "encrypted PDF: it needs a password"),
    ],
)
def test_pdfs_that_cannot_be_read(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read(data())


def test_a_pdf_that_only_forbids_printing_is_read():
    data = pdf_bytes([SENTENCE], encrypt=StandardEncryption("", "owner", canPrint=0))
    assert read(data)[0].text == SENTENCE


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch):
    monkeypatch.setattr(pdfs, "PAGE_LIMIT", 1)
    with pytest.raises(Unreadable, match="too large: 2 pages, and up to 1 are read"):
        read(drawn([(72, 700, SENTENCE)], [(72, 700, SENTENCE)]))


def test_too_much_text_is_refused(monkeypatch):
    monkeypatch.setattr(pdfs, "TEXT_LIMIT", 50)
    with pytest.raises(Unreadable, match="too large: more than 50 characters"):
        read(drawn([(72, 700, SENTENCE)]))
