"""Figures for one thing that differ, measured and not counted: "5,000 barrels a day" and "12,000 to 19,000"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.counts import number_spans, words_of
from forewarned.assembly.evidence import sources
from forewarned.assembly.facts import overlap, stem
from forewarned.assembly.propositions import elsewhere, reading, shared
from forewarned.assembly.sides import Blocks, Side, says
from forewarned.model import Entry
from forewarned.reader.time_amounts import quantity

_LOOKED = 8  # figures before one that it is held against
_NEAR = 1500  # characters within which a bare figure is of what was measured before
_ROUGH = 0.2  # how far apart two rough figures may lie and be one,
_CLOSE = 0.05  # and any two, for one foot is not quite three tenths of a metre

Pair = tuple[Side, Side, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure or a span of them: so many `of` its unit, each `per` day; which side of the thing it is."""

    of: str
    per: str
    low: float
    high: float
    side: str = ""
    floor: bool = False
    rough: bool = False
    factor: float = 1.0  # of the unit in which it was told


def measured(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """(one, another, why) of each two figures for one thing by two voices, each beside those told before it."""
    index: dict[tuple[str, ...], list[tuple[Side, Measure]]] = defaultdict(list)
    for side, found in _told(given):
        scene = blocks.homes.get(side.fact.entry.doc)
        before = index[found.of, found.per, scene.incident.record.id if scene else side.record]
        if pair := next(_before(side, found, before), None):
            yield pair
        before.append((side, found))


def _before(side: Side, found: Measure, held: Sequence[tuple[Side, Measure]]) -> Iterator[Pair]:
    for other, theirs in held[: -_LOOKED - 1 : -1]:
        if differ(found, theirs) and _of_one(side, other, rate=bool(found.per)):
            yield other, side, f"{_figure(theirs)} and {_figure(found)} for what may be one thing"


def _told(given: Iterable[Side]) -> Iterator[tuple[Side, Measure]]:
    """The figures in order; one without a unit is in that of the figure before it."""
    last: dict[str, tuple[int, Measure]] = {}
    stated = (side for side in given if side.fact.entry.kind in {"incident", "knowledge"} and side.fact.entry.polarity)
    for side in sorted(stated, key=lambda one: (one.fact.entry.doc, one.fact.entry.start, one.fact.id)):
        entry = side.fact.entry
        found = measure(entry.quote)
        before = last.get(entry.doc)
        if found is None and before and entry.start - before[0] <= _NEAR:
            found = _bare(entry, before[1])
        if found is not None and not says(entry.quote, "as_of", "opposites"):
            last[entry.doc] = (entry.end, found)
            yield side, found


def _of_one(one: Side, other: Side, *, rate: bool) -> bool:
    """Whether two statements of one kind, by two voices, may measure one thing."""
    a, b = one.fact.entry, other.fact.entry
    if a.kind != b.kind or overlap(a.when, b.when) is False:
        return False
    if sources(one) == sources(other) and (sources(one) or a.doc == b.doc):
        return False
    mine, theirs = reading(a), reading(b)
    if elsewhere(mine, theirs):
        return False
    things, others = mine.heads - _unit_stems(), theirs.heads - _unit_stems()
    return one.record == other.record or bool(shared(things, others)) or (rate and not (things and others))


def differ(one: Measure, other: Measure) -> bool:
    """Whether two figures of one unit cannot both be right: their spans do not meet."""
    if (one.of, one.per) != (other.of, other.per) or (one.side and other.side and one.side != other.side):
        return False
    low, high = sorted((one, other), key=lambda found: (found.low, found.high))
    if low.floor:
        return False
    slack = _ROUGH if low.rough or high.rough else _CLOSE
    return high.low - low.high > slack * high.low


# ------------------------------------------------------------------ figures of a sentence


@lru_cache(maxsize=16384)
def measure(quote: str) -> Measure | None:
    """The first measure in `quote`; None for none, or for what might be."""
    low = words_of(quote)
    if _units().keys().isdisjoint(low) or lexicon.words("measures", "unsure").intersection(low):
        return None
    spans = list(number_spans(low)) + [(at, at + 1) for at, word in enumerate(low) if _decimal(word)]
    for start, end in sorted(spans):
        value = _value(low[start:end])
        if low[end : end + 3] == ["and", "a", "half"]:
            value, end = value + 0.5, end + 3
        of, per, after = _unit(low, end)
        if not of or (of == "hours" and not lexicon.words("measures", "lasting").intersection(low)):
            continue
        first = _range_start(low, start)
        floor, rough = (
            bool(lexicon.words("contradictions", group).intersection(low[max(0, start - 3) : start]))
            for group in ("floor", "roughly")
        )
        factor = _units()[low[after]][1]
        lowest = (value if first is None else first) * factor
        return Measure(of, per, lowest, value * factor, _side(low), floor, rough, factor)
    return None


def _bare(entry: Entry, before: Measure) -> Measure | None:
    """The figure that a statement is about where it is one and no more: "seventy thousand", in the unit of `before`."""
    low = words_of(entry.about.text) if entry.about else []
    spans = list(number_spans(low))
    if len(spans) != 1 or spans[0][1] - spans[0][0] < len(low) - 1:
        return None
    value = _value(low[spans[0][0] : spans[0][1]]) * before.factor
    return Measure(before.of, before.per, value, value, factor=before.factor)


def _decimal(word: str) -> bool:
    return "." in word and word.replace(".", "").isdecimal()


def _value(words: Sequence[str]) -> float:
    if len(words) == 1 and _decimal(words[0]):
        return float(words[0])
    return quantity([word for word in words if word != "and"]) or 0.0


def _unit(low: Sequence[str], end: int) -> tuple[str, str, int]:
    """(what the unit after a number measures, in each what, where the unit stands); nothing where none follows."""
    word = low[end] if end < len(low) else ""
    if word not in _units():
        return "", "", end
    after = low[end + 1 : end + 3]
    each = len(after) == 2 and after[0] in {"a", "an", "per", "each"} and after[1] in lexicon.words("measures", "per")
    return _units()[word][0], after[1] if each else "", end


def _range_start(low: Sequence[str], start: int) -> float | None:
    """The lower end of "12,000 to 19,000"."""
    if low[start - 1 : start] not in (["to"], ["and"], ["or"]):
        return None
    before = [span for span in number_spans(low[: start - 1]) if span[1] == start - 1]
    return _value(low[before[0][0] : before[0][1]]) if before else None


def _side(low: Sequence[str]) -> str:
    said = set(low)
    found = (row["name"] for row in lexicon.load("measures")["side"] if said.intersection(row["words"].split()))
    return next(found, "")


@cache
def _units() -> Mapping[str, tuple[str, float]]:
    rows = lexicon.load("measures")["dimension"]
    return {unit: (row["name"], float(factor)) for row in rows for unit, factor in row["units"].items()}


@cache
def _unit_stems() -> frozenset[str]:
    return frozenset(map(stem, _units()))


def _figure(found: Measure) -> str:
    each = f" a {found.per}" if found.per else ""
    unit = next(unit for unit, (of, factor) in _units().items() if (of, factor) == (found.of, found.factor))
    first, last = found.low / found.factor, found.high / found.factor
    span = f"{first:,.10g}" if first == last else f"{first:,.10g} to {last:,.10g}"
    return f"{span} {unit}{each}"
