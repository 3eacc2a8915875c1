"""The questions, as pure queries over a ledger: what came first, who was told, what nobody answered.

Those that an inquiry asks, each answered with its evidence, are in questions.py and are named here too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from forewarned.lookup import NotFoundError as NotFoundError
from forewarned.lookup import find_actors as find_actors
from forewarned.lookup import find_record as find_record
from forewarned.model import KINDS, Actor, Kind, Ledger, Record, SlotName, Stance
from forewarned.questions import chain as chain
from forewarned.questions import contradictions as contradictions
from forewarned.questions import gaps as gaps
from forewarned.questions import open_warnings as open_warnings
from forewarned.questions import origins as origins
from forewarned.questions import steps as steps
from forewarned.questions import unanswered as unanswered
from forewarned.questions import ways_of_knowing as ways_of_knowing
from forewarned.questions import who_knew as who_knew

# A response of these stances answers a warning; one that only failed or denies leaves it open.
_ANSWERS: frozenset[Stance | None] = frozenset(["acted", "acknowledged", "dismissed"])


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of a ledger, for the top of a page. Days are whole days; record ids where a record stands."""

    documents: int
    entries: int
    records: int
    actors: int  # that are linked from a slot
    by_kind: tuple[tuple[Kind, int], ...]  # records of each kind, in the order of the kinds
    warnings: int  # that were given, joined
    unanswered: int
    dismissed: int  # warnings that a response dismissed
    main_incident: str | None  # id of the incident that most records foretold
    earliest_warning: str | None  # record id
    earliest_foretold: bool  # whether it foretold the main incident; if not, it is the earliest of all
    lead: str | None  # id of the record that foretold the main incident longest before
    longest_lead: tuple[int, int] | None  # (fewest, most) days of that lead
    problems: int


def of_kind(ledger: Ledger, *kinds: Kind) -> tuple[Record, ...]:
    """The records of `kinds`, in order of time."""
    return tuple(record for record in ledger.records if record.kind in kinds)


def main_incident(ledger: Ledger) -> Record | None:
    """The incident that most records foretold; of two, the one that more entries state, then the earlier."""
    records = {record.id: record for record in ledger.records}
    foretold = Counter(r.lead.incident for r in ledger.records if r.lead is not None and r.lead.incident in records)
    order = {record.id: -at for at, record in enumerate(ledger.records)}
    best = max(foretold, key=lambda id: (foretold[id], len(records[id].entries), order[id]), default=None)
    return records[best] if best is not None else None


def earliest_warning(ledger: Ledger) -> Record | None:
    """The first dated warning of those that foretold the main incident; the first of all where none did.

    First is what had been given soonest at the latest: "on 7 March" comes before a vague "in March".
    """
    given = [record for record in of_kind(ledger, "warning") if record.polarity and record.when]
    main = main_incident(ledger)
    foretelling = [record for record in given if main and record.lead and record.lead.incident == main.id]
    return min(foretelling or given, key=_given_by, default=None)


def _given_by(record: Record) -> tuple[date, date]:
    assert record.when is not None
    return record.when.latest, record.when.earliest


def longest_lead(ledger: Ledger) -> Record | None:
    """What foretold the main incident longest before: a warning, or what else did where no warning is linked.

    The longest lead of all is often to an incident that the documents only touch on. Longest is the lead
    whose fewest days are most: what is sure counts before what a vague date allows.
    """
    main = main_incident(ledger)
    found = [(record, record.lead) for record in ledger.records if main and record.lead]
    leads = [(record, lead) for record, lead in found if main and lead.incident == main.id]
    return max(leads, key=lambda one: (one[0].kind == "warning", one[1].fewest, one[1].most), default=(None, None))[0]


def responses_to(ledger: Ledger) -> dict[str, tuple[Record, ...]]:
    """Record id -> the responses that react to it, in order of time."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in of_kind(ledger, "response"):
        for cause in record.responds_to:
            found[cause].append(record)
    return {cause: tuple(responses) for cause, responses in found.items()}


def unanswered_warnings(ledger: Ledger) -> tuple[Record, ...]:
    """The warnings given that no response acted on, acknowledged or dismissed, in order of time."""
    answers = responses_to(ledger)
    return tuple(
        record
        for record in of_kind(ledger, "warning")
        if record.polarity and not any(answer.stance in _ANSWERS for answer in answers.get(record.id, ()))
    )


def lead_times(ledger: Ledger) -> tuple[tuple[Record, Record], ...]:
    """(what foretold, its incident) for each lead, the incidents in order of time, the longest lead first."""
    records = {record.id: record for record in ledger.records}
    order = {record.id: at for at, record in enumerate(ledger.records)}
    pairs = [
        (record, records[record.lead.incident])
        for record in ledger.records
        if record.lead is not None and record.lead.incident in records
    ]
    return tuple(sorted(pairs, key=lambda pair: (order[pair[1].id], -_most(pair[0]), order[pair[0].id])))


def _most(record: Record) -> int:
    return record.lead.most if record.lead else 0


def lanes(ledger: Ledger) -> tuple[tuple[Actor, tuple[Record, ...]], ...]:
    """(actor, the records it acts in or is told in), the busiest actor first, ties by name.

    An actor that one of several in the same words is counted too: "the CIA and the FBI" is in both lanes.
    """
    held = by_actor(ledger)
    busy = [(actor, held[actor.id]) for actor in ledger.actors if actor.id in held]
    return tuple(sorted(busy, key=lambda lane: (-len(lane[1]), lane[0].name.casefold(), lane[0].id)))


def by_actor(ledger: Ledger, *, slots: Iterable[SlotName] = ("actor", "recipient")) -> dict[str, tuple[Record, ...]]:
    """Actor id -> the records in which it fills one of `slots`, in order of time."""
    wanted = frozenset(slots)
    of_entry: dict[str, list[str]] = defaultdict(list)
    for mention in ledger.mentions:
        if mention.slot in wanted:
            of_entry[mention.entry].append(mention.actor)
    found: dict[str, list[Record]] = defaultdict(list)
    for record in ledger.records:
        for actor in dict.fromkeys(actor for entry in record.entries for actor in of_entry[entry]):
            found[actor].append(record)
    return {actor: tuple(records) for actor, records in found.items()}


def told(ledger: Ledger, actor: str, *, with_parts: bool = True) -> tuple[Record, ...]:
    """The warnings that `actor` (an id) was given, its bodies included unless `with_parts` is false."""
    whole = {one.id: one.part_of for one in ledger.actors}

    def within(one: str | None) -> bool:
        seen: set[str] = set()
        while one is not None and one not in seen:
            if one == actor:
                return True
            seen.add(one)
            one = whole.get(one) if with_parts else None
        return False

    return tuple(r for r in of_kind(ledger, "warning") if r.polarity and any(map(within, r.recipients)))


def headline(ledger: Ledger) -> Headline:
    """The figures of `ledger`."""
    counts = Counter(record.kind for record in ledger.records)
    answers = responses_to(ledger)
    warnings = [record for record in of_kind(ledger, "warning") if record.polarity]
    first, main, longest = earliest_warning(ledger), main_incident(ledger), longest_lead(ledger)
    return Headline(
        documents=len(ledger.documents),
        entries=len(ledger.entries),
        records=len(ledger.records),
        actors=len({mention.actor for mention in ledger.mentions}),
        by_kind=tuple((kind, counts[kind]) for kind in KINDS),
        warnings=len(warnings),
        unanswered=len(unanswered_warnings(ledger)),
        dismissed=sum(any(one.stance == "dismissed" for one in answers.get(record.id, ())) for record in warnings),
        main_incident=main.id if main else None,
        earliest_warning=first.id if first else None,
        earliest_foretold=bool(first and main and first.lead and first.lead.incident == main.id),
        lead=longest.id if longest else None,
        longest_lead=(longest.lead.fewest, longest.lead.most) if longest and longest.lead else None,
        problems=len(ledger.problems),
    )
