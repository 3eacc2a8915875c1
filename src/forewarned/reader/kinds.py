"""Which hits state an entry: the harm filter and the needs of each frame, clause by clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, harms, hedges
from forewarned.reader.frames import Hit
from forewarned.reader.needs import NEEDS, is_incident_noun
from forewarned.reader.refusals import is_refused
from forewarned.reader.scan import ABOUT_HARM

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from forewarned.reader.scan import Scan

_ADVICE = frozenset({"should", "must", "ought", "shall"})
_OWN_FUTURE = frozenset({"will", "would", "may", "might", "can", "could", "shall", "should", "must"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a sentence: harm words in it and just before, and what the text around it is about."""

    here: tuple[Token, ...]
    before: int
    theme: float  # how far it is about harm: 0 to 1
    figurative: int
    figures: float  # words of politics, sport and markets per 100


def setting(sentence: Span, number: int, found: Scan, theme: float) -> Setting:
    """The setting of `sentence`, which has `number` in the scan of its document."""
    return Setting(
        here=tuple(harms.harm_tokens(sentence)),
        before=found.before(number),
        theme=theme,
        figurative=sum(harms.is_figurative(token) for token in sentence),
        figures=found.figurative,
    )


def _below(token: Token, tokens: Iterable[Token]) -> bool:
    return any(other.i == token.i or token.is_ancestor(other) for other in tokens)


def _scope(hit: Hit) -> Token:
    """The word whose subtree is what the predicate is about: the predicate, or the noun it completes."""
    if hit.frame.nouns and hit.token.dep_ in ("dobj", "nsubjpass", "pobj", "attr", "nsubj"):
        return grammar.clause_root(hit.token)
    return hit.token


def _harm_context(around: Setting) -> bool:
    if around.figurative and around.figurative >= len(around.here):
        return False
    return bool(around.here) or (around.before > 0 and around.theme >= ABOUT_HARM / 2)


_FIGURES = 1.5  # words of politics, sport and markets per 100: above it, harm must be named beside a strong word


def _plain(around: Setting) -> bool:
    return around.figurative == 0 and around.figures < _FIGURES


def _plan_near(hit: Hit, around: Setting) -> bool:
    """A harm that is still to come stands in what the predicate says; those who do harm are not yet a harm."""
    scope = _scope(hit)
    people = lexicon.words("classes", "seized")
    harm = [t for t in around.here if t.i != hit.token.i and t.lemma_.lower() not in people]
    if not any(scope.i == t.i or scope.is_ancestor(t) for t in harm):
        return False
    return any(harms.is_plan(t) and t.i != hit.token.i for t in scope.subtree)


_INTENDING = frozenset({"want", "plan", "hope", "try", "seek", "threaten", "vow", "intend"})


def is_only_a_purpose(token: Token) -> bool:
    """ "a plan to ban the sale", "spoke to protect children": an infinitive that says only what for."""
    infinitive = token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)
    return infinitive and token.dep_ in ("acl", "relcl", "advcl", "ROOT")


def _is_natural_death(token: Token) -> bool:
    """ "who died of cancer at 81": one person's death, and nothing else in its clause that does harm."""
    if token.lemma_ != "die":
        return False
    who = grammar.subject(token)
    if any(t.lower_ == "heart" and t.head.lemma_ == "attack" for t in token.subtree):
        return True
    several = who is not None and (who.tag_ in ("NNS", "NNPS") or any(c.dep_ == "nummod" for c in who.children))
    return not several and not any(harms.is_harm(t) for t in token.subtree if t.i != token.i)


def _is_share(token: Token) -> bool:
    """ "90 percent were killed by": a statistic, which reports no incident."""
    who = grammar.subject(token) if grammar.is_verb(token) else None
    return who is not None and any(t.lower_ in ("percent", "%", "percentage", "rate") for t in who.subtree)


def is_no_harm(hit: Hit) -> bool:
    """The words of an incident that report none: a plan killed off, a death of age, a statistic, a harm to come."""
    if hit.frame.kind != "incident":
        return False
    ended = hit.token.lemma_ == "kill" and any(c.dep_ == "prt" and c.lower_ == "off" for c in hit.token.children)
    return ended or _is_natural_death(hit.token) or _is_share(hit.token) or _is_to_come(hit.token)


def _is_to_come(noun: Token) -> bool:
    """ "A planned attack", "an imminent strike" """
    qualified = any(harms.is_plan(c) or c.lower_ in ("planned", "further") for c in noun.children)
    return not grammar.is_verb(noun) and qualified


def is_stated(hit: Hit) -> bool:
    """Whether the predicate is stated as fact or denied, not supposed, asked or advised."""
    verb = grammar.clause_root(hit.token)
    if grammar.is_hypothetical(verb):
        return False
    modals = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if hit.frame.kind in ("incident", "warning", "knowledge", "claim") and modals & _OWN_FUTURE:
        return False
    if hit.frame.kind == "response" and modals & (_ADVICE | {"would", "could", "can", "might", "may"}):
        return False
    if verb.dep_ == "xcomp" and verb.head.lemma_ in _INTENDING:
        return hit.frame.kind == "response" and verb.head.lemma_ in ("try", "seek", "plan")
    if hit.frame.kind == "response" and is_only_a_purpose(hit.token):
        return False
    sentence = verb.sent
    last = next((t for t in reversed(list(sentence)) if not t.is_space and t.text not in "\"”'’)"), None)
    return last is None or last.text != "?"


def _told_nobody(hit: Hit) -> bool:
    """ "did not tell the police": nothing is said of it that could be looked at."""
    told = any(c.dep_ in grammar.OBJECTS and c.pos_ in ("NOUN", "PROPN", "PRON") for c in hit.token.children)
    return hit.frame.name == "tell of harm" and told and not hedges.polarity(hit)


def fits(hit: Hit, around: Setting) -> bool:
    """Whether what the frame needs is there."""
    need = hit.frame.needs
    if hit.frame.kind == "incident" and hit.frame.nouns and not is_incident_noun(hit):
        return False
    if is_no_harm(hit) or is_refused(hit):
        return False
    if hit.frame.name == "take no action" and any(c.lower_ == "with" for c in hit.token.children):
        return False  # "nothing to do with it"
    if need == "harm":
        return _below(_scope(hit), around.here) and around.figurative <= len(around.here)
    if need == "plan":
        if around.here and _told_nobody(hit):
            return True
        return _plan_near(hit, around) and around.figurative <= len(around.here)
    if need == "measure":
        return _harm_context(around) or around.theme >= ABOUT_HARM
    if need in NEEDS and not NEEDS[need](hit):
        return False
    if need:
        return _harm_context(around) or (hit.frame.strong and _plain(around))
    return around.figurative == 0 or bool(around.here) or around.before > 0


def doer_fits(hit: Hit) -> bool:
    """Whether who does it can do it: officials pursue; people, not illnesses, threaten."""
    if hit.frame.pursuer:
        who = grammar.doer(hit.token)
        violent = hit.token.lemma_ in ("kill", "shoot", "bomb", "strike")
        if who is None:
            return grammar.is_passive(hit.token) and not violent
        own = [who, *(c for c in who.children if c.dep_ in ("compound", "amod", "conj"))]
        official = any(t.lemma_.lower() in lexicon.words("classes", "pursuer") for t in own)
        return official or (who.pos_ in ("PRON", "PROPN") and not violent)
    if hit.frame.animate:
        who = grammar.doer(hit.token)
        people = lexicon.words("classes", "seized") - lexicon.words("classes", "weapon")
        return who is None or not harms.is_harm(who) or who.pos_ == "PROPN" or who.lemma_.lower() in people
    return True


def stated_hits(found: Iterable[Hit], around: Setting) -> list[Hit]:
    """The hits of one sentence that state an entry by the rules, the first of each kind and clause."""
    kept: list[Hit] = []
    for hit in sorted(found, key=_rank):
        if not (is_stated(hit) and fits(hit, around) and doer_fits(hit)):
            continue
        if not any(_said_already(k, hit) for k in kept):
            kept.append(hit)
    kept = [hit for hit in kept if not _only_reports(hit, kept)]
    return sorted((hit for hit in kept if not _only_about(hit, kept)), key=lambda hit: hit.token.i)


_TELLING = frozenset({"warning", "knowledge"})
_REPORTS = frozenset({"report a danger", "expect harm"})


def _said_already(kept: Hit, hit: Hit) -> bool:
    """Whether `kept` states the same act as `hit`: one kind and clause, or one word told and known at once."""
    if kept.frame.kind == hit.frame.kind:
        if hit.frame.kind == "incident" and _harms_another(kept, hit):
            return False
        if hit.frame.kind in ("warning", "knowledge", "claim") and _denies_the_other(kept, hit):
            return False
        return _one_act(kept.token, hit.token)
    return kept.token.i == hit.token.i and {kept.frame.kind, hit.frame.kind} <= _TELLING


def _only_reports(hit: Hit, kept: Iterable[Hit]) -> bool:
    """A saying whose words are themselves another entry ("a lawyer said the firm knew"), or suppose only."""
    if hit.frame.name not in _REPORTS:
        return False
    said = [c for c in hit.token.children if c.dep_ in ("ccomp", "xcomp")]
    if any(grammar.is_hypothetical(c) for c in said):
        return True
    return any(other.token.i == c.i for other in kept for c in said if other.frame.kind not in ("incident", "threat"))


_TIME_LINKS = frozenset({"before", "after", "ahead", "since", "following", "during", "until"})


def dates_another(noun: Token) -> bool:
    """ "days before the attack on the depot": an incident that only dates something is taken as fact."""
    if grammar.is_verb(noun) or noun.dep_ != "pobj":
        return False
    links = [noun.head, noun.head.head] if noun.head.head.pos_ in ("ADV", "ADP") else [noun.head]
    return any(link.lower_ in _TIME_LINKS for link in links)


def _only_about(hit: Hit, kept: Iterable[Hit]) -> bool:
    """An incident that is only what another entry is about: foretold, known of, threatened or blamed."""
    if hit.frame.kind != "incident" or dates_another(hit.token):
        return False
    for other in kept:
        if other.frame.kind in ("warning", "knowledge", "threat", "claim") and other.token.is_ancestor(hit.token):
            between = [t for t in (hit.token, *hit.token.ancestors) if other.token.is_ancestor(t)]
            joined = any(t.dep_ == "conj" and t.head.i == other.token.i for t in between)
            return not joined and not any(t.dep_ == "relcl" for t in between)
        if other.frame.kind == "response" and not grammar.is_verb(hit.token) and hit.token.head.head.i == other.token.i:
            return hit.token.dep_ == "pobj" and other.frame.nouns != frozenset()
    return False


def _rank(hit: Hit) -> tuple[int, int, bool]:
    """Verbs of the act itself before those that report, adjectives and nouns: they say more of who and whom."""
    if hit.frame.verbs:
        own_act = hit.frame.strong and hit.frame.kind == "incident"
        place = 0 if own_act else 3 if hit.frame.name in _REPORTS else 2 if hit.frame.needs == "plan" else 1
        return place, hit.token.i, not hit.frame.strong
    return (4 if hit.frame.adjectives else 5), hit.token.i, not hit.frame.strong


def _tells(verb: Token) -> bool:
    """Whether somebody is told: "to the port" beside the verb or beside its object."""
    places = [verb, *(c for c in verb.children if c.dep_ in grammar.OBJECTS)]
    return any(c.dep_ in ("prep", "dative") and c.lower_ == "to" for place in places for c in place.children)


def _one_act(a: Token, b: Token) -> bool:
    """Whether two predicates of one kind are one entry: the same clause, one inside the other, or joined by "and"."""
    x, y = grammar.clause_root(a), grammar.clause_root(b)
    first, second = sorted((x, y), key=lambda t: t.i)
    if second.dep_ == "conj" and second.head.i == first.i and _tells(second) and not _tells(first):
        return False  # "raised an alarm and passed its concerns to the port": another recipient
    if x.i == y.i or x.is_ancestor(y) or y.is_ancestor(x):
        return not (
            y.dep_ == "conj" and grammar.subject(y) is not None and any(c.dep_ in grammar.SUBJECTS for c in y.children)
        )
    return not any(c.dep_ in grammar.SUBJECTS for c in y.children)


def _denies_the_other(a: Hit, b: Hit) -> bool:
    """ "heard of the plan but did not tell the police": joined clauses of which one is denied."""
    joined = [h for h in (a, b) if grammar.is_verb(grammar.clause_root(h.token)) and not h.frame.nouns]
    second = grammar.clause_root(max(a.token, b.token, key=lambda t: t.i))
    return len(joined) == 2 and second.dep_ == "conj" and hedges.polarity(a) != hedges.polarity(b)


def _harms_another(a: Hit, b: Hit) -> bool:
    """Whether two incidents strike two: "killed the guard and took his son", "shot a man who had stabbed a guard".

    Who was hurt in the first is told by other words than an act of its own: "shot two, wounding a third".
    """
    first, second = sorted((a, b), key=lambda h: h.token.i)
    if not (grammar.is_verb(first.token) and second.frame.strong and grammar.is_verb(second.token)):
        return False
    verb = second.token
    if verb.dep_ not in ("conj", "relcl", "advcl", "ccomp") or verb.tag_ in ("VB", "VBG"):
        return False
    who = grammar.doer(first.token)
    if who is not None and who.lemma_.lower() in lexicon.words("classes", "incident_noun"):
        return False  # "the town was shaken by a blast that killed nine"
    if any(c.dep_ == "mark" and c.lower_ in ("as", "while") for c in verb.children):
        return False
    one, other = grammar.undergoer(first.token), grammar.undergoer(verb)
    own = any(c.dep_ in (*grammar.OBJECTS, *grammar.SUBJECTS) for c in verb.children)
    return one is not None and other is not None and one.i != other.i and other.pos_ != "PRON" and own
