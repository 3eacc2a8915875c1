"""Words that many texts carry and none of them is made of: footers, disclaimers, standing advice, table heads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from forewarned.assembly.likeness import Index
from forewarned.assembly.shingles import NOTHING, Hashes, Page, Places, firsts

_TEXTS = 4  # so many texts carry it at least,
_COPIES = 0.5  # and less than this part of them repeat the next one that carries it
_DAYS = 3  # or one publisher carries it on so many days,
_DAY = 10_000_000  # more than any day's ordinal
_ALIKE = 0.8  # in texts that share less than this with the next; standing advice may be most of a short alert


def boilerplate(given: Index, pages: Sequence[Page], copies: Mapping[tuple[int, int], float]) -> Hashes:
    """Shingles, sorted, that are boilerplate among `pages`, each of which should stand for one text only.

    `copies` are the pairs of places, the smaller first, that look like copies, and how much they share.
    """
    if not len(given.shingles) or not copies:
        return NOTHING
    total = len(pages)
    codes, shares = _sorted(copies, total)
    begin, count = given.begin, given.count
    # Neighbours in the list of a shingle; the pair across the end of a list counts for nothing.
    pairs = given.texts[:-1] * total + given.texts[1:]
    at = np.minimum(np.searchsorted(codes, pairs), len(codes) - 1)
    share = np.zeros(len(given.texts))
    share[:-1] = np.where((codes[at] == pairs) & (given.shingles[:-1] == given.shingles[1:]), shares[at], 0.0)
    copied = np.add.reduceat((share > 0).astype(np.float64), begin) / (count - 1)
    shared = np.add.reduceat(share, begin) / (count - 1)
    known = (count >= _TEXTS) & (copied < _COPIES)
    at_home = (_days(given, pages) >= _DAYS) & (shared < _ALIKE)
    return given.shingles[begin[known | at_home]]


def _sorted(copies: Mapping[tuple[int, int], float], total: int) -> tuple[Places, npt.NDArray[np.float64]]:
    """The pairs as codes (smaller place times `total` plus larger), sorted, and their shares."""
    rows = sorted((one * total + other, share) for (one, other), share in copies.items())
    return np.array([code for code, _ in rows], np.int64), np.array([share for _, share in rows])


def _days(given: Index, pages: Sequence[Page]) -> Places:
    """For each shingle, on how many days the publisher who carries it on most days does so."""
    names = sorted({page.document.publisher for page in pages if page.document.publisher})
    number = {name: at for at, name in enumerate(names)}
    papers = np.array([number.get(page.document.publisher or "", -1) for page in pages], np.int64)
    dates = np.array([d.toordinal() if (d := page.document.published) else 0 for page in pages], np.int64)
    issues, issue_of = np.unique(papers * _DAY + dates, return_inverse=True)
    dated = ((papers >= 0) & (dates > 0))[given.texts]
    shingle = np.repeat(np.arange(len(given.count)), given.count)[dated]
    # One number for shingle, publisher and day, in this order: rows of three are sorted 20 times as slowly.
    codes = np.sort(shingle * len(issues) + issue_of[given.texts[dated]])
    codes = codes[firsts(codes)]
    keys = codes // len(issues) * len(names) + issues[codes % len(issues)] // _DAY
    begin = np.flatnonzero(firsts(keys))
    most = np.zeros(len(given.count), np.int64)
    np.maximum.at(most, keys[begin] // max(len(names), 1), np.diff(begin, append=len(keys)))
    return most
