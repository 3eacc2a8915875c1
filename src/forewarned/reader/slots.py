"""The slots of an entry: actor, recipients, about and stance, read off the parse by its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.model import Stance
    from forewarned.reader.frames import Hit

Span2 = tuple["Token", "Token"]
_LONG = 60  # tokens; a longer `about` is cut at its first clause
_ISSUED_BY = frozenset({"by", "from"})


@dataclass(frozen=True, slots=True)
class Slot:
    """The head word of a filler, its first and last word, and the rule that chose it."""

    head: Token
    first: Token
    last: Token
    rule: str


def _noun_slot(token: Token, rule: str) -> Slot:
    first, last = grammar.noun_phrase(token)
    return Slot(token, first, last, rule)


def _clause_slot(token: Token, rule: str) -> Slot:
    first, last = grammar.subtree_span(token)
    if token.dep_ in ("ccomp", "acl", "relcl") and first.lower_ in ("that", "which"):
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
                return _noun_slot(found, "from-phrase")
        return None
    if grammar.is_verb(token):
        found_doer = grammar.doer(token)
        if found_doer is None and not grammar.is_passive(token) and hit.noun is not None and token.dep_ == "acl":
            found_doer = token.head
        return _noun_slot(found_doer, "doer of the verb") if found_doer is not None and _can_act(found_doer, hit) else None
    if frame.adjectives:
        verb = grammar.clause_root(token)
        found_subject = grammar.subject(verb)
        return _noun_slot(found_subject, "subject") if found_subject is not None else None
    return _noun_actor(hit)


def _can_act(token: Token, hit: Hit) -> bool:
    if token.lower_ in ("there", "it") and token.dep_ == "expl":
        return False
    if hit.frame.kind == "incident":  # "the blast killed three": the blast is no actor
        return token.lower_ not in grammar.RELATIVES and token.lemma_.lower() not in lexicon.words("classes", "incident_noun")
    return True


def _noun_actor(hit: Hit) -> Slot | None:
    token = hit.token
    for _, found in grammar.prepositional(token, _ISSUED_BY):
        return _noun_slot(found, "by-phrase of the noun")
    for child in token.children:
        if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME") and not harms.is_harm(child):
            if hit.frame.kind == "incident" and child.ent_type_ in ("GPE", "FAC", "LOC"):
                continue
            return _noun_slot(child, "possessor of the noun")
    verb = grammar.clause_root(token)
    if hit.frame.kind != "incident" and token.dep_ == "dobj" and grammar.is_verb(verb):
        found_subject = grammar.doer(verb)
        if found_subject is not None and verb.lemma_ not in ("receive", "get", "hear"):
            return _noun_slot(found_subject, "subject of the governing verb")
    if hit.frame.kind == "response":
        for preposition, found in grammar.prepositional(token, frozenset({"of"})):
            if preposition == "by":
                return _noun_slot(found, "by-phrase of the noun")
    return None


def _listed(token: Token, rule: str) -> list[Slot]:
    """One slot for each of several joined by "and"."""
    return [_noun_slot(t, rule) for t in (token, *token.conjuncts) if t.pos_ != "VERB"]


def recipients(hit: Hit) -> list[Slot]:
    """Who was told, threatened, hit or held responsible, by the frame."""
    token, frame = hit.token, hit.frame
    if frame.kind in ("knowledge", "response"):
        return []
    if frame.swap:
        told = grammar.doer(token)
        return _listed(told, "who received it") if told is not None else []
    for place in frame.recipients:
        found = list(_recipient(hit, place))
        if found:
            if frame.kind == "incident" and frame.verbs:
                found += [victim for victim in _further_victims(hit.token) if victim not in found]
            return [slot for head in found for slot in _listed(head, f"recipient: {place}")]
    return []


def _further_victims(verb: Token) -> Iterator[Token]:
    """ "… rammed a crowd, killing 80": those hit by the harms that hang on the verb."""
    for child in verb.children:
        if child.dep_ in ("advcl", "conj") and child.lemma_.lower() in lexicon.words("classes", "casualty_verb"):
            victim = grammar.undergoer(child)
            if victim is not None and victim.pos_ != "PRON":
                yield victim


def _targets(hit: Hit) -> Iterator[Token]:
    """Whom a threatened harm would hit: the object of its verb, or "against …"."""
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


def _recipient(hit: Hit, place: str) -> Iterator[Token]:
    token = hit.token
    if place == "self_actor":
        who = grammar.doer(token)
        if who is not None and token.lemma_ not in ("deny", "disclaim"):
            yield who
    elif place == "target":
        yield from _targets(hit)
    elif place == "object":
        if grammar.is_verb(token):
            found = grammar.undergoer(token)
            if found is not None and found.lemma_.lower() in lexicon.words("classes", "weapon"):
                return
            if found is not None and found != hit.noun and found.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
                yield found
    elif place == "subject":
        found = grammar.subject(grammar.clause_root(token))
        if found is not None and not harms.is_harm(found):
            yield found
    elif place == "dative":
        yield from (c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP")
    else:
        for carrier in (token, hit.noun):
            if carrier is not None:
                yield from (found for _, found in grammar.prepositional(carrier, {place}) if not grammar.is_verb(found))


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
        return _noun_slot(hit.noun, "what was received") if hit.noun is not None else None
    if place == "reacted_to":
        return _reacted_to(hit)
    if place == "object":
        found = grammar.undergoer(carriers[-1]) if grammar.is_verb(carriers[-1]) else None
        return _refined(_noun_slot(found, "object")) if found is not None else None
    if place == "subject":
        found = grammar.subject(grammar.clause_root(token))
        return _noun_slot(found, "subject") if found is not None else None
    for carrier in carriers:
        for _, found in grammar.prepositional(carrier, {place}):
            return _clause_slot(found, f"{place}-phrase") if grammar.is_verb(found) else _wide_slot(found, f"{place}-phrase")
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
        for prep in (c for c in carrier.children if c.dep_ in ("prep", "agent", "mark", "advmod") and c.lower_ in _CAUSES):
            found = next((t for t in prep.subtree if t.i != prep.i and _is_cause(t) and t.pos_ in ("NOUN", "PROPN")), None)
            if found is not None:
                return _noun_slot(found, f"cause after “{prep.lower_}”")
        for child in carrier.children:
            if child.dep_ == "advcl" and any(c.lower_ in ("after", "because", "since", "as", "when") for c in child.children):
                if any(harms.is_harm(t) for t in child.subtree):
                    return _clause_slot(child, "clause of cause")
    thing = grammar.undergoer(hit.token) if grammar.is_verb(hit.token) else hit.token
    places = [t for t in (hit.noun, thing, hit.token) if t is not None]
    for place in places:
        found = next((t for t in place.subtree if _is_cause(t) and _stands_alone(t) and t.i != hit.token.i), None)
        if found is not None and not _is_means(found):
            return _noun_slot(found, "what is reacted to")
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
    return [*carriers, verb] if hit.token.dep_ == "nsubj" and grammar.is_verb(verb) and verb.lemma_ != "be" else carriers


_CARRIED_ON = frozenset({"of", "about", "on", "regarding", "concerning", "to"})
_CONTAINERS = frozenset("information intelligence reporting report message detail warning notice word data evidence".split())


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
        return _noun_slot(token, "the noun itself")
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


def stance(hit: Hit) -> Stance | None:
    """The stance of a response: by its frame, turned round by a negation."""
    if hit.frame.kind != "response":
        return None
    own = hit.frame.stance or "acted"
    token = hit.token
    negated = grammar.is_negated(token) or (
        hit.noun is not None and any(c.lower_ in ("no", "little") for c in hit.noun.children)
    )
    negated = negated or (not grammar.is_verb(token) and any(c.lower_ == "no" for c in token.children))
    if negated:
        return "acted" if own == "not_acted" else "not_acted"
    return own
