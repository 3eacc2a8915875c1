"""The figures at the head of the report, each one a set of records that can be opened."""

from __future__ import annotations

from forewarned.ledger import earliest_warning, unanswered_warnings
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
    first, longest = earliest_warning(ledger), longest_lead(ledger)
    if first is not None:
        values["earliest"] = places[first.id]
    if longest is not None:
        values["lead"] = places[longest.id]
    return values


def longest_lead(ledger: Ledger) -> Record | None:
    """Of the incident that most records foretold, the record that foretold it longest before.

    The longest lead of all is often to an incident that the documents only touch on. Of two incidents
    foretold as often, the one that more entries state is taken.
    """
    records = {record.id: record for record in ledger.records}
    foretold: dict[str, list[Record]] = {}
    for record in ledger.records:
        if record.lead is not None and record.lead.incident in records:
            foretold.setdefault(record.lead.incident, []).append(record)
    if not foretold:
        return None
    main = max(foretold, key=lambda incident: (len(foretold[incident]), len(records[incident].entries)))
    return max(foretold[main], key=_days)


def _days(record: Record) -> tuple[int, int]:
    assert record.lead is not None
    return record.lead.most, record.lead.fewest
