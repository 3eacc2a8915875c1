"""Harm: to life, health, safety, security or property. Which words of a sentence name one."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from forewarned import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token


def is_harm(token: Token) -> bool:
    """Whether the word names a harm, its means or those who do it."""
    lemma = token.lemma_.lower()
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        return lemma in lexicon.words("classes", "harm") or (
            lemma.endswith("ing") and lemma[:-3] in lexicon.words("classes", "harm_verb")
        )
    return token.pos_ == "VERB" and (lemma in lexicon.words("classes", "harm_verb") or gives_way(token))


def harm_tokens(sentence: Span | Iterable[Token]) -> list[Token]:
    return [token for token in sentence if is_harm(token)]


_KNOWN_BY_HARM = frozenset(
    "survivor victim hostage witness hijacker terrorist planner author mastermind organizer cause target".split()
)


def told_of(told: Token) -> Token | None:
    """The "of" that says what they were told: in "notified the owners of the mill of a leak" the second.

    A parse hangs it on those who were told, where "of" may just as well say who they are ("the survivors of the
    fire"); a harm belongs to what was told.
    """
    found = None
    phrase: Token | None = told
    while phrase is not None:
        of = next((c for c in reversed(list(phrase.children)) if c.dep_ == "prep" and c.lower_ == "of"), None)
        inner = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if inner is not None and _may_be_told(inner, phrase) and phrase.lemma_.lower() not in _KNOWN_BY_HARM:
            found = of
        phrase = inner
    return found


def _may_be_told(noun: Token, told: Token) -> bool:
    """A harm, and neither people ("of the hostages") nor part of a name ("Minister of War").

    After a name it is whatever is not known yet: "from the Secret Service of an unknown aircraft".
    """
    new = told.pos_ == "PROPN" and any(c.lower_ in ("a", "an", "possible") for c in noun.children)
    people = lexicon.words("classes", "person") | _KNOWN_BY_HARM
    return (is_harm(noun) or new) and noun.pos_ == "NOUN" and noun.lemma_.lower() not in people


def gives_way(token: Token) -> bool:
    """Idioms of collapse whose words name no harm by themselves: "give way", "give out", "break up"."""
    if token.lemma_ == "give" and token.pos_ == "VERB":
        return any(c.lower_ in ("way", "out") for c in token.children)
    return token.lemma_ == "break" and token.pos_ == "VERB" and any(c.lower_ in ("up", "apart") for c in token.children)


_MODALS = frozenset({"can", "could", "may", "might", "will", "would"})


def is_plan(token: Token) -> bool:
    """Whether the word puts something in the future or in doubt ("could", "imminent", "plot")."""
    lemma = token.lemma_.lower()
    if lemma in _MODALS and token.tag_ != "MD":  # the month of May, a man's will
        return False
    return lemma in lexicon.words("classes", "plan")


def is_figurative(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.lemma_.lower() in lexicon.words("classes", "figurative")


@cache
def harm_forms() -> frozenset[str]:
    stems = lexicon.words("classes", "harm") | lexicon.words("classes", "harm_verb")
    forms: set[str] = set()
    for stem in stems:
        short = stem.removesuffix("e")
        forms |= {stem, stem + "s", stem + "es", short + "ed", short + "ing", stem + stem[-1] + "ed"}
        forms |= {stem.removesuffix("y") + "ies"} if stem.endswith("y") else set()
    return frozenset(forms | {"shot", "struck", "sank", "sunk", "burnt", "blew", "dead", "dying"})


def figurative_forms() -> frozenset[str]:
    return frozenset(form for word in lexicon.words("classes", "figurative") for form in (word, word + "s"))
