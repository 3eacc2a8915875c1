"""The meaning of expressions for days and times of day."""

from __future__ import annotations

from datetime import date, timedelta

from forewarned.model import Basis, TimexType
from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Period, holiday, period_of
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_outlook import exists, month_number
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
    year_of,
)
from forewarned.reader.time_scene import Scene, nearest_weekday


def date_reading(match: Match, scene: Scene) -> Reading | None:
    found = _day(match, scene)
    if found is None:
        return None
    suffix = _clock(match) or part_of_day(match)
    kind: TimexType = "TIME" if suffix else "DATE"
    if isinstance(found, str):
        return Reading(kind, found + suffix)
    period = Period("day", found[0])
    return Reading(kind, period.value + suffix, period, None, found[1])


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
    month, day = month_number(match.word("mon")), ordinal(match.word("day"))
    year = year_of(match)
    if year is not None:
        return (date(year, month, day), "stated") if exists(year, month, day) else None
    if not exists(2000, month, day):
        return None
    step = STEPS.get(relation_word(match), 0) if "wd" not in match.parts else 0
    found = scene.year_of(month, day, ("future" if step > 0 else "past") if step else verb_way(match))
    weekday = weekday_number(match)
    if weekday and scene.dct is not None:
        # "Friday, March 29" holds in few years; the nearest one in which it does is meant.
        base = found[0] if found else scene.dct.year
        for year in (base, base - 1, base + 1):
            if exists(year, month, day) and date(year, month, day).isoweekday() == weekday:
                return date(year, month, day), found[1] if found else "document"
    if found is None or not exists(found[0], month, day):
        return f"XXXX-{month:02d}-{day:02d}"
    return date(found[0], month, day), found[1]


def _holiday(match: Match, scene: Scene) -> tuple[date, Basis] | str | None:
    name = " ".join(match.tokens.words[match.parts["holiday"][0]].split()).replace("’", "'")
    names = table("holiday")
    rule = str(names.get(name) or names.get(name.replace("s ", "'s ", 1)) or "12-25")
    year = year_of(match)
    if year is not None:
        return holiday(rule, year), "stated"
    if scene.dct is None or scene.retrospective:
        reached = scene.reached or scene.outlook.expected
        return (holiday(rule, reached.start.year), "narrative") if reached else "XXXX-XX-XX"
    days = [holiday(rule, y) for y in (scene.dct.year - 1, scene.dct.year, scene.dct.year + 1)]
    step = STEPS.get(relation_word(match), 0)
    if step < 0:
        return max(d for d in days if d < scene.dct), "document"
    if step > 0 or verb_way(match) == "future":
        return min(d for d in days if d >= scene.dct), "document"
    return min(days, key=lambda d: abs((d - scene.dct).days) if scene.dct else 0), "document"


def _weekday(match: Match, scene: Scene) -> tuple[date, Basis] | str:
    weekday, relation = weekday_number(match), relation_word(match)
    narrative = relation in NARRATIVE or match.words("rel")[:1] == ["the"] or scene.retrospective
    base = scene.there if narrative else scene.here
    if base is None:
        return f"XXXX-WXX-{weekday}"
    day, basis = base
    step = STEPS.get(relation, 0)
    if relation in ("same", "that"):
        return nearest_weekday(day, weekday, None, strict=False), basis
    if step:
        return nearest_weekday(day, weekday, "future" if step > 0 else "past", strict=True), basis
    if scene.retrospective:
        return nearest_weekday(day, weekday, "future", strict=False), basis
    way = "future" if relation == "this" and verb_way(match) != "past" else verb_way(match)
    if day.isoweekday() == weekday:
        return day, basis
    return nearest_weekday(day, weekday, way, strict=False), basis


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
    half = match.word("mer")[:1] or {"MO": "a", "AF": "p", "EV": "p", "NI": "p"}.get(part_of_day(match)[1:], "")
    hours = hours % 12 + (12 if half == "p" else 0) if half and hours <= 12 else hours
    return f"T{hours:02d}{rest}"


def clock_reading(match: Match, scene: Scene) -> Reading | None:
    if any(label in match.parts for label in ("day", "holiday", "deictic", "wd")):
        return date_reading(match, scene)
    last = match.word("rel") == "last"
    base = scene.here if last else scene.clock
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{_clock(match)}")
    day = base[0] - timedelta(days=1) if last else base[0]
    return Reading("TIME", day.isoformat() + _clock(match), Period("day", day), None, base[1])


def thispart_reading(match: Match, scene: Scene) -> Reading | None:
    relation, suffix = relation_word(match), part_of_day(match)
    narrative = relation in NARRATIVE or "the" in match.words("rel")
    base = scene.clock if narrative else scene.here
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{suffix}")
    day = base[0] + timedelta(days=STEPS.get(relation, 0))
    return Reading("TIME", day.isoformat() + suffix, Period("day", day), None, base[1])


def tonight_reading(match: Match, scene: Scene) -> Reading | None:
    base, suffix = (scene.there, part_of_day(match)) if "part" in match.parts else (scene.here, "TNI")
    if base is None:
        return Reading("TIME", f"XXXX-XX-XX{suffix}")
    return Reading("TIME", base[0].isoformat() + suffix, Period("day", base[0]), None, base[1])


def iso_reading(match: Match, scene: Scene) -> Reading | None:
    text = match.word("iso")
    if text[:4].isdecimal():
        day = date.fromisoformat(text[:10].replace("/", "-"))
        return Reading("TIME" if "t" in text else "DATE", f"{day}{text[10:].upper()}", Period("day", day))
    month, day_, year = (int(part) for part in text.split("/"))
    month, day_ = (day_, month) if month > 12 else (month, day_)
    year += 0 if year > 99 else 1900 if year > 31 else 2000
    day = date(year, month, day_)
    return Reading("DATE", day.isoformat(), Period("day", day))


def attacks_reading(match: Match, scene: Scene) -> Reading | None:
    day = date(2001, 9, 11)
    if scene.dct is not None and scene.dct < day:
        return None
    return Reading("DATE", day.isoformat(), Period("day", day))


def weekof_reading(match: Match, scene: Scene) -> Reading | None:
    found = _day(match, scene)
    if not isinstance(found, tuple) or "week" not in match.tokens.words[match.start : match.end]:
        return None
    return period_reading(period_of("week", found[0]), found[1])
