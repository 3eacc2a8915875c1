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
_FIRED_IN = ("inside", "outside", "through", "across", "near", "in")  # "shots were fired inside the mill"
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
    for places in (_AIMED_AT, _FIRED_IN if thrown is not None and is_weapon(thrown) else ()):
        for carrier in (verb, thrown):
            for _, found in grammar.prepositional(carrier, set(places)) if carrier is not None else ():
                if not grammar.is_time(found):  # "at this moment"
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
        elif child.dep_ == "conj" and child.pos_ in ("NUM", "NOUN") and any(_casualty(c) for c in child.children):
            yield child  # "six were killed and 58 injured", where the number is taken for the head
    hurt = lexicon.words("classes", "casualty_verb") - {verb.lemma_.lower()}
    if verb.dep_ == "conj" and verb.head.lemma_.lower() in hurt:
        first = grammar.undergoer(verb.head)  # "six were killed and 58 were wounded", where the wounding states it
        if first is not None and first.pos_ != "PRON" and any(c.dep_ in grammar.SUBJECTS for c in verb.children):
            yield first


def left(verb: Token) -> Iterator[Token]:
    """ "left four guards dead": those of whom the verb says what became of them."""
    if verb.lemma_ != "leave":
        return
    for child in verb.children:
        if child.dep_ in ("oprd", "acomp", "xcomp", "ccomp") and child.lower_ in _LEFT:
            own = next((c for c in child.children if c.dep_ in grammar.SUBJECTS), None)
            yield from (own,) if own is not None else (c for c in verb.children if c.dep_ == "dobj")
            return


_LEFT = frozenset("dead injured wounded homeless hurt maimed damaged burned burnt".split())


def of_attack(verb: Token) -> Iterator[Token]:
    """What the attack aimed at that a verb speaks of: "killed in an attack outside the gate", "the raid … began"."""
    nouns = [c for p in verb.children if p.dep_ == "prep" and p.lower_ in ("in", "during", "by") for c in p.children]
    above = verb.head if verb.dep_ == "relcl" else grammar.subject(verb)
    for noun in (above, *nouns):
        if noun is not None and noun.lemma_.lower() in lexicon.words("classes", "incident_noun"):
            for _, found in grammar.prepositional(noun, {"on", "against", "outside"}):
                yield found
                return


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
    elif noun.dep_ == "dobj" and head.lemma_ == "set":  # "set fire to the mill"
        yield from (found for _, found in grammar.prepositional(head, {"to"}))
        return
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
