"""Every type of the ledger, and nothing else.

The words are those of the specification of an entry (``docs/ledger.md``). All types are frozen and
hold only values; an id is a hash of content, so the same input gives the same ids on any machine.
Offsets count characters of ``Document.text``, the end exclusive.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["warning", "knowledge", "threat", "response", "incident", "claim"]
Stance = Literal["acted", "acknowledged", "dismissed", "not_acted", "denied"]
Certainty = Literal["asserted", "hedged"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# How an interval was found: the text gives the whole date; it was resolved against the document's
# date, against the date the narrative had reached, or against an event; or it carries over from a
# sentence before.
Basis = Literal["stated", "document", "narrative", "event", "carried"]
ActorKind = Literal["state", "body", "group", "person", "media", "role", "unknown"]
SlotName = Literal["actor", "recipient", "source"]
CopyKind = Literal["exact", "near", "excerpt"]
ContradictionSort = Literal["denial", "count", "date", "specificity"]
GapSort = Literal[
    "knew_not_warned",  # had knowledge, and is not known to have warned anybody
    "warned_not_acted",  # was warned, and is not known to have acted
    "told_or_not_told",  # says it was not told, while others say it was
    "public_not_target",  # a warning reached the public, and not those it was about
    "target_not_public",  # or the reverse
    "nothing_followed",  # a warning or threat that no incident followed
]
Reliability = Literal["A", "B", "C", "D", "E", "F"]  # of a source, NATO AJP-2.1; the user's to set

KINDS: tuple[Kind, ...] = ("warning", "knowledge", "threat", "response", "incident", "claim")


def content_id(prefix: str, *parts: object) -> str:
    """A short stable id: `prefix` and the first 12 hex digits of the SHA-256 of `parts`."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read: one clear line that says what and where."""

    where: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was read. `text` never changes after ingest: every offset points into it."""

    id: str
    text: str
    sha256: str = ""  # of the raw bytes it came from (a row's own bytes for JSON Lines and CSV)
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    written: date | None = None
    published: date | None = None
    retrieved: date | None = None
    published_basis: str | None = None  # where `published` came from, e.g. "given", "meta article:published_time"
    url: str | None = None
    language: str | None = None  # ISO 639-1, None when the text is too short to tell
    media_type: str = "text/plain"
    preceding: str = ""  # the end of the parts before, where a report comes in parts: dates rest on it
    origin: str = ""  # path as given; a member of an archive as "archive.zip!member"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text that fill a slot.

    `text` is always ``document.text[start:end]``. `mention` is where the entry's own sentence
    refers to it, when that is another place (a pronoun, "the group"). `rule` names what chose it.
    """

    start: int
    end: int
    text: str
    rule: str = ""
    mention: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `earliest` to `latest`, both inclusive, and the words that gave them."""

    earliest: date
    latest: date
    text: str
    start: int
    end: int
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression with its TIMEX3 type and value; days only where they can be resolved."""

    start: int
    end: int
    type: TimexType
    value: str
    earliest: date | None = None
    latest: date | None = None
    basis: Basis = "stated"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what by which words. Spans are (start, end); source and cue may be missing."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[int, int]
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that a text states, with the exact words that state it."""

    doc: str
    kind: Kind
    start: int
    end: int
    quote: str
    actor: Words | None = None
    recipients: tuple[Words, ...] = ()
    about: Words | None = None
    stance: Stance | None = None
    polarity: bool = True
    certainty: Certainty = "asserted"
    when: Interval | None = None
    sources: tuple[Words, ...] = ()  # outermost first
    trigger: Words | None = None  # the words that fired, `rule` names the frame
    score: float | None = None  # what the trained part gave, where one took part
    notes: tuple[str, ...] = ()  # what else decided, for `explain`

    @property
    def id(self) -> str:
        trigger = (self.trigger.start, self.trigger.end) if self.trigger else None
        return content_id("e", self.doc, self.kind, self.start, self.end, self.stance, self.polarity, trigger)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who, canonical across documents. `names` are the forms seen, most frequent first."""

    id: str
    name: str
    kind: ActorKind = "unknown"
    country: str | None = None  # ISO 3166-1 alpha-2, for a state and its parts
    part_of: str | None = None  # id of the actor this one is a part of
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A slot of an entry linked to an actor, and why; removing it undoes the link."""

    entry: str
    slot: SlotName
    index: int  # position within recipients or sources; 0 for the actor
    actor: str
    reason: str


@dataclass(frozen=True, slots=True)
class LeadTime:
    """Days from a warning to its incident: from `fewest` to `most`, as the two intervals allow."""

    incident: str  # record id
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats another.

    `share` is how much of the shorter of the two stands in the other in the same order, 0 to 1.
    """

    document: str
    of: str  # the document that is taken for the first of its family
    kind: CopyKind
    share: float


@dataclass(frozen=True, slots=True)
class Family:
    """Documents that are one text: the first printed, and its reprints. Each stays in the ledger."""

    id: str
    first: str
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An independent end of the chains of attribution of one record, and all that rests on it."""

    id: str
    name: str
    actor: str | None  # None where a document speaks in its own voice: then `name` is its publisher or itself
    entries: tuple[str, ...]
    documents: tuple[str, ...]
    reason: str  # in plain words, why these are one


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the user knows of a source: how reliable it is, and what it has an interest in."""

    name: str
    reliability: Reliability = "F"  # cannot be judged
    interest: str = ""


@dataclass(frozen=True, slots=True)
class Generality:
    """Two records of which one says in general what the other says in detail: linked, not merged."""

    general: str
    specific: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two entries that cannot both be right as they stand; their records may be one and the same."""

    id: str
    sort: ContradictionSort
    records: tuple[str, str]
    entries: tuple[str, str]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The chain of warning before one incident, and what came of it: record ids in order of time."""

    incident: str
    before: tuple[str, ...]  # knowledge, warnings, threats, and the responses to them
    after: tuple[str, ...]  # responses and claims that followed
    first_known: str | None  # the earliest record of somebody's knowledge or warning


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A link of a chain that is missing or broken, as far as these documents tell."""

    id: str
    sort: GapSort
    actor: str | None
    incident: str | None
    records: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Entries, of one or many documents, that state the same fact."""

    id: str
    kind: Kind
    actor: str | None  # actor id
    recipients: tuple[str, ...]  # actor ids
    about: str | None
    stance: Stance | None = None
    polarity: bool = True
    certainty: Certainty = "asserted"
    when: Interval | None = None
    entries: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    lead: LeadTime | None = None
    responds_to: tuple[str, ...] = ()  # record ids, of a response
    reasons: tuple[str, ...] = ()  # why its entries were joined
    origins: tuple[Origin, ...] = ()  # the origin most entries rest on first
    loops: tuple[tuple[str, ...], ...] = ()  # circular reporting: names, each citing the next, the last the first
    credibility: int | None = None  # 1 (confirmed) to 6 (cannot be judged), NATO AJP-2.1, by a written rule
    credibility_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The assembled whole: records in order of time, and all that they stand on."""

    documents: tuple[Document, ...] = ()
    entries: tuple[Entry, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    records: tuple[Record, ...] = ()
    families: tuple[Family, ...] = ()
    generalities: tuple[Generality, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    chains: tuple[Chain, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[SourceNote, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
