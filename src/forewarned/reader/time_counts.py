"""The meaning of expressions that count: from another time, how long, how often; and of those that stay vague."""

from __future__ import annotations

from datetime import date, timedelta

from forewarned.model import Basis
from forewarned.reader import time_amounts as amounts
from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Grain, month_after, period_of
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_outlook import month_number
from forewarned.reader.time_reading import (
    NARRATIVE,
    STEPS,
    Reading,
    ordinal,
    part_of_day,
    period_reading,
    relation_word,
    verb_way,
    weekday_number,
)
from forewarned.reader.time_scene import Scene


def relative_reading(match: Match, scene: Scene) -> Reading | None:
    relation, unit = relation_word(match), amounts.unit_of(match.word("unit"))
    grain: Grain | None = "weekend" if match.word("unit") == "weekend" else amounts.GRAINS.get(unit)
    if grain is None:
        return _long_period(match, scene, relation, unit)
    following = match.words("rel")[:1] == ["the"] and relation == "next"
    narrative = relation in NARRATIVE or following or scene.retrospective
    base = scene.there if narrative else scene.here
    if narrative and grain in ("month", "year") and scene.mentioned is not None:
        base = scene.mentioned.start, "narrative"
    if base is None:
        return None
    if relation == "past" and grain != "weekend" and grain != "year":
        days = amounts.window(base[0], 1, unit, forward=False)
        return Reading("DURATION", amounts.duration(1, unit), None, days, base[1])
    period = period_of(grain, base[0])
    return period_reading(period.shifted(STEPS.get(relation, 0)), base[1], match.word("mod") or match.word("when"))


def _long_period(match: Match, scene: Scene, relation: str, unit: str) -> Reading | None:
    base = scene.here
    if unit in ("E", "C") and relation in ("last", "past", "next", "coming"):
        days = amounts.window(base[0], 1, unit, forward=relation in ("next", "coming")) if base else None
        return Reading("DURATION", amounts.duration(1, unit), None, days, base[1] if base else "stated")
    if unit in ("E", "C") and base is not None:
        return period_reading(period_of("decade" if unit == "E" else "century", base[0]), base[1])
    if unit in ("TH", "TM") and relation in ("last", "past", "next", "coming") and match.word("unit") != "second":
        return Reading("DURATION", amounts.duration(1, unit), None, None, "document")
    return None


def theunit_reading(match: Match, scene: Scene) -> Reading | None:
    unit = match.word("unit")
    base = scene.here
    if unit == "weekend":
        if base is None:
            return Reading("DATE", "XXXX-WXX-WE")
        this = period_of("weekend", base[0])
        if this.start > base[0] and verb_way(match) != "future":
            this = this.shifted(-1)
        return period_reading(this, base[1])
    if unit == "year" and match.after() in ("ended", "ending"):
        return Reading("DURATION", "P1Y")
    if unit == "year" and base is not None:
        return period_reading(period_of("year", base[0]), base[1])
    return None


def ago_reading(match: Match, scene: Scene) -> Reading | None:
    unit = amounts.unit_of(match.word("unit"))
    words, way = match.words("qty"), match.word("way")
    count = 1.0 if "one" in match.parts else amounts.quantity(words) if words else None
    sign = -1 if way in ("ago", "earlier") else 1
    narrative = way in ("earlier", "later") or scene.retrospective
    if unit == "Y" and count == 1 and sign < 0 and scene.quarter is not None:
        return period_reading(scene.quarter.shifted(-4), "narrative")
    base = scene.there if narrative else scene.here
    if base is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    day, basis = base
    if count is None and way in ("earlier", "later"):
        return Reading("DURATION", amounts.duration(None, unit), None, _vague_days(day, unit, sign), basis)
    if count is None:
        days = _vague_days(day, unit, sign)
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading("DATE", vague, None, days, basis)
    moved = amounts.moved(day, sign * count, unit)
    grain = amounts.GRAINS.get(unit, "year" if len(unit) == 1 else "day")
    period = period_of(grain, moved)
    return Reading("DATE", period.value, period, None if grain in ("year", "day") else (moved, moved), basis)


def agoday_reading(match: Match, scene: Scene) -> Reading | None:
    """ "A year ago today", "ten years ago this month": the same day or period, so much earlier."""
    base, unit = scene.here, amounts.unit_of(match.word("unit"))
    count = 1.0 if "one" in match.parts else amounts.quantity(match.words("qty"))
    grain = amounts.GRAINS.get(amounts.unit_of(match.word("span"))) if "span" in match.parts else "day"
    if base is None or count is None or grain is None:
        return None
    day = base[0] + timedelta(days=int(table("deictic").get(match.word("deictic"), 0)))
    return period_reading(period_of(grain, amounts.moved(day, -count, unit)), base[1])


def _vague_days(day: date, unit: str, sign: int) -> tuple[date, date] | None:
    if unit == "M":
        ends = month_after(day, sign * 6), month_after(day, sign * 2)
        return min(ends), max(ends)
    if len(unit) == 2:
        return day, day
    return amounts.window(day, None, unit, forward=sign > 0)


def window_reading(match: Match, scene: Scene) -> Reading | None:
    unit, words = amounts.unit_of(match.word("unit")), match.words("qty")
    way = match.word("way")
    if not words and way in ("past", "previous", "first", "last"):
        return Reading("DATE", "PAST_REF") if way == "past" else None
    count = amounts.quantity(words) if words else None
    return Reading("DURATION", amounts.duration(count, unit), None, *_window_days(scene, count, unit, way))


def _window_days(scene: Scene, count: float | None, unit: str, way: str) -> tuple[tuple[date, date] | None, Basis]:
    if way in ("first", "previous"):
        return None, "stated"
    base = scene.there if scene.retrospective or way == "following" else scene.here
    if base is None:
        return None, "stated"
    forward = way in ("next", "coming", "following")
    return amounts.window(base[0], count, unit, forward=forward), base[1]


def length_reading(match: Match, scene: Scene) -> Reading | None:
    unit = amounts.unit_of(match.word("unit"))
    count = 1.0 if "one" in match.parts else amounts.quantity(match.words("qty"))
    if "half" in match.parts and count is not None:
        count += 0.5
    return Reading("DURATION", amounts.duration(count, unit))


def many_reading(match: Match, scene: Scene) -> Reading | None:
    word = match.word("unit") or match.tokens.words[match.start]
    one = "unit" not in match.parts and not word.endswith("s")
    return Reading("DURATION", amounts.duration(1 if one else None, amounts.unit_of(word)))


def each_reading(match: Match, scene: Scene) -> Reading | None:
    if "wd" in match.parts:
        return Reading("SET", f"XXXX-WXX-{weekday_number(match)}")
    if "part" in match.parts:
        return Reading("SET", f"XXXX-XX-XX{part_of_day(match)}")
    if "mon" in match.parts:
        return Reading("SET", f"XXXX-{month_number(match.word('mon')):02d}")
    if "season" in match.parts:
        return Reading("SET", f"XXXX-{table('season')[match.word('season')]}")
    if match.word("unit") == "weekend":
        return Reading("SET", "XXXX-WXX-WE")
    count: float = 2 if "other" in match.parts else ordinal(match.word("ord")) or 1
    if "qty" in match.parts:
        count = amounts.quantity(match.words("qty")) or 1
    return Reading("SET", amounts.duration(count, amounts.unit_of(match.word("unit"))))


def times_reading(match: Match, scene: Scene) -> Reading | None:
    return Reading("SET", amounts.duration(1, amounts.unit_of(match.word("unit"))))


def plural_reading(match: Match, scene: Scene) -> Reading | None:
    word = match.word("wd")
    number = table("weekdays").get(word) or table("weekday")[word]
    return Reading("SET", f"XXXX-WXX-{number}{part_of_day(match)}")


def daily_reading(match: Match, scene: Scene) -> Reading | None:
    return Reading("SET", str(table("daily")[match.word("daily")]))


def present_reading(match: Match, scene: Scene) -> Reading | None:
    return Reading("DATE", "PRESENT_REF")


def vague_reading(match: Match, scene: Scene) -> Reading | None:
    word = match.word("ref")
    values = {**table("recently"), **table("soon"), **table("formerly"), **table("recent"), **table("future")}
    return Reading("DATE", str(values.get(word, "PAST_REF")))
