"""Rows out: JSON Lines, CSV or a table, to standard output or to a file that appears only when whole."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from forewarned.cli_progress import counted_days, plain

Row = dict[str, Any]
# A spreadsheet takes a cell that begins with one of these for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

ENTRY_CSV = (
    "doc",
    "kind",
    "start",
    "end",
    "quote",
    "actor",
    "recipients",
    "about",
    "stance",
    "polarity",
    "certainty",
    "when_earliest",
    "when_latest",
    "when_text",
    "sources",
)
RECORD_CSV = (
    "id",
    "kind",
    "actor",
    "recipients",
    "about",
    "stance",
    "polarity",
    "certainty",
    "when_earliest",
    "when_latest",
    "when_text",
    "documents",
    "incident",
    "fewest_days",
    "most_days",
    "responds_to",
    "quotes",
)

ENTRY_COLUMNS = ("kind", "when", "actor", "recipients", "about", "stance", "sources", "doc")
RECORD_COLUMNS = ("kind", "when", "actor", "recipients", "about", "stance", "documents", "lead_time")


class RowFormat(StrEnum):
    """How entries are written."""

    jsonl = "jsonl"
    table = "table"
    csv = "csv"


class LedgerFormat(StrEnum):
    """How a ledger is written."""

    json = "json"
    table = "table"
    csv = "csv"


class LinesFormat(StrEnum):
    """How a layer of the reader is written."""

    jsonl = "jsonl"


@contextmanager
def opened(path: Path | None, *, bom: bool = False) -> Iterator[IO[str]]:
    """A text stream: standard output for None, else a file that takes its name only when it is complete.

    Anything that is not a regular file (a device, a named pipe) is written to as it is.
    Raises OSError where it cannot be written.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    encoding = "utf-8-sig" if bom else "utf-8"
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("w", encoding=encoding, newline="") as stream:
            yield stream
        return
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with partial.open("x", encoding=encoding, newline="") as stream:
            yield stream
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def usual(output: Path | None, *, data: str) -> str:
    """The format for an output that names none: a table on a terminal, else `data`, or CSV by the file's name."""
    if output is not None:
        return "csv" if output.suffix.lower() == ".csv" else data
    return "table" if sys.stdout.isatty() else data


def json_text(row: Row, *, indent: int | None = None) -> str:
    """JSON in UTF-8; escaped throughout where the text holds half a surrogate pair, which UTF-8 cannot hold."""
    text = json.dumps(row, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row, ensure_ascii=True, indent=indent)
    return text


def write_jsonl(rows: Iterable[Row], stream: IO[str]) -> None:
    """One JSON object a line."""
    for row in rows:
        stream.write(json_text(row) + "\n")


def _write_csv(rows: Iterable[Row], stream: IO[str], *, flat: Callable[[Row], Row], columns: Sequence[str]) -> None:
    """A header line, then a line for each row; a cell that a spreadsheet would run is prefixed with an apostrophe."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        cells = flat(row)
        writer.writerow([_cell(cells[column]) for column in columns])


def _cell(value: object) -> str:
    text = "" if value is None else str(value).encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _flat_entry(row: Row) -> Row:
    """An entry's row for CSV: lists joined by "; ", the interval in three columns, the chain joined by " > "."""
    return {
        **row,
        **_flat_when(row["when"]),
        "polarity": _flag(row["polarity"]),
        "recipients": "; ".join(row["recipients"]),
        "sources": " > ".join(row["sources"]),
    }


def _flat_record(row: Row) -> Row:
    """A record's row for CSV, with the quotes of all its entries."""
    lead = row["lead_time"] or {"incident": None, "fewest_days": None, "most_days": None}
    return {
        **row,
        **_flat_when(row["when"]),
        **lead,
        "polarity": _flag(row["polarity"]),
        "recipients": "; ".join(row["recipients"]),
        "documents": "; ".join(row["documents"]),
        "responds_to": "; ".join(row["responds_to"]),
        "quotes": " | ".join(f"[{entry['doc']}] {entry['quote']}" for entry in row["entries"]),
    }


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _flat_when(when: Row | None) -> Row:
    when = when or {"earliest": None, "latest": None, "text": None}
    return {f"when_{name}": when[name] for name in ("earliest", "latest", "text")}


def _write_table(rows: Iterable[Row], stream: IO[str], *, columns: Sequence[str]) -> None:
    """A table for a person, as wide as the terminal; cells are shortened, control characters dropped."""
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        narrow = column in {"kind", "when", "stance", "lead_time"}
        table.add_column(column.replace("_", " "), no_wrap=narrow, ratio=None if narrow else 1)
    for row in rows:
        table.add_row(*(Text(_shown(row, column)) for column in columns))
    Console(file=stream).print(table)


def _shown(row: Row, column: str) -> str:
    value = row[column]
    if value is None:
        return ""
    if column == "when":
        first, last = value["earliest"], value["latest"]
        return str(first) if first == last else f"{first} / {last}"
    if column == "lead_time":
        return counted_days(value["fewest_days"], value["most_days"])
    if column == "kind" and not row["polarity"]:
        return f"no {value}"
    text = plain((" > " if column == "sources" else "; ").join(value) if isinstance(value, list) else str(value))
    return text if len(text) <= 100 else text[:99] + "…"


def write_entries_csv(rows: Iterable[Row], stream: IO[str]) -> None:
    """Entries as CSV, one a line."""
    _write_csv(rows, stream, flat=_flat_entry, columns=ENTRY_CSV)


def write_records_csv(rows: Iterable[Row], stream: IO[str]) -> None:
    """Records as CSV, one a line, with the quotes of their entries."""
    _write_csv(rows, stream, flat=_flat_record, columns=RECORD_CSV)


def write_entries_table(rows: Iterable[Row], stream: IO[str]) -> None:
    """Entries as a table for a person."""
    _write_table(rows, stream, columns=ENTRY_COLUMNS)


def write_records_table(rows: Iterable[Row], stream: IO[str]) -> None:
    """Records as a table for a person."""
    _write_table(rows, stream, columns=RECORD_COLUMNS)
