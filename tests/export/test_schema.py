"""The schema in docs/ describes what is written: the example's ledger, and one with every part filled."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from forewarned.assembly import assemble
from forewarned.export.rows import FORMAT_VERSION, ledger_json
from forewarned.model import Chain, Contradiction, Copy, Family, Gap, Generality, Ledger, Origin, SourceNote
from tests.assembly.cases import CROCUS, documents, entries

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "ledger.schema.json").read_text(encoding="utf-8"))


def filled() -> dict[str, Any]:
    """A ledger in which no list is empty, whatever assembly finds."""
    from dataclasses import replace

    made = assemble(entries(CROCUS), documents(CROCUS))
    one, other = made.records[:2]
    origin = Origin(id="o", name="an official", actor=None, entries=one.entries, documents=one.documents, reason="only")
    first = replace(one, origins=(origin,), loops=(("a", "b"),), credibility=3, credibility_reason="one origin")
    found = replace(
        made,
        records=(first, *made.records[1:]),
        families=(Family("f", "wire", (Copy("paper", "wire", "near", 0.75),)),),
        generalities=(Generality(one.id, other.id, "less is said"),),
        contradictions=(
            Contradiction(
                id="c",
                sort="denial",
                records=(one.id, other.id),
                entries=(one.entries[0], other.entries[0]),
                reason="said and denied",
            ),
        ),
        notes=(SourceNote("The Mirror", "C", "run by a critic"),),
        chains=(Chain(incident=one.id, before=(other.id,), after=(), first_known=other.id),),
        gaps=(
            Gap(
                id="g-0123456789ab",
                sort="warned_not_acted",
                actor=made.actors[0].id,
                incident=None,
                records=(one.id,),
                reason="it is stated",
            ),
        ),
    )
    return json.loads(json.dumps(ledger_json(found)))


def problems(data: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(SCHEMA).iter_errors(data)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"] == {"const": FORMAT_VERSION}


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    from forewarned import load, read

    papers = list(load([ROOT / "examples" / "crocus-city-hall"]))
    made = assemble([entry for document in papers for entry in read(document)], papers)
    return json.loads(json.dumps(ledger_json(made)))


def test_the_example_is_as_the_schema_says(example: dict[str, Any]) -> None:
    assert problems(example) == []
    assert example["chains"]
    assert example["gaps"]


def test_every_part_is_as_the_schema_says() -> None:
    data = filled()
    assert problems(data) == []
    assert all(data[part] for part in SCHEMA["properties"] if part != "problems")


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("gaps", "sort", "no such sort"),
        ("gaps", "records", []),
        ("chains", "incident", "e-0123456789ab"),
        ("records", "credibility", 7),
        ("records", "unknown", 1),
        ("families", "copies", [{"document": "a"}]),
    ],
)
def test_what_is_wrong_is_seen(part: str, field: str, value: object) -> None:
    data = deepcopy(filled())
    data[part][0][field] = value
    assert problems(data)


def test_an_empty_ledger_is_as_the_schema_says() -> None:
    assert problems(json.loads(json.dumps(ledger_json(Ledger())))) == []
