"""Who speaks: the source that the grammar gives a reporting verb or noun, or the noun beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass"})
RELATIVES = frozenset({"who", "which", "that"})
# "used strong words to deny", "promised them to go": the subject acts, not the object.
SELF_CONTROL = frozenset({"promise", "use", "take", "have", "spend", "make", "issue", "hold", "need", "give"})
INHERIT = frozenset(
    {"conj", "xcomp", "advcl", "pcomp", "prep", "dep", "ccomp", "agent", "acomp", "parataxis", "dobj", "pobj", "attr"}
)
_NOMINAL = ("NOUN", "PROPN", "PRON")


def kids(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def is_passive(verb: Token) -> bool:
    if any(c.dep_ in PASSIVE for c in verb.children):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return is_passive(verb.head)
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod") and not kids(verb, "dobj")


def subject(verb: Token) -> Token | None:
    """The grammatical subject, its own or through coordination, control, participles and relatives."""
    for _ in range(12):
        own = kids(verb, *SUBJECTS)
        if own:
            relative = verb.dep_ == "relcl" and own[-1].lower_ in RELATIVES
            return verb.head if relative else own[-1]  # of two, the first comes from the quotation
        if kids(verb, "expl"):
            return None
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.i > verb.head.i + 1 and verb.nbor(-1).text in ",–—-":
            return _sentence_subject(verb)
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
            controller = kids(verb.head, "dobj", "dative")
            if controller and verb.head.lemma_ not in SELF_CONTROL and controller[0].i < verb.i:
                return controller[0]
        if verb.dep_ not in INHERIT or verb.head.i == verb.i:
            return None
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and kids(verb.head.head, "dobj"):
            return kids(verb.head.head, "dobj")[0]  # "quoted Jones as saying"
        verb = verb.head
        if verb.pos_ in ("NOUN", "PROPN", "PRON"):
            owner = kids(verb, "poss")
            if owner or verb.dep_ not in ("dobj", "pobj", "attr"):
                return owner[0] if owner else None
    return None


def _sentence_subject(participle: Token) -> Token | None:
    """Of "Jones met the staff, arguing that": whose act a participle after a comma is, not the nearest noun's."""
    for above in participle.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return subject(above)
    return participle.head


def agent(verb: Token) -> Token | None:
    for by in verb.children:
        if by.dep_ in ("agent", "prep") and by.lower_ == "by":
            return next(iter(kids(by, "pobj")), None)
    return None


def noun_source(noun: Token) -> Token | None:
    """Whose statement it is: "the mayor's claim", "a claim by the mayor", "the mayor made the claim"."""
    owner = kids(noun, "poss")
    if owner:
        return owner[0]
    for prep in kids(noun, "prep"):
        if prep.lower_ in ("by", "from", "among"):
            return next(iter(kids(prep, "pobj")), None)
    verb = noun.head
    if noun.dep_ in ("dobj", "attr") and verb.pos_ in ("VERB", "AUX") and verb.lemma_ != "be":
        return agent(verb) if is_passive(verb) else subject(verb)
    if noun.dep_ == "pobj" and noun.head.lower_ in ("with", "in", "as", "of", "on") and verb.head.pos_ == "VERB":
        return None if is_passive(verb.head) else subject(verb.head)
    return None


def nearby_source(verb: Token) -> Token | None:
    """The noun that stands next to `verb` where the parse gives it no subject: after it for ", said X", else before."""
    doc = verb.doc
    before, after = verb.i - 1, verb.i + 1
    while before >= 0 and doc[before].pos_ in ("AUX", "ADV", "PART"):
        before -= 1
    left = doc[before] if before >= 0 and doc[before].pos_ in _NOMINAL else None
    right = None
    if after < len(doc) and doc[after].pos_ in (*_NOMINAL, "DET", "ADJ", "NUM") and not _begins_content(doc[after]):
        right = _phrase_head(doc, after)
    inverted = before >= 0 and doc[before].is_punct
    return right if inverted else left


def _begins_content(token: Token) -> bool:
    return token.lower_ in ("it", "that", "this", "what", "how", "why", "there")


def _phrase_head(doc: Doc, start: int) -> Token | None:
    """The last word of the unbroken run of nouns and their modifiers that begins at `start`."""
    head = None
    for token in doc[start : start + 12]:
        if token.pos_ in _NOMINAL:
            head = token
        elif token.pos_ not in ("DET", "ADJ", "NUM") and token.text not in (".", "'s"):
            break
    return head
