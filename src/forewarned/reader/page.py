"""One document laid open: its sentences, the parsed ones, who is named, who says what, which times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from forewarned.ingest.furniture import furniture
from forewarned.model import KINDS, Attribution, Document, Kind, Timex, Words
from forewarned.parse import Unit, find_entities, parsed
from forewarned.reader import antecedents, encoder, frames, times
from forewarned.reader.attributions import attributions
from forewarned.reader.decide import may_state
from forewarned.reader.quotes import quotations
from forewarned.reader.scan import DENSE, Level, Scan, scan, worth_weighing
from forewarned.reader.themes import themes
from forewarned.reader.weigh import weighed
from forewarned.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|their|its|him|them)\b", re.IGNORECASE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BARE_GROUP = re.compile(
    r"\b[Tt]he (?:group|agency|company|centre|center|organi[sz]ation|ministry|embassy|department)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence: its number and place in the document, its unit and its tokens."""

    number: int
    start: int
    end: int
    unit: Unit
    span: Span


class Page:
    """Everything the steps of reading look at, each part made once, when first asked for."""

    def __init__(self, document: Document, *, scan_first: bool = True, trained: bool = True) -> None:
        self.document = document
        self.text = document.text
        sound = _LONE_SURROGATE.sub("\ufffd", self.text)  # half a character cannot be encoded, and breaks parsers
        self.spans = sentences(self.text, skip=furniture(self.text, title=document.title))
        self.scan: Scan = scan(sound, self.spans)
        own = [encoder.word_pieces(sound[start:end]) for start, end in self.spans] if trained else []
        self.themes = themes(own) if trained else [float(self.scan.density >= DENSE)] * len(self.spans)
        chosen = worth_weighing(self.scan, self.themes) if scan_first else list(range(len(self.spans)))
        words = {i: encoder.pieces(own[i - 1] if i else (), own[i]) for i in chosen} if trained else {}
        if scan_first:
            self.weighed = weighed(words, self.scan.levels, self.themes)
        else:
            self.weighed = {i: encoder.whole(*given) for i, given in words.items()}
        if trained:
            chosen = [i for i in self.weighed if self._may_state(i, self.scan.levels(i) if scan_first else _ANYTHING)]
        self._units = parsed(sound, self.spans, _with_context(sound, self.spans, chosen)) if chosen else []
        looked_for = frozenset(chosen)  # the sentences that were parsed only for context are not
        parts = [s for s in self.sentences if s.number in looked_for]
        stating = [s for s in parts if not trained or self._may_state(s.number, _levels(s))]
        self.chosen = frozenset(s.number for s in stating)
        starts = {s.unit.start for s in stating}
        find_entities(unit for unit in self._units if unit.start in starts)

    def _may_state(self, i: int, levels: Mapping[Kind, Level]) -> bool:
        return may_state(self.weighed[i], self.themes[i], levels)

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The parsed sentences in order, those parsed only for context included."""
        numbers = {start: number for number, (start, _) in enumerate(self.spans)}
        found: list[Sentence] = []
        for unit in self._units:
            for span in unit.sentences():
                lead = len(span.text) - len(span.text.lstrip())
                number = numbers.get(unit.start + span.start_char + lead)
                if number is not None:
                    found.append(Sentence(number, *self.spans[number], unit, span))
        return found

    @cached_property
    def named(self) -> list[antecedents.Named]:
        return [n for s in self.sentences for n in antecedents.named_in(s.unit, s.span, sentence=s.number)]

    @cached_property
    def attributions(self) -> list[Attribution]:
        """Who says what, in offsets of the document."""
        return [_shifted(a, unit.start) for unit in self._units for a in attributions(unit.doc)]

    @cached_property
    def timexes(self) -> list[Timex]:
        return document_timexes(self.document)

    def words(self, first: Token, last: Token, unit: Unit, rule: str) -> Words:
        """The words of the text from `first` to `last`."""
        start, end = unit.span(first, last)
        return Words(start, end, self.text[start:end], rule)


_ANYTHING: dict[Kind, Level] = dict.fromkeys(KINDS, "strong")


def _levels(sentence: Sentence) -> dict[Kind, Level]:
    """The most that rules can make of a parsed sentence: the frames that its words fire."""
    found: dict[Kind, Level] = dict.fromkeys(KINDS, "none")
    for hit in frames.hits(sentence.span):
        if found[hit.frame.kind] != "strong":
            found[hit.frame.kind] = "strong" if hit.frame.strong else "rule"
    return found


def document_timexes(document: Document) -> list[Timex]:
    """The time expressions of a document, resolved as going on from the part before it where there is one."""
    dct = document.published  # `written` is often only when a file was made, not what "Monday" counts from
    if not document.preceding:
        return times.timexes(document.text, dct=dct)
    prefix = f"{document.preceding}\n\n"
    found = times.timexes(prefix + document.text, dct=dct)
    return [replace(t, start=t.start - len(prefix), end=t.end - len(prefix)) for t in found if t.start >= len(prefix)]


def _shifted(attribution: Attribution, by: int) -> Attribution:
    def moved(span: tuple[int, int] | None) -> tuple[int, int] | None:
        return (span[0] + by, span[1] + by) if span else None

    start, end = attribution.content
    return Attribution(moved(attribution.source), moved(attribution.cue), (start + by, end + by), attribution.rule)


def _with_context(text: str, spans: Sequence[tuple[int, int]], chosen: Sequence[int]) -> set[int]:
    """The chosen sentences with those that say what their pronouns and quotations belong to."""
    wanted = set(chosen)
    for i in chosen:
        start, end = spans[i]
        if i and (_PRONOUN.search(text, start, end) or _BARE_GROUP.search(text, start, end)):
            wanted.add(i - 1)
    starts = [start for start, _ in spans]
    for quotation in quotations(text):
        inside = [i for i in chosen if spans[i][0] < quotation.end and spans[i][1] > quotation.start]
        if inside:
            wanted.update(_touching(spans, starts, quotation.start, quotation.end))
    return wanted


def _touching(spans: Sequence[tuple[int, int]], starts: Sequence[int], start: int, end: int) -> range:
    """Numbers of the first and last sentence that a quotation touches: where its speaker stands."""
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_left(starts, end) - 1)
    return range(first, last + 1)
