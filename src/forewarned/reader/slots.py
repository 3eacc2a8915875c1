"""The slots of an entry: actor, recipients and stance, read off the parse by its frame."""

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

_PLACES = frozenset({"GPE", "FAC", "LOC", "ORG"})
_ISSUED_BY = frozenset({"by", "from"})


@dataclass(frozen=True, slots=True)
class Slot:
    """The head word of a filler, its first and last word, and the rule that chose it."""

    head: Token
    first: Token
    last: Token
    rule: str


def noun_slot(token: Token, rule: str) -> Slot:
    first, last = grammar.noun_phrase(token)
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
        return (
            noun_slot(found_doer, "doer of the verb") if found_doer is not None and _can_act(found_doer, hit) else None
        )
    if frame.adjectives:
        verb = grammar.clause_root(token)
        found_subject = grammar.subject(verb)
        return noun_slot(found_subject, "subject") if found_subject is not None else None
    return _noun_actor(hit)


def _can_act(token: Token, hit: Hit) -> bool:
    if token.dep_ == "expl" or token.ent_type_ in ("DATE", "TIME"):  # "The next day brought a report"
        return False
    if token.lower_ in ("nobody", "none") or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
        return False  # "No group has claimed the attack" names nobody
    if hit.frame.kind == "incident":  # "the blast killed three": the blast is no actor
        return token.lower_ not in grammar.RELATIVES and token.lemma_.lower() not in lexicon.words(
            "classes", "incident_noun"
        )
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
    verb = grammar.clause_root(token)
    if hit.frame.kind != "incident" and token.dep_ == "dobj" and grammar.is_verb(verb):
        found_subject = grammar.doer(verb)
        if found_subject is not None and verb.lemma_ not in ("receive", "get", "hear"):
            return noun_slot(found_subject, "subject of the governing verb")
    if hit.frame.kind == "response":
        for preposition, found in grammar.prepositional(token, frozenset({"of"})):
            if preposition == "by":
                return noun_slot(found, "by-phrase of the noun")
    return None


def _listed(token: Token, rule: str) -> list[Slot]:
    """One slot for each of several joined by "and"."""
    return [noun_slot(t, rule) for t in (token, *token.conjuncts) if t.pos_ != "VERB"]


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
    for place in frame.recipients:
        found = list(_recipient(hit, place))
        if found:
            if frame.kind == "incident" and frame.verbs:
                found += [victim for victim in _further_victims(hit.token) if victim not in found]
            return [slot for head in found for slot in _listed(head, f"recipient: {place}")]
    if frame.kind == "warning":
        return [slot for head in _addressed(token) for slot in _listed(head, "whom the message went to")]
    return []


def _addressed(token: Token) -> list[Token]:
    """Whom a message in the same clause went to: "… with reports to the ministry that …"."""
    for noun in grammar.clause_root(token).subtree:
        if noun.lemma_.lower() in lexicon.words("classes", "message"):
            found = [t for _, t in grammar.prepositional(noun, {"to"}) if is_somebody(t)]
            if found:
                return found
    return []


def _further_victims(verb: Token) -> Iterator[Token]:
    """ "… rammed a crowd, killing 80", "six were killed and 58 injured": those hit by the harms beside the verb."""
    for child in verb.children:
        if child.dep_ in ("advcl", "conj") and child.lemma_.lower() in lexicon.words("classes", "casualty_verb"):
            victim = grammar.undergoer(child)
            if victim is None:
                victim = next((c for c in child.children if c.dep_ in grammar.SUBJECTS or c.pos_ == "NUM"), None)
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
        takes = who is not None and token.lemma_ not in ("deny", "disclaim") and _can_act(who, hit)
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
        yield from (found,) if found is not None and not harms.is_harm(found) else ()
    elif place == "dative":
        yield from (c for c in token.children if c.dep_ == "dative" and c.pos_ != "ADP")
    else:
        for carrier in _messages(hit) if place == "to" else [t for t in (token, hit.noun) if t is not None]:
            for _, found in grammar.prepositional(carrier, {place}):
                if not grammar.is_verb(found) and (place not in _WHERE or _can_be_hit(hit, found)):
                    yield found


_WHERE = frozenset({"on", "in", "at"})


def _can_be_hit(hit: Hit, token: Token) -> bool:
    """Of "on", "in" and "at" only what an attack is aimed at, or named places and people: not "carnage on the road"."""
    return hit.frame.strong or hit.frame.kind != "incident" or token.ent_type_ in _PLACES or is_somebody(token)


def _messages(hit: Hit) -> list[Token]:
    """The verb, its noun, and a message that is its subject: "a call to the port had warned …"."""
    carriers = [t for t in (hit.token, hit.noun) if t is not None]
    who = grammar.doer(hit.token) if grammar.is_verb(hit.token) else None
    message = who is not None and who.lemma_.lower() in lexicon.words("classes", "message")
    return [*carriers, who] if message and who is not None else carriers


def is_somebody(token: Token) -> bool:
    """Whether the word names people or a body of people."""
    if token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or (
        token.pos_ == "PRON" and token.lower_ not in ("it", "this", "that")
    ):
        return True
    return token.lemma_.lower() in lexicon.words("classes", "person") | lexicon.words("classes", "group")


def _object(hit: Hit) -> Iterator[Token]:
    found = grammar.undergoer(hit.token) if grammar.is_verb(hit.token) else None
    if found is None or found.lemma_.lower() in lexicon.words("classes", "weapon"):
        return
    if found != hit.noun and found.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
        yield found


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
