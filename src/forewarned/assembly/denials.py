"""What one states and another denies: never told and told, knew nothing and knew, did not answer and replied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.evidence import (
    Setting,
    likelihood,
    people,
    points_back,
    same_state,
    sources,
    weighed,
)
from forewarned.assembly.facts import terms, terms_of
from forewarned.assembly.fitted import Features
from forewarned.assembly.names import folded
from forewarned.assembly.replies import another_time, calls, left_open, of_no_such, of_such_a_call, two_deeds
from forewarned.assembly.senses import senses
from forewarned.assembly.sides import Blocks, Held, Side, apart, capitals, harm, just_before, own_word, says
from forewarned.model import Entry

_PAIRS = 3  # statements that one denial is put beside, of as many records
_BOTH = 2  # who was told, and who told
_SURE = 1.0  # of those that are less sure, only the best is told
_NEXT = 300  # characters within which one sentence answers another
_STEM = 4  # letters of the shorter of two stems that may be of one word
_KNOWN = frozenset({"warning", "knowledge"})
_LIKELY = 0.5  # what the model finds so likely is told where no rule finds anything,
_UNLIKELY = 0.3  # and what is less likely than this is not, though a rule finds it
_AMONG = 0.9  # of what the model alone finds, the best and what is nearly as likely
_ALONE = 2

Pair = tuple[Side, Side, str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that a denial may be of: how sure the rules are (0: not at all), how likely the model finds it.

    What is `plain` needs no model: it is of the same people and the same matter, or says that nobody at all knew, or
    that it does not accept what others say.
    """

    stated: Side
    denial: Side
    sure: float
    likely: float
    plain: bool
    why: str
    seen: Features


def denials(given: Sequence[Side], blocks: Blocks, place: Setting) -> Iterator[Pair]:
    """(what is denied, the denial, why) for each pair of records that cannot both be right."""
    by_record: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates(given, blocks, place):
        by_record[one.denial.record].append(one)
    for rows in by_record.values():
        for one in _by_rule(rows) or _by_model(rows):
            words = blocks.agreed(one.denial, one.stated)
            yield one.stated, one.denial, f"{one.why}: {', '.join(words)}" if words else one.why


def candidates(given: Iterable[Side], blocks: Blocks, place: Setting) -> Iterator[Candidate]:
    """All pairs of a denial and a statement that share a key and whose kinds and times can contradict each other."""
    found = [side for side in given if side.fact.entry.kind != "threat"]
    against = [side for side in found if _denies(side.fact.entry)]
    held = blocks.over(against, [side for side in found if _states(side.fact.entry)])
    for denial in against:
        near = [(one, why) for one in held.near(denial) if (why := _why(denial, one, blocks))]
        looks = weighed(denial, [one for one, _ in near], blocks, place)
        for (stated, why), seen in zip(near, looks, strict=True):
            sure, plain = _sure(denial, stated, held), _plain(denial, stated, blocks)
            yield Candidate(stated, denial, sure, likelihood(seen), plain, why, seen)


def _why(denial: Side, stated: Side, blocks: Blocks) -> str | None:
    """In which words the two may deny each other; None where their records, times, speakers or kinds cannot."""
    if stated.record == denial.record or another_time(denial.fact.entry, stated.fact.entry):
        return None
    why = _judged(denial.fact.entry, stated.fact.entry)
    if not why or of_no_such(denial, stated) or _one_speaker(denial, stated, blocks) or two_deeds(denial, stated):
        return None
    return None if of_such_a_call(denial, stated) is False else why


def _plain(denial: Side, stated: Side, blocks: Blocks) -> bool:
    quote = denial.fact.entry.quote
    if _disputes(denial.fact.entry) or says(quote, "nobody_knew"):
        return True
    if left_open(denial, stated):
        return False
    return people(denial, stated, blocks)[0] is True and bool(blocks.agreed(denial, stated))


def _by_rule(given: Iterable[Candidate]) -> list[Candidate]:
    """What the rules find and the model does not find unlikely: all that is sure, else the best."""
    ranked = sorted(
        (one for one in given if one.sure > 0 and (one.plain or one.likely >= _UNLIKELY)),
        key=lambda one: (-one.sure, -one.likely, one.stated.record, one.stated.fact.id, one.denial.fact.id),
    )
    first: dict[str, Candidate] = {}
    for one in ranked:
        if one.sure >= _SURE or not first:
            first.setdefault(one.stated.record, one)
    return list(first.values())[:_PAIRS]


def _by_model(given: Iterable[Candidate]) -> list[Candidate]:
    """What the model alone finds likely."""
    ranked = sorted(
        (one for one in given if one.likely >= _LIKELY),
        key=lambda one: (-one.likely, one.stated.record, one.stated.fact.id, one.denial.fact.id),
    )
    first: dict[str, Candidate] = {}
    for one in ranked:
        if one.likely >= _AMONG * ranked[0].likely:
            first.setdefault(one.stated.record, one)
    return list(first.values())[:_ALONE]


def _denies(entry: Entry) -> bool:
    return not entry.polarity or entry.stance in {"denied", "not_acted"} or _calls_untrue(entry) or _disputes(entry)


def _disputes(entry: Entry) -> bool:
    """Whether it is said that what others state is not accepted."""
    return entry.polarity and bool(says(entry.quote, "disputes"))


def _calls_untrue(entry: Entry) -> bool:
    return entry.stance == "dismissed" and bool(says(entry.quote, "untrue"))


def _states(entry: Entry) -> bool:
    return entry.polarity and entry.stance != "denied"


def _one_speaker(denial: Side, stated: Side, blocks: Blocks) -> bool:
    """Whether one says of himself that he knew from a day on, and not before; or clears himself and blames another."""
    mine, theirs = denial.fact, stated.fact
    if mine.entry.kind == "claim" == theirs.entry.kind and theirs.recipients:
        same = blocks.same_people(mine.actors, theirs.actors)
        return bool(same) and not blocks.same_people(mine.actors | mine.recipients, theirs.recipients)
    knew = stated.fact.entry.kind == "knowledge" == denial.fact.entry.kind
    return knew and own_word(denial) and own_word(stated) and bool(blocks.same_people(denial.told, stated.told))


def _judged(denial: Entry, stated: Entry) -> str | None:
    """In which words the two kinds of statement deny each other; None where they do not."""
    if _disputes(denial):
        return "one does not accept what the other says" if stated.kind in {*_KNOWN, "response"} else None
    if denial.stance == "dismissed":
        return "says that what others report is not so" if stated.kind in _KNOWN else None
    if denial.stance == "denied":
        if stated.kind == "response" and not _rang(denial, stated):
            return None
        known = stated.kind in {*_KNOWN, "response"}
        return "says it was not told, or did not know, what others say it was" if known else None
    if stated.stance in {"dismissed", "not_acted"}:
        return None
    if denial.stance == "not_acted":
        answers = all(_answers(entry) for entry in (denial, stated))
        if answers:
            return "one says that there was an answer, the other that there was none"
        return "one says that something was done, the other that nothing was" if stated.kind == "response" else None
    if (denial.kind, stated.kind) == ("incident", "incident"):
        return "one says that it happened, the other that it did not"
    if (denial.kind, stated.kind) == ("claim", "claim"):
        return "one blames, the other denies"
    if denial.kind in _KNOWN and stated.kind in _KNOWN:
        return "one says that it was told or known, the other that it was not"
    return None


def _rang(denial: Entry, stated: Entry) -> bool:
    """Whether one says that no such call came, and the other that somebody who acted rang."""
    called = calls(denial) & senses(terms(stated.quote)) & {"~call", "~letter"}
    return stated.stance == "acted" and bool(called)


def _answers(entry: Entry) -> bool:
    return entry.kind == "response" and bool(
        lexicon.words("contradictions", "answered").intersection(folded(entry.quote).split())
    )


def _sure(denial: Side, stated: Side, held: Held) -> float:
    """How surely both are of one matter and of the same people; 0 where nothing shows it."""
    blocks, near = held.blocks, just_before(denial, stated)
    words = blocks.agreed(denial, stated)
    told, givers = people(denial, stated, blocks)
    idle = denial.fact.entry.stance == "not_acted" and not _answers(denial.fact.entry)
    if idle and not _disputed(denial, stated, words):
        return 0.0
    taken_up = _taken_up(denial, stated, words, told)
    if taken_up is not None:
        return taken_up
    if denial.fact.entry.stance == "dismissed":
        return 1.0 if near and words and stated.fact.entry.kind == "knowledge" else 0.0
    if not same_state(denial, stated):
        return 0.0
    if _disputes(denial.fact.entry):
        beside = 0 <= denial.fact.entry.start - stated.fact.entry.end <= _NEXT and sources(denial) != sources(stated)
        return 0.95 - apart(denial, stated) / 10_000 if beside else 0.0
    if denial.fact.entry.kind == "incident":
        return _same_harm(denial, stated, blocks)
    if says(denial.fact.entry.quote, "nobody_knew"):  # of whomever it was known
        shared = denial.matter & stated.matter
        if not shared or not blocks.before(stated) or not (near or blocks.same_case(denial, stated)):
            return 0.0
        return 1.0 + 0.1 * len(shared) + bool(told) + 0.5 * near
    proved = 0.0 if told is False or givers is False else _same_people(denial, stated, blocks)
    beside = _answers_it(denial, stated, blocks, bool(words))
    firm = 0.05 if stated.fact.entry.kind == "warning" else 0.0
    return max(proved, 0.4 + firm - apart(denial, stated) / 10_000 if beside else 0.0)


def _taken_up(denial: Side, stated: Side, words: Sequence[str], told: bool | None) -> float | None:
    """As `_sure`, by the words with which a denial takes up what it denies; None where it has none."""
    near, entry = just_before(denial, stated), denial.fact.entry
    if left_open(denial, stated):
        return 0.0
    if near and of_such_a_call(denial, stated):
        return 1.0
    before = stated.fact.entry.start < entry.start
    if before and apart(denial, stated) <= _NEXT and says(entry.quote, "retort"):
        return 1.0 + 0.1 * len(words)
    answered = entry.stance in {"denied", "dismissed"} and stated.record in denial.built.record.responds_to
    return 3.0 if answered and (told or words or (near and told is None)) else None


def _disputed(denial: Side, stated: Side, words: Sequence[str]) -> bool:
    """Whether others say that the same was done: by the word of a source that the other statement has not."""
    return bool(words) and sources(denial) != sources(stated)


def _same_harm(denial: Side, stated: Side, blocks: Blocks) -> float:
    """How surely what did not happen is what the other says happened: its own words for the harm say so."""
    theirs, named = harm(stated.fact), capitals(denial.fact.entry.quote)
    spoke = terms_of(denial.fact.entry.sources)
    if named - spoke and stated.fact.all.isdisjoint(named - spoke):
        return 0.0  # another crane, at another place
    shared = [one for one in harm(denial.fact) if any(_akin(one, other) for other in theirs)]
    if not shared or not (apart(denial, stated) <= _NEXT or (len(shared) > 1 and blocks.same_case(denial, stated))):
        return 0.0
    return 1.0 + 0.1 * len(shared)


def _akin(one: str, other: str) -> bool:
    """Whether two stems may be of one word: "murd" of "murders", "murder" of "murdered"."""
    return one == other or (min(len(one), len(other)) >= _STEM and (one.startswith(other) or other.startswith(one)))


def _same_people(denial: Side, stated: Side, blocks: Blocks) -> float:
    """As `_sure`, where nobody that the one names is known not to be whom the other names."""
    near, words = just_before(denial, stated), blocks.agreed(denial, stated)
    told, givers = people(denial, stated, blocks)
    if not (told or givers):
        return 1.0 if near and not denial.matter and _named_in(denial, stated, blocks) else 0.0
    both = bool(told) + bool(givers)
    if words:
        return 1.0 + both + 0.1 * len(words)
    if denial.matter or (denial.told and denial.givers and both < _BOTH):
        return 0.0
    if near:
        return 1.0 * both
    if both == _BOTH:
        return 1.0
    claim = denial.fact.entry.kind == "claim"  # of "the attack" that all these documents tell of
    return 0.5 if blocks.same_case(denial, stated) and (claim or not points_back(denial)) else 0.0


def _answers_it(denial: Side, stated: Side, blocks: Blocks, alike: bool) -> bool:
    """Whether somebody denies what the sentence beside it states: "Trusts were told. One says no word came"."""
    if denial.fact.entry.stance == "denied" and stated.fact.entry.kind != "warning":
        return False
    if not own_word(denial) or apart(denial, stated) > _NEXT or blocks.clash(denial.told, stated.told):
        return False
    return alike or not denial.matter or bool(denial.matter & stated.fact.all)


def _named_in(denial: Side, stated: Side, blocks: Blocks) -> bool:
    """Whether a statement that names nobody who knew has the one who is said not to have known among its words."""
    names = [terms(blocks.parties.name(actor)) for actor in sorted(denial.told)]
    return not stated.told and any(name and name <= stated.fact.all for name in names)
