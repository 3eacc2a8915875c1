"""Decisions laid over what was extracted: found again by content, the later over the earlier, never dropped."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from forewarned.case import Case, Conflict, Proposal, Refused, open_case
from forewarned.case.anchors import anchor_of, located
from forewarned.case.decisions import applied
from forewarned.case.model import Act, Decision, Review
from forewarned.model import Record, Words
from tests.case import readers
from tests.case.conftest import TEXTS
from tests.case.test_store import made


@pytest.fixture
def case(place: str, reports: Path) -> Case:
    """A case of four reports."""
    return made(place, reports)


def entry(case: Case, doc: str, kind: str) -> Review:
    return next(one for one in case.review().reviews.values() if (one.entry.doc, one.entry.kind) == (doc, kind))


def on(case: Case, act: str, *targets: str, **values: Any) -> Proposal:
    """A proposal on `targets` in their versions of today."""
    versions = {target: case.version(target) or "" for target in targets}
    return Proposal(act=act, targets=targets, versions=versions, **values)  # type: ignore[arg-type]


def records(case: Case, kind: str) -> list[Record]:
    return [record for record in case.ledger().records if record.kind == kind]


def test_a_rejected_entry_is_out_of_the_ledger_and_comes_back(case: Case) -> None:
    before = case.ledger()
    found = entry(case, "d.md", "warning").entry.id
    made = case.decide(on(case, "reject", found))
    assert found not in {one.id for one in case.ledger().entries}
    assert case.review().reviews[found].verdict == "rejected"
    case.undo(made.seq)
    assert case.ledger() == before


def test_a_confirmed_record_says_so_in_its_entries(case: Case) -> None:
    record = records(case, "warning")[0]
    made = case.decide(on(case, "confirm", record.id), who="Bo")
    assert len(made.anchors) == len(record.entries)
    notes = {one.notes for one in case.ledger().entries if one.id in record.entries}
    assert notes == {("confirmed by Bo",)}


def mark(words: str) -> dict[str, int]:
    """The span of `words` in a.txt."""
    return {"start": TEXTS["a.txt"].index(words), "end": TEXTS["a.txt"].index(words) + len(words)}


CORRECTIONS: list[tuple[str, Any, Any]] = [
    ("stance", "acted", "acted"),
    ("polarity", False, False),
    ("certainty", "hedged", "hedged"),
    ("kind", "threat", "threat"),
    ("actor", None, None),
    ("actor", mark(" coastguard "), "coastguard"),
    ("recipients", [mark("the harbour master")], ["the harbour master"]),
    ("sources", [], []),
    ("about", mark("the crane"), "the crane"),
    ("when", {"earliest": "2023-05-01"}, (date(2023, 5, 1), date(2023, 5, 1))),
    (
        "when",
        {"earliest": "2023-05-01", "latest": "2023-05-03"} | mark("2023-05-02"),
        (date(2023, 5, 1), date(2023, 5, 3)),
    ),
]


@pytest.mark.parametrize(("field", "value", "wanted"), CORRECTIONS)
def test_a_field_is_corrected_with_the_words_that_prove_it(case: Case, field: str, value: Any, wanted: Any) -> None:
    found = entry(case, "a.txt", "warning")
    case.decide(on(case, "correct", found.entry.id, field=field, value=value))
    (now,) = [one for one in case.review().reviews.values() if one.corrected]
    given = getattr(now.entry, field)
    if field == "when":
        assert (given.earliest, given.latest) == wanted
        assert given.text == case.document("a.txt").text[given.start : given.end]  # type: ignore[union-attr]
    elif field in ("recipients", "sources"):
        assert [words.text for words in given] == wanted
    else:
        assert getattr(given, "text", given) == wanted
    assert now.entry.id in {one.id for one in case.ledger().entries}


WRONG: list[tuple[str, Any, str]] = [
    ("stance", "angry", "stance is one of"),
    ("polarity", 1, "polarity is one of: true, false"),
    ("actor", {"start": -1, "end": 4}, "no words from -1 to 4"),
    ("actor", {"start": 4, "end": 4}, "no words"),
    ("actor", {"start": 0, "end": 10**9}, "no words"),
    ("actor", {"start": True, "end": 4}, "by their start and end"),
    ("actor", "the coastguard", "by their start and end"),
    ("recipients", [{"start": 0, "end": 3}] * 51, "at most 50"),
    ("when", {"earliest": "yesterday"}, "written like"),
    ("when", {"earliest": "2023-05-02", "latest": "2023-05-01"}, "is before"),
    ("quote", "x", "no field"),
]


@pytest.mark.parametrize(("field", "value", "words"), WRONG)
def test_a_value_that_cannot_be_is_refused_in_plain_words(case: Case, field: str, value: Any, words: str) -> None:
    found, rows = entry(case, "a.txt", "warning").entry.id, len(case.log())
    with pytest.raises(Refused, match=words):
        case.decide(on(case, "correct", found, field=field, value=value))
    assert len(case.log()) == rows


def test_a_decision_on_what_has_changed_is_a_conflict_that_shows_both(case: Case, place: str) -> None:
    found = entry(case, "a.txt", "warning").entry.id
    mine = on(case, "correct", found, field="certainty", value="hedged")
    with open_case(place, who="Bo", reader=readers.FIRST) as theirs:
        theirs.decide(on(theirs, "correct", found, field="when", value=None))
    with pytest.raises(Conflict, match="Bo decided last") as caught:
        case.decide(mine)
    assert isinstance(caught.value.now, Review)
    assert caught.value.now.entry.when is None
    assert caught.value.proposal.value == "hedged"
    assert [decision.who for decision in caught.value.since] == ["Bo"]
    case.decide(replace(mine, versions={found: str(caught.value.version)}))
    assert entry(case, "a.txt", "warning").corrected == ("when", "certainty")


def test_notes_tags_and_flags_of_two_people_never_conflict(case: Case, place: str) -> None:
    found = entry(case, "a.txt", "warning").entry.id
    proposals = [on(case, act, found, value=f"{act} it") for act in ("note", "tag", "flag")]
    with open_case(place, who="Bo", reader=readers.FIRST) as theirs:
        theirs.decide(on(theirs, "tag", found, value="later"))
        theirs.decide(on(theirs, "reject", found))
    for proposal in proposals:
        case.decide(proposal)
    now = case.review().reviews[found]
    assert [tag.text for tag in now.tags] == ["later", "tag it"]
    case.decide(on(case, "untag", found, value="later"))
    case.decide(on(case, "unflag", found, value="flag it"))
    now = case.review().reviews[found]
    assert ([tag.text for tag in now.tags], now.flags, now.notes[0].text) == (["tag it"], (), "note it")


def test_records_are_joined_split_and_joined_again(case: Case) -> None:
    before = case.ledger()
    wanted = [record.id for record in records(case, "warning")]
    joined = case.decide(on(case, "join", *wanted))
    (one,) = records(case, "warning")
    assert "joined by a person" in one.reasons
    out = one.entries[-1]
    case.decide(on(case, "split", one.id, value=[out]))
    assert (out,) in [record.entries for record in records(case, "warning")]
    case.decide(on(case, "join", *(record.id for record in records(case, "warning"))))
    assert len(records(case, "warning")) == 1
    for decision in reversed(case.decisions()):
        case.undo(decision.seq)
    assert case.ledger() == before
    assert joined.seq not in {decision.seq for decision in case.decisions()}


def test_a_join_of_records_that_changed_since_is_a_conflict(case: Case) -> None:
    two = [record.id for record in records(case, "warning")][:2]
    stale = on(case, "join", *two)
    case.decide(on(case, "reject", entry(case, "a.txt", "warning").entry.id))
    with pytest.raises(Conflict, match=r"no longer there|has changed"):
        case.decide(stale)


@pytest.mark.parametrize(
    ("proposal", "words"),
    [
        (Proposal(act="dance"), "no decision 'dance'"),  # type: ignore[arg-type]
        (Proposal(act="confirm"), "needs an entry"),
        (Proposal(act="confirm", targets=("e-0",)), "not in the case"),
        (Proposal(act="note", targets=("e-0",), value="x"), "not in the case"),
        (Proposal(act="join", targets=("r-0",)), "two records"),
        (Proposal(act="undo", value=99), "no decision 99"),
        (Proposal(act="undo", value=True), "no decision True"),
        (Proposal(act="source", value={"name": "x", "reliability": "Z"}), "from A"),
        (Proposal(act="source", value={"name": " "}), "name of a source is missing"),
        (Proposal(act="source", value=[1]), "value with names"),
        (Proposal(act="one_actor", value=["coastguard", "nobody at all"]), "two or more names"),
        (Proposal(act="add", document="nix", value={}), "no document 'nix'"),
        (Proposal(act="add", document="a.txt", value={"kind": "x"}), "a span and a kind"),
        (Proposal(act="add", document="a.txt", value={"kind": "threat", "start": 0, "end": 9**9}), "no words"),
        (Proposal(act="confirm", targets=("x",), reason="x" * 10_001), "longer than"),
    ],
)
def test_what_makes_no_sense_is_refused(case: Case, proposal: Proposal, words: str) -> None:
    with pytest.raises(Refused, match=words):
        case.decide(proposal)


def test_an_entry_is_added_by_marking_words(case: Case) -> None:
    text = case.document("d.md").text  # type: ignore[union-attr]
    start = text.index("The wind")
    value = {"kind": "knowledge", "start": start, "end": start + 18, "actor": {"start": start, "end": start + 8}}
    made = case.decide(Proposal(act="add", document="d.md", value=value))
    added = entry(case, "d.md", "knowledge")
    assert (added.added, added.entry.quote, added.entry.actor.text) == (True, "The wind was fair.", "The wind")  # type: ignore[union-attr]
    case.decide(on(case, "correct", added.entry.id, field="certainty", value="hedged"))
    assert entry(case, "d.md", "knowledge").entry.certainty == "hedged"
    with pytest.raises(Refused, match="there already"):
        case.decide(Proposal(act="add", document="d.md", value={k: value[k] for k in ("kind", "start", "end")}))
    case.undo(made.seq)
    assert not [one for one in case.entries() if one.kind == "knowledge" and one.doc == "d.md"]
    assert [one.decision.field for one in case.displaced()] == ["certainty"]


def test_a_source_is_judged_and_judged_anew(case: Case) -> None:
    versions = {"Harbour Post": case.source_version("Harbour Post")}
    value = {"name": "Harbour Post", "reliability": "B", "interest": "owned by the port"}
    case.decide(Proposal(act="source", value=value, versions=versions))
    assert [(note.name, note.reliability) for note in case.ledger().notes] == [("Harbour Post", "B")]
    with pytest.raises(Conflict):
        case.decide(
            Proposal(
                act="source",
                value={"name": "harbour post", "reliability": "A"},
                versions={"harbour post": versions["Harbour Post"]},
            )
        )


def test_actors_are_made_one_and_told_apart(case: Case) -> None:
    names = {actor.name for actor in case.ledger().actors}
    assert {"coastguard", "Dana Reeve"} <= names
    one = case.decide(Proposal(act="one_actor", value=["Dana Reeve", "coastguard"]))
    assert "coastguard" not in {actor.name for actor in case.ledger().actors}
    assert {record.actor for record in records(case, "warning")} & {
        record.actor for record in records(case, "knowledge")
    }
    case.undo(one.seq)
    case.decide(Proposal(act="other_actor", value={"name": "coastguard", "words": "The coastguard"}))
    assert {mention.reason for mention in case.ledger().mentions} >= {"told apart by a person"}


def test_an_undo_can_be_undone(case: Case) -> None:
    found = entry(case, "d.md", "warning").entry.id
    first = case.decide(on(case, "reject", found))
    undo = case.undo(first.seq)
    with pytest.raises(Refused, match="undone already"):
        case.undo(first.seq)
    case.undo(undo.seq)
    assert case.review().reviews[found].verdict == "rejected"
    assert [decision.seq for decision in case.decisions()] == [first.seq]


# ------------------------------------------------------------------ another reader, another text


def test_decisions_follow_their_words_into_another_text(case: Case) -> None:
    found = entry(case, "a.txt", "warning").entry
    case.decide(on(case, "correct", found.id, field="when", value={"earliest": "2023-05-01", "start": 43, "end": 53}))
    case.decide(on(case, "confirm", entry(case, "a.txt", "warning").entry.id))
    papers = [replace(one, text=f"A new head.\n\n{one.text}", id=f"new/{one.id}") for one in case.documents()]
    fresh = [found for paper in papers for found in readers.first(paper)]
    result = applied(fresh, papers, case.decisions())
    assert result.displaced == ()
    (now,) = [one for one in result.reviews.values() if one.verdict == "confirmed"]
    assert (now.entry.doc, now.entry.quote, now.corrected) == ("new/a.txt", found.quote, ("when",))
    assert now.entry.when is not None
    assert papers[0].text[now.entry.when.start : now.entry.when.end] == now.entry.when.text


def test_what_was_decided_on_one_entry_does_not_fall_on_its_neighbour(case: Case) -> None:
    paper = next(iter(case.documents()))
    (base, *_) = readers.first(paper)
    two = [replace(base, trigger=Words(at, at + 3, paper.text[at : at + 3])) for at in (4, 20)]
    reviews = applied(two, [paper], []).reviews
    anchors = [anchor_of(reviews[one.id].extracted, paper) for one in two]
    acts: tuple[Act, ...] = ("reject", "confirm")
    decided = [
        Decision(seq=seq, at="", who="Ana", act=act, groups=((anchor,),))
        for seq, (act, anchor) in enumerate(zip(acts, anchors, strict=True), 1)
    ]
    both = applied(two, [paper], decided)
    assert [both.reviews[one.id].verdict for one in two] == ["rejected", "confirmed"]
    left = applied(two[1:], [paper], decided)  # a reader that no longer finds the first
    assert [one.verdict for one in left.reviews.values()] == ["confirmed"]
    assert [one.decision.act for one in left.displaced] == ["reject"]


def test_decisions_under_two_readers_stay_on_one_entry(case: Case, place: str) -> None:
    found = entry(case, "a.txt", "response")
    case.decide(on(case, "confirm", found.entry.id))
    with open_case(place, who="Bo", reader=readers.SECOND) as later:
        later.read_again()
        now = entry(later, "a.txt", "response")
        assert now.verdict == "confirmed"
        assert now.entry.id != found.entry.id
        later.decide(on(later, "note", now.entry.id, value="seen"))
        now = entry(later, "a.txt", "response")
        assert (now.verdict, len(now.notes), later.displaced()) == ("confirmed", 1, ())


def test_a_decision_without_a_place_is_listed_with_the_reason(case: Case) -> None:
    case.decide(on(case, "confirm", entry(case, "d.md", "warning").entry.id))
    case.decide(on(case, "note", entry(case, "b.txt", "incident").entry.id, value="x"))
    case.remove("d.md")
    papers = [replace(one, text="Nothing is left.") if one.id == "b.txt" else one for one in case.documents()]
    gone = applied([], papers, case.decisions()).displaced
    assert [(one.decision.act, one.reason.split(" ")[1]) for one in gone] == [
        ("confirm", "document"),
        ("note", "words"),
    ]
    assert [one.decision.act for one in case.displaced()] == ["confirm"]


@pytest.mark.parametrize(
    ("quote", "text", "near", "place"),
    [
        ("a b", "a b", 0, (0, 3)),
        ("a b", "x a\n b", 0, (2, 6)),
        ("a b", "a b a b a b", 8, (8, 11)),
        ("a b", "a b a b", 3, (4, 7)),
        ("a (b", "a (b", 9, (0, 4)),
        ("a b", "ab", 0, None),
        ("", "ab", 0, (0, 0)),
    ],
)
def test_words_are_found_again(quote: str, text: str, near: int, place: tuple[int, int] | None) -> None:
    assert located(quote, text, near=near) == place


def test_a_join_that_another_made_meanwhile_is_a_conflict(case: Case, place: str) -> None:
    two = [record.id for record in records(case, "warning")][:2]
    mine = on(case, "confirm", two[0])
    with open_case(place, who="Bo", reader=readers.FIRST) as theirs:
        theirs.decide(on(theirs, "join", *two))
    with pytest.raises(Conflict, match="Bo decided last"):
        case.decide(mine)


def test_many_who_decide_at_once_all_stand_in_the_log(case: Case, place: str) -> None:
    found = entry(case, "a.txt", "warning").entry.id

    def decide(who: str) -> None:
        with open_case(place, who=who, reader=readers.FIRST) as mine:
            for number in range(5):
                mine.decide(on(mine, "note", found, value=f"{who} {number}"))

    threads = [threading.Thread(target=decide, args=(who,)) for who in ("Ana", "Bo", "Cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    notes = case.review().reviews[found].notes
    assert sorted(note.text for note in notes) == sorted(f"{who} {n}" for who in ("Ana", "Bo", "Cy") for n in range(5))
    assert case.verify() == []


def test_of_two_who_decide_against_each_other_at_once_one_is_told(case: Case, place: str) -> None:
    found = entry(case, "a.txt", "warning").entry.id
    proposals = [on(case, act, found) for act in ("confirm", "reject", "confirm", "reject")]
    told: list[Conflict] = []

    def decide(proposal: Proposal) -> None:
        with open_case(place, reader=readers.FIRST) as mine:
            try:
                mine.decide(proposal)
            except Conflict as conflict:
                told.append(conflict)

    threads = [threading.Thread(target=decide, args=(proposal,)) for proposal in proposals]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(case.decisions()), len(told)) == (1, 3)


def test_the_latest_ledger_says_whether_it_is_that_of_now(case: Case) -> None:
    assert case.latest_ledger() is None
    first = case.ledger()
    assert case.latest_ledger() == (first, True)
    case.decide(on(case, "reject", entry(case, "d.md", "warning").entry.id))
    assert case.latest_ledger() == (first, False)
    now = case.ledger()
    assert case.latest_ledger() == (now, True)
