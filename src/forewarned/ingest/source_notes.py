"""What the user knows of sources, from a small TOML file: how reliable each is, and what it has an interest in.

    [[source]]
    name = "Wrenfield Gazette"
    reliability = "B"
    interest = "owned by the harbour company"

Reliability is a letter of the Admiralty code (NATO AJP-2.1): A completely reliable, B usually, C fairly, D not
usually, E unreliable, F cannot be judged, which holds where none is given.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from forewarned.model import Reliability, SourceNote

_FIELDS = {"name", "reliability", "interest"}


def source_notes(path: str | Path) -> tuple[SourceNote, ...]:
    """The notes in the file at `path`, by name.

    Raises ValueError, with one line for each thing that is wrong, and OSError for a file that cannot be opened.
    """
    try:
        data = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: no TOML: {error}") from None
    rows = data.pop("source", [])
    wrong = [f"unknown part [{key}]; sources are listed as [[source]]" for key in sorted(data)]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        wrong, rows = [*wrong, "sources are listed as [[source]], each with a name"], []
    for at, row in enumerate(rows, 1):
        wrong += (f"source {at}: {what}" for what in _problems(row))
    names = [str(row.get("name", "")).strip().casefold() for row in rows]
    wrong += (f"source {at}: {rows[at - 1]['name']!r} is there twice" for at, name in enumerate(names, 1)
              if name and name in names[: at - 1])  # fmt: skip
    if wrong:
        raise ValueError("\n".join(f"{path}: {what}" for what in wrong))
    notes = (SourceNote(**{key: value.strip() for key, value in row.items()}) for row in rows)
    return tuple(sorted(notes, key=lambda note: (note.name.casefold(), note.name)))


def _problems(row: dict[str, Any]) -> Iterator[str]:
    if texts := sorted(key for key in row.keys() & _FIELDS if not isinstance(row[key], str)):
        yield f"{', '.join(texts)} must be text in quotation marks"
    elif not row.get("name", "").strip():
        yield "it has no name"
    elif row.get("reliability", "F").strip() not in get_args(Reliability):
        yield f"reliability {row['reliability']!r} is none of A, B, C, D, E and F"
    for key in sorted(row.keys() - _FIELDS):
        yield f"unknown field {key!r}; known are name, reliability and interest"
