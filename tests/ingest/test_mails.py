from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest.mails import mail_documents, sender_name, unflowed
from forewarned.ingest.raws import Raw, Unreadable
from forewarned.model import Document, Problem
from tests.ingest.helpers import SENTENCE, raw_of


def mail(body=SENTENCE, **headers):
    message = EmailMessage()
    for name, value in {"Subject": "The dam", "From": "Jane Roe <jane@example.org>", **headers}.items():
        message[name] = value
    if body is not None:
        message.set_content(body)
    return message


def read(message):
    data = message if isinstance(message, bytes) else message.as_bytes()
    return list(mail_documents(raw_of(data, "a.eml")))


def test_headers_become_fields():
    (document,) = read(mail(Date="Thu, 07 Mar 2024 23:30:00 -0800"))
    assert (document.title, document.author, document.text) == ("The dam", "Jane Roe", SENTENCE)
    assert document.written == document.published == date(2024, 3, 7)
    assert document.published_basis == "mail header Date"
    assert document.publisher is None


@pytest.mark.parametrize("value", ["yesterday", "", "Thu, 99 Mar 2024 10:00:00 +0000"])
def test_a_mail_without_a_sound_date_has_none(value):
    (document,) = read(f"Subject: x\nDate: {value}\n\n{SENTENCE}".encode())
    assert (document.written, document.published, document.published_basis) == (None, None, None)


def test_the_plain_body_is_preferred_and_kept_as_it_is():
    message = mail("Dear all,\n\nthe dam is\nweak.\n")
    message.add_alternative("<p>Not this.</p>", subtype="html")
    (document,) = read(message)
    assert document.text == "Dear all,\n\nthe dam is\nweak."


def test_attachments_are_still_to_be_read_under_the_mails_name():
    message = mail()
    message.add_attachment(b"one", maintype="application", subtype="pdf", filename="../a/../letter.pdf")
    message.add_attachment("two", filename="note.txt")
    message.add_attachment(mail("Inner."), filename=None)
    message.add_attachment(b"x", maintype="application", subtype="octet-stream")
    document, *parts = read(message)
    assert isinstance(document, Document)
    assert [part.id for part in parts] == [
        "a.eml!../a/../letter.pdf", "a.eml!note.txt", "a.eml!message.eml", "a.eml!part-4",
    ]  # fmt: skip
    assert parts[0].read(10) == b"one"
    assert b"Inner." in parts[2].read(10_000)


def test_pictures_within_the_text_and_signatures_are_no_attachments():
    message = mail("<p>It broke.</p>")
    message.make_mixed()
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png", disposition="inline")
    message.add_attachment(b"x", maintype="application", subtype="pgp-signature", filename="sign.asc")
    assert len(read(message)) == 1


def test_a_mail_of_attachments_only_says_so_and_gives_them():
    message = mail("")
    message.add_attachment("two", filename="note.txt")
    problem, part = read(message)
    assert problem == Problem("a.eml", "the message itself: no text in it")
    assert isinstance(part, Raw)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"just some prose\n\nand more", "not a mail"),
        (b"", "empty file"),
        (b"Subject: x\nContent-Type: multipart/encrypted; boundary=b\n\n--b--", "encrypted mail"),
        (b"Subject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA", "encrypted mail"),
    ],
)
def test_what_is_no_mail_or_encrypted_is_refused(data, reason):
    with pytest.raises(Unreadable, match=reason):
        read(data)


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("windows-1252", b"It was \x93weak\x94."),
        ("no-such-charset", "It was “weak”.".encode()),
        ("utf-8", b"It was \x93weak\x94."),
    ],
)
def test_charsets_that_are_declared_or_not(charset, data):
    head = f"Subject: x\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    (document,) = read(head.encode() + data)
    assert document.text == "It was “weak”."


@pytest.mark.parametrize(
    ("text", "delete_space", "expected"),
    [
        ("It was \nweak.\n\nThe \nend.", False, "It was weak.\n\nThe end."),
        ("It wa \ns weak.", True, "It was weak."),
        ("> It was \n> weak.\nNo.", False, "> It was weak.\nNo."),
        (">> a \n> b", False, ">> a \n> b"),
        ("One.\n-- \nJane", False, "One.\n-- \nJane"),
        (" >no quote", False, ">no quote"),
        ("Hard\nlines", False, "Hard\nlines"),
    ],
)
def test_flowed_lines_are_joined(text, delete_space, expected):
    assert unflowed(text, delete_space=delete_space) == expected


@given(st.text(alphabet="ab> \n-", max_size=60))
def test_unflowing_loses_no_letter(text):
    kept = [character for character in unflowed(text, delete_space=False) if character in "ab"]
    assert kept == [character for character in text if character in "ab"]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Jane Roe <jane@example.org>", "Jane Roe"),
        ('"Roe, Jane" <jane@example.org>', "Roe, Jane"),
        ("<jane@example.org>", "jane@example.org"),
        ("Jane Roe", "Jane Roe"),
        ("", ""),
    ],
)
def test_senders(header, name):
    assert sender_name(header) == name


@given(st.binary(max_size=300))
def test_any_bytes_after_a_header_are_survived(data):
    try:
        read(b"Subject: x\n" + data)
    except Unreadable:
        return
