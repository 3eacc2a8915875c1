"""The same fact told in other words: who, whom and when agree beyond chance, though few words do."""

from __future__ import annotations

from forewarned.assembly.blocks import Words, paired, together
from forewarned.assembly.facts import Fact, Weights
from forewarned.assembly.join import LOOKED, Cluster, apart, same_fact
from forewarned.assembly.odds import MOST_WORDS, NARROW, How, Odds
from forewarned.assembly.senses import senses

_SAID = 0.3  # likeness of the words that it takes where an actor is a part of the other, or the days differ
# Where only one of actor, recipient and days agrees: likeness of the words, how many, or likeness of one alone.
_ALONE, _NAMED, _NEARLY = 0.3, 2, 0.45
_PLAIN = 0.6  # likeness of the words that tell it where nothing else does
_ONE_TEXT = 3.0  # a text goes on to another fact more often than it says one twice
_MISSED = 2  # days between two dates of one deed, as papers err
_MISS = 2.0  # what such a difference counts against
_WEEK = 7  # days
_TELLING = 6  # words of a statement that it is found by
_HOW: dict[How, str] = {"same": "the same", "part": "whole and part", "role": "like words", "other": "other words"}


def same(cluster: Cluster, fact: Fact, odds: Odds, weights: Weights) -> tuple[float, str] | None:
    """(score, reason) where `fact` states or retells what `cluster` states; `weights` are those of plain terms."""
    theirs, mine = cluster.span, fact.span
    if theirs and mine and (theirs[0] - mine[1] > _MISSED or mine[0] - theirs[1] > _MISSED):
        return None  # two of three clusters that a fact is held against: so they cost a quarter
    if apart(cluster, fact):
        return retold(cluster, fact, odds, missed=True) if _missed(cluster, fact) else None
    return same_fact(cluster, fact, weights=weights, kin=odds.kin) or retold(cluster, fact, odds)


def retold(cluster: Cluster, fact: Fact, odds: Odds, *, missed: bool = False) -> tuple[float, str] | None:
    """(score, reason) where `fact` retells what `cluster` states: all that both state agrees, beyond chance.

    What is said of a whole is linked to what is said of its part, and what is said of weeks to what is said of
    a day: they are joined only where their words are alike too. With `missed` the days differ by one or two.
    """
    if cluster.members[0].sort != fact.sort:
        return None
    found = _agreed(cluster, fact, odds)
    if found is None:
        return None
    score, how, reasons = found
    if missed:
        score, reasons = score - _MISS, [*reasons, "the days all but agree"]
    elif cluster.when and fact.entry.when:
        score, reasons = score + odds.day(cluster.when, fact.entry.when), [*reasons, "the days agree"]
    needed, one_text = odds.needed(fact), _ONE_TEXT if fact.entry.doc in cluster.docs else 0.0
    if score + (MOST_WORDS - one_text) < needed:
        return None  # no words could tell it
    said = (odds.words(fact, member) for member in cluster.members[:LOOKED])
    weight, alike, shared = max(said, key=lambda one: one[0])
    if alike < _SAID and (missed or "part" in how or _broader(cluster, fact)):
        return None
    if len(reasons) == 1 and (alike < _ALONE or (len(shared) < _NAMED and alike < _NEARLY)):
        return None
    if alike < _SAID and bool(cluster.actors) != bool(fact.actors) and how and "same" not in how:
        return None  # "the hotel was told" may be another telling than that of the police to its managers
    if fact.entry.kind == "claim" and bool(cluster.recipients) != bool(fact.recipients):
        return None  # who was named, and that it was an attack, are two claims
    if "part" in how and _broader(cluster, fact):
        return None
    score += weight - one_text
    plain = alike >= _PLAIN and len(shared) >= _NAMED
    if len(reasons) + bool(shared) + plain < 2 or score < needed:
        return None
    words = f"{len(shared)} shared words: {', '.join(odds.weights.telling(shared, 6)).replace('~', '')}"
    return score, "; ".join([*reasons, *([words] if shared else [])])


def _agreed(cluster: Cluster, fact: Fact, odds: Odds) -> tuple[float, set[How], list[str]] | None:
    """(weight, how, reasons) of who does it to whom; None where they are others."""
    score, how, reasons = 0.0, set[How](), []
    slots = (("actor", cluster.actors, fact.actors), ("recipient", cluster.recipients, fact.recipients))
    for label, theirs, ours in slots:
        if not theirs or not ours:
            continue
        found = odds.who(theirs, ours)
        if found is None:
            return None
        score += found[0]
        how.add(found[1])
        if found[0] > 0:
            reasons.append(f"{label}: {_HOW[found[1]]}")
    return score, how, reasons


def _missed(cluster: Cluster, fact: Fact) -> bool:
    """Whether two texts give days that differ by one or two."""
    theirs, mine = cluster.span, fact.span
    if theirs is None or mine is None or max(theirs[1] - theirs[0], mine[1] - mine[0]) >= NARROW:
        return False
    between = max(theirs[0], mine[0]) - min(theirs[1], mine[1])
    return 0 < between <= _MISSED and fact.entry.doc not in cluster.docs


def _broader(cluster: Cluster, fact: Fact) -> bool:
    """Whether one gives the day and the other weeks: "told Russia that month" beside "warned on the seventh"."""
    theirs, mine = cluster.span, fact.span
    if theirs is None or mine is None:
        return False
    one, other = theirs[1] - theirs[0], mine[1] - mine[0]
    return (one < NARROW) != (other < NARROW) and max(one, other) >= _WEEK


def keys(fact: Fact, odds: Odds, words: Words) -> list[int]:
    """What `fact` must share with a statement that it may retell: two words, or a word and who it is of."""
    weights = odds.weights
    telling = words.numbers(weights.telling(senses(fact.deed | fact.about), _TELLING))
    sort = words.sorts[f"{fact.sort}~"]
    names = words.numbers(odds.names(fact))
    return [*together(sort, sorted(telling[:-1])), *paired(words.sorts[f"{fact.sort}@"], names, [0, *telling])]
