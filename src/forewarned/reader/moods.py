"""How a verb is meant: commanded, advised, supposed, a habit, or what a rule is there for, rather than told as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned.reader import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_command(verb: Token) -> bool:
    """ "Two, disrupt their supply": what is to be done."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "conj") or (verb.dep_ == "conj" and verb.head.tag_ != "VB"):
        return False
    top = verb if verb.dep_ == "ROOT" else verb.head
    return top.dep_ == "ROOT" and not any(c.dep_ in (*grammar.SUBJECTS, "aux", "neg") for c in top.children)


_ADVISING = frozenset(
    "call urge want need recommend advise encourage press push hope beg propose suggest seek lobby".split()
)


def is_advised(verb: Token) -> bool:
    """ "called on the state to step up the fight", "urged him to close it": advised, not done."""
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.tag_ == verb.tag_:
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp"):
        return False
    due = verb.head.lemma_ == "have" and verb.head.tag_ in ("VBP", "VBZ")  # "we have to close the pier"
    return due or verb.head.lemma_ in _ADVISING


_LAWS = frozenset("law rule bill act policy provision control treaty".split())


def is_standing(verb: Token) -> bool:
    """ "laws protecting the coast", "controls designed to stop it": what a rule is there for."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("design", "aim", "mean", "intend"):
        verb = verb.head
    return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in _LAWS


def is_habit(verb: Token) -> bool:
    """ "the teams that review reports", "after accounts are closed": what is done again and again, told in passing."""
    if not grammar.is_verb(verb) or verb.dep_ not in ("relcl", "advcl"):
        return False
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.tag_ in ("VBP", "VBZ") and finite.lemma_ != "have" and verb.tag_ != "VBG"


_SUPPOSING = frozenset(("assuming", "supposing", "suppose"))


def is_supposed(verb: Token) -> bool:
    """ "if we had been able to close it", "assuming they agree to close it": below what is only supposed."""
    same = True  # still one predicate: "that they closed it" is another, told or denied by itself
    while verb.dep_ in ("xcomp", "acomp", "ccomp") and verb.head.i != verb.i:
        same = same and verb.dep_ != "ccomp"
        verb = verb.head
        if verb.lower_ in _SUPPOSING or (same and grammar.is_hypothetical(verb)):
            return True
    return False


def in_present(verb: Token) -> bool:
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.tag_ in ("VBP", "VBZ") and finite.lemma_ != "have"
