"""Predicates that may open an entry: words of `lexicon/frames.toml` found in a parsed sentence.

A hit says only that the words fit. Whether the sentence states an entry is decided in `kinds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from forewarned import lexicon
from forewarned.model import Kind, Stance
from forewarned.reader import grammar

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame of the lexicon; see the head of `frames.toml` for what each field means."""

    name: str
    kind: Kind
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    object_words: frozenset[str] = frozenset()
    subject_words: frozenset[str] = frozenset()
    needs: str = ""
    stance: Stance | None = None
    actor: str = "doer"
    recipients: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    swap: bool = False
    pursuer: bool = False
    animate: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame fired by a token; `noun` is the object noun that completed it, where one is needed.

    `score` is how far the kind stands above its threshold, where the encoder took part in the decision.
    """

    frame: Frame
    token: Token
    noun: Token | None = None
    score: float | None = None


def _words(value: str) -> frozenset[str]:
    found: set[str] = set()
    for word in value.split():
        found |= lexicon.words("classes", word[1:]) if word.startswith("@") else {word}
    return frozenset(found)


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        name=row["name"],
        kind=row["kind"],
        verbs=_words(row.get("verbs", "")),
        nouns=_words(row.get("nouns", "")),
        adjectives=_words(row.get("adjectives", "")),
        object_words=_words(row.get("with", "")),
        subject_words=_words(row.get("subject", "")),
        needs=row.get("needs", ""),
        stance=row.get("stance"),
        actor=row.get("actor", "doer"),
        recipients=tuple(row.get("recipients", "").split()),
        about=tuple(row.get("about", "").split()),
        swap=row.get("swap", False),
        pursuer=row.get("pursuer", False),
        animate=row.get("animate", False),
        strong=row.get("strong", False),
    )


@cache
def frames() -> tuple[Frame, ...]:
    """All frames of the lexicon, in its order."""
    return tuple(_frame(row) for row in lexicon.load("frames")["frame"])


@cache
def _by_word() -> dict[tuple[str, str], tuple[Frame, ...]]:
    index: dict[tuple[str, str], list[Frame]] = {}
    for frame in frames():
        for place, words in (("verb", frame.verbs), ("noun", frame.nouns), ("adj", frame.adjectives)):
            for word in sorted(words):
                index.setdefault((place, word), []).append(frame)
    return {key: tuple(value) for key, value in index.items()}


def _complement(token: Token, words: frozenset[str]) -> Token | None:
    """The noun that completes a light verb: its object, its clause's verb, or one behind a preposition."""
    for candidate in grammar.objects(token):
        if candidate.lemma_.lower() in words:
            return candidate
    for child in token.children:
        if child.dep_ in grammar.CLAUSES and child.i > token.i and child.lemma_.lower() in words:
            return child
        if child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp") and inner.lemma_.lower() in words:
                    return inner
    if token.dep_ == "relcl" and token.head.lemma_.lower() in words:
        return token.head
    if token.dep_ == "acl" and token.head.lemma_.lower() in words and grammar.is_passive(token):
        return token.head
    return None


def _verb_hits(token: Token) -> Iterator[Hit]:
    index = _by_word()
    lemma, with_particle = token.lemma_.lower(), grammar.particle_lemma(token)
    found = index.get(("verb", with_particle), ()) if with_particle != lemma else ()
    for frame in (*found, *index.get(("verb", lemma), ())):
        noun = None
        if frame.object_words:
            noun = _complement(token, frame.object_words)
            if noun is None:
                continue
        if frame.subject_words:
            who = grammar.doer(token)
            if who is None or who.lemma_.lower() not in frame.subject_words:
                continue
        yield Hit(frame, token, noun)


def hits(sentence: Span) -> list[Hit]:
    """Every frame that the words of `sentence` fire, in order of the text and of the lexicon."""
    index = _by_word()
    found: list[Hit] = []
    for token in sentence:
        if token.pos_ in ("VERB", "AUX") and token.dep_ != "amod":  # "suspected gunmen" suspects nobody
            found.extend(_verb_hits(token))
        if token.pos_ == "NOUN" or (token.pos_ == "PROPN" and not token.ent_type_):
            found.extend(Hit(frame, token) for frame in index.get(("noun", token.lemma_.lower()), ()))
        if token.pos_ in ("ADJ", "ADP", "ADV", "VERB"):
            found.extend(Hit(frame, token) for frame in index.get(("adj", token.lower_), ()))
    return found
