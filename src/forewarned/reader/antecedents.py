"""What a pronoun or "the group" stands for, within one document, by what was named before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from forewarned.parse import Unit

_PERSON = frozenset("he she him her his hers himself herself".split())
_THING = frozenset("it its itself".split())
_PLURAL = frozenset("they them their theirs themselves".split())
_FAR = 3  # sentences back; further off, a pronoun is left as it stands


@dataclass(frozen=True, slots=True)
class Named:
    """A noun phrase that a later word may refer to."""

    start: int
    end: int
    head: str
    sort: str  # person | body | place | plural | thing
    subject: bool
    named: bool
    sentence: int
    lone: bool = False  # one capitalised word, as surnames stand; taggers often take one for a body


def _persons() -> frozenset[str]:
    return lexicon.words("classes", "person") - lexicon.words("classes", "group")


def _sort(token: Token) -> str:
    labels = {t.ent_type_ for t in (token, *(c for c in token.children if c.dep_ == "compound"))}
    if "PERSON" in labels or (token.tag_ == "NN" and token.lemma_.lower() in _persons() and not token.conjuncts):
        return "person"  # "a State Department officer" too
    if token.tag_ in ("NNS",) or (token.conjuncts and token.pos_ != "PRON"):
        return "plural"
    if labels & {"ORG", "NORP"}:
        return "body"
    if labels & {"GPE", "LOC", "FAC"}:
        return "place"
    if token.lemma_.lower() in lexicon.words("classes", "group"):
        return "body"
    if token.lemma_.lower() in lexicon.words("classes", "person"):
        return "person"
    return "person" if token.pos_ == "PROPN" else "thing"


def named_in(unit: Unit, span: Span, *, sentence: int) -> list[Named]:
    """Noun phrases of one sentence, number `sentence`, in order."""
    found: list[Named] = []
    for token in span:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod", "npadvmod", "appos", "nmod"):
            continue
        if token.ent_type_ in ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"):
            continue
        first, last = phrases.noun_phrase(token)
        start, end = unit.span(first, last)
        inner = range(first.i, last.i + 1)
        name = any(token.doc[i].ent_type_ in ("ORG", "PERSON", "GPE", "NORP") for i in inner)
        found.append(
            Named(
                start,
                end,
                token.lemma_.lower(),
                _sort(token),
                token.dep_ in grammar.SUBJECTS,
                name,
                sentence,
                lone=first.i == last.i and token.text.istitle(),
            )
        )
    return found


def _fits(word: str, candidate: Named) -> bool:
    if word in _PERSON:
        surname = candidate.named and candidate.subject and candidate.lone and candidate.sort == "body"
        return candidate.sort == "person" or surname
    if word in _THING:
        return candidate.sort in ("body", "place")
    return candidate.sort in ("plural", "body")


def is_anaphor(token: Token) -> bool:
    """Whether the word alone names nobody: a pronoun, or "the group" without a name."""
    if token.lower_ in _PERSON | _THING | _PLURAL:
        return True
    return is_bare_group(token)


def is_bare_group(token: Token) -> bool:
    """ "the group", "the agency": a definite body with no name of its own."""
    if token.pos_ != "NOUN" or token.lemma_.lower() not in lexicon.words("classes", "group"):
        return False
    kids = [c for c in token.children if c.dep_ not in ("punct", "case")]
    return (
        len(kids) == 1
        and kids[0].lower_ in ("the", "this", "that")
        and token.lemma_.lower() not in ("government", "police", "army")
    )


def is_named_body(token: Token) -> bool:
    """Whether the phrase that `token` heads names a body: "Dossier Center", "a charity called Nordlys"."""
    if token.lemma_.lower() not in lexicon.words("classes", "group") and token.ent_type_ != "ORG":
        return False
    return any(t.ent_type_ == "ORG" for t in token.subtree if abs(t.i - token.i) <= 6)


def can_stand_for(pronoun: Token, speaker: Token) -> bool:
    """Whether a pronoun may stand for somebody who spoke before."""
    word, sort = pronoun.lower_, _sort(speaker)
    if is_anaphor(speaker):
        return speaker.lower_ == word or (is_bare_group(speaker) and word in _THING)
    if word in _PERSON:
        return sort == "person"
    if word in _THING:
        return sort in ("body", "place", "thing")
    return word in _PLURAL and sort in ("plural", "body")


def _above(pronoun: Token) -> Token | None:
    """The subject of the clause above: of "the firm said it knew" the firm, of "they fled as they shot" the first."""
    verb = pronoun.head
    if pronoun.dep_ not in grammar.SUBJECTS or verb.dep_ not in ("ccomp", "advcl") or not grammar.is_verb(verb.head):
        return None
    found = grammar.subject(verb.head)
    return found if found is not None and found.i < pronoun.i and found.pos_ in ("NOUN", "PROPN") else None


def antecedent(
    token: Token, position: int, sentence: int, named: Sequence[Named], *, other_than: int | None = None
) -> Named | None:
    """What `token`, at `position` in sentence number `sentence`, stands for; None when nothing fits.

    `other_than` is where somebody stands whom it cannot be: whoever tells is not who is told.
    """
    named = [n for n in named if n.start != other_than]
    before = [n for n in named if n.end <= position and sentence - n.sentence <= _FAR]
    if is_bare_group(token):
        head = token.lemma_.lower()
        full = [n for n in named if n.end <= position and n.named and n.sort in ("body", "place")]
        same = [n for n in full if n.head == head]
        near = [n for n in full if n.sort == "body" and sentence - n.sentence <= 2 * _FAR]
        return next(iter(reversed(same or near)), None)
    above = _above(token)
    if above is not None:
        place = position + above.idx - token.idx
        same = [n for n in before if n.sentence == sentence and n.subject and n.start <= place < n.end]
        if same and (
            _fits(token.lower_, same[-1]) or (same[-1].lone and same[-1].sort != "plural" and token.lower_ in _THING)
        ):
            return same[-1]
    fitting = [n for n in before if _fits(token.lower_, n)]
    if token.lower_ in _THING and token.dep_ in grammar.SUBJECTS:  # a place that is only mentioned says nothing
        fitting = [n for n in fitting if n.sort != "place" or n.subject] or fitting
    if not fitting:
        return None
    latest = [n for n in fitting if n.sentence == sentence and n.subject]
    if latest:
        return latest[0]
    return max(fitting, key=lambda n: (n.sentence, n.subject, n.named, -n.start))
