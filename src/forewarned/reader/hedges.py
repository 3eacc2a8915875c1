"""Certainty and polarity of an entry, by the scope of the words that hedge or deny it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.model import Certainty
    from forewarned.reader.frames import Hit

HEDGING_ADVERBS = frozenset(
    "probably possibly perhaps maybe allegedly reportedly apparently supposedly purportedly presumably likely "
    "seemingly potentially evidently ostensibly".split()
)
HEDGING_ADJECTIVES = frozenset(
    "alleged suspected apparent possible purported presumed supposed likely reported".split()
)
RAISING = frozenset("appear seem believe think suspect allege presume rumor say report suppose assume".split())
_HEDGING_MODALS = frozenset({"may", "might", "could"})


def _adverb_near(token: Token) -> bool:
    return any(
        c.lower_ in HEDGING_ADVERBS and c.dep_ in ("advmod", "npadvmod", "amod", "acomp") for c in token.children
    )


def is_hedged(hit: Hit) -> bool:
    """Whether the entry itself is hedged, not merely the harm that it foretells."""
    verb = grammar.clause_root(hit.token)
    for token in {hit.token.i: hit.token, verb.i: verb}.values():
        if _adverb_near(token):
            return True
    if any(c.dep_ == "aux" and c.lower_ in _HEDGING_MODALS for c in verb.children) and grammar.is_verb(verb):
        return True
    if hit.frame.kind in ("incident", "claim", "knowledge") and any(
        c.dep_ == "amod" and c.lower_ in HEDGING_ADJECTIVES for c in hit.token.children
    ):
        return True
    who = grammar.doer(hit.token) if grammar.is_verb(hit.token) else None
    if who is not None and any(
        c.lower_ in HEDGING_ADJECTIVES - {"suspected"} for c in who.children if c.dep_ == "amod"
    ):
        return True
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in RAISING:
        head = verb.head
        return head.lemma_.lower() in ("appear", "seem") or grammar.is_passive(head)
    return False


def certainty(hit: Hit) -> Certainty:
    return "hedged" if is_hedged(hit) else "asserted"


def polarity(hit: Hit) -> bool:
    """False where the text states that it did not happen. What did not happen "until June" did happen."""
    token = hit.token
    if _is_negated(hit):
        return _came_late(grammar.clause_root(token))
    if token.lower_ in ("unaware", "ignorant") or (token.lemma_ == "lack" and hit.frame.kind == "knowledge"):
        return False
    return not (token.lemma_ in ("deny", "disclaim") and hit.frame.kind == "claim")


def _is_negated(hit: Hit) -> bool:
    token = hit.token
    if grammar.is_verb(token):
        if hit.frame.kind == "incident" and _told_without_harm(hit):
            return False
        own = grammar.is_negated(token) or (hit.noun is not None and _negative_noun(hit.noun))
        return own or _is_not_found(token) or (hit.frame.kind == "knowledge" and _is_little(token))
    if _negative_noun(token) or any(c.dep_ == "neg" for c in token.children):
        return True
    if token.dep_ == "pobj" and token.head.lower_ == "without":
        return True
    objects = ("dobj", "attr", "nsubj", "nsubjpass", "acomp")
    verb = grammar.clause_root(token)
    if hit.frame.kind == "incident" and verb.lemma_.lower() not in _HAPPENING:
        return False  # "has not mourned the attack": it happened all the same
    return token.dep_ in objects and grammar.is_negated(verb)


_HAPPENING = frozenset("be happen occur follow see suffer have commit stage carry conduct launch take cause".split())


_FINDINGS = frozenset("evidence record indication sign proof trace".split())


def _is_not_found(verb: Token) -> bool:
    """ "no evidence that they sent a warning", "did not act to warn them": what is looked for in vain."""
    head = verb.head
    if verb.dep_ in ("acl", "ccomp", "relcl") and head.lemma_ in _FINDINGS:
        return _negative_noun(head) or (grammar.is_verb(head.head) and grammar.is_negated(head.head))
    if verb.dep_ == "ccomp" and grammar.is_verb(head):
        return any(c.dep_ in ("dobj", "attr") and c.lemma_ in _FINDINGS and _negative_noun(c) for c in head.children)
    to_do = verb.tag_ == "VB" and any(c.tag_ == "TO" for c in verb.children)
    return to_do and verb.dep_ == "advcl" and grammar.is_verb(head) and grammar.is_negated(head)


def _is_little(verb: Token) -> bool:
    """ "knew little of the gang" """
    return any(c.lower_ == "little" and c.dep_ in ("dobj", "advmod", "nsubjpass") for c in verb.children)


def _told_without_harm(hit: Hit) -> bool:
    """ "The explosion caused no injuries": it happened, and nobody was hurt."""
    who = grammar.doer(hit.token)
    happened = who is not None and who.lemma_.lower() in lexicon.words("classes", "incident_noun")
    return happened and hit.noun is not None and _negative_noun(hit.noun)


def _came_late(verb: Token) -> bool:
    """Of "was not sent until June", "until"."""
    near = [c for child in verb.children if child.dep_ == "advcl" for c in child.children if c.dep_ == "mark"]
    return any(c.lower_ in ("until", "till") and c.i > verb.i for c in (*verb.children, *near))


def _negative_noun(noun: Token) -> bool:
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") and noun.head.head.pos_ == "NOUN":
        return _negative_noun(noun.head.head)  # "no assertion of responsibility"
    return any(
        c.lower_ in ("no", "neither", "nor", "without", "little") and c.dep_ in ("det", "neg", "amod", "preconj")
        for c in noun.children
    )
