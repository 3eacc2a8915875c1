"""Whether what the grammar matched is a time at all: "May" the verb, "1,500 people", "second" the rank."""

from __future__ import annotations

from forewarned.reader.time_amounts import table
from forewarned.reader.time_grammar import Match

_MONTH_LEADS = frozenset(
    "in of by since until till last this next early late mid from to and or during for through before after between "
    "- past previous following early through throughout , around about".split()
)
_SEASON_LEADS = frozenset("in of by since until from during for through before after between each every".split())
_YEAR_LEADS = frozenset(
    "in of by since until till from to and or during for through before after between - late early mid fiscal around "
    "about ( , the throughout year summer as through than on a".split()
)
_COUNTED = frozenset(
    "people troops men women soldiers students workers jobs persons dollars percent % feet miles meters kilometers km "
    "pounds tons tonnes barrels cases dead members homes houses families acres yards votes points shares copies rubles "
    "police civilians employees refugees".split()
)
# What is called by a number: "Resolution 1973", "Delta 1989".
_NUMBERED = frozenset(
    "flight flights resolution resolutions section sections route room bus train tram box channel directive rule form "
    "delta united american southwest alaska lufthansa ryanair easyjet qantas aeroflot avianca iberia klm jetblue "
    "beechcraft".split()
)
_HOURS_LEADS = frozenset("at approximately about around from until by".split())
_MANY_LEADS = frozenset("for in of within over after several many those these".split())


def plausible(match: Match) -> bool:
    """Whether `match` stands where a time expression can."""
    check = _CHECKS.get(match.rule)
    return check is None or check(match)


def _month(match: Match) -> bool:
    word = match.word("mon")
    if "year" in match.parts or "yrel" in match.parts:
        return _yearwords(match) if match.words("year")[:1] and not match.word("year").isdecimal() else True
    index = match.parts["mon"][0]
    shown = match.tokens.shown(index)
    if not shown[:1].isupper():
        return word in table("month")
    if word in table("monthshort"):
        return match.tokens.words[index + 1 : index + 2] == ["."] and match.end > index + 1
    if word in table("monthword") and match.start == index:
        return _month_alone(match, index)
    return True


def _month_alone(match: Match, index: int) -> bool:
    """Whether "May" or "June" by itself is a month: after a word that leads one, or within a sentence and no name."""
    before, shown = match.before(), match.tokens.shown(index)
    if before in _MONTH_LEADS or before in ("the", "a", "that"):
        return True
    if match.word("mon") in ("may", "march") or shown.isupper() or not index:
        return False
    follows = match.tokens.shown(match.end) if match.end < len(match.tokens.words) else ""
    return match.tokens.shown(index - 1)[:1].islower() and not follows[:1].isupper()


def _date(match: Match) -> bool:
    if "mon" in match.parts:
        return _monthday(match)
    if "wd" in match.parts:
        index = match.parts["wd"][0]
        shown = match.tokens.shown(index)
        if match.word("wd") in table("weekdayshort"):
            return shown[:1].isupper() and match.tokens.words[index + 1 : index + 2] == ["."] and match.end > index + 1
    return True


def _monthday(match: Match) -> bool:
    index, day = match.parts["mon"][0], match.word("day")
    shown = match.tokens.shown(index)
    if match.word("mon") in ("may", "march", "mar", "sep", "dec", "jan") and not shown[:1].isupper():
        return False
    after = match.after()
    if "year" not in match.parts and match.parts["day"][1] == match.end and (after in _COUNTED or after == "%"):
        return False
    if match.before() == "$":
        return False
    return bool(day)


def _year(match: Match) -> bool:
    word = match.word("year")
    if not word.isdecimal():
        return _yearwords(match)
    if "also" in match.parts:
        return match.word("also") == f"{(int(word) + 1) % 100:02d}"
    if match.end - match.start > 1:
        return True
    year, before, after = int(word), match.before(), match.after()
    if (before in ("$", "#", "£", "€", "no", ".", "/", ":") and before != ".") or after in _COUNTED or after in ("/",):
        return False
    if before in _NUMBERED and match.tokens.shown(match.start - 1)[:1].isupper():
        return False
    if 1900 <= year <= 2100:
        return True
    return before in _YEAR_LEADS and year >= 1500 and before in ("in", "since", "of", "by", "from", "until")


def _yearwords(match: Match) -> bool:
    words = [w for w in match.words("year") if w != "-"]
    numbers = table("number")
    if "hundred" in words or "thousand" in words:
        return match.rule == "year" and match.end - match.start > len(match.words("year"))
    if len(words) < 2 or numbers.get(words[0], 0) not in (18, 19, 20):
        return False
    return words[1] not in numbers or numbers[words[1]] >= 10


def _military(match: Match) -> bool:
    digits = match.word("mil")
    if int(digits[:2]) > 24 or int(digits[2:]) > 59:
        return False
    if match.before() not in _HOURS_LEADS and {"gmt", "utc"}.isdisjoint(match.tokens.words[match.start : match.end]):
        return False
    if match.end - match.start > 1:
        return True
    return "at" in (match.before(), match.before(2)) and match.after() not in _COUNTED


def _clock(match: Match) -> bool:
    if "clock" in match.parts:
        hours, minutes = match.word("clock").split(":")[:2]
        return int(hours) < 25 and int(minutes) < 60
    if "noon" in match.parts:
        return True
    word = match.word("hour")
    return not word.isdecimal() or int(word) < 25


def _many(match: Match) -> bool:
    if match.tokens.words[match.start] == "the":
        return match.after() in ("before", "after", "following", "since", "ahead", "that", "leading", "preceding")
    return match.before() in _MANY_LEADS or match.end - match.start > 1


def _length(match: Match) -> bool:
    unit, last = match.word("unit"), match.tokens.words[match.end - 1]
    if last == "old" or match.after() == "old" or match.before() == "$" or (unit == "second" and "one" in match.parts):
        return False
    if unit in ("quarter", "quarters") and ("one" in match.parts or match.word("qty") in ("three", "one", "3", "1")):
        return False
    return not _title(match)


def _title(match: Match) -> bool:
    """Whether the unit is written as in a title ("60 Minutes", "This Week") in a text that is not all in capitals."""
    if "unit" not in match.parts:
        return False
    index = match.parts["unit"][0]
    shown = match.tokens.shown(index)
    return index > match.start and shown[:1].isupper() and not shown.isupper()


def _relative(match: Match) -> bool:
    return not _title(match)


def _season(match: Match) -> bool:
    word = match.word("season")
    if word in ("spring", "fall") and not {"rel", "year", "yrel", "mod"} & match.parts.keys():
        return match.before() in _SEASON_LEADS and match.after() != "of"  # "the fall of Saigon"
    return True


def _decade(match: Match) -> bool:
    word = match.word("decade")
    if not word[0].isdigit() or len(word) > 4:
        return True
    return match.tokens.words[match.start] == "the"  # "the 80s"; "in his 20s" is an age


_CHECKS = {
    "month": _month, "date": _date, "partof": _date, "year": _year, "yearwords": _yearwords, "military": _military,
    "clock": _clock, "many": _many, "length": _length, "relative": _relative,
    "partday": _date, "days": _date, "season": _season, "decade": _decade,
}  # fmt: skip
