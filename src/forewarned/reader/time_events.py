"""Times counted from an event ("days before the attack"), and the days that they stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from forewarned.model import Interval, Timex
from forewarned.reader.time_amounts import quantity, unit_of

Relation = Literal["before", "after", "on"]

_UNITS = r"(?:days?|weeks?|months?|years?|hours?|minutes?|moments?|nights?|seconds?)"
_AMOUNT = (
    r"(?:(?:\d{1,3}|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|"
    r"thirty|several|few|couple|dozen|many|of|last|final|critical)\s+){0,4}"
)
_EVENT = (
    r"(?:(?:the|this|that|those|these|an?|his|her|its|their|last|[A-Z0-9][\w.’'-]{0,30}|[\w-]{1,30})\s+){0,6}?"
    r"(?:attacks?|bomb(?:s|ings?)?|explosions?|blasts?|shootings?|killings?|murders?|assassinations?|kidnappings?|"
    r"massacres?|siege|assaults?|ambush(?:es)?|raids?|crash|collapse|hijackings?|outbreak|disaster|tragedy|earthquake|"
    r"flood(?:s|ing)?|fire|storm|hurricane|eruption|invasion|coup|strikes?|incidents?|warnings?|alert|threats?|"
    r"meeting|election|detonations?|events?|accident|leak|breach|spill|riots?|clash(?:es)?|offensive)"
)
_BEFORE = r"(?:before|prior\s+to|ahead\s+of|preceding|leading\s+up\s+to)"
_AFTER = r"(?:after|following)"
_PATTERNS: tuple[tuple[Relation, re.Pattern[str]], ...] = tuple(
    (relation, re.compile(rf"\b(?P<amount>{amount})(?P<event>{_EVENT})\b", re.IGNORECASE))
    for relation, amount in (
        ("on", r"(?:on\s+)?the\s+(?:very\s+|same\s+)?(?:day|night|morning|afternoon|evening|eve)\s+of\s+"),
        ("before", rf"{_AMOUNT}{_UNITS}\s+{_BEFORE}\s+"),
        ("after", rf"{_AMOUNT}{_UNITS}\s+{_AFTER}\s+"),
        ("before", rf"(?:(?:shortly|just|immediately|right|long|even|well)\s+)?{_BEFORE}\s+"),
        ("after", rf"(?:(?:shortly|just|soon|immediately|right|only)\s+)?{_AFTER}\s+"),
    )
)  # fmt: skip
_NUMBERED = re.compile(rf"(?P<amount>{_AMOUNT})(?P<unit>{_UNITS})\s", re.IGNORECASE)
_SOON = 2  # days: "soon after the attack" is the day itself to two days after
_VAGUE = {"D": (1, 7), "W": (1, 28)}


@dataclass(frozen=True, slots=True)
class EventTime:
    """A time counted from the event whose words are `anchor`: from `fewest` to `most` days `relation` it.

    Both are None where the words give no bounds ("even before the attack").
    """

    start: int
    end: int
    anchor: tuple[int, int]
    relation: Relation
    fewest: int | None
    most: int | None


def event_times(text: str, timexes: Sequence[Timex]) -> list[EventTime]:
    """The times in `text` that are counted from an event, in order; one that starts at a known date is left out."""
    found: list[EventTime] = []
    for relation, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            span = match.span()
            if any(e.start < span[1] and span[0] < e.end for e in found):
                continue
            fewest, most = _bounds(match.group("amount"), relation)
            found.append(EventTime(*span, match.span("event"), relation, fewest, most))
    return sorted(found, key=lambda e: e.start)


def _bounds(amount: str, relation: Relation) -> tuple[int | None, int | None]:
    words = amount.lower().split()
    if relation == "on":
        return (1, 1) if "eve" in words else (0, 0)
    numbered = _NUMBERED.match(amount)
    if numbered is None:
        near = relation == "after" and not {"soon", "shortly", "just", "immediately", "right"}.isdisjoint(words)
        return (0, 0 if "immediately" in words else _SOON) if near else (None, None)
    unit = unit_of(numbered["unit"].lower())
    counted = [w for w in numbered["amount"].lower().split() if w not in ("the", "last", "final", "of")]
    plural = numbered["unit"].lower().endswith("s")
    count = quantity(counted) if counted and not (plural and counted == ["a"]) else (None if plural else 1.0)
    if len(unit) == 2 or not unit:
        return 0, 0
    if count is None:
        return _VAGUE.get(unit, (None, None))
    days = int(count * {"D": 1, "W": 7, "2W": 14, "M": 30, "Y": 365}.get(unit, 1))
    return days, days


def event_interval(event_time: EventTime, earliest: date, latest: date, text: str) -> Interval | None:
    """The days of `event_time` when its event lasted from `earliest` to `latest`; None where the words give no bounds."""
    fewest, most = event_time.fewest, event_time.most
    if fewest is None or most is None:
        return None
    try:
        if event_time.relation == "before" or (event_time.relation == "on" and fewest):
            first, last = earliest - timedelta(days=most), latest - timedelta(days=fewest)
        else:
            first, last = earliest + timedelta(days=fewest), latest + timedelta(days=most)
    except OverflowError:
        return None
    words = text[event_time.start : event_time.end]
    return Interval(first, last, words, event_time.start, event_time.end, "event")
