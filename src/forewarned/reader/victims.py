"""Whom or what a harm hit, beyond the object of its verb: beside the verb, after it, or round its noun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

# What is fired, thrown or set off is not what is hit.
_AIMING = frozenset("fire shoot throw hurl lob toss launch drop plant place detonate explode spray open aim".split())
_FIGHTING = frozenset({"clash", "fight", "battle", "collide"})
_AIMED_AT = ("at", "on", "into", "against", "upon", "toward", "towards")
_BLASTING = frozenset("explode detonate burst go blow".split())
_NEAR_A_BLAST = ("outside", "inside", "in", "at", "near", "under", "on", "aboard", "beneath", "against")
_STRUCK_BY = frozenset("affect hit strike damage rock shake destroy devastate kill injure wound leave injure".split())
_WEAPONS = lexicon.words("classes", "weapon") | frozenset(
    "gun machinegun rifle pistol weapon explosive rocket charge device".split()
)


def is_aimed(verb: Token) -> bool:
    """Whether the verb sends something at its victim: "fired on", "hurled at"."""
    return grammar.is_verb(verb) and verb.lemma_.lower() in _AIMING | _FIGHTING


def aimed_at(verb: Token) -> Iterator[Token]:
    """ "fired an old rifle at the guests", "opened fire on revelers": the guests, the revelers."""
    if verb.lemma_.lower() in _FIGHTING:
        yield from (found for _, found in grammar.prepositional(verb, {"with", "against"}))
        return
    thrown = grammar.undergoer(verb)
    for carrier in (verb, thrown):
        for _, found in grammar.prepositional(carrier, set(_AIMED_AT)) if carrier is not None else ():
            yield found
            return


def is_weapon(token: Token) -> bool:
    """Whether the words name a weapon or an amount of it: "500 kg of dynamite"."""
    if token.lemma_.lower() in _WEAPONS:
        return True
    return any(found.lemma_.lower() in _WEAPONS for _, found in grammar.prepositional(token, {"of"}))


def blasted(verb: Token) -> Iterator[Token]:
    """Where a bomb went off: "exploded outside the hall"."""
    who = grammar.undergoer(verb) or grammar.subject(verb)
    if verb.lemma_.lower() not in _BLASTING or who is None or not (is_weapon(who) or who.lower_ in ("it", "which")):
        return
    for preposition in _NEAR_A_BLAST:
        for _, found in grammar.prepositional(verb, {preposition}):
            yield found
            return


def further(verb: Token) -> Iterator[Token]:
    """ "… rammed a crowd, killing 80", "six were killed and 58 injured": those hit by the harms beside the verb."""
    for child in verb.children:
        if child.dep_ in ("advcl", "conj") and child.lemma_.lower() in lexicon.words("classes", "casualty_verb"):
            victim = grammar.undergoer(child)
            if victim is None:
                victim = next((c for c in child.children if c.dep_ in grammar.SUBJECTS or c.pos_ == "NUM"), None)
            if victim is not None and victim.pos_ != "PRON":
                yield victim
        elif child.dep_ == "conj" and child.pos_ == "NUM" and any(_casualty(c) for c in child.children):
            yield child  # "six were killed and 58 injured", where the number is taken for the head


def _casualty(token: Token) -> bool:
    return token.dep_ in ("acl", "amod") and token.lemma_.lower() in lexicon.words("classes", "casualty_verb")


def before_participle(verb: Token) -> Iterator[Token]:
    """Of "rammed into a crowd, killing 80", where the killing states the incident, the crowd."""
    governor = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or not grammar.is_verb(governor):
        return
    for preposition in ("into", "outside", "through"):
        for _, found in grammar.prepositional(governor, {preposition}):
            yield found
            return


def round_noun(noun: Token) -> Iterator[Token]:
    """The victims of an incident that is a noun, by the verb or noun that it stands under."""
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_.lower() in ("target", "victim", "scene"):
        verb = grammar.clause_root(head.head)
        who = grammar.subject(verb)
        if who is not None and who.i != head.head.i:
            yield who
    elif noun.dep_ == "nsubjpass" or noun.dep_ == "dobj" or (noun.dep_ == "nsubj" and grammar.is_verb(head)):
        if noun.dep_ == "nsubj" and head.lemma_.lower() in _STRUCK_BY:
            yield from (c for c in head.children if c.dep_ == "dobj")
            return
        for _, found in grammar.prepositional(head, {"against", "on"}):
            yield found
            return
    for _, found in grammar.prepositional(noun, {"near", "outside", "into", "across", "between"}):
        yield found
        return
    for child in noun.children:
        if child.dep_ == "acl" and grammar.is_passive(child):  # "the attack carried out against the depot"
            yield from (found for _, found in grammar.prepositional(child, {"against", "on", "at"}))
