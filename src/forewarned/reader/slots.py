"""The slots of an entry: who does it, and the stance of a response, read off the parse by its frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms, phrases, victims

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.model import Stance
    from forewarned.reader.frames import Hit

_ISSUED_BY = frozenset({"by", "from"})


@dataclass(frozen=True, slots=True)
class Slot:
    """The head word of a filler, its first and last word, and the rule that chose it."""

    head: Token
    first: Token
    last: Token
    rule: str


def noun_slot(token: Token, rule: str) -> Slot:
    first, last = phrases.noun_phrase(token)
    return Slot(token, first, last, rule)


def wide_slot(token: Token, rule: str) -> Slot:
    """The word with everything below it."""
    first, last = phrases.subtree_span(token)
    return Slot(token, first, last, rule)


def clause_slot(token: Token, rule: str) -> Slot:
    """A clause without its "that"."""
    first, last = phrases.subtree_span(token)
    if first.lower_ in ("that", "which") and first.dep_ in ("mark", "nsubj", "dobj"):
        first = first.doc[min(first.i + 1, last.i)]
    return Slot(token, first, last, rule)


def actor(hit: Hit) -> Slot | None:
    """Who does it, by the frame."""
    frame, token = hit.frame, hit.token
    if frame.actor == "none":
        return None
    if frame.swap:
        for source in (hit.noun, token):
            for _, found in grammar.prepositional(source, _ISSUED_BY) if source is not None else ():
                return noun_slot(found, "from-phrase")
        return None
    if grammar.is_verb(token):
        found_doer = grammar.doer(token)
        if found_doer is None and not grammar.is_passive(token) and hit.noun is not None and token.dep_ == "acl":
            found_doer = token.head
        found_doer = _user(found_doer) if found_doer is not None else _sent(hit)
        return (
            noun_slot(found_doer, "doer of the verb") if found_doer is not None and can_act(found_doer, hit) else None
        )
    if frame.adjectives:
        verb = grammar.clause_root(token)
        found_subject = grammar.subject(verb)
        return noun_slot(found_subject, "subject") if found_subject is not None else None
    return _noun_actor(hit)


def _user(token: Token) -> Token:
    """Of "killed by a bomb planted by smugglers", the smugglers; of "US missiles", the US."""
    if not victims.is_weapon(token):
        return token
    used = [grammar.agent(c) for c in token.children if c.dep_ in ("acl", "relcl")]
    owners = [c for c in token.children if c.dep_ in ("compound", "poss") and c.ent_type_ in ("GPE", "ORG", "NORP")]
    return next((t for t in (*used, *owners) if t is not None), token)


_SENT = frozenset({"deploy", "dispatch", "mobilize", "send", "scramble", "station", "task"})


def _sent(hit: Hit) -> Token | None:
    """Of "troops were deployed", where nobody is said to have sent them, the troops."""
    if hit.frame.kind != "response" or hit.token.lemma_ not in _SENT:
        return None
    sent = grammar.undergoer(hit.token)
    if sent is None or not grammar.is_passive(hit.token):
        return None
    return sent if is_somebody(sent) or sent.lemma_.lower() in lexicon.words("classes", "pursuer") else None


def can_act(token: Token, hit: Hit) -> bool:
    if token.dep_ == "expl" or grammar.is_time(token):  # "The next day brought a report"
        return False
    if token.lower_ in ("nobody", "none") or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
        return False  # "No group has claimed the attack" names nobody
    if hit.frame.kind == "incident":  # "the blast killed three": the blast is no actor
        happening = token.lemma_.lower() in lexicon.words("classes", "incident_noun")
        return token.lower_ not in grammar.RELATIVES and not happening and not victims.is_weapon(token)
    return True


def _noun_actor(hit: Hit) -> Slot | None:
    token = hit.token
    for _, found in grammar.prepositional(token, _ISSUED_BY):
        return noun_slot(found, "by-phrase of the noun")
    for child in token.children:
        if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME") and not harms.is_harm(child):
            if hit.frame.kind == "incident" and child.ent_type_ in ("GPE", "FAC", "LOC"):
                continue
            return noun_slot(child, "possessor of the noun")
    if hit.frame.kind == "incident":
        return _attacker(token)
    verb = grammar.clause_root(token)
    if token.dep_ == "dobj" and grammar.is_verb(verb):
        found_subject = grammar.doer(verb)
        if found_subject is not None and verb.lemma_ not in ("receive", "get", "hear"):
            return noun_slot(found_subject, "subject of the governing verb")
    if hit.frame.kind == "response":
        for preposition, found in grammar.prepositional(token, frozenset({"of"})):
            if preposition == "by":
                return noun_slot(found, "by-phrase of the noun")
    return None


def _attacker(noun: Token) -> Slot | None:
    """ "a guerrilla attack on the depot": those who are named before the noun."""
    bands = lexicon.words("classes", "seized") - lexicon.words("classes", "weapon") | {"army", "police", "navy"}
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.lemma_.lower() in bands - _MEANS:
            return noun_slot(child, "who stands before the noun")
    return None


_MEANS = frozenset("weapon gun rifle ammunition dynamite explosive drug explosives terrorist security".split())


def is_somebody(token: Token) -> bool:
    """Whether the word names people or a body of people."""
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or (
        token.pos_ == "PRON" and token.lower_ not in ("it", "this", "that")
    ):
        return True
    return token.lemma_.lower() in lexicon.words("classes", "person") | lexicon.words("classes", "group")


def stance(hit: Hit) -> Stance | None:
    """The stance of a response: by its frame, turned round by a negation."""
    if hit.frame.kind != "response":
        return None
    own = hit.frame.stance or "acted"
    token = hit.token
    if hit.noun is not None and hit.noun.lower_ == "nothing":  # the frame's own word: "did nothing"
        return own
    negated = grammar.is_negated(token) or (
        hit.noun is not None and any(c.lower_ in ("no", "little") for c in hit.noun.children)
    )
    negated = negated or (not grammar.is_verb(token) and any(c.lower_ == "no" for c in token.children))
    if negated:
        return "acted" if own == "not_acted" else "not_acted"
    return own
