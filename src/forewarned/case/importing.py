"""Documents into a case and out of it, in a process of its own: ``python -m forewarned.case.importing``.

What is to be done comes as one line of JSON by standard input; how it goes is told in lines of JSON. The memory that
reading takes is given back at the end, and a file that harms its reader harms no server. The folder of the files is
the working folder, so that a document's origin is the name of the file that was uploaded, and no path of this machine.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Any

from forewarned.case import Case, CaseError, Reader, Step, open_case
from forewarned.model import Problem


def reader_value(reader: Reader) -> dict[str, Any]:
    """A reader for another process: it is imported there by its name."""
    return {"version": reader.version, "module": reader.read.__module__, "name": reader.read.__qualname__,
            "model": reader.model}  # fmt: skip


def _reader(value: dict[str, Any]) -> Reader:
    read = getattr(import_module(value["module"]), value["name"])
    if value["model"]:
        from forewarned.parse import set_model

        set_model(value["model"])
    return Reader(value["version"], read, value["model"])


def tell(**values: object) -> None:
    """One line to whoever started this process."""
    print(json.dumps(values), flush=True)


def _add(case: Case, wanted: dict[str, Any]) -> None:
    def step(one: Step) -> None:
        tell(step=asdict(one))

    def problem(one: Problem) -> None:
        tell(problem=asdict(one))

    case.add(wanted["paths"], on_problem=problem, on_progress=step)


def _remove(case: Case, wanted: dict[str, Any]) -> None:
    case.remove(wanted["document"])


_ACTS: dict[str, Callable[[Case, dict[str, Any]], None]] = {"add": _add, "remove": _remove}


def main() -> int:
    """Exit status 0, or 1 with ``{"error"}`` as the last line."""
    wanted = json.loads(sys.stdin.readline())
    try:
        with open_case(wanted["place"], who=wanted["who"], reader=_reader(wanted["reader"])) as case:
            _ACTS[wanted["act"]](case, wanted)
    except CaseError as error:
        tell(error=str(error))
        return 1
    tell(over=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
