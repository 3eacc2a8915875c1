"""One text saved in every format gives the same paragraphs, whatever the format."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from tests.ingest.helpers import loaded
from tests.ingest.outlook_file import msg_file

PARAGRAPHS = [
    "Ministry ignored flood alert",
    "LONDON, March 7, 2024 - The ministry was warned two days before the dam broke, officials said on Thursday. It did"
    " not act on the warning, according to minutes of a meeting that were published after the flood.",
    "What was known",
    "The agency had known since January that the wall was weak, a report says. “It was a matter of time,” the engineer"
    " said. Nobody told the towns below the dam, and the alarm that should have been sounded stayed silent until the"
    " water had reached the first houses of Lower Weir.",
    "A second inter-agency report was never sent.",
    "The ministry denies that it was told.",
]
TITLE, HEADING = PARAGRAPHS[0], PARAGRAPHS[2]


def as_txt():
    return "\n\n".join(PARAGRAPHS).encode()


def as_crlf():
    return "\r\n\r\n".join(PARAGRAPHS).encode("utf-16")


def as_md():
    return "\n\n".join([f"# {TITLE}", PARAGRAPHS[1], f"## {HEADING}", *PARAGRAPHS[3:]]).replace(" ", "\n", 7).encode()


def as_html():
    body = "\n".join(f"<p>{words.replace(' the ', ' the' + chr(10))}</p>" for words in PARAGRAPHS[3:])
    return (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>{PARAGRAPHS[1]}</p><h2>{HEADING}</h2>"
        f"{body}</body></html>"
    ).encode()


def as_pdf():
    buffer, styles = io.BytesIO(), getSampleStyleSheet()
    kinds = {TITLE: "Title", HEADING: "Heading2"}
    SimpleDocTemplate(buffer).build([Paragraph(words, styles[kinds.get(words, "BodyText")]) for words in PARAGRAPHS])
    return buffer.getvalue()


def as_docx():
    word, buffer = docx.Document(), io.BytesIO()
    levels = {TITLE: 0, HEADING: 2}
    for words in PARAGRAPHS:
        word.add_heading(words, levels[words]) if words in levels else word.add_paragraph(words)
    word.save(buffer)
    return buffer.getvalue()


def as_eml():
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "Jane Roe <jane@example.org>"
    message.set_content("\n\n".join(PARAGRAPHS))
    return message.as_bytes()


def as_flowed_eml():
    lines = "\r\n\r\n".join(words.replace(" the ", " the \r\n") for words in PARAGRAPHS)
    head = f"Subject: {TITLE}\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"
    return f"{head}Content-Transfer-Encoding: 8bit\r\n\r\n{lines}\r\n".encode()


def as_html_eml():
    message = EmailMessage()
    message["Subject"] = TITLE
    message.set_content("".join(f"<p>{words}</p>" for words in PARAGRAPHS), subtype="html")
    return message.as_bytes()


def as_msg():
    return msg_file({0x0037: TITLE, 0x1000: "\r\n\r\n".join(PARAGRAPHS)})


def as_zip():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("deep/report.docx", as_docx())
    return buffer.getvalue()


FORMATS = {
    "a.txt": as_txt, "b.txt": as_crlf, "c.md": as_md, "d.html": as_html, "e.pdf": as_pdf, "f.docx": as_docx,
    "g.eml": as_eml, "h.eml": as_flowed_eml, "i.eml": as_html_eml, "j.msg": as_msg, "k.zip": as_zip,
}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_the_paragraphs_are_the_same(tmp_path, name):
    (tmp_path / name).write_bytes(FORMATS[name]())
    (document,), problems = loaded(tmp_path)
    assert problems == []
    assert document.text.split("\n\n") == PARAGRAPHS
    assert document.title == TITLE
    assert document.language == "en"


def test_the_sniffer_needs_no_suffix(tmp_path):
    for name in ("a.txt", "d.html", "e.pdf", "f.docx", "g.eml", "j.msg", "k.zip"):
        (tmp_path / name.replace(".", "_")).write_bytes(FORMATS[name]())
    documents, problems = loaded(tmp_path)
    assert problems == []
    assert [document.text.split("\n\n") for document in documents] == [PARAGRAPHS] * 7
