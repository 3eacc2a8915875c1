"""The links of a chain that are missing or broken, as far as the documents tell. Each gap is one actor's.

What is stated counts first: "did nothing", "was never told". Silence counts only of an actor with a name of its
own, and only where what it knew, or was told, is in the chain of the incident. A whole and its parts are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from forewarned.assembly.alarms import false_alarms
from forewarned.assembly.broken import Broken, denied, reached, silent_after_knowledge, silent_after_warning
from forewarned.assembly.chains import Told
from forewarned.assembly.disputes import Disputes
from forewarned.assembly.names import folded
from forewarned.assembly.parties import Parties
from forewarned.assembly.records import Built
from forewarned.assembly.story import Story
from forewarned.model import Contradiction, Gap, GapSort, content_id


def gaps(
    given: Sequence[Built], stories: Sequence[Told], *, parties: Parties, against: Iterable[Contradiction]
) -> tuple[Gap, ...]:
    """The gaps of each chain in order of time, then the warnings that nothing followed.

    One gap for each sort, actor and incident, with all the records that it rests on. `against` are the contradictions
    of `given`: who is told of and denies it shows in them.
    """
    order = {one.record.id: at for at, one in enumerate(given)}
    disputes = Disputes(given, against)
    made: list[Gap] = []
    for told in stories:
        story = Story(told, parties, disputes)
        made += _joined(_of(story), told.scene.incident.record.id, order, parties)
    alarms = false_alarms(given, stories, parties, disputes)
    made += _joined((one for one in alarms if not one.actor or parties.able(one.actor)), None, order, parties)
    return tuple(made)


def _of(story: Story) -> Iterator[Broken]:
    for one in chain(silent_after_knowledge(story), silent_after_warning(story)):
        if one.actor is None or (story.parties.able(one.actor) and not story.is_culprit(one.actor)):
            yield one
    for one in chain(denied(story), reached(story)):
        if one.actor is None or story.parties.able(one.actor):
            yield one


def _joined(found: Iterable[Broken], incident: str | None, order: dict[str, int], parties: Parties) -> list[Gap]:
    """One gap for each sort and actor; those of one role ("the hotel") in several documents are one."""
    groups: dict[tuple[GapSort, str | None], list[Broken]] = defaultdict(list)
    for one in found:
        role = one.actor is not None and one.actor in parties.roles
        groups[one.sort, f"role {folded(parties.name(str(one.actor)))}" if role else one.actor].append(one)
    made = []
    for (sort, _), rows in groups.items():
        ids = {built.record.id for row in rows for built in row.records}
        own = tuple(sorted(ids, key=lambda id: order[id]))
        made.append(Gap(
            id=content_id("g", sort, rows[0].actor, incident, *own), sort=sort, actor=rows[0].actor, incident=incident,
            records=own, reason="; ".join(dict.fromkeys(row.reason for row in rows)),
        ))  # fmt: skip
    return made
