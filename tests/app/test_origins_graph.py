"""The picture of what a record stands on: who is in it, who comes from whom, and that no name can break it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.app.origins_graph import draw, layered, network, origins_graph

Row = dict[str, Any]
SVG = "{http://www.w3.org/2000/svg}"


def entry(at: int, publisher: str | None, sources: list[str], document: int | None = None) -> Row:
    number = at if document is None else document
    paper = {
        "number": number,
        "id": f"d{number}",
        "title": f"Title {number}",
        "publisher": publisher,
        "published": None,
    }
    return {"entry": {"id": f"e-{at}", "sources": sources}, "document": paper}


def origin(name: str, entries: list[int], documents: list[int] | None = None) -> Row:
    return {
        "id": f"o-{name}", "name": name, "actor": None, "reason": "why", "entries": [f"e-{at}" for at in entries],
        "documents": [f"d{at}" for at in (entries if documents is None else documents)],
    }  # fmt: skip


def record(*origins: Row, loops: list[list[str]] | None = None) -> Row:
    return {"id": "r-1", "origins": list(origins), "loops": loops or []}


def parsed(picture: str) -> ET.Element:
    assert "style=" not in picture
    return ET.fromstring(picture)


def edges(record: Row, entries: list[Row], **more: Any) -> set[tuple[str, str]]:
    return {(start, end) for start, end, _ in network(record, entries, **more).told()}


@pytest.mark.parametrize(
    ("entries", "origins", "expected"),
    [
        ([entry(1, "The Post", [])], [origin("The Post", [1])], {("The Post", "The Post")}),
        ([entry(1, "The Post", ["an official"])], [origin("official", [1])],
         {("official", "The Post")}),
        ([entry(1, "The Post", ["the official"])], [origin("Official", [1])], {("Official", "The Post")}),
        ([entry(1, "The Post", ["The Gazette", "Dana Reeve"])], [origin("Dana Reeve", [1])],
         {("Dana Reeve", "The Gazette"), ("The Gazette", "The Post")}),
        ([entry(1, "The Post", ["The Gazette"]), entry(2, "Gazette", ["Dana Reeve"])], [origin("Dana Reeve", [1, 2])],
         {("Gazette", "The Post"), ("Dana Reeve", "Gazette")}),
    ],
)  # fmt: skip
def test_who_comes_from_whom(entries: list[Row], origins: list[Row], expected: set[tuple[str, str]]) -> None:
    assert expected <= edges(record(*origins), entries)


def test_a_source_goes_by_the_name_of_its_actor() -> None:
    found = edges(record(origin("Dana Reeve", [1])), [entry(1, "The Post", ["the minister"])],
                  called={("e-1", "the minister"): "Dana Reeve"})  # fmt: skip
    assert found == {("Dana Reeve", "The Post")}


def test_reprints_are_one_box() -> None:
    entries = [entry(1, "The Post", ["Dana Reeve"]), entry(2, "The Echo", ["Dana Reeve"])]
    families = [{"id": "f", "first": "d1", "copies": [{"document": "d2", "of": "d1", "kind": "exact", "share": 1.0}]}]
    found = network(record(origin("Dana Reeve", [1, 2])), entries, families=families)
    assert {node.name for node in found.nodes.values()} == {"The Post", "Dana Reeve"}
    assert found.nodes["text d1"].copies == 1
    assert "1 reprint" in draw(found)


def test_circular_reporting_is_drawn() -> None:
    entries = [entry(1, "The Post", ["The Echo"]), entry(2, "The Echo", ["The Post"])]
    found = network(record(origin("circle of The Post", [1, 2]), loops=[["The Post", "The Echo"]]), entries)
    assert {("The Echo", "The Post"), ("The Post", "The Echo")} == {
        (start, end) for start, end, how in found.told() if "circle" in how
    }
    assert len(parsed(draw(found)).findall(f".//{SVG}g[@class='edge looped']")) == 2


def test_layers_go_from_the_first_source_to_the_last_publisher() -> None:
    columns = layered(network(record(origin("Dana Reeve", [1])), [entry(1, "The Post", ["The Gazette", "Dana Reeve"])]))
    assert [[node.name for node in column] for column in columns] == [["Dana Reeve"], ["The Gazette"], ["The Post"]]


def test_every_box_leads_to_its_sentence() -> None:
    root = parsed(origins_graph(record(origin("Dana Reeve", [7])), [entry(7, "The Post", ["Dana Reeve"])]))
    assert {link.get("href") for link in root.iter(f"{SVG}a")} == {"/documents/7#e-7"}


def test_of_many_documents_those_of_the_largest_origins_are_drawn_and_the_others_counted() -> None:
    entries = [entry(at, f"Paper {at}", ["the office"]) for at in range(400)]
    found = network(record(origin("the office", list(range(100, 400))), origin("Paper 7", [7])), entries)
    texts = [node.name for node in found.nodes.values() if node.sort == "text"]
    assert len(texts) == 16
    assert found.left == 384
    assert {"Paper 100", "Paper 7"} <= set(texts)
    assert len(parsed(draw(found)).findall(f".//{SVG}a")) < 60


def test_many_sources_stay_within_bounds() -> None:
    entries = [entry(at, "The Post", [f"source {at}.{n}" for n in range(5)], document=1) for at in range(300)]
    assert len(network(record(origin("x", [1])), entries).nodes) < 60


NAMES = st.text(max_size=30) | st.sampled_from(
    ['<script>alert(1)</script>', '" onload="x', "]]>", "&amp;", "\u202egnp.exe", "\x00\x1b", "\ud800", "水" * 50]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), max_size=6), st.lists(NAMES, max_size=4))
def test_no_name_breaks_the_picture(papers: list[tuple[str, list[str]]], ring: list[str]) -> None:
    entries = [entry(at, publisher, sources) for at, (publisher, sources) in enumerate(papers)]
    picture = origins_graph(record(origin("<b>&", [0]), loops=[ring] if len(ring) > 1 else []), entries)
    if not picture:
        assert not entries
        assert len(ring) < 2
        return
    root = parsed(picture)
    allowed = {"svg", "div", "g", "a", "title", "desc", "text", "rect", "path", "line"}
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= allowed
    assert not {name for one in root.iter() for name in one.attrib if name.startswith("on")}
