"""Statements of two voices that cannot both be so, wherever they stand: one thing in two states, done and not done.

What ``denials`` finds, it finds by who speaks to whom beside what. Here two statements are held against each other by
what they say: of one thing (its own words, not those of whose or where it is), of the same people, of no two days, and
with opposite sense. Where one names nobody, nothing is held: in long files two strangers share a word by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from forewarned import lexicon
from forewarned.assembly.evidence import sources
from forewarned.assembly.facts import overlap, terms, terms_of
from forewarned.assembly.names import folded
from forewarned.assembly.propositions import Reading, elsewhere, reading, shared
from forewarned.assembly.replies import another_time, left_open, of_no_such, two_deeds
from forewarned.assembly.senses import senses
from forewarned.assembly.sides import Blocks, Side, own_word, says
from forewarned.model import Entry, Words

_BLOCK = 16  # statements that one key keeps
_WORDS = 5  # telling words of a statement that it is found by
_TRIED = 24  # statements that one is held against
_SAME = 0.5  # share of the weight of the words of the one that says less that the other must have
_MUCH = 0.75  # and where no thing of the one is a thing of the other
_SENSE = 0.5  # what a sense counts, of the weight of the rarest word
_RARE = 0.45  # and what a word that both share must weigh at least
_EACH = 2  # statements that one stands against

Pair = tuple[Side, Side, str]


@dataclass(frozen=True, slots=True)
class Sense:
    """A side with its reading, the words that it says of the matter, and its sense by each axis."""

    side: Side
    of: Reading
    words: frozenset[str]
    heads: frozenset[str]
    axes: Mapping[str, bool]

    @property
    def entry(self) -> Entry:
        return self.side.fact.entry


def opposed(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """(what is stated, what denies it, why), those that share most first, at most two for each denial."""
    read = [_sense(side) for side in given if side.fact.entry.kind != "threat"]
    index: dict[str, list[Sense]] = defaultdict(list)
    for one in read:
        for key in _keys(one, blocks, stated=True):
            if len(index[key]) < _BLOCK:
                index[key].append(one)
    for denial in read:
        found: dict[str, tuple[float, Sense, str]] = {}
        for stated in _near(denial, index, blocks):
            share, why = _against(denial, stated, blocks)
            if why and share > found.get(stated.side.record, (0.0,))[0]:
                found[stated.side.record] = share, stated, why
        ranked = sorted(found.values(), key=lambda row: (-row[0], row[1].side.fact.id))
        for _, stated, why in ranked[:_EACH]:
            yield stated.side, denial.side, why


def _near(denial: Sense, index: Mapping[str, Sequence[Sense]], blocks: Blocks) -> list[Sense]:
    times: dict[str, int] = defaultdict(int)
    found: dict[str, Sense] = {}
    for key in _keys(denial, blocks, stated=False):
        for other in index.get(key, ()):
            times[other.side.fact.id] += 1
            found[other.side.fact.id] = other
    return [found[id] for id in sorted(found, key=lambda id: (-times[id], id))[:_TRIED]]


def _keys(one: Sense, blocks: Blocks, *, stated: bool) -> Iterator[str]:
    """Each axis of the sense looked for, with each telling word of the matter."""
    words = blocks.weights.telling((word for word in one.words), _WORDS)
    for axis, value in sorted(one.axes.items()):
        if value is stated:
            yield from (f"{axis}|{word[:5]}" for word in words)


# ------------------------------------------------------------------ what a statement says


def _sense(side: Side) -> Sense:
    entry = side.fact.entry
    of = reading(entry)
    slots = [entry.actor, *entry.sources] + (list(entry.recipients) if entry.kind == "warning" else [])
    who = senses(terms_of(slots))
    axes = _axes(entry, of)
    words = of.words - who - _light(entry.kind == "response")
    return Sense(side, of, words, of.heads & words, axes)


@cache
def _light(deed: bool) -> frozenset[str]:
    """Words of any statement that is told, the same for all; of what is done, also those of what became of people."""
    words = lexicon.words("contradictions", "open") | lexicon.words("opposites", "light")
    if deed:
        words |= {word for row in lexicon.load("contradictions")["fate"] for word in row["words"].split()}
    return senses(frozenset(term for word in sorted(words) for term in (word, *terms(word))))


def _axes(entry: Entry, of: Reading) -> dict[str, bool]:
    """How a statement stands: told or not, done or not, blamed or cleared, and the states of things."""
    found: dict[str, bool] = dict(of.states) if entry.kind in {"incident", "knowledge"} else {}
    if says(entry.quote, "unsaid", "opposites"):
        return {}
    if entry.kind == "warning":
        found["told"] = entry.polarity
    elif entry.kind == "knowledge":
        found["known"] = entry.polarity
    elif entry.stance == "denied":
        found |= {"told": False, "known": False}
    elif entry.stance == "acknowledged":
        found |= {"taken": True, "told": True} if says(entry.quote, "received", "opposites") else {"taken": True}
    elif entry.kind == "response":
        found["taken" if entry.stance == "dismissed" else "done"] = entry.stance == "acted"
    elif entry.kind == "claim":
        found["blamed"] = entry.polarity
        if entry.polarity and entry.recipients:
            found["alone"] = not says(entry.quote, "instead", "opposites")
    return found


# ------------------------------------------------------------------ two statements


def _against(denial: Sense, stated: Sense, blocks: Blocks) -> tuple[float, str]:
    """(how much of the matter both share, why they cannot both be so); no words where they can."""
    axis = _axis(denial, stated)
    if not axis or not _two_voices(denial, stated) or elsewhere(denial.of, stated.of):
        return 0.0, ""
    if another_time(denial.entry, stated.entry) or overlap(denial.entry.when, stated.entry.when) is False:
        return 0.0, ""
    if of_no_such(denial.side, stated.side) or _other_case(denial, stated, blocks):
        return 0.0, ""
    if (denial.side.record == stated.side.record and axis in _REASONS) or _parts(denial, stated):
        return 0.0, ""
    people = _people(denial, stated, axis, blocks)
    share, both = _share(denial, stated, of_things=axis not in _REASONS)
    if not people or share < _SAME or not _tells(both, blocks):
        return 0.0, ""
    if left_open(denial.side, stated.side) or two_deeds(denial.side, stated.side):
        return 0.0, ""
    why = _REASONS.get(axis, f"one says {axis!r} of it, the other the contrary")
    return share, f"{why}: {', '.join(both)}"


_REASONS = {
    "told": "one says that it was told or known, the other that it was not",
    "known": "one says that it was told or known, the other that it was not",
    "done": "one says that something was done, the other that it was not",
    "taken": "one says that it was taken seriously, the other that it was waved away",
    "blamed": "one blames, the other denies",
    "alone": "one blames another and clears those whom the other blames",
}


def _tells(both: Iterable[str], blocks: Blocks) -> bool:
    """Whether a word that both share is so rare that chance does not give it: not "aircraft" in a long file."""
    rarest = blocks.weights.greatest()
    return any((blocks.weights.of(word) or _SENSE * rarest) >= _RARE * rarest for word in both)


def _axis(denial: Sense, stated: Sense) -> str:
    """That by which they are of opposite sense; states of things between statements of one kind only."""
    for axis, value in sorted(denial.axes.items(), key=lambda row: (row[0] in _REASONS, row[0])):
        if not value and stated.axes.get(axis) and (axis in _REASONS or denial.entry.kind == stated.entry.kind):
            return axis
    return ""


def _two_voices(one: Sense, other: Sense) -> bool:
    """Whether two say so; what one and the same says of two matters, or later, is no contradiction."""
    mine, theirs = sources(one.side), sources(other.side)
    if not mine or not theirs:
        return bool(mine) != bool(theirs) or one.entry.doc != other.entry.doc
    said, heard = terms(mine[0]), terms(theirs[0])
    return mine != theirs and not (said and heard and (said <= heard or heard <= said))


def _parts(one: Sense, other: Sense) -> bool:
    """Whether both tell of parts of a crowd: most of them did, and one in twenty did not."""
    part = lexicon.words("opposites", "part")
    return all(
        side.entry.actor is not None and bool(part.intersection(folded(side.entry.actor.text).split()[:1]))
        for side in (one, other)
    )


def _other_case(one: Sense, other: Sense, blocks: Blocks) -> bool:
    """Whether the documents of the two are known to tell of different incidents."""
    mine, theirs = (set(blocks.of.get(side.entry.doc, ())) for side in (one, other))
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def _share(denial: Sense, stated: Sense, *, of_things: bool) -> tuple[float, list[str]]:
    """(the share of the words of the one that says less which the other has, these words); a head must be among them.

    `of_things`: the words for their states are left out, and both must be of the same thing.
    """
    mine, theirs = (one.words - one.of.telling if of_things else one.words for one in (denial, stated))
    if not mine or not theirs:
        return 0.0, []
    both = max((shared(mine, theirs), shared(theirs, mine)), key=lambda found: (len(found), sorted(found)))
    share = len(both) / min(len(mine), len(theirs))
    if of_things and not shared(denial.heads & mine, stated.heads & theirs):
        return 0.0, []
    heads = bool(shared(denial.heads, theirs)) and bool(shared(stated.heads, mine))
    return (min(1.0, share), sorted(both)) if heads or share >= _MUCH else (0.0, [])


def _people(denial: Sense, stated: Sense, axis: str, blocks: Blocks) -> bool | None:
    """Whether both are of the same people: those told, or who knew, acted or are blamed; None where one names none."""
    kind = denial.entry.kind
    if axis == "alone":
        return not _alike(denial.entry.recipients, stated.entry.recipients)
    if kind == "incident":
        return True
    if kind == "claim":
        mine, theirs = (side.entry.recipients or (side.entry.actor,) for side in (denial, stated))
        return _alike(mine, theirs)
    if kind == "knowledge" == stated.entry.kind and own_word(denial.side) and own_word(stated.side):
        return False  # who says so of himself knew from a day on, and not before
    same = blocks.same_people(denial.side.told, stated.side.told)
    called = _alike(_concerned(denial), _concerned(stated), _spoke(denial, blocks))
    return None if same and called is False else same or called


def _concerned(one: Sense) -> Sequence[Words]:
    """The words for those who were told, who knew or who acted; of "it" whoever says so."""
    entry = one.entry
    found = entry.recipients if entry.kind == "warning" else (entry.actor,) if entry.actor else ()
    pronouns = lexicon.words("actors", "pronouns")
    return entry.sources[-1:] if found and all(folded(words.text) in pronouns for words in found) else found


def _spoke(denial: Sense, blocks: Blocks) -> Sequence[Words]:
    """Who says so, where those who deny have no name: "the maker did not know, Ferrox's chief said"."""
    named = any(map(blocks.parties.named, denial.side.told))
    return () if named else denial.entry.sources[-1:]


def _alike(mine: Sequence[Words | None], theirs: Sequence[Words | None], too: Sequence[Words] = ()) -> bool | None:
    """Whether the words of the one for some people are among those of the other; None where either has none."""
    ours, others, spoke = (
        [found for words in slots if words and (found := senses(terms(words.text)))] for slots in (mine, theirs, too)
    )
    if not ours or not others:
        return None
    if any(len(shared(one, other)) >= min(len(one), len(other)) for one in ours for other in others):
        return True
    return any(shared(one, other) for one in spoke for other in others)
