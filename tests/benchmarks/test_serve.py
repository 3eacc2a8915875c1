"""The made case is sound and as large as it says; what the load benchmark prints follows from what it measured."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from forewarned.case import open_case

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def made_case() -> Iterator[ModuleType]:
    sys.path.insert(0, str(FOLDER))
    yield import_module("made_case")
    sys.path.remove(str(FOLDER))


def test_a_made_case_is_whole_and_as_large_as_asked_for(made_case: ModuleType, tmp_path: Path) -> None:
    made_case.fill(tmp_path / "a.case", 12)
    with open_case(tmp_path / "a.case") as case:
        assert case.verify() == []
        documents = {document.id: document.text for document in case.documents()}
        assert len(documents) >= 12
        assert all("\n\n" in text for text in documents.values())
        entries = case.entries()
        assert len(entries) == 120
        for entry in entries:
            assert documents[entry.doc][entry.start : entry.end] == entry.quote
            for words in (entry.about, entry.actor, *entry.recipients, *entry.sources):
                assert words is None or documents[entry.doc][words.start : words.end] == words.text
