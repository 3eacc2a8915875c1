from __future__ import annotations

import io
import os
import struct
import zipfile
from dataclasses import replace

import pytest

from forewarned.ingest import archives, raws
from forewarned.ingest.archives import mailbox_messages, zip_members
from forewarned.ingest.raws import Raw, Unreadable
from forewarned.model import Problem
from tests.ingest.helpers import SENTENCE, loaded, raw_of


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def nested(depth):
    data, name = SENTENCE.encode(), "a.txt"
    for level in range(depth):
        data, name = zipped([(name, data)]), f"{level}.zip"
    return data


def test_members_come_by_name_and_litter_is_left_out():
    data = zipped([("b.txt", "b"), ("a/c.txt", "c"), ("__MACOSX/._b.txt", "x"), ("a/.DS_Store", "x"), ("a/", "")])
    members = list(zip_members(raw_of(data, "z.zip")))
    assert [(member.id, member.depth) for member in members] == [("z.zip!a/c.txt", 1), ("z.zip!b.txt", 1)]


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "/etc/x.txt", "C:\\x.txt", "a\\..\\..\\x.txt", "con.txt"])
def test_a_name_that_would_leave_the_folder_is_only_a_label(tmp_path, name):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "z.zip").write_bytes(zipped([(name, SENTENCE)]))
    before = sorted(os.walk(tmp_path))
    (document,), problems = loaded(tmp_path / "in")
    assert (document.id, document.text, problems) == (f"z.zip!{name}", SENTENCE, [])
    assert sorted(os.walk(tmp_path)) == before


def test_a_name_with_control_characters_is_made_printable():
    (member,) = zip_members(raw_of(zipped([("a\n\x1b[31m.txt", "x")]), "z.zip"))
    assert member.id == "z.zip!a\ufffd\ufffd[31m.txt"


def test_names_that_two_members_share(tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([("a.txt", SENTENCE), ("a.txt", SENTENCE + " Twice.")])
    (tmp_path / "z.zip").write_bytes(data)
    documents, _ = loaded(tmp_path)
    assert [document.id for document in documents] == ["z.zip!a.txt", "z.zip!a.txt#2"]


def test_archives_within_archives_go_to_a_depth(tmp_path):
    (tmp_path / "ok.zip").write_bytes(nested(4))
    (tmp_path / "too.zip").write_bytes(nested(5))
    (document,), ((where, what),) = loaded(tmp_path)
    assert document.id == "ok.zip!2.zip!1.zip!0.zip!a.txt"
    assert where == "too.zip!3.zip!2.zip!1.zip!0.zip"
    assert what == "nested more than 4 archives or mails deep; not opened"


def test_a_member_that_unpacks_to_too_much_is_a_bomb(tmp_path):
    (tmp_path / "z.zip").write_bytes(zipped([("a.txt", b"0" * 3_000_000), ("b.txt", SENTENCE)]))
    assert loaded(tmp_path) == (
        [], [("z.zip", "a member unpacks to more than 200 times its size: refused as a ZIP bomb")],
    )  # fmt: skip


def test_the_budget_is_shared_by_all_that_is_nested():
    inner = zipped([("a.txt", "The wall was weak. " * 20)], zipfile.ZIP_STORED)
    outer = zipped([("a.zip", inner), ("b.zip", inner)])
    budget = raws.Budget(bytes_left=2 * len(inner) + 500)
    members = zip_members(replace(raw_of(outer, "z.zip"), budget=budget))
    assert len(list(zip_members(next(members)))) == 1
    second = next(members)
    with pytest.raises(Unreadable, match="unpacks to more than 2,000,000,000 bytes: refused as a ZIP bomb"):
        list(zip_members(second))


def test_too_many_members(monkeypatch):
    raw = Raw("z.zip", "z.zip", 1, lambda: io.BytesIO(zipped([("a", "x"), ("b", "x")])), budget=raws.Budget(100, 1))
    with pytest.raises(Unreadable, match="members: refused as a ZIP bomb"):
        list(zip_members(raw))


def test_a_member_that_states_too_small_a_size_gives_no_more_than_that(tmp_path):
    data = zipped([("a.txt", SENTENCE * 100)])
    stated = struct.pack("<L", len(SENTENCE) * 100)
    (tmp_path / "z.zip").write_bytes(data.replace(stated, struct.pack("<L", 50)))
    documents, problems = loaded(tmp_path)
    assert documents == []
    assert [where for where, _ in problems] == ["z.zip!a.txt"]


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda data: data[:-30], "z.zip"),
        (lambda data: data[: len(data) // 2], "z.zip"),
        (lambda data: data.replace(b"embassy", b"EMBASSY"), "z.zip!a.txt"),
    ],
    ids=["end cut off", "half", "checksum"],
)
def test_damaged_archives(tmp_path, change, where):
    (tmp_path / "z.zip").write_bytes(change(zipped([("a.txt", SENTENCE)], zipfile.ZIP_STORED)))
    documents, problems = loaded(tmp_path)
    assert documents == []
    assert [problem[0] for problem in problems] == [where]


def test_an_encrypted_member_is_named_and_the_others_are_read(tmp_path):
    data = bytearray(zipped([("a.txt", SENTENCE), ("b.txt", SENTENCE)]))
    data[6] |= 1  # the flag of the first member, in its own header and in the directory
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "z.zip").write_bytes(bytes(data))
    (document,), problems = loaded(tmp_path)
    assert document.id == "z.zip!b.txt"
    assert problems == [("z.zip!a.txt", "encrypted: it needs a password")]


def test_an_empty_archive_gives_nothing(tmp_path):
    (tmp_path / "z.zip").write_bytes(zipped([]))
    assert loaded(tmp_path) == ([], [("z.zip", "nothing in it to read")])


MBOX = (
    b"From a@x Thu Mar  7 10:00:00 2024\nSubject: One\nDate: Thu, 7 Mar 2024 10:00:00 +0000\n\nIt was weak.\n"
    b">From then on nobody spoke.\n\nFrom b@x Thu Mar  7 11:00:00 2024\nSubject: Two\n\nIt broke.\nFrom here it ran.\n"
)


def test_messages_of_a_mailbox():
    messages = list(mailbox_messages(raw_of(MBOX, "m.mbox")))
    assert [message.id for message in messages] == ["m.mbox!1.eml", "m.mbox!2.eml"]
    assert b"\nFrom then on nobody spoke." in messages[0].read(1000)
    assert messages[1].read(1000).endswith(b"It broke.\nFrom here it ran.\n")


def test_a_mailbox_is_read_to_documents(tmp_path):
    (tmp_path / "m.mbox").write_bytes(MBOX)
    documents, problems = loaded(tmp_path)
    assert [(document.title, document.text.split("\n")[0]) for document in documents] == [
        ("One", "It was weak."), ("Two", "It broke."),
    ]  # fmt: skip
    assert problems == []


def test_a_message_that_is_too_large_is_a_problem(monkeypatch):
    monkeypatch.setattr(archives, "FILE_LIMIT", 60)
    messages = list(mailbox_messages(raw_of(MBOX, "m.mbox")))
    assert isinstance(messages[0], Problem)
    assert isinstance(messages[1], Raw)


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty file"), (b"Subject: x\n\ny", "not an MBOX file")])
def test_what_is_no_mailbox(data, reason):
    with pytest.raises(Unreadable, match=reason):
        list(mailbox_messages(raw_of(data)))
