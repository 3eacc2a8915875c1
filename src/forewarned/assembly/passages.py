"""How much of one text stands in another: passages found by the shingles that both have.

Shingles that both texts have are joined into passages where they lie near each other in both, in any
order within a few lines; so a passage survives changed words, swapped clauses and moved paragraphs,
while the turns of phrase that any two texts on one topic have in common make none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from forewarned.assembly.shingles import NOTHING, SIZE, Hashes, Page, Places, among, firsts, weights

# With 40 of 100 words changed, three words in a row are left every nine words on average and gaps of
# more than 30 words come once in thirty.
_GAP = 30
_REPEATS = 3  # a shingle that a text has more often than this says nothing of the place
_SHINGLES = 4  # a passage has so many shingles in common at least,
_WORDS = 12  # is so long at least,
_APART = 1 << 40  # between the places of two texts in one row
_DENSITY = 0.08  # and so many of its words begin a shingle in common


@dataclass(frozen=True, eq=False)
class Leaf:
    """A page made ready to be laid beside another: weights by word, shingles in order of the hash."""

    page: Page
    weight: npt.NDArray[np.float64]
    values: Hashes  # sorted, without those of boilerplate and those repeated too often
    places: Places  # where each of `values` begins, in words
    total: float  # the weight of all its words
    spots: Places  # `places` in order,
    ids: Places  # and the number of the shingle of each


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts have in common: the part of each, 0 to 1, that lies in passages of both."""

    left: float
    right: float
    words: float  # weight of the words in common, in the one that has fewer

    @property
    def share(self) -> float:
        """The part in common of the one that has more of itself in the other."""
        return max(self.left, self.right)


def leaf(page: Page, common: Hashes = NOTHING, numbers: Places | None = None) -> Leaf:
    """`page` without the `common` shingles (sorted), which are nobody's own words.

    `numbers` gives for each of its distinct shingles where it stands among all that two texts have in common, -1 for
    one that no other has, which is left out; without them none is.
    """
    order = np.argsort(page.shingles)
    values, weight = page.shingles[order], weights(page, common)
    new = firsts(values)
    which = np.cumsum(new) - 1
    if numbers is None:
        numbers = np.zeros(len(page.distinct), np.int64)
    kept = ((numbers >= 0) & (np.bincount(which, minlength=len(numbers)) <= _REPEATS))[which]
    if len(common):
        kept &= ~among(values, common)
    places = order[kept]
    spots = np.argsort(places)
    return Leaf(page, weight, values[kept], places, float(weight.sum()), places[spots], numbers[which[kept]][spots])


def promising(
    pairs: Sequence[tuple[int, int]], leaves: Callable[[int], Leaf], *, least: float, held: int
) -> list[tuple[int, int]]:
    """Those of `pairs` whose texts may share `least` of one of them, in their order: a bound that costs little.

    `held` is how many shingles there are in all. A passage leaves no gap of more than 30 words and has four shingles
    at least and one in twelve of its words; so much of a text as such runs of its shingles cover can lie in passages.
    """
    times = np.zeros(held, np.int64)  # that the text at hand has each shingle
    found: set[tuple[int, int]] = set()
    for side in (0, 1):
        groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for pair in pairs:
            if pair not in found:
                groups[pair[side]].append(pair)
        for one, held_to in groups.items():
            ids = leaves(one).ids
            np.add.at(times, ids, 1)
            others = [leaves(pair[1 - side]) for pair in held_to]
            enough = _covered(others, times) >= least * np.array([other.total for other in others])
            found.update(held_to[at] for at in np.flatnonzero(enough).tolist())
            times[ids] = 0
    return [pair for pair in pairs if pair in found]


def _covered(leaves: Sequence[Leaf], times: Places) -> npt.NDArray[np.float64]:
    """How many words of each leaf lie in runs of shingles of which the other text has any."""
    shared = times[np.concatenate([one.ids for one in leaves])]
    at = np.flatnonzero(shared)
    apart = np.repeat(np.arange(len(leaves)) * _APART, [len(one.spots) for one in leaves])
    places = np.concatenate([one.spots for one in leaves])[at] + apart[at]
    if not len(places):
        return np.zeros(len(leaves))
    first = np.flatnonzero(np.append(True, places[1:] - places[:-1] > _GAP))
    matches = np.add.reduceat(shared[at], first)
    span = places[np.append(first[1:], len(places)) - 1] - places[first] + SIZE
    words = np.where(matches >= _SHINGLES, np.minimum(span, matches / _DENSITY), 0.0)
    return np.bincount(places[first] // _APART, words, len(leaves)).astype(np.float64)


def overlap(left: Leaf, right: Leaf) -> Overlap:
    """What `left` and `right` have in common, each measured by its own words' weights."""
    in_left = np.zeros(len(left.weight), np.bool_)
    in_right = np.zeros(len(right.weight), np.bool_)
    for low, high, lowest, highest in _passages(*_matches(left, right)):
        in_left[low : high + SIZE] = True
        in_right[lowest : highest + SIZE] = True
    one, other = float(left.weight[in_left].sum()), float(right.weight[in_right].sum())
    return Overlap(one / max(left.total, 1e-9), other / max(right.total, 1e-9), min(one, other))


def _matches(left: Leaf, right: Leaf) -> tuple[list[int], list[int]]:
    """Places of equal shingles, in order of the left text and then of the right."""
    begin = right.values.searchsorted(left.values)
    count = right.values.searchsorted(left.values, "right") - begin
    ours = np.repeat(left.places, count)
    within = np.arange(len(ours)) - np.repeat(np.cumsum(count) - count, count)
    theirs = right.places[np.repeat(begin, count) + within]
    order = np.lexsort((theirs, ours))
    return ours[order].tolist(), theirs[order].tolist()


def _passages(ours: list[int], theirs: list[int]) -> list[tuple[int, int, int, int]]:
    """First and last place in the left text and in the right one of each passage in common."""
    running: list[list[int]] = []  # first, last, lowest, highest, last in the right text, shingles
    found: list[list[int]] = []
    latest = [-_GAP, -_GAP, 0, 0, 0, 0]
    for one, other in zip(ours, theirs, strict=True):
        if not (one - latest[1] == 1 and other - latest[4] == 1):  # word for word, as most go on
            running = [passage for passage in running if one - passage[1] <= _GAP]
            near = [passage for passage in running if -_GAP <= other - passage[4] <= _GAP]
            if not near:
                latest = [one, one, other, other, other, 1]
                found.append(latest)
                running.append(latest)
                continue
            slant = other - one
            latest = near[0]
            if len(near) > 1:
                latest = min(near, key=lambda passage: abs(slant - passage[4] + passage[1]))
        latest[5] += one > latest[1]
        latest[1], latest[4] = one, other
        latest[2], latest[3] = min(latest[2], other), max(latest[3], other)
    return [(p[0], p[1], p[2], p[3]) for p in found if _counts(p)]


def _counts(passage: list[int]) -> bool:
    """Whether a passage is long and dense enough to be more than chance."""
    first, last, lowest, highest, _, shingles = passage
    words = max(last - first, highest - lowest) + SIZE
    return shingles >= _SHINGLES and words >= _WORDS and shingles >= _DENSITY * words
