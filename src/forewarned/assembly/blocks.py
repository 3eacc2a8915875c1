"""What is filed under keys, in an order known beforehand, and what shares most of them with the one at hand.

An item is looked up under those of its keys that came before it, and filed under those that come again. Both are told
at once for all items, so that the most keys, which are those of one item only, cost nothing.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from itertools import chain, count

import numpy as np
import numpy.typing as npt

_FAR = float(1 << 40)  # more than there are places
_OFTEN = 2  # places that share more keys than this are ranked first: they are fewer, and mostly enough

Numbers = npt.NDArray[np.int64]


class Blocks:
    """For each key the places last filed under it, at most `size`, each once."""

    def __init__(self, keys: Iterable[Iterable[Hashable]], *, size: int) -> None:
        """`keys` of each item, in the order in which items are looked up and filed."""
        numbers: defaultdict[Hashable, int] = defaultdict(count().__next__)
        flat, ends = array("q"), array("q", [0])
        for own in keys:
            flat.extend(set(map(numbers.__getitem__, own)))
            ends.append(len(flat))
        self._looked_up, self._filed, keys_left = _repeated(np.array(flat), np.array(ends))
        self._size = size
        self._blocks: list[list[int]] = [[] for _ in range(keys_left)]
        self._places: dict[int, int] = {}  # one object for each place, however often it is filed

    def most_shared(self, item: int, most: int) -> list[int]:
        """The `most` places that share most keys with `item`, of those that share as many the first."""
        own = self._looked_up.of(item)
        shared = Counter(chain.from_iterable(map(self._blocks.__getitem__, own)))
        ranked = [place - times * _FAR for place, times in shared.items() if times > _OFTEN]
        if len(ranked) < most:
            ranked = [place - times * _FAR for place, times in shared.items()]
        ranked.sort()
        return [int(code % _FAR) for code in ranked[:most]]

    def put(self, item: int, place: int) -> None:
        """File `item` under its keys as `place`."""
        place = self._places.setdefault(place, place)
        for key in self._filed.of(item):
            block = self._blocks[key]
            if place not in block:
                block.append(place)
                if len(block) > self._size:
                    del block[0]


class _Rows:
    """Rows of numbers, one after another."""

    def __init__(self, flat: Numbers, ends: Numbers) -> None:
        self._flat, self._ends = flat, ends.tolist()

    def of(self, row: int) -> list[int]:
        found: list[int] = self._flat[self._ends[row] : self._ends[row + 1]].tolist()
        return found


def _repeated(flat: Numbers, ends: Numbers) -> tuple[_Rows, _Rows, int]:
    """Of rows of keys those that came in a row before, those that come in one after, and how many keys are left."""
    often = np.bincount(flat) > 1
    kept = often[flat]
    numbers = (np.cumsum(often) - 1)[flat[kept]]
    ends = np.concatenate([[0], np.cumsum(kept)])[ends]
    order = np.argsort(numbers, kind="stable")
    again = numbers[order][1:] == numbers[order][:-1]
    before, after = np.zeros(len(numbers), np.bool_), np.zeros(len(numbers), np.bool_)
    before[order[1:]], after[order[:-1]] = again, again
    rows = (_Rows(numbers[one], np.concatenate([[0], np.cumsum(one)])[ends]) for one in (before, after))
    return next(rows), next(rows), int(np.count_nonzero(often))
