"""Quantities in words or digits, and the TIMEX3 durations that they make with a unit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from forewarned import lexicon
from forewarned.reader.time_calendar import Grain, month_after

_VAGUE = frozenset(("several", "few", "many", "amount"))
_HALVES = {"Y": (6, "M"), "TH": (30, "TM"), "TM": (30, "TS"), "D": (12, "TH"), "E": (5, "Y"), "C": (50, "Y")}
_YEARS = {"E": 10, "C": 100, "L": 1000}
GRAINS: dict[str, Grain] = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
# Days of a vague number of units, counted back from the day before: "a few days" is 7, "weeks" is 28 (the
# specification's figures for time before an event); "several months" is two to six months.
VAGUE_DAYS = {"D": 7, "W": 28}


@cache
def table(name: str) -> dict[str, int]:
    """One table of the lexicon of times."""
    return dict(lexicon.load("times")[name])


def unit_of(word: str) -> str:
    """The TIMEX3 unit of a word: D W M Q Y E C, TH TM TS for hours, minutes, seconds; "" for another word."""
    if word == "second":
        return "TS"
    names = ("unit", "year", "quarter", "century", "units")
    return next((str(t[word]) for name in names if word in (t := table(name))), "")


def quantity(words: Sequence[str]) -> float | None:
    """The number that `words` state ("two", "twenty-four", "2,000", "a couple of"), None where it is vague."""
    if not words or any(w in ("several", "few", "many", "numerous", "number") for w in words):
        return None
    total = current = 0.0
    for index, word in enumerate(words):
        if word in ("to", "or") or (word == "-" and words[index - 1].isdigit() and index + 1 < len(words) - 2):
            break
        if word in table("number"):
            current += table("number")[word]
        elif word in table("hundred"):
            current = max(current, 1) * table("hundred")[word]
            if word == "thousand":
                total, current = total + current, 0
        elif word in ("couple", "pair", "dozen"):
            current = max(current, 1) * (12 if word == "dozen" else 2)
        elif word in table("fraction") or word == "half":
            current += table("fraction").get(word, 0.5)
        elif word == "/" and index and index + 1 < len(words):
            current += _ratio(words[index - 1], words[index + 1])
        elif word[0].isdigit() and word.replace(",", "").replace(".", "").isdecimal() and len(word) < 16:
            current += 0 if "/" in words[index - 1 : index + 2] else float(word.replace(",", ""))
    return total + current if total + current else 1.0


def _ratio(above: str, below: str) -> float:
    return int(above) / int(below) if above.isdecimal() and below.isdecimal() and int(below) else 0.0


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of `count` units: P2W, PT30M, P2Y6M, PXD where the count is vague."""
    if unit == "TX":
        return "PTXS"
    if unit == "2W":
        unit, count = "W", None if count is None else count * 2
    if count is not None and unit in _YEARS:
        unit, count = "Y", count * _YEARS[unit]
    clock, letter = ("T", unit[1]) if len(unit) == 2 else ("", unit)
    if count is None:
        return f"P{clock}X{letter}"
    whole = int(count)
    part = ""
    if count - whole and unit in _HALVES:
        size, smaller = _HALVES[unit]
        part = f"{int(size * 2 * (count - whole))}{smaller[-1]}"
        clock = "T" if smaller[0] == "T" else clock
    number = f"{whole}{letter}" if whole else ""
    return f"P{clock}{number}{part}" if number or part else f"P{clock}{count:g}{letter}"


def moved(day: date, count: float, unit: str) -> date:
    """`day` moved by `count` units. Raises OverflowError or ValueError outside the years 1 to 9999."""
    if len(unit) == 2 and unit[0] == "T":
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}.get(unit, 0.0)
        return day + timedelta(days=int(count * hours / 24))
    if unit in ("D", "W", "2W"):
        return day + timedelta(days=round(count * {"D": 1, "W": 7, "2W": 14}[unit]))
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}.get(unit, 0)
    return month_after(day, round(count * months))


def window(day: date, count: float | None, unit: str, *, forward: bool) -> tuple[date, date] | None:
    """The days of "the past (or next) `count` units" seen from `day`, None where a vague count has no rule."""
    if count is None:
        if len(unit) == 2 and unit[0] == "T":
            return (day, day) if forward else (day - timedelta(days=1), day)
        if unit not in VAGUE_DAYS:
            return None
        days = VAGUE_DAYS[unit]
        step = timedelta(days=1)
        return (day + step, day + days * step) if forward else (day - days * step, day - step)
    if len(unit) == 2 and unit[0] == "T":
        other = moved(day, count if forward else -count, unit)
        return min(day, other), max(day, other)
    other = moved(day, count if forward else -count, unit)
    return min(day, other), max(day, other)
