"""The meaning of each rule's match: TIMEX3 type and value, and the days that it stands for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from forewarned.model import Basis, TimexType
from forewarned.reader import time_amounts as amounts
from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Grain, Period, Third, holiday, month_after, period_of, third
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_outlook import exists, month_number
from forewarned.reader.time_scene import Scene, nearest_weekday
from forewarned.reader.time_tense import Direction, direction

_THIRDS: dict[str, Third] = {
    "early": "START", "beginning": "START", "start": "START", "mid": "MID", "middle": "MID",
    "late": "END", "end": "END", "close": "END",
}  # fmt: skip
_STEPS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1, "following": 1, "upcoming": 1,
    "ensuing": 1, "succeeding": 1, "subsequent": 1, "prior": -1,
}  # fmt: skip
_NARRATIVE = frozenset(("same", "that", "previous", "preceding", "prior", "following", "ensuing", "subsequent"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `period` is the one it names, `days` what it covers when that is not the whole."""

    type: TimexType
    value: str
    period: Period | None = None
    days: tuple[date, date] | None = None
    basis: Basis = "stated"


def reading(match: Match, scene: Scene) -> Reading | None:
    """What `match` means in `scene`; None where it is no time expression after all."""
    try:
        return _READERS[match.rule](match, scene)
    except (OverflowError, ValueError):
        return None


def _way(match: Match) -> Direction | None:
    return direction(match.tokens, match.start, match.end)


def _of(period: Period, basis: Basis, part: str = "", kind: TimexType = "DATE") -> Reading:
    days = third(period, _THIRDS[part]) if part in _THIRDS else None
    return Reading(kind, period.value, period, days, basis)


# Days, and times of day


def _day(match: Match, scene: Scene) -> tuple[date, Basis] | str | None:
    """The day that a match names, the TIMEX3 value of one that nothing fixes, or None where there is no such day."""
    if "day" in match.parts:
        return _calendar_day(match, scene)
    if "holiday" in match.parts:
        return _holiday(match, scene)
    if "deictic" in match.parts:
        return _counted(scene, table("deictic")[match.word("deictic")]) or "XXXX-XX-XX"
    if "wd" in match.parts:
        return _weekday(match, scene)
    return None


def _counted(scene: Scene, days: int) -> tuple[date, Basis] | None:
    here = scene.here
    return (here[0] + timedelta(days=days), here[1]) if here else None


def _calendar_day(match: Match, scene: Scene) -> tuple[date, Basis] | str | None:
    month, day = month_number(match.word("mon")), _ordinal(match.word("day"))
    year = _year(match)
    if year is not None:
        return (date(year, month, day), "stated") if exists(year, month, day) else None
    if not exists(2000, month, day):
        return None
    step = _STEPS.get(_relation(match), 0) if "wd" not in match.parts else 0
    found = scene.year_of(month, day, ("future" if step > 0 else "past") if step else _way(match))
    weekday = _weekday_number(match)
    if weekday and scene.dct is not None:
        # "Friday, March 29" holds in few years; the nearest one in which it does is meant.
        base = found[0] if found else scene.dct.year
        for year in (base, base - 1, base + 1):
            if exists(year, month, day) and date(year, month, day).isoweekday() == weekday:
                return date(year, month, day), found[1] if found else "document"
    if found is None or not exists(found[0], month, day):
        return f"XXXX-{month:02d}-{day:02d}"
    return date(found[0], month, day), found[1]


def _weekday_number(match: Match) -> int:
    word = match.word("wd")
    return int(table("weekday").get(word) or table("weekdayshort").get(word, 0))


def _ordinal(word: str) -> int:
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() else int({**table("ordinal"), "first": 1, "second": 2}.get(word, 0))


def _year(match: Match) -> int | None:
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


def _holiday(match: Match, scene: Scene) -> tuple[date, Basis] | str | None:
    name = " ".join(match.tokens.words[match.parts["holiday"][0]].split()).replace("’", "'")
    names = table("holiday")
    rule = str(names.get(name) or names.get(name.replace("s ", "'s ", 1)) or "12-25")
    year = _year(match)
    if year is not None:
        return holiday(rule, year), "stated"
    if scene.dct is None or scene.retrospective:
        reached = scene.reached or scene.outlook.expected
        return (holiday(rule, reached.start.year), "narrative") if reached else "XXXX-XX-XX"
    days = [holiday(rule, y) for y in (scene.dct.year - 1, scene.dct.year, scene.dct.year + 1)]
    step = _STEPS.get(_relation(match), 0)
    if step < 0:
        return max(d for d in days if d < scene.dct), "document"
    if step > 0 or _way(match) == "future":
        return min(d for d in days if d >= scene.dct), "document"
    return min(days, key=lambda d: abs((d - scene.dct).days) if scene.dct else 0), "document"


def _relation(match: Match) -> str:
    """The word that says which one: "the following" is "following", "this past" is "past"."""
    return next((w for w in reversed(match.words("rel")) if w != "the"), "")


def _weekday(match: Match, scene: Scene) -> tuple[date, Basis] | str:
    weekday, relation = _weekday_number(match), _relation(match)
    narrative = relation in _NARRATIVE or match.words("rel")[:1] == ["the"] or scene.retrospective
    base = scene.there if narrative else scene.here
    if base is None:
        return f"XXXX-WXX-{weekday}"
    day, basis = base
    step = _STEPS.get(relation, 0)
    if relation in ("same", "that"):
        return nearest_weekday(day, weekday, None, strict=False), basis
    if step:
        return nearest_weekday(day, weekday, "future" if step > 0 else "past", strict=True), basis
    if scene.retrospective:
        return nearest_weekday(day, weekday, "future", strict=False), basis
    way = "future" if relation == "this" and _way(match) != "past" else _way(match)
    if day.isoweekday() == weekday:
        return day, basis
    return nearest_weekday(day, weekday, way, strict=False), basis


def _read_date(match: Match, scene: Scene) -> Reading | None:
    found = _day(match, scene)
    if found is None:
        return None
    suffix = _clock(match) or _part(match)
    kind: TimexType = "TIME" if suffix else "DATE"
    if isinstance(found, str):
        return Reading(kind, found + suffix)
    period = Period("day", found[0])
    return Reading(kind, period.value + suffix, period, None, found[1])


def _part(match: Match) -> str:
    word = match.word("part")
    parts = {**table("part"), **table("parts"), **table("nights")}
    return f"T{parts[word]}" if word in parts else ""


def _clock(match: Match) -> str:
    """The time of day in TIMEX3 ("T10:35"), "" where the match names none."""
    if "noon" in match.parts:
        return f"T{table('noon')[match.word('noon')]}"
    if "mil" in match.parts:
        digits = match.word("mil")
        return f"T{digits[:2]}:{digits[2:]}"
    if "clock" in match.parts:
        hour, _, rest = match.word("clock").partition(":")
        hours, rest = int(hour), f":{rest}"
    elif "hour" in match.parts:
        word = match.word("hour")
        hours, rest = int(word) if word.isdecimal() else table("number")[word], ":00"
    else:
        return ""
    half = match.word("mer")[:1] or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(_part(match)[1:], "")
    hours = hours % 12 + (12 if half == "p" else 0) if half and hours <= 12 else hours
    return f"T{hours:02d}{rest}"


def _read_clock(match: Match, scene: Scene) -> Reading | None:
    if any(label in match.parts for label in ("day", "holiday", "deictic", "wd")):
        return _read_date(match, scene)
    last = match.word("rel") == "last"
    base = scene.here if last else scene.there
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{_clock(match)}")
    day = base[0] - timedelta(days=1) if last else base[0]
    return Reading("TIME", day.isoformat() + _clock(match), Period("day", day), None, base[1])


def _read_thispart(match: Match, scene: Scene) -> Reading | None:
    relation, suffix = _relation(match), _part(match)
    narrative = relation in _NARRATIVE or "the" in match.words("rel")
    base = scene.there if narrative else scene.here
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{suffix}")
    day = base[0] + timedelta(days=_STEPS.get(relation, 0))
    return Reading("TIME", day.isoformat() + suffix, Period("day", day), None, base[1])


def _read_tonight(match: Match, scene: Scene) -> Reading | None:
    base, suffix = (scene.there, _part(match)) if "part" in match.parts else (scene.here, "TNI")
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{suffix}")
    return Reading("TIME", base[0].isoformat() + suffix, Period("day", base[0]), None, base[1])


def _read_iso(match: Match, scene: Scene) -> Reading | None:
    text = match.word("iso")
    if "-" in text:
        day = date.fromisoformat(text[:10])
        return Reading("TIME" if "t" in text else "DATE", text.upper(), Period("day", day))
    month, day_, year = (int(part) for part in text.split("/"))
    month, day_ = (day_, month) if month > 12 else (month, day_)
    year += 0 if year > 99 else 1900 if year > 31 else 2000
    day = date(year, month, day_)
    return Reading("DATE", day.isoformat(), Period("day", day))


def _read_attacks(match: Match, scene: Scene) -> Reading | None:
    day = date(2001, 9, 11)
    if scene.dct is not None and scene.dct < day:
        return None
    return Reading("DATE", day.isoformat(), Period("day", day))


def _read_weekof(match: Match, scene: Scene) -> Reading | None:
    found = _day(match, scene)
    if not isinstance(found, tuple) or match.tokens.words[match.start + (match.tokens.words[match.start] == "the")] != "week":
        return None
    return _of(period_of("week", found[0]), found[1])


# Months, seasons, quarters, years


def _read_month(match: Match, scene: Scene) -> Reading | None:
    month, part = month_number(match.word("mon")), match.word("mod")
    year: tuple[int, Basis] | None = _stated_or_relative_year(match, scene)
    if year is None:
        relation = _relation(match)
        base = scene.there if relation in _NARRATIVE or scene.retrospective else scene.here
        step = _STEPS.get(relation, 0)
        if step and base is not None:
            first = base[0].replace(month=month, day=1)
            ahead = month > base[0].month if step > 0 else month >= base[0].month
            shift = (0 if ahead else 1) if step > 0 else (-1 if ahead else 0)
            year = first.year + shift, base[1]
        else:
            year = scene.year_of(month, 0, _way(match))
            if relation == "this" and base is not None:
                year = base[0].year, base[1]
    if year is None:
        return Reading("DATE", f"XXXX-{month:02d}")
    return _of(Period("month", date(year[0], month, 1)), year[1], part)


def _stated_or_relative_year(match: Match, scene: Scene) -> tuple[int, Basis] | None:
    year = _year(match) or scene.lent
    if year is not None:
        return year, "stated"
    words = match.words("yrel")
    if words and words[-1] in ("that", "same") and scene.mentioned is not None:
        return scene.mentioned.start.year, "narrative"
    base = scene.here if words else None
    return (base[0].year + _STEPS.get(words[0], 0), base[1]) if base else None


def _read_season(match: Match, scene: Scene) -> Reading | None:
    code = str(table("season")[match.word("season")])
    month, part = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code], match.word("mod")
    found = _stated_or_relative_year(match, scene)
    if found is not None:
        return _of(Period("season", date(found[0], month, 1)), found[1], part)
    relation = _relation(match)
    base = scene.there if relation in _NARRATIVE or scene.retrospective else scene.here
    if base is None:
        return Reading("DATE", f"XXXX-{code}")
    this = Period("season", date(base[0].year, month, 1))
    year = [this.shifted(-4), this, this.shifted(4)]
    step = _STEPS.get(relation, 0)
    way = _way(match)
    if step < 0 or (step == 0 and way == "past" and not scene.retrospective):
        limit = base[0]
        best = max((p for p in year if (p.last if step else p.start) < limit), key=lambda p: p.start)
    elif step > 0 or (way == "future" and not scene.retrospective):
        best = min((p for p in year if (p.start if step else p.last) >= base[0]), key=lambda p: p.start)
    else:
        best = this
    return _of(best, base[1], part)


def _read_quarter(match: Match, scene: Scene) -> Reading | None:
    number = _ordinal(match.word("ord"))
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
    return _of(period, found[1])


def _near_quarter(number: int, match: Match, scene: Scene) -> tuple[int, Basis] | None:
    base = scene.here
    if base is None:
        return None
    day, basis = base
    this = date(day.year, number * 3 - 2, 1)
    if this <= day:
        gone = (day - this).days > 240
        return day.year + (1 if gone and _way(match) == "future" else 0), basis
    ahead = (this - day).days > 120 and _way(match) != "future"
    return day.year - (1 if ahead else 0), basis


def _read_yearago(match: Match, scene: Scene) -> Reading | None:
    return _year_before(match, scene, -1)


def _year_before(match: Match, scene: Scene, step: int) -> Reading | None:
    """A year before the period that the text compares with: the quarter it last named, else this year."""
    number = _ordinal(match.word("ord"))
    if scene.quarter is not None and not 0 < number < 5:
        return _of(scene.quarter.shifted(4 * step), "narrative")
    base = scene.here
    if base is None:
        return Reading("DATE", "XXXX")
    year = Period("year", date(base[0].year, 1, 1)).shifted(step)
    if 0 < number < 5:
        return _of(Period("quarter", date(year.start.year, number * 3 - 2, 1)), base[1])
    return _of(year, base[1])


def _read_yearsquarter(match: Match, scene: Scene) -> Reading | None:
    number = _ordinal(match.word("ord"))
    base = scene.here
    if base is None or match.word("unit") not in ("quarter", "period"):
        return None
    year = base[0].year + _STEPS.get(match.word("yrel"), 0)
    if 0 < number < 5:
        return _of(Period("quarter", date(year, number * 3 - 2, 1)), base[1])
    if scene.quarter is None:
        return _of(Period("year", date(year, 1, 1)), base[1])
    return _of(Period("quarter", scene.quarter.start.replace(year=year)), base[1])


def _read_theperiod(match: Match, scene: Scene) -> Reading | None:
    if match.word("unit") not in ("quarter", "period"):
        return None
    year, relation = _year(match), _relation(match)
    if year is not None:
        if scene.quarter is None:
            return _of(Period("year", date(year, 1, 1)), "stated")
        return _of(Period("quarter", scene.quarter.start.replace(year=year)), "stated")
    if match.word("unit") == "period" and "latest" not in match.tokens.words[match.start : match.end]:
        return None
    base = scene.here
    if relation in ("this", "current", "next", "last", "previous", "following", "coming", "past") and base:
        return _of(period_of("quarter", base[0]).shifted(_STEPS.get(relation, 0)), base[1])
    if scene.quarter is not None:
        return _of(scene.quarter, "narrative")
    return _of(period_of("quarter", base[0]).shifted(-1), base[1]) if base else None


def _read_half(match: Match, scene: Scene) -> Reading | None:
    number, year = _ordinal(match.word("half")), _year(match)
    month = 7 if match.word("half") in ("last", "second") else 1
    if year is None or number not in (0, 1, 2):
        return None
    return _of(Period("half", date(year, month, 1)), "stated")


def _read_year(match: Match, scene: Scene) -> Reading | None:
    year = _year(match)
    if year is None:
        return None
    return _of(Period("year", date(year, 1, 1)), "stated", match.word("mod"))


def _read_yearend(match: Match, scene: Scene) -> Reading | None:
    base = scene.here
    if base is None:
        return Reading("DATE", "XXXX")
    return _of(period_of("year", base[0]), base[1], "end")


def _read_decade(match: Match, scene: Scene) -> Reading | None:
    word = match.word("decade").strip("'’").rstrip("s").rstrip("'’")
    tens = table("nineties").get(match.word("decade"))
    year = 1900 + 10 * tens if tens is not None else int(word) + (1900 if len(word) == 2 else 0)
    return _of(Period("decade", date(year, 1, 1)), "stated", match.word("mod"))


def _read_century(match: Match, scene: Scene) -> Reading | None:
    number = _ordinal(match.word("ord"))
    if not 1 < number < 31:
        return None
    return _of(Period("century", date((number - 1) * 100, 1, 1)), "stated", match.word("mod"))


# Times counted from another


def _read_relative(match: Match, scene: Scene) -> Reading | None:
    relation, unit = _relation(match), amounts.unit_of(match.word("unit"))
    grain: Grain | None = "weekend" if match.word("unit") == "weekend" else amounts.GRAINS.get(unit)
    if grain is None:
        return _long_period(match, scene, relation, unit)
    following = match.words("rel")[:1] == ["the"] and relation == "next"
    narrative = relation in _NARRATIVE or following or scene.retrospective
    base = scene.there if narrative else scene.here
    if narrative and grain in ("month", "year") and scene.mentioned is not None:
        base = scene.mentioned.start, "narrative"
    if base is None:
        return None
    if relation == "past" and grain != "weekend" and grain != "year":
        days = amounts.window(base[0], 1, unit, forward=False)
        return Reading("DURATION", amounts.duration(1, unit), None, days, base[1])
    period = period_of(grain, base[0])
    return _of(period.shifted(_STEPS.get(relation, 0)), base[1], match.word("mod") or match.word("when"))


def _long_period(match: Match, scene: Scene, relation: str, unit: str) -> Reading | None:
    base = scene.here
    if unit in ("E", "C") and relation in ("last", "past", "next", "coming"):
        days = amounts.window(base[0], 1, unit, forward=relation in ("next", "coming")) if base else None
        return Reading("DURATION", amounts.duration(1, unit), None, days, base[1] if base else "stated")
    if unit in ("E", "C") and base is not None:
        return _of(period_of("decade" if unit == "E" else "century", base[0]), base[1])
    if unit in ("TH", "TM") and relation in ("last", "past", "next", "coming") and match.word("unit") != "second":
        return Reading("DURATION", amounts.duration(1, unit), None, None, "document")
    return None


def _read_theunit(match: Match, scene: Scene) -> Reading | None:
    unit = match.word("unit")
    base = scene.here
    if unit == "weekend":
        if base is None:
            return Reading("DATE", "XXXX-WXX-WE")
        this = period_of("weekend", base[0])
        if this.start > base[0] and _way(match) != "future":
            this = this.shifted(-1)
        return _of(this, base[1])
    if unit == "year" and match.after() in ("ended", "ending"):
        return Reading("DURATION", "P1Y")
    if unit == "year" and base is not None:
        return _of(period_of("year", base[0]), base[1])
    return None


def _read_ago(match: Match, scene: Scene) -> Reading | None:
    unit = amounts.unit_of(match.word("unit"))
    words, way = match.words("qty"), match.word("way")
    count = 1.0 if "one" in match.parts else amounts.quantity(words) if words else None
    sign = -1 if way in ("ago", "earlier") else 1
    narrative = way in ("earlier", "later") or scene.retrospective
    if unit == "Y" and count == 1 and sign < 0 and scene.quarter is not None:
        return _of(scene.quarter.shifted(-4), "narrative")
    base = scene.there if narrative else scene.here
    if base is None:
        return Reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    day, basis = base
    if count is None:
        days = _vague_days(day, unit, sign)
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Reading("DATE", vague, None, days, basis)
    moved = amounts.moved(day, sign * count, unit)
    grain: Grain = {"D": "day", "W": "week", "M": "month", "Q": "quarter"}.get(unit, "year" if len(unit) == 1 else "day")  # type: ignore[assignment]
    period = period_of(grain, moved)
    return Reading("DATE", period.value, period, None if grain in ("year", "day") else (moved, moved), basis)


def _vague_days(day: date, unit: str, sign: int) -> tuple[date, date] | None:
    if unit == "M":
        ends = month_after(day, sign * 6), month_after(day, sign * 2)
        return min(ends), max(ends)
    if len(unit) == 2:
        return day, day
    return amounts.window(day, None, unit, forward=sign > 0)


def _read_window(match: Match, scene: Scene) -> Reading | None:
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


# Lengths, repetitions, and what stays vague


def _read_length(match: Match, scene: Scene) -> Reading | None:
    unit = amounts.unit_of(match.word("unit"))
    count = 1.0 if "one" in match.parts else amounts.quantity(match.words("qty"))
    if "half" in match.parts and count is not None:
        count += 0.5
    return Reading("DURATION", amounts.duration(count, unit))


def _read_many(match: Match, scene: Scene) -> Reading | None:
    word = match.word("unit") or match.tokens.words[match.start]
    one = "unit" not in match.parts and not word.endswith("s")
    return Reading("DURATION", amounts.duration(1 if one else None, amounts.unit_of(word)))


def _read_each(match: Match, scene: Scene) -> Reading | None:
    if "wd" in match.parts:
        return Reading("SET", f"XXXX-WXX-{_weekday_number(match)}")
    if "part" in match.parts:
        return Reading("SET", f"XXXX-XX-XX{_part(match)}")
    if "mon" in match.parts:
        return Reading("SET", f"XXXX-{month_number(match.word('mon')):02d}")
    if "season" in match.parts:
        return Reading("SET", f"XXXX-{table('season')[match.word('season')]}")
    if match.word("unit") == "weekend":
        return Reading("SET", "XXXX-WXX-WE")
    count: float = 2 if "other" in match.parts else _ordinal(match.word("ord")) or 1
    if "qty" in match.parts:
        count = amounts.quantity(match.words("qty")) or 1
    return Reading("SET", amounts.duration(count, amounts.unit_of(match.word("unit"))))


def _read_times(match: Match, scene: Scene) -> Reading | None:
    return Reading("SET", amounts.duration(1, amounts.unit_of(match.word("unit"))))


def _read_plural(match: Match, scene: Scene) -> Reading | None:
    word = match.word("wd")
    number = table("weekdays").get(word) or table("weekday")[word]
    return Reading("SET", f"XXXX-WXX-{number}{_part(match)}")


def _read_daily(match: Match, scene: Scene) -> Reading | None:
    return Reading("SET", str(table("daily")[match.word("daily")]))


def _read_present(match: Match, scene: Scene) -> Reading | None:
    return Reading("DATE", "PRESENT_REF")


def _read_vague(match: Match, scene: Scene) -> Reading | None:
    word = match.word("ref")
    values = {**table("recently"), **table("soon"), **table("formerly"), **table("recent"), **table("future")}
    return Reading("DATE", str(values.get(word, "PAST_REF")))


_READERS: dict[str, Callable[[Match, Scene], Reading | None]] = {
    "iso": _read_iso, "attacks": _read_attacks, "clock": _read_clock, "military": _read_clock, "oclock": _read_clock,
    "partof": _read_date, "partday": _read_date, "days": _read_date, "weekof": _read_weekof, "date": _read_date, "tonight": _read_tonight,
    "thispart": _read_thispart, "yearago": _read_yearago, "yearsquarter": _read_yearsquarter, "half": _read_half,
    "quarter": _read_quarter, "theperiod": _read_theperiod, "month": _read_month, "season": _read_season,
    "decade": _read_decade, "century": _read_century, "yearend": _read_yearend, "year": _read_year,
    "yearwords": _read_year, "ago": _read_ago, "each": _read_each, "times": _read_times, "plural": _read_plural,
    "daily": _read_daily, "window": _read_window, "relative": _read_relative, "theunit": _read_theunit,
    "length": _read_length, "many": _read_many, "present": _read_present, "vague": _read_vague,
}  # fmt: skip
