"""Which times of a sentence date something else than a predicate: another noun, another clause, a past holiday."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.model import Interval
    from forewarned.reader.frames import Hit
    from forewarned.reader.page import Sentence

_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod", "npadvmod"})
# "at the July 5 meeting X warned" dates the warning; "after", "of" or "about" the meeting does not.
_MEETING = frozenset({"in", "at", "on", "during", "by", "under", "since", "until", "from", "between", "through", "for"})
_APART = frozenset({"after", "before", "because", "although", "though", "if", "once"})
_TIME_OF_DAY = re.compile(
    r"(?:(?:at|about|around|by|shortly|just|after|before)\s+)*(?:\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?\s?m\.?|hours|gmt)|\d{1,2}:\d\d)"
    r"(?:\s*\(?(?:local|gmt|est|edt|pst|pdt|cet)\b.*)?",
    re.IGNORECASE,
)


def is_time_of_day(text: str) -> bool:
    """Whether the words give an hour and no day: "about 10:30 p.m. local time"."""
    return _TIME_OF_DAY.fullmatch(" ".join(text.split())) is not None


def _root(sentence: Sentence, interval: Interval) -> Token | None:
    start = sentence.unit.start
    span = sentence.unit.doc.char_span(interval.start - start, interval.end - start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def is_beside(sentence: Sentence, interval: Interval) -> bool:
    """ "people arrested over the fire on 3 May": the time of what a noun is described by, not of the sentence."""
    time = _root(sentence, interval)
    return time is not None and any(
        verb.dep_ in ("acl", "relcl") and verb.head.i < verb.i < time.i for verb in time.ancestors
    )


def dates_another(sentence: Sentence, hit: Hit, interval: Interval) -> bool:
    """Whether a time of the sentence dates something else than the predicate of `hit`."""
    time = _root(sentence, interval)
    if time is None:
        return False
    if any(t.lower_ == "anniversary" for t in time.ancestors if t.i < time.i):
        return True
    if "coming" in interval.text.lower().split() or _goes_on(hit.token, time) or _scheduled(time, hit):
        return True
    if hit.frame.kind in _FORESEEING and time.i > hit.token.i and _AHEAD.search(interval.text):
        return True
    noun = _modified(time)
    if noun is not None and not (_own(noun, hit) or noun.is_ancestor(hit.token)):
        return _noun_alone(noun, hit)
    if hit.frame.name == "by weight" or is_time_of_day(interval.text):  # its predicate is a guess; all on one day
        return False
    return (hit.frame.kind != "incident" and _dated_noun(time, hit)) or _other_clause(time, hit)


_FORESEEING = frozenset({"warning", "knowledge", "threat"})
# "reported raids planned during the next two weeks": of what is foreseen, not of the foreseeing
_AHEAD = re.compile(r"\b(?:next|coming|following)(?: \w+)? (?:days|weeks|months|hours|years)\b", re.IGNORECASE)
_SETTING = frozenset("plan schedule set slate expect due book arrange organize organise".split())


def _scheduled(time: Token, hit: Hit) -> bool:
    """ "a service planned for Saturday was cancelled": the day for which something was set."""
    if time.dep_ != "pobj" or time.head.lower_ != "for" or time.head.head.i == hit.token.i:
        return False
    return time.head.head.lemma_.lower() in _SETTING


def _goes_on(verb: Token, time: Token) -> bool:
    """ "are looking into a call in May": what goes on now does not happen then."""
    now = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lower_ in ("is", "are") for c in verb.children)
    return now and time.dep_ == "pobj" and time.head.lower_ == "in"


def _modified(time: Token) -> Token | None:
    """The noun that a date stands before: of "the August 6 report", "report"."""
    noun = time
    while noun.dep_ in _MODIFIERS and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i > noun.i:
        noun = noun.head
    return noun if noun.i != time.i else None


def _own(noun: Token, hit: Hit) -> bool:
    """Whether the noun is the predicate's own: itself, its object noun, its subject, or what it describes."""
    own = [
        hit.token,
        hit.noun if hit.frame.kind != "response" else None,
        hit.token.head if hit.token.dep_ in ("acl", "relcl") else None,
    ]
    own += [grammar.doer(hit.token)] if grammar.is_verb(hit.token) else []
    return any(t is not None and t.i == noun.i for t in own)


def _noun_alone(noun: Token, hit: Hit) -> bool:
    """Whether a dated noun stands where its date is not the date of the act."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "pobj":
        noun = noun.head.head  # of "in a part of her July 5 report", "part"
    if noun.dep_ in ("dobj", "nsubjpass", "appos", "conj"):
        return grammar.is_verb(hit.token)
    return noun.dep_ == "pobj" and noun.head.lower_ not in _MEETING


def _dated_noun(time: Token, hit: Hit) -> bool:
    """ "did nothing with what it found in the raid in May 2011": the date of another happening."""
    prep = time.head
    if time.dep_ != "pobj" or prep.dep_ != "prep":
        return False
    noun = prep.head
    if noun.pos_ != "NOUN" or _own(noun, hit) or noun.is_ancestor(hit.token):
        return False
    happening = lexicon.words("classes", "incident_noun") | lexicon.words("classes", "warning_noun")
    return noun.lemma_.lower() in happening and grammar.is_verb(hit.token)


def _other_clause(time: Token, hit: Hit) -> bool:
    """Whether the time stands in a clause of its own that says what came before, after or besides."""
    for verb in time.ancestors:
        if verb.i == hit.token.i or verb.is_ancestor(hit.token):
            return False
        if not grammar.is_verb(verb):
            continue
        if verb.dep_ == "relcl" and verb.head.i != hit.token.i:
            return True
        if verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _APART for c in verb.children):
            return True
    return False
