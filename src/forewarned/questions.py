"""What an inquiry asks of a ledger, as pure queries: each answer holds the sentences that prove it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from forewarned.answers import (
    ChainFound,
    Evidence,
    GapFound,
    How,
    Knew,
    OpenWarning,
    Opposed,
    OriginFound,
    Origins,
    Phase,
    Quote,
    Step,
    WhoKnew,
)
from forewarned.assembly.ahead import foretold
from forewarned.assembly.facts import terms
from forewarned.lookup import find_actors, find_record, form
from forewarned.model import Chain, Entry, Gap, Interval, Ledger, Mention, Record, SourceNote, Stance

_ANSWERS: frozenset[Stance | None] = frozenset(["acted", "acknowledged", "dismissed"])


# ------------------------------------------------------------------ evidence


class Book:
    """A ledger's entries, records and actors by id, looked up once for a question."""

    def __init__(self, ledger: Ledger) -> None:
        self.entries = {entry.id: entry for entry in ledger.entries}
        self.records = {record.id: record for record in ledger.records}
        self.actors = {actor.id: actor for actor in ledger.actors}
        self.documents = {document.id: document for document in ledger.documents}

    def quotes(self, entries: Iterable[str]) -> tuple[Quote, ...]:
        return tuple(self._quote(self.entries[id]) for id in entries if id in self.entries)

    def _quote(self, entry: Entry) -> Quote:
        document = self.documents.get(entry.doc)
        publisher, published = (document.publisher, document.published) if document else (None, None)
        sources = tuple(words.text for words in entry.sources)
        return Quote(entry.id, entry.doc, publisher, published, entry.start, entry.end, entry.quote, sources)

    def evidence(self, record: Record, only: Iterable[str] | None = None) -> Evidence:
        return Evidence(record, self.quotes(record.entries if only is None else only))

    def of(self, ids: Iterable[str]) -> tuple[Evidence, ...]:
        return tuple(self.evidence(self.records[id]) for id in ids if id in self.records)


# ------------------------------------------------------------------ who knew


def who_knew(ledger: Ledger, actor: str, *, about: str | None = None, before: date | None = None) -> WhoKnew:
    """What `actor`, a name in any form, and its parts knew, were told or passed on, and what they deny, in order.

    `about` keeps what has all its words; `before` what may have been before that day.
    Raises NotFoundError where nobody, or more than one, is called so.
    """
    actors = find_actors(ledger, actor)
    book, wanted = Book(ledger), {one.id: one for one in actors}
    known, undated = [], 0
    for record, ways in ways_of_knowing(ledger):
        hows = {way: entries for way, entries in ways.items() if way[1] in wanted}
        if not hows or not _speaks_of(record, book, about):
            continue
        if before is not None and record.when is None:
            undated += 1
            continue
        if before is not None and record.when is not None and record.when.earliest >= before:
            continue
        sure = before is None or (record.when is not None and record.when.latest < before)
        for (how, who), entries in hows.items():
            known.append(Knew(how, wanted[who], book.evidence(record, entries), sure))
    return WhoKnew(actor, actors, tuple(known), undated)


def ways_of_knowing(ledger: Ledger) -> Iterator[tuple[Record, dict[tuple[How, str], tuple[str, ...]]]]:
    """Each record that says who knew, was told or passed something on: (how, actor id) -> the entries that say so."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in ledger.mentions:
        if mention.slot != "source":
            mentions[mention.entry].append(mention)
    for record in ledger.records:
        ways: dict[tuple[How, str], dict[str, None]] = defaultdict(dict)
        for mention in (one for entry in record.entries for one in mentions.get(entry, ())):
            if (how := _how(record, mention)) is not None:
                ways[how, mention.actor][mention.entry] = None
        if ways:
            yield record, {way: tuple(entries) for way, entries in ways.items()}


def _how(record: Record, mention: Mention) -> How | None:
    if record.kind == "knowledge" and mention.slot == "actor":
        return "knew" if record.polarity else "did not know"
    if record.kind == "warning" and mention.slot == "recipient":
        return "was told" if record.polarity else "was not told"
    if record.kind == "warning" and mention.slot == "actor":
        return "warned" if record.polarity else "did not warn"
    return "denies it" if record.kind == "response" and record.stance == "denied" else None


def _speaks_of(record: Record, book: Book, about: str | None) -> bool:
    if about is None:
        return True
    said = terms(record.about or "").union(*(terms(book.entries[id].quote) for id in record.entries))
    return terms(about) <= said


# ------------------------------------------------------------------ gaps, contradictions, origins


def gaps(ledger: Ledger) -> tuple[GapFound, ...]:
    """The gaps of every chain, then the warnings that nothing followed, each with the records that show it."""
    book = Book(ledger)
    return tuple(_gap(gap, book) for gap in ledger.gaps)


def _gap(gap: Gap, book: Book) -> GapFound:
    actor = book.actors.get(gap.actor) if gap.actor else None
    return GapFound(gap, actor, book.records.get(gap.incident) if gap.incident else None, book.of(gap.records))


def contradictions(ledger: Ledger) -> tuple[Opposed, ...]:
    """The pairs of statements that cannot both be right as they stand."""
    book = Book(ledger)
    return tuple(
        Opposed(
            contradiction=found,
            one=book.evidence(book.records[found.records[0]], found.entries[:1]),
            other=book.evidence(book.records[found.records[1]], found.entries[1:]),
        )
        for found in ledger.contradictions
    )


def origins(ledger: Ledger, record: Record | str) -> Origins:
    """Who stands behind `record` (a record, its id or words of its title), reprints counted once.

    Raises NotFoundError where no record, or more than one, is called so.
    """
    wanted = find_record(ledger, record) if isinstance(record, str) else record
    book = Book(ledger)
    first = {copy.document: family.first for family in ledger.families for copy in family.copies}
    publishers = (book.documents[doc].publisher for doc in wanted.documents if doc in book.documents)
    return Origins(
        evidence=book.evidence(wanted),
        documents=len(wanted.documents),
        publishers=tuple(dict.fromkeys(publisher for publisher in publishers if publisher)),
        families=len({first.get(doc, doc) for doc in wanted.documents}),
        origins=tuple(OriginFound(origin, book.quotes(origin.entries)) for origin in wanted.origins),
        notes=_notes(ledger, wanted, book),
    )


def _notes(ledger: Ledger, record: Record, book: Book) -> tuple[SourceNote, ...]:
    """What the user knows of those whom `record` rests on: its origins, whom it cites, and who published it."""
    if not ledger.notes:
        return ()
    names = [origin.name for origin in record.origins]
    names += [words.text for id in record.entries if id in book.entries for words in book.entries[id].sources]
    names += [book.documents[doc].publisher or "" for doc in record.documents if doc in book.documents]
    within = {*record.entries}
    cited = {one.actor for one in ledger.mentions if one.slot == "source" and one.entry in within}
    names += [
        name for id in sorted(cited) if id in book.actors for name in (book.actors[id].name, *book.actors[id].names)
    ]
    known = {form(name) for name in names}
    return tuple(note for note in ledger.notes if form(note.name) in known)


# ------------------------------------------------------------------ open warnings


def open_warnings(ledger: Ledger, *, today: date) -> tuple[OpenWarning, ...]:
    """Warnings and threats still running on `today`: no incident and no response known; the oldest first.

    One whose named time has passed is no longer open, nor is one of which it is stated that it did not come.
    """
    book = Book(ledger)
    found = []
    for record, named in unanswered(ledger):
        if record.when is None or record.when.earliest <= today:
            one = _open(record, named, book.evidence(record), today)
            if one.days_left is None or one.days_left >= 0:
                found.append(one)
    return tuple(sorted(found, key=_oldest))


def unanswered(ledger: Ledger) -> Iterator[tuple[Record, Interval | None]]:
    """Warnings and threats that no incident followed and nobody is known to have answered, with the time each named.

    Whether one is still open depends on the day that is asked for.
    """
    entries = {entry.id: entry for entry in ledger.entries}
    answered = {cause for one in ledger.records if one.stance in _ANSWERS for cause in one.responds_to}
    over = answered.union(*(chain.before for chain in ledger.chains))
    over |= {id for gap in ledger.gaps if gap.sort == "nothing_followed" and len(gap.records) > 1 for id in gap.records}
    for record in ledger.records:
        if record.kind not in ("warning", "threat") or not record.polarity or record.lead is not None:
            continue
        if record.id in over:
            continue
        given = record.when.latest if record.when else None
        times = (foretold(entries[id], given) for id in record.entries if id in entries) if given else ()
        yield record, next((time for time in times if time is not None), None)


def _open(record: Record, named: Interval | None, evidence: Evidence, today: date) -> OpenWarning:
    if record.when is None:
        return OpenWarning(evidence, None, None, None, "no day is known on which it was given")
    if named is None and record.when.latest > today:
        named = record.when  # "until the end of May": it runs on
    left = (named.latest - today).days if named else None
    return OpenWarning(evidence, (today - record.when.earliest).days, named, left, "" if named else "it named no time")


def _oldest(one: OpenWarning) -> tuple[bool, date, date, str]:
    when = one.evidence.record.when
    last = when.latest if when else date.max
    return when is None, when.earliest if when else date.max, last, one.evidence.record.id


# ------------------------------------------------------------------ the chain


def chain(ledger: Ledger, incident: Record | str) -> ChainFound:
    """The chain of warning of `incident` (a record, its id or words of its title), with its gaps.

    An incident that was told in several records has its chain with the first of them. Raises NotFoundError
    where no incident, or more than one, is called so; an incident with nothing before it has a chain of its own.
    """
    wanted = find_record(ledger, incident, "incident") if isinstance(incident, str) else incident
    book = Book(ledger)
    chains = {one.incident: one for one in ledger.chains}
    found = chains.get(wanted.id) or _same_day(wanted, ledger.chains, book)
    if found is None:
        found = Chain(incident=wanted.id, before=(), after=(), first_known=None)
    missing = gaps(ledger)
    told = [gap for gap in missing if gap.gap.incident == found.incident]
    alarms = [gap for gap in missing if gap.gap.sort == "nothing_followed"]
    return ChainFound(found, _steps(found, book), tuple(told), tuple(alarms))


def steps(ledger: Ledger) -> Iterator[tuple[Chain, tuple[Step, ...]]]:
    """The chain of each incident that has one, with its steps in order of time."""
    book = Book(ledger)
    for one in ledger.chains:
        yield one, _steps(one, book)


def _same_day(wanted: Record, chains: Sequence[Chain], book: Book) -> Chain | None:
    """The one chain whose incident shares the day and a document with `wanted`."""
    docs = set(wanted.documents)
    for one in chains:
        other = book.records[one.incident]
        day = wanted.when and other.when and wanted.when.earliest == other.when.earliest
        told = docs & {doc for id in (one.incident, *one.before, *one.after) for doc in book.records[id].documents}
        if day and told:
            return one
    return None


def _steps(found: Chain, book: Book) -> tuple[Step, ...]:
    rows: list[tuple[Phase, str]] = [("before", id) for id in found.before]
    rows += [("incident", found.incident), *(("after", id) for id in found.after)]
    struck = book.records[found.incident].when
    steps = []
    for phase, id in rows:
        when = book.records[id].when
        known = when is not None and struck is not None and phase == "before"
        fewest = max(0, (struck.earliest - when.latest).days) if known and when and struck else None
        most = (struck.latest - when.earliest).days if known and when and struck else None
        steps.append(Step(phase, book.evidence(book.records[id]), fewest, most))
    return tuple(steps)
