"""Who says what: every attribution of a parsed text, by rules over its grammar and its quotation marks.

The reporting words and the frames that they open are data (``lexicon/reporting.toml``). The rules
were tuned on the training part of PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.model import Attribution
from forewarned.reader.attribution_adverbials import asides, headlines
from forewarned.reader.attribution_frames import Candidate, candidates, nearby_source
from forewarned.reader.attribution_relays import relays
from forewarned.reader.attribution_spans import Span, content_spans, cue_span, enclosing, fitted, source_span
from forewarned.reader.attribution_speakers import spoken
from forewarned.reader.quotes import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RELAYED = ("quoted", "told-medium", "published-medium")
# Groups of rules whose source vouches for the content, and which of two with one content is the outer.
_VOICES = {"quoted": 0, "told-medium": 0, "published-medium": 0, "document": 1, "speech": 1, "belief": 2}


@cache
def _words() -> tuple[dict[tuple[str, str], str], frozenset[str]]:
    """Group of each (word, frame), and every first word of the lexicon."""
    groups: dict[tuple[str, str], str] = {}
    for frame, table in lexicon.load("reporting").items():
        if frame == "lists":
            continue
        for group, words in table.items():
            if group != "example":
                groups.update({(word.replace("_", " "), frame): group for word in words.split()})
    return groups, frozenset(word.split()[0] for word, _ in groups)


def attributions(doc: Doc) -> list[Attribution]:
    """Every attribution of `doc`, nested ones too, in order of content start.

    A content that the cue splits gives one Attribution a piece, with the same source and cue.
    """
    quoted = quotations(doc.text)
    lists = _lists()
    found = [*_by_frame(doc, quoted), *_by_aside(doc, quoted)]
    found += spoken(doc, quoted, found, lists["speech"])
    return sorted(dict.fromkeys(found), key=lambda a: (a.content, a.cue or (0, 0)))


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The plain word lists: reporting verbs, reporting adverbs, nouns for documents, words of media names."""
    table = lexicon.load("reporting")
    lists = {name: frozenset(table["lists"][name].split()) for name in ("adverbs", "documents", "media")}
    return {**lists, "speech": frozenset(table["clause"]["speech"].split())}


def _by_aside(doc: Doc, quoted: Sequence[Quotation]) -> Iterator[Attribution]:
    lists = _lists()
    found = [aside for token in doc for aside in asides(token, lists)]
    for rule, source, cue, contents in [*found, *headlines(doc, lists["documents"])]:
        for piece in contents:
            content = fitted(piece, cue, quoted)
            if content is not None:
                yield Attribution(source, cue, content, rule)


def _by_frame(doc: Doc, quoted: Sequence[Quotation]) -> Iterator[Attribution]:
    _, first_words = _words()
    media = _lists()["media"]
    for token in doc:
        if token.lemma_.lower() not in first_words and token.lower_ not in first_words:
            continue
        for candidate, group in _accepted(token):
            yield from _spanned(candidate, f"{group}: {candidate.word}, {candidate.frame}", quoted)
            if group == "speech":
                for rule, source, cue in relays(candidate, media):
                    outer = candidate._replace(source=source)
                    for inner in _spanned(outer, rule, quoted):
                        yield replace(inner, cue=cue_span((cue,)))


def _accepted(token: Token) -> list[tuple[Candidate, str]]:
    """The fullest frame in which the lexicon lets `token` report, and what is coordinated within that frame."""
    groups, _ = _words()
    known = [(c, groups[c.word, c.frame]) for c in candidates(token) if (c.word, c.frame) in groups]
    if not known:
        return []
    best = min(priority(c.frame) for c, _ in known)
    return [(c, group) for c, group in known if priority(c.frame) == best]


def priority(frame: str) -> int:
    """Clauses before predicates, those before prepositional phrases, a bare object last."""
    name = frame.removeprefix("passive ").removeprefix("adj ").removeprefix("noun ")
    if name in ("clause", "is"):
        return 0
    if name in ("infinitive", "object+to", "naming", "object+as", "gerund"):
        return 1
    return 3 if name == "object" else 2


def _spanned(candidate: Candidate, rule: str, quoted: Sequence[Quotation]) -> Iterator[Attribution]:
    cue = cue_span(candidate.cue)
    contents = [
        content
        for piece in content_spans(candidate.contents, candidate.cue)
        if (content := fitted(piece, cue, quoted)) is not None
    ]
    source = _source(candidate, cue, contents, quoted)
    for content in contents:
        yield Attribution(source, cue, content, rule)


def _source(
    candidate: Candidate, cue: Span, contents: list[Span], quoted: Sequence[Quotation]
) -> Span | None:
    """The source's words; the noun beside the cue where the parse took one out of the quotation, or found none."""
    source, verb = candidate.source, candidate.cue[0]
    if source is not None and enclosing(quoted, source.idx) != enclosing(quoted, cue[0]):
        source = None
    if source is None and candidate.frame in ("clause", "object") and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
        source = nearby_source(verb)
        if source is not None and any(s <= source.idx < e for s, e in contents):
            source = None
    return source_span(source, candidate.cue) if source is not None else None


def chains(found: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """The voices that answer for the characters from `start` to `end`, outermost first.

    A voice answers where its content covers the span (or, for a span that reaches out to take in the
    cue itself, most of it). Whoever quoted, was told or published comes before the speaker.
    """
    heard: dict[tuple[object, object], Attribution] = {}
    for one in found:
        if one.source is not None and one.rule.split(":")[0] in _VOICES and _answers(one, start, end):
            known = heard.get((one.source, one.cue))
            if known is None or _width(one) > _width(known):
                heard[one.source, one.cue] = one
    return sorted(heard.values(), key=lambda a: (-_width(a), _VOICES[a.rule.split(":")[0]], a.cue or (0, 0)))


def _width(one: Attribution) -> int:
    return one.content[1] - one.content[0]


def _answers(one: Attribution, start: int, end: int) -> bool:
    shared = min(end, one.content[1]) - max(start, one.content[0])
    return 2 * shared > end - start


def rows(found: Sequence[Attribution], text: str) -> list[dict[str, object]]:
    """The outermost attributions as PolNeAR has them: one row a cue, `content` a list of spans.

    Nested attributions and the outer voices of `relays` are left out, as that corpus leaves them out;
    a source described by a relative clause takes in the "who" before the cue.
    """
    grouped: dict[tuple[object, object], list[Attribution]] = {}
    for one in found:
        if one.rule not in _RELAYED:
            grouped.setdefault((one.source, one.cue), []).append(one)
    outer = [one for group in grouped.values() for one in group]
    return [
        {
            "source": with_relative(text, group[0].source, cue),
            "cue": cue,
            "content": [one.content for one in group],
            "rule": group[0].rule,
        }
        for (_, cue), group in grouped.items()
        if not any(_holds(one, group[0]) for one in outer)
    ]


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether `inner` is part of what `outer` reports."""
    return inner.cue is not None and outer.cue != inner.cue and outer.content[0] <= inner.cue[0] < outer.content[1]


_RELATIVE = re.compile(r"[^.!?\n]{0,60}?\b(?:who|which|that)\b")


def with_relative(text: str, source: Span | None, cue: Span) -> Span | None:
    """`source` with the relative pronoun between it and its cue, if there is one."""
    if source is None or source[1] > cue[0]:
        return source
    relative = _RELATIVE.match(text, source[1], cue[0])
    return (source[0], relative.end()) if relative else source
