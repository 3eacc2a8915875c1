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
from forewarned.reader.scan import DENSE, Level

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from forewarned.reader.encoder import Logits


# A text where the encoder sees an entry in every second or third sentence is about harm; there its figures hold.
# In others they are too high, by the most for warnings, responses and knowledge. Judged by a second reader in 171
# articles on an election, 44 % of the entries were right without this and 56 % with it; F1 on dev stays (0.63).
_ABOUT_HARM, _APART = 0.45, 0.2  # shares of sentences: from here down, and by here, what is added in full
_ADDED: dict[Kind, float] = {
    "warning": 2.0, "knowledge": 3.0, "threat": 1.0, "response": 2.0, "incident": 0.0, "claim": 1.0
}  # fmt: skip
_SPARSE, _LEAST = 0.35, 0.02  # shares below which every kind needs more, and below which no more is added
# Log-odds above the threshold that a sentence with no word of the kind must reach. Of such entries a third is
# right, of the others half; at 0.5 F1 on dev stays as it is (0.611) and political news has a tenth fewer.
_SURE = 0.5
# The same by kind: of knowledge and claims found without a word of theirs one in four is right, so none is taken.
_ALONE: dict[Kind, float] = {
    "warning": _SURE, "knowledge": math.inf, "threat": 1.5, "response": _SURE, "incident": _SURE, "claim": math.inf
}  # fmt: skip


@cache
def _fitted() -> dict[str, dict[str, float]]:
    text = files("forewarned.reader.weights").joinpath("kinds.toml").read_text("utf-8")
    fitted: dict[str, dict[str, float]] = tomllib.loads(text)
    return fitted


def share(weighed: Iterable[Logits], sentences: int) -> float:
    """The share of a text's sentences that, by the encoder's figures, state an entry of some kind: 0 to 1."""
    return sum(1 / (1 + math.exp(-max(figures.values()))) for figures in weighed) / max(1, sentences)


def caution(kind: Kind, share: float) -> float:
    """How much clearer an entry must stand in a text of which only a `share` of the sentences states one."""
    apart = min(1.0, max(0.0, (_ABOUT_HARM - share) / (_ABOUT_HARM - _APART)))
    return _ADDED[kind] * apart + max(0.0, math.log(_SPARSE / max(share, _LEAST)))


def score(kind: Kind, weighed: Logits, ruled: Iterable[Hit], share: float) -> float:
    """Log-odds above the threshold of `kind`, raised by the rules that vouch for it: 0 or more states it."""
    found = [hit.frame.strong for hit in ruled]
    return _margin(kind, weighed, "strong" if any(found) else "rule" if found else "none", share)


def _margin(kind: Kind, weighed: Logits, level: Level, share: float) -> float:
    fitted = _fitted()
    raised = 0.0 if level == "none" else fitted[level][kind]
    return weighed[kind] + raised - fitted["threshold"][kind] - caution(kind, share)


def may_state(weighed: Logits, share: float, levels: Mapping[Kind, Level]) -> bool:
    """Whether a sentence can still state a kind; `levels` are the most that rules can make of it."""
    return any(
        _margin(kind, weighed, levels[kind], share) >= (_ALONE[kind] if levels[kind] == "none" else 0) for kind in KINDS
    )


def decided(found: Sequence[Hit], around: kinds.Setting, weighed: Logits, sentence: Span, *, share: float) -> list[Hit]:
    """The predicates of a sentence that state an entry, each with its score, in order of the text.

    `share` is that of the text's sentences that state one.
    """
    ruled = kinds.stated_hits(found, around)
    chosen: list[Hit] = []
    for kind in KINDS:
        own = [hit for hit in ruled if hit.frame.kind == kind]
        value = score(kind, weighed, own, share)
        if value < 0 or not _names_harm(kind, around, own):
            continue
        if not own:
            if kind == "warning" and _reacted_to(ruled):
                continue
            own = _loose(kind, found, sentence, value)
        chosen += [replace(hit, score=value) for hit in own]
    return sorted(chosen, key=lambda hit: (hit.token.i, hit.frame.kind))


def _names_harm(kind: Kind, around: kinds.Setting, ruled: Iterable[Hit]) -> bool:
    """In a text that is not about harm, a sentence must name a harm itself, or use a strong word.

    What is done in response is done every day for other reasons ("the courses were closed"): there a harm must
    stand just before.
    """
    if around.density >= DENSE or around.here:
        return True
    return any(hit.frame.strong for hit in ruled) and (kind != "response" or around.before > 0)


def _reacted_to(ruled: Iterable[Hit]) -> bool:
    """ "dismissed the warning": a warning that is only the object of a response is no entry of its own."""
    warned = lexicon.words("classes", "warned_noun")
    return any(h.frame.kind == "response" and h.noun is not None and h.noun.lemma_.lower() in warned for h in ruled)


def _loose(kind: Kind, found: Sequence[Hit], sentence: Span, value: float) -> list[Hit]:
    """The best predicate for a kind that no rule vouches for: one of its words, else the main verb.

    What is asked or supposed states nothing; without a word of the kind the encoder must be sure.
    """
    of_kind = [hit for hit in found if hit.frame.kind == kind]
    if of_kind and all(map(kinds.is_no_harm, of_kind)):
        return []
    own = [hit for hit in of_kind if kinds.doer_fits(hit) and not kinds.is_no_harm(hit) and not _is_weak(hit)]
    for hit in sorted(own, key=lambda h: (not kinds.is_stated(h), not h.frame.verbs, h.token.i)):
        return [hit] if kinds.is_stated(hit) or value >= _SURE else []
    if any(map(_is_weak, of_kind)):  # then it was these words that the encoder went by
        return []
    verb = _main_predicate(sentence.root)
    received = kind == "warning" and (verb.lemma_ in ("receive", "get", "hear") or grammar.is_passive(verb))
    hit = Hit(_RECEIVED if received else _BY_WEIGHT[kind], verb)
    return [hit] if value >= _ALONE[kind] and kinds.is_stated(hit) and not _is_weak(hit) else []


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
    if hit.frame.kind == "claim" and hit.frame.needs in NEEDS:
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
