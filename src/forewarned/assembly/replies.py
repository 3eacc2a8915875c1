"""What shows which of the statements before it, beside it and elsewhere a denial answers, for the model to weigh.

Papers put a denial after what it denies: the nearest statement before it, in another's voice, that shares most of its
words. One who says that he did not tell does not deny that somebody else did, and "no such letter" is told of after
the letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from forewarned import lexicon
from forewarned.assembly.facts import overlap, stem, stems, terms, terms_of
from forewarned.assembly.fitted import Features
from forewarned.assembly.names import folded
from forewarned.assembly.propositions import shared
from forewarned.assembly.senses import senses
from forewarned.assembly.sides import Side, says
from forewarned.model import Entry

_RANKS = 2  # statements before a denial that are told apart from those farther up
_STEPS = ("step 1", "step 2", "step 3")


def reply(denial: Side, stated: Side, seen: Features) -> Features:
    """What `seen` of a denial and a statement leaves out: who gave it, what points back to it, what both call it."""
    mine, theirs = denial.fact.entry, stated.fact.entry
    one_doc, before = "one doc" in seen, "before it" in seen
    where = "before" if one_doc and before else "after" if one_doc else "elsewhere"
    warned = mine.kind == "warning"
    found = {
        "giver left open": left_open(denial, stated),
        "giver named": warned and bool(denial.givers),
        "by nobody": warned and not denial.givers,
        f"side, {where}": True,
        f"back, {where}": bool(_words(mine) & lexicon.words("contradictions", "backward")),
        **{f"after, {step}": not before and step in seen for step in _STEPS},
        "called": bool(calls(mine) & senses(stated.fact.all)),
        "called in quote": bool(senses(terms(mine.quote)) & senses(stated.fact.all) & _calling()),
        **_speaking(denial, mine, theirs),
    }
    return {name: 1.0 for name, value in found.items() if value}


def beside(rows: Sequence[tuple[Side, Features]]) -> Iterator[Features]:
    """What stands out of each statement among all that one denial may be of: how near it comes, how much it shares."""
    before = sorted({-one.fact.entry.start for one, seen in rows if "before it" in seen})
    told = {one.record for one, seen in rows if "told" in seen}
    shares = [seen.get("matter", 0.0) + seen.get("senses", 0.0) for _, seen in rows]
    most = max(shares, default=0.0)
    for (one, seen), share in zip(rows, shares, strict=True):
        rank = before.index(-one.fact.entry.start) if "before it" in seen else _RANKS
        found = {
            f"preceding {rank}": rank < _RANKS,
            "preceding 0, two": rank == 0 and "two voices" in seen,
            "nothing before": not before,
            "only told": "told" in seen and len(told) == 1,
            "most matter": most > 0 and share == most,
            "less matter": share < most,
        }
        yield {name: 1.0 for name, value in found.items() if value}


def left_open(denial: Side, stated: Side) -> bool:
    """Whether it is said that one did not tell, and of the other only that they were told, by whomever."""
    kinds = denial.fact.entry.kind, stated.fact.entry.kind
    return kinds == ("warning", "warning") and bool(denial.givers) and not stated.givers


def of_no_such(denial: Side, stated: Side) -> bool:
    """Whether a denial of "such a letter" stands before a statement of its document: it is of another."""
    mine, theirs = denial.fact.entry, stated.fact.entry
    of_that_sort = "such" in _words(mine) or says(mine.about.text if mine.about else "", "such")
    return bool(of_that_sort) and mine.doc == theirs.doc and theirs.start > mine.start


def of_such_a_call(denial: Side, stated: Side) -> bool | None:
    """Whether a denial of "such a call" is of what a statement tells of; None where it names none, or beside it."""
    called = calls(denial.fact.entry)
    if "such" not in _words(denial.fact.entry) or not called:
        return None
    if called & senses(stated.fact.all):
        return True
    return None if denial.fact.entry.doc == stated.fact.entry.doc else False


def another_time(denial: Entry, stated: Entry) -> bool:
    """Whether the two are of different times; the day of "he denied it" is that of the denying only."""
    if bool(says(denial.quote, "nowadays")) != bool(says(stated.quote, "nowadays")):
        return True
    if denial.when is None or stated.when is None:
        return False
    within = lexicon.words("contradictions", "clock").intersection(folded(denial.when.text).split())
    if says(denial.quote, "until") and not within and stated.when.earliest >= denial.when.latest:
        return True  # "it waited until Sunday": on Sunday it did so
    if denial.kind == "response":
        return stated.when.earliest > denial.when.latest
    return overlap(stated.when, denial.when) is False


def two_deeds(denial: Side, stated: Side) -> bool:
    """Whether two papers tell of two things that somebody did and did not do: no word for the one is of the other."""
    mine, theirs = denial.fact.entry, stated.fact.entry
    if mine.stance != "not_acted" or theirs.kind != "response" or mine.doc == theirs.doc:
        return False
    own, other = (senses(side.matter) - _light() for side in (denial, stated))
    if not own or not other:
        return False
    return not shared(own, senses(stated.fact.all)) and not shared(other, senses(denial.fact.all))


def calls(entry: Entry) -> frozenset[str]:
    """What a statement calls that of which it is: a letter, a call, a report."""
    said = senses(terms(entry.about.text)) if entry.about else frozenset[str]()
    return frozenset(term for term in said if term.startswith("~")) | (said & stems("pointing_warning"))


def _words(entry: Entry) -> frozenset[str]:
    return frozenset(folded(entry.about.text).split()) if entry.about else frozenset()


@cache
def _light() -> frozenset[str]:
    """Words for doing and ordering things, whatever they are."""
    return senses(frozenset(map(stem, lexicon.words("opposites", "light"))))


@cache
def _calling() -> frozenset[str]:
    return stems("pointing_warning") | {"~letter", "~call"}


def _speaking(denial: Side, mine: Entry, theirs: Entry) -> dict[str, bool]:
    """Whether those who were told speak, and whether the one who did not tell is the other's source."""
    heard = terms_of((*theirs.recipients, theirs.actor if theirs.kind != "warning" else None))
    actor = terms_of([mine.actor])
    return {
        "told speaks": bool(heard & terms_of(mine.sources[-1:])),
        "giver is source": bool(denial.givers) and bool(actor & terms_of((*theirs.sources, theirs.actor))),
        "denier is source": bool(actor & terms_of(theirs.sources[-1:])),
    }
