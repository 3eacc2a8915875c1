"""The word that states an entry which the trained part found and no frame: a better one than the main verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.reader.frames import Hit

_TOLD = frozenset({"incident", "response", "threat"})  # kinds that are told by others than those who act
_TELLING = frozenset(
    "say tell report add note state claim announce write indicate confirm show reveal explain recall describe learn "
    "stress point inform mention disclose relate testify".split()
)


def anchored(hit: Hit) -> Hit:
    """The hit on the word that states it, where its own word is only the main verb of the sentence."""
    if hit.frame.name != "by weight" or hit.frame.kind not in _TOLD or not grammar.is_verb(hit.token):
        return hit
    verb = _told(hit.token)
    if hit.frame.kind == "incident" and not harms.is_harm(verb):
        verb = next((t for t in verb.subtree if t.pos_ == "VERB" and t.dep_ != "amod" and harms.is_harm(t)), verb)
    return replace(hit, token=verb) if verb.i != hit.token.i else hit


def _told(verb: Token) -> Token:
    """The verb of what is told: of "The report indicates that troops searched the hills", "searched"."""
    for _ in range(4):
        clause = next((c for c in verb.children if c.dep_ == "ccomp" and grammar.is_verb(c) and c.i > verb.i), None)
        who = grammar.subject(verb)
        message = who is not None and who.lemma_.lower() in lexicon.words("classes", "report_noun")
        if clause is None or not (message or verb.lemma_.lower() in _TELLING):
            return verb
        if not any(c.dep_ in grammar.SUBJECTS for c in clause.children):
            return verb
        verb = clause
    return verb
