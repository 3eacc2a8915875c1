"""The types of a case: decisions, what they were made on, and what a reviewer sees."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from forewarned.assembly.decided import Decided
from forewarned.case.anchors import Anchor, anchor_from, anchor_value
from forewarned.case.codec import Json, digest, entry_value
from forewarned.case.log import Row
from forewarned.model import Entry, SourceNote

Act = Literal[
    "confirm",
    "reject",
    "reopen",  # neither confirmed nor rejected
    "correct",
    "add",
    "join",
    "split",
    "one_actor",
    "other_actor",
    "source",
    "note",
    "tag",
    "untag",
    "flag",
    "unflag",
    "undo",
]
Verdict = Literal["open", "confirmed", "rejected"]
ACTS: tuple[Act, ...] = get_args(Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What somebody asks to be decided; `Case.decide` makes a `Decision` of it, or says why not.

    - confirm, reject, reopen, note, tag, untag, flag, unflag: `targets` are ids of entries, or of records for all
      of their entries; `value` is the text of the note, the tag, or whom to flag it for.
    - correct: one entry, `field` and `value` (see `case.corrections`).
    - add: `document`, and in `value` the span, the kind and any other field.
    - join: two or more ids of records. split: one record, and in `value` the ids of the entries to take out of it.
    - one_actor: `value` is a list of names, the one to be shown first. other_actor: ``{"name", "words"}``.
    - source: ``{"name", "reliability", "interest"}``.
    - undo: `value` is the number (`seq`) of the decision.

    `versions` gives for each target the version that was looked at.
    """

    act: Act
    targets: tuple[str, ...] = ()
    value: Any = None
    field: str | None = None
    document: str | None = None
    versions: Mapping[str, str] = dataclasses.field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What was decided: a row of the log. `groups` holds the entries it is about, for a split those taken out first."""

    seq: int
    at: str
    who: str
    act: Act
    groups: tuple[tuple[Anchor, ...], ...] = ()
    value: Any = None
    field: str | None = None
    before: Any = None  # what was shown where a value was corrected
    reason: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All entries that it is about."""
        return tuple(anchor for group in self.groups for anchor in group)


@dataclass(frozen=True, slots=True)
class Displaced:
    """A decision in force that no longer finds its place, or part of it: kept, listed, and without effect there."""

    decision: Decision
    anchor: Anchor | None
    reason: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A note, a tag or a flag: its words, who made it, when, and the number of its decision."""

    text: str
    who: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """An entry as a reviewer sees it."""

    entry: Entry  # with what people corrected
    extracted: Entry  # as the reader gave it, or as it was added
    verdict: Verdict = "open"
    verdict_by: str | None = None
    added: bool = False
    corrected: tuple[str, ...] = ()  # fields
    notes: tuple[Remark, ...] = ()
    tags: tuple[Remark, ...] = ()
    flags: tuple[Remark, ...] = ()
    decisions: tuple[int, ...] = ()  # the numbers of those in force on it
    root: str = ""  # what its decisions share, see `anchors`

    @property
    def version(self) -> str:
        """A hash of its values and its verdict. Notes, tags and flags overwrite nothing, and leave it as it is."""
        return digest([self.entry.doc, entry_value(self.entry), self.verdict])[:16]


@dataclass(frozen=True, slots=True)
class Applied:
    """Entries with all decisions in force laid over them."""

    entries: tuple[Entry, ...]  # those rejected are left out
    decided: Decided  # for `assemble`
    displaced: tuple[Displaced, ...]
    reviews: Mapping[str, Review]  # by id of the entry as shown; those rejected too
    sources: tuple[SourceNote, ...]
    moves: frozenset[int] = frozenset()  # the numbers of the joins and splits in force


def decision_body(decision: Decision) -> Json:
    """What the log keeps of `decision` beside its number, who and when."""
    body: Json = {
        "act": decision.act,
        "groups": [[anchor_value(anchor) for anchor in group] for group in decision.groups],
        "value": decision.value,
        "field": decision.field,
        "before": decision.before,
        "reason": decision.reason or None,
    }
    return {name: value for name, value in body.items() if value is not None}


def decision_of(row: Row) -> Decision:
    """The decision that a row of the log holds."""
    body = row.value
    return Decision(
        seq=row.seq,
        at=row.at,
        who=row.who,
        act=cast(Act, body["act"]),
        groups=tuple(tuple(map(anchor_from, group)) for group in body.get("groups", ())),
        value=body.get("value"),
        field=body.get("field"),
        before=body.get("before"),
        reason=body.get("reason", ""),
    )
