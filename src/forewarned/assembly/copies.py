"""Reprints: exact and near copies, wire stories with a new top, excerpts, light paraphrase, as families.

Texts of the same words are one at once; texts alike as wholes are folded next, so that what is left
stands for one text each; then parts of one text in another are looked for, without boilerplate and
with little weight on what stands between quotation marks: two papers quoting one speech are no copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from forewarned.assembly.boilerplate import boilerplate
from forewarned.assembly.likeness import Index, alike, index, parts
from forewarned.assembly.passages import Leaf, Overlap, leaf, overlap, promising
from forewarned.assembly.shingles import NOTHING, Hashes, Page, pages
from forewarned.model import Copy, CopyKind, Document, Family, content_id

_LEAST_WORDS = 8  # two texts of fewer words may be the same by chance
_WHOLE = 0.85  # texts of which so much of each stands in the other are one, boilerplate or not
_SHARE = 0.5  # a copy has so much of its words from the other, by weight,
_WORDS = 15.0  # and so many words
_LOOKED_AT = 50  # members of a family laid beside one that does not repeat the first
_EXCERPT = 0.6  # of a text of which less than this is taken, the copy is an excerpt


def families(documents: Iterable[Document]) -> tuple[Family, ...]:
    """Families of documents that are one text, in order of their first; documents without a copy are in none.

    The first is the one published first (of one day, the one whose id sorts first; those without a date
    come last). The order of `documents` does not matter; of two with one id, one counts.
    """
    read = _distinct(documents)
    groups = _Groups(len(read))
    _fold_equal(read, groups)
    _fold_alike(read, groups)
    _fold_parts(read, groups)
    return tuple(_family(read, members) for members in groups.sets() if len(members) > 1)


def family_of(documents: Iterable[Document], found: Iterable[Family]) -> dict[str, str]:
    """For each document's id the id of its family in `found`, or its own id where it is in none."""
    own = {document.id: document.id for document in documents}
    for family in found:
        own |= dict.fromkeys((family.first, *(copy.document for copy in family.copies)), family.id)
    return own


class _Groups:
    """Disjoint sets of places; the smallest place of a set stands for it."""

    def __init__(self, total: int) -> None:
        self._up = list(range(total))

    def top(self, at: int) -> int:
        while self._up[at] != at:
            self._up[at] = at = self._up[self._up[at]]
        return at

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.top(one), self.top(other)))
        self._up[high] = low

    def sets(self) -> list[list[int]]:
        """All sets, each in order, in order of their smallest."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._up)):
            found.setdefault(self.top(at), []).append(at)
        return list(found.values())


def _day(document: Document) -> date:
    return document.published or date.max


def _distinct(documents: Iterable[Document]) -> list[Page]:
    """A page for each id, in order of publication."""
    by_id: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: (one.id, _day(one), one.text, repr(one))):
        by_id.setdefault(document.id, document)
    return pages(sorted(by_id.values(), key=lambda one: (_day(one), one.id)))


def _fold_equal(read: Sequence[Page], groups: _Groups) -> None:
    seen: dict[bytes, int] = {}
    for at, page in enumerate(read):
        if len(page.words) >= _LEAST_WORDS:
            groups.join(seen.setdefault(page.wording, at), at)


def _fold_alike(read: Sequence[Page], groups: _Groups) -> None:
    """Join texts that are one but for a few words."""
    leaves = _Leaves(read)
    single = [members[0] for members in groups.sets() if len(read[members[0]].words) >= _LEAST_WORDS]
    for left, right in alike([read[at] for at in single]):
        one, other = single[left], single[right]
        if groups.top(one) != groups.top(other):
            both = leaves.overlap(one, other)
            if min(both.left, both.right) >= _WHOLE:
                groups.join(one, other)


def _fold_parts(read: Sequence[Page], groups: _Groups) -> None:
    """Join texts of which one has a good part of itself in the other."""
    single = [members[0] for members in groups.sets()]
    own = [read[at] for at in single]
    held = index(own)
    leaves = _Leaves(own, held=held)
    pairs = promising(parts(held, own), leaves.leaf, least=_SHARE, held=len(held.count))
    seeming = {pair: both for pair in pairs if _is_copy(both := leaves.overlap(*pair))}
    common = boilerplate(held, own, {pair: both.share for pair, both in seeming.items()})
    leaves = _Leaves(own, common, held=held) if len(common) else leaves
    edges = {}
    for left, right in seeming:
        if _is_copy(both := leaves.overlap(left, right)):
            edges[single[left], single[right]] = both
    _join(read, groups, edges)


def _join(read: Sequence[Page], groups: _Groups, edges: Mapping[tuple[int, int], Overlap]) -> None:
    """Join the two ends of each edge, but do not let a round-up of several stories make them one family.

    A round-up takes in several earlier texts that are not copies of one another, and has more than each.
    Excerpts of one text that are dated before it look the same, and are then left apart from it.
    """
    taken_in: dict[int, list[int]] = {}
    for (one, other), both in edges.items():
        if both.right < both.left * _WHOLE and _day(read[one].document) < _day(read[other].document):
            taken_in.setdefault(other, []).append(one)
    for (one, other), both in edges.items():
        if min(both.left, both.right) >= _WHOLE or not {one, other} & taken_in.keys():
            groups.join(one, other)
    round_ups = set()
    for later, earlier in sorted(taken_in.items()):
        if len({groups.top(at) for at in earlier}) > 1:
            round_ups.add(later)
        else:
            groups.join(earlier[0], later)
    for one, other in edges:
        if not {one, other} & round_ups:
            groups.join(one, other)


def _is_copy(both: Overlap) -> bool:
    return both.share >= _SHARE and both.words >= _WORDS


class _Leaves:
    """Pages made ready for comparing when they are first compared; of shingles with those `held` only."""

    def __init__(self, read: Sequence[Page], common: Hashes = NOTHING, *, held: Index | None = None) -> None:
        self._read, self._common, self._held = read, common, held
        self._leaves: dict[int, Leaf] = {}

    def leaf(self, at: int) -> Leaf:
        if at not in self._leaves:
            numbers = None if self._held is None else self._held.numbers_of(at)
            self._leaves[at] = leaf(self._read[at], self._common, numbers)
        return self._leaves[at]

    def overlap(self, one: int, other: int) -> Overlap:
        return overlap(self.leaf(one), self.leaf(other))


def _family(read: Sequence[Page], members: Sequence[int]) -> Family:
    leaves = _Leaves(read)
    made = tuple(_copy(read, leaves, members[:place], at) for place, at in enumerate(members) if place)
    names = [read[at].document.id for at in members]
    return Family(content_id("f", *sorted(names)), names[0], made)


def _copy(read: Sequence[Page], leaves: _Leaves, earlier: Sequence[int], at: int) -> Copy:
    """What the text at `at` is to the first of its family, or to the member before it that it repeats most."""
    name = read[at].document.id
    for one in earlier:
        if read[one].wording == read[at].wording:
            return Copy(name, read[one].document.id, "exact", 1.0)
    of, best = earlier[0], leaves.overlap(earlier[0], at)
    if not _is_copy(best):
        rest = [(leaves.overlap(one, at), one) for one in earlier[1 : _LOOKED_AT + 1]]
        best, of = max([(best, of), *rest], key=lambda pair: (pair[0].share, -pair[1]))
    kind: CopyKind = "near" if best.left >= _EXCERPT else "excerpt"
    return Copy(name, read[of].document.id, kind, round(min(1.0, best.share), 3))
