"""Every place where a word could attribute something: the word, its source and what it would report.

A *frame* is the grammatical shape in which a reporting word takes its content, named here once:

    clause      "said (that) it failed", "asked whether"     infinitive  "promised to act"
    object      "endorsed the plan"                          object+to   "urged him to go"
    object+as   "described it as a risk"                     naming      "called it a risk"
    gerund      "considered leaving"                         P           "called for calm" (the preposition itself)
    passive ... the same of a passive, whose source is the agent and may be missing
    adj ...     of an adjective: "confident that", "afraid of", "eager to"
    noun ...    of a noun: "the claim that", "criticism of", "a pledge to"

Nothing here decides whether the word does attribute: the lexicon does, by word and frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from forewarned.reader.attribution_sources import SUBJECTS, agent, is_passive, kids, noun_source, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs of seeming: what seems is the content, the source is unsaid ("it seems to the court").
LINKS = frozenset({"seem", "appear", "look", "sound"})


class Candidate(NamedTuple):
    """A reporting word in its frame. `contents` are the heads of what is reported, in order of text."""

    word: str
    frame: str
    cue: tuple[Token, ...]
    source: Token | None
    contents: tuple[Token, ...]


def candidates(token: Token) -> Iterator[Candidate]:
    """What `token` could attribute, one Candidate for each frame it stands in."""
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb(token)
    elif token.pos_ == "ADJ" and token.dep_ in ("acomp", "conj", "attr", "oprd", "ROOT", "amod", "advcl"):
        yield from _adjective(token)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _noun(token)


def lemma(verb: Token) -> str:
    """The verb with its particle: "point out"."""
    return " ".join([verb.lemma_.lower(), *(c.lower_ for c in kids(verb, "prt"))])


def _verb(verb: Token) -> Iterator[Candidate]:
    passive = is_passive(verb)
    source = agent(verb) if passive else subject(verb)
    if verb.lemma_ in LINKS:
        source = next((c for p in kids(verb, "prep") if p.lower_ == "to" for c in kids(p, "pobj")), None)
    prefix = "passive " if passive else ""
    name = lemma(verb)
    for frame, contents in _verb_frames(verb, passive):
        yield Candidate(name, prefix + frame, _verb_cue(verb, frame), source, contents)
    if passive and verb.dep_ not in ("acl", "amod"):
        undergone = kids(verb, "nsubjpass")
        if undergone and not kids(verb, "xcomp", "ccomp", "oprd"):
            yield Candidate(name, "passive object", (verb,), source, (undergone[0],))


def _verb_cue(verb: Token, frame: str) -> tuple[Token, ...]:
    preposition = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == frame]
    return (verb, *kids(verb, "prt"), *preposition[:1])


def _verb_frames(verb: Token, passive: bool) -> Iterator[tuple[str, tuple[Token, ...]]]:
    objects = [o for o in kids(verb, "dobj") if o.i > verb.i or o.tag_.startswith("W")]
    clause_like = False
    for child in verb.children:
        if child.dep_ == "ccomp":
            frame = _clause_frame(child)
            clause_like = True
            yield frame, (child,)
        elif child.dep_ in ("xcomp", "oprd"):
            clause_like = True
            yield from _open_complement(verb, child, objects, passive)
        elif child.dep_ == "prep":
            yield from _prepositional(child, objects, verb, passive)
        elif child.dep_ == "advcl" and _marked(child, "that", "whether"):
            clause_like = True
            yield "clause", (child,)
        elif child.dep_ == "advcl" and _marked(child, "for") and child.i > verb.i:
            clause_like = True
            yield "for", (child,)
    if verb.dep_ == "parataxis" and not kids(verb, "ccomp"):
        yield "clause", (verb.head,)
    as_phrase = any(p.lower_ == "as" for p in kids(verb, "prep"))
    if objects and not clause_like and not as_phrase:
        yield "object", (objects[0],)


def _marked(clause: Token, *words: str) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words for c in clause.children)


def _clause_frame(clause: Token) -> str:
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in clause.children):
        return "object+to"
    if clause.pos_ not in ("VERB", "AUX") and not kids(clause, "cop", "mark", "aux"):
        return "naming"
    if clause.tag_ == "VBG" and not kids(clause, "aux"):
        return "gerund"
    return "clause"


def _open_complement(
    verb: Token, child: Token, objects: list[Token], passive: bool
) -> Iterator[tuple[str, tuple[Token, ...]]]:
    shared = tuple(kids(verb, "nsubjpass", "nsubj")[:1]) if passive or verb.lemma_ in LINKS else ()
    if child.dep_ == "oprd" or child.pos_ in ("ADJ", "NOUN", "PROPN"):
        yield "naming", (*objects[:1], *shared, child)
    elif any(c.tag_ == "TO" for c in child.children):
        if objects and not passive:
            yield "object+to", (objects[0], child)
        else:
            yield "infinitive", (*shared, child)
    elif child.tag_ == "VBG":
        yield "gerund", (*shared, child)
    else:
        yield "clause", (*shared, child)


def _prepositional(
    prep: Token, objects: list[Token], verb: Token, passive: bool
) -> Iterator[tuple[str, tuple[Token, ...]]]:
    shared = tuple(kids(verb, "nsubjpass")[:1]) if passive else ()
    inner = kids(prep, "pobj", "pcomp")
    if prep.lower_ == "as" and inner and (objects or passive):
        yield "object+as", (*objects[:1], *shared, prep)
    elif prep.lower_ == "as":
        yield from (("as", (i,)) for i in inner[:1])
    elif objects:
        yield from ((f"object+{prep.lower_}", (i,)) for i in inner[:1])
    elif prep.lower_ != "by":
        yield from ((prep.lower_, (i,)) for i in inner[:1])


def _adjective(word: Token) -> Iterator[Candidate]:
    verb = word.head if word.dep_ in ("acomp", "attr", "oprd") else word
    source = subject(verb)
    if word.dep_ == "amod":
        source = word.head
    name = word.lower_
    for child in (*word.children, *(kids(verb, "ccomp") if verb is not word else ())):
        if child.dep_ in ("ccomp", "advcl") and child.i > word.i:
            yield Candidate(name, "adj clause", (word,), source, (child,))
        elif child.dep_ == "xcomp" and any(c.tag_ == "TO" for c in child.children):
            yield Candidate(name, "adj infinitive", (word,), source, (child,))
        elif child.dep_ == "prep":
            for inner in kids(child, "pobj", "pcomp")[:1]:
                yield Candidate(name, f"adj {child.lower_}", (word, child), source, (inner,))


def _noun(noun: Token) -> Iterator[Candidate]:
    source = noun_source(noun)
    name = noun.lemma_.lower()
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in ("acl", "ccomp", "relcl", "advcl") and _that_clause(child):
            yield Candidate(name, "noun clause", (noun,), source, (child,))
        elif child.dep_ in ("acl", "xcomp") and any(c.tag_ == "TO" for c in child.children):
            yield Candidate(name, "noun infinitive", (noun,), source, (child,))
        elif child.dep_ == "prep" and child.lower_ not in ("by", "from"):
            for inner in kids(child, "pobj", "pcomp")[:1]:
                if inner is not source:
                    yield Candidate(name, f"noun {child.lower_}", (noun, child), source, (inner,))
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ == "be":
        for child in kids(noun.head, "ccomp", "xcomp"):
            yield Candidate(name, "noun is", (noun, noun.head), source, (child,))


def _that_clause(clause: Token) -> bool:
    """A finite clause with "that" or "whether" in front that is no relative: its subject is its own."""
    if clause.tag_ in ("VBG", "VBN") and not kids(clause, "aux", "auxpass"):
        return False
    return any(
        c.lower_ in ("that", "whether", "if") and (c.dep_ == "mark" or (c.dep_ not in SUBJECTS and c.dep_ != "dobj"))
        for c in clause.children
    )
