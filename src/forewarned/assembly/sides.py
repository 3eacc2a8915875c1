"""What one statement says of whom and of what, as the other side of a contradiction is held against it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain

from forewarned import lexicon
from forewarned.assembly.facts import Fact, Weights, placed, stem, stems, terms
from forewarned.assembly.names import folded
from forewarned.assembly.parties import Parties
from forewarned.assembly.records import Built
from forewarned.assembly.scenes import Scene
from forewarned.assembly.senses import senses

_FACTS = 12  # statements of one record that are looked at
_QUOTE = 600  # characters of a sentence that are read
_BLOCK = 16  # statements that one key keeps
_WORDS = 4  # telling words of what a statement is about
_NEAR = 1500  # characters within which a statement speaks of what was just told
_FAR = 1_000_000
_TRIED = 32  # statements that one is held against
_CASES = 4  # incidents that one document is taken to be about
_MANY = 12  # actors of one slot that are compared
_AGREE = 0.2  # how alike the words for the matter must be
_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans("ſıİ", "sii")  # that are the plain ones where case does not count


@dataclass(slots=True, eq=False)
class Side:
    """One statement of a record. `told` are those who would know of the harm, `givers` those who would tell."""

    built: Built
    fact: Fact
    told: frozenset[str]
    givers: frozenset[str]
    matter: frozenset[str]  # empty where it is of whatever was told: "it had heard nothing"

    @property
    def record(self) -> str:
        return self.built.record.id


def sides(given: Iterable[Built]) -> Iterator[Side]:
    """The statements of `given`; who knows of a harm is one who was told, who knew, or who denies it."""
    for one in given:
        for fact in one.facts[:_FACTS]:
            warned = fact.entry.kind == "warning"
            told = fact.recipients if warned else fact.actors
            yield Side(one, fact, told, fact.actors if warned else frozenset(), _matter(fact))


def _matter(fact: Fact) -> frozenset[str]:
    """The words for what it is about, without those of every harm, of the actors, of days and of pointing back."""
    slots = (fact.entry.actor, *fact.entry.recipients)
    who = frozenset().union(*(terms(words.text) for words in slots if words))
    found = fact.about if fact.entry.about else fact.deed
    return placed(found - who - _open())


def harm(fact: Fact) -> frozenset[str]:
    """The words for what happened, those for a sort of harm among them, without pronouns and "the attack"."""
    return frozenset(term for term in fact.about - stems("pointing") - stems("light") if not term.isdigit())


def _many(name: str) -> bool:
    """Whether the words for somebody are for many: "ports", "10,000 people in health"."""
    head = name.split(" of ")[0].split(" in ")[0].split()[-1:]
    return any(word.endswith("s") or word in lexicon.words("gaps", "public") for word in head)


@cache
def _open() -> frozenset[str]:
    sorts = (stem(word) for row in lexicon.load("joining")["sort"] for word in row["words"].split())
    return frozenset(map(stem, lexicon.words("contradictions", "open"))).union(sorts)


def cases(given: Iterable[Built]) -> dict[str, tuple[str, ...]]:
    """Document -> the incidents that it and another tell of, or of a warning of them; those of most documents first."""
    docs: dict[str, dict[str, None]] = defaultdict(dict)
    for one in given:
        record = one.record
        incident = record.id if record.kind == "incident" else record.lead.incident if record.lead else None
        if incident:
            docs[incident].update(dict.fromkeys(record.documents))
    found: dict[str, list[str]] = defaultdict(list)
    for incident in sorted(docs, key=lambda id: (-len(docs[id]), id)):
        for doc in docs[incident] if len(docs[incident]) > 1 else ():
            found[doc].append(incident)
    return {doc: tuple(ids[:_CASES]) for doc, ids in found.items()}


@dataclass(frozen=True, slots=True)
class Blocks:
    """How statements are held against each other.

    `of` gives the incidents that each document tells of, `homes` the harm that it is about, where that is clear.
    """

    parties: Parties
    weights: Weights
    of: Mapping[str, Sequence[str]]
    homes: Mapping[str, Scene]
    scenes: Mapping[str, Scene] = field(default_factory=dict)  # by any of their incidents
    keyed: dict[str, list[str]] = field(default_factory=dict, repr=False, compare=False)  # keys of those asked for

    def over(self, wanted: Iterable[Side], held: Iterable[Side]) -> Held:
        """`held` by the keys that some of `wanted` has too, so that only those that share one are compared."""
        own, sides = {side.fact.id: self.keys(side) for side in wanted}, list(held)
        index: dict[str, list[int]] = {key: [] for keys in own.values() for key in keys}
        order = sorted(range(len(sides)), key=lambda at: sides[at].fact.id)
        for place, at in sorted(enumerate(order), key=lambda one: one[1]):
            for key in own.get(sides[at].fact.id) or self.keys(sides[at]):
                block = index.get(key)
                if block is not None and len(block) < _BLOCK:
                    block.append(place)
        return Held(self, own, index, [sides[at] for at in order])

    def keys(self, side: Side) -> list[str]:
        """Who with each telling word of what, and with the incident of the document; the document alone."""
        if side.fact.id not in self.keyed:
            self.keyed[side.fact.id] = list(self._keys(side))
        return self.keyed[side.fact.id]

    def _keys(self, side: Side) -> Iterator[str]:
        words = self.weights.telling(side.matter, _WORDS)
        people = side.told | side.givers | (side.fact.recipients if side.fact.entry.kind == "claim" else frozenset())
        who = sorted({word for actor in sorted(people)[:6] for word in self._names(actor)})
        doc = side.fact.entry.doc
        part = side.fact.entry.start // _NEAR
        beside = (f"{doc} {at}" for at in (part, part + 1))
        both = (f"{giver}>{told}" for giver in sorted(side.givers)[:3] for told in sorted(side.told)[:3])
        positive = side.fact.entry.polarity and side.fact.entry.kind in {"warning", "knowledge"}
        open_to = words if positive or says(side.fact.entry.quote, "nobody_knew") else ()
        anybody = [f"*|{word}" for word in open_to]
        yield from (*beside, *both, *self._roles(side), *anybody)
        yield from (f"{one}|{word}" for one in who for word in (*words, *self.of.get(doc, ())))
        yield from (f"{one}|" for one in who if not words)  # "the notice" that was sent, "no such letter"

    def _roles(self, side: Side) -> Iterator[str]:
        """By the words of those who have no name: "the engineers" of two papers are two actors and may be one."""
        givers, told = (
            sorted(
                {
                    word
                    for actor in sorted(found)[:3]
                    for word in self.weights.telling(terms(self.parties.name(actor)), 2)
                }
            )
            for found in (side.givers, side.told)
        )
        yield from (f"{giver}>{one}" for giver in givers for one in told)

    def _names(self, actor: str) -> Iterator[str]:
        yield actor
        if parent := self.parties.kin.parent.get(actor):
            yield parent
        yield from self.weights.telling(terms(self.parties.name(actor)), 2)
        yield from sorted(self.parties.titles(actor))[:2]

    def same_people(self, one: Iterable[str], other: Iterable[str]) -> bool | None:
        """Whether some of `one` may be some of `other`; None where either is not said."""
        mine, theirs = sorted(one), sorted(other)
        return any(self._alike(a, b) for a in mine for b in theirs[:_MANY]) if mine and theirs else None

    def _alike(self, one: str, other: str) -> bool:
        if self.parties.is_public(one) != self.parties.is_public(other):
            return False  # "the public" is not "the ministry of public works"
        where, there = (placed(terms(self.parties.name(actor))) for actor in (one, other))
        if self.parties.is_public(one) and where & there:
            return True  # "every household of Holm", "the people of Holm"
        return self.parties.alike(one, other) or self.parties.entitled(one, other) or self.parties.entitled(other, one)

    def clash(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether both are named, and none of `one` may be one of `other`."""
        mine, theirs = sorted(one), sorted(other)
        if not mine or not theirs or not all(map(self.parties.named, (*mine, *theirs))):
            return False
        return not self.same_people(mine, theirs)

    def akin(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Whether those of `one` and of `other` have no name and go by words of one sense, or are many on both sides.

        "Ministers" may be "the government", and a word sent to "hospitals" the one that "practices" got.
        """
        sides = [sorted(actors)[:_MANY] for actors in (one, other)]
        if any(self.parties.named(actor) for actors in sides for actor in actors):
            return False
        names = [[self.parties.name(actor) for actor in actors] for actors in sides]
        mine, theirs = (frozenset(word for name in of for word in senses(terms(name))) for of in names)
        return any(word.startswith("~") for word in mine & theirs) or all(any(map(_many, of)) for of in names)

    def before(self, side: Side) -> bool:
        """Whether nothing says that it came only with the harm that its document is about, or after it."""
        when, home = side.fact.entry.when, self.homes.get(side.fact.entry.doc)
        return when is None or home is None or when.earliest < home.when.earliest

    def same_case(self, one: Side, other: Side) -> bool:
        """Whether the documents of both tell of one incident."""
        return bool(set(self.of.get(one.fact.entry.doc, ())) & set(self.of.get(other.fact.entry.doc, ())))

    def agreed(self, one: Side, other: Side) -> Sequence[str]:
        """The words in which the matter of both agrees, the most telling first; empty where it does not.

        It does too where the sentence of `other` has all the words for the matter of `one`.
        """
        shared = one.matter & other.matter
        if self.weights.likeness(one.matter, other.matter) < _AGREE:
            shared = one.matter if one.matter <= other.fact.all else frozenset()
        return self.weights.telling(shared, 4)


@dataclass(frozen=True, slots=True)
class Held:
    """`sides` in order of their ids, and their places by key; `own` has the keys of those held against them."""

    blocks: Blocks
    own: Mapping[str, Sequence[str]]
    index: Mapping[str, Sequence[int]]
    sides: Sequence[Side]

    def near(self, side: Side) -> list[Side]:
        """Those held that share a key with `side`, the most shared first."""
        shared = Counter(chain.from_iterable(map(self.index.__getitem__, self.own[side.fact.id])))
        ranked = sorted(place - times * len(self.sides) for place, times in shared.items())[:_TRIED]
        found = [self.sides[code % len(self.sides)] for code in ranked]
        return [one for one in found if one.fact.id != side.fact.id]


def apart(one: Side, other: Side) -> int:
    """Characters between the two in one document; of two documents, more than any counts for."""
    a, b = one.fact.entry, other.fact.entry
    return max(a.start - b.end, b.start - a.end, 0) if a.doc == b.doc else _FAR


def just_before(one: Side, other: Side) -> bool:
    """Whether both stand within a few sentences of one document."""
    return apart(one, other) < _NEAR


def own_word(side: Side) -> bool:
    """Whether the one who is said to know, or not to, says so itself: "the trust says that it knows of no letter"."""
    entry = side.fact.entry
    if entry.stance == "denied":
        return True
    about = [entry.actor] if entry.kind != "warning" else list(entry.recipients)
    pronouns = lexicon.words("actors", "pronouns")
    if any(folded(source.text) in pronouns for source in entry.sources[-1:]):
        return True
    return any(
        one and (folded(one.text) == folded(source.text) or terms(one.text) & terms(source.text))
        for one in about
        for source in entry.sources[-1:]
    )


def capitals(text: str) -> frozenset[str]:
    """The terms of the words in capitals after the first: places and names, but no states."""
    return placed(terms(" ".join(word for word in text.split()[1:] if word[:1].isupper())))


@lru_cache(maxsize=65536)
def says(quote: str, group: str, file: str = "contradictions") -> str:
    """The first words of `quote` that the lexicon `file` lists under `group`; "" for none."""
    words, openings = _words(quote[:_QUOTE]), _openings(group, file)
    if not any(phrase <= words for first in openings.keys() & words for phrase in openings[first]):
        return ""  # most often: looking for all phrases at every word takes five times as long
    found = _phrases(group, file).search(quote[:_QUOTE])
    return found.group() if found else ""


@lru_cache(maxsize=65536)
def _words(quote: str) -> frozenset[str]:
    return frozenset(_WORD.findall(quote.translate(_LETTERS).lower()))


@cache
def _openings(group: str, file: str) -> dict[str, list[frozenset[str]]]:
    """The first word of each phrase of `group` -> all words of each phrase that it opens."""
    found: dict[str, list[frozenset[str]]] = defaultdict(list)
    for words in (_WORD.findall(phrase.translate(_LETTERS).lower()) for phrase in _listed(group, file)):
        if words:
            found[words[0]].append(frozenset(words))
    return dict(found)


@cache
def _listed(group: str, file: str) -> tuple[str, ...]:
    return tuple(words for row in lexicon.load(file)[group] for words in row["words"].split("|"))


@cache
def _phrases(group: str, file: str) -> re.Pattern[str]:
    listed = sorted(_listed(group, file), key=lambda one: -len(one))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, listed)) + r")\b", re.I)
