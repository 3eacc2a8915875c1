"""Work on documents, in this process or in several, in the order in which they came.

Documents are streamed: at most a few for each worker are held at any time, so that memory does not grow
with the number of documents. What comes out is the same whatever the number of processes.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from multiprocessing import connection, get_context, parent_process
from typing import TypeVar

from forewarned.model import Document, Entry, Problem

T = TypeVar("T")
Task = Callable[[Document], T]
Done = tuple[Document, T | Problem]

# Workers are ready about a second after this process could have begun, and in that second it would have read
# some 60,000 characters: below twice that, a second process only makes it slower (measured on two cores).
WORTH_A_POOL = 120_000
_WAITING_PER_JOB = 4


def default_jobs() -> int:
    """Two processes, or one where there is one core."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(2, cores)


def entries_task(document: Document) -> list[Entry]:
    """The entries that a document states."""
    from forewarned.reader import read

    return read(document)


def done(
    documents: Iterable[Document], task: Task[T], *, jobs: int, model: str | None = None, worth: int = WORTH_A_POOL
) -> Iterator[Done[T]]:
    """Each document with what `task` made of it, or with the Problem that stopped it, in order.

    `worth` is the number of characters from which more than one process is used. `model` is what the
    processes load; in this one it must have been set before.
    """
    stream = iter(documents)
    first: list[Document] = []
    if jobs > 1:
        characters = 0
        for document in stream:
            first.append(document)
            characters += len(document.text)
            if characters >= worth and len(first) > 1:
                yield from _in_processes(chain(first, stream), task, jobs, model)
                return
    for document in chain(first, stream):
        yield document, _attempt(task, document)


def _attempt(task: Task[T], document: Document) -> T | Problem:
    try:
        return task(document)
    except ImportError:
        raise  # a broken installation is no fault of the document
    except Exception as error:
        return Problem(document.origin or document.id, f"the reader failed: {type(error).__name__}: {error}")


def _in_processes(documents: Iterable[Document], task: Task[T], jobs: int, model: str | None) -> Iterator[Done[T]]:
    waiting: deque[tuple[Document, Future[T | Problem]]] = deque()
    pool = _Pool(jobs, model)
    try:
        for document in documents:
            waiting.append((document, pool.submit(task, document)))
            if len(waiting) >= jobs * _WAITING_PER_JOB:
                yield pool.result(task, *waiting.popleft())
        while waiting:
            yield pool.result(task, *waiting.popleft())
    except BaseException:  # what was begun is not waited for
        pool.close(wait=False)
        raise
    pool.close(wait=True)


class _Pool:
    """Worker processes, started again where one has died: a crash costs only the document that caused it."""

    def __init__(self, jobs: int, model: str | None) -> None:
        self._jobs, self._model = jobs, model
        self._executor = self._start(jobs)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        method = "spawn" if sys.platform == "win32" else "forkserver"
        context = get_context(method)
        if method == "forkserver":
            # Workers are forks of a server that has spaCy and the usual model in memory: each costs next to nothing.
            context.set_forkserver_preload(["forewarned.reader", *([] if self._model else ["forewarned.preload"])])
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=_enter, initargs=(self._model,))

    def submit(self, task: Task[T], document: Document) -> Future[T | Problem]:
        try:
            return self._executor.submit(_attempt, task, document)
        except BrokenProcessPool:
            self.close(wait=False)
            self._executor = self._start(self._jobs)
            return self._executor.submit(_attempt, task, document)

    def result(self, task: Task[T], document: Document, future: Future[T | Problem]) -> Done[T]:
        try:
            return document, future.result()
        except BrokenProcessPool:
            # Whichever document broke the pool, all that waited for it fail: each gets a process of its own.
            with self._start(1) as alone:
                try:
                    return document, alone.submit(_attempt, task, document).result()
                except BrokenProcessPool:
                    return document, Problem(document.origin or document.id, "the process that read it died")

    def close(self, *, wait: bool) -> None:
        """Let the workers go. Where they are not waited for, Python may complain of them when it ends."""
        self._executor.shutdown(wait=wait, cancel_futures=True)


def _enter(model: str | None) -> None:
    """Ready a worker: Ctrl-C is its parent's affair, and it must not outlive its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if model:
        from forewarned.parse import set_model

        set_model(model)


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
