"""What a person at the terminal sees on standard error: progress, problems, one closing line."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from forewarned.model import Document, Problem

# A problem is that of the file, not of one row of it ("rows.jsonl:12"), when files are counted.
_ROW = re.compile(r":\d+$")
# Ingest says so where a document was read, but something about it was not.
_READ_ALL_THE_SAME = "read, with"


def plain(text: str) -> str:
    """`text` on one line, without control characters: a document must not steer the terminal.

    Tabs and line ends become spaces; other controls and the marks that reverse the direction of
    writing (Unicode categories Cc and Cf, TR9) are dropped.
    """
    spaced = " ".join(text.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def counted(number: int, noun: str) -> str:
    """``1 entry``, ``2 entries``, ``1,234 documents``."""
    many = noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeou" else noun + "s"
    return f"{number:,} {noun if number == 1 else many}"


def counted_days(fewest: int, most: int) -> str:
    """``1 day``, ``15 days``, ``12 to 21 days``."""
    return counted(most, "day") if fewest == most else f"{fewest:,} to {counted(most, 'day')}"


@dataclass
class Run:
    """Counts what was read and what was not; keeps every problem."""

    quiet: bool = False
    problems: list[Problem] = field(default_factory=list)
    documents: int = 0
    found: int = 0  # entries
    _read: set[str] = field(default_factory=set)
    _failed: set[str] = field(default_factory=set)
    _progress: Progress | None = None
    _task: TaskID | None = None

    def problem(self, problem: Problem) -> None:
        """Keep a problem and say it in one line, at once."""
        self.problems.append(problem)
        where, what = plain(problem.where), plain(problem.what)
        if what.startswith(_READ_ALL_THE_SAME):
            self.say(f"{where}: {what}")
            return
        self._failed.add(_ROW.sub("", problem.where))
        self.say(f"could not read {where}: {what}")

    def read(self, document: Document) -> None:
        """Count a document that was read."""
        self.met(document.id, document.title or document.id, document.origin)

    def met(self, id: str, title: str, origin: str) -> None:
        """Count a document by its id, its title and its origin."""
        self.documents += 1
        self._read.add(origin or id)
        if self._progress and self._task is not None:
            self._progress.update(self._task, advance=1, description=plain(title)[:60])

    def say(self, line: str) -> None:
        """A line on standard error, above the progress bar where there is one."""
        if self._progress:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            print(line, file=sys.stderr)

    def note(self, line: str) -> None:
        """A line that `quiet` leaves out."""
        if not self.quiet:
            self.say(line)

    @property
    def status(self) -> int:
        """The exit status: 0 all read, 3 some failed, 4 nothing could be read."""
        if not self.documents:
            return 4
        return 3 if self._failed else 0

    def summary(self) -> str:
        """How many files were read, and how many were not; empty where there is nothing to complain of."""
        everything = len(self._read | self._failed)
        if not everything:
            return "there is nothing to read"
        if not self._failed:
            return ""
        partly = len(self._read & self._failed)
        in_part = f" ({partly:,} in part)" if partly else ""
        failed = len(self._failed - self._read)
        return f"{len(self._read):,} of {counted(everything, 'file')} read{in_part}, {failed:,} failed"

    def findings(self, output: Path | None = None) -> str:
        """What came of it: ``12 entries in 3 documents, written to out.jsonl``."""
        where = f", written to {plain(str(output))}" if output else ""
        return f"{counted(self.found, 'entry')} in {counted(self.documents, 'document')}{where}"

    @contextmanager
    def watched(self) -> Iterator[Run]:
        """Show progress while documents are read; nothing where standard error is not a terminal."""
        console = Console(stderr=True)
        if self.quiet or not console.is_terminal:
            yield self
            return
        columns = (
            SpinnerColumn(),
            BarColumn(bar_width=20),
            TextColumn("{task.completed:,.0f} read"),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
        )
        with Progress(*columns, console=console, transient=True) as progress:
            self._progress, self._task = progress, progress.add_task("starting", total=None)
            try:
                yield self
            finally:
                self._progress = None
