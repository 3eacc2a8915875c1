"""Speakers of quotations that no clause takes in: found beside them, or carried on from the one before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from forewarned.model import Attribution
from forewarned.reader.attribution_relays import relays
from forewarned.reader.attribution_sources import agent, is_passive, kids, nearby_source, subject
from forewarned.reader.attribution_spans import Span, cue_span, enclosing, source_span
from forewarned.reader.quotes import Quotation, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MIN_WORDS = 4  # shorter quotations are names, titles and single words held at arm's length
_NEAR = 200  # attributions looked back over, so that a text of nothing but quotations stays linear


def spoken(
    doc: Doc, quoted: Sequence[Quotation], found: Sequence[Attribution], lists: Mapping[str, frozenset[str]]
) -> list[Attribution]:
    """Attributions of the quotations of `doc` that `found` leaves without a speaker.

    `lists` are the word lists "speech" (reporting verbs) and "media".
    """
    text = doc.text  # made anew each time that it is asked for
    new: list[Attribution] = []
    by_place = sorted(found, key=lambda a: a.content)
    last: tuple[Attribution, int] | None = None
    at = 0
    for number, bounds in enumerate(paragraphs(text)):
        while at < len(quoted) and quoted[at].start < bounds[1]:
            own = _covering(by_place, quoted[at])
            if own is None and _is_speech(text, quoted[at]):
                voices = _beside(doc, quoted, at, bounds, lists)
                if not voices and last is not None and _goes_on(text, quoted[at], bounds, number - last[1]):
                    span = (quoted[at].start, quoted[at].end)
                    voices = [Attribution(last[0].source, last[0].cue, span, "speech: goes on")]
                new.extend(voices)
                own = voices[0] if voices else None
            if own is not None and own.source is not None:
                last = own, number
            at += 1
    return new


def _covering(found: Sequence[Attribution], quote: Quotation) -> Attribution | None:
    """The widest attribution whose content takes in most of the quotation and whose cue stands outside it."""
    best: Attribution | None = None
    stop = bisect_left(found, quote.end, key=lambda a: a.content[0])
    for a in found[max(0, stop - _NEAR) : stop]:
        shared = min(a.content[1], quote.end) - max(a.content[0], quote.start)
        if 2 * shared <= quote.end - quote.start or (a.cue and quote.start <= a.cue[0] < quote.end):
            continue
        if best is None or a.content[1] - a.content[0] > best.content[1] - best.content[0]:
            best = a
    return best


def _is_speech(text: str, quote: Quotation) -> bool:
    return len(text[quote.start : quote.end].split()) >= _MIN_WORDS


def _beside(
    doc: Doc, quoted: Sequence[Quotation], at: int, bounds: Span, lists: Mapping[str, frozenset[str]]
) -> list[Attribution]:
    """The speaker in the words right after the quotation, or right before it, and who quoted or was told."""
    quote = quoted[at]
    stop = quoted[at + 1].start if at + 1 < len(quoted) else bounds[1]
    begin = quoted[at - 1].end if at else bounds[0]
    after = _first_sentence(_gap(doc, quote.end, min(stop, bounds[1])))
    before = _last_sentence(_gap(doc, max(begin, bounds[0]), quote.start))
    ended = bool(before) and before[-1].text in (".", "!", "?")
    for tokens in (after, [] if ended else before[::-1]):
        verb = next((t for t in tokens if t.pos_ in ("VERB", "AUX") and t.lemma_.lower() in lists["speech"]), None)
        if verb is None:
            continue
        source = (agent(verb) if is_passive(verb) else subject(verb)) or _inverted(verb)
        if source is None or enclosing(quoted, source.idx) is not None:
            source = nearby_source(verb)
        if source is None or enclosing(quoted, source.idx) is not None:
            continue
        span = (quote.start, quote.end)
        voices = [Attribution(source_span(source, (verb,)), cue_span((verb,)), span, "speech: beside")]
        for rule, outer, cue in relays(verb, source, lists["media"]):
            voices.append(Attribution(source_span(outer, (cue,)), cue_span((cue,)), span, rule))
        return voices
    return []


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
    """ "..." said Jones, where the parse made Jones an object."""
    after = [c for c in kids(verb, "dobj", "attr", "npadvmod", "oprd", "dep") if c.i > verb.i]
    return after[0] if after and after[0].pos_ in ("PROPN", "NOUN", "PRON") else None


def _goes_on(text: str, quote: Quotation, bounds: Span, paragraphs_since: int) -> bool:
    """A quotation that follows its speaker's sentence in the paragraph, or fills the next paragraph."""
    lead = text[bounds[0] : quote.start].rstrip()
    if paragraphs_since == 0:
        return not lead.strip() or lead[-1] in '.!?…"”'
    return paragraphs_since == 1 and not lead.strip() and (quote.continued or quote.end >= bounds[1] - 1)
