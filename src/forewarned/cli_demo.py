"""The example that comes with Forewarned, and the figures that its run ends with."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

import forewarned
from forewarned.cli_progress import counted
from forewarned.ledger import headline
from forewarned.model import Kind, Ledger

_NAMES: dict[Kind, str] = {
    "warning": "warnings",
    "knowledge": "of knowledge",
    "threat": "threats",
    "response": "responses",
    "incident": "incidents",
    "claim": "claims",
}
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
    kinds = ", ".join(f"{number:,} {_NAMES[kind]}" for kind, number in head.by_kind)
    rows = [
        (counted(head.documents, "document"), f"of {counted(len(publishers), 'publisher')} that they name"),
        (counted(head.entries, "entry"), f"joined into {counted(head.records, 'record')}: {kinds}"),
        (counted(head.actors, "actor"), "told apart across the documents"),
        (
            counted(head.warnings, "warning"),
            f"given, {head.dismissed:,} of them dismissed, {head.unanswered:,} unanswered",
        ),
    ]
    if head.longest_lead:
        rows.append((_days(head.longest_lead), "the longest time from one of them to the incident that it foretold"))
    return rows


def _days(lead: tuple[int, int]) -> str:
    fewest, most = lead
    return counted(most, "day") if fewest == most else f"{fewest:,} to {counted(most, 'day')}"
