from __future__ import annotations

import hashlib
import os
import resource
import shutil
import sys
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from forewarned.ingest import load
from forewarned.model import Document, Problem
from tests.ingest.helpers import SENTENCE, loaded, pdf_bytes


def written(folder, **files):
    for name, data in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return folder


def test_a_folder_is_read_in_sorted_order_with_ids_below_it(tmp_path):
    written(tmp_path, b_txt=SENTENCE, a__z_txt=SENTENCE, a__b__c_txt=SENTENCE, _hidden=SENTENCE)
    documents, problems = loaded(tmp_path)
    assert [document.id for document in documents] == ["a/b/c.txt", "a/z.txt", "b.txt"]
    assert documents[0].origin == str(tmp_path / "a/b/c.txt")
    assert problems == []


def test_ids_do_not_depend_on_where_the_folder_lies(tmp_path):
    for place in ("here", "there/deeper"):
        written(tmp_path / place, a_txt=SENTENCE, rows_jsonl='{"text": "It broke."}\n', b__a_txt=SENTENCE)
    first, _ = loaded(tmp_path / "here")
    second, _ = loaded(tmp_path / "there/deeper")
    assert [document.id for document in first] == [document.id for document in second]
    assert [document.sha256 for document in first] == [document.sha256 for document in second]


def test_one_path_may_be_given_alone(tmp_path):
    written(tmp_path, a_txt=SENTENCE)
    assert [document.id for document in load(str(tmp_path / "a.txt"))] == ["a.txt"]
    assert [document.id for document in load(tmp_path / "a.txt")] == ["a.txt"]


def test_shared_ids_are_told_apart_in_order(tmp_path):
    written(
        tmp_path / "x", a_txt="One.", r_jsonl='{"id": "a.txt", "text": "Two."}\n{"id": "a.txt#2", "text": "Three."}\n'
    )
    written(tmp_path / "y", a_txt="Four.")
    documents, problems = loaded(tmp_path / "x", tmp_path / "y")
    assert [(document.id, document.text) for document in documents] == [
        ("a.txt", "One."), ("a.txt#2", "Two."), ("a.txt#2#2", "Three."), ("a.txt#3", "Four."),
    ]  # fmt: skip
    assert problems == []


def test_a_file_that_is_reached_twice_is_read_once(tmp_path):
    written(tmp_path, a_txt=SENTENCE)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    documents, problems = loaded(tmp_path, tmp_path / "a.txt")
    assert ([document.id for document in documents], problems) == (["a.txt"], [])


def test_the_hash_is_that_of_the_raw_bytes(tmp_path):
    data = "\ufeffIt was weak.\r\n".encode("utf-8")
    written(tmp_path, a_txt=data)
    (document,), _ = loaded(tmp_path)
    assert (document.sha256, document.text) == (hashlib.sha256(data).hexdigest(), "It was weak.\n")


def test_documents_come_one_at_a_time(tmp_path):
    written(tmp_path, a_txt=SENTENCE, b_txt=b"")
    problems = []
    documents = load([tmp_path], on_problem=problems.append)
    assert next(documents).id == "a.txt"
    assert problems == []
    assert list(documents) == []
    assert len(problems) == 1


def test_nothing_depends_on_the_clock_or_on_file_times(tmp_path):
    written(tmp_path, a_txt=SENTENCE, b_html=f"<p>{SENTENCE}</p>", c_md=SENTENCE)
    first, _ = loaded(tmp_path)
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    second, _ = loaded(tmp_path)
    assert first == second
    assert {(document.written, document.published, document.retrieved) for document in first} == {(None, None, None)}


def test_attachments_are_documents_under_the_mails_id(tmp_path):
    message = EmailMessage()
    message["Subject"], message["Date"] = "Outer", "Thu, 7 Mar 2024 10:00:00 +0000"
    message.set_content("It was weak.")
    message.add_attachment(pdf_bytes(["It broke."]), maintype="application", subtype="pdf", filename="letter.pdf")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="photo.png")
    written(tmp_path, mail_eml=message.as_bytes())
    documents, problems = loaded(tmp_path)
    assert [(document.id, document.text) for document in documents] == [
        ("mail.eml", "It was weak."), ("mail.eml!letter.pdf", "It broke."),
    ]  # fmt: skip
    assert documents[1].published is None
    assert problems == [("mail.eml!photo.png", "unsupported type: a PNG picture")]


def big(path):
    with path.open("wb") as stream:
        stream.truncate(200_000_000)


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 5_000_000)


FRENCH = "Le ministère a été averti deux jours avant la rupture du barrage, ont déclaré des responsables. " * 3
BAD = {
    "empty.txt": (lambda path: path.touch(), "empty file"),
    "cut.pdf": (lambda path: path.write_bytes(pdf_bytes([SENTENCE])[:-200]), "damaged or cut off PDF"),
    "locked.pdf": (lambda path: path.write_bytes(pdf_bytes(["x"], encrypt=StandardEncryption("key"))), "encrypted PDF"),
    "bomb.zip": (bomb, "a member unpacks to more than 200 times its size: refused as a ZIP bomb"),
    "program.txt": (lambda path: path.write_bytes(b"\x7fELF\x02\x01\x01" + bytes(600)), "unsupported type: a program"),
    "noise.txt": (lambda path: path.write_bytes(bytes(range(256)) * 20), "binary data, not text"),
    "long.txt": (big, "too large: 200,000,000 bytes, and up to 50,000,000 are read"),
    "broken.txt": (lambda path: path.write_bytes(b"It was \xc3\x28 weak \xff."), "broken UTF-8: 2 bytes cannot be"),
    "french.txt": (lambda path: path.write_text(FRENCH, encoding="utf-8"), "in French; only English can be read"),
    "loop": (lambda path: path.symlink_to(path), "cannot be opened: Too many levels of symbolic links"),
    "up": (lambda path: path.symlink_to(path.parent), "a link to a folder that was already read; not followed"),
    "gone.txt": (lambda path: path.symlink_to(path.parent / "nowhere"), "a link to nothing"),
    "pipe": (lambda path: os.mkfifo(path), "not a regular file"),
    "none.jsonl": (lambda path: path.write_text("\n\n"), "nothing in it to read"),
    "none.json": (lambda path: path.write_text("[]"), "nothing in it to read"),
    "none.csv": (lambda path: path.write_text("id,text\n"), "nothing in it to read"),
    "rows.jsonl": (lambda path: path.write_text("{broken\n"), "not JSON: Expecting property name"),
    "table.csv": (lambda path: path.write_text("id,title\n1,x\n"), "no text column in its header"),
    "sheet.xlsx": (lambda path: path.write_bytes(b"PK\x03\x04"), "unsupported type: .xlsx"),
    "photo.jpg": (lambda path: path.write_bytes(b"\xff\xd8\xff\xe0"), "unsupported type: a JPEG picture"),
    "data.bin": (lambda path: path.write_bytes(b"hello"), "unsupported type: .bin"),
    "fake.docx": (lambda path: path.write_text("hello"), "damaged, or not a DOCX"),
    "fake.zip": (lambda path: path.write_text("hello"), "damaged, or not a ZIP archive"),
    "fake.eml": (lambda path: path.write_text("hello"), "not a mail"),
    "blank.html": (lambda path: path.write_text("<html></html>"), "no text of a report"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_gives_one_line_and_the_rest_goes_on(tmp_path, name):
    make, what = BAD[name]
    (tmp_path / "good.txt").write_text(SENTENCE)
    (tmp_path / "zz.txt").write_text(SENTENCE)
    make(tmp_path / name)
    documents, problems = loaded(tmp_path)
    assert [document.id for document in documents] == ["good.txt", "zz.txt"]
    assert len(problems) == 1
    assert problems[0][1].startswith(what)
    assert problems[0][0].split(":")[0] == name


def test_all_that_is_bad_at_once(tmp_path):
    for name, (make, _) in BAD.items():
        make(tmp_path / name)
    (tmp_path / "good.txt").write_text(SENTENCE)
    documents, problems = loaded(tmp_path)
    assert [document.id for document in documents] == ["good.txt"]
    assert sorted(where.split(":")[0] for where, _ in problems) == sorted(BAD)
    assert not any("\n" in what for _, what in problems)


@pytest.mark.parametrize("path", ["nowhere.txt", "a\x00b", "x" * 5000])
def test_a_path_that_is_none(tmp_path, path):
    (tmp_path / "good.txt").write_text(SENTENCE)
    problems = []
    documents = list(load([tmp_path / path, tmp_path / "good.txt"], on_problem=problems.append))
    assert [document.id for document in documents] == ["good.txt"]
    assert len(problems) == 1


@pytest.fixture
def closed_folder():
    """A folder with a file that may not be read; a superuser takes another user's rights for the test."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    written(folder, secret_txt=SENTENCE, good_txt=SENTENCE)
    (folder / "secret.txt").chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    yield folder
    os.seteuid(user)
    shutil.rmtree(folder)


def test_a_file_without_permission(closed_folder):
    documents, problems = loaded(closed_folder)
    assert [document.id for document in documents] == ["good.txt"]
    assert problems == [("secret.txt", "cannot be read: Permission denied")]


def test_any_error_of_the_system_is_one_line(tmp_path, monkeypatch):
    written(tmp_path, bad_txt=SENTENCE, good_txt=SENTENCE)
    opened = Path.open

    def refusing(path, *arguments, **options):
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refusing)
    documents, problems = loaded(tmp_path)
    assert [document.id for document in documents] == ["good.txt"]
    assert problems == [("bad.txt", "cannot be read: Permission denied")]


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss counts kilobytes on Linux only")
def test_a_file_over_the_limit_is_not_read_into_memory(tmp_path):
    big(tmp_path / "long.txt")
    big(tmp_path / "long.jsonl")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    documents, problems = loaded(tmp_path)
    assert (documents, len(problems)) == ([], 2)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000


def test_a_name_that_is_no_unicode(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(SENTENCE)
    (tmp_path / "new\nline.txt").write_bytes(b"")
    (document,), ((where, _),) = loaded(tmp_path)
    assert (document.id, where) == ("caf\ufffd.txt", "new\ufffdline.txt")


@pytest.mark.parametrize(
    "suffix", ["txt", "md", "html", "pdf", "docx", "eml", "msg", "jsonl", "json", "csv", "zip", "mbox", "x", ""]
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=120) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_under_any_name_are_documents_or_problems(tmp_path, suffix, data):
    path = tmp_path / f"a.{suffix}".rstrip(".")
    path.write_bytes(data)
    problems = []
    documents = list(load([path], on_problem=problems.append))
    assert documents or problems
    assert all(isinstance(document, Document) and document.text for document in documents)
    assert all(isinstance(problem, Problem) and problem.what for problem in problems)


@pytest.mark.parametrize("name", ["cables.jsonl"])
def test_cables_in_capitals_are_english(tmp_path, name):
    text = "SAN LUIS, 7 MAR 24 (RADIO) -- [TEXT] THE ARMED FORCES WERE TOLD OF THE PLAN BY TWO FARMERS OF THE VILLAGE."
    (tmp_path / name).write_text('{"id": "1", "text": "' + text + '"}\n')
    (document,), problems = loaded(tmp_path)
    assert (document.text, document.language, problems) == (text, "en", [])


def test_the_shared_corpora_and_gold_are_read_whole():
    shared = Path(__file__).parents[3] / "shared"
    files = sorted([*shared.glob("eval/gold/*/documents.jsonl"), *shared.glob("corpora/muc3.jsonl")])
    if not files:
        pytest.skip("the shared corpora are not beside this checkout")
    for path in files:
        documents, problems = loaded(path)
        assert problems == []
        assert len(documents) == len(path.read_text(encoding="utf-8").splitlines())
