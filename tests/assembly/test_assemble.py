"""What is made of several documents on one event: records, responses, lead times."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.assembly import assemble
from forewarned.model import KINDS, Document, Entry, Interval, Ledger, Problem, Record, Words
from tests.assembly.cases import BEIRUT, CROCUS, MUMBAI, Paper, documents, entries, find, names, paper
from tests.assembly.gold import GOLD, gold


def ledger_of(*papers: Paper) -> Ledger:
    return assemble(entries(papers), documents(papers))


@pytest.fixture(scope="module")
def crocus() -> Ledger:
    return ledger_of(*CROCUS)


@pytest.fixture(scope="module")
def mumbai() -> Ledger:
    return ledger_of(*MUMBAI)


@pytest.fixture(scope="module")
def beirut() -> Ledger:
    return ledger_of(*BEIRUT)


# ------------------------------------------------------------------ joining


def test_one_warning_of_two_papers_is_one_record(crocus: Ledger) -> None:
    record = find(crocus, "warning", "had warned on March 7")
    assert record.documents == ("daily", "wire")
    assert names(crocus)[record.actor or ""] == "U.S. Embassy in Moscow"
    assert record.reasons[0].startswith("same actor; same day; 5 shared words of harm: ")
    assert record.certainty == "asserted"


def test_a_whole_and_its_part_on_other_days_stay_apart(crocus: Ledger) -> None:
    assert find(crocus, "warning", "Washington also").entries != find(crocus, "warning", "had warned").entries


def test_the_incident_of_three_papers_is_one(crocus: Ledger) -> None:
    record = find(crocus, "incident", "left 145 dead")
    assert record.documents == ("daily", "weekly", "wire")
    assert record.when is not None
    assert record.when.earliest == record.when.latest == date(2024, 3, 22)


def test_claims_of_one_incident_join_though_one_says_only_the_attack(crocus: Ledger) -> None:
    record = find(crocus, "claim", "ISIS claimed")
    assert record.documents == ("daily", "wire")
    assert record.about == "the attack on Crocus City Hall"


def test_denials_and_other_stances_stay_apart(crocus: Ledger) -> None:
    assert sorted(r.stance or "" for r in crocus.records if r.kind == "response") == [
        "acted", "dismissed", "not_acted", "not_acted",
    ]  # fmt: skip


def test_titles_join_across_papers(beirut: Ledger) -> None:
    record = find(beirut, "warning", "Mr. Aoun was told")
    assert record.documents == ("book", "letters")
    assert [names(beirut)[one] for one in record.recipients] == ["Michel Aoun"]


ROE = {"actor": "Roe", "about": "the dam at Vale could break", "when": "2010-05-03"}


def row(sentence: str, **slots: object) -> tuple[str, str, dict]:
    return sentence, "warning", {**ROE, **slots}


BASE = row("Roe warned the mayor that the dam at Vale could break.", to=["the mayor"])


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (row("Again Roe warned that the dam at Vale could break."), True),
        (row("On Monday Roe warned that the dam at Vale could break.", when=None), True),
        (row("Doe warned that the dam at Vale could break.", actor="Doe"), False),
        (row("Later Roe warned that the dam at Vale could break.", when="2010-06-03"), False),
        (row("Roe warned in 2010 that the dam at Vale could break.", when="2010-01-01/2010-12-31"), False),
        (row("Roe warned in May that the dam at Vale could break.", when="2010-05-01/2010-05-31"), True),
        (row("Roe warned the bishop that the dam at Vale could break.", to=["the bishop"]), False),
        (row("Roe did not warn that the dam at Vale could break.", polarity=False), False),
        (row("Roe warned that the ferry to Holm could sink.", about="the ferry to Holm could sink"), False),
        (row("Someone warned that the dam at Vale could break.", actor=None), True),
        (row("There was a warning.", actor=None, about=None, when=None), False),
        (row("Roe warned of it.", about="it"), False),
    ],
)
def test_join_only_what_agrees(other: tuple, joined: bool) -> None:
    ledger = ledger_of(paper("a", [BASE]), paper("b", [other]))
    assert (len(ledger.records) == 1) is joined


def test_empty_slots_do_not_chain_two_facts() -> None:
    rows = [
        row("Roe warned the mayor that the dam at Vale could break.", to=["the mayor"]),
        row("Doe warned the mayor that the dam at Vale could break.", actor="Doe", to=["the mayor"]),
        row("The mayor was warned that the dam at Vale could break.", actor=None, to=["The mayor"]),
    ]
    ledger = ledger_of(*(paper(name, [one]) for name, one in zip("abc", rows, strict=True)))
    actors = [r.actor for r in ledger.records]
    assert len(ledger.records) == 3
    assert len({actor for actor in actors if actor}) == 2


def test_a_headline_repeated_is_one_record() -> None:
    twice = "Harbour board knew of the rotten pier for weeks."
    one = {"actor": "Harbour board", "about": "the rotten pier"}
    text = f"{twice} {twice}"
    both = [
        Entry(
            doc="a", kind="knowledge", start=at, end=at + len(twice), quote=twice,
            actor=Words(at, at + 13, "Harbour board"), about=Words(at + 22, at + 37, one["about"]),
        )
        for at in (0, len(twice) + 1)
    ]  # fmt: skip
    ledger = assemble(both, [Document(id="a", text=text)])
    assert [len(r.entries) for r in ledger.records] == [2]
    assert ledger.records[0].reasons == ("the same sentence; same actor",)


def test_two_facts_of_one_sentence_stay_two() -> None:
    sentence = "Roe warned that the dam at Vale could break and warned of the dam at Vale in a letter."
    rows = [row(sentence), row(sentence, clause="warned of the dam at Vale in a letter", about="the dam at Vale")]
    assert len(ledger_of(paper("a", rows)).records) == 2


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (
            ("A bomb tore through the Vale market on 3 May.", {"to": ["the Vale market"], "when": "2010-05-03"}),
            ("The blast at the Vale market killed nine.", {"to": ["the Vale market"], "when": "2010-05-03"}),
            True,
        ),
        (
            ("A bomb tore through the Vale market on 3 May.", {"to": ["the Vale market"], "when": "2010-05-03"}),
            ("A bomb tore through the Vale market on 9 June.", {"to": ["the Vale market"], "when": "2010-06-09"}),
            False,
        ),
        (
            ("A bomb tore through the Vale market on 3 May.", {"to": ["the Vale market"], "when": "2010-05-03"}),
            ("Two engineers were kidnapped in Holm on 3 May.", {"to": ["Two engineers"], "when": "2010-05-03"}),
            False,
        ),
        (
            ("Judge Jane Roe was shot in Vale on 3 May.", {"to": ["Judge Jane Roe"], "when": "2010-05-03"}),
            ("Roe was killed at her house.", {"to": ["Roe"], "when": "2010-05-03"}),
            True,
        ),
        (
            ("The Dawn Brigade bombed the Vale market.", {"actor": "The Dawn Brigade", "when": "2010-05-03"}),
            ("The Dusk Front bombed the Vale market.", {"actor": "The Dusk Front", "when": "2010-05-03"}),
            False,
        ),
    ],
)
def test_incidents_of_a_day(first: tuple[str, dict], second: tuple[str, dict], joined: bool) -> None:
    papers = [
        paper("a", [(text, "incident", {"about": text.removesuffix("."), **slots}) for text, slots in (first, second)])
    ]
    assert (len(ledger_of(*papers).records) == 1) is joined


def test_the_attack_is_the_incident_of_its_document_unless_there_are_two() -> None:
    market = ("A bomb tore through the Vale market on 3 May.", "incident", {"about": "A bomb", "when": "2010-05-03"})
    ferry = ("A bomb sank the Holm ferry on 9 June.", "incident", {"about": "A bomb", "when": "2010-06-09"})
    again = ("The attack was the worst in years.", "incident", {"about": "The attack"})
    assert [len(r.entries) for r in ledger_of(paper("a", [market, again])).records] == [2]
    assert [len(r.entries) for r in ledger_of(paper("a", [market, ferry, again])).records] == [1, 1, 1]


# ------------------------------------------------------------------ lead times and responses


@pytest.mark.parametrize(
    ("words", "fewest", "most"),
    [("Washington also", 12, 21), ("warned its citizens", 15, 15), ("Iran told Russia", 1, 7)],
)
def test_lead_times_of_crocus(crocus: Ledger, words: str, fewest: int, most: int) -> None:
    lead = find(crocus, "warning", words).lead
    assert lead is not None
    assert (lead.incident, lead.fewest, lead.most) == (find(crocus, "incident", "left 145").id, fewest, most)


def test_a_lead_says_why(crocus: Ledger) -> None:
    reasons = find(crocus, "warning", "Iran told Russia").reasons
    assert reasons == ("its time is told from the incident: Days before the attack",)


@pytest.mark.parametrize(("words", "days"), [("In September 2008", (57, 86)), ("RAW warned", (8, 8))])
def test_lead_times_of_mumbai(mumbai: Ledger, words: str, days: tuple[int, int]) -> None:
    lead = find(mumbai, "warning", words).lead
    assert lead is not None
    assert (lead.fewest, lead.most) == days


STRUCK = (
    "The dam at Vale broke on 20 May and drowned forty.",
    "incident",
    {"about": "The dam at Vale broke", "to": ["forty"], "when": "2010-05-20"},
)


@pytest.mark.parametrize(
    ("warned", "days"),
    [
        (row("Roe warned that the dam at Vale could break."), (17, 17)),
        (row("Roe warned that the dam at Vale could break.", when="2010-05-01/2010-05-31"), (0, 19)),
        (row("Roe warned that the dam at Vale could break.", when="2010-06-01"), None),
        (row("Roe warned that the dam at Vale could break.", when="2010-05-20"), None),
        (row("Roe warned that the dam at Vale could break.", when="2010-01-01/2010-12-31"), None),
        (row("Roe warned that the dam at Vale could break.", when=None), None),
        (row("Roe warned that the ferry to Holm could sink.", about="the ferry to Holm could sink"), None),
        (row("Roe did not warn that the dam at Vale could break.", polarity=False), None),
    ],
)
def test_lead_times(warned: tuple, days: tuple[int, int] | None) -> None:
    record = find(ledger_of(paper("a", [warned, STRUCK])), "warning", "Roe")
    assert (record.lead and (record.lead.fewest, record.lead.most)) == days


def test_standing_in_one_document_links_nothing() -> None:
    hits = [
        (f"A bomb hit the {town} market.", "incident", {"about": f"A bomb hit the {town} market", "when": day})
        for town, day in (("Holm", "2010-05-20"), ("Lund", "2010-05-21"), ("Sund", "2010-05-22"))
    ]
    warned = row("Roe warned of a flood in the valley.", about="a flood in the valley")
    assert find(ledger_of(paper("a", [warned, *hits])), "warning", "Roe").lead is None


def causes(ledger: Ledger, record: Record) -> list[str]:
    quotes = {one.id: one.quote for one in ledger.entries}
    by_id = {one.id: one for one in ledger.records}
    return [quotes[by_id[cause].entries[0]][:25] for cause in record.responds_to]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Kremlin dismissed", ["Washington also told Russ"]),
        ("Russia had ignored", ["The U.S. Embassy in Mosco"]),
        ("arrested eleven men", ["The attack on Crocus City"]),
        ("The FSB did not act", ["Days before the attack, I"]),
    ],
)
def test_responses_of_crocus(crocus: Ledger, words: str, expected: list[str]) -> None:
    assert causes(crocus, find(crocus, "response", words)) == expected


def test_passing_on_a_letter_answers_the_warning(beirut: Ledger) -> None:
    assert find(beirut, "response", "passed the letter").responds_to == (find(beirut, "warning", "Mr. Aoun").id,)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (("The mayor ignored the warning.", {"actor": "The mayor", "about": "the warning", "stance": "not_acted"}), 1),
        (
            (
                "The mayor cleared Vale below the dam.",
                {"actor": "The mayor", "about": "the dam at Vale", "stance": "acted"},
            ),
            1,
        ),
        (
            ("The bishop ignored the warning.", {"actor": "The bishop", "about": "the warning", "stance": "not_acted"}),
            1,
        ),
        (("Doe ignored the warning.", {"actor": "Doe", "about": "the warning", "stance": "not_acted"}), 0),
        (("Doe closed the ferry.", {"actor": "Doe", "about": "the ferry", "stance": "acted"}), 0),
        (("Doe raised the alert.", {"actor": "Doe", "stance": "acted"}), 0),
        (("The mayor did nothing.", {"actor": "The mayor", "stance": "not_acted"}), 1),
        (
            ("He ignored the warning in April.", {"about": "the warning", "when": "2010-04-02", "stance": "not_acted"}),
            0,
        ),
    ],
)
def test_responses(answer: tuple[str, dict], expected: int) -> None:
    base = row("Roe warned the mayor that the dam at Vale could break.", to=["the mayor"])
    ledger = ledger_of(paper("a", [base, (answer[0], "response", answer[1])]))
    assert len(find(ledger, "response", answer[0][:9]).responds_to) == expected


# ------------------------------------------------------------------ order, shape, hostile input


def test_records_stand_in_order_of_time_with_unknown_times_last(crocus: Ledger) -> None:
    times = [(r.when.earliest, r.when.latest) if r.when else (date.max, date.max) for r in crocus.records]
    assert times == sorted(times)


def check(ledger: Ledger) -> None:
    """Every id leads somewhere, and every entry is in one record."""
    held = [entry for record in ledger.records for entry in record.entries]
    assert sorted(held) == sorted(entry.id for entry in ledger.entries)
    actors, records = {a.id for a in ledger.actors}, {r.id: r for r in ledger.records}
    assert len(actors) == len(ledger.actors)
    assert len(records) == len(ledger.records)
    assert {a.part_of for a in ledger.actors if a.part_of} <= actors
    assert {m.actor for m in ledger.mentions} <= actors
    assert {m.entry for m in ledger.mentions} <= set(held)
    for record in ledger.records:
        assert ({record.actor} - {None}) | set(record.recipients) <= actors
        assert all(cause in records for cause in record.responds_to)
        assert not record.responds_to or record.kind == "response"
        if record.lead:
            assert records[record.lead.incident].kind == "incident"
            assert 0 <= record.lead.fewest <= record.lead.most


WORDS = st.sampled_from(
    ["", "Roe", "Jane Roe", "the FBI", "Moscow", "they", "x" * 5000, "A " * 3000, "\x00\x1f", "((((", "[FBI]", "of of",
     "\ud800", "U.S.", "the US embassy", "1 2 3", "’s", "and and and", ", , ,", "President Jane Roe", "TOKYO, TOKYO"]
)  # fmt: skip
SPOKEN = st.one_of(WORDS, st.text(max_size=40)).map(lambda said: Words(0, len(said), said))
DAYS = st.dates(date(2010, 1, 1), date(2010, 3, 1))
WHEN = st.tuples(DAYS, DAYS).map(lambda pair: Interval(min(pair), max(pair), "then", 0, 4))
STATED = st.builds(
    Entry,
    doc=st.sampled_from(["a", "b", "c"]),
    kind=st.sampled_from(KINDS),
    start=st.integers(0, 50),
    end=st.integers(0, 99),
    quote=st.one_of(WORDS.map(lambda said: said), st.sampled_from(["A bomb hit the Vale market.", "The attack."])),
    actor=st.none() | SPOKEN,
    recipients=st.lists(SPOKEN, max_size=3).map(tuple),
    about=st.none()
    | SPOKEN
    | st.sampled_from(["the attack", "the Vale market", "the warning"]).map(lambda s: Words(0, 1, s)),
    stance=st.none() | st.sampled_from(["acted", "dismissed"]),
    when=st.none() | WHEN,
    sources=st.lists(SPOKEN, max_size=2).map(tuple),
)
PAPERS = [Document(id=doc, text="Jane Roe of the River Guard Board (RGB) spoke.") for doc in "abc"]


@settings(max_examples=60, deadline=None)
@given(st.lists(STATED, max_size=14), st.randoms(use_true_random=False))
def test_any_entries_in_any_order_make_the_same_ledger(given_entries: list[Entry], shuffle: random.Random) -> None:
    ledger = assemble(given_entries, PAPERS)
    check(ledger)
    mixed, papers = [*given_entries, *given_entries[:3]], PAPERS[:]
    shuffle.shuffle(mixed)
    shuffle.shuffle(papers)
    assert assemble(mixed, papers) == ledger


@pytest.mark.parametrize("case", [CROCUS, MUMBAI, BEIRUT])
def test_order_of_papers_does_not_matter(case: tuple[Paper, ...]) -> None:
    backwards = case[::-1]
    assert ledger_of(*backwards) == ledger_of(*case)
    check(ledger_of(*case))


def test_an_entry_of_an_unknown_document_is_kept() -> None:
    ledger = assemble([Entry(doc="gone", kind="threat", start=0, end=1, quote="x")], [])
    assert [r.documents for r in ledger.records] == [("gone",)]


def test_nothing_makes_an_empty_ledger() -> None:
    assert assemble([], []) == Ledger()


def test_problems_are_kept_once() -> None:
    problem = Problem("a.pdf", "cannot be read")
    assert assemble([], [], problems=[problem, problem]).problems == (problem,)


def test_thousands_of_vague_entries_are_done_with() -> None:
    many = [
        Entry(
            doc=f"d{at % 50}", kind=KINDS[at % 6], start=at * 10, end=at * 10 + 9, quote="They warned of the attack.",
            actor=Words(0, 4, "They"), about=Words(0, 10, "the attack"),
        )
        for at in range(4000)
    ]  # fmt: skip
    check(assemble(many, [Document(id=f"d{at}", text="") for at in range(50)]))


def test_certainty_is_asserted_where_any_member_asserts_it() -> None:
    hedged = row("Perhaps Roe warned that the dam at Vale could break.", certainty="hedged")
    ledger = ledger_of(paper("a", [hedged]), paper("b", [BASE]))
    assert [r.certainty for r in ledger.records] == ["asserted"]
    assert [r.certainty for r in ledger_of(paper("a", [hedged])).records] == ["hedged"]


def test_the_narrowest_time_of_the_members_holds() -> None:
    wide = row("Roe warned in May that the dam at Vale could break.", when="2010-05-01/2010-05-31", when_text="in May")
    ledger = ledger_of(paper("a", [wide]), paper("b", [BASE]))
    assert ledger.records[0].when == replace(ledger.entries[1]).when


# ------------------------------------------------------------------ the gold files, where they are at hand


@pytest.mark.skipif(not GOLD.exists(), reason="the gold files are not beside the repository (../shared/eval/gold)")
def test_gold_entries_make_a_sound_ledger() -> None:
    given_entries, papers = gold("dev")
    ledger = assemble(given_entries, papers)
    check(ledger)
    by_name = {actor.name for actor in ledger.actors}
    assert {"Condoleezza Rice", "George Tenet", "Russia", "Counterterrorism Security Group"} <= by_name
    assert len(ledger.records) < len(ledger.entries)
