"""What an entry is about: the harm conveyed, known or threatened, what happened, or what is reacted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms
from forewarned.reader.slots import Slot, noun_slot

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit


def _clause_slot(token: Token, rule: str) -> Slot:
    first, last = grammar.subtree_span(token)
    if first.lower_ in ("that", "which") and first.dep_ in ("mark", "nsubj", "dobj"):
        first = first.doc[min(first.i + 1, last.i)]
    return Slot(token, first, last, rule)


_LONG = 60  # tokens; a longer one is cut


def about(hit: Hit) -> Slot | None:
    """The harm, or the thing reacted to, by the frame's places in order."""
    for place in hit.frame.about:
        slot = _about(hit, place)
        if slot is not None:
            return _cut(slot)
    return None


def _about(hit: Hit, place: str) -> Slot | None:
    token = hit.token
    carriers = _carriers(hit)
    if place == "self":
        return _happening(hit)
    if place == "clause":
        return _content(carriers) or _fronted_clause(token)
    if place == "self_noun":
        return noun_slot(hit.noun, "what was received") if hit.noun is not None else None
    if place == "reacted_to":
        return _reacted_to(hit)
    if place == "object":
        found = grammar.undergoer(carriers[-1]) if grammar.is_verb(carriers[-1]) else None
        return _refined(noun_slot(found, "object")) if found is not None else None
    if place == "subject":
        found = grammar.subject(grammar.clause_root(token))
        return noun_slot(found, "subject") if found is not None else None
    for carrier in carriers:
        for _, found in grammar.prepositional(carrier, {place}):
            if found.lower_ in grammar.RELATIVES and grammar.clause_root(found).dep_ == "relcl":
                return noun_slot(grammar.clause_root(found).head, f"{place}-phrase")  # "the leak of which he told"
            return (
                _clause_slot(found, f"{place}-phrase")
                if grammar.is_verb(found)
                else _wide_slot(found, f"{place}-phrase")
            )
    return None


def _content(carriers: list[Token]) -> Slot | None:
    """The clause that says what was conveyed: a complement, "that …", or a participle such as "saying …"."""
    for carrier in carriers:
        for child in carrier.children:
            if child.i < carrier.i or child.dep_ not in ("ccomp", "xcomp", "acl", "relcl", "advcl"):
                continue
            if child.dep_ in ("ccomp", "xcomp"):
                return _clause_slot(child, "clause")
            if child.lemma_.lower() in lexicon.words("classes", "content_verb") and child.tag_ in ("VBG", "VBN"):
                return _said_by(child)
            if any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
                return _clause_slot(child, "clause")
    return None


def _said_by(verb: Token) -> Slot | None:
    """What a participle says: its clause, its "of" phrase, or its object."""
    inner = _content([verb])
    if inner is not None:
        return inner
    for _, found in grammar.prepositional(verb, _CARRIED_ON):
        return _wide_slot(found, "of-phrase of the participle")
    found_object = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return _refined(_wide_slot(found_object, "object of the participle")) if found_object is not None else None


_CAUSES = frozenset(
    "after following because despite amid over against in under for upon on given by from into to due as".split()
)
_CAUSE_LINKS = frozenset({"after", "because", "since", "as", "when"})
_REACTED_NOUNS = frozenset(
    "warning alert advisory tip report letter memo threat information intelligence request call concern message "
    "recommendation finding situation crisis".split()
)


def _is_cause(token: Token) -> bool:
    return harms.is_harm(token) or token.lemma_.lower() in _REACTED_NOUNS


def _reacted_to(hit: Hit) -> Slot | None:
    """What a response answers: a cause beside the verb, or an object that is itself a warning or a harm."""
    verb = grammar.clause_root(hit.token)
    for carrier in dict.fromkeys((verb, hit.token)):
        slot = _cause_phrase(carrier) or _cause_clause(carrier)
        if slot is not None:
            return slot
    thing = grammar.undergoer(hit.token) if grammar.is_verb(hit.token) else hit.token
    for place in (t for t in (hit.noun, thing, hit.token) if t is not None):
        causes = (t for t in place.subtree if _is_cause(t) and _stands_alone(t) and t.i != hit.token.i)
        found = next((t for t in causes if not _is_means(t)), None)
        if found is not None:
            return noun_slot(found, "what is reacted to")
    return None


def _cause_phrase(carrier: Token) -> Slot | None:
    """ "after the blast", "because of the warning"."""
    for prep in carrier.children:
        if prep.dep_ in ("prep", "agent", "mark", "advmod") and prep.lower_ in _CAUSES:
            below = (t for t in prep.subtree if t.i != prep.i and t.pos_ in ("NOUN", "PROPN"))
            found = next((t for t in below if _is_cause(t)), None)
            while found is not None and found.dep_ in ("compound", "nmod") and found.head.i != prep.i:
                found = found.head  # of "the flood warning", all of it
            if found is not None:
                return noun_slot(found, f"cause after “{prep.lower_}”")
    return None


def _cause_clause(carrier: Token) -> Slot | None:
    """ "after the gunmen struck"."""
    for child in carrier.children:
        linked = child.dep_ == "advcl" and any(c.lower_ in _CAUSE_LINKS for c in child.children)
        if linked and any(harms.is_harm(t) for t in child.subtree):
            return _clause_slot(child, "clause of cause")
    return None


def _stands_alone(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.dep_ not in ("compound", "amod", "nmod")


def _is_means(token: Token) -> bool:
    """Weapons and men that are seized or held are not what the seizing answers."""
    return token.lemma_.lower() in lexicon.words("classes", "seized")


def _carriers(hit: Hit) -> list[Token]:
    """The words that what was conveyed may hang on: the noun, the verb, who was told, the noun's own verb."""
    carriers = [t for t in (hit.noun, hit.token) if t is not None]
    if grammar.is_verb(hit.token):
        told = grammar.undergoer(hit.token)
        return [*carriers, told, hit.token] if told is not None and told != hit.noun else carriers
    verb = hit.token.head
    return (
        [*carriers, verb] if hit.token.dep_ == "nsubj" and grammar.is_verb(verb) and verb.lemma_ != "be" else carriers
    )


_CARRIED_ON = frozenset({"of", "about", "on", "regarding", "concerning", "to"})
_CONTAINERS = frozenset(
    "information intelligence reporting report message detail warning notice word data evidence".split()
)


def _refined(slot: Slot) -> Slot:
    """From "information about the leak" to the leak."""
    if slot.head.lemma_.lower() in _CONTAINERS:
        for _, found in grammar.prepositional(slot.head, _CARRIED_ON):
            return _wide_slot(found, f"{slot.rule}, what it was about")
    return slot


def _fronted_clause(verb: Token) -> Slot | None:
    """The clause that stands before its verb: "The dam could fail, engineers told the mayor"."""
    found = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    return _clause_slot(found, "clause before the verb") if found is not None else None


def _wide_slot(token: Token, rule: str) -> Slot:
    first, last = grammar.subtree_span(token)
    return Slot(token, first, last, rule)


def _happening(hit: Hit) -> Slot:
    """What happened: the verb with its subject and objects, or the noun with its own words."""
    token = hit.token
    if not grammar.is_verb(token):
        return noun_slot(token, "the noun itself")
    if token.lemma_ == "be":  # "There has been looting"
        said = next((c for c in token.children if c.dep_ in ("attr", "nsubj", "nsubjpass")), None)
        return noun_slot(said, "what there was") if said is not None else noun_slot(token, "the verb itself")
    first = last = token
    cause = token.head if token.dep_ == "relcl" else grammar.subject(token)
    if cause is not None and cause.lemma_.lower() in lexicon.words("classes", "incident_noun"):
        first, last = min(first, grammar.noun_phrase(cause)[0], key=_place), last
    for child in token.children:
        near = child.dep_ in (*grammar.OBJECTS, "prt", "auxpass", "nsubjpass", "nsubj", "aux", "neg")
        if near and not (child.dep_ == "nsubj" and child.lower_ in grammar.RELATIVES):
            a, b = grammar.noun_phrase(child) if child.pos_ in ("NOUN", "PROPN", "NUM", "PRON") else (child, child)
            first, last = min(first, a, key=_place), max(last, b, key=_place)
        elif child.dep_ == "prep" and child.i > token.i and child.i - token.i <= 4:
            last = max(last, grammar.noun_phrase(next(iter(child.children), child))[1], key=_place)
    return Slot(token, first, last, "what happened")


def _place(token: Token) -> int:
    return token.i


def _cut(slot: Slot) -> Slot:
    if slot.last.i - slot.first.i <= _LONG:
        return slot
    return Slot(slot.head, slot.first, slot.first.doc[slot.first.i + _LONG], slot.rule)
