"""The meaning of every rule of the grammar: TIMEX3 type and value, and the days that it stands for."""

from __future__ import annotations

from collections.abc import Callable

from forewarned.reader import time_counts as counts
from forewarned.reader import time_days as days
from forewarned.reader import time_periods as periods
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_reading import Reading
from forewarned.reader.time_scene import Scene


def reading(match: Match, scene: Scene) -> Reading | None:
    """What `match` means in `scene`; None where it is no time expression after all."""
    try:
        return _READERS[match.rule](match, scene)
    except (OverflowError, ValueError):
        return None


_READERS: dict[str, Callable[[Match, Scene], Reading | None]] = {
    "iso": days.iso_reading,
    "attacks": days.attacks_reading,
    "clock": days.clock_reading,
    "military": days.clock_reading,
    "oclock": days.clock_reading,
    "partof": days.date_reading,
    "partday": days.date_reading,
    "days": days.date_reading,
    "weekof": days.weekof_reading,
    "date": days.date_reading,
    "tonight": days.tonight_reading,
    "thispart": days.thispart_reading,
    "yearago": periods.yearago_reading,
    "yearsquarter": periods.yearsquarter_reading,
    "half": periods.half_reading,
    "quarter": periods.quarter_reading,
    "theperiod": periods.theperiod_reading,
    "month": periods.month_reading,
    "season": periods.season_reading,
    "decade": periods.decade_reading,
    "century": periods.century_reading,
    "yearend": periods.yearend_reading,
    "year": periods.year_reading,
    "yearwords": periods.year_reading,
    "ago": counts.ago_reading,
    "agoday": counts.agoday_reading,
    "each": counts.each_reading,
    "times": counts.times_reading,
    "plural": counts.plural_reading,
    "daily": counts.daily_reading,
    "window": counts.window_reading,
    "relative": counts.relative_reading,
    "theunit": counts.theunit_reading,
    "length": counts.length_reading,
    "many": counts.many_reading,
    "present": counts.present_reading,
    "vague": counts.vague_reading,
}
