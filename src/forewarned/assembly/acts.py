"""Whether two statements of one kind may be of one act though they put it on two days, or at two hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from forewarned.assembly.facts import days, specific, stems, terms
from forewarned.assembly.propositions import reading, shared
from forewarned.assembly.sides import Blocks, Side, just_before, says
from forewarned.model import Entry, Interval

_DAYS = 3  # a wider interval states no day,
MONTH = 31  # and one wider than this no month
APART = 31  # days beyond which two acts alike are two acts
_MONTHS_APART = 200  # and where each is put in a month, by the same to the same
_DEEDS_APART = 7  # of two deeds
YEARS = 731  # days within which those who were told may err on when
_ALIKE = 0.4  # how alike the matter must be
_SOMEWHAT = 0.25  # where both name who told whom
_TWO = 2  # words that two accounts of one warning share at least,
_MUCH = 0.75  # and the share of those of the one that says less


def one_act(one: Side, other: Side, blocks: Blocks) -> bool:
    """Whether two statements of one kind may be of one act: by those concerned and by what it was about."""
    a, b = one.fact.entry, other.fact.entry
    if a.when is None or b.when is None or _two_means(a, b):
        return False
    if one.record == other.record and a.doc != b.doc:
        return True  # held for one fact by all else that they say
    told, givers = blocks.same_people(one.told, other.told), blocks.same_people(one.givers, other.givers)
    both, apart = [same for same in (told, givers) if same is not None], gap(a.when, b.when)
    akin = (givers and blocks.akin(one.told, other.told)) or (told and blocks.akin(one.givers, other.givers))
    if not any(both) or (False in both and not akin):
        return False
    sure = len(both) == _TWO and all(both)
    if all(both) and givers and _own_account(one, other, apart):
        return True
    if max(span(a.when), span(b.when)) > MONTH:
        return sure and _of_years(one, other, blocks, apart)
    if apart <= 0:
        return _one_hour(one, other, blocks)
    return (sure and _of_one_name(one, other, blocks, apart)) or _alike(one, other, blocks, apart)


def _alike(one: Side, other: Side, blocks: Blocks, apart: int) -> bool:
    """Whether two statements that share some of those concerned are of one act by what it was about."""
    a, b = one.fact.entry, other.fact.entry
    words = matter_of_both(one, other, blocks)
    open_to = _open_to(one, other, words)
    about = bool(words) or open_to
    if _of_months(a.when) or _of_months(b.when):
        givers = blocks.same_people(one.givers, other.givers)
        return a.doc != b.doc and a.kind == "warning" and bool(givers) and apart <= _MONTHS_APART and about
    if apart > (_DEEDS_APART if a.kind == "response" else APART):
        return False
    if a.doc == b.doc:  # one account tells of two acts, unless it quotes two sources on one
        quoted = {entry.sources[-1].text for entry in (a, b) if entry.sources}
        return len(quoted) > 1 and just_before(one, other) and about
    if words and (_inside(one, other) or blocks.weights.likeness(one.matter, other.matter) >= _ALIKE):
        return a.kind != "response" or len(specific(one.fact.deed & other.fact.deed)) > 1
    firsts = open_to and says(a.quote, "ordinal") and says(b.quote, "ordinal")
    if firsts and blocks.same_people(one.told, other.told):
        return a.kind == "warning" and bool(specific(one.fact.all & other.fact.all))  # of firsts there is one
    return a.kind == "knowledge" and open_to and since(one) and since(other) and blocks.same_case(one, other)


def matter_of_both(one: Side, other: Side, blocks: Blocks) -> Sequence[str]:
    """The words in which the matter of both agrees, whichever of them says more of it."""
    return blocks.agreed(one, other) or blocks.agreed(other, one)


def _open_to(one: Side, other: Side, words: Sequence[str]) -> bool:
    """Whether one of them does not say of what it was, and no word of the matter, of `words`, is in both."""
    if words:
        return False
    return one.fact.entry.about is None or other.fact.entry.about is None or not (one.matter and other.matter)


def _of_one_name(one: Side, other: Side, blocks: Blocks, apart: int) -> bool:
    """Whether two papers call by one word what the same told the same: "the first case", "her first case"."""
    a, b = one.fact.entry, other.fact.entry
    named = one.fact.about & other.fact.about
    if a.doc == b.doc or a.kind != "warning" or apart > APART or not named:
        return False
    return _open_to(one, other, matter_of_both(one, other, blocks))


def _of_years(one: Side, other: Side, blocks: Blocks, apart: int) -> bool:
    """Whether two papers put one warning, by the same to the same and of the same, in one year and in another."""
    a, b = one.fact.entry, other.fact.entry
    alike = blocks.weights.likeness(one.matter, other.matter) >= _SOMEWHAT
    return a.doc != b.doc and a.kind == "warning" and apart <= YEARS and alike


def _one_hour(one: Side, other: Side, blocks: Blocks) -> bool:
    """Whether two statements of one day are of one act that the one puts at another hour: of one matter."""
    a, b = one.fact.entry, other.fact.entry
    if a.doc == b.doc:
        return False
    called = one.fact.all & other.fact.all & stems("pointing_warning")  # "the alert" of both went to all
    return (a.kind == "warning" and bool(called)) or bool(matter_of_both(one, other, blocks))


def _two_means(one: Entry, other: Entry) -> bool:
    """Whether one was written and the other told by word of mouth: two acts, whatever their days."""
    mine, theirs = ({way for way in ("written", "spoken") if says(entry.quote, way)} for entry in (one, other))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _own_account(one: Side, other: Side, apart: int) -> bool:
    """Whether those who were told give another day, in another paper, for a warning of all the same by the same."""
    a, b = one.fact.entry, other.fact.entry
    mine, theirs = reading(a).words, reading(b).words
    both = shared(mine, theirs)
    alike = len(both) >= max(_TWO, _MUCH * min(len(mine), len(theirs)))
    told = _told_so(one, other) or _told_so(other, one)
    return a.kind == "warning" and a.doc != b.doc and apart <= YEARS and alike and told


def _told_so(side: Side, other: Side) -> bool:
    """Whether those whom `other` says a warning reached give `side`: "the firm says that the letter came in May"."""
    told = [terms(words.text) for words in other.fact.entry.recipients]
    spoke = [terms(words.text) for words in side.fact.entry.sources[-1:]]
    return any(found and found <= said for found in told for said in spoke)


def _inside(one: Side, other: Side) -> bool:
    """Whether the sentence of one has all the words for the matter of the other."""
    return bool(one.matter) and bool(other.matter) and (one.matter <= other.fact.all or other.matter <= one.fact.all)


def since(side: Side) -> bool:
    return bool(says(side.fact.entry.quote, "learned"))


# ------------------------------------------------------------------ days of an interval


@lru_cache(maxsize=65536)
def stated(when: Interval) -> list[tuple[date, date]]:
    """The days that an interval stands for: "3 April and 28 April" are two, and none between."""
    listed = " and " in when.text and "between" not in when.text.casefold() and days(when) > 2
    if listed and sum(word.strip(".,")[:1].isdigit() for word in when.text.split()) > 1:
        return [(when.earliest, when.earliest), (when.latest, when.latest)]
    return [(when.earliest, when.latest)]


def gap(one: Interval, other: Interval) -> int:
    """Days between the nearest days of two intervals; 0 or less where they overlap."""
    return min(
        max((first - end).days, (start - last).days) for start, end in stated(one) for first, last in stated(other)
    )


def _of_months(when: Interval | None) -> bool:
    """Whether an interval gives no day, nor lists two."""
    return when is not None and days(when) > _DAYS and len(stated(when)) == 1


def span(when: Interval) -> int:
    """The days that an interval spans; of one that lists two, none between."""
    return days(when) if len(stated(when)) == 1 else 1
