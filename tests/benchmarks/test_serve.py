"""The made case is sound and as large as it says; what the load benchmark prints follows from what it measured."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from forewarned.case import open_case

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def serve() -> Iterator[ModuleType]:
    sys.path.insert(0, str(FOLDER))
    yield import_module("serve")
    sys.path.remove(str(FOLDER))


def test_a_made_case_is_whole_and_as_large_as_asked_for(serve: ModuleType, tmp_path: Path) -> None:
    sys.modules["made_case"].fill(tmp_path / "a.case", 12)
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


def run(serve: ModuleType, given: list[tuple[str, int, float]], *, memory: float = 100.0) -> Any:
    clicks = [serve.Click(page, status, seconds, 0.0) for page, status, seconds in given]
    return serve.Run(clicks, serve.Memory([90.0, memory], [0.0, 300.0]))


@pytest.mark.parametrize(
    ("given", "memory", "failures"),
    [
        ([("account", 200, 0.01), ("queue", 200, 0.079), ("log", 200, 0.9), ("open", 200, 0.01)], 399.0, []),
        ([("account", 200, 0.01), ("queue", 200, 0.081)], 399.0, ["the median page takes 8.1 times as long"]),
        ([("account", 200, 0.01), ("decide", 409, 0.01), ("record", 404, 0.01)], 99.0, []),
        ([("account", 200, 0.01), ("queue", 404, 0.01), ("decide", 422, 0.01), ("log", 0, 0.01)], 9.0, ["3 errors"]),
        ([("account", 500, 0.01), ("queue", 200, 0.01)], 401.0, ["1 errors", "the server holds 401 MB"]),
    ],
)
def test_a_run_fails_by_errors_by_slow_pages_and_by_memory(
    serve: ModuleType, given: list[tuple[str, int, float]], memory: float, failures: list[str]
) -> None:
    found = run(serve, given, memory=memory).failures()
    assert len(found) == len(failures)
    assert all(said.startswith(wanted) for said, wanted in zip(found, failures, strict=True))


def test_reviewers_work_through_a_served_case(
    serve: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.modules["reviewers"], "THINK", (0.0, 0.02))
    place = tmp_path / "a.case"
    sys.modules["made_case"].fill(place, 12)
    serve.laid_out(place)
    found = serve.run(place, 2, 6.0)
    serve.show(found, 6.0)
    assert found.errors() == []
    assert {"account", "queue", "decide"} <= set(found.by_page())
    assert len(found.memory.server) > 1
    with open_case(place) as case:
        by_whom = {decision.who for decision in case.decisions(all=True)}
    assert by_whom <= {"Reviewer 1", "Reviewer 2"}
    assert by_whom
    assert "errors: 0" in capsys.readouterr().out
