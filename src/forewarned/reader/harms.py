"""Harm: to life, health, safety, security or property. Which words of a sentence name one."""

from __future__ import annotations

import re
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
    return token.pos_ == "VERB" and lemma in lexicon.words("classes", "harm_verb")


def harm_tokens(sentence: Span | Iterable[Token]) -> list[Token]:
    return [token for token in sentence if is_harm(token)]


def is_plan(token: Token) -> bool:
    """Whether the word puts something in the future or in doubt ("could", "imminent", "plot")."""
    return token.lemma_.lower() in lexicon.words("classes", "plan")


def is_figurative(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.lemma_.lower() in lexicon.words("classes", "figurative")


_WORD = re.compile(r"[a-z][a-z'-]*")


@cache
def harm_forms() -> frozenset[str]:
    stems = lexicon.words("classes", "harm") | lexicon.words("classes", "harm_verb")
    forms: set[str] = set()
    for stem in stems:
        short = stem.removesuffix("e")
        forms |= {stem, stem + "s", stem + "es", short + "ed", short + "ing", stem + stem[-1] + "ed"}
        forms |= {stem.removesuffix("y") + "ies"} if stem.endswith("y") else set()
    return frozenset(forms | {"shot", "struck", "sank", "sunk", "burnt", "blew", "dead", "dying"})


def harm_density(text: str) -> float:
    """Harm words per 100 words of `text`, by form alone (no parse)."""
    words = _WORD.findall(text.lower())
    forms = harm_forms()
    return 100 * sum(word in forms for word in words) / max(1, len(words))
