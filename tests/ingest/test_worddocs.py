from __future__ import annotations

import io
from datetime import date, datetime

import docx
import pytest
from docx.oxml import parse_xml

from forewarned.ingest.raws import Unreadable
from forewarned.ingest.worddocs import word_documents
from tests.ingest.helpers import SENTENCE, raw_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(word):
    buffer = io.BytesIO()
    word.save(buffer)
    (document,) = word_documents(raw_of(buffer.getvalue(), "a.docx"))
    return document


def added(word, xml):
    word.element.body.insert(len(word.element.body) - 1, parse_xml(xml))


def test_paragraphs_headings_and_tables_in_order():
    word = docx.Document()
    word.add_heading("The dam", 0)
    word.add_paragraph("It was\tweak,\nand old.")
    table = word.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Day", "Level"
    table.cell(1, 0).text, table.cell(1, 1).text = "It broke.", "It was weak."
    word.add_paragraph("")
    word.add_paragraph("The end.")
    document = read(word)
    assert document.text.split("\n\n") == [
        "The dam",
        "It was weak, and old.",
        "Day | Level",
        "It broke.",
        "It was weak.",
        "The end.",
    ]
    assert document.title == "The dam"


def test_a_table_within_a_table_is_read_once():
    word = docx.Document()
    outer = word.add_table(rows=1, cols=1).cell(0, 0)
    outer.text = "Outer."
    outer.add_table(rows=1, cols=1).cell(0, 0).text = "Inner."
    assert read(word).text.split("\n\n") == ["Outer.", "Inner."]


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (f"<w:p {W}><w:ins><w:r><w:t>They were told.</w:t></w:r></w:ins></w:p>", "They were told."),
        (f"<w:p {W}><w:r><w:t>Told.</w:t></w:r><w:del><w:r><w:delText>Not.</w:delText></w:r></w:del></w:p>", "Told."),
        (f"<w:p {W}><w:hyperlink><w:r><w:t>Linked.</w:t></w:r></w:hyperlink></w:p>", "Linked."),
        (f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>In a form.</w:t></w:r></w:p></w:sdtContent></w:sdt>", "In a form."),
        (f"<w:p {W}><w:r><w:t>counter</w:t><w:noBreakHyphen/><w:t>attack.</w:t></w:r></w:p>", "counter-attack."),
    ],
)
def test_what_stands_in_changes_links_and_forms_is_read(xml, words):
    word = docx.Document()
    added(word, xml)
    assert read(word).text == words


def test_properties():
    word = docx.Document()
    word.add_paragraph(SENTENCE)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = "Letter", "Jane Roe", ""
    properties.created = datetime(2024, 3, 7, 10)
    document = read(word)
    assert (document.title, document.author, document.written) == ("Letter", "Jane Roe", date(2024, 3, 7))
    assert document.published is None


def test_the_properties_of_a_library_template_are_not_the_documents():
    word = docx.Document()
    word.add_paragraph(SENTENCE)
    document = read(word)
    assert (document.title, document.author, document.written) == (None, None, None)


def test_running_heads_are_left_out():
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Confidential"
    word.add_paragraph(SENTENCE)
    assert read(word).text == SENTENCE


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"no zip at all"])
def test_damaged_files_are_refused(data):
    with pytest.raises(Unreadable, match="damaged DOCX"):
        list(word_documents(raw_of(data)))
