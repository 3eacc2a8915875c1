"""Ledgers with all that assembly finds across documents: a small one, a hostile one and a big one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from forewarned.model import (
    Chain,
    Contradiction,
    Copy,
    Entry,
    Family,
    Gap,
    LeadTime,
    Ledger,
    Origin,
    Record,
    SourceNote,
    content_id,
)
from tests.views import synthetic
from tests.views.builder import Builder

WIRE = """\
The coastguard warned the Port Board on 2 May 2023 that the Tollgate crane might collapse, an inspector said.

On 5 May 2023 the Port Board dismissed the warning as exaggerated.
"""
LANTERN = """\
Quayline warned the Port Board on 9 May 2023 that the crane might fall, the Lantern Post reported.

On 14 May 2023 the Tollgate crane collapsed and killed nine people.

The Port Board was never warned of the crane.
"""
POST = """\
Quayline told the Port Board on 9 May 2023 that the crane might fall, the Quay Lantern reported.

Quayline knew in March 2023 that the bolts were cracked.

The collapse of the Tollgate crane killed eleven people.

Seven people were killed by the crane.

On 15 May 2023 the government closed the quay.

On 20 May 2023 the Port Board warned of an attack on the Millgate ferry within the next 48 hours.

On 3 April 2023 the weather office warned of a flood.
"""


def crane() -> Ledger:
    """A crane that fell: a reprint, a circle, a dismissal, contradictions, gaps and an open warning."""
    b = Builder()
    wire = b.document("wire", WIRE, title="Crane warning", publisher="Harbour Wire", published=date(2023, 5, 6))
    gazette = b.document("gazette", WIRE, title="A warning", publisher="Millgate Gazette", published=date(2023, 5, 7))
    lantern = b.document("lantern", LANTERN, title="Crane falls", publisher="Quay Lantern", published=date(2023, 5, 15))
    post = b.document("post", POST, title="After the fall", publisher="Lantern Post", published=date(2023, 5, 21))

    def warned(document):
        return b.entry(
            document, "warning", WIRE.split("\n")[0], actor="The coastguard", recipients=("the Port Board",),
            about="the Tollgate crane might collapse", sources=("an inspector",),
            when=("2 May 2023", "2023-05-02", "2023-05-02"),
            linked={("actor", 0): ("coastguard", "same words"), ("recipient", 0): ("Port Board", "same words")},
        )  # fmt: skip

    def told(document, start: str, source: str):
        return b.entry(
            document, "warning", next(line for line in document.text.split("\n") if line.startswith(start)),
            actor="Quayline", recipients=("the Port Board",), about="the crane might fall", sources=(source,),
            when=("9 May 2023", "2023-05-09", "2023-05-09"),
            linked={("actor", 0): ("Quayline", "same words"), ("recipient", 0): ("Port Board", "same words")},
        )  # fmt: skip

    fell = b.entry(lantern, "incident", LANTERN.split("\n")[2], about="the Tollgate crane collapsed",
                   when=("14 May 2023", "2023-05-14", "2023-05-14"))  # fmt: skip
    eleven = b.entry(post, "incident", "The collapse of the Tollgate crane killed eleven people.")
    seven = b.entry(post, "incident", "Seven people were killed by the crane.")
    incident = b.record([fell, eleven, seven])
    first = b.record(
        [warned(wire), warned(gazette)], "coastguard", ["Port Board"], lead=LeadTime(incident.id, 12, 12),
        credibility=3, credibility_reason="possibly true: 1 independent origin, named; denied by none",
    )  # fmt: skip
    dismissed = b.record(
        [b.entry(wire, "response", WIRE.split("\n")[2], actor="the Port Board", stance="dismissed",
                 when=("5 May 2023", "2023-05-05", "2023-05-05"))],
        "Port Board", responds_to=(first.id,),
    )  # fmt: skip
    circle = b.record(
        [told(lantern, "Quayline warned", "the Lantern Post"), told(post, "Quayline told", "the Quay Lantern")],
        "Quayline", ["Port Board"], lead=LeadTime(incident.id, 5, 5), loops=(("Lantern Post", "Quay Lantern"),),
        credibility=6, credibility_reason="cannot be judged: 0 independent origins",
    )  # fmt: skip
    knew = b.record(
        [b.entry(post, "knowledge", POST.split("\n")[2], actor="Quayline",
                 when=("March 2023", "2023-03-01", "2023-03-31"),
                 linked={("actor", 0): ("Quayline", "same words")})],
        "Quayline",
    )  # fmt: skip
    denial = b.record(
        [b.entry(lantern, "warning", "The Port Board was never warned of the crane.", recipients=("The Port Board",),
                 polarity=False, linked={("recipient", 0): ("Port Board", "same words")})],
        None, ["Port Board"],
    )  # fmt: skip
    closed = b.record(
        [b.entry(post, "response", "On 15 May 2023 the government closed the quay.", actor="the government",
                 stance="acted", when=("15 May 2023", "2023-05-15", "2023-05-15"))],
        "government", responds_to=(incident.id,),
    )  # fmt: skip
    b.record(
        [b.entry(post, "warning", POST.split("\n")[10], actor="the Port Board",
                 about="an attack on the Millgate ferry within the next 48 hours",
                 when=("20 May 2023", "2023-05-20", "2023-05-20"))],
        "Port Board",
    )  # fmt: skip
    flood = b.record(
        [b.entry(post, "warning", POST.split("\n")[12], actor="the weather office", about="a flood",
                 when=("3 April 2023", "2023-04-03", "2023-04-03"))],
        "weather office",
    )  # fmt: skip
    _stand(b, {first.id: ("inspector",), circle.id: ("circle of Lantern Post, Quay Lantern",)})
    return b.ledger(
        families=(Family("f", "wire", (Copy("gazette", "wire", "near", 0.97),)),),
        contradictions=(
            _against("denial", (first, denial), (first.entries[0], denial.entries[0]), "one says told, the other not"),
            _against("count", (incident, incident), (eleven.id, seven.id), "11 and 7 dead, in reports of one day"),
            _against("count", (incident, incident), (fell.id, eleven.id),
                     "9 and 11 dead: the count rose between 2023-05-15 and 2023-05-21, so this may be an update"),
        ),
        chains=(Chain(incident=incident.id, before=(knew.id, first.id, dismissed.id, circle.id), after=(closed.id,),
                      first_known=knew.id),),
        gaps=(
            _gap("knew_not_warned", b.actor("Quayline"), incident, (knew.id,), "nobody is known to have been warned"),
            _gap("warned_not_acted", b.actor("Port Board"), incident, (circle.id,), "nothing that it did is known"),
            _gap("nothing_followed", b.actor("weather office"), None, (flood.id,), "no incident followed it"),
        ),
        notes=(SourceNote("the Quay Lantern", "D", "owned by a rival port"),),
    )  # fmt: skip


def _stand(b: Builder, names: dict[str, tuple[str, ...]]) -> None:
    """Give the records of `b` their origins: by name, else the first document's own voice."""
    for at, record in enumerate(b.records):
        origins = tuple(
            Origin(id=content_id("o", record.id, name), name=name, actor=None, entries=record.entries,
                   documents=record.documents, reason=f"all rest on {name}")
            for name in names.get(record.id, ("Lantern Post",))
        )  # fmt: skip
        b.records[at] = replace(record, origins=origins)


def _against(sort, records: tuple[Record, Record], entries: tuple[str, str], reason: str) -> Contradiction:
    ids = (records[0].id, records[1].id)
    return Contradiction(id=content_id("x", sort, *entries), sort=sort, records=ids, entries=entries, reason=reason)


def _gap(sort, actor: str, incident: Record | None, records: tuple[str, ...], reason: str) -> Gap:
    known = incident.id if incident else None
    return Gap(
        id=content_id("g", sort, *records), sort=sort, actor=actor, incident=known, records=records, reason=reason
    )


def _asked(ledger: Ledger, words: list[str]) -> Ledger:
    """`ledger` with something for every question to show; `words` stand wherever it is told in words."""
    said = {id: words[at % len(words)] for at, id in enumerate(record.id for record in ledger.records)}
    records = tuple(
        replace(
            record, loops=((said[record.id], "other"),), credibility=3, credibility_reason=f"x: {said[record.id]}",
            origins=(Origin(id="o", name=said[record.id], actor=None, entries=record.entries,
                            documents=record.documents, reason=said[record.id]),),
        )
        for record in ledger.records
    )  # fmt: skip
    incident = next(one for one in records if one.kind == "incident" and one.when and one.entries)
    rest = [one for one in records if one is not incident and one.entries]
    entries = {entry.id: entry for entry in ledger.entries}
    pairs = [
        _against(("denial", "date", "specificity", "count")[at % 4], (one, other),
                 (one.entries[0], other.entries[0]), said[one.id])
        for at, (one, other) in enumerate(zip(rest[::5], rest[1::5], strict=False))
        if _has(entries, one) and _has(entries, other)
    ]  # fmt: skip
    sorts = ("knew_not_warned", "warned_not_acted", "told_or_not_told", "public_not_target", "nothing_followed")
    actors = [actor.id for actor in ledger.actors] or [None]
    gaps = [
        _gap(sorts[at % 5], actors[at % len(actors)], incident, (one.id,), said[one.id])
        for at, one in enumerate(rest[::7])
    ]
    first, *others = ledger.documents
    return replace(
        ledger,
        records=records,
        families=(Family("f", first.id, tuple(Copy(one.id, first.id, "near", 0.9) for one in others[:2])),),
        contradictions=tuple(pairs),
        chains=(Chain(incident=incident.id, before=tuple(one.id for one in rest[: len(rest) // 2]),
                      after=tuple(one.id for one in rest[len(rest) // 2 :]), first_known=rest[0].id),),
        gaps=tuple(gaps),
        notes=tuple(SourceNote(word, "C", word) for word in dict.fromkeys(words)),
    )  # fmt: skip


def _has(entries: dict[str, Entry], record: Record) -> bool:
    return record.entries[0] in entries


def hostile() -> Ledger:
    """Every place for words of a question holds a hostile text."""
    return _asked(synthetic.hostile(), list(synthetic.HOSTILE))


def big() -> Ledger:
    """Three thousand records, all in one chain."""
    return _asked(synthetic.big(3000, 40), ["Invented Commission", "a second voice"])
