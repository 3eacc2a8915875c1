"""Pairs of statements that cannot both be right as they stand: kept side by side, never averaged.

Each comes with its reason. A toll that rises from one day's reports to the next is told as a count too, with the
reason that it may be an update.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from forewarned.assembly.datings import dates, happened
from forewarned.assembly.denials import denials
from forewarned.assembly.details import specificities
from forewarned.assembly.evidence import setting
from forewarned.assembly.measures import measured
from forewarned.assembly.opposed import opposed
from forewarned.assembly.records import Built
from forewarned.assembly.sides import Blocks, sides
from forewarned.assembly.tolls import UPDATE, differing
from forewarned.model import Contradiction, ContradictionSort, Document, content_id

_Row = tuple[ContradictionSort, tuple[str, str], tuple[str, str], str]  # sort, records, entries, reason
_ORDER: tuple[ContradictionSort, ...] = ("denial", "specificity", "date", "count")


def contradictions(given: Sequence[Built], blocks: Blocks, documents: Iterable[Document]) -> tuple[Contradiction, ...]:
    """All contradictions of the records `given`: denials, then specificity, days and counts, each in order of time.

    One pair of records has one contradiction of a sort, but for counts, which follow each other, and within a record.
    """
    papers = list(documents)
    place = {one.record.id: at for at, one in enumerate(given)}
    made: dict[tuple[object, ...], Contradiction] = {}
    for sort, records, entries, reason in _rows(given, blocks, papers):
        each = sort == "count" or records[0] == records[1]
        key = (sort, *sorted(records), *(sorted(entries) if each else ()))
        if key not in made:
            made[key] = Contradiction(
                id=content_id("x", sort, *entries), sort=sort, records=records, entries=entries, reason=reason
            )
    return tuple(
        sorted(made.values(), key=lambda one: (_ORDER.index(one.sort), *(place[id] for id in one.records), one.id))
    )


def is_update(one: Contradiction) -> bool:
    """Whether it is only a toll that rose from one day's reports to a later day's."""
    return one.sort == "count" and one.reason.endswith(UPDATE)


def _rows(given: Sequence[Built], blocks: Blocks, documents: Sequence[Document]) -> Iterator[_Row]:
    days = {one.id: day for one in documents if (day := one.published or one.written)}
    found = list(sides(given))
    for stated, denial, why in denials(found, blocks, setting(found, documents)):
        yield "denial", (stated.record, denial.record), (stated.fact.id, denial.fact.id), why
    for stated, denial, why in opposed(found, blocks):
        yield "denial", (stated.record, denial.record), (stated.fact.id, denial.fact.id), why
    for precise, vague, why in specificities(found, blocks):
        yield "specificity", (precise.record, vague.record), (precise.fact.id, vague.fact.id), why
    for one, other, why in dates(found, blocks):
        yield "date", (one.record, other.record), (one.fact.id, other.fact.id), why
    for one, other, why in happened(found, blocks):
        yield "date", (one.record, other.record), (one.fact.id, other.fact.id), why
    for row in differing(given, blocks.homes, blocks.scenes, days):
        yield "count", (row.one.record, row.other.record), (row.one.fact.id, row.other.fact.id), row.reason
    for one, other, why in measured(found, blocks):
        yield "count", (one.record, other.record), (one.fact.id, other.fact.id), why
