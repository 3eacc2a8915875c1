"""The example's files are what their source makes, say that they are invented, and can be loaded."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from forewarned.ingest import load

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDER = EXAMPLES / "crocus-city-hall"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    pytest.importorskip("reportlab")
    spec = importlib.util.spec_from_file_location("build_crocus_city_hall", EXAMPLES / "build_crocus_city_hall.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def one_space(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_two_builds_give_the_committed_bytes(builder, tmp_path):
    builder.build(tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert built == builder.files()
    assert built == {path.name: path.read_bytes() for path in FOLDER.iterdir()}


def test_dispatches_are_short_invented_and_of_the_weeks_in_question(builder):
    for dispatch in builder.dispatches():
        assert 120 <= len(" ".join(dispatch.paragraphs).split()) <= 350, dispatch.file
        assert dispatch.outlet.endswith("(invented)"), dispatch.file
        assert date(2024, 3, 7) <= dispatch.published <= date(2024, 4, 3), dispatch.file


def test_reprint_shares_most_paragraphs_with_its_wire_dispatch(builder):
    by_file = {dispatch.file: dispatch for dispatch in builder.dispatches()}
    wire, reprint = by_file["04-duty-to-warn.txt"], by_file["05-day-of-mourning.docx"]
    assert wire.outlet != reprint.outlet
    assert wire.paragraphs[0] not in reprint.paragraphs
    assert sum(any(p.startswith(q) for p in wire.paragraphs) for q in reprint.paragraphs) >= 5


def test_expected_entries_quote_the_dispatch_they_name(builder):
    expected = tomllib.loads((EXAMPLES / "crocus-city-hall.expected.toml").read_text(encoding="utf-8"))
    bodies = {dispatch.file: one_space(" ".join(dispatch.paragraphs)) for dispatch in builder.dispatches()}
    counts = Counter(entry["file"] for entry in expected["entry"])
    assert counts.keys() | set(expected["none"]) == bodies.keys()
    assert not counts.keys() & set(expected["none"])
    assert all(3 <= count <= 8 for count in counts.values()), counts
    for entry in expected["entry"]:
        body = bodies[entry["file"]]
        assert body.count(entry["quote"]) == 1, entry
        for words in [entry.get("actor"), *entry.get("recipients", []), *entry.get("sources", [])]:
            assert words is None or words in body, (entry["file"], words)


def test_every_file_loads_with_its_text_date_and_notice(builder):
    problems = []
    documents = list(load([FOLDER], on_problem=problems.append))
    assert problems == []
    source = builder.dispatches()
    assert len(documents) == len(source)
    for dispatch in source:
        (document,) = [d for d in documents if one_space(dispatch.paragraphs[0]) in one_space(d.text)]
        text = one_space(document.text)
        for paragraph in dispatch.paragraphs:
            assert one_space(paragraph) in text, (dispatch.file, paragraph)
        assert document.published == dispatch.published, dispatch.file
        assert dispatch.notice in text, dispatch.file
        assert not re.search("Council leaders warn|Watch:|Privacy", text), dispatch.file
