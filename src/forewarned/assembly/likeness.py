"""Pairs of texts that may be copies, found without comparing every text with every other.

Two ways, as neither alone finds all: MinHash signatures in bands (Broder 1997; Indyk and Motwani 1998)
find texts that are alike as wholes, and an index of shingles those of which one holds a part of the
other. Both give each text a bounded number of neighbours, so time grows with the number of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rensa import RMinHash

from forewarned.assembly.shingles import NOTHING, Hashes, Page, Places, firsts, mixed

Pairs = list[tuple[int, int]]

_BANDS, _ROWS = 16, 4  # finds 0.99 of pairs with a Jaccard similarity of 0.7 and 0.64 of those with 0.5
_SEED = 1  # of the signatures: fixed, as the same input gives the same ledger
_NEIGHBOURS = 32  # in the list of a shingle, each text is paired with so many that follow,
_FEW_NEIGHBOURS = 2  # and with so many where the list is longer than that
_SHINGLES = 3  # a pair has so many shingles in common at least, and this part of the smaller text's:
_PART = 0.03  # a third of a text with 40 of 100 words changed keeps 0.07 of its shingles


@dataclass(frozen=True, slots=True)
class Index:
    """Which texts hold a shingle: `shingles` (sorted) and `texts` run in parallel; only those that two hold.

    Each shingle has a number, by its order: `begin` is where those of it begin, `count` how many they are.
    """

    shingles: Hashes
    texts: Places
    begin: Places
    count: Places
    numbers: Places  # for each text in turn that of each of its distinct shingles, -1 for one that it alone holds
    ends: Places  # where those of a text begin, and where they end

    def numbers_of(self, text: int) -> Places:
        """The number of each distinct shingle of `text`, in their order; -1 for one that it alone holds."""
        return self.numbers[self.ends[text] : self.ends[text + 1]]


def alike(pages: Sequence[Page]) -> Pairs:
    """Pairs (by place, the smaller first) whose MinHash signatures agree in a band."""
    if len(pages) < 2:
        return []
    flat = np.concatenate([page.distinct for page in pages])
    ends = np.cumsum([0, *(len(page.distinct) for page in pages)]).astype(np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, _BANDS * _ROWS, _SEED)
    signatures = np.array(matrix.to_rows(), np.uint64)
    found: set[tuple[int, int]] = set()
    for band in range(_BANDS):
        bucket = mixed(signatures[:, band * _ROWS : (band + 1) * _ROWS].T)
        order = np.argsort(bucket, kind="stable")
        same = bucket[order]
        for lag in range(1, _FEW_NEIGHBOURS + 1):
            at = np.flatnonzero(same[lag:] == same[:-lag])
            found.update(zip(order[at].tolist(), order[at + lag].tolist(), strict=True))
    return sorted(found)


def index(pages: Sequence[Page]) -> Index:
    """The index of all shingles that at least two of `pages` hold."""
    sizes = np.array([len(page.distinct) for page in pages], np.int64)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    shingles = np.concatenate([NOTHING, *(page.distinct for page in pages)])
    order = np.argsort(shingles)
    shingles, texts = shingles[order], np.repeat(np.arange(len(pages)), sizes)[order]
    new = firsts(shingles)
    shared = ~(new & np.append(new[1:], True))
    number = np.cumsum(new[shared]) - 1
    # Of one shingle the texts in order: a number for both sorts faster than a stable sort of all would.
    rows = np.sort(number * len(pages) + texts[shared])
    numbers = np.full(len(order), -1)
    numbers[order[shared]] = number
    begin = np.flatnonzero(new[shared])
    count = np.diff(begin, append=len(rows))
    return Index(shingles[shared], rows % max(len(pages), 1), begin, count, numbers, ends)


def _common_counts(given: Index, total: int) -> tuple[Places, Places]:
    """For pairs of texts that are near in a list: their codes (smaller place times `total` plus larger), sorted,
    and how many shingles they have in common."""
    begin, count = given.begin, given.count
    left = np.repeat(begin + count, count) - np.arange(len(given.shingles)) - 1  # that follow in the list
    long = np.repeat(count, count) > _NEIGHBOURS + 1
    codes = []
    for lag in range(1, _NEIGHBOURS + 1):
        at = np.flatnonzero((left >= lag) & (~long | (lag <= _FEW_NEIGHBOURS)))
        if not len(at):
            break
        codes.append(given.texts[at] * total + given.texts[at + lag])
    if not codes:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    ordered = np.sort(np.concatenate(codes))
    at = np.flatnonzero(firsts(ordered))
    return ordered[at], np.diff(at, append=len(ordered))


def parts(given: Index, pages: Sequence[Page]) -> Pairs:
    """Pairs of texts with enough shingles in common for one to hold a part of the other."""
    total = len(pages)
    codes, counts = _common_counts(given, total)
    if not len(codes):
        return []
    sizes = np.array([len(page.distinct) for page in pages], np.int64)
    smaller = np.minimum(sizes[codes // total], sizes[codes % total])
    enough = codes[counts >= np.maximum(_SHINGLES, _PART * smaller)]
    return [(code // total, code % total) for code in enough.tolist()]
