"""What people decided, laid over what the rules joined: records joined and split, actors made one or told apart.

A person's word always wins: over the rules, and the later over the earlier. What nobody decided stays as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from forewarned.assembly.corpus import slots
from forewarned.assembly.facts import Fact
from forewarned.assembly.join import Cluster
from forewarned.assembly.names import folded
from forewarned.model import Actor, Entry, Mention, content_id

Pair = tuple[str, str]
JOINED = "joined by a person"


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of entry ids that are of one record or are not, names of one actor, and words that are another actor.

    Where pairs contradict one another, apart wins; whoever makes them leaves out what a later decision undid.
    """

    joined: tuple[Pair, ...] = ()
    apart: tuple[Pair, ...] = ()
    one_actor: tuple[tuple[str, ...], ...] = ()  # names, the one to be shown first
    other_actor: tuple[Pair, ...] = ()  # (name of the actor, words of a slot that are not that actor)


def settled(clusters: Sequence[Cluster], decided: Decided | None) -> list[Cluster]:
    """`clusters` with the pairs of `decided` parted and joined; only entries of one kind are joined.

    Those given stay as they are.
    """
    if decided is None or not (decided.joined or decided.apart):
        return list(clusters)
    enemies: dict[str, set[str]] = defaultdict(set)
    for one, other in decided.apart:
        enemies[one].add(other)
        enemies[other].add(one)
    groups = [part for cluster in clusters for part in _parted(cluster, enemies)]
    where = {fact.id: at for at, group in enumerate(groups) for fact in group.members}
    for at in {where[id] for pair in decided.joined for id in pair if id in where}:
        groups[at] = _of(groups[at].members, groups[at].reasons)
    for pair in decided.joined:
        _join(groups, where, pair, enemies)
    return [group for group in groups if group.members]


def _parted(cluster: Cluster, enemies: Mapping[str, set[str]]) -> list[Cluster]:
    """`cluster` in as few parts as keep apart what is to be apart, each member with the first that bears it."""
    if not any(fact.id in enemies for fact in cluster.members):
        return [cluster]
    parts: list[list[Fact]] = []
    for fact in cluster.members:
        against = enemies.get(fact.id, set())
        home = next((part for part in parts if not any(member.id in against for member in part)), None)
        if home is None:
            parts.append([fact])
        else:
            home.append(fact)
    return [_of(part, cluster.reasons) for part in parts] if len(parts) > 1 else [cluster]


def _join(groups: list[Cluster], where: dict[str, int], pair: Pair, enemies: Mapping[str, set[str]]) -> None:
    """Move what stands with the one of `pair` to the other, but for what is to be apart from that."""
    found = sorted({where[id] for id in pair if id in where})
    if len(found) < 2 or not _alike(groups[found[0]], groups[found[1]]):
        return
    home, other = groups[found[0]], groups[found[1]]
    held = {fact.id for fact in home.members}
    moving = [fact for fact in other.members if not enemies.get(fact.id, set()) & held]
    if not {fact.id for fact in moving} & set(pair):
        return  # what the one stands with is to be apart from the other
    for fact in moving:
        home.add(fact, JOINED)
        where[fact.id] = found[0]
    home.reasons |= other.reasons
    moved = {fact.id for fact in moving}
    groups[found[1]] = _of([fact for fact in other.members if fact.id not in moved], other.reasons)


def _alike(one: Cluster, other: Cluster) -> bool:
    """Whether both state the same kind of thing: no decision makes a warning of a response."""
    first, second = one.members[0].entry, other.members[0].entry
    return (first.kind, first.polarity) == (second.kind, second.polarity)


def _of(members: Sequence[Fact], reasons: Iterable[str]) -> Cluster:
    """A cluster of `members`, with the reasons of the one that they come from; an empty one of none."""
    made = Cluster()
    for fact in members:
        made.add(fact, "")
    made.reasons = set(reasons) if len(members) > 1 else set()
    return made


def named_by_people(
    actors: tuple[Actor, ...], mentions: tuple[Mention, ...], entries: Iterable[Entry], decided: Decided | None
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """`actors` and `mentions` with those made one that are one, and words told apart that are another's."""
    if decided is None or not (decided.one_actor or decided.other_actor):
        return actors, mentions
    actors, mentions = _told_apart(actors, mentions, entries, decided.other_actor)
    return _made_one(actors, mentions, decided.one_actor)


def _told_apart(
    actors: tuple[Actor, ...], mentions: tuple[Mention, ...], entries: Iterable[Entry], pairs: Sequence[Pair]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    wanted = {(folded(name), folded(words)) for name, words in pairs}
    if not wanted:
        return actors, mentions
    names = {actor.id: folded(actor.name) for actor in actors}
    said = {(entry.id, slot, index): words.text for entry in entries for slot, index, words in slots(entry)}
    made: dict[str, Actor] = {}
    moved = []
    for mention in mentions:
        text = said.get((mention.entry, mention.slot, mention.index), "")
        if (names[mention.actor], folded(text)) in wanted:
            id = content_id("a", "apart", names[mention.actor], folded(text))
            made.setdefault(id, Actor(id=id, name=text, names=(text,)))
            mention = replace(mention, actor=id, reason="told apart by a person")
        moved.append(mention)
    return _by_name((*actors, *made.values())), tuple(moved)


def _made_one(
    actors: tuple[Actor, ...], mentions: tuple[Mention, ...], groups: Sequence[tuple[str, ...]]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    kept = {actor.id: actor for actor in actors}
    into: dict[str, str] = {}
    for group in groups:
        wanted = [folded(name) for name in group]
        held = sorted(
            (a for a in kept.values() if folded(a.name) in wanted), key=lambda a: wanted.index(folded(a.name))
        )
        if len(held) < 2:
            continue
        first, rest = held[0], held[1:]
        forms = dict.fromkeys(form for actor in held for form in (*actor.names, *([actor.name] * (actor is not first))))
        kept[first.id] = replace(first, names=tuple(forms))
        for actor in rest:
            del kept[actor.id]
            into[actor.id] = first.id

    def now(id: str | None) -> str | None:
        while id in into:
            id = into[id]
        return id

    people = [
        replace(actor, part_of=None if now(actor.part_of) == actor.id else now(actor.part_of))
        for actor in kept.values()
    ]
    moved = [
        replace(m, actor=str(now(m.actor)), reason=f"made one by a person; {m.reason}") if m.actor in into else m
        for m in mentions
    ]
    return _by_name(people), tuple(dict.fromkeys(moved))


def _by_name(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id)))
