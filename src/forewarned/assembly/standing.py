"""How the records of a ledger stand: what they rest on, what contradicts them, how credible that makes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from forewarned.assembly.contradictions import is_update
from forewarned.assembly.credibility import Counts, credibility
from forewarned.assembly.facts import Kin
from forewarned.assembly.generalities import generalities
from forewarned.assembly.memory import Memory
from forewarned.assembly.origins import Standing, standings
from forewarned.assembly.records import Built
from forewarned.assembly.sources import Said, Sources
from forewarned.model import Contradiction, Family, Ledger


def stood(
    ledger: Ledger, made: Sequence[Built], *, kin: Kin, ids: Sequence[str] = (), memory: Memory | None = None
) -> Ledger:
    """`ledger` with the origins, loops and credibility of its records, and its generalities.

    `made` are its records with their facts; the contradictions that it has weigh on them, the families that it
    has are folded. `ids` are those of its entries, where they are known.
    """
    memory = memory or Memory()
    parts = (ledger.documents, ledger.actors, ledger.mentions, ledger.families, ledger.entries)
    said = memory.kept("said", parts, lambda: _said(ledger, ids))
    found = standings(ledger.records, said, memory.kept("standings", (said,), dict[str, Standing]))
    denied, differing = _denied(ledger.contradictions, found), _differing(ledger.contradictions)
    records = []
    for record in ledger.records:
        standing = found[record.id]
        counts = Counts(
            origins=len(standing.origins) - standing.circular,
            named=standing.named,
            circles=standing.circular,
            against=len(denied[record.id]),
            differing=record.id in differing,
            hedged=record.certainty == "hedged",
        )
        figure, reason = credibility(counts)
        records.append(
            replace(
                record,
                origins=standing.origins,
                loops=standing.loops,
                credibility=figure,
                credibility_reason=reason,
            )
        )
    return replace(ledger, records=tuple(records), generalities=generalities(made, kin))


def _said(ledger: Ledger, ids: Sequence[str]) -> dict[str, Said]:
    sources = Sources(ledger.documents, ledger.actors, ledger.mentions, firsts(ledger.families))
    return sources.said(ledger.entries, ids=ids)


def firsts(families: Iterable[Family]) -> dict[str, str]:
    """Document -> the first of its family, for each copy."""
    return {copy.document: family.first for family in families for copy in family.copies}


def _denied(against: Iterable[Contradiction], found: Mapping[str, Standing]) -> dict[str, set[str]]:
    """Record -> the origins, by name, of the records that deny it."""
    denied: dict[str, set[str]] = defaultdict(set)
    for one in against:
        if one.sort == "denial":
            first, second = one.records
            denied[first].update(origin.name for origin in found[second].origins)
            denied[second].update(origin.name for origin in found[first].origins)
    return denied


def _differing(against: Iterable[Contradiction]) -> set[str]:
    return {id for one in against if one.sort != "denial" and not is_update(one) for id in one.records}
