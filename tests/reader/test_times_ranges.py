"""Ranges, and days counted from a date or an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.reader.times import event_interval, event_times, ranges, timexes

DCT = date(2013, 3, 20)

RANGES = [
    ("from January 20 to September 10, 2001", "2001-01-20", "2001-09-10"),
    ("between 7 and 9 March 2012", "2012-03-07", "2012-03-09"),
    ("March 7-9", "2013-03-07", "2013-03-09"),
    ("in May and June", "2012-05-01", "2012-06-30"),
    ("during the spring and summer of 2001", "2001-03-01", "2001-08-31"),
    ("in 1986, 1995, and 1997", "1986-01-01", "1997-12-31"),
    ("on August 16 or 17", "2012-08-16", "2012-08-17"),
    ("the first three months of 2011", "2011-01-01", "2011-03-31"),
    ("the last two days of May 2011", "2011-05-30", "2011-05-31"),
    ("ten days before 9/11", "2001-09-01", "2001-09-01"),
    ("the day after May 3, 2011", "2011-05-04", "2011-05-04"),
    ("shortly after May 3, 2011", "2011-05-03", "2011-05-05"),
    ("days before May 3, 2011", "2011-04-26", "2011-05-02"),
    ("since Monday", "2013-03-18", "2013-03-20"),
    ("so far this year", "2013-01-01", "2013-03-20"),
]

# Words, relation, fewest and most days, for an event on 22 March 2024: earliest and latest.
EVENTS = [
    ("days before the attack", "before", "2024-03-15", "2024-03-21"),
    ("a few days before the terrorist attack", "before", "2024-03-15", "2024-03-21"),
    ("Days ahead of the deadly Moscow attack", "before", "2024-03-15", "2024-03-21"),
    ("weeks before the bombing", "before", "2024-02-23", "2024-03-21"),
    ("two weeks before the Cole bombing", "before", "2024-03-08", "2024-03-08"),
    ("the day before the explosion", "before", "2024-03-21", "2024-03-21"),
    ("hours before the attack", "before", "2024-03-22", "2024-03-22"),
    ("three days after the shooting", "after", "2024-03-25", "2024-03-25"),
    ("hours after the warning", "after", "2024-03-22", "2024-03-22"),
    ("Soon after the attack", "after", "2024-03-22", "2024-03-24"),
    ("immediately after the blast", "after", "2024-03-22", "2024-03-22"),
    ("on the day of the attack", "on", "2024-03-22", "2024-03-22"),
    ("the night of the attack", "on", "2024-03-22", "2024-03-22"),
    ("the eve of the attack", "on", "2024-03-21", "2024-03-21"),
    ("even before the attack", "before", None, None),
    ("after the attack", "after", None, None),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), RANGES)
def test_range(words, earliest, latest):
    text = f"Reports say it fell, {words}, or they guess."
    if words.startswith(("since", "so far")):
        text = f"He said yesterday that it grew {words}."
    (got,) = ranges(text, timexes(text, dct=DCT), until=DCT)
    assert (got.text, str(got.earliest), str(got.latest)) == (words, earliest, latest)
    assert text[got.start : got.end] == got.text


def test_since_needs_to_know_until_when():
    text = "He said it grew since Monday."
    assert ranges(text, timexes(text, dct=DCT)) == []


def test_dates_of_two_sentences_are_no_range():
    text = "They met in 2003. In 2005 they parted."
    assert ranges(text, timexes(text, dct=DCT)) == []


@pytest.mark.parametrize(("words", "relation", "earliest", "latest"), EVENTS)
def test_event_time(words, relation, earliest, latest):
    text = f"It was known {words}."
    (found,) = event_times(text, [])
    assert (text[found.start : found.end], found.relation) == (words, relation)
    attack = date(2024, 3, 22)
    got = event_interval(found, attack, attack, text)
    if earliest is None:
        assert got is None
    else:
        assert got is not None
        assert (str(got.earliest), str(got.latest), got.text, got.basis) == (earliest, latest, words, "event")


def test_the_anchor_is_the_name_of_the_event():
    text = "A few days before the deadly attack on the hall, they were told."
    (found,) = event_times(text, [])
    assert text[slice(*found.anchor)] == "the deadly attack"


@pytest.mark.parametrize("text", ["He left before she was warned.", "Before noon he slept.", "The end of the attack."])
def test_no_event_time(text):
    assert event_times(text, []) == []


def test_an_event_of_several_days_widens_the_interval():
    text = "two days before the siege"
    got = event_interval(event_times(text, [])[0], date(2024, 3, 20), date(2024, 3, 22), text)
    assert got is not None
    assert (got.earliest, got.latest) == (date(2024, 3, 18), date(2024, 3, 20))


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_an_event_at_the_edge_of_the_calendar_has_no_interval(edge):
    text = "a few days before the attack" if edge == date.min else "three days after the attack"
    assert event_interval(event_times(text, [])[0], edge, edge, text) is None


WORDS = st.sampled_from("before after the attack two days of weeks 2001 May , and to - 9/11 first".split())


@settings(deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_text_gives_ordered_ranges_and_events(words):
    text = " ".join(words)
    found = timexes(text, dct=DCT)
    last = 0
    for got in ranges(text, found, until=DCT):
        assert last <= got.start < got.end <= len(text)
        assert got.earliest <= got.latest
        last = got.end
    for event in event_times(text, found):
        assert 0 <= event.start <= event.anchor[0] < event.anchor[1] == event.end <= len(text)
