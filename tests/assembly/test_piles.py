"""A pile of documents about one incident: what belongs to its chain by its own words, and who counts as somebody."""

from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from forewarned.model import Ledger, Record
from tests.assembly.cases import Paper, documents, entries, find, names, paper

CHAPTERS = 30


def chapter(at: int, *rows: tuple) -> Paper:
    struck = (
        "A bomb tore through the Holm ferry terminal on 20 May 2010.",
        "incident",
        {
            "about": "A bomb tore through the Holm ferry terminal",
            "to": ["the Holm ferry terminal"],
            "when": "2010-05-20",
        },
    )
    own = (f"Clerk {at} filed form {at}.", "response", {"actor": f"Clerk {at}", "stance": "acted"})
    return paper(f"c{at:02}", [struck, own, *rows])


@pytest.fixture(scope="module")
def pile() -> Ledger:
    told = [
        (
            "In March the harbour office warned Roe of a bomb on a ferry.",
            "warning",
            {
                "actor": "the harbour office",
                "to": ["Roe"],
                "about": "a bomb on a ferry",
                "when": "2010-03-01/2010-03-31",
            },
        ),
        ("Doe knew of thieves in the orchard.", "knowledge", {"actor": "Doe", "about": "thieves in the orchard"}),
        (
            "Doe warned Roe of frost in 1999.",
            "warning",
            {"actor": "Doe", "to": ["Roe"], "about": "frost", "when": "1999-01-01/1999-12-31"},
        ),
        (
            "Poe learned that the terminal at Holm had been hit.",
            "knowledge",
            {"actor": "Poe", "about": "the terminal at Holm had been hit"},
        ),
    ]
    papers = [chapter(at) for at in range(CHAPTERS)] + [chapter(CHAPTERS, *told)]
    return assemble(entries(papers), documents(papers))


def chained(ledger: Ledger) -> set[str]:
    (chain,) = ledger.chains
    return {*chain.before}


@pytest.mark.parametrize(
    ("kind", "words", "belongs"),
    [
        ("warning", "bomb on a ferry", True),
        ("knowledge", "orchard", False),
        ("warning", "frost", False),
        ("knowledge", "had been hit", False),
    ],
)
def test_what_belongs_to_the_chain(pile: Ledger, kind: str, words: str, belongs: bool) -> None:
    assert (find(pile, kind, words).id in chained(pile)) is belongs


def test_responses_of_a_pile_need_a_cause(pile: Ledger) -> None:
    by_id: dict[str, Record] = {record.id: record for record in pile.records}
    assert not [id for id in chained(pile) if by_id[id].kind == "response"]


def test_what_is_chained_has_its_lead(pile: Ledger) -> None:
    lead = find(pile, "warning", "bomb on a ferry").lead
    assert lead is not None
    assert (lead.fewest, lead.most) == (50, 80)


def test_word_after_the_hour_of_the_blow_is_not_before_it() -> None:
    def on_the_day(hour: str) -> tuple:
        said = f"At {hour} the porter told Roe of a bomb at the Holm ferry terminal."
        about = "a bomb at the Holm ferry terminal"
        return (said, "warning", {"actor": "the porter", "to": ["Roe"], "about": about, "when": "2010-05-20"})

    struck = (
        "A bomb hit the Holm ferry terminal at 9:30 on 20 May 2010.",
        "incident",
        {"about": "A bomb hit the Holm ferry terminal", "to": ["the Holm ferry terminal"], "when": "2010-05-20"},
    )
    for hour, before in (("9:05", True), ("9:50", False)):
        one = paper("a", [struck, on_the_day(hour)])
        ledger = assemble(entries([one]), documents([one]))
        warned = find(ledger, "warning", "the porter told")
        assert any(warned.id in chain.before for chain in ledger.chains) is before


@pytest.mark.parametrize(
    ("actor", "somebody"),
    [
        ("the information", False),
        ("Late May", False),
        ("the conviction of Jane Roe", False),
        ("a meeting in the harbour", False),
        ("the harbour office", True),
        ("officials of the port", True),
        ("the report", True),
        ("Jane Roe", True),
    ],
)
def test_things_are_no_actors(actor: str, somebody: bool) -> None:
    sentence = f"It was {actor} that warned the mayor of a flood at Holm."
    one = paper("a", [(sentence, "warning", {"actor": actor, "to": ["the mayor"], "about": "a flood at Holm"})])
    ledger = assemble(entries([one]), documents([one]))
    assert (ledger.records[0].actor is not None) is somebody
    assert "mayor" in names(ledger).values()
