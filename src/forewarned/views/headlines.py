"""The figures at the head of the report, each one a set of records that can be opened."""

from __future__ import annotations

from forewarned.ledger import headline, unanswered_warnings
from forewarned.model import Ledger


def headline_values(ledger: Ledger) -> dict[str, object]:
    """Counts, and the positions in `ledger.records` of the records behind each figure."""
    places = {record.id: position for position, record in enumerate(ledger.records)}
    head = headline(ledger)
    values: dict[str, object] = {
        "documents": head.documents,
        "entries": head.entries,
        "records": head.records,
        "unanswered": [places[record.id] for record in unanswered_warnings(ledger)],
        "warnings": head.warnings,
    }
    if head.earliest_warning is not None:
        values["earliest"] = places[head.earliest_warning]
        values["foretold"] = head.earliest_foretold
    if head.lead is not None:
        values["lead"] = places[head.lead]
    return values
