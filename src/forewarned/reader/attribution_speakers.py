"""Speakers of quotations that no clause takes in: found beside them, or carried on from the one before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forewarned.model import Attribution
from forewarned.reader.attribution_frames import agent, is_passive, kids, subject
from forewarned.reader.attribution_spans import Span, enclosing, source_span
from forewarned.reader.quotes import Quotation, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MIN_WORDS = 4


def spoken(doc: Doc, quoted: Sequence[Quotation], found: Sequence[Attribution], verbs: frozenset[str]) -> list[Attribution]:
    """Attributions of the quotations of `doc` that `found` leaves without a speaker."""
    text = doc.text
    new: list[Attribution] = []
    covered = sorted(a.content for a in found if a.source is not None)
    starts = [q.start for q in quoted]
    bounds = paragraphs(text)
    last: tuple[Attribution, int] | None = None
    at = 0
    for number, (start, end) in enumerate(bounds):
        while at < len(quoted) and quoted[at].start < end:
            quote = quoted[at]
            own = _covering(found, quote)
            if own is None and _is_speech(text, quote):
                beside = _beside(doc, quoted, at, (start, end), verbs)
                if beside is not None:
                    own = Attribution(beside[0], beside[1], (quote.start, quote.end), "speech: beside")
                    new.append(own)
                elif last is not None and _goes_on(text, quoted, at, (start, end), last, number):
                    own = Attribution(last[0].source, last[0].cue, (quote.start, quote.end), "speech: goes on")
                    new.append(own)
            if own is not None and own.source is not None:
                last = (own, number)
            at += 1
    return new


def _covering(found: Sequence[Attribution], quote: Quotation) -> Attribution | None:
    best = None
    for a in found:
        shared = min(a.content[1], quote.end) - max(a.content[0], quote.start)
        if 2 * shared > quote.end - quote.start and not (a.cue and quote.start <= a.cue[0] < quote.end):
            if best is None or a.content[1] - a.content[0] > best.content[1] - best.content[0]:
                best = a
    return best


def _is_speech(text: str, quote: Quotation) -> bool:
    return len(text[quote.start : quote.end].split()) >= _MIN_WORDS


def _beside(
    doc: Doc, quoted: Sequence[Quotation], at: int, bounds: Span, verbs: frozenset[str]
) -> tuple[Span | None, Span] | None:
    """Source and cue in the words right after the quotation, or right before it."""
    text, quote = doc.text, quoted[at]
    stop = quoted[at + 1].start if at + 1 < len(quoted) else len(text)
    after = _gap(doc, quote.end, min(stop, bounds[1]))
    begin = quoted[at - 1].end if at else 0
    before = _gap(doc, max(begin, bounds[0]), quote.start)
    for tokens, nearest in ((_first_sentence(after), False), (_last_sentence(before), True)):
        found = [t for t in tokens if t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in verbs]
        if nearest:
            found = found[::-1]
            if text[: quote.start].rstrip()[-1:] in ".!?":
                continue
        for verb in found[:1]:
            source = agent(verb) if is_passive(verb) else subject(verb)
            source = source or _inverted(verb)
            if source is not None and enclosing(quoted, source.idx) is None:
                return source_span(source, (verb,)), (verb.idx, verb.idx + len(verb))
    return None


def _gap(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    return list(span) if span is not None else []


def _first_sentence(tokens: list[Token]) -> list[Token]:
    for k, token in enumerate(tokens[:40]):
        if token.text in ".!?;":
            return tokens[:k]
    return tokens[:40]


def _last_sentence(tokens: list[Token]) -> list[Token]:
    for k in range(len(tokens) - 1, max(-1, len(tokens) - 40), -1):
        if tokens[k].text in ".!?" and k < len(tokens) - 1:
            return tokens[k + 1 :]
    return tokens[-40:]


def _inverted(verb: Token) -> Token | None:
    """"..." said Jones, where the parse made Jones an object."""
    after = [c for c in kids(verb, "dobj", "attr", "npadvmod", "oprd", "dep") if c.i > verb.i]
    return after[0] if after and after[0].pos_ in ("PROPN", "NOUN", "PRON") else None


def _goes_on(
    text: str, quoted: Sequence[Quotation], at: int, bounds: Span, last: tuple[Attribution, int], number: int
) -> bool:
    """A quotation that follows its speaker's sentence in the paragraph, or fills the next paragraph."""
    quote = quoted[at]
    lead = text[bounds[0] : quote.start].strip()
    if last[1] == number:
        return lead[-1:] in ".!?…\"”" or not lead
    return last[1] == number - 1 and not lead and (quote.continued or quote.end >= bounds[1] - 1)
