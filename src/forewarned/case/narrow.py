"""A part of a case: a few documents with what was read and decided in them, whatever the size of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from sqlalchemy import Connection

from forewarned.case import store
from forewarned.case.deciding import Lookup
from forewarned.case.decisions import applied
from forewarned.case.log import Head
from forewarned.case.model import Applied, Decision, Displaced, Proposal
from forewarned.model import Document


class Near(Lookup, Protocol):
    """Finds records and actors, and what a proposal is about, without the whole of the case."""

    def documents(self, proposal: Proposal) -> Iterable[int]:
        """The numbers of the documents that `proposal` is about."""


class Part(NamedTuple):
    """Some documents of a case as of one row of its log."""

    head: Head
    documents: Mapping[str, Document]
    applied: Applied
    decisions: Mapping[int, Decision]  # all of the case, those undone and the undos too
    numbers: Mapping[str, int]  # of the documents in the tables, by id


def part(connection: Connection, numbers: Iterable[int], head: Head, made: Sequence[Decision]) -> Part:
    """The documents of these `numbers`, and those of the same bytes, with the decisions that are about them.

    What a review of one of their entries says is what it says in the whole case: a decision finds its place by
    the hash of a document, and by what stands in documents of that hash.
    """
    found = store.alike(connection, numbers)
    papers = {document.id: document for document in store.documents(connection, ids=found)} if found else {}
    entries = store.entries(connection, ids=found) if found else ()
    hashes = {paper.sha256 for paper in papers.values()}
    about = [one for one in made if not one.groups or any(anchor.sha256 in hashes for anchor in one.anchors)]
    return Part(head, papers, applied(entries, papers.values(), about), {one.seq: one for one in made}, found)


def displaced(connection: Connection, made: Sequence[Decision]) -> tuple[Displaced, ...]:
    """The decisions in force on entries that no longer find their place: only documents that they are of are read."""
    found = store.numbers(connection, {anchor.sha256 for decision in made for anchor in decision.anchors})
    papers = list(store.documents(connection, ids=found)) if found else []
    entries = store.entries(connection, ids=found) if found else ()
    return applied(entries, papers, made).displaced
