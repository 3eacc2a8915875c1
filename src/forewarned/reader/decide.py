"""Which kinds a sentence states: the rules' verdict and the encoder's figure, put together.

Rules give slots and reasons; the encoder has seen more ways of saying a thing. A kind is stated
when the encoder's log-odds, raised where a rule fired, reach the kind's threshold
(`weights/kinds.toml`, fitted by ``benchmarks/fit_kinds.py`` on documents kept out of the training).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from forewarned.model import KINDS, Kind
from forewarned.reader import grammar, kinds
from forewarned.reader.frames import Frame, Hit

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from forewarned.reader.encoder import Logits


@cache
def _fitted() -> dict[str, dict[str, float]]:
    text = files("forewarned.reader.weights").joinpath("kinds.toml").read_text("utf-8")
    fitted: dict[str, dict[str, float]] = tomllib.loads(text)
    return fitted


def score(kind: Kind, weighed: Logits, *, by_rule: bool) -> float:
    """Log-odds above the threshold of `kind`: positive where the kind is stated."""
    fitted = _fitted()
    return weighed[kind] + by_rule * fitted["rule"][kind] - fitted["threshold"][kind]


def may_state(weighed: Logits) -> bool:
    """Whether a sentence can still state any kind if a rule fires: if not, it need not be parsed."""
    return any(score(kind, weighed, by_rule=True) >= 0 for kind in KINDS)


def decided(found: Sequence[Hit], around: kinds.Setting, weighed: Logits, sentence: Span) -> list[tuple[Hit, float]]:
    """The predicates of a sentence that state an entry, each with its score, in order of the text."""
    ruled = kinds.stated_hits(found, around)
    chosen: list[tuple[Hit, float]] = []
    for kind in KINDS:
        own = [hit for hit in ruled if hit.frame.kind == kind]
        value = score(kind, weighed, by_rule=bool(own))
        if value >= 0:
            chosen += [(hit, value) for hit in own or [_loose(kind, found, sentence)]]
    return sorted(chosen, key=lambda pair: (pair[0].token.i, pair[0].frame.kind))


def _loose(kind: Kind, found: Sequence[Hit], sentence: Span) -> Hit:
    """The best predicate for a kind that no rule vouches for: a stated one, any one, else the main verb."""
    own = [hit for hit in found if hit.frame.kind == kind]
    for hit in sorted(own, key=lambda h: (not kinds.is_stated(h), not h.frame.verbs, h.token.i)):
        return hit
    return Hit(_BY_WEIGHT[kind], _main_predicate(sentence.root))


def _main_predicate(root: Token) -> Token:
    """The verb of what is said, below the saying: of "Officials said the wall fell", "fell"."""
    reporting = {"say", "tell", "report", "add", "note", "state", "claim", "announce", "write"}
    while root.lemma_ in reporting:
        inner = next((c for c in root.children if c.dep_ == "ccomp" and grammar.is_verb(c)), None)
        if inner is None:
            return root
        root = inner
    return root


_BY_WEIGHT: dict[Kind, Frame] = {
    "warning": Frame("by weight", "warning", recipients=("object", "to"), about=("clause", "of", "about", "object")),
    "knowledge": Frame("by weight", "knowledge", about=("clause", "of", "about", "object")),
    "threat": Frame("by weight", "threat", recipients=("target", "object", "to"), about=("clause", "object", "self")),
    "response": Frame("by weight", "response", stance="acted", about=("reacted_to",)),
    "incident": Frame("by weight", "incident", recipients=("object", "into", "on", "at"), about=("self",)),
    "claim": Frame("by weight", "claim", recipients=("object", "on"), about=("for", "of", "in", "reacted_to")),
}

