"""Words that open an entry elsewhere and here do not: what a predicate's own grammar says against it.

Each rule holds whatever the encoder says. Most wrong entries in news that is not about harm were of these kinds:
advice, habits, statistics, other meanings of a word, and what was learnt only after the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms
from forewarned.reader.moods import is_advised, is_command, is_habit, is_standing, is_supposed
from forewarned.reader.no_incidents import is_no_incident
from forewarned.reader.other_senses import OTHER_SENSES
from forewarned.reader.slots import is_somebody

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from forewarned.model import Kind
    from forewarned.reader.frames import Hit


def is_refused(hit: Hit) -> bool:
    """Whether what stands round the predicate shows that it states no entry of its kind."""
    verb = grammar.clause_root(hit.token)
    return _of_anyone(verb) or is_supposed(verb) or _AGAINST[hit.frame.kind](hit)


def _of_anyone(verb: Token) -> bool:
    """ "A driver who saw smoke would have to report it": what would be so, of nobody in particular."""
    if verb.dep_ != "relcl" or verb.head.dep_ not in grammar.SUBJECTS:
        return False
    main = grammar.clause_root(verb.head.head)
    supposed = any(c.dep_ == "aux" and c.lower_ in ("would", "should", "must") for c in main.children)
    nobody = any(c.dep_ == "det" and c.lower_ in ("a", "an", "any") for c in verb.head.children)
    return supposed and nobody and main.dep_ != "ccomp"


_SETTING = frozenset("amid despite after over without".split())


def _no_warning(hit: Hit) -> bool:
    """A command, or advice against something that is no harm: "warned against buying the old boats"."""
    if hit.noun is not None and hit.noun.dep_ == "pobj" and hit.noun.head.lower_ in _SETTING:
        return True  # "was released amid growing concern": beside the act, and not what is conveyed
    if hit.token.lemma_ == "get" and hit.noun is not None and hit.noun.lemma_ == "attention":
        return True
    if hit.frame.name == "warn":
        against = [c for p in hit.token.children if p.lower_ == "against" for c in p.children if c.dep_ == "pcomp"]
        if against and not any(harms.is_harm(t) for t in hit.token.subtree):
            return True
    return is_command(hit.token) or (
        hit.frame.name in ("tell of harm", "be told of harm") and _is_of_what_was_done(hit)
    )


_DONE = frozenset("death killing murder shooting bombing massacre explosion attack".split())
_TO_COME = frozenset("possible planned potential likely imminent impending future further expected feared".split())


def _is_of_what_was_done(hit: Hit) -> bool:
    """ "was briefed on the bombings", "told her of his death": the news of it, after it."""
    told = [what for _, what in grammar.prepositional(hit.token, {"about", "on", "of"})]
    return bool(told) and all(what.lemma_.lower() in _DONE and _is_over(what) for what in told)


def _is_over(event: Token) -> bool:
    known = event.tag_ == "NNS" or any(
        c.lower_ in ("the", "this", "that", "his", "her", "their") for c in event.children
    )
    return known and not any(c.lower_ in _TO_COME or c.dep_ == "acl" for c in event.children)


def _no_knowledge(hit: Hit) -> bool:
    """Known for something, known of those who have struck already, or of who was behind it."""
    token = hit.token
    if token.lemma_ == "know" and any(c.dep_ == "prep" and c.lower_ in ("as", "for") for c in token.children):
        return True
    if token.lemma_ == "know" and any(c.dep_ == "ccomp" and _is_of_now(c) for c in token.children):
        return True
    if token.lemma_ == "have" and any(c.dep_ == "xcomp" for c in token.children):  # what somebody has to do
        return True
    if token.lemma_ == "track" and any(c.dep_ == "prt" and c.lower_ == "down" for c in token.children):
        return True
    if hit.frame.name == "on a list" and token.lemma_.lower() == "file":
        holds = token.dep_ in grammar.SUBJECTS and token.head.lemma_ in ("contain", "hold", "show", "include")
        return not holds and not any(c.dep_ == "prep" and c.lower_ in ("on", "about") for c in token.children)
    if hit.frame.name == "hold information" and token.dep_ == "acl":
        return True  # "a memo seen by the paper": only where the paper has it from
    if hit.frame.name in ("hold information", "information noun") and _of_who_did_it_after(hit):
        return True
    return hit.frame.name in ("know", "aware") and (_of_doers_only(token) or _of_who_did_it(token))


def _is_of_now(clause: Token) -> bool:
    """ "nobody knows what is going on", "knew what had happened": of what is under way or over."""
    asked = any(c.lower_ == "what" and c.dep_ in grammar.SUBJECTS for c in clause.children)
    to_come = any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lower_ == "to") for c in clause.children)
    coming = clause.lemma_ == "go" and any(c.dep_ == "xcomp" for c in clause.children)  # "was going to happen"
    return asked and clause.lemma_ in ("go", "happen", "occur", "unfold") and not to_come and not coming


_DOERS = frozenset("attacker assailant gunman shooter killer bomber perpetrator culprit victim suspect".split())


def _of_doers_only(token: Token) -> bool:
    """ "before the names of the attackers were known": they are known once they have attacked."""
    found = {t.lemma_.lower() for t in token.subtree if t.i != token.i and harms.is_harm(t)}
    return grammar.is_passive(token) and bool(found) and found <= _DOERS


def _of_who_did_it(token: Token) -> bool:
    """ "knew that the gang was behind the attack": a claim, made after it."""
    return _is_of_guilt(token, "ccomp")


_AFTERWARDS = frozenset("identity motive culprit perpetrator".split())


def _of_who_did_it_after(hit: Hit) -> bool:
    """ "no information on the identity of the driver", "evidence that the owner was behind it": asked after it."""
    noun = hit.noun if hit.noun is not None else hit.token
    if any(what.lemma_.lower() in _AFTERWARDS for _, what in grammar.prepositional(noun, {"on", "about", "of", "as"})):
        return True
    return _is_of_guilt(noun, "acl", "ccomp")


def _is_of_guilt(word: Token, *clauses: str) -> bool:
    """Whether a clause of `word` says that somebody was behind it, or responsible."""
    said = (c for c in word.children if c.dep_ in clauses and c.lemma_ == "be")
    return any(c.lower_ in ("behind", "responsible") for clause in said for c in clause.children)


def _no_threat(hit: Hit) -> bool:
    """Whoever will or may threaten has not yet done so."""
    if hit.frame.name == "threaten":
        if any(c.dep_ == "aux" and c.tag_ == "MD" for c in hit.token.children):
            return True
        who = grammar.doer(hit.token)
        return who is not None and who.pos_ == "NOUN" and who.lemma_.lower() in lexicon.words("classes", "abstract")
    if hit.token.lemma_ == "face" and hit.token.dep_ == "relcl":
        return True  # "the threats that they face": nobody makes one
    return is_command(hit.token)


def _no_response(hit: Hit) -> bool:
    token = hit.token
    if is_command(token) or is_habit(token) or is_advised(token) or is_standing(token):
        return True
    who = grammar.doer(token) if grammar.is_verb(token) else None
    if who is not None and (who.lemma_.lower() in _DOERS or _is_harm_itself(who)):
        return True  # "the attacker did not act alone"
    own = OTHER_SENSES.get(hit.frame.name)
    return own is not None and own(hit)


def _is_harm_itself(who: Token) -> bool:
    """ "the blast closed the road": what it did, and no answer to it."""
    return who.pos_ == "NOUN" and harms.is_harm(who) and not is_somebody(who)


def _no_claim(hit: Hit) -> bool:
    token = hit.token
    if hit.frame.name == "responsibility noun" and token.lemma_.lower() in _PEOPLE_TO_BLAME:
        return token.dep_ not in ("attr", "appos", "oprd") and token.head.lower_ != "as"  # "the culprits fled"
    if hit.frame.name == "be behind":
        return _is_for_no_harm(token, {"for"}, None)  # "those responsible for the film"
    if hit.frame.name == "claim responsibility":
        credit = hit.noun is not None and hit.noun.lemma_ == "credit"
        return credit and _is_for_no_harm(token, {"for"}, hit.noun)
    return hit.frame.name == "blame" and (_is_for_no_harm(token, {"of", "for"}, None) or _is_said_of_none(token))


_PEOPLE_TO_BLAME = frozenset("perpetrator culprit mastermind suspect".split())
_BLAMED = frozenset("complicity involvement role part responsible responsibility hacking theft it this that".split())


def _is_for_no_harm(verb: Token, prepositions: set[str], noun: Token | None) -> bool:
    """ "accused him of weakness", "took credit for the bridge": what it is for is named, and is no harm."""
    found = list(grammar.prepositional(verb, prepositions))
    found += list(grammar.prepositional(noun, prepositions)) if noun is not None else []
    named = [what for _, what in found if what.pos_ in ("NOUN", "VERB", "AUX")]
    if any(what.lemma_ == "be" for what in named):
        return noun is not None  # "accused of being behind it"
    return bool(named) and not any(harms.is_harm(t) or t.lemma_.lower() in _BLAMED for w in named for t in w.subtree)


def _is_said_of_none(verb: Token) -> bool:
    """ "those not blaming the owner": a participle that only says of whom the sentence speaks."""
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and grammar.is_negated(verb)


_AGAINST: dict[Kind, Callable[[Hit], bool]] = {
    "warning": _no_warning,
    "knowledge": _no_knowledge,
    "threat": _no_threat,
    "response": _no_response,
    "incident": is_no_incident,
    "claim": _no_claim,
}
