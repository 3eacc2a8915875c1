"""Which kinds a sentence states: the rules' verdict and the encoder's figure, put together.

Rules give slots and reasons; the encoder has seen more ways of saying a thing. A kind is stated
when the encoder's log-odds, raised where a rule fired, reach the kind's threshold
(`weights/kinds.toml`, fitted by ``benchmarks/fit_kinds.py`` on documents kept out of the training).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.model import KINDS, Kind
from forewarned.reader import grammar, harms, kinds
from forewarned.reader.frames import Frame, Hit
from forewarned.reader.needs import NEEDS
from forewarned.reader.refusals import is_refused
from forewarned.reader.scan import ABOUT_HARM, Level
from forewarned.reader.slots import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from forewarned.reader.encoder import Logits


# In a text of which every second sentence states an entry the encoder's figures hold. The less a text is about harm
# the more they are too high, by the most for warnings, responses and knowledge. Of 405 entries in articles on an
# election, judged by a second reader, 30 % were wrong when the share of stating sentences was summed from the encoder's
# own figures, and 22 % of the 312 left with themes; F1 on dev stays (0.66), on four cases that were kept out, three of
# them accidents, it goes from 0.28 to 0.49.
_EVEN, _APART = 0.5, 0.25  # themes: from here down, and by here, what is added in full
_ADDED: dict[Kind, float] = {
    "warning": 2.0, "knowledge": 3.0, "threat": 1.0, "response": 2.0, "incident": 0.0, "claim": 1.0
}  # fmt: skip
_SPARSE, _LEAST = 0.3, 0.02  # themes below which every kind needs more, and below which no more is added
# Of the log-odds of a theme over _EVEN, how much an entry may fall short by; no theme counts for more than _MOST.
_TRUST, _MOST = 0.25, 0.95
# Log-odds above the threshold that a sentence with no word of the kind must reach. Of such entries a third is
# right, of the others half; at 0.5 F1 on dev stays as it is (0.611) and political news has a tenth fewer.
_SURE = 0.5
# The same by kind: of knowledge and claims found without a word of theirs one in four is right, so none is taken.
_ALONE: dict[Kind, float] = {
    "warning": _SURE, "knowledge": math.inf, "threat": 1.5, "response": _SURE, "incident": _SURE, "claim": math.inf
}  # fmt: skip
# A response with no word of its own, in a text that is not wholly about harm: "they arrived at the gate". Of those
# short of this one in six is right (judged and gold), of those over it two in three. In texts about harm they are
# needed: on the cases F1 falls by 0.02 without them.
_UNNAMED = 2.0
# "The firm wrote to the owner on 8 March": in a text about harm a report may be a warning though it names no harm.
# In the four cases that were kept out F1 rises by 0.01 with as many right of what is found (0.68); dev stays.
_TOLD_OF, _TOLD = 0.5, 1.0


@cache
def _fitted() -> dict[str, dict[str, float]]:
    text = files("forewarned.reader.weights").joinpath("kinds.toml").read_text("utf-8")
    fitted: dict[str, dict[str, float]] = tomllib.loads(text)
    return fitted


def caution(kind: Kind, theme: float) -> float:
    """How much clearer an entry must stand in a text that is about harm so far as `theme` says; 0 at an even one."""
    apart = min(1.0, max(0.0, (_EVEN - theme) / (_EVEN - _APART)))
    likely = min(theme, _MOST)
    trusted = _TRUST * math.log(likely / (1 - likely)) if likely > _EVEN else 0.0
    return _ADDED[kind] * apart + max(0.0, math.log(_SPARSE / max(theme, _LEAST))) - trusted


def score(kind: Kind, weighed: Logits, ruled: Iterable[Hit], theme: float) -> float:
    """Log-odds above the threshold of `kind`, raised by the rules that vouch for it: 0 or more states it."""
    found = [hit.frame.strong for hit in ruled]
    return _margin(kind, weighed, "strong" if any(found) else "rule" if found else "none", theme)


def _margin(kind: Kind, weighed: Logits, level: Level, theme: float) -> float:
    fitted = _fitted()
    raised = 0.0 if level == "none" else fitted[level][kind]
    return weighed[kind] + raised - fitted["threshold"][kind] - caution(kind, theme)


def may_state(weighed: Logits, theme: float, levels: Mapping[Kind, Level]) -> bool:
    """Whether a sentence can still state a kind; `levels` are the most that rules can make of it."""
    return any(
        _margin(kind, weighed, levels[kind], theme) >= (_ALONE[kind] if levels[kind] == "none" else 0) for kind in KINDS
    )


def decided(found: Sequence[Hit], around: kinds.Setting, weighed: Logits, sentence: Span) -> list[Hit]:
    """The predicates of a sentence that state an entry, each with its score, in order of the text."""
    ruled = kinds.stated_hits(found, around)
    chosen: list[Hit] = []
    for kind in KINDS:
        own = [hit for hit in ruled if hit.frame.kind == kind]
        value = score(kind, weighed, own, around.theme)
        if value < 0 or not _names_harm(kind, around, own):
            continue
        if not own:
            if kind == "warning" and _reacted_to(ruled):
                continue
            own = _loose(kind, found, sentence, value, around.theme)
        chosen += [replace(hit, score=value) for hit in own]
    return sorted(chosen, key=lambda hit: (hit.token.i, hit.frame.kind))


def _names_harm(kind: Kind, around: kinds.Setting, ruled: Iterable[Hit]) -> bool:
    """In a text that is not about harm, a sentence must name a harm itself, or use a strong word.

    What is done in response is done every day for other reasons ("the courses were closed"): there a harm must
    stand just before.
    """
    if around.theme >= ABOUT_HARM or around.here:
        return True
    if kind == "claim" and all(hit.frame.object_words for hit in ruled):  # "accepts responsibility": for what?
        return False
    return any(hit.frame.strong for hit in ruled) and (kind != "response" or around.before > 0)


def _reacted_to(ruled: Iterable[Hit]) -> bool:
    """ "dismissed the warning": a warning that is only the object of a response is no entry of its own."""
    warned = lexicon.words("classes", "warned_noun")
    return any(h.frame.kind == "response" and h.noun is not None and h.noun.lemma_.lower() in warned for h in ruled)


def _loose(kind: Kind, found: Sequence[Hit], sentence: Span, value: float, theme: float) -> list[Hit]:
    """The best predicate for a kind that no rule vouches for: one of its words, else the main verb.

    What is asked or supposed states nothing; without a word of the kind the encoder must be sure.
    """
    of_kind = [hit for hit in found if hit.frame.kind == kind]
    if of_kind and all(map(kinds.is_no_harm, of_kind)):
        return []
    told = theme >= _TOLD_OF and value >= _TOLD
    if not found and theme < ABOUT_HARM:  # no predicate of any frame: the scan would not have chosen it
        return []
    own = [
        hit for hit in of_kind
        if kinds.doer_fits(hit) and not kinds.is_no_harm(hit) and (not _is_weak(hit) or (told and _is_report(hit)))
    ]  # fmt: skip
    for hit in sorted(own, key=lambda h: (not kinds.is_stated(h), not h.frame.verbs, h.token.i)):
        return [hit] if kinds.is_stated(hit) or value >= _SURE else []
    if any(map(_is_weak, of_kind)):  # then it was these words that the encoder went by
        return []
    verb = _main_predicate(sentence.root)
    received = kind == "warning" and (verb.lemma_ in ("receive", "get", "hear") or grammar.is_passive(verb))
    hit = Hit(_RECEIVED if received else _BY_WEIGHT[kind], verb)
    least = _UNNAMED if kind == "response" and theme < _EVEN else _ALONE[kind]
    return [hit] if value >= least and kinds.is_stated(hit) and not _is_weak(hit) else []


def _is_report(hit: Hit) -> bool:
    """ "The firm wrote to the owner"; not "Breaks are indicated by brackets"."""
    by = grammar.agent(hit.token)
    return hit.frame.name == "report a danger" and not is_refused(hit) and (by is None or is_somebody(by))


def _is_weak(hit: Hit) -> bool:
    """A word that, where the rules have turned it down, the encoder cannot save."""
    if is_refused(hit):
        return True
    if hit.frame.name == "by weight":
        idle = {"response": "no_act", "incident": "no_happening"}.get(hit.frame.kind)
        return idle is not None and hit.token.lemma_.lower() in lexicon.words("classes", idle)
    if hit.frame.name == "take note" and hit.token.lemma_ in ("propose", "consider", "request"):
        return True
    if hit.frame.kind == "response" and kinds.is_only_a_purpose(hit.token):
        return True
    if hit.frame.name == "report a danger":
        return not any(harms.is_harm(t) and t.lemma_.lower() not in _NO_DANGER for t in hit.token.subtree)
    if (hit.frame.kind == "claim" or hit.frame.needs == "doubted") and hit.frame.needs in NEEDS:
        return not NEEDS[hit.frame.needs](hit)
    if hit.frame.nouns:
        return hit.frame.kind in ("knowledge", "threat", "response") or _is_bare(hit)
    return hit.frame.name == "expect harm"


_NO_DANGER = frozenset("suspect victim troop security".split())  # of whom nothing is to be feared


def _is_bare(hit: Hit) -> bool:
    """ "The shooting", told before: an incident as a noun, without place, victim or day."""
    own = list(hit.token.children)
    told = any(c.lower_ in ("the", "this", "that", "these", "those") for c in own)
    particular = any(c.ent_type_ or c.pos_ == "PROPN" or c.dep_ in ("prep", "relcl", "acl") for c in own)
    return hit.frame.kind == "incident" and told and not particular


def _main_predicate(root: Token) -> Token:
    """The verb of what is said, below the saying: of "Officials said the wall fell", "fell"."""
    reporting = {"say", "tell", "report", "add", "note", "state", "claim", "announce", "write"}
    while root.lemma_ in reporting:
        inner = next((c for c in root.children if c.dep_ == "ccomp" and grammar.is_verb(c)), None)
        if inner is None:
            return root
        root = inner
    return root


_RECEIVED = Frame("by weight", "warning", swap=True, about=("clause", "of", "about", "object"))
_BY_WEIGHT: dict[Kind, Frame] = {
    "warning": Frame("by weight", "warning", recipients=("person", "to"), about=("clause", "of", "about", "object")),
    "knowledge": Frame("by weight", "knowledge", about=("clause", "of", "about", "object")),
    "threat": Frame("by weight", "threat", recipients=("target", "object", "to"), about=("clause", "object", "self")),
    "response": Frame("by weight", "response", stance="acted", about=("reacted_to",)),
    "incident": Frame("by weight", "incident", recipients=("object", "into", "on", "at"), about=("self",)),
    "claim": Frame("by weight", "claim", recipients=("person", "on"), about=("for", "of", "in", "reacted_to")),
}
