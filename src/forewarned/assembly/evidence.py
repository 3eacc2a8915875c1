"""How likely a denial and a statement are of one matter and of the same people, by how they stand to each other.

A logistic model over the parties, the words that both share, their times, who says each, and how near to each other
they are told: papers put a denial beside what it denies. Its weights (`weights/denials.toml`) were fitted by
``benchmarks/fit_denials.py``, which prints what they are worth on a case that they were not fitted on.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from forewarned import lexicon
from forewarned.assembly.facts import Weights, overlap, placed, stem, stems, terms
from forewarned.assembly.fitted import Features, log_odds
from forewarned.assembly.known import states
from forewarned.assembly.names import folded
from forewarned.assembly.replies import beside, reply
from forewarned.assembly.senses import senses
from forewarned.assembly.sides import Blocks, Side, apart, just_before, own_word, says
from forewarned.model import Document

_NEXT = 300  # characters within which one sentence answers another
_STEPS = 4  # statements of one document within which one is told beside the other
_FAR = 99
_FULL = 12.0  # weight of shared words that shows as much as any more
_LEAD = 60  # characters before the later statement that may open it: "But"
_TAIL = 40  # and after it: ", but the ministry denies it"


@dataclass(frozen=True, slots=True)
class Setting:
    """How statements stand in their documents: which in turn, in whose voice, with what between them."""

    turn: Mapping[str, int]  # id of a statement -> its place among those of its document
    voices: Mapping[str, frozenset[tuple[str, tuple[str, ...]]]]  # record -> documents and whose word it is there
    texts: Mapping[str, str]

    def steps(self, one: Side, other: Side) -> int:
        """How many statements on one is from the other; very many in two documents."""
        if one.fact.entry.doc != other.fact.entry.doc:
            return _FAR
        return abs(self.turn[one.fact.id] - self.turn[other.fact.id])

    def contrasts(self, one: Side, other: Side) -> bool:
        """Whether words such as "but" or "denies" stand between two statements of one document, or in the later."""
        a, b = one.fact.entry, other.fact.entry
        first = max(min(a.end, b.end), max(a.start, b.start) - _LEAD)
        return bool(says(self.texts.get(a.doc, "")[first : max(a.end, b.end) + _TAIL], "contrast"))


def setting(given: Iterable[Side], documents: Iterable[Document]) -> Setting:
    """The setting of all statements of a ledger."""
    by_doc: dict[str, list[Side]] = defaultdict(list)
    voices: dict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for side in given:
        by_doc[side.fact.entry.doc].append(side)
        voices[side.record].add((side.fact.entry.doc, sources(side)))
    turn: dict[str, int] = {}
    for held in by_doc.values():
        starts = {start: at for at, start in enumerate(sorted({side.fact.entry.start for side in held}))}
        turn.update((side.fact.id, starts[side.fact.entry.start]) for side in held)
    texts = {one.id: one.text for one in documents}
    return Setting(turn, {record: frozenset(found) for record, found in voices.items()}, texts)


def likelihood(seen: Features) -> float:
    """How likely a denial and a statement contradict each other, 0 to 1, where their kinds can."""
    return 1.0 / (1.0 + math.exp(-log_odds("denials", seen)))


def weighed(denial: Side, others: Sequence[Side], blocks: Blocks, place: Setting) -> Iterator[Features]:
    """What the model goes by for each of `others` that `denial` may be of."""
    found = [features(denial, stated, blocks, place) for stated in others]
    rows = [seen | reply(denial, stated, seen) for stated, seen in zip(others, found, strict=True)]
    for seen, more in zip(rows, beside(list(zip(others, rows, strict=True))), strict=True):
        yield seen | more


# ------------------------------------------------------------------ what is seen of a pair


def features(denial: Side, stated: Side, blocks: Blocks, place: Setting) -> Features:
    """Name -> value, 0 to 1, of all that the model weighs; what is not so is left out."""
    steps = place.steps(denial, stated)
    told, givers = people(denial, stated, blocks)
    found: dict[str, float] = {**_people(denial, stated, blocks), **_matter(denial, stated, blocks)}
    found |= {**_voices(denial, stated, steps), **_kinds(denial, stated)}
    near, voices = steps <= 1, sources(denial) != sources(stated)
    one_doc = steps < _FAR
    found |= {
        "next": apart(denial, stated) <= _NEXT,
        "near": just_before(denial, stated),
        "one doc": one_doc,
        "before it": one_doc and stated.fact.entry.start < denial.fact.entry.start,
        "step 1": near,
        "step 2": steps == 2,
        "step 3": 2 < steps <= _STEPS,
        "contrast": steps <= 2 and place.contrasts(denial, stated),
        "one breath": not place.voices[denial.record].isdisjoint(place.voices[stated.record]),
        "case": blocks.same_case(denial, stated),
        "answers": stated.record in denial.built.record.responds_to,
        "time": overlap(denial.fact.entry.when, stated.fact.entry.when) is True,
        "step 1, told": near and told is True,
        "step 1, no clash": near and voices and not found["clash"],
        "step 1, agreed": near and found["agreed"],
        "told, agreed": told is True and found["agreed"],
        "told, elsewhere": told is True and not one_doc,
        "told, matter": (told is True) * found["matter"],
        "givers, matter": (givers is True) * found["matter"],
        "near, matter": just_before(denial, stated) * found["matter"],
        "far, no matter": not just_before(denial, stated) and not found["matter"],
    }
    return {name: float(value) for name, value in found.items() if value}


def _people(denial: Side, stated: Side, blocks: Blocks) -> dict[str, float]:
    told, givers = people(denial, stated, blocks)
    mine = denial.fact.actors | denial.fact.recipients
    theirs = stated.fact.actors | stated.fact.recipients
    role = any(not blocks.parties.named(actor) for actor in denial.told | stated.told)
    return {
        "told": told is True,
        "told other": told is False,
        "told other, a role": told is False and role,
        "told other, named": told is False and not role,
        "told akin": told is False and blocks.akin(denial.told, stated.told),
        "told, one name": bool(denial.told & stated.told),
        "givers": givers is True,
        "givers other": givers is False,
        "both": told is True and givers is True,
        "crossed": not told and not givers and blocks.same_people(mine, theirs) is True,
        "clash": blocks.clash(denial.told, stated.told) or blocks.clash(denial.givers, stated.givers),
        "nobody": told is None and givers is None,
    }


def _matter(denial: Side, stated: Side, blocks: Blocks) -> dict[str, float]:
    weights, words = blocks.weights, senses(denial.matter)
    slots = [word for side in (denial, stated) for word in (side.fact.entry.actor, *side.fact.entry.recipients)]
    who = frozenset().union(*(terms(word.text) for word in slots if word))
    shared = placed(denial.fact.all) & placed(stated.fact.all)
    unknown = bool(says(denial.fact.entry.quote, "nobody_knew"))
    return {
        "agreed": bool(blocks.agreed(denial, stated)),
        "matter": _share(weights, denial.matter, stated.fact.all),
        "matter back": _share(weights, stated.matter, denial.fact.all),
        "senses": len(words & senses(stated.fact.all)) / len(words) if words else 0.0,
        "no matter": not denial.matter,
        "shared": min(weights.total(shared - who), _FULL) / _FULL,
        "shared names": min(weights.total(shared & who), _FULL) / _FULL,
        "points back": points_back(denial),
        "unknown": unknown,
        "unknown, matter": unknown and bool(denial.matter & stated.matter),
        "same state": same_state(denial, stated),
    }


def _share(weights: Weights, some: frozenset[str], among: frozenset[str]) -> float:
    """The share of the weight of `some` that is in `among`."""
    whole = weights.total(some)
    return weights.total(some & among) / whole if whole else 0.0


def _voices(denial: Side, stated: Side, steps: int) -> dict[str, float]:
    mine, theirs = (bool(side.fact.entry.sources) for side in (denial, stated))
    two = sources(denial) != sources(stated)
    beside, entry = steps <= 1 and two, denial.fact.entry
    return {
        "own word": own_word(denial),
        "own word, next": own_word(denial) and apart(denial, stated) <= _NEXT,
        "denial quoted": mine,
        "stated quoted": theirs,
        "two voices": two,
        "one source": mine and theirs and not two,
        "no source": not mine and not theirs,
        "step 1, one voice": steps <= 1 and not two,
        "step 1, two voices": beside,
        "step 2, two voices": steps == 2 and two,
        "step 1, both quoted": beside and mine and theirs,
        "step 1, denial quoted": beside and mine,
        "step 1, idle": beside and entry.stance == "not_acted",
        "step 1, denied": beside and entry.stance == "denied",
        "step 1, negated": beside and not entry.polarity,
    }


def _kinds(denial: Side, stated: Side) -> dict[str, float]:
    mine, theirs = denial.fact.entry, stated.fact.entry
    sort = mine.stance if mine.stance in {"denied", "not_acted", "dismissed"} else None
    name = sort or ("disputes" if mine.polarity else f"no {mine.kind}")
    return {
        name: True,
        f"{name}, {theirs.kind}": True,
        "stated hedged": theirs.certainty == "hedged",
        "stated idle": theirs.stance in {"not_acted", "dismissed"},
    }


# ------------------------------------------------------------------ that rules and the model go by


def people(denial: Side, stated: Side, blocks: Blocks) -> tuple[bool | None, bool | None]:
    """Whether both are of the same who were told, and of the same who told; None where either does not say."""
    if denial.fact.entry.kind == "claim":
        mine, theirs = (side.fact.recipients or side.told for side in (denial, stated))
        return blocks.same_people(mine, theirs), None  # who is cleared, and who is blamed or claims it
    return blocks.same_people(denial.told, stated.told), blocks.same_people(denial.givers, stated.givers)


def sources(side: Side) -> tuple[str, ...]:
    """The innermost source of a statement; nothing where the document speaks for itself."""
    return tuple(folded(one.text) for one in side.fact.entry.sources[-1:])


def same_state(denial: Side, stated: Side) -> bool:
    """Whether the states that a denial is about ("no advice from an American") are in what it may deny."""
    return (denial.fact.about & states()) <= stated.fact.all


def points_back(denial: Side) -> bool:
    """Whether a denial is of "it" or "the note": of what its own document told before."""
    said = denial.fact.entry.about
    words = folded(said.text).split() if said else []
    if words[:1] and words[0] in lexicon.words("actors", "pronouns") and len(words) == 1:
        return stem(words[0]) not in _open_words()
    pointing = lexicon.words("joining", "pointers").intersection(words[:2])
    return bool(pointing) and stem(words[-1]) in stems("pointing")


@cache
def _open_words() -> frozenset[str]:
    return frozenset(map(stem, lexicon.words("contradictions", "open")))
