"""One chain as gaps look at it: who knew, who was told, who answered, before the incident."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from forewarned.assembly.chains import Told
from forewarned.assembly.disputes import Disputes
from forewarned.assembly.parties import Parties
from forewarned.assembly.records import Built
from forewarned.model import Kind, Stance

_NEAR = 400  # characters within which one sentence goes on from another


class Story:
    """The chain of one incident with its parties."""

    def __init__(self, told: Told, parties: Parties, disputes: Disputes) -> None:
        self.told, self.parties, self.disputes = told, parties, disputes

    def before(self, kind: Kind, *, polarity: bool = True) -> list[Built]:
        """The records of `kind` that came before the incident."""
        return [one for one in self.told.before if one.record.kind == kind and one.record.polarity is polarity]

    @cached_property
    def warnings(self) -> list[Built]:
        return self.before("warning")

    @cached_property
    def knowledge(self) -> list[Built]:
        return self.before("knowledge")

    @cached_property
    def culprits(self) -> frozenset[str]:
        """Who did it, threatened it, or is held responsible: what they knew is no gap."""
        own = [one for one in (*self.told.before, *self.told.after) if one.record.polarity]
        threatening = {actor for one in own if one.record.kind == "threat" for actor in actors_of(one)}
        blamed = {actor for one in own if one.record.kind == "claim" for actor in one.record.recipients}
        groups = {actor for actor in blamed if actor in self.parties.groups}
        return frozenset(self.told.scene.actors | threatening | groups)

    def is_culprit(self, actor: str) -> bool:
        """Whether `actor` is one of `culprits`, a part of one, or of those who harm for a living by the lexicon."""
        whole = self.parties.kin.parent.get(actor)
        return bool({actor, whole} & (self.culprits | self.parties.groups))

    def responses(self, *stances: Stance) -> Iterator[Built]:
        """Responses of `stances` that are not known to have come only after the incident."""
        last = self.told.scene.when.latest
        for one in (*self.told.before, *self.told.after):
            when = one.record.when
            early = when is None or when.earliest <= last
            if early and one.record.kind == "response" and one.record.stance in stances:
                yield one

    @cached_property
    def by_recipient(self) -> dict[str, list[Built]]:
        """Actor -> the warnings that it was given before the incident."""
        found: dict[str, list[Built]] = defaultdict(list)
        for one in self.warnings:
            for actor in one.record.recipients:
                found[actor].append(one)
        return found

    def told_to(self, actors: Iterable[str]) -> list[Built]:
        """The warnings given to any of `actors`, or to what may be one body with it."""
        wanted = list(actors)
        found = (one for who, given in self.by_recipient.items() if self.parties.among(who, wanted) for one in given)
        return list({one.record.id: one for one in found}.values())

    def causes(self, response: Built, kinds: Iterable[Kind]) -> list[Built]:
        """The positive records of `kinds` before the incident that `response` reacts to."""
        wanted, ids = set(kinds), set(response.record.responds_to)
        found = (one for one in self.told.before if one.record.id in ids)
        return [one for one in found if one.record.kind in wanted and one.record.polarity]

    @cached_property
    def informing(self) -> dict[str, list[tuple[int, Built]]]:
        """Document -> (offset, what somebody knew or was warned of) in the order of its text."""
        return self._by_document([*self.knowledge, *self.warnings])

    @cached_property
    def answering(self) -> dict[str, list[tuple[int, Built]]]:
        """Document -> (offset, what somebody did about a warning) in the order of its text."""
        return self._by_document(self.responses("acted", "acknowledged"))

    def just_before(self, one: Built) -> list[Built]:
        """What was last told, in the same document and at most 400 characters before `one`: latest first."""
        found = []
        for fact in one.facts:
            rows = self.informing.get(fact.entry.doc, [])
            near = bisect_left(rows, fact.entry.start, key=lambda row: row[0])
            found += [row[1] for row in reversed(rows[:near]) if fact.entry.start - row[0] <= _NEAR]
        return list({each.record.id: each for each in found if each is not one}.values())

    def answered_at_once(self, one: Built) -> bool:
        """Whether its document goes on, within 400 characters, with what somebody did."""
        for fact in one.facts:
            rows = self.answering.get(fact.entry.doc, [])
            after = bisect_left(rows, fact.entry.start, key=lambda row: row[0])
            if after < len(rows) and rows[after][0] - fact.entry.end <= _NEAR // 2:
                return True
        return False

    def _by_document(self, given: Iterable[Built]) -> dict[str, list[tuple[int, Built]]]:
        found: dict[str, list[tuple[int, Built]]] = defaultdict(list)
        for one in given:
            for fact in one.facts:
                found[fact.entry.doc].append((fact.entry.start, one))
        for rows in found.values():
            rows.sort(key=lambda row: (row[0], row[1].record.id))
        return found


def actors_of(one: Built) -> list[str]:
    """All actors that the entries of a record name, the record's own first."""
    own = [one.record.actor] if one.record.actor else []
    return list(dict.fromkeys([*own, *sorted(actor for fact in one.facts for actor in fact.actors)]))
