"""Two accounts of one act that put it on different days, or at different hours of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from forewarned import lexicon
from forewarned.assembly.clocks import clock
from forewarned.assembly.evidence import sources
from forewarned.assembly.facts import days, specific, terms
from forewarned.assembly.names import folded
from forewarned.assembly.propositions import elsewhere, reading, shared
from forewarned.assembly.sides import Blocks, Side, apart, just_before, own_word, says
from forewarned.model import Entry, Interval

_DAYS = 3  # a wider interval states no day,
_MONTH = 31  # and one wider than this no month
_APART = 31  # days beyond which two acts alike are two acts
_MONTHS_APART = 200  # and where each is put in a month, by the same to the same
_DEEDS_APART = 7  # of two deeds
_ALIKE = 0.4  # how alike the matter must be
_YEARS = 731  # days within which those who were told may err on when
_YEAR = 366  # days within which there is but one first of a sort
_HEADS = 4  # telling things of an incident that it is found by
_BLOCK = 16  # incidents that one of them keeps
_TWO = 2  # words that two accounts of one incident share at least,
_MUCH = 0.75  # and the share of those of each
_NEXT = 300  # characters within which one sentence answers another
_MINUTES = 5  # between two hours that differ
_HALF_DAY = 12 * 60  # "at 3.26 in the afternoon" may be 15.26

Pair = tuple[Side, Side, str]


def dates(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """Two accounts of one act, or of since when somebody knew, that put it on different days."""
    found = [side for side in given if _dated(side)]
    held = blocks.over(found, found)
    for side in found:
        for other in held.near(side):
            if _place(other) < _place(side) and (why := _why(other, side, blocks)):
                yield other, side, why


def happened(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """Two accounts of one incident, by the things it befell, that put it on neighbouring days; a first one on any."""
    index: dict[str, list[Side]] = defaultdict(list)
    found = [side for side in given if side.fact.entry.kind == "incident" and side.fact.entry.polarity]
    for side in sorted(found, key=_place):
        when = side.fact.entry.when
        if when is None or days(when) > _DAYS or not side.fact.entry.about:
            continue
        keys = blocks.weights.telling(reading(side.fact.entry).heads, _HEADS)
        near = {other.fact.id: other for key in keys for other in index[key]}
        for other in near.values():
            if why := _happened(other, side):
                yield other, side, why
        for key in keys:
            if len(index[key]) < _BLOCK:
                index[key].append(side)


def _happened(one: Side, other: Side) -> str:
    a, b = one.fact.entry, other.fact.entry
    if a.when is None or b.when is None or a.doc == b.doc or sources(one) == sources(other):
        return ""
    gap, mine, theirs = _gap(a.when, b.when), reading(a), reading(b)
    first = bool(says(a.quote, "ordinal") and says(b.quote, "ordinal"))
    if not 0 < gap <= (_YEAR if first else _DAYS) or elsewhere(mine, theirs):
        return ""
    both = shared(mine.words, theirs.words)
    much = len(both) >= _MUCH * max(len(mine.words), len(theirs.words))
    if len(both) < _TWO or not much or not shared(mine.heads, theirs.heads):
        return ""
    return f"{_days(a.when, b.when)} for what may be one incident of {', '.join(sorted(both))}"


def _place(side: Side) -> tuple[str, int, str]:
    return side.fact.entry.doc, side.fact.entry.start, side.fact.id


def _dated(side: Side) -> bool:
    entry = side.fact.entry
    if entry.when is None or not entry.polarity or entry.stance not in {None, "acted"}:
        return False
    if entry.kind not in {"warning", "knowledge", "response"}:
        return False
    if days(entry.when) > (_DAYS if entry.kind == "response" else _YEAR) and len(_stated(entry.when)) == 1:
        return False
    quote = folded(entry.quote.replace(entry.when.text, " ")).split()
    said = {"repeated"} if entry.sources else set()  # "it repeated that it had told them"
    return not (lexicon.words("contradictions", "again") - said).intersection(quote)


def _why(one: Side, other: Side, blocks: Blocks) -> str:
    a, b = one.fact.entry, other.fact.entry
    if a.when is None or b.when is None or (a.kind != b.kind and "response" in {a.kind, b.kind}):
        return ""
    if abs((a.when.earliest - b.when.earliest).days) > _YEARS + _MONTH:
        return ""
    hours = _hours(a, b)
    gap = _gap(a.when, b.when)
    if not hours and gap <= 0:
        return ""
    if a.kind == b.kind and _one_act(one, other, blocks, gap):
        words = blocks.agreed(one, other) or blocks.agreed(other, one)
        matter = f" of {', '.join(words)}" if words else ""
        return f"{hours or _days(a.when, b.when)} for what may be one {a.kind}{matter}"
    first, later = (one, other) if a.when.earliest < b.when.earliest else (other, one)
    wide = max(_span(a.when), _span(b.when)) > _MONTH
    if not hours and not wide and gap <= _APART and _found_out(first, later, blocks):
        return f"{_days(a.when, b.when)}: known on the later day, and told or known on the earlier"
    return ""


def _one_act(one: Side, other: Side, blocks: Blocks, gap: int) -> bool:
    """Whether two statements of one kind may be of one act: by those concerned and by what it was about."""
    a, b = one.fact.entry, other.fact.entry
    told, givers = blocks.same_people(one.told, other.told), blocks.same_people(one.givers, other.givers)
    both = [same for same in (told, givers) if same is not None]
    if not any(both) or (False in both and not (givers and blocks.akin(one.told, other.told))):
        return False
    if all(both) and givers and _own_account(one, other, gap):
        return True
    if a.when is None or b.when is None or max(_span(a.when), _span(b.when)) > _MONTH:
        return False
    words = blocks.agreed(one, other) or blocks.agreed(other, one)
    open_to = not words and (a.about is None or b.about is None or not (one.matter and other.matter))
    about = bool(words) or open_to
    if _of_months(a.when) or _of_months(b.when):
        return a.doc != b.doc and a.kind == "warning" and bool(givers) and gap <= _MONTHS_APART and about
    if gap > (_DEEDS_APART if a.kind == "response" else _APART):
        return False
    if a.doc == b.doc:  # one account tells of two acts, unless it quotes two sources on one
        quoted = {entry.sources[-1].text for entry in (a, b) if entry.sources}
        return len(quoted) > 1 and just_before(one, other) and about
    if words and (_inside(one, other) or blocks.weights.likeness(one.matter, other.matter) >= _ALIKE):
        return a.kind != "response" or len(specific(one.fact.deed & other.fact.deed)) > 1
    if told and open_to and says(a.quote, "ordinal") and says(b.quote, "ordinal"):
        return a.kind == "warning" and bool(specific(one.fact.all & other.fact.all))  # of firsts there is one
    return a.kind == "knowledge" and open_to and _since(one) and _since(other) and blocks.same_case(one, other)


def _own_account(one: Side, other: Side, gap: int) -> bool:
    """Whether those who were told give another day, in another paper, for a warning of all the same by the same."""
    a, b = one.fact.entry, other.fact.entry
    mine, theirs = reading(a).words, reading(b).words
    both = shared(mine, theirs)
    alike = len(both) >= max(_TWO, _MUCH * min(len(mine), len(theirs)))
    told = _told_so(one, other) or _told_so(other, one)
    return a.kind == "warning" and a.doc != b.doc and gap <= _YEARS and alike and told


def _told_so(side: Side, other: Side) -> bool:
    """Whether those whom `other` says a warning reached give `side`: "the firm says that the letter came in May"."""
    told = [terms(words.text) for words in other.fact.entry.recipients]
    spoke = [terms(words.text) for words in side.fact.entry.sources[-1:]]
    return any(found and found <= said for found in told for said in spoke)


def _inside(one: Side, other: Side) -> bool:
    """Whether the sentence of one has all the words for the matter of the other."""
    return bool(one.matter) and bool(other.matter) and (one.matter <= other.fact.all or other.matter <= one.fact.all)


def _since(side: Side) -> bool:
    return bool(says(side.fact.entry.quote, "learned"))


def _found_out(first: Side, later: Side, blocks: Blocks) -> bool:
    """Whether somebody is said to have learned on a day what was told him, or known, on a day before."""
    a, b = first.fact.entry, later.fact.entry
    if b.kind != "knowledge" or not _since(later) or a.kind not in {"warning", "knowledge"}:
        return False
    words, told = blocks.agreed(first, later), blocks.same_people(first.told, later.told)
    if told:
        return bool(words) and a.kind == "warning"
    sources = {one.sources[-1].text for one in (a, b) if one.sources}
    beside = apart(first, later) <= _NEXT and len(sources) > 1 and own_word(later)
    return beside and told is None and (bool(words) or not first.matter or not later.matter)


# ------------------------------------------------------------------ days and hours


@lru_cache(maxsize=65536)
def _stated(when: Interval) -> list[tuple[date, date]]:
    """The days that an interval stands for: "3 April and 28 April" are two, and none between."""
    listed = " and " in when.text and "between" not in when.text.casefold() and days(when) > 2
    if listed and sum(word.strip(".,")[:1].isdigit() for word in when.text.split()) > 1:
        return [(when.earliest, when.earliest), (when.latest, when.latest)]
    return [(when.earliest, when.latest)]


def _gap(one: Interval, other: Interval) -> int:
    """Days between the nearest days of two intervals; 0 or less where they overlap."""
    return min(
        max((first - end).days, (start - last).days) for start, end in _stated(one) for first, last in _stated(other)
    )


def _of_months(when: Interval | None) -> bool:
    """Whether an interval gives no day, nor lists two."""
    return when is not None and days(when) > _DAYS and len(_stated(when)) == 1


def _hours(one: Entry, other: Entry) -> str:
    """The two hours that two statements give for one day, where they differ."""
    if one.when is None or other.when is None or days(one.when) > 1 or one.when.earliest != other.when.earliest:
        return ""
    first, second = clock(one.quote), clock(other.quote)
    if days(other.when) > 1 or first is None or second is None or abs(first - second) % _HALF_DAY < _MINUTES:
        return ""
    return f"{first // 60:02}:{first % 60:02} and {second // 60:02}:{second % 60:02} of {one.when.earliest.isoformat()}"


def _span(when: Interval) -> int:
    """The days that an interval spans; of one that lists two, none between."""
    return days(when) if len(_stated(when)) == 1 else 1


def _days(one: Interval, other: Interval) -> str:
    return f"{_day(one)} and {_day(other)}"


def _day(when: Interval) -> str:
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first} {'and' if len(_stated(when)) > 1 else 'to'} {last}"
