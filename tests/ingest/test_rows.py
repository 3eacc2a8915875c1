from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest import rows
from forewarned.ingest.raws import Unreadable
from forewarned.ingest.rows import csv_documents, json_documents, jsonl_documents
from forewarned.model import Document, Problem
from tests.ingest.helpers import SENTENCE, raw_of

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: any(map(str.isalnum, text)))


def read(reader, data, name):
    found = list(reader(raw_of(data if isinstance(data, bytes) else data.encode(), name)))
    return [item for item in found if isinstance(item, Document)], [item for item in found if isinstance(item, Problem)]


def jsonl(data):
    return read(jsonl_documents, data, "a.jsonl")


def table(data):
    return read(csv_documents, data, "a.csv")


def test_a_row_gives_all_its_fields():
    row = {
        "id": "r1", "title": "The dam", "publisher": "Ledger", "author": "Jane Roe", "published": "2024-03-07T10:00Z",
        "written": "2024-03-06", "retrieved": "2024-03-08", "url": "https://x.example/a", "text": SENTENCE,
    }  # fmt: skip
    line = json.dumps(row).encode()
    (document,), problems = jsonl(line + b"\r\n")
    assert problems == []
    assert (document.id, document.title, document.publisher) == ("r1", "The dam", "Ledger")
    assert (document.written, document.published, document.retrieved) == (
        date(2024, 3, 6), date(2024, 3, 7), date(2024, 3, 8),
    )  # fmt: skip
    assert (document.published_basis, document.url, document.author) == ("given", "https://x.example/a", "Jane Roe")
    assert document.sha256 == hashlib.sha256(line).hexdigest()
    assert document.origin == "a.jsonl"


def test_only_the_text_must_be_there_and_a_dateline_may_give_the_day():
    text = f"LONDON, 7 March 2024 - {SENTENCE}"
    (document,), _ = jsonl(json.dumps({"text": text, "published": None, "title": None}))
    assert (document.id, document.title, document.text) == ("a.jsonl#1", None, text)
    assert (document.published, document.published_basis) == (date(2024, 3, 7), 'dateline "LONDON, 7 March 2024"')


@given(TEXTS)
def test_the_text_of_a_json_row_is_kept_exactly(text):
    for ascii_only in (True, False):
        (document,), problems = jsonl(json.dumps({"text": text}, ensure_ascii=ascii_only))
        assert document.text == text
        assert problems == []


@given(TEXTS, st.sampled_from(",;\t|"))
def test_the_text_of_a_csv_row_is_kept_exactly(text, delimiter):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "text"], ["r1", text], ["r2", SENTENCE]])
    if "\x00" in text:
        return
    documents, problems = table(buffer.getvalue())
    assert [(document.id, document.text) for document in documents] == [("r1", text), ("r2", SENTENCE)]
    assert problems == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{broken", "not JSON: Expecting property name"),
        ("[1]", "not an object with a text"),
        ("null", "not an object with a text"),
        ('{"title": "x"}', "no text"),
        ('{"text": 5}', "its text is no string"),
        ('{"text": "  "}', "no text in it"),
        ('{"text": ' + "[" * 100_000, "JSON nested too deep"),
        ('{"text": ' + "1" * 5000 + "}", "not JSON"),
        (b'{"text": "caf\xe9"}', "broken UTF-8"),
    ],
)
def test_a_broken_row_is_named_by_its_line_and_the_rest_is_read(line, what):
    line = line if isinstance(line, bytes) else line.encode()
    documents, (problem,) = jsonl(b'{"text": "One."}\n\n' + line + b'\n{"text": "Two."}')
    assert [(document.id, document.text) for document in documents] == [("a.jsonl#1", "One."), ("a.jsonl#3", "Two.")]
    assert problem.where == "a.jsonl:3"
    assert problem.what.startswith(what)


def test_many_broken_rows_are_counted():
    documents, problems = jsonl("prose\n" * 100 + '{"text": "One."}')
    assert len(documents) == 1
    assert len(problems) == 21
    assert problems[-1] == Problem("a.jsonl", "80 more rows that could not be read")


def test_a_lone_surrogate_is_replaced_and_said():
    (document,), (problem,) = jsonl('{"text": "It was \\ud83d warned.", "id": "\\udc00"}')
    assert (document.text, document.id) == ("It was \ufffd warned.", "\ufffd")
    assert problem == Problem(
        "a.jsonl:1", "read, with 1 lone surrogate(s), which are no Unicode text, replaced by U+FFFD"
    )


def test_control_characters_in_a_row_are_kept():
    text = "It was\x00 \x07warned.\u2028\ufeff"
    (document,), _ = jsonl(json.dumps({"text": text}))
    assert document.text == text


def test_a_day_that_is_none_is_said():
    (document,), (problem,) = jsonl('{"text": "It broke.", "published": "03/04/2024"}')
    assert document.published is None
    assert problem == Problem("a.jsonl:1", "read, without its published: '03/04/2024' is not one whole day")


def test_a_row_that_is_too_long_is_skipped_without_being_read(monkeypatch):
    monkeypatch.setattr(rows, "TEXT_LIMIT", 50)
    documents, (problem,) = jsonl('{"text": "' + "a" * 300 + '"}\n{"text": "One."}')
    assert [(document.id, document.text) for document in documents] == [("a.jsonl#2", "One.")]
    assert problem == Problem("a.jsonl:1", "too large: a row has up to 50 bytes")


def test_a_mark_at_the_start_and_numbers_as_ids():
    (document,), problems = jsonl(b'\xef\xbb\xbf{"id": 7, "text": "One."}')
    assert (document.id, problems) == ("7", [])


def test_rows_are_read_one_by_one():
    stream = io.BytesIO(b'{"text": "One."}\n{"text": "Two."}\n')
    reader = jsonl_documents(replace(raw_of(b"x", "a.jsonl"), open=lambda: stream))
    assert next(reader).text == "One."
    assert stream.tell() < 20


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ('[{"text": "One."}, {"id": "b", "text": "Two."}]', ["a.json#1", "b"]),
        ('{"id": "a", "text": "One."}', ["a"]),
        ('{"documents": [{"id": "a", "text": "One."}]}', ["a"]),
    ],
)
def test_json_files(data, ids):
    documents, problems = read(json_documents, data, "a.json")
    assert ([document.id for document in documents], problems) == (ids, [])


def test_csv_columns_go_by_many_names():
    (document,), _ = table(
        'Headline;Source;Date;Body;Link\r\nThe dam;Ledger;7 March 2024;"He said ""no"";\r\nso.";u\r\n'
    )
    assert (document.title, document.publisher, document.published) == ("The dam", "Ledger", date(2024, 3, 7))
    assert (document.text, document.url, document.id) == ('He said "no";\r\nso.', "u", "a.csv#1")


def test_the_hash_of_a_csv_row_is_that_of_its_own_bytes():
    documents, _ = table('id,text\n1,"One\nline."\n2,Two.\n')
    assert [document.sha256 for document in documents] == [
        hashlib.sha256(own).hexdigest() for own in (b'1,"One\nline."\n', b"2,Two.\n")
    ]


def test_csv_of_a_spreadsheet_in_an_older_encoding():
    (document,), problems = table("id,text\n1,The minister’s café was warned.\n".encode("cp1252"))
    assert (document.text, problems) == ("The minister’s café was warned.", [])


def test_csv_rows_without_a_text_are_named_by_their_line():
    documents, problems = table('id,text\n1,"One\nline."\n2\n\n3,Three.\n')
    assert [document.id for document in documents] == ["1", "3"]
    assert problems == [Problem("a.csv:4", "no text")]


@pytest.mark.parametrize(
    ("reader", "data", "reason"),
    [
        (csv_documents, b"id,title\n1,x\n", "no text column"),
        (csv_documents, b"\n\n", "no text column"),
        (csv_documents, b"", "empty file"),
        (csv_documents, b"id,text\n1,ok\n2,\xff\xfe broken \xc3(\n", "broken UTF-8"),
        (csv_documents, b"\x00\x01\x02", "binary data"),
        (jsonl_documents, b"", "empty file"),
        (jsonl_documents, '{"text": "One."}'.encode("utf-16"), "not JSON Lines in UTF-8"),
        (json_documents, b"{", "not JSON"),
    ],
)
def test_files_that_cannot_be_read(reader, data, reason):
    with pytest.raises(Unreadable, match=reason):
        list(reader(raw_of(data)))
