"""What a sentence counts: how many of whom or what, and what became of them: "31 passengers are missing"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.facts import stem
from forewarned.assembly.names import folded
from forewarned.reader.time_amounts import quantity, table

_TOKEN = re.compile(r"\d+[.:]\d+|\d{1,3}(?:[, ]\d{3})+\b|\d+(?:st|nd|rd|th)\b|\d+|[^\W\d_]+(?:['’]\w+)?|[.;:]")
_STOPS = frozenset(".;:")
_REACH = 6  # words between a count and the word for what became of those counted
_QUOTE = 600  # characters of a sentence that are read
_YEAR = 4  # digits
_DAYS = 31  # of a month
_LAST_YEAR = 2100
_NEAR = 0.2  # how far apart two rough counts may lie and be one
_PHRASE = 4  # words of "16 large general hospitals"
_ORIGIN = "from"
_HEADED = 12  # words from "the number of trusts" to the number


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or things of one fate: "dead", "hurt", "missing", "lost", "fled", "sick"; "" for any other.

    `noun` is the stem for what is counted, "" for people at large; at least so many, or about so many.
    """

    of: str
    value: int
    floor: bool = False
    rough: bool = False
    noun: str = ""
    bare: bool = False  # the number alone, of whatever was counted before: "the coroner has counted 61"


@lru_cache(maxsize=16384)
def counts(quote: str) -> tuple[Count, ...]:
    """The counts in `quote`, the first of each sort; no days, sums, measures, shares or numbers that name."""
    low = words_of(quote)
    found: dict[tuple[str, str], Count] = {}
    past = 0
    for start, end in number_spans(low):
        value = quantity([word for word in low[start:end] if word != "and"])
        no_count = low[max(0, start - 1) : start] == ["no"] or _is_year(low, start, end)
        no_count = no_count or list(low[start : end + 1]) == ["one", "of"]  # "one of the campers"
        if start < past or no_count or not value or value != int(value):
            continue
        named, past = _noun(low, start, end)
        if named is None:
            continue
        of = _ORIGIN if named in _origins() else _fate(low, start, end)
        bare = not of and not named and not _headed(low, start)
        noun = named or (_headed(low, start) or "")
        before = set(low[max(0, start - 3) : start])
        before -= _words("floor") if before & _words("ceiling") else set()  # "no more than 40"
        floor, rough = bool(before & _words("floor")), bool(before & _words("roughly"))
        one = Count(of, int(value), floor, rough, _people(noun), bare)
        found.setdefault((of, one.noun), one)
    return tuple(found.values())


def numbers(text: str) -> frozenset[int]:
    """All whole numbers in `text`, in words or digits."""
    low = words_of(text)
    found = (quantity([word for word in low[start:end] if word != "and"]) for start, end in number_spans(low))
    return frozenset(int(value) for value in found if value and value == int(value))


def differ(one: Count, other: Count) -> bool:
    """Whether two counts of one thing cannot both be right."""
    if not comparable(one, other) or one.value == other.value:
        return False
    low, high = sorted((one, other), key=lambda count: count.value)
    if low.floor:
        return False
    return not ((low.rough or high.rough) and high.value - low.value <= _NEAR * high.value)


def comparable(one: Count, other: Count) -> bool:
    """Whether both count the same: "12 organisations" may be "31 hospitals", "8 children" are no guards."""
    mine, theirs = {one.noun, *_wider(one.noun)}, {other.noun, *_wider(other.noun)}
    return one.of == other.of and (one.noun in theirs or other.noun in mine)


def words_of(text: str) -> list[str]:
    """The words of `text`; a number with a comma keeps a nought before it, for it is no year."""
    plain = _fate_phrases().sub(lambda found: _of_phrase()[found[0].casefold()], text[:_QUOTE].replace("-", " "))
    found = _TOKEN.findall(plain)
    words = (f"0{re.sub('[, ]', '', word)}" if "," in word or " " in word else word for word in found)
    return [folded(word) if word[-1].isalpha() else word for word in words]


def _words(group: str) -> frozenset[str]:
    return lexicon.words("contradictions", group)


# ------------------------------------------------------------------ numbers


@cache
def _number_words() -> frozenset[str]:
    return frozenset([*table("number"), *table("hundred")]) - {"a", "an", "amount", "several", "few", "many"}


def number_spans(low: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where numbers stand in words or digits: "two hundred and seventy", "7,000"; no days of a month or hours."""
    at = 0
    while at < len(low):
        if not _is_number(low[at]):
            at += 1
            continue
        end = at + 1
        while end < len(low) and _goes_on(low, end):
            end += 1
        if not _is_time(low, at, end):
            yield at, end
        at = end


def _goes_on(low: Sequence[str], at: int) -> bool:
    """Whether the number before `at` goes on there: "two hundred | and seventy", not "22 July 2011 | 77 people"."""
    if low[at] == "and":
        return low[at - 1] in table("hundred") and _is_number((*low, "")[at + 1])
    if not _is_number(low[at]):
        return False
    return not (low[at].isdecimal() or low[at - 1].isdecimal()) or low[at] in table("hundred")


def _is_time(low: Sequence[str], start: int, end: int) -> bool:
    """Whether a number is a day of a month or an hour: "April 20", "17 July", "at six in the morning"."""
    before, after = (*low[max(0, start - 2) : start],), (*low[end : end + 3],)
    months = _months()
    modal = after[0:1] == ("may",) and bool(set(after[1:2]) & {"have", "be", "yet"})
    if (
        end - start == 1
        and (quantity(low[start:end]) or 0) <= _DAYS
        and (set(before[-1:]) & months or (set(after[:1]) & months and not modal))
    ):
        return True
    if before[-1:] == ("past",) or set(after[:1]) & _words("clock"):
        return True
    return after[:2] == ("in", "the") and bool(set(after[2:]) & _words("clock"))


@cache
def _months() -> frozenset[str]:
    return frozenset([*table("month"), *table("monthshort"), *table("monthword")])


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in _number_words()


def _is_year(low: Sequence[str], start: int, end: int) -> bool:
    """Whether a number is the year of a date: "in 2017 and", not "2,017 people"."""
    number = low[start]
    if end - start > 1 or not number.isdecimal() or len(number) != _YEAR or not 1900 <= int(number) <= _LAST_YEAR:
        return False
    after_in = low[max(0, start - 1) : start] in (["in"], ["since"], ["of"], ["by"])
    return after_in or low[end : end + 1] not in (["people"], ["dead"], ["lives"], ["deaths"])


# ------------------------------------------------------------------ of what


def _noun(low: Sequence[str], start: int, end: int) -> tuple[str | None, int]:
    """(the stem for what is counted, "" where no noun follows, None where it is no count; where to read on)."""
    after = list(low[end : end + 2])
    if after[:1] == ["of"]:
        inner = next((span for span in number_spans(low[end : end + 4])), None)
        if inner is None and low[end + 1 : end + 2] == ["the"] and set(low[end + 2 : end + 3]) & _fates().keys():
            return None, end  # "125 of the dead have been named"
        if inner is None:
            pointing = set(low[end + 1 : end + 2]) & _words("pointing_of")
            return (None, end) if pointing and not _fates().keys() & set(low[end + 2 : end + 5]) else ("", end)
        whole = _noun(low, end + inner[0], end + inner[1])[0]
        return whole, end + inner[1]  # "81 of the 236 trusts" are trusts
    if set(after[:1]) & lexicon.words("joining", "calendar"):
        return None, end
    run: list[str] = []
    for word in low[end : end + _PHRASE]:
        if word in _STOPS or word in _words("joints") or _is_number(word) or word in _fates():
            break
        run.append(word)
    if set(run) & _words("others") or "among" in low[end : end + _REACH]:
        return None, end  # "two hospitals were among those hit"
    if set(low[end + len(run) : end + len(run) + 2]) & {"in", "out"} and _is_share(low, end + len(run)):
        return None, end + len(run) + 3  # "nine trusts in ten"
    if not run:
        return _alone(low, start, end), end
    head = next((word for word in run if word in _words("people") or _plural(word)), run[0])
    return (None if head in _words("unit") else stem(head)), end


def _plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _is_share(low: Sequence[str], at: int) -> bool:
    behind = [word for word in low[at : at + 4] if word not in {"out", "of", "in", "every"}]
    return bool(behind) and _is_number(behind[0]) and low[at] in {"in", "out"} and not _is_year(low, at + 1, at + 2)


def _alone(low: Sequence[str], start: int, end: int) -> str | None:
    """ "" for a number without a noun that counts, by the words around it: "could be 61", "the dead number 61"."""
    before, after = low[max(0, start - 1) : start], low[end : end + 1]
    counting = _words("reaching") | _words("floor") | _words("roughly")
    if _headed(low, start) is not None:
        return ""
    if set(before) & (counting | _fates().keys()) or set(after) & (_words("aux") | _fates().keys()):
        return ""
    return None


def _headed(low: Sequence[str], start: int) -> str | None:
    """What "the number of trusts … rose to 48" counts, where a number without a noun has such a head."""
    until = max(0, start - _HEADED)
    for at in range(start - 1, until - 1, -1):
        if low[at] in _words("number") and low[at + 1 : at + 2] in (["of"], ["who"]):
            run = [word for word in low[at + 2 : at + 5] if word not in _fates()]
            heads = [word for word in run if word in _words("people") or _plural(word)]
            return stem(heads[0]) if heads else ""
        if low[at] in _STOPS:
            break
    return None


@cache
def _origins() -> frozenset[str]:
    """The stems for where those hit were from: no fate is that of "35 countries"."""
    return frozenset(map(stem, _words("origins")))


@cache
def _stems_of_people() -> frozenset[str]:
    return frozenset(map(stem, _words("people")))


def _people(noun: str) -> str:
    return "" if noun in _stems_of_people() else _same_noun().get(noun, noun)


@cache
def _same_noun() -> dict[str, str]:
    rows = lexicon.load("contradictions")["noun"]
    return {stem(word): row["name"] for row in rows if not row.get("wider") for word in row["words"].split()}


@lru_cache(maxsize=4096)
def _wider(noun: str) -> frozenset[str]:
    """The stems of words for all things of the sort of `noun`: "organisation" for a hospital."""
    rows = [row for row in lexicon.load("contradictions")["noun"] if row.get("wider")]
    return frozenset(
        stem(wide) for row in rows if noun in set(map(stem, row["words"].split())) for wide in row["wider"].split()
    )


# ------------------------------------------------------------------ what became of them


@cache
def _fates() -> dict[str, str]:
    return {word: row["name"] for row in lexicon.load("contradictions")["fate"] for word in row["words"].split()}


@cache
def _of_phrase() -> dict[str, str]:
    """A phrase for what became of people -> a word for it: "lost their lives" is "dead"."""
    rows = lexicon.load("contradictions")["fate"]
    return {phrase: row["words"].split()[0] for row in rows for phrase in row.get("phrases", "").split("|") if phrase}


@cache
def _fate_phrases() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{'|'.join(map(re.escape, sorted(_of_phrase(), key=lambda one: (-len(one), one))))})\b", re.I
    )


def _taken(low: Sequence[str], at: int) -> str:
    """ "hurt" for those who were taken to hospital or lie in one."""
    return "hurt" if low[at] == "hospital" and low[at - 1] in {"to", "in"} else ""


def _fate(low: Sequence[str], start: int, end: int) -> str:
    """What became of those counted, by the nearest word of the clause; "" where none says it."""
    best = (_REACH + 1, "")
    for at in range(max(0, start - _HEADED), min(len(low), end + _REACH)):
        if not (start <= at < end) and (of := _fates().get(low[at]) or _taken(low, at)):
            apart = start - at if at < start else at - end + 1
            between = low[min(at, start) : max(at, end)]
            headed = set(low[max(0, at - 2) : start]) & _words("number")
            if not set(between) & _STOPS and (apart <= _REACH or headed):
                best = min(best, (min(apart, _REACH), of))
    return best[1]
