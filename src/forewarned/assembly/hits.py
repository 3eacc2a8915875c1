"""What one incident entry says: where and whom, which sort of harm, and whether it only points back or counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.facts import Fact, Kin, placed, specific, stem, stems, terms, terms_of
from forewarned.assembly.join import LOOKED, Cluster
from forewarned.assembly.names import folded

LATER = 92  # days after an incident within which its dead are counted and it is written of as "the attack"
_LOOSE = 2  # words beside "the attack" that do not yet make it another one
_BESIDE = 24  # characters between a noun and its own date: "the attack on the evening of 22 March"
_PLACE = re.compile(r"\b(?:in|at|on|near|inside|outside|across)\s+(?:the\s+)?([A-Z][\w'’]+)")
_THE_DEAD = re.compile(r"(?i)\bthe (?:[\d,.]+ )?(?:dead|victims|bodies)\b|\bdeath toll\b")  # told of before
_SOME_PLACE = re.compile(r"\b(?:in|at|on|near|inside|outside)\s+an?\s+\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Terms of one incident: `where` of the whole sentence, `own` of what was hit; the sorts of harm."""

    where: frozenset[str]
    own: frozenset[str]
    sorts: frozenset[str]
    pointing: bool  # "the attack", or a count of its victims: it names no incident itself
    definite: bool  # it names or counts what was told before: "the attack"
    counting: bool  # its day may be that of a later count: "the toll rose to 19 on Sunday"
    reported: bool  # its day may be that of the report: "on Sunday … the attack on the ferry"


@cache
def _sorts() -> dict[str, str]:
    return {stem(word): row["name"] for row in lexicon.load("joining")["sort"] for word in row["words"].split()}


@cache
def hit(fact: Fact) -> Hit:
    """What `fact` says of its incident."""
    found, own = _sorts_of(fact, fact.about | fact.all), _sorts_of(fact, fact.about)
    named = _own(fact)
    definite, counted = _definite(fact), _counts(fact)
    dead = fact.entry.polarity and bool(_THE_DEAD.search(fact.entry.quote[:400]))
    bare = not specific(fact.about) and not named_victims(fact)
    where = frozenset(t for t in specific(fact.all) - stems("numbers") if not t.isdigit())
    bare_count = definite and counted
    loose = not named and not _placed(fact) and (bare_count or len(where - _beside(fact)) <= _LOOSE)
    recounted = counted and (definite or bool(terms(fact.quote) & stems("recount")))
    number = not named and not fact.span and fact.entry.polarity and _numbers(fact) and len(where - _beside(fact)) <= 1
    return Hit(
        where=where,
        own=named,
        sorts=own or found,
        pointing=(bare and len(where) <= _LOOSE) or (loose and (definite or counted)) or number or _undated(fact, dead),
        definite=definite or counted or dead or number,
        counting=(not named and recounted) or _undated(fact, dead),
        reported=bool(named) and definite and _dated_apart(fact),
    )


def sorts_of(found: frozenset[str]) -> frozenset[str]:
    """The sorts of harm that terms name: "bomb" and "explosion" are of one sort."""
    return frozenset(_sorts()[term] for term in found if term in _sorts())


def _sorts_of(fact: Fact, found: frozenset[str]) -> frozenset[str]:
    sorts = set(sorts_of(found))
    for row in lexicon.load("joining")["phrase"]:
        if any(words in fact.quote for words in row["words"].split("|")):
            sorts = (sorts - {row["instead"]}) | {row["name"]}
    return frozenset(sorts)


def _beside(fact: Fact) -> frozenset[str]:
    """Terms that do not tell which incident it is: of who says so, of who did it, of counting, of the calendar."""
    return (
        terms_of((*fact.entry.sources[:8], fact.entry.actor)) | stems("light") | stems("counting") | stems("calendar")
    )


def _own(fact: Fact) -> frozenset[str]:
    return placed(fact.about | terms_of(fact.entry.recipients[:8])) - _beside(fact) - stems("pointing_incident")


def _definite(fact: Fact) -> bool:
    """Whether `about` has "the attack", "this bombing": one that was told before."""
    words = folded(fact.entry.about.text).split() if fact.entry.about else []
    pointers, harms = lexicon.words("joining", "pointers") - {"any"}, stems("pointing_incident")
    return any(
        word in pointers and any(stem(next_one) in harms for next_one in words[at + 1 : at + 3])
        for at, word in enumerate(words)
    )


def _counts(fact: Fact) -> bool:
    """Whether it counts victims: "133 people were killed", "the death toll"."""
    said = terms(fact.quote)
    counted = any(term.isdigit() for term in said) or bool(said & stems("numbers")) or "toll" in said
    return counted and bool(said & stems("felled"))


def _numbers(fact: Fact) -> bool:
    """Whether it has a number: "six men took part", "the office has counted 41"."""
    said = terms(fact.quote)
    return any(term.isdigit() for term in said) or bool(said & stems("numbers"))


def _undated(fact: Fact, dead: bool) -> bool:
    """Whether it tells of "the dead", and gives no day of its own."""
    return dead and fact.span is None


def _placed(fact: Fact) -> bool:
    """Whether the sentence names a place or target, though not in its slots: "in Holm", "at a market"."""
    if _SOME_PLACE.search(fact.entry.quote[:400]):
        return True
    beside = _beside(fact)
    return any(not terms(match[1]) <= beside for match in _PLACE.finditer(fact.entry.quote[:400]))


def _dated_apart(fact: Fact) -> bool:
    """Whether the words of the date stand apart from the words of the incident."""
    when, about = fact.entry.when, fact.entry.about
    if when is None or about is None:
        return False
    return when.basis == "event" or not about.start <= when.start <= about.end + _BESIDE


def named_victims(fact: Fact) -> frozenset[str]:
    """Terms of the recipients that are not a count of people."""
    return frozenset(t for words in fact.entry.recipients for t in specific(terms(words.text)) if not t.isdigit())


def is_later(cluster: Cluster, fact: Fact) -> bool:
    """Whether the day of `fact` can be that of a report or a count of what `cluster` dates."""
    when = fact.entry.when
    if cluster.when is None or when is None:
        return False
    return 0 < (when.earliest - cluster.when.latest).days <= LATER


def other_culprit(cluster: Cluster, fact: Fact, kin: Kin) -> bool:
    """Whether both name who did it, and differ; "unidentified men" name nobody."""
    mine = fact.actors - kin.roles
    return bool(mine) and any(not kin.same(mine, theirs) for theirs in cluster.named(kin.roles))


def other_sort(cluster: Cluster, fact: Fact) -> bool:
    """Whether both say what sort of harm it was, and differ."""
    mine = hit(fact).sorts
    theirs = said_by(tuple(cluster.members[:LOOKED]))[0]
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=4096)
def said_by(members: tuple[Fact, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """(the sorts of harm, the terms for what was hit) that any of `members` gives."""
    hits = [hit(member) for member in members]
    return frozenset().union(*(one.sorts for one in hits)), frozenset().union(*(one.own for one in hits))
