"""Two accounts of one warning that differ in how much it told, or in what it was of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from forewarned import lexicon
from forewarned.assembly.facts import overlap, stems, terms
from forewarned.assembly.names import folded
from forewarned.assembly.sides import Blocks, Held, Side, apart, just_before, own_word, says

_GENERAL = re.compile(
    r"\b((?:the|its|their|his|her|[’']s) )general (?!and\b|or\b|but\b|that\b|as\b|to\b|in\b|for\b)(\w+)", re.I
)
_KINDS = frozenset({"warning", "knowledge"})
_NEXT = 300  # characters within which one sentence answers another
_CONCRETE = 2  # words for what, where or when by which a warning tells more than that there was one

Pair = tuple[Side, Side, str]


def specificities(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """(what told much, what says that it told little or something else, why)."""
    found = [side for side in given if side.fact.entry.kind in {*_KINDS, "response"}]
    little = [side for side in found if _little(side)]
    told = [side for side in found if side.fact.entry.kind in _KINDS and side.fact.entry.polarity]
    held = blocks.over(little, [side for side in told if _much(side)])
    best: dict[str, tuple[float, Side, Side, str]] = {}
    for side in little:
        for sure, other, why in _told_more(side, held):
            if side.record not in best or sure > best[side.record][0]:
                best[side.record] = sure, other, side, why
    yield from ((other, side, why) for _, other, side, why in best.values())


def _told_more(little: Side, held: Held) -> Iterator[tuple[float, Side, str]]:
    """(how sure, what told more than `little` says, why): told beside it, or of the same people and matter."""
    blocks = held.blocks
    for other in held.near(little):
        near, told = just_before(little, other), blocks.same_people(little.told, other.told)
        general = says(little.fact.entry.quote, "general")
        givers = (bool(general) and _its_source(little, other)) or blocks.same_people(little.givers, other.givers)
        beside = apart(little, other) <= _NEXT
        answers_it = bool(general) and own_word(little) and beside and not blocks.clash(little.told, other.told)
        # whoever waves a warning away need not have been told it
        reacts = little.fact.entry.stance == "dismissed" or answers_it
        if (told is False and not (near and reacts)) or (givers is False and not near):
            continue
        warned = other.fact.entry.kind == "warning"
        answers = other.record in little.built.record.responds_to
        words = blocks.agreed(little, other)
        marked = bool(says(other.fact.entry.quote, "specific"))
        if general and not marked and _told_as_much(little, other):
            continue
        named = len(_concrete(other)) >= _CONCRETE or marked
        if not little.fact.entry.polarity and not (words or (givers and (marked or (general and beside)))):
            continue  # what it left out is not what the other says that it told
        shared = words or little.fact.about & other.fact.about
        if not (told or givers or named or (beside and shared)):
            continue
        if not general and not (warned and (told or givers or words or answers or beside)):
            continue
        of_all = (
            general and givers and warned and other.matter and blocks.same_case(little, other)
        )  # "their notices were general"
        by_both = general and warned and told and givers and _one_time(little, other)
        if (
            near
            or answers
            or of_all
            or by_both
            or ((told or givers) and (words or not little.matter - terms(_little(little))))
        ):
            why = f"“{_little(little)}” against “{_much(other)}”"
            close = 1.0 - min(apart(little, other), 10_000) / 10_000
            alike = sum(map(bool, (told, givers, words, warned, marked)))
            yield 2.0 * near + 2.0 * answers + alike + close, other, why


def _its_source(little: Side, other: Side) -> bool:
    """Whether what is said to have told little is what the other has it from: "the survey spoke of …"."""
    actor = terms(little.fact.entry.actor.text) if little.fact.entry.actor else frozenset()
    return bool(actor) and any(actor <= terms(words.text) for words in other.fact.entry.sources)


def _one_time(one: Side, other: Side) -> bool:
    """Whether two papers may tell of one warning: neither another day, nor an incident that the other does not know."""
    a, b = one.fact.entry, other.fact.entry
    return a.doc != b.doc and overlap(a.when, b.when) is not False


def _little(side: Side) -> str:
    """The words by which a sentence says that a warning told little, or told of something else."""
    entry = side.fact.entry
    other = says(entry.quote, "general_other")
    found = says(_without_names(entry.quote.replace(other, " ") if other else entry.quote), "general")
    unsaid = entry.kind == "warning" and not entry.polarity and not entry.recipients
    limits = unsaid or entry.stance in {"dismissed", "denied"}
    return found or (says(entry.quote, "limits") if limits else "")


def _without_names(quote: str) -> str:
    """`quote` without "general" before a word that it names with: "the general alarm", "the General Staff"."""
    told = lexicon.words("contradictions", "told_generally")
    return _GENERAL.sub(lambda found: found[0] if folded(found[2]) in told else found[1] + found[2], quote)


def _much(side: Side) -> str:
    """The words by which a sentence tells of what, where or when a warning was."""
    if _little(side):
        return ""
    return says(side.fact.entry.quote, "specific") or " ".join(_concrete(side)[:4])


def _told_as_much(little: Side, other: Side) -> bool:
    """Whether what `other` tells is in what `little` says was told: "in general terms, of the basin of the Rhine"."""
    return bool(other.matter) and other.matter <= little.fact.all


def _concrete(side: Side) -> list[str]:
    return sorted(side.fact.about - stems("generic") - stems("pointing") - stems("light"))
