"""The main job from end to end, as a person runs it: files in, entries, ledger and report out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

TITLE = "Tunnel fire: what the operator knew"
PARAGRAPHS = [
    TITLE,
    "Inspectors warned the tunnel's operator on 3 May 2021 that the fans in the north tube had failed.",
    "“The operator knew in June that smoke could not be cleared,” the inquiry's report was quoted as saying by the "
    "Norvik Courier (invented). Engineers had told the board about it two weeks before the fire.",
    "The operator ignored the inspectors' letter. On 14 September 2021 a lorry burst into flames and the fire killed "
    "nine people. Police arrested two managers a day later.",
]
# macOS counts bytes, Linux kilobytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def forewarned(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "200"}
    command = [sys.executable, "-m", "forewarned", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300)


def html() -> str:
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS[1:])
    return (
        f"<html><head><title>{TITLE}</title><meta property='og:title' content='{TITLE}'></head><body>"
        "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>"
        f"<article><h1>{TITLE}</h1>{body}</article></body></html>"
    )


def pdf() -> bytes:
    stream = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(stream, invariant=1).build([Paragraph(p, style) for p in PARAGRAPHS])
    return stream.getvalue()


def mail() -> bytes:
    message = EmailMessage()
    message["Subject"] = "tunnel"
    message["From"] = "desk@example.org"
    message.set_content("\n\n".join(PARAGRAPHS))
    return message.as_bytes()


def write_formats(folder: Path) -> None:
    """One text saved in six ways."""
    text = "\n\n".join(PARAGRAPHS)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "b.html").write_text(html(), encoding="utf-8")
    (folder / "c.pdf").write_bytes(pdf())
    word = docx.Document()
    for paragraph in PARAGRAPHS:
        word.add_paragraph(paragraph)
    word.save(str(folder / "d.docx"))
    (folder / "e.eml").write_bytes(mail())
    with zipfile.ZipFile(folder / "f.zip", "w") as archive:
        archive.writestr("inside.txt", text)


def test_one_text_in_six_formats_gives_the_same_entries(tmp_path: Path) -> None:
    write_formats(tmp_path)
    done = forewarned("read", tmp_path, "--format", "jsonl", "--jobs", "1", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[dict[str, object]]] = {}
    for row in map(json.loads, done.stdout.splitlines()):
        doc = row.pop("doc")
        row.pop("start"), row.pop("end")  # offsets are those of each document's own text
        row = json.loads(json.dumps(row).replace("\\n", " "))
        found.setdefault(doc, []).append(row)
    assert len(found) == 6
    first = found["a.txt"]
    assert {"warning", "knowledge", "response", "incident"} <= {row["kind"] for row in first}
    for doc, rows in found.items():
        assert rows == first, doc


@pytest.fixture
def bad_folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    whole = pdf()
    (folder / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    encrypted = io.BytesIO()
    SimpleDocTemplate(encrypted, invariant=1, encrypt="secret").build(
        [Paragraph(PARAGRAPHS[1], getSampleStyleSheet()["BodyText"])]
    )
    (folder / "locked.pdf").write_bytes(encrypted.getvalue())
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 300_000_000)
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 400)
    with (folder / "huge.txt").open("wb") as stream:
        for _ in range(200):
            stream.write(b"word " * 200_000)
    (folder / "broken.txt").write_bytes("The dam’s keeper was warned. ".encode() * 20 + b"\xff\xc3\x28 more")
    (folder / "loop").symlink_to(folder)
    return folder


def test_bad_files_get_one_line_each_and_the_good_one_is_read(bad_folder: Path, tmp_path: Path) -> None:
    out, err = tmp_path / "out.jsonl", tmp_path / "err.txt"
    command = [
        sys.executable,
        "-m",
        "forewarned",
        "read",
        str(bad_folder),
        "--format",
        "jsonl",
        "--jobs",
        "1",
        "--quiet",
    ]
    with out.open("w") as stdout, err.open("w") as stderr:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=stdout, stderr=stderr)
        _, status, usage = os.wait4(process.pid, 0)  # the peak of this process, not of those of other tests
        process.returncode = os.waitstatus_to_exitcode(status)
    told = err.read_text()
    assert process.returncode == 3, told
    assert {json.loads(line)["doc"] for line in out.read_text().splitlines()} == {"good.txt"}
    lines = [line for line in told.splitlines() if line.strip()]
    for name in ("empty.txt", "cut.pdf", "locked.pdf", "bomb.zip", "binary.txt", "huge.txt", "broken.txt", "loop"):
        assert sum(name in line for line in lines) == 1, (name, told)
    assert "Traceback" not in told
    # The 200 MB file and the 300 MB archive are refused, not held; the reader itself takes about 500 MB.
    assert usage.ru_maxrss * _UNIT < 1_500_000_000


@pytest.mark.parametrize("command", ["read", "ledger", "report"])
def test_two_runs_are_the_same_to_the_byte(command: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_formats(folder)
    made = []
    for jobs, name in (("1", "one"), ("2", "two")):
        out = tmp_path / f"{name}.{'html' if command == 'report' else 'json'}"
        done = forewarned(command, folder, "-o", out, "--jobs", jobs, "--quiet", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        made.append(out.read_bytes())
    assert made[0] == made[1]
