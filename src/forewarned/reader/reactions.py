"""What a response reacts to: a cause beside it, what it undoes or prevents, or what is handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms
from forewarned.reader.slots import Slot, clause_slot, is_somebody, noun_slot, wide_slot

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit

_CAUSES = frozenset(
    "after following because despite amid over against in under for upon on given by from into to due as".split()
)
_CAUSE_LINKS = frozenset({"after", "because", "since", "as", "when"})
_REACTED_NOUNS = frozenset(
    "warning alert advisory tip report letter memo threat information intelligence request call concern message "
    "recommendation finding situation crisis".split()
)


def is_cause(token: Token) -> bool:
    """Whether the word names a harm or a message of one: what can be reacted to."""
    return harms.is_harm(token) or token.lemma_.lower() in _REACTED_NOUNS


def reacted_to(hit: Hit) -> Slot | None:
    """What a response answers: a cause beside the verb, or an object that is itself a warning or a harm."""
    verb = grammar.clause_root(hit.token)
    for carrier in dict.fromkeys((verb, hit.token)):
        slot = _cause_phrase(carrier) or _cause_clause(carrier)
        if slot is not None:
            return slot
    thing = grammar.undergoer(hit.token) if grammar.is_verb(hit.token) else hit.token
    for place in (t for t in (hit.noun, thing, hit.token) if t is not None):
        causes = (t for t in place.subtree if is_cause(t) and _stands_alone(t) and t.i != hit.token.i)
        found = next((t for t in causes if not _is_means(t)), None)
        if found is not None:
            return noun_slot(found, "what is reacted to")
    return _above(verb) or _worked_on(hit)


_SENDING = frozenset(
    "send scramble dispatch deploy assign mobilize comb patrol extend double intensify increase".split()
)


_ENDING = frozenset("suspend cancel ban shut dismantle freeze restrict dissolve".split())


def _worked_on(hit: Hit) -> Slot | None:
    """The thing itself that is handled: "removed the posting", "questioned the reporting"."""
    if hit.frame.name == "order" or hit.token.lemma_.lower() in _SENDING or hit.noun is not None:
        return None  # whom it sends or orders is not what it answers
    thing = grammar.undergoer(hit.token) if grammar.is_verb(hit.token) else None
    told = lexicon.words("classes", "report_noun") | _REACTED_NOUNS
    guarded = hit.frame.name in ("protect", "pursue") and hit.token.lemma_.lower() not in _ENDING
    if guarded and (thing is None or thing.lemma_.lower() not in told):
        return None  # "closed the road"
    measures = lexicon.words("classes", "measure_noun")
    if (
        thing is None
        or thing.lemma_.lower() in measures
        or thing.pos_ != "NOUN"
        or is_somebody(thing)
        or _is_means(thing)
    ):
        return None
    return noun_slot(thing, "what is handled")


def _above(verb: Token) -> Slot | None:
    """The cause beside the verb that governs: "in view of the threat the mayor said that he had closed the pier"."""
    for _ in range(2):
        if verb.dep_ not in ("ccomp", "xcomp", "conj") or not grammar.is_verb(verb.head):
            return None
        verb = verb.head
        slot = _cause_phrase(verb)
        if slot is not None:
            return slot
    return None


def is_asked(verb: Token, token: Token) -> bool:
    asking = verb.lemma_ in ("ask", "request", "urge", "consult", "order", "tell", "instruct", "leave")
    return asking and is_somebody(token) and not harms.is_harm(token)


def _cause_phrase(carrier: Token, links: frozenset[str] = _CAUSES) -> Slot | None:
    """ "after the blast", "because of the warning"."""
    for prep in carrier.children:
        if prep.dep_ in ("prep", "agent", "mark", "advmod") and prep.lower_ in links:
            below = (t for t in prep.subtree if t.i != prep.i and t.pos_ in ("NOUN", "PROPN"))
            found = next((t for t in below if is_cause(t)), None)
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
            return clause_slot(child, "clause of cause")
    return None


def _stands_alone(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.dep_ not in ("compound", "amod", "nmod")


def _is_means(token: Token) -> bool:
    """Weapons and men that are seized or held are not what the seizing answers."""
    return token.lemma_.lower() in lexicon.words("classes", "seized")


_UNDOING = frozenset("thwart foil disrupt avert prevent stop defuse counter".split())
_AGAINST = _UNDOING | frozenset("combat confront fight deter address avoid meet respond deny struggle".split())
_FIRM_CAUSES = frozenset({"because", "due", "following", "after", "amid", "despite"})


def opposed(hit: Hit) -> Slot | None:
    """What a response is against by its own words: what it undoes, is meant to prevent, or came because of."""
    verb = grammar.clause_root(hit.token)
    if verb.lemma_.lower() in _UNDOING:
        undone = grammar.undergoer(verb)
        if undone is not None and undone.pos_ in ("NOUN", "PROPN"):
            return wide_slot(undone, "what was undone")
    for clause in verb.children:
        if clause.dep_ in ("advcl", "xcomp") and clause.lemma_.lower() in _AGAINST:
            against = next((c for c in clause.children if c.dep_ == "dobj"), None)
            for _, found in grammar.prepositional(clause, {"to", "against", "with"}) if against is None else ():
                against = found
            if against is not None and against.pos_ in ("NOUN", "PROPN"):
                return wide_slot(against, "what it is meant against")
    return _cause_phrase(verb, _FIRM_CAUSES) if hit.frame.about[:1] == ("object",) else None
