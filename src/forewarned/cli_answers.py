"""The answers to questions as tables for a person: what was found, and under it the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import IO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from forewarned.cli_output import Row
from forewarned.cli_progress import counted, counted_days, plain

_QUOTES = 3  # shown of one record; JSON has all
_LONGEST = 240  # characters of a quote
SORTS = {
    "knew_not_warned": "knew, and is not known to have warned",
    "warned_not_acted": "was warned, and is not known to have acted",
    "told_or_not_told": "says it was not told; others say it was",
    "public_not_target": "the public could know, those in danger were not told",
    "target_not_public": "was told, and the public was not",
    "nothing_followed": "a warning that nothing followed",
    "denial": "said and denied",
    "count": "counts that differ",
    "date": "dates that differ",
    "specificity": "specific, or of a general nature",
}


def write_table(rows: Iterable[Sequence[str]], stream: IO[str], *, columns: Sequence[str], none: str) -> None:
    """`rows` under `columns`, the last of which takes the width that is left; `none` where there are no rows."""
    given = list(rows)
    if not given:
        Console(file=stream).print(none, markup=False, highlight=False)
        return
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for column in columns[:-1]:
        table.add_column(column, max_width=20, overflow="fold")
    table.add_column(columns[-1], ratio=1, overflow="fold")
    for row in given:
        table.add_row(*(Text(cell) for cell in row))
        table.add_section()
    Console(file=stream).print(table)


def who_knew_table(row: Row, stream: IO[str]) -> None:
    """What somebody knew, in order of time."""
    rows = [(_when(one), _how(one), _proof(one)) for one in row["known"]]
    write_table(rows, stream, columns=("when", "who", "evidence"), none=f"nothing is told of what {row['asked']} knew")
    if row["undated"]:
        more = f"{counted(row['undated'], 'record')} without a day left out"
        Console(file=stream).print(more, markup=False, highlight=False)


def _how(one: Row) -> str:
    unsure = "" if one["sure"] else " (or later)"
    return plain(f"{one['who']} {one['how']}{unsure}")


def gaps_table(rows: Iterable[Row], stream: IO[str]) -> None:
    """Each gap with the records that show it."""
    cells = [(plain(row["actor"] or "not named"), SORTS[row["sort"]], _gap(row)) for row in rows]
    write_table(cells, stream, columns=("who", "gap", "evidence"), none="no gap was found")


def _gap(row: Row) -> str:
    return "\n".join([plain(row["reason"]), *(f"{_step(one)}\n{_proof(one, 1)}" for one in row["records"])])


def origins_table(row: Row, stream: IO[str]) -> None:
    """Who stands behind a record."""
    counts = ", ".join(
        [
            counted(row["mentions"], "mention"),
            counted(row["documents"], "document"),
            f"{counted(row['families'], 'text')} without reprints",
            counted(len(row["publishers"]), "publisher"),
            counted(len(row["origins"]), "independent origin"),
        ]
    )
    console = Console(file=stream)
    lines = [f"{row['record']}, {_step(row)}", counts]
    if row["credibility"] is not None:
        lines.append(f"credibility {row['credibility']}: {plain(row['credibility_reason'])}")
    lines += [f"circular: {' > '.join(map(plain, loop))}" for loop in row["loops"]]
    lines += [f"source {plain(note['name'])}: {_noted(note)}" for note in row["notes"]]
    console.print("\n".join(lines), markup=False, highlight=False)
    rows = [(plain(one["name"]), f"{plain(one['reason'])}\n{_proof(one)}") for one in row["origins"]]
    if not rows:
        rows = [("", _proof(row))]
    write_table(rows, stream, columns=("origin", "evidence"), none="")


def _noted(note: Row) -> str:
    interest = f"; {plain(note['interest'])}" if note["interest"] else ""
    return f"reliability {note['reliability']}{interest}"


def contradictions_table(rows: Iterable[Row], stream: IO[str]) -> None:
    """Each pair side by side."""
    cells = [
        (SORTS[row["sort"]], f"{plain(row['reason'])}\n{_proof(row['one'])}", _proof(row["other"])) for row in rows
    ]
    given = [(sort, f"{one}\n  against\n{other}") for sort, one, other in cells]
    write_table(given, stream, columns=("sort", "evidence"), none="no contradiction was found")


def open_table(rows: Iterable[Row], stream: IO[str]) -> None:
    """Open warnings, the oldest first."""
    cells = [(_when(row) or "no day", _left(row), _proof(row)) for row in rows]
    write_table(cells, stream, columns=("given", "left", "evidence"), none="no warning is open")


def _left(row: Row) -> str:
    if row["days_left"] is None:
        return str(row["note"])
    return "until today" if row["days_left"] == 0 else f"{counted(row['days_left'], 'day')} left"


def chain_table(row: Row, stream: IO[str]) -> None:
    """The links of a chain in order, its gaps, and the alarms that nothing followed."""
    cells = [(_when(step) or "no day", _lead(step), f"{_step(step)}\n{_proof(step)}") for step in row["steps"]]
    write_table(cells, stream, columns=("when", "before", "evidence"), none="")
    console = Console(file=stream)
    for title, rows in (("Gaps", row["gaps"]), ("Warnings that nothing followed", row["false_alarms"])):
        console.print(f"\n{title}", style="bold")
        gaps_table(rows, stream)


def _lead(step: Row) -> str:
    if step["phase"] != "before":
        return "the incident" if step["phase"] == "incident" else "after it"
    return counted_days(step["fewest_days"], step["most_days"]) if step["most_days"] is not None else "not known"


def _when(row: Row) -> str:
    when = row["when"]
    if when is None:
        return ""
    first, last = when["earliest"], when["latest"]
    return str(first) if first == last else f"{first} / {last}"


def _step(row: Row) -> str:
    """A record in one line: "Vale: no warning to the Agency"."""
    what = "knowledge" if row["kind"] == "knowledge" else row["stance"] or row["kind"]
    told = f" to {', '.join(row['recipients'][:3])}" if row["recipients"] and row["kind"] != "incident" else ""
    said = f"{'' if row['polarity'] else 'no '}{what.replace('_', ' ')}{told}"
    return plain(f"{row['actor']}: {said}" if row["actor"] else said)


def _proof(row: Row, most: int = _QUOTES) -> str:
    """The quotes with their documents; how many more there are."""
    quotes = row["evidence"]
    lines = [f"[{plain(one['doc'])}] “{_cut(plain(one['quote']))}”" for one in quotes[:most]]
    if len(quotes) > most:
        lines.append(f"and {len(quotes) - most} more")
    return "\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
