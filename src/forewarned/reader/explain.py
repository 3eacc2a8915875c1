"""Why an entry is there: the words that opened it, what chose each slot, and what the trained part weighed.

Nothing is read again. An entry carries the names of the rules that made it; here they are put into plain
words (`lexicon/explanations.toml`) and laid beside the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from forewarned import lexicon
from forewarned.ingest.furniture import furniture
from forewarned.model import Document, Entry, Interval, Words
from forewarned.sentences import sentences

FRAMES_FILE = "forewarned/lexicon/frames.toml"
WEIGHTS_FILE = "forewarned/reader/weights/kinds.toml"
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_HEAVIEST = 5  # words of a sentence that are shown with what they weighed
_LONGEST = 200  # words of a sentence that are left out in turn: each costs a run of the encoder


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the document and where they stand, in characters, the end exclusive."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The words that opened the entry, the frame they fit, an example of it, and the file to change it in."""

    place: Place
    frame: str
    example: str | None  # None where no frame of the lexicon fired
    file: str
    plain: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What fills a slot, by which rule; `mention` is the pronoun or the like that stood in the sentence."""

    slot: str
    place: Place
    mention: Place | None
    rule: str
    plain: str


@dataclass(frozen=True, slots=True)
class Time:
    """The words for the time, the days that they were taken for (ISO 8601), and by what they were counted."""

    place: Place
    earliest: str
    latest: str
    basis: str
    plain: str


@dataclass(frozen=True, slots=True)
class Weight:
    """A word of the sentence, and by how much the figure of the trained part falls without it."""

    place: Place
    falls_by: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything that is known of why an entry is there and says what it says."""

    id: str
    doc: str
    kind: str
    quote: Place
    sentence: Place
    opened_by: Opening | None
    slots: tuple[Choice, ...]  # actor, recipients, about
    when: Time | None
    sources: tuple[Choice, ...]  # outermost first
    stance: str | None
    polarity: bool
    certainty: str
    score: float | None  # log-odds above the threshold; None where the rules decided alone
    weighed: tuple[Weight, ...]  # the weightiest first
    notes: tuple[str, ...]


def explanation(entry: Entry, document: Document) -> Explanation:
    """The explanation of `entry`, which stands in `document`.

    Raises ValueError for an entry of another document, FileNotFoundError where the trained part took
    part and its weights are not installed.
    """
    if entry.doc != document.id:
        raise ValueError(f"entry {entry.id} is of {entry.doc}, not of {document.id}")
    before, sentence = _sentence(entry, document)
    return Explanation(
        id=entry.id,
        doc=entry.doc,
        kind=entry.kind,
        quote=Place(entry.start, entry.end, entry.quote),
        sentence=sentence,
        opened_by=_opening(entry.trigger) if entry.trigger else None,
        slots=tuple(_choice(slot, words, document) for slot, words in _filled(entry)),
        when=_time(entry.when) if entry.when else None,
        sources=tuple(_choice("source", words, document) for words in entry.sources),
        stance=entry.stance,
        polarity=entry.polarity,
        certainty=entry.certainty,
        score=None if entry.score is None else round(entry.score, 3),
        weighed=_weighed(entry, before, sentence) if entry.score is not None else (),
        notes=entry.notes,
    )


def in_plain_words(rule: str) -> str:
    """What `rule` means; the rule itself where the lexicon has no words for it."""
    own, _, resolved = rule.partition("; ")
    for name, plain in _rules():
        if match := name.fullmatch(own):
            said = plain.format(*match.groups())
            return f"{said}; found for a word like “he” or “the group”" if resolved == "antecedent" else said
    return rule


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = lexicon.load("explanations")["rule"]
    return tuple((re.compile(re.escape(row["name"]).replace(r"\{\}", "(.+?)")), row["plain"]) for row in rows)


@cache
def _examples() -> dict[str, str]:
    return {row["name"]: row["example"] for row in lexicon.load("frames")["frame"]}


def _sentence(entry: Entry, document: Document) -> tuple[str, Place]:
    """The sentence before, and the sentence that the entry's words stand in."""
    text = document.text
    at = entry.trigger.start if entry.trigger else entry.start
    spans = sentences(text, skip=furniture(text, title=document.title))
    for number, (start, end) in enumerate(spans):
        if start <= at < end:
            before = text[slice(*spans[number - 1])] if number else ""
            return before, Place(start, end, text[start:end])
    return "", Place(entry.start, entry.end, entry.quote)


def _opening(trigger: Words) -> Opening:
    place = Place(trigger.start, trigger.end, trigger.text)
    example = _examples().get(trigger.rule)
    if example is not None:
        plain = "these words are in the frame's word list, and what it needs stands beside them"
        return Opening(place, trigger.rule, example, FRAMES_FILE, plain)
    plain = "no frame fired: the trained part alone found it likely, and these are the main words of the sentence"
    return Opening(place, trigger.rule, None, WEIGHTS_FILE, plain)


def _filled(entry: Entry) -> Iterator[tuple[str, Words]]:
    for slot, words in (
        ("actor", entry.actor),
        *(("recipient", words) for words in entry.recipients),
        ("about", entry.about),
    ):
        if words is not None:
            yield slot, words


def _choice(slot: str, words: Words, document: Document) -> Choice:
    mention = Place(*words.mention, document.text[slice(*words.mention)]) if words.mention else None
    return Choice(slot, Place(words.start, words.end, words.text), mention, words.rule, in_plain_words(words.rule))


def _time(when: Interval) -> Time:
    plain: str = lexicon.load("explanations")["basis"][when.basis]
    place = Place(when.start, when.end, when.text)
    return Time(place, when.earliest.isoformat(), when.latest.isoformat(), when.basis, plain)


def _weighed(entry: Entry, before: str, sentence: Place) -> tuple[Weight, ...]:
    """The words whose leaving out lowers the log-odds of the entry's kind most."""
    if not files("forewarned.reader.weights").joinpath("kinds-upper.onnx").is_file():
        raise FileNotFoundError("the weights of the trained part are not installed")
    from forewarned.reader.encoder import influences

    spans = [match.span() for match in _WORD.finditer(sentence.words)][:_LONGEST]
    found = zip(influences(before, sentence.words, entry.kind, words=spans), spans, strict=True)
    heaviest = sorted(((fall, span) for fall, span in found if fall > 0), key=lambda one: (-one[0], one[1]))
    return tuple(
        Weight(Place(sentence.start + start, sentence.start + end, sentence.words[start:end]), round(fall, 3))
        for fall, (start, end) in heaviest[:_HEAVIEST]
    )
