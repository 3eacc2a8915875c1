"""Where a record comes from: the independent ends of its chains of attribution, and reporting in a circle.

Counted is what is proved to be independent. A reprint speaks with the voice of the first of its family; a paper
that cites another one of these documents for the same record rests on that one's own source; two sources that
may be one count as one; papers that cite each other in a circle prove nothing by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from forewarned.assembly.circles import Graph, circles, led_to, rings
from forewarned.assembly.sources import Said
from forewarned.assembly.speakers import Speaker, may_be_one
from forewarned.model import Origin, Record, content_id

_NAMES = 6  # joins that one reason spells out


@dataclass(frozen=True, slots=True)
class Standing:
    """What one record rests on. `named` counts the origins that have a name."""

    origins: tuple[Origin, ...]
    loops: tuple[tuple[str, ...], ...]
    named: int
    circular: int  # origins that are nothing but a circle


_Rests = dict[str, dict[str, Speaker]]
_Pair = tuple[Speaker, Said, str]


@dataclass(slots=True)
class _Joined:
    """Speakers that count as one origin, the most telling first, and what rests on them."""

    first: Speaker
    rows: list[Said] = field(default_factory=list)
    why: list[str] = field(default_factory=list)


def standings(
    records: Iterable[Record], said: Mapping[str, Said], known: dict[str, Standing] | None = None
) -> dict[str, Standing]:
    """Record id -> its origins and the circles in it. What is `known` of the same `said` is taken, and added to."""
    known, found = {} if known is None else known, {}
    for record in records:
        if record.id not in known:
            known[record.id] = _standing(record, [said[entry] for entry in record.entries])
        found[record.id] = known[record.id]
    return found


def _standing(record: Record, rows: Sequence[Said]) -> Standing:
    rows = _one_self(_named_where_it_can(rows))
    present = {row.voice.key: row.voice for row in rows}
    cites: dict[str, set[str]] = {key: set() for key in present}
    ends: dict[str, dict[str, Speaker]] = {key: {} for key in present}
    for row in rows:
        if row.cited is not None and row.cited.key in present:
            cites[row.voice.key].add(row.cited.key)
        else:
            ends[row.voice.key].update((end.key, end) for end in row.ends)
    groups = rings(cites)
    ring_of = {key: _ring(group, present) for group in groups for key in group}
    rests = _rests(cites, ends, ring_of)
    joined = _joined(_pairs(rows, rests, ring_of))
    loops = [way for group in groups for way in circles(cites, group)]
    return Standing(
        origins=tuple(_origin(record, one) for one in joined),
        loops=tuple(tuple(present[key].name for key in loop) for loop in loops),
        named=sum(one.first.named for one in joined),
        circular=sum(one.first.role == "circle" for one in joined),
    )


def _named_where_it_can(rows: Sequence[Said]) -> list[Said]:
    """A document that says a thing in its own voice, and once by a source, has it from that source."""
    sourced: dict[str, Said] = {}
    for row in rows:
        if row.ends != (row.voice,):
            sourced.setdefault(row.doc, row)
    found = []
    for row in rows:
        by = sourced.get(row.doc) if row.ends == (row.voice,) else None
        found.append(replace(row, cited=by.cited, ends=by.ends) if by else row)
    return found


def _one_self(rows: Sequence[Said]) -> list[Said]:
    """Those who say of themselves what the record states are one: "the director", "Mr Roe" of one deed."""
    selves = sorted((row.ends[0] for row in rows if row.own), key=_telling)
    return [replace(row, ends=(selves[0],)) if row.own else row for row in rows]


def _rests(cites: Graph, ends: Mapping[str, Mapping[str, Speaker]], ring_of: Mapping[str, Speaker]) -> _Rests:
    """Voice -> all the ends that it rests on; those of a circle have no word of their own but the circle's."""
    found: _Rests = {}
    for key in cites:
        own = {id: end for at in sorted({key, *led_to(cites, key)}) for id, end in ends[at].items()}
        named_by = [ring_of.get(id, end) for id, end in own.items()]
        found[key] = {end.key: end for end in named_by} or {ring_of[key].key: ring_of[key]}
    return found


def _ring(loop: Sequence[str], present: Mapping[str, Speaker]) -> Speaker:
    names = [present[key].name for key in sorted(loop)]
    return Speaker(f"voice circle {' '.join(sorted(loop))}", f"circle of {', '.join(names)}", None, False, "circle")


def _pairs(rows: Sequence[Said], rests: _Rests, ring_of: Mapping[str, Speaker]) -> Iterator[_Pair]:
    """(end, entry that rests on it, why where it is not said outright) for every entry."""
    for row in rows:
        if row.cited is None or row.cited.key not in rests:
            yield from ((ring_of.get(end.key, end), row, "") for end in row.ends)
            continue
        why = f"{row.voice.name} cites {row.cited.name}, which is among the documents: its own source is taken"
        for end in rests[row.cited.key].values():
            yield end, row, "" if end.role == "circle" else why


def _joined(pairs: Iterable[_Pair]) -> list[_Joined]:
    """Speakers that may be one put together, the most telling first; what may be either of two counts to one."""
    rows: dict[str, list[_Pair]] = defaultdict(list)
    for pair in pairs:
        rows[pair[0].key].append(pair)
    firsts = sorted((of[0][0] for of in rows.values()), key=_telling)
    made: list[_Joined] = []
    index: dict[str, list[_Joined]] = defaultdict(list)
    for one in firsts:
        keys = [*sorted(one.terms), f" {one.role}"]
        near = dict.fromkeys(id(other) for key in keys for other in index[key])
        known = {id(other): other for key in keys for other in index[key]}
        found = next(((known[at], why) for at in near if (why := may_be_one(known[at].first, one))), None)
        home = found[0] if found else _Joined(one)
        if found is None:
            made.append(home)
            for key in keys:
                index[key].append(home)
        for _, resting, why in rows[one.key]:
            home.rows.append(resting)
            home.why += [reason for reason in (why, found[1] if found else "") if reason]
    return sorted(made, key=lambda one: (-len({row.id for row in one.rows}), one.first.name, one.first.key))


def _telling(one: Speaker) -> tuple[bool, int, str, str]:
    return not one.named, -len(one.terms), one.name, one.key


def _origin(record: Record, joined: _Joined) -> Origin:
    entries = {row.id for row in joined.rows}
    documents = sorted({row.doc for row in joined.rows})
    first = joined.first
    whole = f"{len(entries)} of {len(record.entries)} entries rest on {first.name}"
    if first.role == "circle":
        whole = f"{first.name}: each cites the other, and none names another source"
    elif first.actor is None and first.key.startswith("voice "):
        whole = f"{first.name} says so itself"
    why = sorted(set(joined.why))
    more = [f"{len(why) - _NAMES} more joined likewise"] if len(why) > _NAMES else []
    return Origin(
        id=content_id("o", record.id, first.key),
        name=first.name,
        actor=first.actor,
        entries=tuple(one for one in record.entries if one in entries),
        documents=tuple(documents),
        reason="; ".join([whole, *why[:_NAMES], *more]),
    )
