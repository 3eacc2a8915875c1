"""Whom an entry names as told, threatened, hit or held responsible, read off the parse by its frame."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms, victims
from forewarned.reader.slots import Slot, can_act, is_somebody, noun_slot, up_to, without_message

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit

_PLACES = frozenset({"GPE", "FAC", "LOC", "ORG"})


def _listed(token: Token, rule: str) -> list[Slot]:
    """One slot for each of several joined by "and"."""
    joined = [t for t in (token, *token.conjuncts) if t.pos_ != "VERB" and not _past_place(token, t)]
    return [up_to(noun_slot(t, rule), [c for c in t.children if c.dep_ == "cc"]) for t in joined]


def _past_place(token: Token, joined: Token) -> bool:
    """ "killed 32 people at the airport and a metro station": what a parse joins to the people past a place."""
    people = joined.ent_type_ in ("PERSON", "NORP") or joined.lemma_.lower() in lexicon.words("classes", "person")
    if joined.i <= token.i or people or joined.pos_ == "NUM" or not is_somebody(token):
        return False
    return any(c.dep_ == "prep" and c.lower_ != "of" and token.i < c.i < joined.i for c in token.children)


def recipients(hit: Hit) -> list[Slot]:
    """Who was told, threatened, hit or held responsible, by the frame."""
    token, frame = hit.token, hit.frame
    if frame.kind in ("knowledge", "response"):
        return []
    if frame.swap:
        told = grammar.doer(token)
        against = [t for c in (token, hit.noun) if c is not None for _, t in grammar.prepositional(c, {"against"})]
        received = [told, *against] if told is not None else against
        return [slot for head in received for slot in _listed(head, "who received it")]
    if frame.kind == "incident":
        return [slot for head in _hit(hit) for slot in _listed(head, "who or what was hit")]
    part = lexicon.words("classes", "responsibility_noun") if frame.kind == "claim" else frozenset()
    for place in frame.recipients:
        found = [t for t in _recipient(hit, place) if not grammar.is_time(t) and t.lemma_.lower() not in part]
        if found:
            listed = [slot for head in found for slot in _listed(head, f"recipient: {place}")]
            return [without_message(slot) for slot in listed] if frame.kind == "warning" else listed
    if frame.kind == "claim":
        return [slot for head in _said_to_have_done(hit) for slot in _listed(head, "who is said to have done it")]
    if frame.kind == "threat" and frame.nouns:
        return [slot for head in victims.round_noun(token) for slot in _listed(head, "target of the threat")]
    if frame.kind == "warning":
        return [slot for head in _addressed(token) for slot in _listed(head, "whom the message went to")]
    return []


def _said_to_have_done(hit: Hit) -> list[Token]:
    """Of "denied that planes had entered the valley", the planes: who does what is claimed or denied."""
    if not grammar.is_verb(hit.token) or hit.frame.name != "by weight":
        return []
    clauses = [c for c in hit.token.children if c.dep_ == "ccomp" and grammar.is_verb(c)]
    told = clauses or ([hit.token] if hit.token.dep_ == "ccomp" else [])
    doers = [grammar.doer(verb) for verb in told]
    asked = ("which", "what", "whose")
    named = [t for t in doers if t is not None and is_somebody(t) and t.pos_ != "PRON"]
    return [t for t in named if not any(c.lower_ in asked for c in t.children)]


_REACHING = frozenset("call contact phone telephone write radio email cable fax reach meet visit".split())


def _addressed(token: Token) -> list[Token]:
    """Whom a message in the same clause went to: "… with reports to the ministry that …", "called the port to say"."""
    governor = token.head
    if token.dep_ in ("advcl", "xcomp", "conj") and governor.lemma_.lower() in _REACHING:
        found = [c for c in governor.children if c.dep_ == "dobj" and is_somebody(c)]
        if found:
            return found
    for noun in grammar.clause_root(token).subtree:
        if noun.lemma_.lower() in lexicon.words("classes", "message"):
            found = [t for _, t in grammar.prepositional(noun, {"to"}) if is_somebody(t)]
            if found:
                return found
    return []


def _hit(hit: Hit) -> list[Token]:
    """Those hit: what the verb aims at, what the frame's places hold, or what stands round the noun."""
    token = hit.token
    found: list[Token] = []
    if grammar.is_verb(token):
        found = list(victims.aimed_at(token)) if victims.is_aimed(token) else []
        found = found or list(victims.blasted(token)) or list(victims.left(token))
    for place in hit.frame.recipients if not found else ():
        found = [t for t in _recipient(hit, place) if not grammar.is_time(t)]
        if found:
            break
    if not grammar.is_verb(token):
        return found or list(victims.round_noun(token))
    found += [t for t in victims.before_participle(token) if t not in found]
    found += [t for t in victims.of_attack(token) if t not in found]
    return found + [t for t in victims.further(token) if t not in found and not grammar.is_time(t)]


def _targets(hit: Hit) -> Iterator[Token]:
    """Whom a threatened harm would hit: the object of its verb, or "against …"; else of what is threatened at all."""
    for token in hit.token.subtree:
        if token.i <= hit.token.i:
            continue
        if grammar.is_verb(token) and harms.is_harm(token):
            target = grammar.undergoer(token)
            if target is not None:
                yield target
                return
        for _, found in grammar.prepositional(token, {"against", "on"}) if harms.is_harm(token) else ():
            yield found
            return
    for act in hit.token.children:
        if act.dep_ in ("xcomp", "ccomp") and grammar.is_verb(act):
            target = grammar.undergoer(act)
            if target is not None and (is_somebody(target) or target.pos_ == "PROPN"):
                yield target
                return


def _recipient(hit: Hit, place: str) -> Iterator[Token]:
    token = hit.token
    if place == "self_actor":
        who = grammar.doer(token)
        takes = who is not None and token.lemma_ not in ("deny", "disclaim") and can_act(who, hit)
        yield from (who,) if takes and who is not None else ()
    elif place == "target":
        yield from _targets(hit)
    elif place == "object":
        yield from _object(hit)
    elif place == "compound":  # "the San Bernardino attacks"
        yield from (c for c in token.children if c.dep_ in ("compound", "nmod") and c.ent_type_ in _PLACES)
    elif place == "person":
        yield from (found for found in _object(hit) if is_somebody(found))
    elif place == "subject":
        found = grammar.subject(grammar.clause_root(token))
        if token.dep_ == "amod" and token.head.dep_ == "dobj" and token.head.head.lemma_ == "hold":
            found = token.head  # "hold the owners responsible"
        weapon = found is not None and (harms.is_harm(found) or victims.is_weapon(found))
        yield from (found,) if found is not None and not weapon else ()
    elif place == "dative":
        yield from (c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP")
    else:
        for carrier in _messages(hit) if place == "to" else [t for t in (token, hit.noun) if t is not None]:
            own = [
                _before_warning(found)
                for _, found in grammar.prepositional(carrier, {place})
                if not grammar.is_verb(found) and (place not in _WHERE or _can_be_hit(hit, found))
            ]
            yield from own
            if own and place == "to":
                return


def _before_warning(told: Token) -> Token:
    """Of "wrote to Rice warning of an attack", Rice, where a parse has taken "Rice warning" for a warning."""
    names = [c for c in told.children if c.dep_ == "compound" and c.i == told.i - 1 and is_somebody(c)]
    return names[0] if told.text == "warning" and names else told


_WHERE = frozenset({"on", "in", "at"})


def _can_be_hit(hit: Hit, token: Token) -> bool:
    """Of "on", "in" and "at" only what an attack is aimed at, or named places and people: not "carnage on the road"."""
    on_base = hit.token.lemma_ == "strike" and token.head.lower_ == "on"  # "strikes on his base"
    return (
        hit.frame.strong
        or hit.frame.kind != "incident"
        or victims.is_aimed(hit.token)
        or on_base
        or token.ent_type_ in _PLACES
        or is_somebody(token)
    )


def _messages(hit: Hit) -> list[Token]:
    """The verb, its noun, its adjective ("made available to"), and a message that says it: "a call to the port
    had warned …", "a circular to airlines noting …"."""
    carriers = [t for t in (hit.token, hit.noun) if t is not None]
    carriers += [c for c in hit.token.children if c.dep_ in ("acomp", "oprd") and c.pos_ == "ADJ"]
    said_by = [grammar.doer(hit.token)] if grammar.is_verb(hit.token) else []
    said_by += [hit.token.head] if hit.token.dep_ in ("acl", "relcl") else []
    said_by += [c for c in hit.token.head.children if c.dep_ == "dobj"] if hit.token.dep_ == "advcl" else []
    for who in said_by:
        if who is not None and _is_message(who) and who.i < hit.token.i:
            return [who, *(c for c in who.children if c.dep_ == "amod"), *carriers]
    return carriers


def _is_message(noun: Token) -> bool:
    named = lexicon.words("classes", "message") | {"information", "walk-in"}
    return noun.lemma_.lower() in named or noun.text == "in"  # "walk-in", taken apart


def _object(hit: Hit) -> Iterator[Token]:
    found = grammar.undergoer(hit.token) if grammar.is_verb(hit.token) else None
    if found is None or found.lemma_.lower() in lexicon.words("classes", "weapon"):
        return
    if found != hit.noun and found.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
        yield found
