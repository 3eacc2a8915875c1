"""Uploads for tests: files sent to a served case, and the import that comes of them."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import httpx

ROOT = str(Path(__file__).parents[2])
STORM = "The harbour master warned the fishermen of the storm. The pilot knew of the storm on 2023-05-30.\n"
Files = list[tuple[str, bytes]]


def sent(client: httpx.Client, files: Files) -> httpx.Response:
    parts = [("files", (name, data, "application/octet-stream")) for name, data in files]
    return client.post("/api/files/upload", files=parts)


def imported(client: httpx.Client, files: Files) -> dict:
    """The import of these files, when it is over."""
    answer = sent(client, files)
    assert answer.status_code == 200, answer.text
    return over(client, answer.json()["number"])


def over(client: httpx.Client, number: int) -> dict:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        job = next(one for one in client.get("/api/imports").json() if one["number"] == number)
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError("the import did not end in two minutes")


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, STORM)
    return buffer.getvalue()
