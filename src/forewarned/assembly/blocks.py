"""What is filed under keys, in an order known beforehand, and what shares most of them with the one at hand.

An item is looked up under those of its keys that came before it, and filed under those that come again. Both are told
at once for all items, so that the most keys, which are those of one item only, cost nothing. A key is a number made of
two words and of what sort of key it is.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, count

import numpy as np
import numpy.typing as npt

_BITS = 27  # for the number of a word: there are fewer than a hundred million, and fewer than 500 sorts of keys
_FAR = 40  # bits for a place: there are fewer than a million million
_OFTEN = 2  # places that share more keys than this are ranked first: they are fewer, and mostly enough

Numbers = npt.NDArray[np.int64]


class Words(defaultdict[str, int]):
    """Word -> its number, from 1; 0 is no word. Sorts of keys have numbers of their own."""

    def __init__(self) -> None:
        super().__init__(count(1).__next__)
        self.sorts: defaultdict[str, int] = defaultdict(count().__next__)

    def numbers(self, words: Iterable[str]) -> list[int]:
        return list(map(self.__getitem__, words))


def paired(sort: int, ones: Sequence[int], others: Sequence[int] = (0,)) -> list[int]:
    """A key of `sort` for each of `ones` with each of `others`, or with none."""
    high = [(sort << _BITS | one) << _BITS for one in ones]
    return [one + other for one in high for other in others]


def together(sort: int, ones: Sequence[int]) -> list[int]:
    """A key of `sort` for each of `ones` with each that comes after it."""
    first = sort << _BITS
    return [((first | one) << _BITS) + other for one, other in combinations(ones, 2)]


class Blocks:
    """For each key the places last filed under it, at most `size`, each once."""

    def __init__(self, keys: Iterable[Iterable[int]], *, size: int) -> None:
        """`keys` of each item, in the order in which items are looked up and filed."""
        flat, ends = array("q"), array("q", [0])
        for own in keys:
            flat.extend(own)
            ends.append(len(flat))
        self._looked_up, self._filed, keys_left = _repeated(np.array(flat), np.array(ends))
        self._size = size
        self._blocks = [array("i") for _ in range(keys_left)]

    def most_shared(self, item: int, most: int) -> list[int]:
        """The `most` places that share most keys with `item`, of those that share as many the first."""
        filed = b"".join(map(self._blocks.__getitem__, self._looked_up.of(item)))
        if not filed:
            return []
        # Of 240 places, as there are for an item of 30,000, counting in a dict takes twice as long, and np.sort and
        # np.flatnonzero, beside the same as methods, a quarter longer.
        places = np.frombuffer(filed, np.intc).copy()
        places.sort()
        last = (places[1:] != places[:-1]).nonzero()[0]
        ends = np.empty(len(last) + 2, np.int64)
        ends[0], ends[1:-1], ends[-1] = -1, last, len(places) - 1
        times = ends[1:] - ends[:-1]
        codes = places[ends[1:]] - (times << _FAR)
        often = codes[times > _OFTEN]
        ranked = often if len(often) >= most else codes
        ranked.sort()
        found: list[int] = (ranked[:most] & ((1 << _FAR) - 1)).tolist()
        return found

    def put(self, item: int, place: int) -> None:
        """File `item` under its keys as `place`."""
        for key in self._filed.of(item):
            block = self._blocks[key]
            if place not in block:
                block.append(place)
                if len(block) > self._size:
                    del block[0]


class _Rows:
    """Rows of numbers, one after another."""

    def __init__(self, rows: Numbers, numbers: Numbers, total: int) -> None:
        """`numbers` of the `rows` that they are of, in any order."""
        self._flat = numbers[np.argsort(rows, kind="stable")].astype(np.int32)
        self._ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=total))]).tolist()

    def of(self, row: int) -> list[int]:
        found: list[int] = self._flat[self._ends[row] : self._ends[row + 1]].tolist()
        return found


def _repeated(flat: Numbers, ends: Numbers) -> tuple[_Rows, _Rows, int]:
    """Of rows of keys those that came in a row before, those that come in one after, and how many keys are left."""
    total = len(ends) - 1
    rows = np.repeat(np.arange(total), np.diff(ends))
    order = np.argsort(flat, kind="stable")
    keys, rows = flat[order], rows[order]
    distinct = np.ones(len(keys), np.bool_)
    distinct[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    keys, rows = keys[distinct], rows[distinct]
    before, after = np.zeros(len(keys), np.bool_), np.zeros(len(keys), np.bool_)
    before[1:] = keys[1:] == keys[:-1]
    after[:-1] = before[1:]
    numbers = np.cumsum(after & ~before) - 1  # only keys of two rows have one
    left = int(numbers[-1]) + 1 if len(numbers) else 0
    return _Rows(rows[before], numbers[before], total), _Rows(rows[after], numbers[after], total), left
