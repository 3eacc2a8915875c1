"""What one record says in general and another in detail is linked, with its reason, and never merged."""

from __future__ import annotations

import pytest

from forewarned.assembly.actors import linked
from forewarned.assembly.facts import kin
from forewarned.assembly.generalities import generalities
from forewarned.assembly.records import Built
from forewarned.assembly.statements import facts
from forewarned.model import Record
from tests.assembly.cases import documents, entries, paper


def warned(sentence: str, actor: str | None, to: str | None, about: str | None, when: str | None = None) -> tuple:
    slots = {"actor": actor, "to": [to] if to else [], "about": about, "when": when}
    return sentence, "warning", slots


def links(*rows: tuple) -> list[tuple[str, str, str]]:
    """(general sentence, specific sentence, reason), each row a record of its own."""
    papers = [paper(f"p{at}", [row]) for at, row in enumerate(rows)]
    given = entries(papers)
    actors, mentions = linked(given, documents(papers))
    made = [
        Built(
            Record(
                id=fact.id,
                kind=fact.entry.kind,
                actor=None,
                recipients=(),
                about=None,
                when=fact.entry.when,
                documents=(fact.entry.doc,),
            ),
            (fact,),
        )
        for fact in facts(given, mentions)
    ]
    found = generalities(made, kin(actors))
    assert set(found) == set(generalities(made[::-1], kin(actors)))
    of = {one.id: one.quote for one in given}
    return [(of[one.general], of[one.specific], one.reason) for one in found]


DETAIL = warned(
    "The US told the FSB on 6 March 2024 of an attack on concert halls in Perm.",
    "The US",
    "the FSB",
    "an attack on concert halls in Perm",
    "2024-03-06",
)


@pytest.mark.parametrize(
    ("general", "linked"),
    [
        (warned("The US warned Russia of an attack in Perm.", "The US", "Russia", "an attack in Perm"), True),
        (warned("Russia was warned of an attack in Perm.", None, "Russia", "an attack in Perm"), True),
        (
            warned(
                "The US warned Russia of an attack in Perm in March.",
                "The US",
                "Russia",
                "an attack in Perm",
                "2024-03-01/2024-03-31",
            ),
            True,
        ),
        (
            warned(
                "The US warned Russia of an attack in Perm in April.",
                "The US",
                "Russia",
                "an attack in Perm",
                "2024-04-01/2024-04-30",
            ),
            False,
        ),
        (warned("Iran warned Russia of an attack in Perm.", "Iran", "Russia", "an attack in Perm"), False),
        (warned("The US warned China of an attack in Perm.", "The US", "China", "an attack in Perm"), False),
        (warned("The US warned Russia of an attack in Omsk.", "The US", "Russia", "an attack in Omsk"), False),
    ],
)
def test_links(general: tuple, linked: bool) -> None:
    found = links(general, DETAIL)
    assert [row[:2] for row in found] == ([(general[0], DETAIL[0])] if linked else [])
    assert all("the whole of which the other names a part" in row[2] for row in found)
