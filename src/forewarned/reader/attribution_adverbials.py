"""Attributions that stand beside their clause: "according to X", "as X put it", "reportedly", "X: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from forewarned.reader.attribution_sources import kids, subject
from forewarned.reader.attribution_spans import Span, content_spans, pieces, source_span, trimmed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s*$")


class Aside(NamedTuple):
    """An attribution found by its adverbial; `contents` in characters."""

    rule: str
    source: Span | None
    cue: Span
    contents: list[Span]


def asides(token: Token, words: dict[str, frozenset[str]]) -> Iterator[Aside]:
    """The adverbial attributions that begin at `token`. `words` are the lists adverbs, documents and speech."""
    if token.lower_ == "according":
        yield from _according(token)
    elif token.lower_ in words["adverbs"]:
        yield from _adverb(token)
    elif token.lower_ in ("in", "per", "from") and token.dep_ == "prep":
        yield from _document(token, words["documents"])
    elif token.pos_ == "VERB" and token.dep_ == "advcl" and token.lemma_.lower() in words["speech"]:
        yield from _as_said(token)


def _span(first: Token, last: Token) -> Span:
    return first.idx, last.idx + len(last)


def _according(token: Token) -> Iterator[Aside]:
    to = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if to.lower_ != "to":
        return
    named = [c for c in to.subtree if c.dep_ == "pobj" and c.head.i == to.i]
    source = named[0] if named else (to.head if to.head.i > to.i else None)
    if source is None:
        return
    span = source_span(source, (token, to))
    host = token.head
    if host.lower_ == "according" or host.i == token.i:
        rest = _rest_of_sentence(token, span)
        contents = [rest] if rest is not None else []
    else:
        contents = _clause(host, {t.i for t in token.subtree})
    if contents:
        yield Aside("speech: according to", span, _span(token, to), contents)


def _clause(host: Token, without: set[int]) -> list[Span]:
    """The clause that an adverbial hangs in, or its whole sentence where that is a mere noun."""
    while host.pos_ not in ("VERB", "AUX") and host.head.i != host.i:
        host = host.head
    while host.dep_ == "conj" and host.head.pos_ in ("VERB", "AUX"):
        host = host.head
    return pieces(host.doc, (t.i for t in host.subtree if t.i not in without))


def _rest_of_sentence(token: Token, source: Span) -> Span | None:
    """What stands before the adverbial in its sentence, or after it; the longer."""
    sentence = token.sent
    after = next((t.i for t in sentence if t.idx >= source[1]), sentence.end)
    sides = [trimmed(token.doc, sentence.start, token.i - 1), trimmed(token.doc, after, sentence.end - 1)]
    return max((side for side in sides if side is not None), key=lambda side: side[1] - side[0], default=None)


def _adverb(token: Token) -> Iterator[Aside]:
    host = token.head
    if host.pos_ in ("VERB", "AUX", "ADJ") and host.i != token.i:
        contents = _clause_of(host, {token.i})
        if contents:
            yield Aside("speech: adverb", None, _span(token, token), contents)


def _clause_of(host: Token, without: set[int]) -> list[Span]:
    return _clause(host, without) if host.dep_ != "conj" else content_spans((host,), (host.doc[min(without)],))


def _document(prep: Token, documents: frozenset[str]) -> Iterator[Aside]:
    named = kids(prep, "pobj")
    if not named or named[0].lemma_.lower() not in documents or prep.i != prep.sent.start:
        return
    host = prep.head
    if host.pos_ in ("VERB", "AUX") and host.lemma_.lower() not in ("say", "tell", "write", "find"):
        contents = _clause(host, {t.i for t in prep.subtree})
        if contents:
            yield Aside("document: in", source_span(named[0], (prep,)), _span(prep, prep), contents)


def _as_said(verb: Token) -> Iterator[Aside]:
    if not any(c.lower_ == "as" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return
    if kids(verb, "ccomp", "xcomp"):
        return
    source = subject(verb) if kids(verb, "nsubj") else None
    contents = _clause(verb.head, {t.i for t in verb.subtree})
    if source is not None and contents:
        yield Aside("speech: as said", source_span(source, (verb,)), _span(verb, verb), contents)


_HEADLINE = re.compile(r"^(?P<name>[^:\n\"“”]{2,60}): (?=\S)(?P<rest>[^\n]{12,})$", re.MULTILINE)
_TRAILING = re.compile(r"^(?P<rest>[^:\n]{12,}): (?P<name>[^:\n\"“”.]{2,50})\.?$", re.MULTILINE)


def headlines(doc: Doc, documents: frozenset[str]) -> Iterator[Aside]:
    """ "Name: what he said" and "What happened: report", each on a line of its own."""
    for match in _HEADLINE.finditer(doc.text):
        name = doc.char_span(*match.span("name"), alignment_mode="expand")
        if name is not None and _is_speaker(name, documents):
            colon = match.end("name")
            yield Aside("speech: headline", match.span("name"), (colon, colon + 1), [match.span("rest")])
    for match in _TRAILING.finditer(doc.text):
        name = doc.char_span(*match.span("name"), alignment_mode="expand")
        if name is not None and len(name) <= 4 and name.root.lemma_.lower() in documents:
            colon = match.end("rest")
            yield Aside("speech: headline", match.span("name"), (colon, colon + 1), [match.span("rest")])


def _is_speaker(name: object, documents: frozenset[str]) -> bool:
    tokens = list(name)  # type: ignore[call-overload]
    if any(t.pos_ in ("VERB", "AUX", "ADP", "SCONJ") for t in tokens) or len(tokens) > 7:
        return False
    return all(t.pos_ in ("PROPN", "PUNCT", "CCONJ", "DET", "NOUN", "ADJ") for t in tokens) and (
        tokens[-1].pos_ == "PROPN" or tokens[-1].lemma_.lower() in documents
    )
