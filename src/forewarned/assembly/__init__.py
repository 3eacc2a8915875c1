"""Entries assembled into the ledger: who, the same facts joined, what answered what, how long before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from forewarned.assembly.actors import linked
from forewarned.assembly.chains import Told, chains, told
from forewarned.assembly.contradictions import contradictions
from forewarned.assembly.copies import families
from forewarned.assembly.decided import Decided, named_by_people, settled
from forewarned.assembly.facts import Fact, Kin, Weights, kin, weights
from forewarned.assembly.gaps import gaps
from forewarned.assembly.incidents import incidents
from forewarned.assembly.join import Cluster, fact_keys, gathered
from forewarned.assembly.leads import chained, leads
from forewarned.assembly.memory import Memory
from forewarned.assembly.odds import odds
from forewarned.assembly.parties import parties
from forewarned.assembly.pauses import uncollected
from forewarned.assembly.pointing import said_in, told_of
from forewarned.assembly.records import Built, built, in_time
from forewarned.assembly.rejoined import rejoined
from forewarned.assembly.respond import answered
from forewarned.assembly.retold import keys, same
from forewarned.assembly.scenes import scenes
from forewarned.assembly.sides import Blocks, cases
from forewarned.assembly.standing import stood
from forewarned.assembly.statements import facts
from forewarned.model import Actor, Document, Entry, Family, Ledger, Mention, Problem

__all__ = ["assemble"]


@dataclass(frozen=True, slots=True)
class _Joined:
    """The entries as facts, and the clusters that the rules make of them."""

    facts: list[Fact]
    weights: Weights
    kin: Kin
    clusters: list[Cluster]


@uncollected()
def assemble(
    entries: Iterable[Entry],
    documents: Iterable[Document],
    *,
    problems: Iterable[Problem] = (),
    decided: Decided | None = None,
    memory: Memory | None = None,
) -> Ledger:
    """The ledger of `entries`: actors, records in order of time, responses and lead times.

    A pure function: the order of `entries` and of `documents` does not matter, and an entry given twice
    counts once. Takes time in proportion to the number of entries. What people `decided` is laid over the rules.
    With the `memory` of an assembly before, what has not changed since is not worked out again.
    """
    memory = memory or Memory()
    papers = tuple(sorted(dict.fromkeys(documents), key=lambda one: (one.id, one.sha256, one.origin, one.text)))
    ids, given = _distinct(entries)
    by_rule = memory.kept("linked", (papers, given), lambda: linked(given, papers, ids=ids))
    actors, mentions = named_by_people(*by_rule, given, decided)
    reprints = memory.kept("families", (papers,), lambda: families(papers))
    joined = memory.kept(
        "joined", (given, actors, mentions, reprints), lambda: _joined(given, ids, actors, mentions, reprints)
    )
    all_facts, weighed, ties = joined.facts, joined.weights, joined.kin
    clusters = settled(joined.clusters, decided)
    order = {fact.id: at for at, fact in enumerate(all_facts)}
    made = in_time(built(clusters, order, weighed))
    final = _answering(made, weighed, ties)
    about = scenes(final, weighed)
    stories = told(final, about)
    final = _with_leads(final, stories)
    people = parties(ties, actors)
    against = contradictions(final, Blocks(people, weighed, cases(final), about.by_document, about.by_incident), papers)
    ledger = Ledger(
        documents=papers,
        entries=tuple(given),
        actors=actors,
        mentions=mentions,
        records=tuple(one.record for one in final),
        families=reprints,
        chains=chains(stories),
        contradictions=against,
        gaps=gaps(final, stories, parties=people, against=against),
        problems=tuple(dict.fromkeys(problems)),
    )
    return stood(ledger, final, kin=ties, ids=ids, memory=memory)


def _joined(
    given: Sequence[Entry],
    ids: Sequence[str],
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    reprints: Sequence[Family],
) -> _Joined:
    """What the rules alone make of the entries `given`."""
    family_of = {doc: one.id for one in reprints for doc in (one.first, *(copy.document for copy in one.copies))}
    made = facts(given, mentions, family_of, ids=ids)
    weighed, ties = weights(made), kin(actors)
    return _Joined(made, weighed, ties, _clusters(made, weighed, ties))


def _answering(made: Sequence[Built], weighed: Weights, ties: Kin) -> list[Built]:
    """`made` with the lead times that their words tell, and with what each response reacts to."""
    times = leads(made, weights=weighed, kin=ties)
    foretold = {record: lead.time.incident for record, lead in times.items()}
    causes = answered(made, weights=weighed, kin=ties, foretold=foretold)
    found = []
    for one in made:
        record, lead, answers = one.record, times.get(one.record.id), causes.get(one.record.id, ())
        if answers:
            record = replace(record, responds_to=answers)
        if lead:
            record = replace(record, lead=lead.time, reasons=(*record.reasons, lead.reason))
        found.append(one if record is one.record else Built(record, one.facts))
    return found


def _with_leads(given: Sequence[Built], stories: Iterable[Told]) -> list[Built]:
    """`given` with the lead time of those in a chain of many documents whose words did not tell the incident."""
    found = {
        one.record.id: lead
        for story in stories
        for one in story.before
        if one.record.lead is None and (lead := chained(one, story.scene.incident)) is not None
    }
    return [
        Built(replace(one.record, lead=lead.time, reasons=(*one.record.reasons, lead.reason)), one.facts)
        if (lead := found.get(one.record.id))
        else one
        for one in given
    ]


def _clusters(given: Sequence[Fact], weighed: Weights, ties: Kin) -> list[Cluster]:
    """All facts in clusters: incidents first, for what a claim of "the attack" is of shows in them."""
    hits = incidents(
        [fact for fact in given if fact.entry.kind == "incident"], weights=weighed, kin=ties, said=said_in(given)
    )
    chance = odds(given, ties)
    claims = told_of([fact for fact in given if fact.entry.kind == "claim"], hits, weighed)
    others = [fact for fact in given if fact.entry.kind not in {"incident", "claim"}]
    clusters = hits + gathered(
        others + claims,
        keys=lambda fact, words: fact_keys(fact, weighed, words) + keys(fact, chance, words),
        verdict=lambda cluster, fact: same(cluster, fact, chance, weighed),
    )
    return rejoined(clusters, given, chance)


def _distinct(entries: Iterable[Entry]) -> tuple[list[str], list[Entry]]:
    """Ids and entries, each once, in order of document and place; of two of one id the one whose repr sorts first."""
    by_id: dict[str, Entry] = {}
    for entry in entries:
        key = entry.id
        if key not in by_id or (by_id[key] != entry and repr(entry) < repr(by_id[key])):
            by_id[key] = entry
    keyed = sorted((entry.doc, entry.start, entry.end, entry.kind, key) for key, entry in by_id.items())
    ids = [place[-1] for place in keyed]
    return ids, [by_id[id] for id in ids]
