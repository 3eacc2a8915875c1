"""What assembly found between records, and what a page shows of the whole: rows of `board_findings`."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from forewarned.answers import ChainFound, Evidence
from forewarned.board.rows import Row, Whole
from forewarned.case.codec import canonical
from forewarned.case.model import Displaced
from forewarned.export import answers
from forewarned.export.findings import family_row, generality_row
from forewarned.export.rows import when_row
from forewarned.ledger import contradictions, gaps, headline, steps, unanswered
from forewarned.model import Record
from forewarned.questions import Book

Found = tuple[Row, tuple[str, ...]]  # the columns of a finding, and the records that it speaks of


def findings(whole: Whole, displaced: Iterable[Displaced]) -> Iterator[Found]:
    """All findings, each sort in its order."""
    names = whole.names
    yield _row("headline", "headline", asdict(headline(whole.ledger))), ()
    yield from _gaps(whole, names)
    yield from _contradictions(whole, names)
    yield from _chains(whole, names)
    yield from _unanswered(whole, names)
    for link in whole.ledger.generalities:
        about = (link.general, link.specific)
        yield _row("generality", f"{link.general} {link.specific}", generality_row(link)), about
    folded = _folded(whole)
    for family in whole.ledger.families:
        yield _row("family", family.id, family_row(family)), tuple(folded[family.id])
    for number, one in enumerate(displaced):
        yield _row("displaced", f"{one.decision.seq}.{number}", _displaced(one)), ()


def _folded(whole: Whole) -> dict[str, list[str]]:
    """Family -> the records that more than one of its texts states."""
    families = {copy.document: family.id for family in whole.ledger.families for copy in family.copies}
    families |= {family.first: family.id for family in whole.ledger.families}
    found: dict[str, list[str]] = defaultdict(list)
    for record in whole.ledger.records:
        counts = Counter(families[id] for id in record.documents if id in families)
        for family, many in counts.items():
            if many > 1:
                found[family].append(record.id)
    return found


def _row(sort: str, id: str, body: Mapping[str, Any], **columns: str | None) -> Row:
    return {"sort": sort, "id": id, "kind": None, "actor": None, "incident": None, "day": None,
            "until": None, **columns,
            "body": canonical(body)}  # fmt: skip


def _gaps(whole: Whole, names: Mapping[str, str]) -> Iterator[Found]:
    for found in gaps(whole.ledger):
        gap = found.gap
        row = _row("gap", gap.id, answers.gap_row(found, names), kind=gap.sort, actor=gap.actor, incident=gap.incident)
        yield row, tuple(dict.fromkeys((*gap.records, *([gap.incident] if gap.incident else []))))


def _contradictions(whole: Whole, names: Mapping[str, str]) -> Iterator[Found]:
    for found in contradictions(whole.ledger):
        one = found.contradiction
        row = _row("contradiction", one.id, answers.opposed_row(found, names), kind=one.sort)
        yield row, tuple(dict.fromkeys(one.records))


def _chains(whole: Whole, names: Mapping[str, str]) -> Iterator[Found]:
    """The chains without the gaps, which are findings of their own."""
    records = {record.id: record for record in whole.ledger.records}
    for chain, links in steps(whole.ledger):
        body = answers.chain_row(ChainFound(chain, links, (), ()), names)
        body = {name: value for name, value in body.items() if name not in ("gaps", "false_alarms")}
        row = _row("chain", chain.incident, body, incident=chain.incident, day=_day(records[chain.incident]))
        yield row, (chain.incident, *chain.before, *chain.after)


def _unanswered(whole: Whole, names: Mapping[str, str]) -> Iterator[Found]:
    book = Book(whole.ledger)
    for record, named in unanswered(whole.ledger):
        evidence: Evidence = book.evidence(record)
        body = {"named_time": when_row(named), **answers.evidence_row(evidence, names)}
        until = named.latest.isoformat() if named else None
        columns = {"kind": record.kind, "actor": record.actor, "day": _day(record), "until": until}
        yield _row("unanswered", record.id, body, **columns), (record.id,)


def _day(record: Record) -> str | None:
    return record.when.earliest.isoformat() if record.when else None


def _displaced(one: Displaced) -> Row:
    decision, anchor = one.decision, one.anchor
    return {
        "seq": decision.seq,
        "who": decision.who,
        "at": decision.at,
        "act": decision.act,
        "reason": one.reason,
        "document": anchor.document if anchor else None,
        "quote": anchor.quote if anchor else None,
    }
