"""Who says what: every attribution of a parsed text, by rules over its grammar and its quotation marks.

The reporting words and the frames that they open are data (``lexicon/reporting.toml``). The rules
were tuned on the training part of PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.model import Attribution
from forewarned.reader.attribution_adverbials import asides, headlines
from forewarned.reader.attribution_frames import LINKS, Candidate, candidates
from forewarned.reader.attribution_relays import relays
from forewarned.reader.attribution_sources import nearby_source
from forewarned.reader.attribution_spans import Span, content_spans, cue_span, enclosing, fitted, source_span
from forewarned.reader.attribution_speakers import spoken
from forewarned.reader.quotes import Quotation, quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEAR = 200  # attributions looked back over, so that long texts stay linear
RELAYED = ("quoted", "told-medium", "published-medium")
# Frames whose content is a statement; in the others only the verbs of the list "telling" make one.
_VOUCHING = ("clause", "passive clause", "noun clause", "as", "noun is")
_NAMING = ("object", "object+as", "object+about", "object+of", "about", "of", "gerund", "passive infinitive", "naming")


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
    found += spoken(doc, quoted, found, lists)
    return sorted(dict.fromkeys(found), key=lambda a: (a.content, a.cue or (0, 0)))


@cache
def _lists() -> dict[str, frozenset[str]]:
    """The plain word lists: reporting verbs, reporting adverbs, nouns for documents, words of media names."""
    table = lexicon.load("reporting")
    names = ("adverbs", "documents", "papers", "media", "asking", "telling")
    lists = {name: frozenset(table["lists"][name].split()) for name in names}
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
            frame = "question" if _asks(candidate) else candidate.frame
            yield from _spanned(candidate, f"{group}: {candidate.word}, {frame}", quoted)
            if group == "speech":
                for rule, source, cue in relays(candidate.cue[0], candidate.source, media):
                    for inner in _spanned(candidate._replace(source=source), rule, quoted):
                        yield replace(inner, cue=cue_span((cue,)))


def _asks(candidate: Candidate) -> bool:
    """ "said whether", "did not know if": what is asked is not asserted."""
    return candidate.frame.endswith("clause") and any(
        c.dep_ == "mark" and c.lower_ in ("whether", "if") for head in candidate.contents for c in head.children
    )


def _accepted(token: Token) -> list[tuple[Candidate, str]]:
    """The fullest frame in which the lexicon lets `token` report, and what is coordinated within that frame."""
    groups, _ = _words()
    known = [(c, groups[c.word, c.frame]) for c in candidates(token) if (c.word, c.frame) in groups]
    if not known or _merely_seems(token):
        return []
    best = min(priority(c.frame) for c, _ in known)
    return [(c, group) for c, group in known if priority(c.frame) == best]


def _merely_seems(verb: Token) -> bool:
    """Of "seemed to suggest that" the second verb reports."""
    spoken_verbs = _lists()["speech"]
    return verb.lemma_ in LINKS and any(c.dep_ == "xcomp" and c.lemma_.lower() in spoken_verbs for c in verb.children)


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


def _source(candidate: Candidate, cue: Span, contents: list[Span], quoted: Sequence[Quotation]) -> Span | None:
    """The source's words; the noun beside the cue where the parse took one out of the quotation, or found none."""
    source, verb = candidate.source, candidate.cue[0]
    if source is None and candidate.frame.startswith("noun") and candidate.word in _lists()["papers"]:
        source = verb  # "a cable that ...": the paper itself says so
    if source is not None and enclosing(quoted, source.idx) != enclosing(quoted, cue[0]):
        source = None
    finite = not candidate.frame.startswith(("passive", "noun", "adj")) and verb.lemma_ not in LINKS
    if source is None and finite and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN"):
        source = nearby_source(verb)
        if source is not None and any(s <= source.idx < e for s, e in contents):
            source = None
    return source_span(source, () if source is verb else candidate.cue) if source is not None else None


def chains(found: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """The voices that answer for the characters from `start` to `end`, outermost first.

    A voice answers where its content covers most of the span, its own words and cue left out.
    Whoever quoted, was told or published comes before the speaker. Frames whose content is an act or
    a thing ("decided to close", "criticised the plan") vouch for nothing and are left out.
    """
    heard: dict[tuple[object, object], Attribution] = {}
    for one in found:
        if one.source is not None and _vouches(one.rule) and _answers(one, start, end):
            known = heard.get((one.source, one.cue))
            if known is None or _width(one) > _width(known):
                heard[one.source, one.cue] = one
    return sorted(heard.values(), key=lambda a: (-_width(a), a.rule not in RELAYED, a.cue or (0, 0)))


def _vouches(rule: str) -> bool:
    group, _, words = rule.partition(": ")
    word, _, frame = words.partition(", ")
    if group in ("stance", "belief") or word in _lists()["asking"]:
        return False
    return not frame or frame in _VOUCHING or (frame in _NAMING and word in _lists()["telling"])


def _width(one: Attribution) -> int:
    return one.content[1] - one.content[0]


def _answers(one: Attribution, start: int, end: int) -> bool:
    own = sum(_shared(part, (start, end)) for part in (one.source, one.cue) if part is not None)
    shared = _shared(one.content, (start, end))
    return shared > 0 and 2 * shared > end - start - own


def _shared(first: Span, second: Span) -> int:
    return max(0, min(first[1], second[1]) - max(first[0], second[0]))


def outermost(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """Those that no other's content holds, as PolNeAR has them; `text` is the text that they were found in.

    The outer voices of `relays` are left out, as that corpus leaves them out, and a source described by
    a relative clause takes in the "who" before the cue.
    """
    spoken_directly = [one for one in found if one.rule not in RELAYED]
    by_place = sorted(spoken_directly, key=lambda one: one.content)
    return [
        replace(one, source=with_relative(text, one.source, one.cue))
        for one in spoken_directly
        if not _nested(one.cue, by_place)
    ]


def _nested(cue: Span | None, outer: Sequence[Attribution]) -> bool:
    """Whether another's content holds the cue; `outer` by content start, the nearest before the cue looked at."""
    if cue is None:
        return False
    stop = bisect_right(outer, cue[0], key=lambda one: one.content[0])
    return any(one.content[1] > cue[0] and one.cue != cue for one in outer[max(0, stop - _NEAR) : stop])


_RELATIVE = re.compile(r"[^.!?\n]{0,60}?\b(?:who|which|that)\b")


def with_relative(text: str, source: Span | None, cue: Span | None) -> Span | None:
    """`source` with the relative pronoun between it and its cue, if there is one."""
    if source is None or cue is None or source[1] > cue[0]:
        return source
    relative = _RELATIVE.match(text, source[1], cue[0])
    return (source[0], relative.end()) if relative else source
