"""What an entry is about: the harm conveyed, known or threatened, what happened, or what is reacted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, happenings, harms, reactions
from forewarned.reader.slots import Slot, clause_slot, is_somebody, noun_slot, wide_slot

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
    if hit.frame.kind == "claim" and hit.frame.name == "by weight":
        slot = _claimed(hit.token)
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
    slot = _fronted_clause(hit.token) if "clause" in hit.frame.about else None
    if slot is None and hit.frame.kind == "warning":
        slot = _spelled_out(hit)
    return _cut(slot) if slot is not None else _left_out(hit)


def _claimed(verb: Token) -> Slot | None:
    """What is claimed, denied or laid to somebody's door: a clause, or a harm that is its object or subject."""
    if not grammar.is_verb(verb):
        return None
    clause = verb if verb.dep_ == "ccomp" else next((c for c in verb.children if c.dep_ == "ccomp"), None)
    if clause is not None and not any(c.dep_ == "mark" and c.lower_ != "that" for c in clause.children):
        return clause_slot(clause, "clause")
    thing, who = grammar.undergoer(verb), grammar.subject(verb) if verb.lemma_ == "be" else None
    return next((noun_slot(t, "what is claimed") for t in (thing, who) if t is not None and harms.is_harm(t)), None)


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
        return happenings.happening(hit)
    if place == "clause":
        return _content(carriers)
    if place == "self_noun":
        return noun_slot(hit.noun, "what was received") if hit.noun is not None else None
    if place == "reacted_to":
        return reactions.reacted_to(hit)
    if place == "object":
        return _object(hit, carriers[-1])
    if place == "subject":
        found = grammar.subject(grammar.clause_root(token))
        return noun_slot(found, "subject") if found is not None else None
    return _after(hit, carriers, place)


def _object(hit: Hit, carrier: Token) -> Slot | None:
    found = _thing(carrier) if grammar.is_verb(carrier) else None
    if found is not None and hit.frame.kind == "response" and reactions.is_asked(hit.token, found):
        return reactions.reacted_to(hit)  # "asked the council for a report because of the threats"
    if found is None or _is_asked(hit, found):
        return None
    if found.lower_ == "which":
        return _taken_up(found)
    return _refined(noun_slot(found, "object"))


def _taken_up(relative: Token) -> Slot | None:
    """What "which" takes up: the noun before it, or of "the dam was weak, which the owner knew" the clause."""
    verb = relative.head
    while verb.dep_ in ("ccomp", "xcomp"):
        verb = verb.head
    if verb.dep_ == "relcl":
        return noun_slot(verb.head, "what the relative clause is of")
    clause = verb.head
    words = [t for t in clause.subtree if t.i < relative.i and not t.is_punct and t.dep_ != "mark"]
    return Slot(clause, words[0], words[-1], "the clause before it") if verb.dep_ == "advcl" and words else None


def _after(hit: Hit, carriers: list[Token], place: str) -> Slot | None:
    """What follows a preposition of the words that what was conveyed may hang on."""
    if place == "of" and hit.frame.swap:  # "received a report from the Coast Guard of a leak"
        senders = [t for c in carriers for _, t in grammar.prepositional(c, {"from"})]
        begins = next((of for of in map(harms.told_of, senders) if of is not None), None)
        if begins is not None:
            return next(wide_slot(c, "of-phrase of the sender") for c in begins.children if c.dep_ == "pobj")
    for carrier in carriers:
        if place == "of" and _is_titled(carrier) and any(grammar.prepositional(hit.token, _TOLD_OF)):
            continue  # "warned the Director of Harbours about a flood"
        slot = _told_those(carrier, carriers) if place == "of" and _is_told(hit, carrier) else None
        if slot is not None:
            return slot
        for _, found in grammar.prepositional(carrier, {place}):
            if _is_asked(hit, found):
                continue  # "proposed to the minister that …"
            if found.lower_ in grammar.RELATIVES and grammar.clause_root(found).dep_ == "relcl":
                return noun_slot(grammar.clause_root(found).head, f"{place}-phrase")  # "the leak of which he told"
            return (
                clause_slot(found, f"{place}-phrase") if grammar.is_verb(found) else wide_slot(found, f"{place}-phrase")
            )
    return None


def _told_those(told: Token, carriers: list[Token]) -> Slot | None:
    """Of "warned the crews of the barges of a flood" the flood; of "told the families of the victims that …" that."""
    begins = harms.told_of(told)
    if begins is not None:
        return next(wide_slot(c, "of-phrase") for c in begins.children if c.dep_ == "pobj")
    if not any(grammar.prepositional(told, {"of"})):
        return None
    return _content([t for t in told.subtree if t.dep_ == "pobj"]) or _content(carriers)


_GOING_ON = frozenset("be keep start begin continue seem appear stop cease go come".split())  # says nothing itself


def _left_out(hit: Hit) -> Slot | None:
    """Of "a cell that a caller claimed was planning an attack", the cell: what a relative clause leaves out."""
    verb = hit.token
    gap = verb.dep_ == "relcl" and hit.frame.kind in ("warning", "knowledge") and verb.head.pos_ in ("NOUN", "PROPN")
    own = next((c for c in verb.children if c.dep_ in grammar.SUBJECTS), None)
    if not gap or own is None or own.lower_ in grammar.RELATIVES:
        return None
    return noun_slot(verb.head, "what the clause tells of")


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


def _is_told(hit: Hit, carrier: Token) -> bool:
    """Whether these are those told, not the message."""
    takes = hit.frame.kind == "warning" and not {"person", "object"}.isdisjoint(hit.frame.recipients)
    return takes and carrier != hit.noun and carrier.dep_ in ("dobj", "nsubjpass", "dative")


def _is_titled(told: Token) -> bool:
    """Whether an "of" belongs to the name or office of those told: "the Director of Harbours", "Ministry of Works"."""
    return told.dep_ in ("dobj", "nsubjpass", "dative") and told.pos_ == "PROPN"


_TOLD_OF = frozenset({"of", "about", "regarding", "concerning"})
_ASKING = frozenset("propose recommend request consult ask suggest".split())


def _is_asked(hit: Hit, token: Token) -> bool:
    """Whether the word names those whom a response asks, not what it is about."""
    return hit.frame.kind == "response" and hit.token.lemma_.lower() in _ASKING and is_somebody(token)


_SUPPLYING = frozenset("provide supply furnish present arm entrust".split())


def _thing(verb: Token) -> Token | None:
    """What is given, not to whom: "sent Rice a note", "provided the police with a list"."""
    given = [c for c in verb.children if c.dep_ == "dobj"]
    if any(c.dep_ == "dative" for c in verb.children) and given:
        return given[0]
    if verb.lemma_.lower() in _SUPPLYING:
        for _, found in grammar.prepositional(verb, {"with"}):
            return found
    return grammar.undergoer(verb)


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
    says = grammar.is_verb(verb) and verb.lemma_ not in _GOING_ON
    return [*carriers, verb] if hit.token.dep_ == "nsubj" and says else carriers


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


def _cut(slot: Slot) -> Slot:
    if slot.last.i - slot.first.i <= _LONG:
        return slot
    return Slot(slot.head, slot.first, slot.first.doc[slot.first.i + _LONG], slot.rule)
