"""Imports of uploaded files: one at a time, each in a process of its own, with its progress."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import RLock, Thread
from typing import IO, Any, Literal

from forewarned.app.desk import Desk
from forewarned.app.uploads import keep, safe_name
from forewarned.board.near import place_of
from forewarned.case import CaseError
from forewarned.case.importing import reader_value
from forewarned.ingest.raws import Unreadable
from forewarned.model import Problem

State = Literal["waiting", "running", "done", "stopped", "failed"]
WAITING_LIMIT = 4_000_000_000  # bytes of all files that wait
_JOBS = 50  # imports that are shown
_PROBLEMS = 200  # problems of one import that are shown; all are kept with the case


@dataclass(slots=True)
class Job:
    """One import: its files, and how far it has come."""

    number: int
    who: str
    files: list[str]
    state: State = "waiting"
    done: int = 0  # files that are behind it
    current: str = ""
    read: int = 0  # documents
    there: int = 0  # of them in the case before
    entries: int = 0
    failed: int = 0  # problems, those that are not shown too
    problems: list[Problem] = field(default_factory=list)
    error: str = ""

    def problem(self, problem: Problem) -> None:
        """Keep a problem."""
        self.failed += 1
        if len(self.problems) < _PROBLEMS:
            self.problems.append(problem)


class Imports:
    """The imports of one server, in a private folder that goes with it."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._lock = desk, RLock()
        self._jobs: list[Job] = []
        self._next = 1
        self._folder: Path | None = None
        self._thread: Thread | None = None
        self._process: subprocess.Popen[str] | None = None
        self._over = False

    # ------------------------------------------------------------ what is asked

    def jobs(self) -> list[Job]:
        """The imports, the newest first."""
        with self._lock:
            return [replace(job, problems=list(job.problems)) for job in reversed(self._jobs)]

    def take(self, who: str, uploads: list[tuple[str, IO[bytes]]]) -> Job:
        """Keep the files of an upload, and have them imported. What cannot be read at all is a problem at once."""
        with self._lock:
            number, self._next = self._next, self._next + 1
            if self._waiting() > WAITING_LIMIT:
                raise CaseError("too many files wait to be imported: try again when some are done")
        job = Job(number, who, [])
        folder = self._of(number)
        try:
            folder.mkdir(mode=0o700)
            taken: set[str] = set()
            for given, stream in uploads:
                name = safe_name(given, taken)
                try:
                    keep(stream, folder / name)
                    job.files.append(name)
                except Unreadable as reason:
                    job.problem(Problem(name, f"{reason}: not taken"))
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            if isinstance(error, OSError):
                raise CaseError(f"the files cannot be kept: {error.strerror or error}") from None
            raise
        job.files.sort()
        self._enter(job)
        return job

    def _enter(self, job: Job) -> None:
        with self._lock:
            self._jobs.append(job)
            over = [one for one in self._jobs if one.state not in ("waiting", "running")]
            for old in over[: max(0, len(over) - _JOBS)]:
                self._forget(old)
            if not job.files:
                job.state = "done"
                self._clear(job.number)
            self._begin()

    def cancel(self, number: int) -> None:
        """Stop an import. What it has read stays in the case; it can be started again."""
        with self._lock:
            job = self._job(number)
            if job.state not in ("running", "waiting"):
                return
            if job.state == "running" and self._process is not None:  # one that is just being begun ends by itself
                self._process.kill()
            job.state = "stopped"

    def again(self, number: int) -> None:
        """Start an import again that was stopped, or failed: what is in the case already is passed over."""
        with self._lock:
            job = self._job(number)
            if job.state in ("stopped", "failed"):
                job.state, job.error, job.problems, job.failed = "waiting", "", [], 0
                job.done = job.read = job.there = job.entries = 0
                self._begin()

    def forget(self, number: int) -> None:
        """Take an import that is over off the list, with the files that are left of it."""
        with self._lock:
            job = self._job(number)
            if job.state not in ("running", "waiting"):
                self._forget(job)

    def stop(self) -> None:
        """End for good, and remove the folder."""
        with self._lock:
            self._over = True
            if self._process is not None:
                self._process.kill()
            thread = self._thread
        if thread is not None:
            thread.join()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    # ------------------------------------------------------------ what is done

    def _job(self, number: int) -> Job:
        found = next((one for one in self._jobs if one.number == number), None)
        if found is None:
            raise CaseError(f"there is no import {number}")
        return found

    def _of(self, number: int) -> Path:
        with self._lock:
            self._folder = self._folder or Path(tempfile.mkdtemp(prefix="forewarned-"))
            return self._folder / str(number)

    def _waiting(self) -> int:
        held = self._folder.rglob("*") if self._folder else ()
        return sum(path.stat().st_size for path in held if path.is_file())

    def _clear(self, number: int) -> None:
        shutil.rmtree(self._of(number), ignore_errors=True)

    def _forget(self, job: Job) -> None:
        self._jobs.remove(job)
        self._clear(job.number)

    def _begin(self) -> None:
        if self._thread is None and not self._over:
            self._thread = Thread(target=self._work, name="imports", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                job = next((one for one in self._jobs if one.state == "waiting"), None)
                if job is None or self._over:
                    self._thread = None
                    return
                job.state = "running"
            try:
                self._import(job)
            except (OSError, ValueError) as error:
                if _goes_on(job):
                    job.state, job.error = "failed", f"it could not be begun, or not be followed: {error}"
            self._desk.wake()

    def _import(self, job: Job) -> None:
        wanted = {"act": "add", "who": job.who, "paths": job.files}
        last: dict[str, Any] = {}
        with child(self._desk, wanted, folder=self._of(job.number)) as process:
            with self._lock:
                self._process = process
                if not _goes_on(job) or self._over:
                    process.kill()
            assert process.stdout
            for line in process.stdout:
                last = json.loads(line)
                self._heard(job, last)
        with self._lock:
            self._process = None
            if not _goes_on(job):
                return
            if "over" in last:
                job.state, job.done, job.current = "done", len(job.files), ""
                self._clear(job.number)
            else:
                job.state = "failed"
                job.error = last.get("error") or "the process that imports has ended before it was done"

    def _heard(self, job: Job, said: dict[str, Any]) -> None:
        with self._lock:
            if not _goes_on(job):
                return
            if step := said.get("step"):
                job.read += 1
                job.there += step["how"] == "there"
                job.entries += step["entries"]
                self._at(job, step["origin"])
            elif problem := said.get("problem"):
                job.problem(Problem(problem["where"], problem["what"]))
                self._at(job, problem["where"])

    @staticmethod
    def _at(job: Job, origin: str) -> None:
        name = origin.split("!")[0]
        if name in job.files:
            job.done, job.current = job.files.index(name), name


def _goes_on(job: Job) -> bool:
    """Whether nobody has stopped it meanwhile, or stopped it and started it again, which is for the next process."""
    return job.state == "running"


@contextmanager
def child(desk: Desk, wanted: dict[str, Any], *, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that does what is `wanted` to the case; killed where the block ends early."""
    case = desk.case
    question = {**wanted, "place": place_of(case), "reader": reader_value(case.reader)}
    # -P: the folder of uploads is the working folder, and nothing there may be imported.
    command = [sys.executable, "-P", "-m", "forewarned.case.importing"]
    environment = {**os.environ, "PYTHONSAFEPATH": "1"}
    pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=quiet, text=True, encoding="ascii", cwd=folder, env=environment
    ) as process:
        assert process.stdin
        try:
            with suppress(BrokenPipeError):
                process.stdin.write(json.dumps(question) + "\n")
                process.stdin.close()
            yield process
        finally:
            process.kill()
