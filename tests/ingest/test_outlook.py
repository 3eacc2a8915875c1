from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest

from forewarned.ingest.outlook import is_outlook, outlook_documents
from forewarned.ingest.raws import Unreadable
from tests.ingest.helpers import SENTENCE, raw_of
from tests.ingest.outlook_file import msg_file

SUBJECT, BODY, NAME = 0x0037, 0x1000, 0x0C1A


def read(data):
    return list(outlook_documents(raw_of(data, "a.msg")))


def test_a_message_and_its_attachments():
    sent = datetime(2024, 3, 7, 10, tzinfo=UTC)
    strings = {SUBJECT: "The dam", BODY: f"{SENTENCE}\r\n\r\nIt slept.", NAME: "Jane Roe"}
    document, part = read(msg_file(strings, sent=sent, attachments=[("note.txt", b"It broke.")]))
    assert (document.title, document.author) == ("The dam", "Jane Roe")
    assert document.text == f"{SENTENCE}\n\nIt slept."
    assert document.written == document.published == date(2024, 3, 7)
    assert document.published_basis == "mail property ClientSubmitTime"
    assert (part.id, part.read(100)) == ("a.msg!note.txt", b"It broke.")


def test_a_body_in_html():
    (document,) = read(msg_file({SUBJECT: "The dam"}, html=b"<p>It was weak.</p><p>It broke.</p>"))
    assert document.text == "It was weak.\n\nIt broke."
    assert (document.published, document.published_basis) == (None, None)


def test_what_an_ole_file_is():
    assert is_outlook(io.BytesIO(msg_file({BODY: "x"}))) == "msg"


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, msg_file({BODY: "x"})[:700]])
def test_damaged_files_are_refused(data):
    with pytest.raises(Unreadable, match="damaged or unknown MSG"):
        read(data)
