"""The voice behind the voice: who quoted the speaker, which medium was told, who published the paper.

Each gives the outer link of a chain whose inner link is an attribution already found.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarned.reader.attribution_sources import agent, is_passive, kids, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTING = frozenset({"quote", "cite"})
_TELLING = frozenset({"tell", "inform", "speak", "say", "talk", "confirm", "explain"})
_PUBLISHING = frozenset(
    {"publish", "release", "obtain", "cite", "quote", "air", "broadcast", "leak", "see", "print", "carry", "post"}
)


def relays(verb: Token, source: Token | None, media: frozenset[str]) -> Iterator[tuple[str, Token, Token]]:
    """(rule, source, cue word) of every voice outside that of `source`, who speaks by `verb`.

    `media` are the words of media names.
    """
    quoting = quoting_verb(verb)
    if quoting is not None:
        voice = agent(quoting) or agent(verb) if is_passive(quoting) else subject(quoting)
        if voice is not None and voice is not source:
            yield "quoted", voice, quoting
    if verb.lemma_.lower() in _TELLING:
        for told in _addressees(verb):
            if is_medium(told, media) and told is not source:
                yield "told-medium", told, verb
    if source is not None:
        for describing in kids(source, "acl"):
            publisher = agent(describing)
            if describing.lemma_.lower() in _PUBLISHING and publisher is not None and is_medium(publisher, media):
                yield "published-medium", publisher, describing


def quoting_verb(verb: Token) -> Token | None:
    """The "quoted" of "was quoted as saying"."""
    if verb.tag_ != "VBG" or verb.head.i == verb.i:
        return None
    head = verb.head
    if head.lower_ == "as" and head.head.lemma_.lower() in _QUOTING:
        return head.head
    return head if head.lemma_.lower() in _QUOTING and verb.dep_ in ("xcomp", "ccomp", "advcl", "acl") else None


def _addressees(verb: Token) -> Iterator[Token]:
    yield from kids(verb, "dobj", "dative")
    for prep in kids(verb, "prep", "dative"):
        if prep.lower_ in ("to", "with"):
            yield from kids(prep, "pobj")


def is_medium(noun: Token, media: frozenset[str]) -> bool:
    """True for a news organisation: a capitalised name, or a plain noun, with a word such as Times, TV or agency."""
    if noun.pos_ == "PRON":
        return False
    parts = [t for t in noun.subtree if t.i <= noun.i + 1 and t.dep_ in ("compound", "amod", "nmod", "appos")]
    return any(t.lower_ in media for t in (noun, *parts))
