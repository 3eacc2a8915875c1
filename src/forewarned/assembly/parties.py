"""Who stands for whom when a gap is looked for: whole and part, one office under two names, the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.facts import Kin, terms
from forewarned.assembly.names import folded

_AFTER_HEAD = frozenset(["of", "in", "at", "on", "from", "for", "to", "with", "by", "who", "that", "about", "between"])
_NO_OPENERS = frozenset(["of", "not", "that", "which", "who", "to", "as", "than", "in", "on", "at", "by"])


@dataclass(frozen=True, slots=True)
class Parties:
    """The actors of one ledger; `roles` have no name of their own ("officials", "a hotel")."""

    kin: Kin
    roles: frozenset[str]
    groups: frozenset[str] = frozenset()  # armed or banned groups, by the lexicon

    def alike(self, one: str, other: str) -> bool:
        """Whether two actors may be one body: whole and part, or "the agency" beside "the mining agency"."""
        if one == other or self.kin.same(frozenset({one}), frozenset({other})):
            return True
        if self.kin.parent.get(one) and self.kin.parent.get(one) == self.kin.parent.get(other):
            return False  # two bodies of one state
        mine, theirs = terms(self.name(one)), terms(self.name(other))
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)

    def among(self, one: str, others: Iterable[str]) -> bool:
        """Whether one of `others` may be `one`."""
        return any(self.alike(one, other) for other in others)

    def stands_in(self, others: Iterable[str], one: str) -> bool:
        """Whether one of `others` is `one` or a part of it: a whole state does not answer for each of its parts."""
        whole = self.kin.parent.get(one)
        return any(other != whole and self.alike(one, other) for other in others)

    def name(self, actor: str) -> str:
        return self.kin.names.get(actor, "")

    def named(self, actor: str | None) -> bool:
        """Whether `actor` has a name of its own, or is people of one that has, and is not the public."""
        if actor is None or self.is_public(actor):
            return False
        return actor not in self.roles or actor in self.kin.parent

    def able(self, actor: str) -> bool:
        """Whether `actor` is somebody who can know, warn or act: "the information" and "of these men" are not."""
        if actor not in self.roles:
            return folded(self.name(actor)) not in lexicon.words("gaps", "things")
        if actor in self.kin.parent:
            return True
        words = folded(self.name(actor)).split()
        if not words or words[0] in _NO_OPENERS:
            return False
        until = next((at for at, word in enumerate(words) if at and word in _AFTER_HEAD), len(words))
        head = words[until - 1]
        crowd = lexicon.words("actors", "people") | lexicon.words("actors", "bodies")
        if head in crowd or head.removesuffix("s") in crowd:
            return True
        things = lexicon.words("gaps", "things")
        abstract = tuple(sorted(lexicon.words("gaps", "abstract")))
        return not (head in things or head.removesuffix("s") in things or head.endswith(abstract))

    def nobody(self, actor: str) -> bool:
        """Whether the words are those of a denial: "nobody there", "no one"."""
        return folded(self.name(actor)).split()[:1] in (["nobody"], ["no"], ["none"], ["neither"])

    def is_public(self, actor: str) -> bool:
        """Whether `actor` is people at large, by the last word of the name or the one before "of"."""
        words = folded(self.name(actor)).split()
        head = words[: words.index("of")] if "of" in words[1:] else words
        return bool(head) and head[-1] in lexicon.words("gaps", "public")

    def publishes(self, actor: str) -> bool:
        """Whether what `actor` says is there for everybody to read or hear."""
        return bool(lexicon.words("gaps", "published").intersection(folded(self.name(actor)).split()))
