"""Chains: what belongs to an incident and what came before it, told by words, people, cause and day."""

from __future__ import annotations

from datetime import date

import pytest

from forewarned.assembly import assemble
from forewarned.assembly.ahead import foretold
from forewarned.model import Chain, Entry, Ledger, Words
from tests.assembly.cases import CROCUS, Paper, documents, entries, find, paper

ATTACK = (
    "On 14 May 2023 the crane at Tollgate quay collapsed on the ferry Marigold.",
    "incident",
    {"about": "the crane at Tollgate quay collapsed", "to": ["the ferry Marigold"], "when": "2023-05-14"},
)
WARNED = (
    "On 2 May 2023 the coastguard warned the harbour office that the Tollgate crane might fall.",
    "warning",
    {
        "actor": "the coastguard",
        "to": ["the harbour office"],
        "about": "the Tollgate crane might fall",
        "when": "2023-05-02",
    },
)
IDLE = (
    "The harbour office did nothing about the warning.",
    "response",
    {"actor": "The harbour office", "about": "the warning", "stance": "not_acted"},
)
ARREST = (
    "On 16 May 2023 police arrested a foreman over the Tollgate crane.",
    "response",
    {"actor": "police", "about": "the Tollgate crane", "stance": "acted", "when": "2023-05-16"},
)
ELSEWHERE = (
    "On 20 April 2023 the weather office warned of a flood in Larkhill valley.",
    "warning",
    {"actor": "the weather office", "about": "a flood in Larkhill valley", "when": "2023-04-20"},
)


def ledger(*papers: Paper) -> Ledger:
    return assemble(entries(papers), documents(papers))


def one_chain(made: Ledger) -> Chain:
    assert len(made.chains) == 1
    return made.chains[0]


def test_before_and_after_in_order_of_time() -> None:
    made = ledger(paper("a", [WARNED, IDLE, ATTACK, ARREST]))
    chain = one_chain(made)
    warned, idle = find(made, "warning", "coastguard"), find(made, "response", "did nothing")
    assert chain.incident == find(made, "incident", "collapsed").id
    assert (chain.before, chain.after) == ((warned.id, idle.id), (find(made, "response", "arrested").id,))
    assert chain.first_known == warned.id


def test_what_only_stands_in_the_same_document_is_not_in_the_chain() -> None:
    made = ledger(paper("a", [WARNED, ATTACK, ELSEWHERE]))
    assert find(made, "warning", "Larkhill").id not in one_chain(made).before


def test_a_warning_of_another_document_belongs_by_its_words() -> None:
    made = ledger(paper("a", [ATTACK, WARNED]), paper("b", [WARNED, ARREST]))
    assert find(made, "response", "arrested").id in one_chain(made).after


def test_an_incident_that_one_document_tells_alone_has_no_chain() -> None:
    assert ledger(paper("a", [ATTACK])).chains == ()
    assert len(ledger(paper("a", [ATTACK]), paper("b", [ATTACK])).chains) == 1


def test_an_incident_without_a_day_has_no_chain() -> None:
    undated = (ATTACK[0], ATTACK[1], {key: value for key, value in ATTACK[2].items() if key != "when"})
    assert ledger(paper("a", [WARNED, undated])).chains == ()


def test_one_day_told_in_two_ways_is_one_chain() -> None:
    other = (
        "Nine people died on 14 May 2023 when a crane at Tollgate came down.",
        "incident",
        {"about": "a crane at Tollgate came down", "to": ["Nine people"], "when": "2023-05-14"},
    )
    assert len(ledger(paper("a", [WARNED, ATTACK]), paper("b", [WARNED, other])).chains) == 1


def test_the_order_of_documents_does_not_matter() -> None:
    papers = [paper("a", [WARNED, IDLE, ATTACK]), paper("b", [ATTACK, ARREST]), *CROCUS]
    forth, back = ledger(*papers), ledger(*reversed(papers))
    assert (forth.chains, forth.gaps) == (back.chains, back.gaps)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("an attack tomorrow", ("2023-05-03", "2023-05-03", "tomorrow")),
        ("a strike over the next 48 hours", ("2023-05-02", "2023-05-04", "the next 48 hours")),
        ("a blast within 48 hours", ("2023-05-02", "2023-05-04", "48 hours")),
        ("a blast within a week", ("2023-05-02", "2023-05-09", "a week")),
        ("the crane might fall", None),
        ("the crane might have fallen on 3 April 2021", None),
        ("", None),
    ],
)
def test_the_time_that_a_warning_names(about: str, expected: tuple[str, str, str] | None) -> None:
    words = Words(7, 7 + len(about), about)
    entry = Entry(doc="a", kind="warning", start=0, end=7 + len(about), quote=f"Beware {about}", about=words)
    found = foretold(entry, date(2023, 5, 2))
    shown = (found.earliest.isoformat(), found.latest.isoformat(), found.text) if found else None
    assert shown == expected
    assert found is None or entry.quote[found.start : found.end] == found.text
