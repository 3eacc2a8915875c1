"""The cheap look that decides which sentences are parsed: words of frames and of harm, by Aho-Corasick.

A sentence is worth a look when it holds a word that opens a frame and a harm, or a word strong enough
alone ("warn", "evacuate"); in a text that is about harm every sentence is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick_rs

from forewarned import lexicon
from forewarned.model import KINDS, Kind
from forewarned.reader import frames, harms

_HARM, _FRAME, _STRONG, _FIGURATIVE = 1, 2, 4, 8
# Above these, two bits a kind: that one of its frames has the word, and that a strong one has it.
_ANY = {kind: 16 << 2 * i for i, kind in enumerate(KINDS)}
DENSE = 2.0  # harm words per 100 words, of which a text is about harm by its words alone
ABOUT_HARM = 0.4  # the theme of a text in which any sentence may state an entry
_WORD_CHARS = re.compile(r"[\w]")


Level = Literal["none", "rule", "strong"]


@dataclass(frozen=True, slots=True)
class Scan:
    """Per sentence: how many harm words it holds, and which frames its words could open."""

    harm: tuple[int, ...]
    words: tuple[int, ...]  # the bits of all its words
    density: float  # harm words per 100 words of the text
    figurative: float  # words of politics, sport and markets per 100 words of the text

    def before(self, i: int) -> int:
        """Harm words in the two sentences before sentence `i`."""
        return sum(self.harm[max(0, i - 2) : i])

    def levels(self, i: int) -> dict[Kind, Level]:
        """The most that the frames of each kind can make of sentence `i`."""
        bits = self.words[i]
        return {k: "strong" if bits & bit << 1 else "rule" if bits & bit else "none" for k, bit in _ANY.items()}


def _forms(lemma: str) -> set[str]:
    lemma = lemma.split("_")[0]
    stem = lemma.removesuffix("e")
    forms = {
        lemma,
        lemma + "s",
        lemma + "es",
        stem + "ed",
        stem + "ing",
        lemma + lemma[-1] + "ed",
        lemma + lemma[-1] + "ing",
    }
    if lemma.endswith("y"):
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    return forms | set(lexicon.load("irregular")["forms"].get(lemma, "").split())


@cache
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, tuple[int, ...]]:
    """The automaton over all forms, and the bits of each pattern."""
    weights: dict[str, int] = {}
    for form in harms.harm_forms():
        weights[form] = weights.get(form, 0) | _HARM
    for form in harms.figurative_forms():
        weights[form] = weights.get(form, 0) | _FIGURATIVE
    for frame in frames.frames():
        own = _FRAME | _ANY[frame.kind] | (_ANY[frame.kind] << 1 if frame.strong else 0)
        own |= _STRONG if frame.strong and not frame.object_words else 0
        for lemma in frame.verbs | frame.nouns | frame.adjectives:
            for form in _forms(lemma):
                weights[form] = weights.get(form, 0) | own
    patterns = sorted(weights)
    automaton = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, tuple(weights[p] for p in patterns)


def scan(text: str, spans: Sequence[tuple[int, int]]) -> Scan:
    """Count the harm words and note the frame words of each sentence of `spans`."""
    automaton, weights = _automaton()
    lowered = text.lower()
    if len(lowered) != len(text):  # a few characters become two, and would shift what follows
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    starts = [start for start, _ in spans]
    harm, bits, figurative = [0] * len(spans), [0] * len(spans), 0
    for pattern, start, end in automaton.find_matches_as_indexes(lowered):
        if _inside_word(lowered, start, end):
            continue
        i = bisect_right(starts, start) - 1
        if i < 0 or start >= spans[i][1]:
            continue
        weight = weights[pattern]
        harm[i] += bool(weight & _HARM)
        bits[i] |= weight
        figurative += bool(weight & _FIGURATIVE)
    words = max(1, len(text) // 6)
    return Scan(tuple(harm), tuple(bits), 100 * sum(harm) / words, 100 * figurative / words)


def _inside_word(text: str, start: int, end: int) -> bool:
    return bool(start and _WORD_CHARS.match(text[start - 1])) or bool(end < len(text) and _WORD_CHARS.match(text[end]))


def worth_weighing(found: Scan, themes: Sequence[float]) -> list[int]:
    """Indexes of the sentences to be weighed and parsed; `themes`: how far the text around each is about harm."""
    return [i for i in range(len(found.harm)) if themes[i] >= ABOUT_HARM or _may_matter(found, i)]


def _may_matter(found: Scan, i: int) -> bool:
    return bool(found.words[i] & _STRONG) or bool(found.words[i] & _FRAME and found.harm[i])
