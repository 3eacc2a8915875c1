"""The example that comes with Forewarned, and the figures that its run ends with."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

import forewarned
from forewarned.cli_progress import counted, counted_days
from forewarned.ledger import headline
from forewarned.model import Kind, Ledger, Record

_FORETELLING: dict[Kind, str] = {"warning": "a warning", "knowledge": "what was known", "threat": "a threat"}
EXAMPLE = Path("examples") / "crocus-city-hall"


def example_folder() -> Path:
    """Where the example is: beside the package when installed, in the root of a source checkout otherwise.

    Raises FileNotFoundError where neither has it.
    """
    package = Path(forewarned.__file__).resolve().parent
    for folder in (package / EXAMPLE, package.parent.parent / EXAMPLE):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the example is not there: {package / EXAMPLE}")


def show(ledger: Ledger, folder: Path) -> None:
    """Print the headline figures of `ledger`, and where its page and its data are."""
    table = Table(show_header=False, show_edge=False, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    for figure, what in figures(ledger):
        table.add_row(figure, what)
    console = Console()
    console.print(table)
    console.print(
        f"\nOpen {folder / 'report.html'} in a browser. The same as data: {folder / 'ledger.json'}", soft_wrap=True
    )


def figures(ledger: Ledger) -> list[tuple[str, str]]:
    """Figures and what they count: what was read, what was warned of, what came of it."""
    head = headline(ledger)
    publishers = {document.publisher for document in ledger.documents if document.publisher}
    kinds = ", ".join(_of_kind(kind, number) for kind, number in head.by_kind)
    rows = [
        (counted(head.documents, "document"), f"of {counted(len(publishers), 'publisher')} that they name"),
        (counted(head.entries, "entry"), f"joined into {counted(head.records, 'record')}: {kinds}"),
        (counted(head.actors, "actor"), "told apart across the documents"),
        (
            counted(head.warnings, "warning"),
            f"given, {head.dismissed:,} of them dismissed, {head.unanswered:,} unanswered",
        ),
    ]
    by_id = {record.id: record for record in ledger.records}
    if head.earliest_warning is not None:
        of = "the incident foretold most" if head.earliest_foretold else "any harm: none is linked to an incident"
        rows.append((_day(by_id[head.earliest_warning]), f"the earliest warning of {of}"))
    if head.longest_lead is not None and head.lead is not None:
        what = _FORETELLING[by_id[head.lead].kind]
        rows.append((counted_days(*head.longest_lead), f"the longest time from {what} to the incident foretold most"))
    return rows


def _of_kind(kind: Kind, number: int) -> str:
    return f"{number:,} of knowledge" if kind == "knowledge" else counted(number, kind)


def _day(record: Record) -> str:
    """The day by which it had been given, with the first day that it may have been where that is another."""
    assert record.when is not None
    first, last = record.when.earliest.isoformat(), record.when.latest.isoformat()
    return last if first == last else f"{first} to {last}"
