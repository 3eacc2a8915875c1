"""What a parse says about one predicate: who does it, to whom, about what, and whether it is so.

Pure helpers over spaCy tokens, with the label set of the English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OBJECTS = frozenset({"dobj", "obj", "dative", "iobj"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "acl"})
RELATIVES = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})


def is_verb(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX")


_TIME_UNITS = frozenset("second sec minute min hour day night week month year moment a.m. p.m. am pm".split())


def asked(clause: Token) -> bool:
    """ "whether it was so", "if it was so" """
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in ("whether", "if") for c in clause.children)


def is_time(token: Token) -> bool:
    """Whether the word is a time, and so nobody who acts or is acted on: "20 mins", "Monday"."""
    return is_date(token) or token.lemma_.lower() in _TIME_UNITS


def is_date(token: Token) -> bool:
    """Whether the word stands in a date or an hour; the number of "Flight 77" does not."""
    named = (c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and c.pos_ == "PROPN")
    return token.ent_type_ in ("DATE", "TIME") and all(c.ent_type_ in ("DATE", "TIME") for c in named)


def children(token: Token, *labels: str) -> list[Token]:
    return [child for child in token.children if child.dep_ in labels]


def particle_lemma(token: Token) -> str:
    """The verb with its particle, "tip_off", or its lemma alone."""
    particle = next((c for c in token.children if c.dep_ == "prt"), None)
    return f"{token.lemma_.lower()}_{particle.lower_}" if particle is not None else token.lemma_.lower()


def is_passive(verb: Token) -> bool:
    if any(c.dep_ in ("nsubjpass", "auxpass", "csubjpass") for c in verb.children):
        return True
    if verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children):  # "Warned by the guard that …, he left"
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)  # "had seen it by May"
    return verb.tag_ == "VBN" and verb.dep_ == "acl"  # reduced relative: "the man arrested on Monday"


def subject(verb: Token) -> Token | None:
    """The grammatical subject, through relatives, coordination, control and participles."""
    for _ in range(8):
        own = _own_subject(verb)
        if own is not None:
            relative = own.lower_ in RELATIVES and verb.dep_ == "relcl"
            return _antecedent(verb) if relative else _past_fronted_time(own)
        if verb.dep_ == "acl" and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            return _who_means_to(verb.head)
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        controlled = _controller(verb)
        if controlled is not None:
            return controlled
        governor = _governor(verb)
        if governor is None:
            return None
        verb = governor
    return None


def _antecedent(verb: Token) -> Token:
    """The noun that a relative clause speaks of: of "attacks on a union and a club, which killed 9", the attacks."""
    noun = verb.head
    first = noun.head if noun.dep_ == "conj" else noun
    harmful = verb.lemma_ in ("kill", "injure", "wound", "destroy", "damage", "claim", "leave", "cause")
    if harmful and first.dep_ == "pobj" and first.head.lower_ in ("on", "against", "at", "in") and not _acts(noun):
        above = first.head.head
        return above if above.pos_ == "NOUN" else noun
    named = [t for p in noun.children if p.lower_ in ("as", "like", "including") for t in p.children]
    near = (t for t in named if t.dep_ == "pobj" and 0 < verb.left_edge.i - t.right_edge.i <= 2)
    return next(near, noun)  # of "groups such as Ansar, which claimed it", Ansar


def _acts(noun: Token) -> bool:
    return noun.ent_type_ in ("PERSON", "NORP")


def _own_subject(verb: Token) -> Token | None:
    """The subject among the verb's children, or where parses often misplace it: under its auxiliary, or as
    an apposition that ends just before the verb ("As a result of talks with Lind, the board was asked …")."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    own = next((c for c in subjects if not is_time(c)), next(iter(subjects), None))  # "12:25 pm: the mayor is told …"
    if own is None:
        auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        own = next((c for a in auxiliaries for c in a.children if c.dep_ in SUBJECTS), None)
        first = min([verb, *auxiliaries], key=lambda t: t.i)
        if own is None and verb.dep_ == "ROOT" and first.i > first.sent.start:
            before = first.nbor(-1)
            own = next(
                (t for t in (before, *before.ancestors) if t.dep_ == "appos" and t.right_edge.i == before.i), None
            )
    if own is not None and own.dep_ == "appos" and any(c.lower_ == "alias" for c in own.children):
        own = own.head  # "Ana Ruiz, alias Mara, was shot"
    return own


_INTENT = frozenset(
    "promise plan threat vow effort attempt bid decision intention pledge order ability authority chance plot campaign "
    "operation move step offer request opportunity letter memo message note call email cable telegram".split()
)


def _who_means_to(noun: Token) -> Token | None:
    """Of "kept their promise to kill" and "the police have plans to respond", whose promise and plans they are."""
    if noun.lemma_.lower() not in _INTENT:
        return noun
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner
    verb = clause_root(noun)
    found = subject(verb) if is_verb(verb) and noun.dep_ in ("dobj", "attr", "pobj") else None
    return found if found is not None else noun


_HANGS_ON_A_VERB = frozenset("conj xcomp advcl pcomp prep dep ccomp auxpass aux".split())


# What these take as an object does not do what follows: "used a drone to attack", "called the port to report".
_ACTS_ITSELF = frozenset(
    "promise threaten vow use deploy spend devote build make develop create write draft hold take launch offer issue "
    "buy rent steal plant place set need have find close open call phone telephone contact radio".split()
)


def _controller(verb: Token) -> Token | None:
    """Of "told the crew to leave", the crew; of "used a drone to attack", not the drone."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ in _ACTS_ITSELF:
        return None
    told = next((c for c in verb.head.children if c.dep_ in ("dobj", "dative")), None)
    return _who_means_to(told) if told is not None else None


def _governor(verb: Token) -> Token | None:
    """The verb whose subject a verb without one shares."""
    if verb.dep_ not in _HANGS_ON_A_VERB or verb.head.i == verb.i:
        return None
    head = verb.head
    if verb.dep_ != "ccomp" and not is_verb(head) and head.dep_ in ("prep", "pcomp", "agent"):
        head = head.head
    return head if is_verb(head) else None


_TIME_LINKS = frozenset({"before", "after", "since", "during", "until"})


def _past_fronted_time(subject_head: Token) -> Token:
    """The real subject where a parse takes "Even before the fire, a clerk told …" for one noun phrase."""
    opening = {t.lower_ for t in subject_head.subtree if t.i < subject_head.i}
    opening |= {c.lower_ for c in subject_head.head.children if c.dep_ == "mark" and c.i < subject_head.i}
    if not opening & _TIME_LINKS:
        return subject_head
    return next((t for t in subject_head.subtree if t.dep_ == "appos" and t.i > subject_head.i), subject_head)


def agent(verb: Token) -> Token | None:
    """The "by" phrase of a passive."""
    for by in verb.children:
        if by.dep_ == "agent" or (by.dep_ == "prep" and by.lower_ == "by" and is_passive(verb)):
            return next((c for c in by.children if c.dep_ == "pobj"), None)
    return None


def doer(verb: Token) -> Token | None:
    """Who does it: the agent of a passive, else the subject."""
    return agent(verb) if is_passive(verb) else subject(verb)


def undergoer(verb: Token) -> Token | None:
    """Who it is done to: the subject of a passive, else the object."""
    if is_passive(verb):
        return subject(verb)
    found = next((c for c in verb.children if c.dep_ in OBJECTS), None)
    if found is not None and found.lower_ in RELATIVES and verb.dep_ == "relcl":
        return verb.head
    if found is None and verb.dep_ == "conj" and is_verb(verb.head):
        later = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i), None)
        return later
    return found


def objects(verb: Token) -> list[Token]:
    """Everything in object place: direct objects, passive subject, predicate nouns."""
    found = [c for c in verb.children if c.dep_ in OBJECTS or c.dep_ in ("attr", "oprd", "nsubjpass")]
    if is_passive(verb) and not any(c.dep_ == "nsubjpass" for c in found):
        passive_subject = subject(verb)
        found += [passive_subject] if passive_subject is not None else []
    return [with_conjuncts for c in found for with_conjuncts in [c, *c.conjuncts] if with_conjuncts is not None]


def prepositional(token: Token, prepositions: frozenset[str] | set[str]) -> Iterator[tuple[str, Token]]:
    """(preposition, object) of the prepositions asked for, in order; times are left out."""
    for preposition, found in _prepositional(token, prepositions):
        if not is_date(found):
            yield preposition, found
        else:  # "of a bomb threat days before": the noun that a parse took into the time
            inner = [c for c in found.children if c.dep_ == "compound" and not c.ent_type_ and c.pos_ == "NOUN"]
            yield from ((preposition, c) for c in inner[-1:])


def _prepositional(token: Token, prepositions: frozenset[str] | set[str]) -> Iterator[tuple[str, Token]]:
    for prep in token.children:
        if prep.lower_ in ("regarding", "concerning") and prep.lower_ in prepositions:
            yield from ((prep.lower_, c) for c in prep.children if c.dep_ in ("pobj", "dobj"))
            continue
        if prep.dep_ in ("prep", "dative", "agent") and prep.lower_ in prepositions:
            for child in prep.children:
                if child.dep_ in ("pobj", "pcomp") and child.pos_ != "ADP":
                    yield prep.lower_, child
                elif child.dep_ in ("prep", "pcomp"):  # "because of", "out of"
                    for inner in child.children:
                        if inner.dep_ in ("pobj", "pcomp"):
                            yield prep.lower_, inner


def clause_root(token: Token) -> Token:
    """The verb (or root) of the clause that `token` stands in."""
    while token.head.i != token.i and not is_verb(token):
        token = token.head
    return token


_NO = frozenset({"no", "neither", "hardly", "scarcely"})


def is_negated(token: Token) -> bool:
    """Whether the predicate itself is negated: by "not", "no", "never", "without" or a negative subject."""
    for child in token.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor", "hardly", "scarcely"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and (
            child.lower_ in ("nobody", "none", "nothing") or any(map(_is_no, child.children))
        ):
            return True
    if token.dep_ == "xcomp" and token.head.lemma_ in ("fail", "refuse", "decline", "neglect", "unable"):
        return True
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ == "without":
        return True
    if token.dep_ in ("xcomp", "conj") and is_verb(token.head) and not any(c.dep_ in SUBJECTS for c in token.children):
        return not _has_own_polarity(token) and is_negated(token.head)
    return False


def _is_no(word: Token) -> bool:
    """ "no guard", and not "vehicle no 85"."""
    return word.lower_ in _NO and not (word.i + 1 < len(word.doc) and word.nbor(1).is_digit)


def _has_own_polarity(verb: Token) -> bool:
    """ "did not wait but warned", "did not sleep and saw it", "was not seen and has fled": the "not" is spent."""
    if verb.dep_ != "conj":
        return False
    contrasted = any(c.dep_ == "cc" and c.lower_ == "but" for c in verb.head.children)
    finite = verb.head.tag_ == "VB" and verb.tag_ in ("VBD", "VBZ")
    return contrasted or finite or any(c.dep_ in ("aux", "auxpass") and c.tag_ != "TO" for c in verb.children)


def is_hypothetical(token: Token) -> bool:
    """Whether the clause supposes rather than states: "if", "had they known", "could have", "would have"."""
    verb = clause_root(token)
    tense = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if tense & {"could", "would", "should", "might"} and "have" in tense:
        return True
    if verb.dep_ == "advcl" and _is_inverted(verb):
        return True
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in verb.children)


def _is_inverted(verb: Token) -> bool:
    """ "had the guards known", "should it burst": the auxiliary before the subject."""
    opening = [c.i for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "should", "were")]
    return any(c.dep_ in SUBJECTS and opening and opening[0] < c.i < verb.i for c in verb.children)
