"""The slots of an entry: who does it, and the stance of a response, read off the parse by its frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import attackers, grammar, harms, phrases, victims

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


def up_to(slot: Slot, links: list[Token]) -> Slot:
    """The slot without what is joined to it from the first of `links` on: of "the guests and waiters" the guests."""
    link = next((c for c in links if slot.head.i < c.i <= slot.last.i), None)
    return slot if link is None else Slot(slot.head, slot.first, link.nbor(-1), slot.rule)


def without_message(slot: Slot) -> Slot:
    """Who tells or is told, without what: of "the embassies of the threat" the embassies."""
    begins = harms.told_of(slot.head)
    return slot if begins is None else up_to(slot, [begins])


def actor(hit: Hit) -> Slot | None:
    """Who does it, by the frame."""
    frame, token = hit.frame, hit.token
    if frame.actor == "none":
        return None
    if frame.swap:
        return _sender(hit)
    if frame.adjectives and grammar.is_verb(token):  # "were concerned", where the parse takes it for a passive
        concerned = grammar.subject(token)
        return noun_slot(concerned, "subject") if concerned is not None else None
    if grammar.is_verb(token):
        found_doer = grammar.doer(token)
        if found_doer is None and not grammar.is_passive(token) and hit.noun is not None and token.dep_ == "acl":
            found_doer = token.head
        found_doer = _user(found_doer) if found_doer is not None else _sent(hit)
        if found_doer is not None and can_act(found_doer, hit):
            return noun_slot(found_doer, "doer of the verb")
        beside = attackers.beside(token) if frame.kind == "incident" else None
        return noun_slot(beside, "who stands in the clause beside it") if beside is not None else None
    if frame.adjectives:
        verb = grammar.clause_root(token)
        found_subject = grammar.subject(verb)
        return noun_slot(found_subject, "subject") if found_subject is not None else None
    return _noun_actor(hit)


def _sender(hit: Hit) -> Slot | None:
    """Who sent what was received: "from X", "X's warning", "a call in which X threatened an attack"."""
    for source in (hit.noun, hit.token):
        for _, found in grammar.prepositional(source, _ISSUED_BY) if source is not None else ():
            return without_message(noun_slot(found, "from-phrase"))
    for child in hit.noun.children if hit.noun is not None else ():
        if child.dep_ == "poss" and child.pos_ != "PRON" and not grammar.is_time(child) and not harms.is_harm(child):
            return noun_slot(child, "possessor of the noun")
        if child.dep_ == "relcl" and child.i != hit.token.i:
            who = grammar.doer(child)
            if who is not None and who.i != hit.noun.i and is_somebody(who):  # type: ignore[union-attr]
                return noun_slot(who, "doer of the message")
    return None


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


_STATES = frozenset("be lie stand reach number remain rise total".split())


def can_act(token: Token, hit: Hit) -> bool:
    if token.dep_ == "expl" or grammar.is_time(token):  # "The next day brought a report"
        return False
    if token.lower_ in ("nobody", "none") or any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
        # "No group has claimed the attack" names nobody, "no one in the ministry knew" and "none of the callers" do
        return token.lower_ in ("nobody", "none", "one") and any(c.lower_ in ("of", "in", "at") for c in token.children)
    if hit.frame.name == "by weight" and hit.token.lemma_ in _STATES:  # "hundreds were dead"
        return False
    if hit.frame.kind == "incident":  # "the blast killed three": the blast is no actor
        happening = token.lemma_.lower() in lexicon.words("classes", "incident_noun")
        return token.lower_ not in grammar.RELATIVES and not happening and not victims.is_weapon(token)
    return True


def _noun_actor(hit: Hit) -> Slot | None:
    token = hit.token
    for _, issuer in grammar.prepositional(token, _ISSUED_BY):
        return noun_slot(issuer, "by-phrase of the noun")
    for child in token.children:
        if child.dep_ == "poss" and child.ent_type_ not in ("DATE", "TIME") and not harms.is_harm(child):
            if hit.frame.kind == "incident" and child.ent_type_ in ("GPE", "FAC", "LOC"):
                continue
            return noun_slot(child, "possessor of the noun")
    found = _BESIDE_NOUN.get(hit.frame.kind, _governor)(token)
    return noun_slot(found, "who stands beside the noun") if found is not None else None


def _attacker(noun: Token) -> Token | None:
    return attackers.before_noun(noun) or attackers.of_noun(noun) or attackers.by_verb(noun)


def _governor(noun: Token) -> Token | None:
    """The subject of the verb whose object the noun is."""
    verb = grammar.clause_root(noun)
    if noun.dep_ != "dobj" or not grammar.is_verb(verb) or verb.lemma_ in ("receive", "get", "hear"):
        return None
    return grammar.doer(verb)


def _reactor(noun: Token) -> Token | None:
    """Of "the FBI investigation" the FBI; else the subject of its verb."""
    bodies = (c for c in noun.children if c.dep_ == "compound" and c.ent_type_ == "ORG")
    return _governor(noun) or next(bodies, None)


_GATHERING = frozenset(
    "have hold get receive read gather collect obtain possess develop face see hear acquire review study keep".split()
)


def _holder(noun: Token) -> Token | None:
    """Who holds information: "received a flurry of reports", "data that the unit had gathered", "CIA intelligence"."""
    for child in noun.children:
        if child.dep_ in ("relcl", "acl") and child.lemma_.lower() in _GATHERING:
            who = grammar.doer(child)
            return who if who is not None and who.i != noun.i and is_somebody(who) else None
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    if noun.dep_ == "dobj" and grammar.is_verb(noun.head):
        who = grammar.doer(noun.head)
        if who is not None and is_somebody(who):
            return who
    return next((c for c in noun.children if c.dep_ == "compound" and c.ent_type_ == "ORG"), None)


_BESIDE_NOUN = {"incident": _attacker, "knowledge": _holder, "response": _reactor}


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
