"""What some frames need of their own words: that a threat was made, a warning given, an act has its target.

`frames.toml` names them under `needs`; those that look at the whole sentence are in `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms
from forewarned.reader.frames import Hit

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_incident_noun(hit: Hit) -> bool:
    """A noun that reports an incident: it has its target, its victims or its day, or opens a headline."""
    noun = hit.token
    if any(c.dep_ == "prep" and c.lower_ in hit.frame.recipients for c in noun.children):
        return True
    if any(
        c.dep_ in ("poss", "compound", "nmod") and c.ent_type_ in ("GPE", "FAC", "ORG", "LOC", "DATE")
        for c in noun.children
    ):
        return True
    return noun.dep_ == "ROOT" or any(c.dep_ == "relcl" for c in noun.children)


def _exists(noun: Token) -> bool:
    """ "There was no intelligence": the noun is said to exist, or not to."""
    verb = noun.head
    return verb.lemma_ == "be" and any(c.dep_ == "expl" for c in verb.children)


def _own_act(hit: Hit) -> bool:
    """Whether what is vowed or called for is itself a harm: its verb, its object, or "for attacks"."""
    parts = [c for c in hit.token.children if c.dep_ in ("xcomp", "ccomp", "dobj")]
    parts += [found for _, found in grammar.prepositional(hit.token, frozenset({"for", "on"}))]
    parts += [inner for part in parts for inner in part.children if inner.dep_ in ("dobj", "xcomp", "prep")]
    return any(harms.is_harm(part) for part in parts)


def _threatener(noun: Token) -> bool:
    """A threat that somebody made: "bomb threat", "the gang's threat", "threats from", "issued a threat"."""
    if any(
        c.dep_ == "compound" and c.lemma_.lower() in ("bomb", "death", "kidnapping", "arson") for c in noun.children
    ):
        return True
    if any(c.dep_ == "prep" and c.lower_ in ("from", "by") for c in noun.children):
        return True
    verb = noun.head
    return noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in ("issue", "make", "phone", "send", "carry")


def _conveyed(noun: Token) -> bool:
    """A warning that was given: it exists, is said to come, or says something of its own."""
    verb = noun.head
    if noun.dep_ in ("ROOT", "nsubj", "nsubjpass") or _exists(noun):
        return True
    if noun.dep_ == "dobj" and verb.lemma_ in ("dismiss", "ignore", "reject", "heed", "disregard", "discuss", "have"):
        return False
    return any(
        c.dep_ in ("acl", "relcl") or (c.dep_ == "prep" and c.lower_ in ("of", "about", "that")) for c in noun.children
    )


def _victim(noun: Token) -> bool:
    """ "the attack on the depot", "the murder of two clerks": a definite act with its target."""
    definite = any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that") for c in noun.children)
    struck = any(c.dep_ == "prep" and c.lower_ in ("on", "against", "of") for c in noun.children)
    return definite and struck


def _military(noun: Token) -> bool:
    """ "strikes on two camps", "a missile strike"; workers and players strike too."""
    if any(c.dep_ == "prep" and c.lower_ in ("on", "against", "at", "into") for c in noun.children):
        return not any(c.lower_ in ("hunger", "general") for c in noun.children)
    return any(c.dep_ == "compound" and (harms.is_harm(c) or c.lower_ in ("air", "drone")) for c in noun.children)


def _own_part(noun: Token) -> bool:
    """ "a claim of responsibility for the fire" """
    parts = lexicon.words("classes", "responsibility_noun")
    return any(found.lemma_.lower() in parts for _, found in grammar.prepositional(noun, frozenset({"of"})))


def _doubted(verb: Token) -> bool:
    """ "asked whether the warning might be a hoax": a clause that asks whether what was said of a harm is real."""
    unreal, told = lexicon.words("classes", "unreal"), lexicon.words("classes", "warned_noun")
    for clause in verb.children:
        if clause.dep_ == "ccomp" and grammar.asked(clause):
            words = {t.lemma_.lower() for t in clause.subtree}
            return bool(words & unreal) and bool(words & told)
    return False


NEEDS: dict[str, Callable[[Hit], bool]] = {
    "existence": lambda hit: _exists(hit.token),
    "own act": _own_act,
    "threatener": lambda hit: _threatener(hit.token),
    "military": lambda hit: hit.noun is not None and (hit.noun.lemma_ == "airstrike" or _military(hit.noun)),
    "own part": lambda hit: _own_part(hit.token),
    "victim": lambda hit: _victim(hit.token),
    "conveyed": lambda hit: _conveyed(hit.token),
    "threat": lambda hit: (
        hit.noun is not None
        and (
            hit.noun.lemma_ in ("threat", "ultimatum") or any(t.lemma_.lower() == "threaten" for t in hit.noun.subtree)
        )
    ),
    "doubted": lambda hit: _doubted(hit.token),
    "action": lambda hit: any(c.dep_ == "xcomp" for c in hit.token.children),
    "suspects": lambda hit: any(
        t.ent_type_ in ("PERSON", "NORP") or harms.is_harm(t) or t.lower_ in ("him", "her", "them")
        for head in grammar.objects(hit.token)
        for t in head.subtree
    ),
}
