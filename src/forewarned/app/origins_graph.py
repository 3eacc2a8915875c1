"""What a record stands on, drawn from the first sources to the last publishers; reprints are one box.

A record is the body of its row on the board, its entries are the bodies of theirs; see `board.rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from markupsafe import Markup

from forewarned.app import svg
from forewarned.app.words import count, day, printable
from forewarned.board.words import folded

Row = Mapping[str, Any]
Called = Mapping[tuple[str, str], str]  # (entry id, words of a source) -> the name of the actor that it was linked to
Sort = Literal["origin", "voice", "text"]
_MOST_TEXTS = 16
_MOST_BOXES = 40
_HEIGHT, _GAP, _TOP, _BETWEEN = 56.0, 14.0, 34.0, 74.0
_WIDTH = 940.0
_BRACKETS = re.compile(r"\s*\([^)]*\)?\s*$")
_HEADS = ("First sources", "Passed on by", "Published by")


@dataclass(slots=True)
class Node:
    """A source, somebody who passes it on, or a text that prints it."""

    key: str
    sort: Sort
    name: str
    under: str = ""
    why: str = ""
    href: str = ""
    copies: int = 0
    looped: bool = False
    layer: int = 0
    entries: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """Word that went from one box to another; `looped` where it goes in a circle."""

    start: str
    end: str
    looped: bool = False


@dataclass(slots=True)
class Network:
    """Boxes by key, arrows between them; `left` counts the texts that are not drawn."""

    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    left: int = 0

    def told(self) -> list[tuple[str, str, str]]:
        """Each arrow in words: from whom, to whom, how."""
        return [(self.nodes[one.start].name, self.nodes[one.end].name, self._how(one)) for one in self.edges.values()]

    def _how(self, edge: Edge) -> str:
        if edge.looped:
            return "is cited by, in a circle"
        end = self.nodes[edge.end]
        copies = f" (and {count(end.copies, 'reprint')})" if end.copies else ""
        return f"is published by{copies}" if end.sort == "text" else "is passed on by"


# ------------------------------------------------------------------ who stands behind it


def network(
    record: Row, entries: Sequence[Row], *, families: Iterable[Row] = (), called: Called | None = None
) -> Network:
    """The boxes and arrows of `record`: the texts of its largest origins, up to 16, and all between."""
    made = _Drawing(record, entries, families, called or {})
    for entry in entries:
        made.add(entry)
    for loop in record["loops"]:
        made.ring(loop)
    return made.found


class _Drawing:
    """A network while it is made."""

    def __init__(self, record: Row, entries: Sequence[Row], families: Iterable[Row], called: Called) -> None:
        self.found = Network()
        self.origins, self.called = list(record["origins"]), called
        self.origin_of = {id: at for at, one in enumerate(self.origins) for id in one["entries"]}
        self.papers = {entry["document"]["id"]: entry["document"] for entry in entries}
        self.first = {copy["document"]: family["first"] for family in families for copy in family["copies"]}
        texts = dict.fromkeys(self.text_of(id) for id in _largest_first(self.origins, self.papers))
        kept = list(texts)[:_MOST_TEXTS]
        self.kept, self.found.left = set(kept), len(texts) - len(kept)
        self.voices = {_plain(_voice(self.papers[id])): id for id in kept}

    def text_of(self, document: str) -> str:
        """The text that `document` repeats, where the record has that too; else the document itself."""
        first = self.first.get(document, document)
        return first if first in self.papers else document

    def node(self, key: str, sort: Sort, name: str) -> Node:
        if key not in self.found.nodes:
            self.found.nodes[key] = Node(key, sort, name)
        return self.found.nodes[key]

    def text(self, document: str) -> Node:
        paper = self.papers[document]
        node = self.node(f"text {document}", "text", _voice(paper))
        node.copies = sum(one != document and self.text_of(one) == document for one in self.papers)
        node.under = _under(paper, node)
        return node

    def voice(self, name: str) -> Node:
        text = self.voices.get(_plain(name))
        return self.text(text) if text is not None else self.node(f"voice {_plain(name)}", "voice", name)

    def add(self, entry: Row) -> None:
        document, id = self.text_of(entry["document"]["id"]), entry["entry"]["id"]
        if document not in self.kept or len(self.found.nodes) > _MOST_BOXES:
            return
        origin = self._origin(id)
        path = [self.text(document), *(self._cited(id, words, origin) for words in entry["entry"]["sources"])]
        if origin is not None and origin not in path:
            path.append(origin)
        for at, node in enumerate(path):
            node.entries[id] = None
            node.href = node.href or f"/documents/{entry['document']['number']}#{id}"
            if at:
                self.link(node, path[at - 1])

    def _origin(self, entry: str) -> Node | None:
        at = self.origin_of.get(entry)
        if at is None:
            return None
        origin = self.origins[at]
        node = self.node(f"origin {at}", "origin", origin["name"])
        node.why = origin["reason"]
        return node

    def _cited(self, entry: str, words: str, origin: Node | None) -> Node:
        name = self.called.get((entry, words), words)
        if origin is not None and _plain(origin.name) in (_plain(name), _plain(words)):
            return origin
        return self.voice(name)

    def link(self, start: Node, end: Node) -> None:
        if start.key != end.key:
            self.found.edges.setdefault((start.key, end.key), Edge(start.key, end.key))

    def ring(self, loop: Sequence[str]) -> None:
        """Circular reporting: each of `loop` cites the next, the last the first."""
        if len(self.found.nodes) > _MOST_BOXES:
            return
        around = [self.voice(name) for name in loop[:_MOST_TEXTS]]
        for at, node in enumerate(around):
            cited = around[(at + 1) % len(around)]
            node.looped = True
            self.found.edges[cited.key, node.key] = Edge(cited.key, node.key, looped=True)


def _largest_first(origins: Iterable[Row], papers: Iterable[str]) -> list[str]:
    """The documents: the first of each origin, the largest origin first, then the others likewise."""
    held = [[id for id in one["documents"] if id in set(papers)] for one in origins]
    firsts = [documents[0] for documents in held if documents]
    return [*firsts, *(id for documents in held for id in documents[1:]), *papers]


def _plain(name: str) -> str:
    """A name for comparing: without its article, case, accents and what stands in brackets."""
    found = folded(_BRACKETS.sub("", name)) or folded(name)
    return " ".join(found[1:] if len(found) > 1 and found[0] in ("the", "a", "an") else found)


def _voice(paper: Row) -> str:
    return str(paper["publisher"] or paper["title"] or paper["id"])


def _under(paper: Row, node: Node) -> str:
    copies = f"+ {count(node.copies, 'reprint')}" if node.copies else ""
    published = day(paper["published"], short=True) if paper["published"] else ""
    title = paper["title"] if paper["title"] and paper["title"] != node.name else ""
    return " · ".join(filter(None, (copies, published, title)))


# ------------------------------------------------------------------ where each box stands


def layered(found: Network) -> list[list[Node]]:
    """The boxes in layers: each one after the last of those it comes from; what only prints comes last."""
    into: dict[str, list[str]] = {key: [] for key in found.nodes}
    for edge in found.edges.values():
        if not edge.looped:
            into[edge.end].append(edge.start)
    layers: dict[str, int] = {}
    for key in found.nodes:
        _layer(key, into, layers, ())
    leads = {edge.start for edge in found.edges.values() if not edge.looped}
    last = max(layers.values(), default=0)
    for node in found.nodes.values():
        node.layer = last if node.sort == "text" and node.key not in leads else layers[node.key]
    return [[node for node in found.nodes.values() if node.layer == at] for at in range(last + 1)]


def _layer(key: str, into: Mapping[str, list[str]], layers: dict[str, int], above: tuple[str, ...]) -> int:
    if key in layers:
        return layers[key]
    if key in above:
        return 0  # a circle that was not told as one
    found = max((_layer(one, into, layers, (*above, key)) + 1 for one in into[key]), default=0)
    layers[key] = found
    return found


def _places(found: Network, columns: Sequence[list[Node]]) -> dict[str, svg.Place]:
    """Each box, near the middle of those that it comes from."""
    many = len(columns)
    wide = max(150.0, min(230.0 if many > 2 else 300.0, (_WIDTH - 64 - _BETWEEN * (many - 1)) / many))
    tall = max((len(column) for column in columns), default=0) * (_HEIGHT + _GAP)
    places: dict[str, svg.Place] = {}

    def middle(node: Node) -> float:
        above = [places[edge.start].y for edge in found.edges.values() if edge.end == node.key and edge.start in places]
        return sum(above) / len(above) if above else 0.0

    for at, column in enumerate(columns):
        y = _TOP + (tall - len(column) * (_HEIGHT + _GAP)) / 2
        for node in sorted(column, key=middle) if at else column:
            places[node.key] = svg.Place(24 + at * (wide + _BETWEEN), y, wide, _HEIGHT)
            y += _HEIGHT + _GAP
    return places


# ------------------------------------------------------------------ the picture


def origins_graph(record: Row, entries: Sequence[Row], **more: Any) -> Markup:  # noqa: ANN401
    """The picture of `record`; `families` and `called` as in `network`. Empty where it has no entries."""
    return draw(network(record, entries, **more))


def draw(found: Network) -> Markup:
    """The picture of a network: what is drawn leads to the first sentence that rests on it."""
    if not found.nodes:
        return Markup("")
    columns = layered(found)
    places = _places(found, columns)
    ends = [place.x + place.width for place in places.values()]
    bottom = max(place.y + place.height for place in places.values())
    titles = {0: _HEADS[0], **({1: _HEADS[1]} if len(columns) > 2 else {}), len(columns) - 1: _HEADS[2]}
    starts = [min(places[node.key].x for node in column) if column else 0 for column in columns]
    heads = svg.joined(svg.words(title, starts[at], 16, "head-day") for at, title in titles.items())
    inside = svg.joined(
        [
            heads,
            *(_arrow(edge, found, places) for edge in found.edges.values()),
            *(_box(node, places[node.key]) for column in columns for node in column),
        ]
    )
    told = "; ".join(f"{start} {how} {end}" for start, end, how in found.told()[:_MOST_BOXES])
    return svg.picture((max(ends) + 52, bottom + 12), "From the first sources to the last publishers", told, inside)


def _arrow(edge: Edge, found: Network, places: Mapping[str, svg.Place]) -> Markup:
    start, end = places[edge.start], places[edge.end]
    look = "looped" if edge.looped else ""
    if found.nodes[edge.end].layer > found.nodes[edge.start].layer:
        sides = ((start.x + start.width, start.y + start.height / 2), (end.x, end.y + end.height / 2))
        return svg.arrow(*sides, look)
    down = end.y > start.y  # within one layer, or back: it swings out to the side

    def side(place: svg.Place) -> tuple[float, float]:
        return place.x + (place.width if down else 0), place.y + place.height * (0.6 if down else 0.4)

    return svg.arrow(side(start), side(end), look, bend=42 if down else -42)


def _box(node: Node, place: svg.Place) -> Markup:
    under = node.under if node.sort == "text" else count(len(node.entries), "sentence")
    looks = f"node sort-{node.sort}{' looped' if node.looped else ''}"
    names = svg.lines(node.name, place.width - 18, 2, bold=True)
    texts = [*((name, "name") for name in names), (svg.fitted(under, place.width - 18, 11.5), "soft-words")]
    inside = svg.boxed(place, texts, sheet=node.copies > 0)
    label = "; ".join(filter(None, (node.name, under, node.why)))
    if not node.href:
        return Markup('<g class="{}"><title>{}</title>{}</g>').format(looks, printable(label), inside)
    return svg.link(node.href, label, looks, inside)
