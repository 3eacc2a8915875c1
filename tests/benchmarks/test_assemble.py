"""The made reports are sound and the same each time; a size and polars can be timed."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from forewarned import assemble
from forewarned.model import KINDS

FOLDER = Path(__file__).parents[2] / "benchmarks"


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec
    assert spec.loader
    found = importlib.util.module_from_spec(spec)
    sys.modules[name] = found
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def made_reports() -> ModuleType:
    return module("made_reports")


@pytest.fixture(scope="module")
def benchmark(made_reports: ModuleType) -> ModuleType:
    return module("assemble")


def test_every_word_of_a_made_entry_stands_where_it_says(made_reports: ModuleType) -> None:
    entries, documents = made_reports.made(400)
    texts = {document.id: document.text for document in documents}
    assert len(entries) == len({entry.id for entry in entries}) == 400
    assert {entry.kind for entry in entries} == set(KINDS)
    for entry in entries:
        assert texts[entry.doc][entry.start : entry.end] == entry.quote
        for words in (entry.about, entry.actor, *entry.recipients, *entry.sources):
            assert words is None or texts[entry.doc][words.start : words.end] == words.text


def test_made_reports_are_the_same_each_time_and_other_with_another_seed(made_reports: ModuleType) -> None:
    assert made_reports.made(100) == made_reports.made(100)
    assert made_reports.made(100) != made_reports.made(100, seed=5)


def test_facts_come_up_again_in_other_documents_and_some_much_more_than_others(made_reports: ModuleType) -> None:
    records = assemble(*made_reports.made(600)).records
    sizes = Counter(len(record.documents) for record in records)
    assert sizes[1] > len(records) / 5
    assert max(sizes) >= 10
    assert any(record.lead for record in records)
    assert any(record.responds_to for record in records)


def test_growth_is_told_for_ten_times_the_entries(benchmark: ModuleType) -> None:
    found = {1000: {"processor": 2.0}, 30_000: {"processor": 66.0}}
    assert benchmark.growth(found, 1000) == ""
    assert benchmark.growth(found, 30_000) == "11.0"


def test_a_size_is_timed_with_its_memory(benchmark: ModuleType) -> None:
    found = benchmark.assembled(60)
    assert found["processor"] > 0
    assert found["memory"] >= found["before"] > 1
