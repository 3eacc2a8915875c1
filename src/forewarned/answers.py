"""The answers to the questions that an inquiry asks of a ledger: frozen, each with the sentences that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from forewarned.model import Actor, Chain, Contradiction, Gap, Interval, Origin, Record, SourceNote

How = Literal["knew", "did not know", "was told", "was not told", "warned", "did not warn", "denies it"]
Phase = Literal["before", "incident", "after"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a document that prove something: ``text`` is exactly ``document.text[start:end]``."""

    entry: str
    document: str
    publisher: str | None
    published: date | None
    start: int
    end: int
    text: str
    sources: tuple[str, ...]  # who says so, the outermost first; empty where the document says it itself


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record, and the quotes that it stands on."""

    record: Record
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Knew:
    """One thing that somebody knew, was told or passed on."""

    how: How
    actor: Actor
    evidence: Evidence
    sure: bool  # whether all the days that it may have been lie before the day asked for


@dataclass(frozen=True, slots=True)
class WhoKnew:
    """What an actor and its parts knew, in order of time; `undated` counts what a day was asked for and has none."""

    asked: str
    actors: tuple[Actor, ...]
    known: tuple[Knew, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class GapFound:
    """A missing link with its actor, its incident and the records that show it."""

    gap: Gap
    actor: Actor | None
    incident: Record | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OriginFound:
    """An independent origin, and the quotes that rest on it."""

    origin: Origin
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many stand behind a record: `families` counts reprints once. Credibility is None where it was not judged."""

    evidence: Evidence
    documents: int
    publishers: tuple[str, ...]
    families: int
    origins: tuple[OriginFound, ...]
    notes: tuple[SourceNote, ...] = ()  # what the user knows of those named here


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two statements that cannot both be right, side by side."""

    contradiction: Contradiction
    one: Evidence
    other: Evidence


@dataclass(frozen=True, slots=True)
class OpenWarning:
    """A warning or threat that no incident followed yet and nobody is known to have answered."""

    evidence: Evidence
    waiting: int | None  # days since it was given, at most
    named: Interval | None  # the time that it named for the harm
    days_left: int | None  # to the last day of that time; 0 on that day
    note: str  # why there is no figure, in plain words; empty where there is one


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain; `fewest` and `most` are days before the incident, None where a day is not known."""

    phase: Phase
    evidence: Evidence
    fewest: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class ChainFound:
    """The chain of one incident, its gaps, and, against hindsight, the alarms that nothing followed."""

    chain: Chain
    steps: tuple[Step, ...]
    gaps: tuple[GapFound, ...]
    false_alarms: tuple[GapFound, ...]
