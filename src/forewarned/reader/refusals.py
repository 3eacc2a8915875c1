"""Words that open an entry elsewhere and here do not: what a predicate's own grammar says against it.

Each rule holds whatever the encoder says. Most wrong entries in news that is not about harm were of these kinds:
advice, habits, statistics, other meanings of a word, and what was learnt only after the event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms
from forewarned.reader.other_senses import OTHER_SENSES

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Token

    from forewarned.model import Kind
    from forewarned.reader.frames import Hit


def is_refused(hit: Hit) -> bool:
    """Whether what stands round the predicate shows that it states no entry of its kind."""
    return _of_anyone(grammar.clause_root(hit.token)) or _AGAINST[hit.frame.kind](hit)


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
    return _is_command(hit.token)


def _no_knowledge(hit: Hit) -> bool:
    """Known for something, known of those who have struck already, or of who was behind it."""
    token = hit.token
    if token.lemma_ == "know" and any(c.dep_ == "prep" and c.lower_ in ("as", "for") for c in token.children):
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
    return _is_command(hit.token)


def _no_response(hit: Hit) -> bool:
    token = hit.token
    if _is_command(token) or _is_habit(token) or _is_advised(token) or _is_standing(token):
        return True
    who = grammar.doer(token) if grammar.is_verb(token) else None
    if who is not None and who.lemma_.lower() in _DOERS:
        return True  # "the attacker did not act alone"
    own = OTHER_SENSES.get(hit.frame.name)
    return own is not None and own(hit)


def _no_incident(hit: Hit) -> bool:
    token = hit.token
    if grammar.is_verb(token):
        return (
            _is_command(token)
            or _is_advised(token)
            or _is_meant(token)
            or _is_general(token)
            or _is_figure(token)
            or _is_bare_participle(token)
            or _is_spared(token)
        )
    return _is_counted(token) or _is_any_such(token) or _is_of_money(token)


def _is_spared(verb: Token) -> bool:
    """ "without a shot being fired": said of how peaceful it was."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


_MONEY = frozenset("economic financial fiscal market currency price housing budget political".split())


def _is_of_money(noun: Token) -> bool:
    """ "the economic collapse": a figure of speech by its own adjective."""
    return any(c.dep_ in ("amod", "compound") and c.lower_ in _MONEY for c in noun.children)


_MEANING = frozenset(
    "authorize authorise order allow permit let want plan hope intend threaten vow promise determine drive encourage "
    "call urge incite tell instruct ask able ready willing prepare likely eager refuse decline".split()
)


def _is_meant(verb: Token) -> bool:
    """ "authorised its members to kill", "could use the port to bomb": an infinitive that is only meant or possible."""
    while verb.dep_ in ("conj", "pcomp") and verb.head.i != verb.i:
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl"):
        return False
    head = verb.head
    if head.lemma_.lower() in _MEANING:
        return True
    return grammar.is_verb(head) and any(c.dep_ == "aux" and c.tag_ == "MD" for c in head.children)


def _is_figure(verb: Token) -> bool:
    """ "attacked his record", "fell victim to", "letters flooded into": other meanings of words of harm."""
    thing = grammar.undergoer(verb)
    if verb.lemma_ in ("attack", "assault", "slam", "hit", "target", "kill") and thing is not None:
        return thing.lemma_.lower() in lexicon.words("classes", "no_target")
    if verb.lemma_ == "fall":
        return any(c.lower_ in ("victim", "short", "ill", "asleep", "behind", "apart") for c in verb.children)
    return verb.lemma_ == "flood" and any(c.dep_ == "prep" and c.lower_ == "into" for c in verb.children)


_OFTEN = frozenset("usually often always typically generally routinely sometimes regularly".split())


def _is_general(verb: Token) -> bool:
    """ "people are often killed by friends", "they attack us": how it goes in general, in a whole sentence."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ not in ("VBP", "VBZ") or finite.lemma_ == "have" or verb.tag_ == "VBG":
        return False
    if any(c.lower_ in _OFTEN for c in verb.children):
        return True
    who = grammar.subject(verb)
    return who is not None and who.lower_ in ("they", "you", "we") and finite.i == verb.i


def _is_bare_participle(verb: Token) -> bool:
    """ "twenty of the wounded": taken for a verb, with nobody who does it or has it done."""
    if verb.tag_ not in ("VBG", "VBN") or verb.dep_ not in ("pobj", "dobj", "compound", "amod", "pcomp"):
        return False
    return not any(c.dep_ not in ("det", "amod", "compound", "punct", "nummod", "nmod") for c in verb.children)


_COUNTS = frozenset("percent percentage rate instance occurrence number share %".split())


def _is_counted(noun: Token) -> bool:
    """ "80 percent of murders", "instances of crime, including rape": a statistic."""
    above = [t for t in noun.ancestors if t.sent == noun.sent][:5]
    return any(t.lemma_.lower() in _COUNTS and t.dep_ != "ROOT" for t in above)


def _is_any_such(noun: Token) -> bool:
    """ "Shootings are becoming common": a plural without any one of them."""
    verb = noun.head
    alone = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod", "prep") for c in noun.children)
    return alone and noun.dep_ == "nsubj" and verb.lemma_ in ("be", "become", "remain") and _in_present(verb)


def _in_present(verb: Token) -> bool:
    finite = next((c for c in verb.children if c.dep_ == "aux"), verb)
    return finite.tag_ in ("VBP", "VBZ") and finite.lemma_ != "have"


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


def _is_command(verb: Token) -> bool:
    """ "Two, disrupt their supply": what is to be done."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "conj") or (verb.dep_ == "conj" and verb.head.tag_ != "VB"):
        return False
    top = verb if verb.dep_ == "ROOT" else verb.head
    return top.dep_ == "ROOT" and not any(c.dep_ in (*grammar.SUBJECTS, "aux", "neg") for c in top.children)


_ADVISING = frozenset(
    "call urge want need recommend advise encourage press push hope beg propose suggest seek lobby".split()
)


def _is_advised(verb: Token) -> bool:
    """ "called on the state to step up the fight", "urged him to close it": advised, not done."""
    while verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.tag_ == verb.tag_:
        verb = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "ccomp"):
        return False
    due = verb.head.lemma_ == "have" and verb.head.tag_ in ("VBP", "VBZ")  # "we have to close the pier"
    return due or verb.head.lemma_ in _ADVISING


_LAWS = frozenset("law rule bill act policy provision control treaty".split())


def _is_standing(verb: Token) -> bool:
    """ "laws protecting the coast", "controls designed to stop it": what a rule is there for."""
    if verb.dep_ == "xcomp" and verb.head.lemma_ in ("design", "aim", "mean", "intend"):
        verb = verb.head
    return verb.dep_ in ("acl", "relcl") and verb.head.lemma_.lower() in _LAWS


def _is_habit(verb: Token) -> bool:
    """ "the teams that review reports", "after accounts are closed": what is done again and again, told in passing."""
    if not grammar.is_verb(verb) or verb.dep_ not in ("relcl", "advcl"):
        return False
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    return finite.tag_ in ("VBP", "VBZ") and finite.lemma_ != "have" and verb.tag_ != "VBG"


_AGAINST: dict[Kind, Callable[[Hit], bool]] = {
    "warning": _no_warning,
    "knowledge": _no_knowledge,
    "threat": _no_threat,
    "response": _no_response,
    "incident": _no_incident,
    "claim": _no_claim,
}
