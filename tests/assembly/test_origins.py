"""Origins are the independent ends of chains: quotations followed, copies folded, what may be one counted once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forewarned.assembly.actors import linked
from forewarned.assembly.origins import Standing, standings
from forewarned.assembly.sources import Sources
from forewarned.model import Record
from tests.assembly.cases import Paper, paper

FACT = "The harbour board was told that the crane might fall"


def told(name: str, publisher: str | None, *says: str) -> Paper:
    """A paper that states FACT once for each of `says`: "" in its own voice, else "A > B" for its chain."""
    rows = []
    for at, chain in enumerate(says):
        links = [link for link in chain.split(" > ") if link]
        sentence = f"{FACT} ({at}), {', '.join(links)}." if links else f"{FACT} ({at})."
        rows.append((sentence, "warning", {"to": ["The harbour board"], "about": "the crane might fall", "by": links}))
    made = paper(name, rows)
    document = replace(made.document, publisher=publisher, published=date(2023, 5, 14))
    return Paper(document, made.entries)


def standing(*papers: Paper, families: dict[str, str] | None = None) -> Standing:
    entries = sorted((one for of in papers for one in of.entries), key=lambda one: (one.doc, one.start))
    documents = [of.document for of in papers]
    actors, mentions = linked(entries, documents)
    sources = Sources(documents, actors, mentions, families or {})
    ids = tuple(one.id for one in entries)
    record = Record(id="r", kind="warning", actor=None, recipients=(), about=None, entries=ids)
    return standings([record], sources.said(entries))["r"]


POST, ECHO = "The Wrenfield Post", "Quay Echo"
CASES = [
    ("own voice", [told("a", POST, "")], [POST]),
    ("one publisher twice", [told("a", POST, ""), told("b", POST, "")], [POST]),
    ("two publishers", [told("a", POST, ""), told("b", ECHO, "")], [ECHO, POST]),
    ("no publisher: the document itself", [told("a", None, "")], ["a"]),
    ("the innermost of a chain", [told("a", POST, "Radio Lune > Maria Holt")], ["Maria Holt"]),
    ("told this paper", [told("a", POST, "two dockers > the Wrenfield Post")], ["two dockers"]),
    ("a lead and what bears it out", [told("a", POST, "", "Maria Holt")], ["Maria Holt"]),
    (
        "a paper quotes a paper",
        [told("a", POST, "two dockers"), told("b", ECHO, "the Wrenfield Post")],
        ["two dockers"],
    ),
    ("a paper quotes one that is not here", [told("b", ECHO, "the Wrenfield Post")], ["Wrenfield Post"]),
    (
        "through two papers",
        [told("a", POST, "Maria Holt"), told("b", ECHO, "the Wrenfield Post"), told("c", "Dune Star", "Quay Echo")],
        ["Maria Holt"],
    ),
    ("unnamed, one body", [told("a", POST, "two US officials"), told("b", ECHO, "an American official")], 1),
    ("unnamed, two bodies", [told("a", POST, "a US official"), told("b", ECHO, "a French official")], 2),
    ("unnamed, no body", [told("a", POST, "officials"), told("b", ECHO, "two officials")], 1),
    ("unnamed, of two sorts", [told("a", POST, "officials"), told("b", ECHO, "residents")], 2),
    ("a name is not a source", [told("a", POST, "Maria Holt"), told("b", ECHO, "a source")], 2),
    ("two names", [told("a", POST, "Maria Holt"), told("b", ECHO, "Jonas Vik")], 2),
    ("an office and its body", [told("a", POST, "the health minister"), told("b", ECHO, "the health ministry")], 1),
    (
        "named and of one office",
        [told("a", POST, "the minister of ports, Jonas Vik"), told("b", ECHO, "the minister of ports")],
        1,
    ),
    (
        "a spokesman and his body",
        [told("a", POST, "a spokesman for the coastguard"), told("b", ECHO, "the coastguard")],
        1,
    ),
    ("he said", [told("a", POST, "Maria Holt", "she")], ["Maria Holt"]),
    ("one of them", [told("a", POST, "two US officials", "one of them")], ["two US officials"]),
    (
        "the committee is the one that publishes",
        [told("a", "Harbour Inquiry Committee", ""), told("b", ECHO, "the committee")],
        ["Harbour Inquiry Committee"],
    ),
    ("papers are not people", [told("a", POST, "a memo"), told("b", ECHO, "an official")], 2),
]


@pytest.mark.parametrize(("papers", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_origins(papers: list[Paper], expected: list[str] | int) -> None:
    for given in (papers, papers[::-1]):
        names = sorted(origin.name for origin in standing(*given).origins)
        assert (len(names) if isinstance(expected, int) else names) == expected


def test_a_copy_speaks_with_the_voice_of_the_first() -> None:
    papers = [told("a", POST, ""), told("b", ECHO, "")]
    (origin,) = standing(*papers, families={"b": "a"}).origins
    assert (origin.name, origin.documents) == (POST, ("a", "b"))


def test_what_may_be_either_of_two_counts_to_one() -> None:
    papers = [
        told("a", POST, "a US official"),
        told("b", ECHO, "a French official"),
        told("c", "Dune Star", "officials"),
    ]
    found = standing(*papers)
    assert len(found.origins) == 2
    assert sum(len(origin.entries) for origin in found.origins) == 3


def test_every_join_has_its_reason() -> None:
    found = standing(told("a", POST, "two US officials"), told("b", ECHO, "the Wrenfield Post > American officials"))
    (origin,) = found.origins
    assert "among the documents" in origin.reason
    assert "rest on" in origin.reason
    (joined,) = standing(told("a", POST, "two US officials"), told("b", ECHO, "an American official")).origins
    assert "may be one" in joined.reason


def test_a_circle_gives_no_independence() -> None:
    papers = [told("a", POST, "Quay Echo"), told("b", ECHO, "the Wrenfield Post")]
    found = standing(*papers)
    assert found == standing(*papers[::-1])
    assert found.loops == ((ECHO, POST),)
    (origin,) = found.origins
    assert (origin.name, found.circular, found.named) == (f"circle of {ECHO}, {POST}", 1, 0)


def test_a_circle_with_a_source_rests_on_the_source() -> None:
    found = standing(told("a", POST, "Quay Echo", "Maria Holt"), told("b", ECHO, "the Wrenfield Post"))
    assert [origin.name for origin in found.origins] == ["Maria Holt"]
    assert found.loops


def test_a_circle_of_three_is_drawn_in_order() -> None:
    papers = [
        told("a", "Alba Sun", "Dune Star"),
        told("b", "Dune Star", "Quay Echo"),
        told("c", "Quay Echo", "Alba Sun"),
    ]
    assert standing(*papers).loops == (("Alba Sun", "Dune Star", "Quay Echo"),)


def test_a_record_without_sources_and_with_hostile_names() -> None:
    found = standing(told("a", "", "\u202e“”  "), told("b", "the", "he"), told("c", "x" * 5000, "of the"))
    assert found.origins


def stated(name: str, publisher: str, rows: list[tuple[str, str, str | None]]) -> Paper:
    """A paper of rows (sentence, actor, source)."""
    made = paper(
        name,
        [
            (sentence, "warning", {"actor": actor, "to": ["the harbour board"], "by": [source] if source else []})
            for sentence, actor, source in rows
        ],
    )
    return Paper(replace(made.document, publisher=publisher, published=date(2023, 5, len(name))), made.entries)


def test_who_says_so_of_himself_is_one_however_called() -> None:
    one = stated("a", POST, [("The director says that he told the harbour board.", "The director", "The director")])
    other = stated("b", ECHO, [("Mr Vik says that he told the harbour board.", "Mr Vik", "Mr Vik")])
    third = stated("c", "Dune Star", [("Mr Vik told the harbour board, two dockers say.", "Mr Vik", "two dockers")])
    assert len(standing(one, other).origins) == 1
    assert len(standing(one, other, third).origins) == 2


def test_a_body_that_speaks_for_itself_is_not_the_one_cited_before() -> None:
    rows = [
        ("Maria Holt told the harbour board, the mayor said.", "Maria Holt", "the mayor"),
        ("The department says that the department told the harbour board.", "The department", "The department"),
    ]
    assert len(standing(stated("a", POST, rows)).origins) == 2


SAME = [
    "In May two welders told the harbour board that the crane might fall on the quay.",
    "A diver wrote to the harbour board that its feet were rotten to the core.",
]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (SAME, SAME, 1),  # the later has both from the earlier
        (["Welders told the harbour board of it that week."], ["Welders told the harbour board of it that week."], 2),
        (SAME[:1], ["Two welders told the harbour board in May that the crane on the quay might soon fall."], 2),
    ],
)
def test_sentences_of_two_papers_word_for_word(first: list[str], second: list[str], expected: int) -> None:
    papers = [
        stated("a", POST, [(one, one.split()[0], None) for one in first]),
        stated("bb", ECHO, [(one, one.split()[0], None) for one in second]),
    ]
    assert len(standing(*papers).origins) == expected
