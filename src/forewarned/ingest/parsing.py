"""The process that parses files for `guard`: ``python -m forewarned.ingest.parsing``, told by standard input.

A line of JSON for each file in, lines of JSON out: ``["begins", key, origin, size]``, ``["ends", key]``,
``["document", key, fields]``, ``["problem", key, where, what]``, ``["over"]``.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TextIO

from forewarned.model import Document

if TYPE_CHECKING:
    from forewarned.ingest.raws import Raw

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_DAYS = ("written", "published", "retrieved")


def document_value(document: Document) -> dict[str, Any]:
    """The fields of a document that hold anything, for JSON."""
    given = {one.name: getattr(document, one.name) for one in dataclasses.fields(document)}
    return {name: value.isoformat() if name in _DAYS else value for name, value in given.items() if value is not None}


def document_from(value: dict[str, Any]) -> Document:
    """The document of `document_value`."""
    days = {name: date.fromisoformat(value[name]) for name in _DAYS if name in value}
    return Document(**{**value, **days})


class _Telling:
    """Tells what is begun and ended, and gives each its time of the processor."""

    def __init__(self, out: TextIO, limits: dict[str, Any], done: list[str]) -> None:
        self._out, self._limits, self._done = out, limits, frozenset(done)
        self._sizes: list[int] = []

    def begins(self, key: str, raw: Raw) -> bool:
        if key in self._done:
            return False
        self.tell("begins", key, raw.origin, raw.size)
        self._sizes.append(raw.size)
        self._grant()
        return True

    def ends(self, key: str) -> None:
        self._sizes.pop()
        self._grant()
        self.tell("ends", key)

    def _grant(self) -> None:
        if resource is None or not self._sizes:
            return
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = self._limits["seconds"] + self._sizes[-1] // self._limits["pace"]
        most = resource.getrlimit(resource.RLIMIT_CPU)[1]
        wanted = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (wanted if most < 0 else min(wanted, most), most))

    def tell(self, *values: object) -> None:
        """One line."""
        self._out.write(json.dumps(values) + "\n")
        self._out.flush()


def _answer(question: dict[str, Any], limits: dict[str, Any], out: TextIO) -> None:
    from forewarned.ingest.contents import contents
    from forewarned.ingest.raws import Raw

    telling, path = _Telling(out, limits, question["done"]), Path(question["path"])
    raw = Raw(question["id"], question["origin"], question["size"], lambda: path.open("rb"), path=path)
    for key, item in contents(raw, telling):
        if isinstance(item, Document):
            telling.tell("document", key, document_value(item))
        else:
            telling.tell("problem", key, item.where, item.what)
    telling.tell("over")


def _hold(memory: int | None) -> None:
    """Keep this process to `memory` bytes of addresses, where the system can."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory is not None:
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        limit = memory if most < 0 else min(memory, most)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        except (OSError, ValueError):
            print("this system limits no memory", file=sys.stderr)  # macOS


def _questions(asked: SimpleQueue[str]) -> None:
    """Passes on what is asked; where nobody asks any more, this process ends, whatever it is doing."""
    for line in sys.stdin:
        asked.put(line)
    os._exit(0)


def main() -> None:
    """Answer until standard input ends."""
    out = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)  # what a parser prints is no answer
    limits = json.loads(sys.stdin.readline())
    asked: SimpleQueue[str] = SimpleQueue()
    Thread(target=_questions, args=(asked,), daemon=True).start()
    import forewarned.ingest.formats  # noqa: F401 - before memory is limited

    _hold(limits["memory"])
    while True:
        _answer(json.loads(asked.get()), limits, out)


if __name__ == "__main__":
    main()
