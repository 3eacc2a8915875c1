"""What happened, as one span of words: the verb of an incident with what stands round it, or its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms, phrases
from forewarned.reader.slots import Slot, noun_slot

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit


def happening(hit: Hit) -> Slot:
    """What happened: the verb with its subject and objects, or the noun with its own words."""
    token = hit.token
    if not grammar.is_verb(token):
        return noun_slot(token, "the noun itself")
    if token.lemma_ == "be":  # "There has been looting"
        said = next((c for c in token.children if c.dep_ in ("attr", "nsubj", "nsubjpass")), None)
        return noun_slot(said, "what there was") if said is not None else noun_slot(token, "the verb itself")
    first = last = token
    cause = _told_of(token) if token.dep_ == "relcl" else grammar.subject(token)
    if cause is not None and cause.lemma_.lower() in lexicon.words("classes", "incident_noun"):
        first, last = min(first, phrases.noun_phrase(cause)[0], key=_place), last
    for child in token.children:
        near = child.dep_ in (*grammar.OBJECTS, "prt", "auxpass", "nsubjpass", "nsubj", "aux", "neg")
        if near and not (child.dep_ == "nsubj" and child.lower_ in grammar.RELATIVES):
            a, b = phrases.noun_phrase(child) if child.pos_ in ("NOUN", "PROPN", "NUM", "PRON") else (child, child)
            first, last = min(first, a, key=_place), max(last, b, key=_place)
        elif child.dep_ in ("prep", "agent") and child.i > token.i and _names_happening(child):
            last = max(last, phrases.noun_phrase(next(iter(child.children)))[1], key=_place)  # "killed in an attack"
        elif child.dep_ == "prep" and child.i > token.i and child.i - token.i <= 4:
            last = max(last, phrases.noun_phrase(next(iter(child.children), child))[1], key=_place)
    return Slot(token, first, last, "what happened")


def _told_of(verb: Token) -> Token:
    """The noun that a relative clause goes on from: of "the attack on a club in which nine died", the attack."""
    noun = verb.head
    for _ in range(3):
        if noun.lemma_.lower() in lexicon.words("classes", "incident_noun"):
            return noun
        if noun.dep_ not in ("pobj", "conj"):
            break
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return verb.head


def _names_happening(preposition: Token) -> bool:
    """Whether a phrase beside the verb names what happened: "in a bomb attack", "by a blast"."""
    if preposition.lower_ not in ("in", "by", "during", "from", "with"):
        return False
    return any(c.dep_ == "pobj" and harms.is_harm(c) for c in preposition.children)


def _place(token: Token) -> int:
    return token.i
