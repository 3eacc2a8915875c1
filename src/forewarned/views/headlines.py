"""The figures at the head of the report, each one a set of records that can be opened."""

from __future__ import annotations

from collections import Counter

from forewarned.ledger import unanswered_warnings
from forewarned.model import Ledger, Record


def headline_values(ledger: Ledger) -> dict[str, object]:
    """Counts, and the positions in `ledger.records` of the records behind each figure."""
    places = {record.id: position for position, record in enumerate(ledger.records)}
    warnings = [record for record in ledger.records if record.kind == "warning" and record.polarity]
    values: dict[str, object] = {
        "documents": len(ledger.documents),
        "entries": len(ledger.entries),
        "records": len(ledger.records),
        "unanswered": [places[record.id] for record in unanswered_warnings(ledger)],
        "warnings": len(warnings),
    }
    first = earliest_warning(warnings)
    if first is not None:
        values["earliest"] = places[first.id]
    return values


def earliest_warning(warnings: list[Record]) -> Record | None:
    """The first dated warning of the incident that most warnings foretold; else the first dated one.

    A set of documents reaches back to older events, so the first warning of all is seldom the one
    that matters.
    """
    dated = [record for record in warnings if record.when is not None]
    foretold = Counter(record.lead.incident for record in dated if record.lead is not None)
    if foretold:
        main = foretold.most_common(1)[0][0]
        dated = [record for record in dated if record.lead is not None and record.lead.incident == main]
    return min(dated, key=_start, default=None)


def _start(record: Record) -> tuple[str, str]:
    assert record.when is not None
    return record.when.earliest.isoformat(), record.when.latest.isoformat()
