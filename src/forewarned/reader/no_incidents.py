"""Words of harm that tell of no event: figures of speech, statistics, what is only meant, advised or general."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar
from forewarned.reader.moods import in_present, is_advised, is_command
from forewarned.reader.slots import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit


def is_no_incident(hit: Hit) -> bool:
    """Whether what stands round a word of harm shows that no event is told by it."""
    token = hit.token
    if grammar.is_verb(token):
        return (
            is_command(token)
            or is_advised(token)
            or _is_meant(token)
            or _is_general(token)
            or _is_figure(token)
            or _is_bare_participle(token)
            or _is_spared(token)
            or _hits_nobody(token)
        )
    return _is_counted(token) or _is_any_such(token) or _is_of_money(token) or _is_likeness(token) or _is_daily(token)


def _is_spared(verb: Token) -> bool:
    """ "without a shot being fired": said of how peaceful it was."""
    return verb.dep_ == "pcomp" and verb.head.lower_ == "without"


_NOBODY = frozenset("air sky sea ocean".split())


def _hits_nobody(verb: Token) -> bool:
    """ "fired three missiles into the sea": a test, or a show."""
    if verb.lemma_ not in ("fire", "shoot", "launch"):
        return False
    where = [what.lemma_.lower() for _, what in grammar.prepositional(verb, {"into"})]
    return bool(where) and set(where) <= _NOBODY


_MONEY = frozenset("economic financial fiscal market currency price housing budget political".split())


def _is_of_money(noun: Token) -> bool:
    """ "the economic collapse": a figure of speech by its own adjective."""
    return any(c.dep_ in ("amod", "compound") and c.lower_ in _MONEY for c in noun.children)


_MESSAGES = frozenset("letter email call message complaint request application question vote money order".split())


def _is_likeness(noun: Token) -> bool:
    """ "a flood of letters", "of visitors": like a flood; not "the flood of the Elbe", "a landslide of mine waste"."""
    if noun.lemma_.lower() not in ("flood", "landslide"):
        return False
    made_of = [what for _, what in grammar.prepositional(noun, {"of"}) if what.pos_ == "NOUN"]
    return bool(made_of) and all(what.lemma_.lower() in _MESSAGES or is_somebody(what) for what in made_of)


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


_SAID_IN = frozenset("tweet speech interview editorial statement ad advertisement article twitter facebook".split())
_WAVES = frozenset("wave surf market stock share currency".split())


def _is_figure(verb: Token) -> bool:
    """ "attacked his record", "fell victim to", "letters flooded into": other meanings of words of harm."""
    lemma, thing = verb.lemma_, grammar.undergoer(verb)
    if lemma in ("attack", "assault", "slam", "hit", "target", "kill"):
        if any(what.lemma_.lower() in _SAID_IN for _, what in grammar.prepositional(verb, {"in", "on"})):
            return True
        return thing is not None and thing.lemma_.lower() in lexicon.words("classes", "no_target")
    if lemma == "shoot":  # "shot himself in the foot"
        itself = thing is not None and thing.lower_.endswith(("self", "selves"))
        return itself and any(what.lemma_ == "foot" for _, what in grammar.prepositional(verb, {"in"}))
    if lemma == "crash":
        who = grammar.subject(verb)
        return who is not None and who.lemma_.lower() in _WAVES
    if lemma == "fall":
        return any(c.lower_ in ("victim", "short", "ill", "asleep", "behind", "apart") for c in verb.children)
    return lemma == "flood" and any(c.dep_ == "prep" and c.lower_ == "into" for c in verb.children)


_OFTEN = frozenset("usually often always typically generally routinely sometimes regularly".split())


def _is_general(verb: Token) -> bool:
    """ "people are often killed by friends", "they attack us": how it goes in general, in a whole sentence."""
    finite = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), verb)
    if finite.tag_ not in ("VBP", "VBZ") or finite.lemma_ == "have" or verb.tag_ == "VBG":
        return False
    if any(c.lower_ in _OFTEN for c in verb.children):
        return True
    if _is_daily(verb):
        return True
    who = grammar.subject(verb)
    if who is not None and who.lower_ == "you":
        return True  # "you get shot"
    return who is not None and who.lower_ in ("they", "we") and finite.i == verb.i


_SPANS = frozenset("day night week month year hour minute".split())


def _is_daily(token: Token) -> bool:
    """ "Two workers die every week": a present that goes on, of no day in particular."""
    verb = grammar.clause_root(token)
    spans = [c for c in verb.children if c.lemma_.lower() in _SPANS]
    each = any(d.lower_ in ("each", "every") for c in spans for d in c.children)
    return each and in_present(verb)


def _is_bare_participle(verb: Token) -> bool:
    """ "twenty of the wounded": taken for a verb, with nobody who does it or has it done."""
    if verb.tag_ not in ("VBG", "VBN") or verb.dep_ not in ("pobj", "dobj", "compound", "amod", "pcomp"):
        return False
    return not any(c.dep_ not in ("det", "amod", "compound", "punct", "nummod", "nmod") for c in verb.children)


_COUNTS = frozenset("pace percent percentage rate instance occurrence number share %".split())


def _is_counted(noun: Token) -> bool:
    """ "80 percent of murders", "instances of crime, including rape": a statistic."""
    above = [t for t in noun.ancestors if t.sent == noun.sent][:5]
    return any(t.lemma_.lower() in _COUNTS and t.dep_ != "ROOT" for t in above)


def _is_any_such(noun: Token) -> bool:
    """ "Shootings are becoming common": a plural without any one of them."""
    verb = noun.head
    alone = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss", "nummod", "prep") for c in noun.children)
    return alone and noun.dep_ == "nsubj" and verb.lemma_ in ("be", "become", "remain") and in_present(verb)
