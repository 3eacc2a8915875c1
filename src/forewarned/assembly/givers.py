"""Whose warning a response speaks of: "the American warning", "Western warnings", "the letter from the embassy"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.facts import Fact, Kin, stem, stems, terms
from forewarned.assembly.known import known, states
from forewarned.assembly.names import folded, named
from forewarned.model import Kind

KINDS: tuple[Kind, ...] = ("warning", "threat", "knowledge", "incident")
_CARRIED = "the last harm stated before"  # the rule of an `about` that the sentence itself does not state
_REACH = 3  # words between "the" and the warning: "the latest American intelligence report"


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a response's words point back to: kinds, the states and the words that name the giver, one or several."""

    kinds: tuple[Kind, ...]
    states: frozenset[str] = frozenset()
    words: str = ""  # folded, with a space on each side
    plural: bool = False
    spoken: bool = False  # "such statements": a warning only where one was just told

    @property
    def named(self) -> bool:
        """Whether a giver is named by the name of a state."""
        return bool(self.states)


def pointer(response: Fact) -> Pointer | None:
    """What the words of `response` point to; None where they point to nothing: "a flood in the valley"."""
    about = response.entry.about
    if about is not None and about.rule != _CARRIED:
        return _pointer(folded(about.text).split(), response)
    own = folded(response.entry.actor.text).split() if response.entry.actor else []
    found = _phrase(folded(response.entry.quote[:600]).split(), own)
    return _pointer(found, response) if found else None


def _phrase(words: Sequence[str], own: Sequence[str]) -> list[str]:
    """The words from "the" or the giver to the first warning that a sentence speaks of; `own` name who reacts."""
    for at, word in enumerate(words):
        if stem(word) in stems("pointing_warning"):
            before = range(max(0, at - _REACH), at)
            start = next((i for i in before if words[i] not in own and _opens(words[i])), None)
            if start is not None:
                return list(words[start : at + 1])
    return []


def _opens(word: str) -> bool:
    return word in lexicon.words("joining", "pointers") or bool(_states((word,)))


def _pointer(words: Sequence[str], response: Fact) -> Pointer | None:
    links, pointers = lexicon.words("joining", "links"), lexicon.words("joining", "pointers")
    until = next((at for at, word in enumerate(words) if at and word in links), len(words))
    head, kinds = until - 1, _kinds(words[until - 1 : until], response)
    if not kinds:  # "the American information too general to be of use"
        found = ((at, _kinds(words[at : at + 1], response)) for at in range(min(until, _REACH + 2)))
        head, kinds = next(((at, some) for at, some in found if "warning" in some), (head, ()))
    given = words[until + 1 : until + 5] if words[until : until + 1] in (["from"], ["by"]) else []
    giver = [*words[: max(head, 0)], *given]
    named_states = _states(giver)
    if not kinds or not (named_states or pointers.intersection(words[:2])):
        return None
    plural = words[head].endswith("s") or (words[0] in {"these", "those", "such", "all"})
    spoken = stem(words[head]) in stems("pointing_spoken")
    return Pointer(kinds, named_states, f" {' '.join(giver)} ", plural, spoken)


def _kinds(words: Sequence[str], response: Fact) -> tuple[Kind, ...]:
    if not words:
        return ()
    found = [kind for kind in KINDS if stem(words[0]) in stems(f"pointing_{kind}")]
    if response.entry.stance == "dismissed" and stem(words[0]) in stems("pointing_spoken") and "warning" not in found:
        found = ["warning", *found]
    return tuple(found)


def _states(words: Sequence[str]) -> frozenset[str]:
    found = set(terms(" ".join(words)) & states())
    for row in lexicon.load("joining")["bloc"]:
        if set(row["words"].split()).intersection(words):
            found.update(row["states"].split("|"))
    return frozenset(found)


def givers(fact: Fact, kin: Kin) -> frozenset[str]:
    """The states whose word a warning is: by the words of its actor, and by what its actor is a part of."""
    found: set[str] = set()
    for actor in sorted(fact.actors):
        seen: set[str] = set()
        one: str | None = actor
        while one is not None and one not in seen:
            seen.add(one)
            found.add(folded(kin.names.get(one, "")))
            one = kin.parent.get(one)
    said = fact.entry.actor
    if said is not None:
        found |= terms(said.text)
        for word in said.text.split()[:8]:
            link = known(named(word)) if word[:1].isupper() else None
            while link is not None and link.who.parent is not None:
                link = type(link)(link.who.parent, link.reason)
                found.add(folded(link.who.name))
    return frozenset(found & states())


def gave(fact: Fact, said: Pointer, kin: Kin) -> bool | None:
    """Whether `fact` is a warning of the giver that `said` names; None where either is not told."""
    if any(f" {form} " in said.words for actor in fact.actors for form in kin.forms.get(actor, ()) if len(form) > 2):
        return True
    theirs = givers(fact, kin)
    if not said.named or not theirs:
        return None
    return bool(theirs & said.states)
