"""The gold of the cases holds together, and its scorer counts right."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from forewarned import assemble
from forewarned.model import Contradiction, ContradictionSort, Copy, Family, Gap, GapSort, Ledger

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
FOLDERS = sorted(path.parent for path in (BENCHMARKS / "cases").glob("*/gold.toml"))


@pytest.fixture(scope="module")
def modules() -> Iterator[tuple[ModuleType, ModuleType]]:
    sys.path.insert(0, str(BENCHMARKS))
    yield import_module("cases"), import_module("cases_gold")
    sys.path.remove(str(BENCHMARKS))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_gold_is_valid_and_of_the_size_asked_for(folder: Path, modules: Any) -> None:
    one = modules[1].case(folder)  # raises where a quote, a slot or an id is wrong
    assert 8 <= len(one.documents) <= 15
    assert len(modules[1].given(one)) == len(one.statements)
    assert "nothing_followed" in {row["sort"] for row in one.gold["gap"] if row["planted"]}
    assert sum(row["planted"] for row in one.gold["contradiction"]) >= 2
    assert len(one.gold["family"]) >= 2


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_statement_is_in_one_record(folder: Path, modules: Any) -> None:
    one = modules[1].case(folder)
    entries = modules[1].given(one).values()
    placed = Counter(id for record in assemble(entries, one.documents).records for id in record.entries)
    assert placed == Counter({entry.id for entry in entries})


def test_four_cases_are_kept_out(modules: Any) -> None:
    kept = {folder.name for folder in FOLDERS if modules[1].case(folder).gold["held_out"]}
    assert len(FOLDERS) == 14
    assert kept == {"grenfell-2017", "lac-megantic-2013", "sewol-2014", "surfside-2021"}


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({}, ""),
        ({"quote": "Rain fell"}, "not there just once"),
        ({"quote": "The dam"}, "not there just once"),  # twice
        ({"actor": "the mayor"}, "not in the text"),
        ({"stance": "acted"}, "with stance"),
        ({"when": {"earliest": "2019-02-01", "latest": "2019-01-01", "text": "broke"}}, "ends before"),
    ],
)
def test_what_is_wrong_is_said(modules: Any, row: dict[str, Any], wrong: str) -> None:
    text = "The dam broke. The dam was old."
    good = {"id": "d.1", "doc": "d", "record": "r", "kind": "incident", "quote": "The dam broke", "start": 0, "end": 13}
    slots = {
        "actor": None,
        "recipients": [],
        "about": None,
        "stance": None,
        "polarity": True,
        "when": None,
        "sources": [],
    }
    gold = {"main_incident": "r", "record": [{"id": "r"}]}
    found = list(modules[1].problems(gold, [good | slots | row], {"d": text}))
    assert [wrong in one for one in found] == ([True] if wrong else [])


def test_an_unknown_id_is_said(modules: Any) -> None:
    gold = {"main_incident": "r", "record": [{"id": "r"}], "link": [{"general": "r", "specific": "lost"}]}
    assert list(modules[1].problems(gold, [], {})) == ["no id lost"]


@pytest.mark.parametrize(
    ("system", "precision", "recall"),
    [
        ({"a": "1", "b": "1", "c": "1", "d": "2", "e": "2"}, 1.0, 1.0),
        ({"a": "1", "b": "2", "c": "3", "d": "4", "e": "5"}, 1.0, 2 / 5),  # (3 * 1/3 + 2 * 1/2) / 5
        ({"a": "1", "b": "1", "c": "1", "d": "1", "e": "1"}, 13 / 25, 1.0),  # (3 * 3/5 + 2 * 2/5) / 5
        ({"a": "1", "b": "1", "c": "2", "d": "2", "e": "2"}, 11 / 15, 11 / 15),
        ({"a": "1", "b": "2", "d": "3"}, 1.0, 2 / 3),  # c and e were not read: a and b are one, d alone
    ],
)
def test_bcubed(modules: Any, system: dict[str, str], precision: float, recall: float) -> None:
    gold = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "y"}
    found = modules[0].bcubed(gold, system)
    assert found[:2] == pytest.approx((precision, recall))
    assert found[2] == pytest.approx(2 * precision * recall / (precision + recall))


def test_the_place_nearest_to_the_quote_is_taken(modules: Any) -> None:
    text = "The council met. The council was told. The mayor knew."
    assert modules[1].place(text, "The council", 17, 38) == 17
    assert modules[1].place(text, "The council", 39, 54) == 17
    assert modules[1].place(text, "The mayor", 0, 16) == 39


def test_right_answers_are_found_and_wrong_ones_are_false(modules: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cases, gold = modules
    one = gold.case(BENCHMARKS / "cases" / "mumbai-2008")
    entries = gold.given(one)
    records = {row["id"]: [entries[said["id"]].id for said in row["statement"]] for row in one.gold["record"]}

    def pair(sort: ContradictionSort, sides: list[list[str]]) -> Contradiction:
        entries_of = [(records.get(side[0]) or [entries[side[0]].id])[0] for side in sides]
        first, second = entries_of
        return Contradiction(id="c", sort=sort, records=(first, second), entries=(first, second), reason="")

    pairs = [pair(row["sort"], [row["other"], row["one"]]) for row in one.gold["contradiction"]]
    families = [
        Family(
            "f", row["original"], tuple(Copy(copy["doc"], row["original"], copy["how"], 1.0) for copy in row["copy"])
        )
        for row in one.gold["family"]
    ]
    wrong = Family("f", "m-toll", (Copy("m-ten", "m-toll", "near", 1.0),))
    answers = {
        "contradictions": (*pairs, pair("count", [["uk-advice"], ["tandel"]])),
        "families": (*families[1:], wrong),
    }
    assemble = cases.assemble

    def made(*given: Any) -> Ledger:
        ledger = assemble(*given)
        alarm = next(one.id for one in ledger.records if records["embassy-2006"][0] in one.entries)
        sorts: tuple[GapSort, ...] = ("nothing_followed", "told_or_not_told")
        gaps = tuple(Gap(id=s, sort=s, actor=None, incident=None, records=(alarm,), reason="") for s in sorts)
        return replace(ledger, **answers, gaps=gaps)

    monkeypatch.setattr(cases, "assemble", made)
    score = cases.scored(one, from_gold=True)
    planted = sum(row["planted"] for row in one.gold["contradiction"])
    assert score.contradictions == (planted, planted, 1)
    assert score.families == (len(families) - 1, len(families), 1)
    assert score.gaps == (1, sum(row["planted"] for row in one.gold["gap"]), 1)
    assert score.found == 1
