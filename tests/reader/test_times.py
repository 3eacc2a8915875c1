"""Time expressions: a table of sentences and what they mean, and what must hold of any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from forewarned.reader.times import interval, timexes

WEDNESDAY = date(2013, 3, 20)
REPORT = date(2004, 7, 22)


def day(text):
    return None if text is None else date.fromisoformat(text)


def found(text, dct):
    return [(text[t.start : t.end], t.value, t.earliest, t.latest) for t in timexes(text, dct=dct)]


# Sentence, then words, value, earliest, latest of every expression, resolved against Wednesday 20 March 2013.
NEWS = [
    ("They met on 4 March 2011.", [("4 March 2011", "2011-03-04", "2011-03-04", "2011-03-04")]),
    ("They met on March 4, 2011.", [("March 4, 2011", "2011-03-04", "2011-03-04", "2011-03-04")]),
    ("Logged 2011-03-04 here.", [("2011-03-04", "2011-03-04", "2011-03-04", "2011-03-04")]),
    ("Logged 3/4/2011 here.", [("3/4/2011", "2011-03-04", "2011-03-04", "2011-03-04")]),
    ("Logged 25/12/2011 here.", [("25/12/2011", "2011-12-25", "2011-12-25", "2011-12-25")]),
    ("Police said the clash began Tuesday.", [("Tuesday", "2013-03-19", "2013-03-19", "2013-03-19")]),
    ("The hearing will open Friday.", [("Friday", "2013-03-22", "2013-03-22", "2013-03-22")]),
    ("Officials said so on Wednesday.", [("Wednesday", "2013-03-20", "2013-03-20", "2013-03-20")]),
    ("It fell last Monday.", [("last Monday", "2013-03-18", "2013-03-18", "2013-03-18")]),
    ("It is due next Monday.", [("next Monday", "2013-03-25", "2013-03-25", "2013-03-25")]),
    ("It came Monday night.", [("Monday night", "2013-03-18TNI", "2013-03-18", "2013-03-18")]),
    ("It rang at 10:30 p.m. Monday.", [("10:30 p.m. Monday", "2013-03-18T22:30", "2013-03-18", "2013-03-18")]),
    ("It burned early Tuesday.", [("early Tuesday", "2013-03-19", "2013-03-19", "2013-03-19")]),
    ("They left yesterday.", [("yesterday", "2013-03-19", "2013-03-19", "2013-03-19")]),
    ("They leave tomorrow evening.", [("tomorrow evening", "2013-03-21TEV", "2013-03-21", "2013-03-21")]),
    ("It shook last night.", [("last night", "2013-03-19TNI", "2013-03-19", "2013-03-19")]),
    ("It shook this morning.", [("this morning", "2013-03-20TMO", "2013-03-20", "2013-03-20")]),
    ("He was shot on March 7.", [("March 7", "2013-03-07", "2013-03-07", "2013-03-07")]),
    ("Dues are payable April 2.", [("April 2", "2013-04-02", "2013-04-02", "2013-04-02")]),
    ("He was shot on Sept. 3.", [("Sept. 3", "2012-09-03", "2012-09-03", "2012-09-03")]),
    ("It fell in October.", [("October", "2012-10", "2012-10-01", "2012-10-31")]),
    ("It fell last November.", [("last November", "2012-11", "2012-11-01", "2012-11-30")]),
    ("In May 2010 it rose.", [("May 2010", "2010-05", "2010-05-01", "2010-05-31")]),
    ("In early May 2010 it rose.", [("early May 2010", "2010-05", "2010-05-01", "2010-05-10")]),
    ("In mid-May 2010 it rose.", [("mid-May 2010", "2010-05", "2010-05-11", "2010-05-20")]),
    ("In late May 2010 it rose.", [("late May 2010", "2010-05", "2010-05-21", "2010-05-31")]),
    ("At the end of May 2010 it rose.", [("the end of May 2010", "2010-05", "2010-05-21", "2010-05-31")]),
    ("It opened in early 2009.", [("early 2009", "2009", "2009-01-01", "2009-04-30")]),
    ("It opened in mid-2009.", [("mid-2009", "2009", "2009-05-01", "2009-08-31")]),
    ("In the early 1990s it shut.", [("the early 1990s", "199", "1990-01-01", "1993-04-30")]),
    ("In the 20th century it shut.", [("the 20th century", "19", "1900-01-01", "1999-12-31")]),
    ("By late summer 2001 he knew.", [("late summer 2001", "2001-SU", "2001-08-01", "2001-09-22")]),
    ("In the spring of 2001 he knew.", [("the spring of 2001", "2001-SP", "2001-03-01", "2001-05-31")]),
    ("In the winter of 1999 he knew.", [("the winter of 1999", "1999-WI", "1999-12-01", "2000-02-29")]),
    ("It rose in the third quarter of 2011.", [("the third quarter of 2011", "2011-Q3", "2011-07-01", "2011-09-30")]),
    ("It rose in the first half of 2011.", [("the first half of 2011", "2011-H1", "2011-01-01", "2011-06-30")]),
    ("It rose last week.", [("last week", "2013-W11", "2013-03-11", "2013-03-17")]),
    ("It rose last month.", [("last month", "2013-02", "2013-02-01", "2013-02-28")]),
    ("It falls next year.", [("next year", "2014", "2014-01-01", "2014-12-31")]),
    ("Earlier this year it rose.", [("Earlier this year", "2013", "2013-01-01", "2013-12-31")]),
    ("They marched over the weekend.", [("the weekend", "2013-W11-WE", "2013-03-16", "2013-03-17")]),
    ("It began two weeks ago.", [("two weeks ago", "2013-W10", "2013-03-06", "2013-03-06")]),
    ("It began four years ago.", [("four years ago", "2009", "2009-01-01", "2009-12-31")]),
    ("It began a month ago.", [("a month ago", "2013-02", "2013-02-20", "2013-02-20")]),
    ("A year ago today the dam broke.", [("A year ago today", "2012-03-20", "2012-03-20", "2012-03-20")]),
    ("Ten years ago this week it fell.", [("Ten years ago this week", "2003-W12", "2003-03-17", "2003-03-23")]),
    ("A year ago this month it fell.", [("A year ago this month", "2012-03", "2012-03-01", "2012-03-31")]),
    ("In the fall of Saigon many died.", []),
    ("After the fall of the wall it shut.", []),
    ("In the fall of that year it shut.", [("the fall of that year", "2013-FA", "2013-09-01", "2013-11-30")]),
    ("It began a few days ago.", [("a few days ago", "PAST_REF", "2013-03-13", "2013-03-19")]),
    ("It grew over the past few days.", [("the past few days", "PXD", "2013-03-13", "2013-03-19")]),
    ("It grew in recent weeks.", [("recent weeks", "PXW", "2013-02-20", "2013-03-19")]),
    ("It grew in the past 18 months.", [("the past 18 months", "P18M", "2011-09-20", "2013-03-20")]),
    ("It runs for the next two years.", [("the next two years", "P2Y", "2013-03-20", "2015-03-20")]),
    ("It took two hours.", [("two hours", "PT2H", None, None)]),
    ("It took at least 2 1/2 years.", [("at least 2 1/2 years", "P2Y6M", None, None)]),
    ("It took twenty-five minutes.", [("twenty-five minutes", "PT25M", None, None)]),
    ("A two-day strike began.", [("two-day", "P2D", None, None)]),
    ("They meet every Monday.", [("every Monday", "XXXX-WXX-1", None, None)]),
    ("They meet every two weeks.", [("every two weeks", "P2W", None, None)]),
    ("They meet twice a week.", [("twice a week", "P1W", None, None)]),
    ("It is now known.", [("now", "PRESENT_REF", None, None)]),
    ("It was recently found.", [("recently", "PAST_REF", None, None)]),
    ("On Christmas Eve they met.", [("Christmas Eve", "2012-12-24", "2012-12-24", "2012-12-24")]),
    ("On Easter Sunday 2011 they met.", [("Easter Sunday 2011", "2011-04-24", "2011-04-24", "2011-04-24")]),
    ("Last Thanksgiving they met.", [("Last Thanksgiving", "2012-11-22", "2012-11-22", "2012-11-22")]),
    ("He cited 9/11 often.", [("9/11", "2001-09-11", "2001-09-11", "2001-09-11")]),
    ("Security changed after September 11.", [("September 11", "2001-09-11", "2001-09-11", "2001-09-11")]),
    (
        "It ran from May 3 to June 9, 2001.",
        [
            ("May 3", "2001-05-03", "2001-05-03", "2001-05-03"),
            ("June 9, 2001", "2001-06-09", "2001-06-09", "2001-06-09"),
        ],
    ),
    (
        "The bomb went off on Aug. 7, 1998. Nobody had expected it, and on Aug. 9 he left. The next day she left.",
        [
            ("Aug. 7, 1998", "1998-08-07", "1998-08-07", "1998-08-07"),
            ("Aug. 9", "1998-08-09", "1998-08-09", "1998-08-09"),
            ("The next day", "1998-08-10", "1998-08-10", "1998-08-10"),
        ],
    ),
    (
        "He arrived Monday. A day earlier she had gone.",
        [
            ("Monday", "2013-03-18", "2013-03-18", "2013-03-18"),
            ("A day earlier", "2013-03-17", "2013-03-17", "2013-03-17"),
        ],
    ),
]

NOTHING = [
    "He may march with the second man who will fall.",
    "About 1,500 people, 2000 troops and 30 percent of them.",
    "The 46-year-old driver, 12 years old then, is in his 20s.",
    "Three-quarters of them saw a quarter of it.",
    "It cost $1999 and 12.5 cents.",
    "Delta 1989 landed, and Resolution 1973 stands beside Section 1983.",
    "February 30 does not exist, nor does 13/45/2011.",
    "",
    "   \n\n  ",
]

CABLE = """LIMA, 6 FEB 89 (RADIO) -- THE ALERT HAS HELD SINCE LAST THURSDAY. YESTERDAY THE STREETS WERE CALM.

ON 25 JANUARY A BOMB WENT OFF. THE FOLLOWING SUNDAY A HOUSE WAS ATTACKED AT 2200. THIS PAST WEDNESDAY IT ENDED."""
CABLE_DAYS = [
    ("6 FEB 89", "1989-02-06"), ("LAST THURSDAY", "1989-02-02"), ("YESTERDAY", "1989-02-05"),
    ("25 JANUARY", "1989-01-25"), ("THE FOLLOWING SUNDAY", "1989-01-29"), ("2200", "1989-01-29"),
    ("THIS PAST WEDNESDAY", "1989-02-01"),
]  # fmt: skip

HISTORY = """During 1998 the service heard little.

On March 23, the adviser spoke up. The next day he wrote again. In early May a man walked in. That month ended \
quietly, and by late summer the reports had stopped. In December 1998 they came back; in early January, she told him."""
HISTORY_DAYS = [
    ("1998", "1998-01-01", "1998-12-31"), ("March 23", "1998-03-23", "1998-03-23"),
    ("The next day", "1998-03-24", "1998-03-24"), ("early May", "1998-05-01", "1998-05-10"),
    ("That month", "1998-05-01", "1998-05-31"), ("late summer", "1998-08-01", "1998-09-22"),
    ("December 1998", "1998-12-01", "1998-12-31"), ("early January", "1999-01-01", "1999-01-10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEWS, ids=[row[0] for row in NEWS])
def test_news(text, expected):
    assert found(text, WEDNESDAY) == [(w, v, day(e), day(la)) for w, v, e, la in expected]


@pytest.mark.parametrize("text", NOTHING)
def test_no_time(text):
    assert timexes(text, dct=WEDNESDAY) == []


@pytest.mark.parametrize("dct", [date(1989, 2, 6), None])
def test_cable_in_capitals_with_or_without_a_given_date(dct):
    assert [(w, str(e)) for w, _, e, _ in found(CABLE, dct)] == CABLE_DAYS


@pytest.mark.parametrize("dct", [REPORT, None])
def test_history_is_resolved_against_what_the_narrative_reached(dct):
    assert [(w, str(e), str(la)) for w, _, e, la in found(HISTORY, dct)] == HISTORY_DAYS
    assert {t.basis for t in timexes(HISTORY, dct=dct)} == {"stated", "narrative"}


def test_basis_says_how_it_was_resolved():
    text = "On May 3, 2012 it began. On Monday it ended; a day earlier it had grown."
    assert [t.basis for t in timexes(text, dct=WEDNESDAY)] == ["stated", "document", "narrative"]


@pytest.mark.parametrize("text", ["It fell on Friday.", "It fell on May 7.", "Yesterday it fell.", "It fell at 8:15."])
def test_nothing_is_filled_in_without_a_date(text):
    (timex,) = timexes(text, dct=None)
    assert (timex.earliest, timex.latest) == (None, None)
    assert timex.value.startswith("XXXX")
    assert interval(timex, text) is None


def test_weekday_and_day_agree_on_the_year():
    # 29 March was a Friday in 2013 and a Thursday in 2012.
    text = "They met on Friday, March 29."
    assert found(text, date(2013, 12, 1)) == [("Friday, March 29", "2013-03-29", date(2013, 3, 29), date(2013, 3, 29))]
    assert found(text, date(2012, 12, 1))[0][1] == "2013-03-29"


def test_day_in_brackets_belongs_to_the_weekday():
    assert found("It killed six last Friday (Mar 15).", WEDNESDAY)[0][:2] == ("last Friday (Mar 15)", "2013-03-15")


def test_many_days_without_any_year_stay_open():
    days = " ".join(f"On June {d} they met." for d in range(1, 13))
    assert all(t.earliest is None for t in timexes(days, dct=REPORT))


def test_interval_keeps_the_words():
    text = "It fell in early May 2010."
    (timex,) = timexes(text, dct=None)
    got = interval(timex, text)
    assert got is not None
    assert (got.text, got.basis, text[got.start : got.end]) == ("early May 2010", "stated", got.text)


WORDS = st.sampled_from(
    "on in the of May 31 February 30 2001 9999 0000 year years two last next this Friday - , . 's 10:61 7 p.m. ago "
    "later earlier before century decade 1990s quarter third early late mid Christmas 9/11 99999999999999 a few ( ) "
    "that yesterday week and to from hundred".split()
)


@example("year 0, 0000-00-00, 9999-12-31, 99/99/9999, 24:60 and 31 December 9999")
@example("9999 years ago, 99999999999999999999 years ago, two thousand thousand thousand thousand years later")
@example("tomorrow 31 December 9999, the next day, the next century")
@settings(deadline=None)  # the first text compiles the grammar
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_ordered_spans(text):
    for dct in (None, date(1, 1, 1), WEDNESDAY, date(9999, 12, 31)):
        last = 0
        for t in timexes(text, dct=dct):
            assert last <= t.start < t.end <= len(text)
            assert t.value
            assert (t.earliest is None) == (t.latest is None)
            assert t.earliest is None or t.earliest <= t.latest
            last = t.end
