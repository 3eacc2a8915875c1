"""Entries assembled into the ledger: who, the same facts joined, what answered what, how long before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from forewarned.assembly.actors import linked
from forewarned.assembly.facts import facts, kin, weights
from forewarned.assembly.incidents import incidents
from forewarned.assembly.join import fact_keys, gathered, same_fact
from forewarned.assembly.leads import leads
from forewarned.assembly.records import built, in_time
from forewarned.assembly.respond import answered
from forewarned.model import Document, Entry, Ledger, Problem

__all__ = ["assemble"]


def assemble(entries: Iterable[Entry], documents: Iterable[Document], *, problems: Iterable[Problem] = ()) -> Ledger:
    """The ledger of `entries`: actors, records in order of time, responses and lead times.

    A pure function: the order of `entries` and of `documents` does not matter, and an entry given twice
    counts once. Takes time in proportion to the number of entries.
    """
    papers = tuple(sorted(dict.fromkeys(documents), key=lambda one: (one.id, one.sha256, one.origin, one.text)))
    given = sorted({entry.id: entry for entry in sorted(entries, key=repr)}.values(), key=_place)
    actors, mentions = linked(given, papers)
    all_facts = facts(given, mentions)
    weighed, ties = weights(all_facts), kin(actors)
    clusters = gathered(
        [fact for fact in all_facts if fact.entry.kind != "incident"],
        keys=lambda fact: fact_keys(fact, weighed),
        verdict=lambda cluster, fact: same_fact(cluster, fact, weights=weighed, kin=ties),
    )
    clusters += incidents([fact for fact in all_facts if fact.entry.kind == "incident"], weights=weighed, kin=ties)
    order = {entry.id: at for at, entry in enumerate(given)}
    made = in_time(built(clusters, order, weighed))
    causes = answered(made, weights=weighed, kin=ties)
    times = leads(made, weights=weighed, kin=ties)
    records = []
    for one in made:
        lead = times.get(one.record.id)
        reasons = (*one.record.reasons, lead.reason) if lead else one.record.reasons
        records.append(
            replace(
                one.record,
                lead=lead.time if lead else None,
                responds_to=causes.get(one.record.id, ()),
                reasons=reasons,
            )
        )
    return Ledger(
        documents=papers,
        entries=tuple(given),
        actors=actors,
        mentions=mentions,
        records=tuple(records),
        problems=tuple(dict.fromkeys(problems)),
    )


def _place(entry: Entry) -> tuple[str, int, int, str, str]:
    return entry.doc, entry.start, entry.end, entry.kind, entry.id
