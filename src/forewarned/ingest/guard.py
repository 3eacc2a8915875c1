"""Files parsed in another process with a limit of time and of memory: a hostile one costs itself, and nothing else.

The process is one for many files. Where it dies or takes too long, whatever it was reading becomes a Problem, and
another goes on after it: of an archive, with the member after the one that was to blame. What comes back is JSON,
never pickles: the process that meets hostile files is not trusted.

Windows has no limits of memory and of processor time for a process; there only the clock is watched.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from queue import Empty, Queue
from threading import Thread
from typing import Any

from forewarned.ingest.contents import Everything, contents
from forewarned.ingest.formats import reader_by_head
from forewarned.ingest.parsing import document_from
from forewarned.ingest.raws import Raw, Unreadable
from forewarned.ingest.texts import markdown_documents, text_documents
from forewarned.model import Document, Problem

# Bytes up to which a file is read here: a plain text needs no parser, nothing in a short Markdown takes long.
_PLAIN: dict[Callable[..., object], int] = {text_documents: 1_000_000, markdown_documents: 20_000}
_CLOCK = 3  # times the processor's seconds that the clock may take, where others work on the machine too
_LONGEST = 400_000_000  # characters of a line: a text of 50,000,000, all of them escaped
_START = 120  # seconds of the clock in which the process must be ready


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take; of an archive, each member by itself.

    A document of many pages needs its time: to `seconds` of the processor one is added for each `pace` bytes.
    """

    seconds: int = 60
    pace: int = 50_000
    memory: int | None = 4_000_000_000  # bytes of address space
    culprits: int = 20  # members of one archive that may fail so before the rest of it is given up

    def allowance(self, size: int) -> int:
        """Seconds of the processor for something of `size` bytes."""
        return self.seconds + size // self.pace


def guarded(found: Iterable[Raw | Problem], limits: Limits) -> Iterator[Document | Problem]:
    """What is in the files, in order; for what broke a limit or the parser, a Problem in one line."""
    guard = _Guard(limits)
    try:
        for raw in found:
            if isinstance(raw, Problem):
                yield raw
            elif raw.path is None or _is_plain(raw):
                yield from (item for _, item in contents(raw, Everything()))
            else:
                yield from guard.items(raw)
    finally:
        guard.close()


def _is_plain(raw: Raw) -> bool:
    try:
        return raw.size <= _PLAIN.get(reader_by_head(raw.name, raw.head()), -1)
    except (OSError, Unreadable):
        return True  # what is wrong with it will be said at once


@dataclass(slots=True)
class _Reading:
    """How far one file was read: what came of it, what is done with, and what is open, innermost last."""

    raw: Raw
    came: set[str] = field(default_factory=set)
    done: list[str] = field(default_factory=list)
    open: list[tuple[str, str, int]] = field(default_factory=list)  # key, origin, size


class _Guard:
    """The process that parses, started when it is first needed and again after each death."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[str] | None = None
        self._said: Queue[str] = Queue(8)

    def items(self, raw: Raw) -> Iterator[Document | Problem]:
        """What is in one file."""
        reading = _Reading(raw)
        for _ in range(self._limits.culprits):
            reading.open.clear()
            reason = yield from self._until_death(reading)
            if reason is None:
                return
            key, origin, _ = reading.open[-1] if reading.open else ("0", raw.origin, raw.size)
            yield Problem(origin, reason)
            if key == "0":
                return
            reading.done.append(key)
        yield Problem(raw.origin, f"given up after {self._limits.culprits} members that could not be read")

    def _until_death(self, reading: _Reading) -> Generator[Document | Problem, None, str | None]:
        """Yields what comes, and returns None at the end of the file, or why the process died."""
        raw, limits = reading.raw, self._limits
        self._ask({"id": raw.id, "origin": raw.origin, "path": str(raw.path), "size": raw.size, "done": reading.done})
        while True:
            size = reading.open[-1][2] if reading.open else None
            seconds = _START if size is None else limits.allowance(size)
            try:
                line = self._said.get(timeout=_CLOCK * seconds)
            except Empty:
                self.close()
                return f"reading it took longer than {_CLOCK * seconds:,} seconds: given up"
            if not line:
                return self._death(seconds)
            try:
                said, *values = json.loads(line)
                items = _heard(reading, said, values)
            except (IndexError, TypeError, ValueError):
                self.close()
                return "the parser broke on it"
            if said == "over":
                return None
            yield from items

    def _ask(self, question: dict[str, Any]) -> None:
        fresh = self._process is None
        self._process = self._process or self._started()
        stdin = self._process.stdin
        assert stdin
        lines = [asdict(self._limits), question] if fresh else [question]
        try:
            stdin.write("".join(json.dumps(line) + "\n" for line in lines))
            stdin.flush()
        except OSError:
            pass  # it died: that is seen where its answer is read

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-P", "-m", "forewarned.ingest.parsing"]  # -P: nothing is imported from the folder
        pipe, quiet = subprocess.PIPE, subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=quiet, text=True, encoding="ascii")
        self._said = Queue(8)
        Thread(target=_heed, args=(process, self._said), daemon=True).start()
        return process

    def _death(self, seconds: int) -> str:
        process, self._process = self._process, None
        assert process
        code = process.wait()
        if code == -getattr(signal, "SIGXCPU", 0):
            return f"reading it took more than {seconds:,} seconds of the processor: given up"
        if code == -getattr(signal, "SIGKILL", 0):
            return "reading it was ended from outside, for want of memory or by hand"
        if code < 0:
            return f"the parser crashed on it ({signal.Signals(-code).name})"
        return f"the parser ended on it (exit status {code})"

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            while self._said.get():  # the thread that heeds it ends with the last line
                pass


def _heard(reading: _Reading, said: str, values: list[Any]) -> list[Document | Problem]:
    """Keep in `reading` what the process said; gives what came of it for the first time."""
    if said == "begins":
        key, origin, size = values
        reading.open.append((key, origin, size))
    elif said == "ends":
        reading.open.pop()
        reading.done.append(values[0])
    elif said in ("document", "problem") and values[0] not in reading.came:
        reading.came.add(values[0])
        return [document_from(values[1]) if said == "document" else Problem(values[1], values[2])]
    return []


def _heed(process: subprocess.Popen[str], said: Queue[str]) -> None:
    """Passes on each line of `process`, and an empty one when it has ended."""
    assert process.stdout
    with process.stdout:
        while line := process.stdout.readline(_LONGEST):
            said.put(line)
    said.put("")
