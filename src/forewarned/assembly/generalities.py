"""What one record says in general and another in detail: linked, never merged.

"Warned Russia" is more general than "told the FSB about concert halls": those who told and were told are the
same or the whole of them, what is said of the harm is said by the other too, the days hold the other's days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forewarned.assembly.facts import Kin, days, placed, terms
from forewarned.assembly.records import Built
from forewarned.assembly.sides import cases
from forewarned.model import Generality, Interval

_KINDS = frozenset({"warning", "knowledge", "threat"})
_BLOCK = 48  # general records that one key keeps
_LINKS = 3  # general records that one specific record is linked to
_ABOVE = 6  # wholes of an actor that are followed


@dataclass(frozen=True, slots=True)
class _Said:
    """A record as it is compared: who told, who was told, the words for the harm."""

    built: Built
    actors: frozenset[str]
    recipients: frozenset[str]
    matter: frozenset[str]

    @property
    def when(self) -> Interval | None:
        return self.built.record.when


def generalities(given: Sequence[Built], kin: Kin) -> tuple[Generality, ...]:
    """Links from a general record to a specific one, in the order of `given`, the nearest general ones first."""
    said = [_said(one) for one in given if one.record.kind in _KINDS and one.record.polarity]
    of = cases(given)
    index: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        for key in _keys(one, one.actors, one.recipients):
            if len(index[key]) < _BLOCK:
                index[key].append(one)
    found = []
    for one in said:
        near = {other.built.record.id: other for key in _looked_up(one, kin) for other in index.get(key, ())}
        near.pop(one.built.record.id, None)
        linked = [(other, why) for other in near.values() if (why := _why(other, one, kin, of))]
        linked.sort(key=lambda row: (-len(row[0].matter), row[0].built.record.id))
        found += [Generality(row.built.record.id, one.built.record.id, why) for row, why in linked[:_LINKS]]
    return tuple(found)


def _said(one: Built) -> _Said:
    about = [fact.about for fact in one.facts]
    who = terms(" ".join(words.text for fact in one.facts[:6] for words in (*fact.entry.recipients,)))
    return _Said(
        one,
        frozenset().union(*(fact.actors for fact in one.facts)),
        frozenset().union(*(fact.recipients for fact in one.facts)),
        placed(frozenset().union(*about)) - who,
    )


def _wholes(actors: frozenset[str], kin: Kin) -> frozenset[str]:
    """`actors` and all that they are parts of."""
    found: set[str] = set()
    for actor in actors:
        one: str | None = actor
        for _ in range(_ABOVE):
            if one is None or one in found:
                break
            found.add(one)
            one = kin.parent.get(one)
    return frozenset(found)


def _keys(one: _Said, actors: frozenset[str], recipients: frozenset[str]) -> Iterator[str]:
    kind = one.built.record.kind
    for giver in sorted(actors)[:_ABOVE] or [""]:
        yield from (f"{kind}|{giver}>{told}" for told in sorted(recipients)[:_ABOVE] or [""])


def _looked_up(one: _Said, kin: Kin) -> Iterator[str]:
    """The keys that a record more general than `one` can have: wholes, or nobody named."""
    for actors in (_wholes(one.actors, kin), frozenset[str]()):
        for recipients in (_wholes(one.recipients, kin), frozenset[str]()):
            if actors or recipients:
                yield from _keys(one, actors, recipients)


def _why(general: _Said, one: _Said, kin: Kin, of: Mapping[str, Sequence[str]]) -> str:
    """Why `general` says in general what `one` says in detail; "" where it does not."""
    for mine, theirs in ((general.actors, one.actors), (general.recipients, one.recipients)):
        if mine and not mine <= _wholes(theirs, kin):
            return ""
    if not general.matter <= one.matter or not _holds(general.when, one.when):
        return ""
    shared = general.matter or general.when or _one_case(general, one, of)
    why = []
    if (general.actors | general.recipients) - (one.actors | one.recipients):
        why.append("it names the whole of which the other names a part")
    if (one.actors and not general.actors) or (one.recipients and not general.recipients):
        why.append("it leaves open whom the other names")
    if general.matter < one.matter:
        added = ", ".join(sorted(one.matter - general.matter)[:4])
        why.append(f"the other says more of the harm: {added}")
    if general.when and one.when and days(one.when) < days(general.when):
        why.append("its time holds that of the other")
    return "; ".join(why) if shared else ""


def _holds(one: Interval | None, other: Interval | None) -> bool:
    if one is None:
        return True
    return other is not None and one.earliest <= other.earliest and other.latest <= one.latest


def _one_case(one: _Said, other: _Said, of: Mapping[str, Sequence[str]]) -> bool:
    mine, theirs = (
        {incident for doc in side.built.record.documents for incident in of.get(doc, ())} for side in (one, other)
    )
    return bool(mine & theirs)
