"""Who stands for whom when a gap is looked for: whole and part, one office under two names, the public."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from forewarned import lexicon
from forewarned.assembly.facts import Kin, terms
from forewarned.assembly.known import states
from forewarned.assembly.names import folded
from forewarned.model import Actor

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

    def titles(self, actor: str) -> frozenset[str]:
        """The words before a person's name in any of its forms: "president" of "President Jane Roe"."""
        own = terms(self.name(actor))
        if actor in self.roles or not own:
            return frozenset()
        forms = (terms(form) for form in self.kin.forms.get(actor, ()))
        return frozenset(word for form in forms if own < form for word in form - own)

    def entitled(self, one: str, other: str) -> bool:
        """Whether the role `one` may be the person `other`: "the president" beside "President Jane Roe"."""
        mine = terms(self.name(one)) if one in self.roles else frozenset()
        return bool(mine) and mine <= self.titles(other)

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

    def is_office(self, actor: str) -> bool:
        """Whether `actor` is a state, a part of one, or an office: who is told by others, not by the papers."""
        name = self.name(actor)
        offices = lexicon.words("gaps", "offices").intersection(folded(name).split())
        return actor in self.kin.parent or bool(offices) or bool(terms(name) & states())

    def publishes(self, actor: str) -> bool:
        """Whether what `actor` says is there for everybody to read or hear."""
        return bool(lexicon.words("gaps", "published").intersection(folded(self.name(actor)).split()))


def parties(kin: Kin, actors: Iterable[Actor]) -> Parties:
    """The parties of one ledger."""
    known = list(actors)
    roles, groups = (frozenset(one.id for one in known if one.kind == kind) for kind in ("role", "group"))
    return Parties(kin, roles, groups)
