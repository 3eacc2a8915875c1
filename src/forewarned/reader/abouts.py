"""What an entry is about: the harm conveyed, known or threatened, what happened, or what is reacted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, phrases, reactions
from forewarned.reader.slots import Slot, clause_slot, noun_slot, wide_slot

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit


_LONG = 60  # tokens; a longer one is cut


def about(hit: Hit) -> Slot | None:
    """The harm, or the thing reacted to, by the frame's places in order."""
    if hit.frame.kind == "response":
        slot = reactions.opposed(hit)
        if slot is not None:
            return _cut(slot)
    for place in hit.frame.about:
        if place in ("self", "self_noun") and hit.frame.kind == "warning":
            slot = _said_by_message(hit) or _after_colon(hit)
            if slot is not None:
                return _cut(slot)
        slot = _about(hit, place)
        if slot is not None:
            return _cut(slot)
    if hit.frame.kind == "warning":
        slot = _spelled_out(hit)
        return _cut(slot) if slot is not None else None
    return None


def _said_by_message(hit: Hit) -> Slot | None:
    """What a message says: "the advisory sent in June indicated a high risk", "the briefing named a plot"."""
    message = hit.token.head if hit.token.dep_ in ("acl", "relcl") else hit.token
    verb = message.head
    if message.dep_ != "nsubj" or verb.lemma_.lower() not in lexicon.words("classes", "content_verb"):
        return None
    return _said_by(verb)


def _after_colon(hit: Hit) -> Slot | None:
    """What stands after a colon: "a warning that is stark: the dam could burst"."""
    sentence = hit.token.sent
    colon = next((t for t in sentence if t.text == ":" and t.i > hit.token.i), None)
    if colon is None or colon.i + 3 > sentence.end - 1:
        return None
    words = [t for t in sentence if t.i > colon.i and not (t.is_punct or t.is_space)]
    return Slot(words[0], words[0], words[-1], "what stands after the colon") if words else None


def _spelled_out(hit: Hit) -> Slot | None:
    """What was told beside advice: "told to stay in, warning that the dam could burst", "told that …"."""
    for child in hit.token.subtree:
        if child.i <= hit.token.i:
            continue
        said = child.tag_ == "VBG" and child.lemma_.lower() in lexicon.words("classes", "content_verb")
        if said and child.dep_ in ("advcl", "acl"):
            return _said_by(child)
        if child.dep_ in ("ccomp", "acl", "relcl") and any(
            c.dep_ == "mark" and c.lower_ == "that" for c in child.children
        ):
            return clause_slot(child, "clause")
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
        return reactions.reacted_to(hit)
    if place == "object":
        found = grammar.undergoer(carriers[-1]) if grammar.is_verb(carriers[-1]) else None
        if found is not None and hit.frame.kind == "response" and reactions.is_asked(hit.token, found):
            return reactions.reacted_to(hit)  # "asked the council for a report because of the threats"
        return _refined(noun_slot(found, "object")) if found is not None else None
    if place == "subject":
        found = grammar.subject(grammar.clause_root(token))
        return noun_slot(found, "subject") if found is not None else None
    for carrier in carriers:
        for _, found in grammar.prepositional(carrier, {place}):
            if found.lower_ in grammar.RELATIVES and grammar.clause_root(found).dep_ == "relcl":
                return noun_slot(grammar.clause_root(found).head, f"{place}-phrase")  # "the leak of which he told"
            return (
                clause_slot(found, f"{place}-phrase") if grammar.is_verb(found) else wide_slot(found, f"{place}-phrase")
            )
    return None


def _content(carriers: list[Token]) -> Slot | None:
    """The clause that says what was conveyed: a complement, "that …", or a participle such as "saying …"."""
    for carrier in carriers:
        for child in carrier.children:
            if child.i < carrier.i or child.dep_ not in ("ccomp", "xcomp", "acl", "relcl", "advcl"):
                continue
            if child.dep_ in ("ccomp", "xcomp"):
                return clause_slot(child, "clause")
            if child.lemma_.lower() in lexicon.words("classes", "content_verb") and child.tag_ in ("VBG", "VBN"):
                return _said_by(child)
            if any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children):
                return clause_slot(child, "clause")
    return None


def _said_by(verb: Token) -> Slot | None:
    """What a participle says: its clause, its "of" phrase, or its object."""
    inner = _content([verb])
    if inner is not None:
        return inner
    for _, found in grammar.prepositional(verb, _CARRIED_ON):
        return wide_slot(found, "of-phrase of the participle")
    found_object = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return _refined(wide_slot(found_object, "object of the participle")) if found_object is not None else None


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
            return wide_slot(found, f"{slot.rule}, what it was about")
    return slot


def _fronted_clause(verb: Token) -> Slot | None:
    """The clause that stands before its verb: "The dam could fail, engineers told the mayor"."""
    found = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    return clause_slot(found, "clause before the verb") if found is not None else None


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
        first, last = min(first, phrases.noun_phrase(cause)[0], key=_place), last
    for child in token.children:
        near = child.dep_ in (*grammar.OBJECTS, "prt", "auxpass", "nsubjpass", "nsubj", "aux", "neg")
        if near and not (child.dep_ == "nsubj" and child.lower_ in grammar.RELATIVES):
            a, b = phrases.noun_phrase(child) if child.pos_ in ("NOUN", "PROPN", "NUM", "PRON") else (child, child)
            first, last = min(first, a, key=_place), max(last, b, key=_place)
        elif child.dep_ == "prep" and child.i > token.i and child.i - token.i <= 4:
            last = max(last, phrases.noun_phrase(next(iter(child.children), child))[1], key=_place)
    return Slot(token, first, last, "what happened")


def _place(token: Token) -> int:
    return token.i


def _cut(slot: Slot) -> Slot:
    if slot.last.i - slot.first.i <= _LONG:
        return slot
    return Slot(slot.head, slot.first, slot.first.doc[slot.first.i + _LONG], slot.rule)
