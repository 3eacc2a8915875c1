"""From tokens to characters: the words of a source and of what it reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from forewarned.reader.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]
# Beyond a source's own words: clauses and asides that describe it.
_ASIDES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis", "punct"})
_EDGE = " \t\r\n,;:–—-"


def source_span(source: Token, cue: Iterable[Token]) -> Span:
    """The noun phrase of `source` with its titles and modifiers, without relative clauses and the cue."""
    doc, taken = source.doc, {t.i for t in cue}
    kept = {source.i}
    stack = [source]
    while stack:
        token = stack.pop()
        for child in token.children:
            if child.i in taken or child.is_space or (child.dep_ in _ASIDES and not _joins(child)):
                continue
            kept.add(child.i)
            stack.append(child)
    first = last = source.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept or (last + 2 in kept and doc[last + 1].is_punct and last + 1 not in taken):
        last += 1
    if doc[last].tag_ == "POS":
        last -= 1
    return trimmed(doc, first, last) or cue_span((source,))


def cue_span(cue: Iterable[Token]) -> Span:
    """From the first to the last character of the cue's words."""
    words = list(cue)
    return min(t.idx for t in words), max(t.idx + len(t) for t in words)


def _joins(token: Token) -> bool:
    """Hyphens, dots and quotation marks within a name."""
    return token.dep_ == "punct" and (token.text in "-/." or token.is_quote)


def content_spans(heads: Sequence[Token], cue: Sequence[Token]) -> list[Span]:
    """The words under `heads` without the cue's own clause, in pieces where the cue splits them."""
    doc = heads[0].doc
    verb = cue[0]
    inside = {t.i for head in heads for t in head.subtree}
    if verb.i in inside:
        inside -= {t.i for t in verb.subtree} - _above(heads, verb)
    inside -= {t.i for t in cue}
    if heads[-1].pos_ not in ("VERB", "AUX"):
        inside -= {t.i for head in heads for aside in _described(head) for t in aside.subtree}
    return pieces(doc, inside)


def pieces(doc: Doc, inside: Iterable[int]) -> list[Span]:
    """The spans that the tokens with these indices make, those without a letter or digit left out."""
    found = (trimmed(doc, first, last) for first, last in _runs(doc, sorted(inside)))
    return [span for span in found if span is not None]


def _described(noun: Token) -> list[Token]:
    """Clauses set off by a comma that go on about the noun in the text's own voice: ", who had left in May"."""
    clauses = [c for c in noun.subtree if c.dep_ in ("relcl", "advcl", "acl") and c.left_edge.i > noun.i]
    return [c for c in clauses if c.left_edge.nbor(-1).text in (",", "–", "—")]


def _above(heads: Sequence[Token], verb: Token) -> set[int]:
    """Words of heads that hang below the cue; they are reported and stay."""
    return {t.i for head in heads if verb.is_ancestor(head) for t in head.subtree}


def _runs(doc: Doc, indices: list[int]) -> list[tuple[int, int]]:
    """Unbroken runs of token indices; a break of punctuation or space alone is none."""
    runs: list[tuple[int, int]] = []
    for i in indices:
        if runs and all(doc[k].is_space or doc[k].is_punct for k in range(runs[-1][1] + 1, i)):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def trimmed(doc: Doc, first: int, last: int) -> Span | None:
    """From token `first` to `last` without blanks, commas and dashes at the edges; None where no word is left."""
    while first <= last and doc[first].text.strip(_EDGE) == "":
        first += 1
    while last > first and doc[last].text.strip(_EDGE) == "":
        last -= 1
    if not any(token.text[0].isalnum() or token.text[-1].isalnum() for token in doc[first : last + 1]):
        return None
    return doc[first].idx, doc[last].idx + len(doc[last])


def enclosing(quotations: Sequence[Quotation], at: int) -> Quotation | None:
    """The quotation that holds the character `at`, marks included."""
    i = bisect_right(quotations, at, key=lambda q: q.start) - 1
    return quotations[i] if i >= 0 and at < quotations[i].end else None


def fitted(span: Span, cue: Span, quotations: Sequence[Quotation]) -> Span | None:
    """`span` grown to whole quotations, or kept within the one that the cue itself stands in."""
    start, end = span
    home = enclosing(quotations, cue[0])
    if home is not None:
        start, end = max(start, home.start), min(end, home.end)
        return (start, end) if start < end else None
    first = enclosing(quotations, start)
    last = enclosing(quotations, end - 1)
    if first is not None:
        start = first.start
    if last is not None:
        end = last.end
    if start <= cue[0] < end and not span[0] <= cue[0] < span[1]:
        return span
    return start, end
