"""How likely two statements are of one fact: all that they share, and what stands beside them, weighed by a model.

The weights are those of `benchmarks/fit_joins.py`: a logistic regression on the gold of the cases. As in the linkage of
records (Fellegi and Sunter, JASA 64, 1969) the more statements of a sort there are, the more two must share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.facts import Fact
from forewarned.assembly.fitted import Features, log_odds
from forewarned.assembly.join import other_span
from forewarned.assembly.names import folded
from forewarned.assembly.odds import NARROW, Odds, sort_of

_MISSED = 2  # days between two dates of one deed, as papers err
_WIDE = 40  # days: two that overlap so may yet be months apart
_WEEK = 7  # days
_FITTED_ON = 64  # statements of one sort in a case, at most
_MOST = 4  # words, or neighbours, of which more tell nothing more


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A statement in all its copies, and what its documents tell beside it. Clusters go by their numbers."""

    fact: Fact
    docs: frozenset[str]
    near: frozenset[int]  # the clusters of the statements just before and after it
    cause: frozenset[int]  # that of the last warning, threat or knowledge before it


def features(one: Told, other: Told, odds: Odds) -> Features | None:
    """What two statements of one sort have in common, by name; None where they cannot be of one fact."""
    mine, theirs = one.fact, other.fact
    if mine.numbers and theirs.numbers and mine.numbers.isdisjoint(theirs.numbers):
        return None
    found: Features = {}
    dated = _dated(found, mine, theirs, odds)
    for label, ours, others in (("actor", mine.actors, theirs.actors), ("told", mine.recipients, theirs.recipients)):
        if not dated or not _slot(found, label, (ours, others), odds):
            return None
    parts = "actor part" in found or "told part" in found
    two = "told other" in found and "actor same" in found and all(_one_man(side, odds) for side in (mine, theirs))
    if two or (parts and "day broader" in found):
        return None  # "told the mayor" and "told the bishop"; the embassy that day, the state that month
    if mine.entry.kind == "claim" and (bool(mine.recipients) != bool(theirs.recipients) or "actor other" in found):
        return None  # who was named, and that it was an attack, are two claims
    weight, alike, shared = odds.words(mine, theirs)
    apart = one.docs.isdisjoint(other.docs)  # in one document the same stands beside both
    beside, cause = (len(one.near & other.near), not one.cause.isdisjoint(other.cause)) if apart else (0, False)
    found |= {"words": weight, "alike": alike, "shared": min(len(shared), _MOST), "beside": min(beside, _MOST)}
    found["cause"] = float(cause)
    if mine.entry.kind == "response":
        found |= {f"response {name}": found[name] for name in ("words", "alike", "beside", "cause")}
    if not apart:
        found |= {"one document": 1.0, "one document alike": alike}
    found[mine.entry.kind] = 1.0
    if not mine.entry.polarity:
        found["denied"] = 1.0
    return found


def _one_man(fact: Fact, odds: Odds) -> bool:
    """Whether one is told, and is neither a body nor several: "the mayor"."""
    names = [folded(odds.kin.names.get(actor, "")).split(" of ")[0].split() for actor in sorted(fact.recipients)]
    heads = [words[-1] for words in names if words]
    return len(heads) == 1 and not heads[0].endswith("s") and heads[0] not in lexicon.words("actors", "bodies")


def _slot(found: Features, label: str, pair: tuple[frozenset[str], frozenset[str]], odds: Odds) -> bool:
    """Who does it, or is told it; False where they are two."""
    mine, theirs = pair
    if not mine or not theirs:
        found[f"{label} in one" if mine or theirs else f"{label} in none"] = 1.0
        return True
    agreed = odds.who([theirs], mine)
    if agreed is None:
        return False
    weight, how = agreed
    found[f"{label} {how}"] = 1.0
    if how != "other":
        found[f"{label} weight"] = weight
    return True


def _dated(found: Features, mine: Fact, theirs: Fact, odds: Odds) -> bool:
    """How the days agree; False where they do not."""
    if mine.span is None or theirs.span is None or mine.entry.when is None or theirs.entry.when is None:
        found["day in one" if mine.span or theirs.span else "day in none"] = 1.0
        return True
    one, other = mine.span[1] - mine.span[0], theirs.span[1] - theirs.span[0]
    between = max(mine.span[0], theirs.span[0]) - min(mine.span[1], theirs.span[1])
    if between > 0:
        found["day missed"] = 1.0
        return between <= _MISSED and max(one, other) < NARROW
    found |= {"day": 1.0, "day weight": odds.day(mine.entry.when, theirs.entry.when)}
    if max(one, other) > _WIDE:
        found["day wide"] = 1.0
    if (one < NARROW) != (other < NARROW) and max(one, other) >= _WEEK:
        found["day broader"] = 1.0
    told = mine.entry.kind in {"warning", "threat"}  # what is known, or left undone, lasts
    return not (told and other_span(mine.span, theirs.span))


def evidence(given: Features, crowd: int) -> float:
    """The logarithm of how much likelier than not `given` makes it, among `crowd` statements of the sort.

    A crowd larger than any that the weights were fitted on counts twice: in a book of 700 responses, what the model
    joined by the crowd alone was wrong.
    """
    chance = math.log(1 + crowd) + max(0.0, math.log(crowd / _FITTED_ON))
    return log_odds("joins", given, offset=-chance)


def crowd_of(fact: Fact, odds: Odds) -> int:
    """How many statements there are of the sort of `fact`."""
    return odds.sorts[sort_of(fact)]


def tellings(clusters: Sequence[Sequence[Fact]], given: Sequence[Fact]) -> list[list[Told]]:
    """The statements of each of `clusters`, copies as one; `given` are all facts, in order of document and place."""
    number = {fact.id: at for at, members in enumerate(clusters) for fact in members}
    before: dict[str, frozenset[int]] = {}
    near: dict[str, frozenset[int]] = {}
    _look_around(given, number, near, before)
    return [_told(members, near, before) for members in clusters]


_BESIDE, _BEFORE = 2, 4  # statements of a document


def _look_around(
    given: Sequence[Fact], number: Mapping[str, int], near: dict[str, frozenset[int]], before: dict[str, frozenset[int]]
) -> None:
    """Fill in what stands `near` each fact, and what it may answer: the last thing told or known `before` it."""
    nothing = frozenset[int]()
    for at, fact in enumerate(given):
        doc = fact.entry.doc
        around = [
            *given[max(0, at - _BESIDE) : at],
            *given[at + 1 : at + 1 + _BESIDE],
        ]
        near[fact.id] = frozenset(number[one.id] for one in around if one.entry.doc == doc and one.id in number)
        earlier = reversed(given[max(0, at - _BEFORE) : at])
        causes = (
            one for one in earlier if one.entry.doc == doc and one.entry.kind in {"warning", "knowledge", "threat"}
        )
        cause = next(causes, None)
        before[fact.id] = frozenset([number[cause.id]]) if cause is not None and cause.id in number else nothing


def _told(
    members: Sequence[Fact], near: Mapping[str, frozenset[int]], before: Mapping[str, frozenset[int]]
) -> list[Told]:
    copies: dict[str, list[Fact]] = {}
    for fact in members:
        copies.setdefault(fact.said or fact.id, []).append(fact)
    return [
        Told(
            own[0],
            frozenset(fact.entry.doc for fact in own),
            frozenset().union(*(near[fact.id] for fact in own)),
            frozenset().union(*(before[fact.id] for fact in own)),
        )
        for own in copies.values()
    ]
