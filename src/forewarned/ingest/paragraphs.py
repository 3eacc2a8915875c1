"""Markup and cells → paragraphs: what the formats with structure have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
    "dt", "fieldset", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "footer", "hr", "item",
    "li", "list", "main", "nav", "ol", "option", "p", "pre", "quote", "row", "section", "summary", "table", "tbody",
    "tfoot", "thead", "tr", "ul", "cell", "td", "th", "code",
})  # fmt: skip
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "title", "meta", "link", "svg", "math", "iframe", "object", "embed",
    "button", "select", "textarea", "figcaption", "audio", "video", "canvas", "map",
})  # fmt: skip
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")


def joined(paragraphs: Iterable[str]) -> str:
    """The text of paragraphs: one blank line between them."""
    return "\n\n".join(paragraphs)


def collapsed(text: str) -> str:
    """`text` on one line, every run of white space as one space."""
    return " ".join(text.split())


def row_paragraphs(cells: list[str]) -> list[str]:
    """A table row: one paragraph of "a | b", or one for each cell where a cell holds a sentence."""
    filled = [cell for cell in cells if cell]
    return filled if any(_SENTENCE.search(cell) for cell in filled) else [" | ".join(filled)] if filled else []


def tree_paragraphs(tree: HtmlElement) -> list[str]:
    """Paragraphs of an HTML or trafilatura tree in document order.

    A single line break is white space, two in a row end a paragraph; cells of a row are joined as
    `row_paragraphs` does, where they hold no blocks of their own.
    """
    gathered = _Gathered()
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if name in _UNSEEN:
                walk.skip_subtree()
            else:
                gathered.opened(name, node.text)
        else:
            if event == "end" and name not in _UNSEEN:
                gathered.closed(name)
            if node is not tree:
                gathered.pieces.append(_one_spaced(node.tail))
    gathered.flush()
    return gathered.found


class _Gathered:
    """Paragraphs found so far, and the pieces of the one that is open."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.pieces: list[str] = []

    def opened(self, name: str, text: str | None) -> None:
        if name in BLOCKS and name not in _CELLS:
            self.flush()
        if name in _BREAKS:
            self.pieces.append("\n")
        # Line feeds of the source are white space, except within <pre>; those left mean a line break.
        self.pieces.append((text or "") if name == "pre" else _one_spaced(text))

    def closed(self, name: str) -> None:
        if name in _CELLS:
            if _SENTENCE.search("".join(self.pieces).rstrip()):
                self.flush()
            self.pieces.append(" | ")
        elif name in BLOCKS:
            self.flush()

    def flush(self) -> None:
        for part in re.split(r"\n\s*\n", "".join(self.pieces)):
            if words := collapsed(part).strip("| "):
                self.found.append(words)
        self.pieces.clear()


def _one_spaced(text: str | None) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text or "")
