"""The meaning of expressions for months, seasons, quarters, years and what is longer."""

from __future__ import annotations

from datetime import date, timedelta

from forewarned.model import Basis
from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Period, period_of
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_outlook import month_number
from forewarned.reader.time_reading import (
    NARRATIVE,
    STEPS,
    Reading,
    ordinal,
    period_reading,
    relation_word,
    verb_way,
    year_of,
)
from forewarned.reader.time_scene import Scene


def month_reading(match: Match, scene: Scene) -> Reading | None:
    month, part = month_number(match.word("mon")), match.word("mod")
    year: tuple[int, Basis] | None = _stated_or_relative_year(match, scene)
    if year is None:
        relation = relation_word(match)
        base = scene.there if relation in NARRATIVE or scene.retrospective else scene.here
        step = STEPS.get(relation, 0)
        if step and base is not None:
            first = base[0].replace(month=month, day=1)
            ahead = month > base[0].month if step > 0 else month >= base[0].month
            shift = (0 if ahead else 1) if step > 0 else (-1 if ahead else 0)
            year = first.year + shift, base[1]
        else:
            year = scene.year_of(month, 0, verb_way(match))
            if relation == "this" and base is not None:
                year = base[0].year, base[1]
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}")
    return period_reading(Period("month", date(year[0], month, 1)), year[1], part)


def _stated_or_relative_year(match: Match, scene: Scene) -> tuple[int, Basis] | None:
    year = year_of(match) or scene.lent
    if year is not None:
        return year, "stated"
    words = match.words("yrel")
    if words and words[-1] in ("that", "same") and scene.mentioned is not None:
        return scene.mentioned.start.year, "narrative"
    base = scene.here if words else None
    return (base[0].year + STEPS.get(words[0], 0), base[1]) if base else None


def season_reading(match: Match, scene: Scene) -> Reading | None:
    code = str(table("season")[match.word("season")])
    month, part = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code], match.word("mod")
    found = _stated_or_relative_year(match, scene)
    if found is not None:
        return period_reading(Period("season", date(found[0], month, 1)), found[1], part)
    relation = relation_word(match)
    base = scene.there if relation in NARRATIVE or scene.retrospective else scene.here
    if base is None:
        return Reading("DATE", f"XXXX-{code}")
    this = Period("season", date(base[0].year, month, 1))
    year = [this.shifted(-4), this, this.shifted(4)]
    step = STEPS.get(relation, 0)
    way = verb_way(match)
    if step < 0 or (step == 0 and way == "past" and not scene.retrospective):
        limit = base[0]
        best = max((p for p in year if (p.last if step else p.start) < limit), key=lambda p: p.start)
    elif step > 0 or (way == "future" and not scene.retrospective):
        best = min((p for p in year if (p.start if step else p.last) >= base[0]), key=lambda p: p.start)
    else:
        best = this
    return period_reading(best, base[1], part)


def quarter_reading(match: Match, scene: Scene) -> Reading | None:
    number = ordinal(match.word("ord"))
    if not 0 < number < 5:
        return None
    found = _stated_or_relative_year(match, scene)
    if found is None:
        found = _near_quarter(number, match, scene)
    if found is None:
        return Reading("DATE", f"XXXX-Q{number}")
    period = Period("quarter", date(found[0], number * 3 - 2, 1))
    if scene.here is None or period.start.year == scene.here[0].year:
        scene.quarter = period
    return period_reading(period, found[1])


def _near_quarter(number: int, match: Match, scene: Scene) -> tuple[int, Basis] | None:
    base = scene.here
    if base is None:
        return None
    day, basis = base
    this = date(day.year, number * 3 - 2, 1)
    if this <= day:
        gone = (day - this).days > 240
        return day.year + (1 if gone and verb_way(match) == "future" else 0), basis
    ahead = (this - day).days > 120 and verb_way(match) != "future"
    return day.year - (1 if ahead else 0), basis


def yearago_reading(match: Match, scene: Scene) -> Reading | None:
    return _year_before(match, scene, -1)


def _year_before(match: Match, scene: Scene, step: int) -> Reading | None:
    """A year before the period that the text compares with: the quarter it last named, else this year."""
    number = ordinal(match.word("ord"))
    if scene.quarter is not None and not 0 < number < 5:
        return period_reading(scene.quarter.shifted(4 * step), "narrative")
    base = scene.here
    if base is None:
        return Reading("DATE", "XXXX")
    year = Period("year", date(base[0].year, 1, 1)).shifted(step)
    if 0 < number < 5:
        return period_reading(Period("quarter", date(year.start.year, number * 3 - 2, 1)), base[1])
    return period_reading(year, base[1])


def yearsquarter_reading(match: Match, scene: Scene) -> Reading | None:
    number = ordinal(match.word("ord"))
    base = scene.here
    if base is None or match.word("unit") not in ("quarter", "period"):
        return None
    year = base[0].year + STEPS.get(match.word("yrel"), 0)
    if 0 < number < 5:
        return period_reading(Period("quarter", date(year, number * 3 - 2, 1)), base[1])
    if scene.quarter is None:
        return period_reading(Period("year", date(year, 1, 1)), base[1])
    return period_reading(Period("quarter", scene.quarter.start.replace(year=year)), base[1])


def theperiod_reading(match: Match, scene: Scene) -> Reading | None:
    if match.word("unit") not in ("quarter", "period"):
        return None
    year, relation = year_of(match), relation_word(match)
    if year is not None:
        if scene.quarter is None:
            return period_reading(Period("year", date(year, 1, 1)), "stated")
        return period_reading(Period("quarter", scene.quarter.start.replace(year=year)), "stated")
    if match.word("unit") == "period" and "latest" not in match.tokens.words[match.start : match.end]:
        return None
    base = scene.here
    if relation in ("this", "current", "next", "last", "previous", "following", "coming", "past") and base:
        return period_reading(period_of("quarter", base[0]).shifted(STEPS.get(relation, 0)), base[1])
    if scene.quarter is not None:
        return period_reading(scene.quarter, "narrative")
    return period_reading(period_of("quarter", base[0]).shifted(-1), base[1]) if base else None


def half_reading(match: Match, scene: Scene) -> Reading | None:
    number, later = ordinal(match.word("half")), match.word("half") in ("last", "second", "2nd")
    if number not in (0, 1, 2):
        return None
    if "mon" in match.parts:
        whole = month_reading(match, scene)
        if whole is None or whole.period is None:
            return whole
        first, last = whole.period.start, whole.period.last
        middle = first.replace(day=15)
        days = (middle + timedelta(days=1), last) if later else (first, middle)
        return Reading("DATE", whole.value, whole.period, days, whole.basis)
    year = year_of(match)
    return period_reading(Period("half", date(year, 7 if later else 1, 1)), "stated") if year is not None else None


def year_reading(match: Match, scene: Scene) -> Reading | None:
    year = year_of(match)
    if year is None:
        return None
    period = Period("year", date(year, 1, 1))
    if "also" in match.parts:
        return Reading("DATE", period.value, period, (period.start, period.shifted(1).last), "stated")
    return period_reading(period, "stated", match.word("mod"))


def yearend_reading(match: Match, scene: Scene) -> Reading | None:
    base = scene.here
    if base is None:
        return Reading("DATE", "XXXX")
    return period_reading(period_of("year", base[0]), base[1], "end")


def decade_reading(match: Match, scene: Scene) -> Reading | None:
    word = match.word("decade").strip("'’").rstrip("s").rstrip("'’")
    tens = table("nineties").get(match.word("decade"))
    year = 1900 + 10 * tens if tens is not None else int(word) + (1900 if len(word) == 2 else 0)
    return period_reading(Period("decade", date(year, 1, 1)), "stated", match.word("mod"))


def century_reading(match: Match, scene: Scene) -> Reading | None:
    number = ordinal(match.word("ord"))
    if not 1 < number < 31:
        return None
    return period_reading(Period("century", date((number - 1) * 100, 1, 1)), "stated", match.word("mod"))
