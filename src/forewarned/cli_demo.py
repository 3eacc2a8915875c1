"""The example that comes with Forewarned, and the figures that its run ends with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

import forewarned
from forewarned.model import KINDS, Ledger

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
    for figure, what in headline(ledger):
        table.add_row(figure, what)
    console = Console()
    console.print(table)
    console.print(
        f"\nOpen {folder / 'report.html'} in a browser. The same as data: {folder / 'ledger.json'}", soft_wrap=True
    )


def headline(ledger: Ledger) -> list[tuple[str, str]]:
    """Figures and what they count, in the order of the story: warnings first, then what came of them."""
    many = {"knowledge": "records of knowledge", "warning": "warnings", "threat": "threats"}
    many |= {"response": "responses", "incident": "incidents", "claim": "claims of responsibility"}
    counts = Counter(record.kind for record in ledger.records)
    publishers = {document.publisher for document in ledger.documents if document.publisher}
    rows = [
        (f"{len(ledger.documents):,}", f"documents of {len(publishers):,} publishers"),
        (f"{len(ledger.entries):,}", f"entries, joined into {len(ledger.records):,} records"),
        *((f"{counts[kind]:,}", many[kind]) for kind in KINDS),
        (f"{len(ledger.actors):,}", "actors"),
    ]
    ahead = [record.lead for record in ledger.records if record.lead]
    if ahead:
        first = max(ahead, key=lambda lead: (lead.most, lead.fewest))
        days = f"{first.most}" if first.fewest == first.most else f"{first.fewest}-{first.most}"
        rows.append((f"{len(ahead):,}", f"warnings ahead of an incident, the earliest by {days} days"))
    return rows
