"""Texts as rows of hashed words and of shingles, three words each, for finding what stands in two of them.

A hash is the same on every machine and in every run: word by word BLAKE2b, mixed into shingles by
multiplication (the finaliser of SplitMix64), so nothing depends on what else was read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from forewarned.model import Document
from forewarned.reader.quotes import quotations

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

NOTHING: Hashes = np.zeros(0, np.uint64)  # no shingles at all
SIZE = 3  # words of a shingle: of two words too many are chance, of four too few outlive a paraphrase
# Scripts written without spaces between words: each character counts as a word.
_WORD = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_MARKS = "“”‘’«»–—…•"  # no part of a word, and often all that a text has beside ASCII
_BLANKS = "".join(chr(at) if chr(at).isalnum() else " " for at in range(128))
_QUOTED = 0.1  # what a word within quotation marks weighs against one outside
_OWN_WORDS = 20  # with fewer words than this outside quotation marks, all weigh the same
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, eq=False)
class Page:
    """A document as hashed words in its order; `quoted` marks those between quotation marks."""

    document: Document
    words: Hashes
    quoted: Mask

    @cached_property
    def shingles(self) -> Hashes:
        """The hash of each three words in a row, in order; one of all words where there are fewer."""
        if not len(self.words):
            return self.words
        size = min(SIZE, len(self.words))
        until = len(self.words) - size + 1
        return mixed([self.words[at : at + until] for at in range(size)])

    @cached_property
    def distinct(self) -> Hashes:
        """Its shingles, each once, in order of the hash."""
        ordered = np.sort(self.shingles)  # np.unique takes five times as long for so few
        return ordered[firsts(ordered)]

    @cached_property
    def wording(self) -> bytes:
        """The same for two texts of the same words, whatever their case, marks and layout."""
        return blake2b(self.words.tobytes(), digest_size=16).digest()


def mixed(columns: Sequence[Hashes] | Hashes) -> Hashes:
    """One hash for each row of `columns`, of one length."""
    found = np.zeros(len(columns[0]), np.uint64)
    for column in columns:
        found = (found ^ (found >> np.uint64(30))) * _MIX[1] + column * _MIX[0]
    found = (found ^ (found >> np.uint64(27))) * _MIX[2]
    return found ^ (found >> np.uint64(31))


def pages(documents: Sequence[Document]) -> list[Page]:
    """One page for each document."""
    known = _Known()
    return [_page(document, known) for document in documents]


class _Known(dict[str, int]):
    """Word -> its hash, the same for one word in other letters."""

    def __missing__(self, word: str) -> int:
        plain = word.lower() if word.isascii() else unicodedata.normalize("NFKC", word).casefold()
        digest = blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self[word] = value = int.from_bytes(digest, "little")
        return value


def weights(page: Page, common: Hashes) -> npt.NDArray[np.float64]:
    """What each word counts for: nothing within `common` shingles, little between quotation marks."""
    if not len(common) and not page.quoted.any():
        return np.ones(len(page.words))
    own = ~_covered(page, common)
    if np.count_nonzero(own & ~page.quoted) < _OWN_WORDS:
        return own.astype(np.float64)
    return np.where(page.quoted, _QUOTED, 1.0) * own


def firsts(ordered: Hashes | Places) -> Mask:
    """Which of the `ordered` values are the first of their like."""
    found = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def among(values: Hashes, given: Hashes) -> Mask:
    """Which of `values` are among the `given` (sorted)."""
    if not len(given):
        return np.zeros(len(values), np.bool_)
    nearest: Hashes = given[np.minimum(np.searchsorted(given, values), len(given) - 1)]
    return np.equal(nearest, values)


def _covered(page: Page, common: Hashes) -> Mask:
    """Which words stand in one of the `common` shingles (sorted)."""
    hit = among(page.shingles, common)
    covered = np.zeros(len(page.words), np.bool_)
    for at in range(min(SIZE, len(page.words))):
        covered[at : at + len(hit)] |= hit
    return covered


def _page(document: Document, known: _Known) -> Page:
    text = document.text
    plain = text
    for mark in _MARKS if not text.isascii() else ():
        plain = plain.replace(mark, " ")
    words: list[str] = []
    ends, at = [], 0
    for quotation in quotations(text):
        words += _words(plain[at : quotation.start])
        ends.append(len(words))
        words += _words(plain[quotation.start : quotation.end])
        ends.append(len(words))
        at = quotation.end
    words += _words(plain[at:])
    quoted = np.zeros(len(words), np.bool_)
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        quoted[start:end] = True
    return Page(document, np.fromiter(map(known.__getitem__, words), np.uint64, len(words)), quoted)


def _words(text: str) -> list[str]:
    """The words of `text`; where all of it is ASCII without `_WORD`, which takes four times as long."""
    return text.translate(_BLANKS).split() if text.isascii() else _WORD.findall(text)
