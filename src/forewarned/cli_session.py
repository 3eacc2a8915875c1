"""One run of a command: documents in, results out, and every way in which it can end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import typer

from forewarned.cli_progress import Run, plain
from forewarned.cli_work import Task, done, entries_task
from forewarned.model import Document, Entry, Ledger, Problem, SourceNote
from forewarned.places import CaseError, is_case

T = TypeVar("T")

FAULT, NOTHING_READ, STOPPED, PIPE_CLOSED = 1, 4, 130, 141


class Session(Run):
    """A run over `paths`, or over the one case that they name; `bar` says whether progress may be shown."""

    def __init__(
        self, paths: Sequence[str | Path], *, jobs: int = 1, model: str | None = None, quiet: bool = False
    ) -> None:
        super().__init__(quiet=quiet)
        self.paths, self.jobs, self.model = list(paths), jobs, model
        self.case = self.paths[0] if len(self.paths) == 1 and is_case(self.paths[0]) else None
        self.bar = True
        self.notes: tuple[SourceNote, ...] = ()

    def results(self, task: Task[T]) -> Iterator[tuple[Document, T]]:
        """Each document that could be read with what `task` made of it; the rest becomes problems."""
        with self.watched() if self.bar else nullcontext():
            for document, result in done(self._given(), task, jobs=self.jobs, model=self.model):
                if isinstance(result, Problem):
                    self.problem(result)
                else:
                    self.read(document)
                    yield document, result

    def entry_rows(self) -> Iterator[dict[str, Any]]:
        """The rows of all entries, while the documents are being read."""
        from forewarned.export.rows import entry_row

        if self.case is not None:
            yield from map(entry_row, self._kept().entries)
            return
        for _, entries in self.results(entries_task):
            self.found += len(entries)
            yield from map(entry_row, entries)

    def ledger(self) -> Ledger:
        """The ledger of all documents, with the user's notes. Ends the run where none could be read."""
        found = self._assembled() if self.case is None else self._kept()
        return replace(found, notes=self.notes) if self.notes else found

    def _assembled(self) -> Ledger:
        from forewarned.assembly import assemble

        documents: list[Document] = []
        entries: list[Entry] = []
        for document, found in self.results(entries_task):
            documents.append(document)
            entries.extend(found)
        self.found = len(entries)
        self.require_documents()
        return assemble(entries, documents, problems=self.problems)

    def _given(self) -> Iterator[Document]:
        """The documents, of files or of a case."""
        if self.case is None:
            from forewarned.ingest import load

            yield from load(self.paths, on_problem=self.problem)
            return
        from forewarned.case import open_case

        with open_case(self.case) as case:
            yield from case.documents()

    def _kept(self) -> Ledger:
        """The ledger of a case, with what people decided. Ends the run where the case is empty."""
        from forewarned.case import open_case

        with open_case(self.case or "") as case:
            found = case.ledger()
        self.found = len(found.entries)
        for document in found.documents:
            self.read(document)
        if not found.documents:
            self.say("the case is empty: forewarned case add CASE PATHS puts documents into it")
            raise typer.Exit(NOTHING_READ)
        return found

    def require_documents(self) -> None:
        """End the run where nothing could be read: an older output file is then left as it is."""
        if not self.documents:
            self.close()

    def close(self, *, output: Path | None = None) -> None:
        """Say how it went, and leave with the status that says so too."""
        if summary := self.summary():
            self.say(summary)
        if self.documents:
            self.note(self.findings(output))
        raise typer.Exit(self.status)


@contextmanager
def endings() -> Iterator[None]:
    """Turn what may end a run early into one line and an exit status."""
    try:
        yield
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        raise typer.Exit(STOPPED) from None
    except BrokenPipeError:
        # The reader of our output has seen enough. Python flushes once more at exit: into nothing.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        print(f"stopped: {error}", file=sys.stderr)
        raise typer.Exit(FAULT) from None
    except CaseError as error:
        print(plain(str(error)), file=sys.stderr)
        raise typer.Exit(FAULT) from None


def use_model(name: str | None) -> None:
    """Load another pipeline before anything is read, so that a wrong name is wrong usage."""
    if name is None:
        return
    from forewarned.parse import set_model

    try:
        set_model(name)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(str(error), param_hint="'--model'") from None


def _notes(path: Path | None) -> tuple[SourceNote, ...]:
    """The notes in the file at `path`; what is wrong with it is wrong usage."""
    if path is None:
        return ()
    from forewarned.ingest.source_notes import source_notes

    try:
        return source_notes(path)
    except (OSError, ValueError) as error:
        raise typer.BadParameter(plain(str(error)), param_hint="'--sources'") from None


def begun(
    paths: Sequence[str | Path],
    output: Path | None,
    *,
    model: str | None,
    jobs: int,
    quiet: bool,
    sources: Path | None = None,
) -> Session:
    """A session over files or over one case, once what the command was given is known to be usable."""
    if len(paths) > 1 and any(map(is_case, paths)):
        raise typer.BadParameter("a case stands alone: forewarned case add puts documents into it", param_hint="PATHS")
    if output is not None and (output.is_dir() or not output.resolve().parent.is_dir()):
        what = "is a folder" if output.is_dir() else "is in a folder that does not exist"
        raise typer.BadParameter(f"{output} {what}", param_hint="'-o' / '--output'")
    notes = _notes(sources)
    use_model(model)
    session = Session(paths, jobs=jobs, model=model, quiet=quiet)
    session.notes = notes
    return session
