"""What a time expression means, and the pieces of it that several kinds of expression share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from forewarned.model import Basis, TimexType
from forewarned.reader import time_amounts as amounts
from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Period, Third, third
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_tense import Direction, direction

_THIRDS: dict[str, Third] = {
    "early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "end": "END", "close": "END",
}  # fmt: skip
STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
    "ensuing": 1, "succeeding": 1, "subsequent": 1, "prior": -1,
}  # fmt: skip
NARRATIVE = frozenset(("same", "that", "previous", "preceding", "prior", "following", "ensuing", "subsequent"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `period` is the one it names, `days` what it covers when that is not the whole."""

    type: TimexType
    value: str
    period: Period | None = None
    days: tuple[date, date] | None = None
    basis: Basis = "stated"


def verb_way(match: Match) -> Direction | None:
    return direction(match.tokens, match.start, match.end)


def period_reading(period: Period, basis: Basis, part: str = "", kind: TimexType = "DATE") -> Reading:
    days = third(period, _THIRDS[part]) if part in _THIRDS else None
    return Reading(kind, period.value, period, days, basis)


def year_of(match: Match) -> int | None:
    """The year that a match states, in digits or in words; None where it states none."""
    words = [w for w in match.words("year") if w not in ("-", "and")]
    if words and words[0].isdecimal():
        return int(words[0])
    if words:
        numbers = table("number")
        if "hundred" in words or "thousand" in words:
            return int(amounts.quantity(words) or 0) or None
        return numbers[words[0]] * 100 + sum(numbers[w] for w in words[1:])
    short = match.word("yy")
    return (1900 if int(short) > 31 else 2000) + int(short) if short else None


def ordinal(word: str) -> int:
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else int({**table("ordinal"), "first": 1, "second": 2}.get(word, 0))


def relation_word(match: Match) -> str:
    """The word that says which one: "the following" is "following", "this past" is "past"."""
    return next((w for w in reversed(match.words("rel")) if w != "the"), "")


def part_of_day(match: Match) -> str:
    word = match.word("part")
    parts = {**table("part"), **table("parts"), **table("nights")}
    return f"T{parts[word]}" if word in parts else ""


def weekday_number(match: Match) -> int:
    word = match.word("wd")
    return int(table("weekday").get(word) or table("weekdayshort").get(word, 0))
