"""Files: uploads and their imports, what could not be read, removing, and what can be taken away."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore, Timer
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, File, Query, Request, Response, UploadFile
from fastapi.responses import FileResponse, RedirectResponse
from sqlalchemy import URL
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException

from forewarned.app.desk import TheBoard, TheDesk, TheUser, User
from forewarned.app.gate import needs
from forewarned.app.imports import Imports, Job, child
from forewarned.app.pages import twin
from forewarned.app.uploads import FILE_LIMIT
from forewarned.board import holdings
from forewarned.board.evidence import Pages
from forewarned.board.holdings import Paper, Removal
from forewarned.case import Case, CaseError
from forewarned.model import Problem

router = APIRouter()
Reviewer = Annotated[User, Depends(needs("reviewer"))]
Owner = Annotated[User, Depends(needs("owner"))]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Uploads = Annotated[list[UploadFile], File()]
Number = Annotated[int, Query(ge=0, le=2_000_000_000)]
_SIZE = 25
_MINUTES = 10  # that a removal or a report may take
_MAKING = BoundedSemaphore(2)  # reports and the like that are made at once
_TAKES = {
    "report.html": ("report", "text/html", ()),
    "ledger.json": ("ledger", "application/json", ("--format", "json")),
    "ledger.csv": ("ledger", "text/csv", ("--format", "csv")),
}


@dataclass(frozen=True, slots=True)
class FilesPage:
    """Imports, documents, and what could not be read."""

    jobs: list[Job]
    pages: Pages
    papers: list[Paper]
    trouble: Pages
    problems: list[Problem]
    file_limit: int
    upload_limit: int


def imports(request: Request) -> Imports:
    """The imports of the app that was asked."""
    found = request.app.state.imports
    assert isinstance(found, Imports)
    return found


TheImports = Annotated[Imports, Depends(imports)]


@twin(router, "/files", "files.html")
def files(request: Request, board: TheBoard, held: TheImports, page: Page = 1, problems: Page = 1) -> FilesPage:
    """Imports, documents, and what could not be read."""
    pages, papers = holdings.papers(board.connection, page, size=_SIZE)
    trouble, found = holdings.problems(board.connection, problems, size=_SIZE)
    return FilesPage(held.jobs(), pages, papers, trouble, found, FILE_LIMIT, request.app.state.terms.upload_limit)


@router.get("/api/imports")
def all_imports(held: TheImports) -> list[Job]:
    """The imports since the server was started, the newest first."""
    return held.jobs()


# ------------------------------------------------------------------ uploads


@router.post("/api/files/upload")
def api_upload(user: Reviewer, held: TheImports, files: Uploads) -> Job:
    """Take files, and have them imported."""
    given = [(one.filename, one.file) for one in files if one.filename]
    if not given:
        raise CaseError("choose one file or more first")
    return held.take(user.name, [(name, stream) for name, stream in given])


@router.post("/files/upload", include_in_schema=False)
def upload(user: Reviewer, held: TheImports, files: Uploads) -> Response:
    """The same from a form."""
    api_upload(user, held, files)
    return _back()


@router.post("/api/imports/{number}/{act}")
def api_steer(number: int, act: Literal["cancel", "again", "forget"], user: Reviewer, held: TheImports) -> list[Job]:
    """Stop an import, start it again, or take it off the list."""
    {"cancel": held.cancel, "again": held.again, "forget": held.forget}[act](number)
    return held.jobs()


@router.post("/files/imports/{number}/{act}", include_in_schema=False)
def steer(number: int, act: Literal["cancel", "again", "forget"], user: Reviewer, held: TheImports) -> Response:
    """The same from a form."""
    api_steer(number, act, user, held)
    return _back()


def _back() -> Response:
    return RedirectResponse("/files", 303)


# ------------------------------------------------------------------ removing


@twin(router, "/files/remove/{number}", "remove.html")
def removal(number: int, user: Owner, board: TheBoard, desk: TheDesk) -> Removal:
    """What would go with a document."""
    if (
        not 0 <= number < 2**31
        or (found := holdings.removal(board.connection, board.generation, desk.case, number)) is None
    ):
        raise HTTPException(404, "There is no such document in the case.")
    return found


@router.post("/api/files/remove/{number}")
def api_remove(number: int, user: Owner, board: TheBoard, desk: TheDesk) -> Removal:
    """Remove a document with all that only it supported. The log keeps that it was there."""
    found = removal(number, user, board, desk)
    board.connection.rollback()
    wanted = {"act": "remove", "who": user.name, "document": found.paper.id}
    with (
        tempfile.TemporaryDirectory(prefix="forewarned-") as folder,
        child(desk, wanted, folder=Path(folder)) as process,
    ):
        assert process.stdout
        ended = Timer(60 * _MINUTES, process.kill)
        ended.start()
        said = process.stdout.read()
        ended.cancel()
    last = json.loads((said.splitlines() or ["{}"])[-1])
    if "over" not in last:
        raise CaseError(last.get("error") or "the process that removes it has ended before it was done")
    desk.wake()
    return found


@router.post("/files/remove/{number}", include_in_schema=False)
def remove(number: int, user: Owner, board: TheBoard, desk: TheDesk) -> Response:
    """The same from a form."""
    api_remove(number, user, board, desk)
    return _back()


# ------------------------------------------------------------------ what can be taken away


@router.get("/files/export", response_class=FileResponse)
def export(user: Owner, desk: TheDesk) -> Response:
    """The whole case as one ZIP file, which `forewarned case import` makes a case of."""
    with _made("case.zip") as path:
        desk.case.export(path)
        return _taken(path, f"{_plain(desk.name)}.zip", "application/zip")


@router.get("/files/{name}", response_class=FileResponse)
def take(name: Literal["report.html", "ledger.json", "ledger.csv"], user: TheUser, desk: TheDesk) -> Response:
    """The report as one page that needs no server, or the ledger as JSON or CSV: with all that was decided."""
    command, kind, options = _TAKES[name]
    with _made(name) as path:
        said = run(desk.case, command, "--output", str(path), "--quiet", *options)
        if said.returncode:
            raise CaseError((said.stderr.strip().splitlines() or ["it could not be made"])[-1])
        return _taken(path, f"{_plain(desk.name)}-{name}", kind)


@contextmanager
def _made(name: str) -> Iterator[Path]:
    """A private place for a file that is about to be sent; removed where it does not come so far."""
    if not _MAKING.acquire(blocking=False):
        raise HTTPException(503, "Two others are being made just now. Try again in a moment.", {"Retry-After": "10"})
    folder = Path(tempfile.mkdtemp(prefix="forewarned-"))
    try:
        yield folder / name
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        _MAKING.release()


def _taken(path: Path, name: str, kind: str) -> Response:
    gone = BackgroundTask(shutil.rmtree, path.parent, ignore_errors=True)
    return FileResponse(path, filename=name, media_type=kind, background=gone)


def _plain(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", name).strip("-.")[:80] or "case"


def run(case: Case, *command: str) -> subprocess.CompletedProcess[str]:
    """What `forewarned` says to `command` on the case, run in a process of its own so that its memory is given back."""
    place, secret = _place(case.engine.url)
    environment = {**os.environ, "PYTHONSAFEPATH": "1", **({"PGPASSWORD": secret} if secret else {})}
    first = 2 if command[0] == "case" else 1
    words = [sys.executable, "-P", "-m", "forewarned", *command[:first], place, *command[first:]]
    try:
        return subprocess.run(
            words, capture_output=True, text=True, env=environment, timeout=60 * _MINUTES, check=False
        )
    except subprocess.TimeoutExpired:
        raise CaseError(f"this took longer than {_MINUTES} minutes: given up") from None


def _place(url: URL) -> tuple[str, str]:
    """Where the case lies without its password, which the list of processes would show to others, and that."""
    if url.get_backend_name() == "sqlite":
        return str(url.database), ""
    query = url.query.get("password", "")
    secret = url.password or (query if isinstance(query, str) else query[0])
    bare = url.set(drivername="postgresql", password=None).difference_update_query(["password"])
    return bare.render_as_string(hide_password=False), str(secret)
