"""Times that date another noun or clause than the predicate, and hours without a day."""

from __future__ import annotations

import pytest

from forewarned.reader import when_scopes
from tests.reader.helpers import entries


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The council dismissed the May 3 warning of a flood.", "response", None),
        ("The council closed the pier as a result of the May 3 warning.", "response", None),
        ("In a May 3 memo the engineer warned the council of a flood.", "warning", "2023-05-03"),
        ("The council closed the pier after a storm flooded the quay on May 3.", "response", None),
        ("The council closed the pier on May 4 after a storm flooded the quay on May 3.", "response", "2023-05-04"),
        ("The diver, who left the club on May 3, warned the council of a flood.", "warning", None),
        ("The council is reviewing a warning of a flood in May.", "response", None),
        ("The engineer warned the council of floods over the coming days.", "warning", None),
        # for which day something was set; how far ahead the harm lies; the day of the act's own noun
        ("A concert planned for June 3 was cancelled after a bomb threat.", "response", None),
        ("A concert was cancelled on May 3 after a bomb threat.", "response", "2023-05-03"),
        ("The letter reported raids planned by the gang during the next two weeks.", "warning", None),
        ("There was a May 3 warning of a flood.", "warning", "2023-05-03"),
        ("Gunmen killed three bakers on the anniversary of the battle of May 3, 1809.", "incident", None),
        ("Gunmen killed three bakers in an attack on May 3.", "incident", "2023-05-03"),
    ],
)
def test_dates_another(text: str, kind: str, expected: str | None) -> None:
    (entry,) = entries(text, kind)
    assert (entry.when.earliest.isoformat() if entry.when else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10:30 p.m.", True),
        ("about 10:30 p.m. local time", True),
        ("at 9 am", True),
        ("8:46", True),
        ("10:30 p.m. on Friday", False),
        ("Friday", False),
        ("8", False),
    ],
)
def test_is_time_of_day(text: str, expected: bool) -> None:
    assert when_scopes.is_time_of_day(text) is expected
