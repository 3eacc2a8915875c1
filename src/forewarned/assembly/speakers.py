"""The ends of chains of attribution: who speaks, as far as the words tell, and which two may be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.facts import stem, terms
from forewarned.assembly.names import folded, named
from forewarned.assembly.people import personlike
from forewarned.model import Actor

_POSSESSIVE = re.compile(r"['’]s?$")
_PLURAL = re.compile(r"(?<=[a-z]{3}[^s])s$")
_ROLES = ("insider", "mouthpiece", "bystander", "paper")
_LONGEST = 200  # characters of a source that are looked at
_OPENERS = frozenset(["the", "that", "this", "these", "those", "same", "such", "his", "her", "its", "their", "both"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """One end of a chain. Two of one `key` are one source; `terms` are the stems for its body and its name."""

    key: str
    name: str
    actor: str | None = None
    named: bool = True
    role: str = ""  # insider, mouthpiece, bystander, paper; "" for a body, a person or a document's own voice
    terms: frozenset[str] = frozenset()
    back: bool = False  # names nobody: stands for a source before it


@cache
def _stems(group: str) -> frozenset[str]:
    return frozenset(stem(one) for word in lexicon.words("origins", group) for one in folded(word).split())


@cache
def _empty() -> frozenset[str]:
    return frozenset().union(*map(_stems, (*_ROLES, "vague", "back", "outlet")))


@lru_cache(maxsize=65536)
def _terms(text: str) -> frozenset[str]:
    """The stems of a source's name and body: one form for singular and plural, for an office and its body."""
    offices = lexicon.load("origins")["office"]
    plain = (_POSSESSIVE.sub("", word) for word in text.split())
    words = [offices.get(word, _PLURAL.sub("", word)) for word in plain]
    return terms(" ".join(words)) - _empty()


def own_voice(name: str) -> Speaker:
    """A document that says so itself, by the name of its publisher, or its own where it has none."""
    return Speaker(f"voice {_bare(folded(name))}", name)


def _bare(key: str) -> str:
    return key.removeprefix("the ")


def speaker(text: str, actors: Sequence[Actor], wholes: Sequence[str], *, doc: str) -> Speaker:
    """The source that the words `text` are, linked to `actors`, which are part of those named `wholes`.

    An unnamed source is told from another by its words and `doc`, until `may_be_one` joins them.
    """
    head = _head(text)
    words = folded(head).split()
    role = next((role for word in words for role in _ROLES if stem(word) in _stems(role)), "")
    person = any(actor.kind == "person" for actor in actors) or personlike(named(head))
    left = _terms(head)
    body = left.union(*map(_terms, wholes)) if left or role == "insider" else left
    unnamed = role in {"insider", "bystander", "paper"} and not person
    definite = bool(words) and (words[0] in _OPENERS or "".join(words[:1]) in lexicon.words("origins", "back"))
    whole = len(head.split()) == len(text[:_LONGEST].split())
    back = whole and not left and not person and (definite or role == "mouthpiece")
    key = actors[0].id if actors and not unnamed else f"words {doc} {' '.join(words)}"
    name = actors[0].name if actors and not unnamed and role != "mouthpiece" else re.sub(r"\s+", " ", text)[:_LONGEST]
    return Speaker(key, name, actors[0].id if actors else None, not unnamed and not back, role, body, back)


def points_back(back: Speaker, text: str, one: Speaker, *, outlet: bool) -> bool:
    """Whether `back`, written as `text`, can stand for `one`, an `outlet` or not, that was cited before it.

    "The paper" is an outlet; "the letter" is another letter, "one of them" and "a spokesman" any other speaker.
    """
    words = {stem(word) for word in folded(_head(text)).split()}
    if words & _stems("outlet"):
        return outlet or one.role == "paper"
    if outlet:
        return False
    if back.role == "paper":
        return one.role == "paper" and bool(words & _stems("paper") & {stem(word) for word in folded(one.name).split()})
    return one.role != "paper" and (back.role in {"", one.role, "mouthpiece"} or one.role == "")


@lru_cache(maxsize=65536)
def _head(text: str) -> str:
    """The words of a source up to those for who saw it or what it knows."""
    words = text[:_LONGEST].split()
    cut = lexicon.words("origins", "cut")
    until = next((at for at, word in enumerate(words) if at and word.casefold().strip(",") in cut), len(words))
    return " ".join(words[:until]).strip(" ,")


def may_be_one(one: Speaker, other: Speaker) -> str:
    """Why the two may be one and the same source, in plain words; "" where they are two."""
    if one.key == other.key:
        return "the same source"
    if "voice" in {one.key.partition(" ")[0], other.key.partition(" ")[0]}:
        return ""
    if (one.role == "paper") != (other.role == "paper") or (one.role == "bystander") != (other.role == "bystander"):
        return ""
    said = f"“{one.name}” and “{other.name}” may be one"
    if one.terms and other.terms:
        inside = one.terms <= other.terms or other.terms <= one.terms
        shared = ", ".join(sorted(one.terms & other.terms))
        return f"{said}: both are of {shared}" if inside else ""
    if one.named or other.named:
        return ""  # "a source" is no proof that a named man spoke twice
    return f"{said}: neither is named" if one.role == other.role else ""
