"""Two accounts of one act that differ: in its day, or in how much it told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from forewarned import lexicon
from forewarned.assembly.facts import days
from forewarned.assembly.names import folded
from forewarned.assembly.sides import Blocks, Held, Side, just_before, says
from forewarned.model import Interval

_DAYS = 3  # a wider interval states no day
_APART = 31  # days beyond which two acts alike are two acts
_ALIKE = 0.4  # how alike the matter must be
_KINDS = frozenset({"warning", "knowledge"})

Pair = tuple[Side, Side, str]


# ------------------------------------------------------------------ days


def dates(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """Two accounts of one warning, or of one's knowledge, that put it on different days."""
    found = [side for side in given if _dated(side)]
    held = blocks.over(found, found)
    for side in found:
        for other in held.near(side):
            if _place(other) < _place(side) and (why := _other_day(other, side, blocks)):
                yield other, side, why


def _place(side: Side) -> tuple[str, int, str]:
    return side.fact.entry.doc, side.fact.entry.start, side.fact.id


def _dated(side: Side) -> bool:
    entry = side.fact.entry
    if entry.kind not in _KINDS or not entry.polarity or entry.when is None or days(entry.when) > _DAYS:
        return False
    return not lexicon.words("contradictions", "again").intersection(folded(entry.quote).split())


def _other_day(one: Side, other: Side, blocks: Blocks) -> str:
    a, b = one.fact.entry, other.fact.entry
    if a.when is None or b.when is None or a.kind != b.kind or not 0 < _gap(a.when, b.when) <= _APART:
        return ""
    told = blocks.same_people(one.told, other.told)
    givers = blocks.same_people(one.givers, other.givers)
    if told is False or givers is False or not (told or givers):
        return ""
    words = blocks.agreed(one, other)
    if a.doc == b.doc:  # one account tells of two acts, unless it quotes two sources on one
        quoted = [entry.sources[-1].text for entry in (a, b) if entry.sources]
        if len(set(quoted)) < 2 or not just_before(one, other) or (one.matter and other.matter and not words):
            return ""
    elif not words or blocks.weights.likeness(one.matter, other.matter) < _ALIKE:
        return ""
    matter = f" of {', '.join(words)}" if words else ""
    return f"{_day(a.when)} and {_day(b.when)} for what may be one {a.kind}{matter}"


def _gap(one: Interval, other: Interval) -> int:
    """Days between two intervals; 0 or less where they overlap."""
    return max((other.earliest - one.latest).days, (one.earliest - other.latest).days)


def _day(when: Interval) -> str:
    def told(day: date) -> str:
        return day.isoformat()

    return told(when.earliest) if when.earliest == when.latest else f"{told(when.earliest)} to {told(when.latest)}"


# ------------------------------------------------------------------ how much was told


def specificities(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """(what told much, what says that it was of a general nature, why)."""
    found = [side for side in given if side.fact.entry.kind in {*_KINDS, "response"}]
    vague = [side for side in found if _general(side)]
    told = [side for side in found if side.fact.entry.kind in _KINDS and side.fact.entry.polarity]
    held = blocks.over(vague, [side for side in told if _specific(side)])
    for side in vague:
        ranked = sorted(_precise(side, held), key=lambda row: (-row[0], row[1].record, row[1].fact.id))
        if ranked:
            yield ranked[0][1], side, ranked[0][2]


def _precise(vague: Side, held: Held) -> Iterator[tuple[float, Side, str]]:
    blocks = held.blocks
    for other in held.near(vague):
        near, told = just_before(vague, other), blocks.same_people(vague.told, other.told)
        givers = blocks.same_people(vague.givers, other.givers)
        if other.record == vague.record or told is False or (givers is False and not near):
            continue
        if near or ((told or givers) and blocks.agreed(vague, other)):
            why = f"“{_general(vague)}” against “{_specific(other)}”"
            yield 2.0 * near + bool(told) + bool(givers), other, why


def _general(side: Side) -> str:
    """The words by which a sentence says that a warning told little."""
    quote = side.fact.entry.quote
    other = says(quote, "general_other")
    return says(quote.replace(other, " ") if other else quote, "general")


def _specific(side: Side) -> str:
    """The words by which a sentence says that a warning told much."""
    return "" if _general(side) else says(side.fact.entry.quote, "specific")
