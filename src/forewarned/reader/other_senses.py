"""What the words of a response mean beside other words: "closed the hearing", "seized the town", "acted in concert".

`OTHER_SENSES` has, by the name of a frame of `frames.toml`, the test that a hit of it is no response.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms

if TYPE_CHECKING:
    from collections.abc import Callable

    from forewarned.reader.frames import Hit


def _handles_no_harm(hit: Hit) -> bool:
    """ "closed the hearing", "bolstered his credibility", "tightened gun laws": what is handled belongs to politics."""
    if hit.token.lemma_ == "scramble" and any(c.dep_ == "xcomp" for c in hit.token.children):
        return True  # "scrambled to answer": in haste, and no aircraft
    thing = grammar.undergoer(hit.token)
    if thing is None and hit.token.dep_ == "acomp":  # "was closed", taken for an adjective
        thing = grammar.subject(hit.token.head)
    if thing is None:
        return False
    own = [thing, *(c for c in thing.children if c.dep_ in ("compound", "amod"))]
    politics = lexicon.words("classes", "no_measure")
    return any(t.lemma_.lower() in politics or t.lower_ in politics for t in own)


def _pursues_no_harm(hit: Hit) -> bool:
    """ "seized two districts", "the plan was questioned", "disbanded the unit": no harm and nobody is pursued."""
    thing = grammar.undergoer(hit.token)
    if thing is None:
        return False
    lemma = hit.token.lemma_
    if lemma in ("seize", "capture"):
        return thing.ent_type_ in ("GPE", "LOC") or thing.lemma_.lower() in _LAND
    if lemma in ("disband", "dismantle"):
        return thing.lemma_.lower() in lexicon.words("classes", "group") and not any(map(harms.is_harm, thing.subtree))
    return lemma == "question" and thing.pos_ == "PRON" and thing.lower_ in ("it", "this", "that")


_HUSHING = frozenset(
    "disclose reveal tell stonewall withhold conceal hide comment wait show release publish explain".split()
)


_LAND = frozenset("district area territory town city land region village province power control opportunity".split())
_COURT = frozenset("judge court jury justice magistrate".split())


def _orders_otherwise(hit: Hit) -> bool:
    """A court's order to hand something over; an order to do the harm itself; a question."""
    who = grammar.doer(hit.token)
    if who is not None and who.lemma_.lower() in _COURT:
        return True
    told = [c for c in hit.token.children if c.dep_ in ("xcomp", "ccomp")]
    if hit.token.lemma_ in ("ask", "request") and not told:
        return True  # "as you have requested"
    if hit.token.lemma_ == "ask" and any(grammar.asked(clause) for clause in told):
        return True  # "asked whether the threat was real"
    if any(c.lemma_ in _HUSHING for c in told):
        return True  # "told them not to disclose it": what is to be said, or kept back
    return any(c.lemma_ in ("kill", "attack", "bomb", "murder", "shoot", "behead", "execute") for c in told)


def _takes_no_note(hit: Hit) -> bool:
    """ "considered too dangerous": an opinion of them, and no message is looked at."""
    return hit.token.lemma_ == "consider" and any(c.dep_ in ("oprd", "acomp", "xcomp") for c in hit.token.children)


def _takes_no_step(hit: Hit) -> bool:
    """ "the actions taken by the board": mentioned, not told."""
    mentioned = hit.token.dep_ in ("acl", "relcl") and hit.noun is not None and hit.noun.i == hit.token.head.i
    return mentioned and hit.token.lemma_ == "take" and hit.noun is not None and hit.noun.lemma_ == "action"


def _answers_in_words(hit: Hit) -> bool:
    """ "acted in concert", "responded with a joke": nothing is named that is reacted to."""
    links = {c.lower_ for c in hit.token.children if c.dep_ in ("prep", "advcl")}
    return not links & {"to", "on", "against", "after", "following", "upon", "within"}


_NAMING = frozenset("call say describe label name term comment answer discuss acknowledge admit".split())


def _fails_to_say(hit: Hit) -> bool:
    """ "refused to call it sabotage": words that are held back, not an act."""
    return any(c.dep_ == "xcomp" and c.lemma_ in _NAMING for c in hit.token.children)


def _calls_somebody(hit: Hit) -> bool:
    """ "called the harbour office to report a smell of gas": by telephone."""
    return hit.token.lemma_ == "call" and any(
        grammar.is_verb(c) and any(a.dep_ == "aux" and a.lower_ == "to" for a in c.children) for c in hit.token.children
    )


OTHER_SENSES: dict[str, Callable[[Hit], bool]] = {
    "dismiss a warning": _calls_somebody,
    "protect": _handles_no_harm,
    "pursue": _pursues_no_harm,
    "order": _orders_otherwise,
    "take note": _takes_no_note,
    "take steps": _takes_no_step,
    "react": _answers_in_words,
    "fail to": _fails_to_say,
}
