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

_GAP = r"\s{1,5}"
_UNITS = r"(?:days?|weeks?|months?|years?|hours?|minutes?|moments?|nights?|seconds?)"
_AMOUNT = (
    r"(?:(?:\d{1,3}|an?|the|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|"
    r"thirty|several|few|couple|dozen|many|of|last|final|critical|at|least|about|nearly|almost|some)\s{1,5}){0,4}"
)
_NEAR = r"(?:shortly|just|soon|immediately|right|only|even|long|well)"
# Words before "before" or "after" that the time is counted with.
AMOUNT_BEFORE = re.compile(rf"\b(?:{_AMOUNT}{_UNITS}|{_NEAR})\s{{1,5}}$", re.IGNORECASE)
_DAY_BEFORE = re.compile(
    r"\b(?:on\s{1,5})?the\s{1,5}(?:(?:very|same)\s{1,5})?(?:day|night|morning|afternoon|evening|eve)\s{1,5}$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"(?P<amount>{_AMOUNT})(?P<unit>{_UNITS})\s", re.IGNORECASE)
CONNECTORS: dict[str, Relation] = {
    "before": "before", "prior to": "before", "ahead of": "before", "preceding": "before", "leading up to": "before",
    "after": "after", "following": "after", "of": "on",
}  # fmt: skip
# A noun phrase: no pronoun, verb or preposition stands before its noun.
_NOT_IN_NAME = (
    r"he|she|it|they|we|i|you|who|that|which|this|there|said|says|was|were|is|are|be|been|had|has|have|will|would|to|in|"
    r"on|at|by|for|from|with|of|and|or|but|as|when|being|his|her|their"
)
_EVENT = (
    rf"(?:(?:this|that|his|her|their)\s{{1,5}})?(?:(?!(?:{_NOT_IN_NAME})\b)(?:(?:[a-z]\.){{1,4}}|9/11|[\w’'-]{{1,30}})"
    r"\s{1,5}){0,6}?"
    r"(?:attacks?|bomb(?:s|ings?)?|explosions?|blasts?|shootings?|killings?|murders?|assassinations?|kidnappings?|"
    r"massacres?|siege|assaults?|ambush(?:es)?|raids?|crash|collapse|hijackings?|outbreak|disaster|tragedy|earthquake|"
    r"flood(?:s|ing)?|fire|storm|hurricane|eruption|invasion|coup|strikes?|incidents?|warnings?|alert|threats?|"
    r"meeting|election|detonations?|events?|accident|leak|breach|spill|riots?|clash(?:es)?|offensive)"
)
_CONNECTED = re.compile(
    rf"\b(?P<way>{'|'.join(CONNECTORS).replace(' ', _GAP)})"
    rf"\s{{1,5}}(?P<event>{_EVENT})\b",
    re.IGNORECASE,
)
_WINDOW = 70  # characters before "before" in which its amount stands
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
    """The times in `text` that are counted from an event, in order; one within an expression of `timexes` is none."""
    found: list[EventTime] = []
    for match in _CONNECTED.finditer(text):
        relation = CONNECTORS[" ".join(match["way"].lower().split())]
        pattern = _DAY_BEFORE if relation == "on" else AMOUNT_BEFORE
        lead = pattern.search(text, max(0, match.start() - _WINDOW), match.start())
        if relation == "on" and lead is None:
            continue
        start = lead.start() if lead else match.start()
        if any(t.start <= start and match.end() <= t.end for t in timexes):
            continue
        fewest, most = bounds(lead.group() if lead else "", relation)
        found.append(EventTime(start, match.end(), match.span("event"), relation, fewest, most))
    return found


def bounds(amount: str, relation: Relation) -> tuple[int | None, int | None]:
    """The fewest and most days that words before "before" or "after" give ("two weeks", "days", "shortly")."""
    words = amount.lower().split()
    if relation == "on":
        return (1, 1) if "eve" in words else (0, 0)
    numbered = _NUMBERED.match(amount)
    if numbered is None:
        near = relation == "after" and not {"soon", "shortly", "just", "immediately", "right"}.isdisjoint(words)
        return (0, 0 if "immediately" in words else _SOON) if near else (None, None)
    unit, plural = unit_of(numbered["unit"].lower()), numbered["unit"].lower().endswith("s")
    counted = [w for w in numbered["amount"].lower().split() if w not in ("the", "last", "final", "of", "critical")]
    count = quantity(counted) if counted else (None if plural else 1.0)
    if len(unit) != 1:
        return (1, 1) if numbered["unit"].lower() == "night" and relation == "before" else (0, 0)
    if count is None:
        return _VAGUE.get(unit, (None, None))
    days = int(count * {"D": 1, "W": 7, "M": 30, "Y": 365}.get(unit, 1))
    return days, days


def event_interval(event_time: EventTime, earliest: date, latest: date, text: str) -> Interval | None:
    """The days of `event_time` when its event lasted from `earliest` to `latest`; None without bounds."""
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
