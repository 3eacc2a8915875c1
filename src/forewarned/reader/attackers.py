"""Who did a harm that names nobody beside its own word: those who stand in the clause or the noun beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms, victims

if TYPE_CHECKING:
    from spacy.tokens import Token

_HURT = lexicon.words("classes", "casualty_verb") | frozenset("die perish fall slay murder gun wound".split())
_FIGHTS = frozenset(
    "clash battle shootout shoot-out gunfight firefight skirmish fight fighting combat confrontation exchange".split()
)
_DONE = frozenset(
    "carry perpetrate commit stage launch conduct mount intensify begin continue start unleash set plan orchestrate "
    "organize organise blame".split()
)
_FORCES = frozenset(
    "missile air drone rocket artillery mortar cruise-missile military army cruise bombing naval air-force".split()
)
# What stands before the noun of an attack and says how it was made, not by whom.
_MEANS = frozenset("weapon gun rifle ammunition dynamite explosive drug explosives terrorist security victim".split())


def beside(verb: Token) -> Token | None:
    """ "were killed when gunmen threw a bomb", "was hurt in a clash with rebels": the gunmen, the rebels."""
    if verb.lemma_.lower() not in _HURT:
        return None
    for child in verb.children:
        if child.dep_ == "advcl" and any(c.lower_ in ("when", "as", "after") for c in child.children):
            who = grammar.doer(child) if harms.is_harm(child) or victims.is_aimed(child) else None
            if who is not None and is_band(who) and child.is_ancestor(who):
                return who
        if child.dep_ in ("prep", "agent") and child.lower_ in ("in", "during", "from", "by"):
            for noun in (c for c in child.children if c.dep_ == "pobj" and _is_attack(c)):
                found = of_noun(noun)
                if found is not None:
                    return found
    return None


def _is_attack(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in _FIGHTS or lemma in lexicon.words("classes", "incident_noun")


def of_noun(noun: Token) -> Token | None:
    """Who made an attack, as its noun has it: "carried out by X", "a clash with X", "an X ambush"."""
    for child in noun.children:
        if child.dep_ in ("acl", "relcl") and grammar.agent(child) is not None:
            return grammar.agent(child)
    if noun.lemma_.lower() in _FIGHTS:
        return next((found for _, found in grammar.prepositional(noun, {"with"})), None)
    return next((found for _, found in grammar.prepositional(noun, {"by"})), None) or before_noun(noun)


def before_noun(noun: Token) -> Token | None:
    """ "a guerrilla attack on the depot", "US missile strikes", "a Taliban ambush": those named before the noun."""
    bands = lexicon.words("classes", "seized") - lexicon.words("classes", "weapon") | {"army", "police", "navy"}
    forced = any(c.dep_ in ("compound", "amod", "nmod") and c.lemma_.lower() in _FORCES for c in noun.children)
    loose = any(c.dep_ == "det" and c.lower_ in ("a", "an", "another") for c in noun.children)
    for child in noun.children:
        if child.dep_ not in ("compound", "amod", "nmod"):
            continue
        if child.lemma_.lower() in bands - _MEANS:
            return child
        if child.ent_type_ in ("GPE", "NORP", "ORG") and child.lemma_.lower() not in _FORCES and forced:
            return child
        if child.ent_type_ == "NORP" and child.pos_ == "PROPN" and loose:
            return child
    return None


def by_verb(noun: Token) -> Token | None:
    """Of "a series of raids was carried out by smugglers" the smugglers: who did what the noun is said to be."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    verb = noun.head
    if noun.dep_ not in ("dobj", "nsubjpass") or not grammar.is_verb(verb) or verb.lemma_.lower() not in _DONE:
        return None
    if grammar.is_passive(verb):
        return grammar.agent(verb)
    found = grammar.subject(verb)
    if found is None or (harms.is_harm(found) and not is_band(found)):
        return None
    return found if is_band(found) or found.pos_ in ("PROPN", "PRON") or found.tag_ == "NNS" else None


def is_band(token: Token) -> bool:
    """Whether the word names people who may have done it."""
    lemma = token.lemma_.lower()
    if victims.is_weapon(token) or lemma in lexicon.words("classes", "incident_noun"):
        return False
    named = lexicon.words("classes", "person") | lexicon.words("classes", "seized") | lexicon.words("classes", "group")
    return token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or lemma in named | lexicon.words("classes", "pursuer")
