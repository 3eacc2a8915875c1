"""What somebody asks to be decided, checked against the case as it stands, and made a decision that lasts."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, get_args

from forewarned.case.anchors import Anchor, anchor_of
from forewarned.case.codec import digest, storable
from forewarned.case.corrections import Refused, checked, entry_again, field_value, new_entry
from forewarned.case.decisions import undone
from forewarned.case.model import ACTS, Applied, Decision, Proposal, Review
from forewarned.model import Document, Ledger, Record, Reliability, SourceNote
from forewarned.places import CaseError

_LONGEST = 10_000  # characters of a note, a name, a reason
_ON_ENTRIES = frozenset({"confirm", "reject", "reopen", "note", "tag", "untag", "flag", "unflag"})
_WITH_TEXT = frozenset({"note", "tag", "untag", "flag", "unflag"})
_UNVERSIONED = _WITH_TEXT  # they add to what others do and overwrite nothing


class Conflict(CaseError):
    """A decision on something that has changed since it was looked at.

    `now` is what it is today (None where it is gone), `version` today's version of it, `since` the decisions that
    stand on it, `proposal` what was asked for.
    """

    def __init__(
        self,
        target: str,
        proposal: Proposal,
        now: Review | Record | SourceNote | None,
        version: str | None,
        since: tuple[Decision, ...],
    ) -> None:
        last = f"; {since[-1].who} decided last on it, at {since[-1].at}: {since[-1].act}" if since else ""
        what = "has changed since it was looked at" if version else "is no longer there"
        super().__init__(f"{target} {what}{last}; asked for was: {proposal.act}")
        self.target, self.proposal, self.now, self.version, self.since = target, proposal, now, version, since


class Lookup(Protocol):
    """Where records and actors are found: in ledgers, or on the board that was laid out from one."""

    def record(self, id: str) -> Record | None:
        """The record `id`."""

    def has_actors(self, names: Iterable[str]) -> bool:
        """Whether there are actors of all `names`."""


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Ledgers to look things up in: the one that was looked at last, and that of now, which takes longer."""

    ledgers: Sequence[Callable[[], Ledger]]

    def record(self, id: str) -> Record | None:
        """The record `id` in the first ledger that has it."""
        records = (record for ledger in self.ledgers for record in ledger().records)
        return next((record for record in records if record.id == id), None)

    def has_actors(self, names: Iterable[str]) -> bool:
        """Whether one of the ledgers has actors of all `names`."""
        return any({actor.name for actor in ledger().actors}.issuperset(names) for ledger in self.ledgers)


@dataclass(frozen=True, slots=True)
class View:
    """The case as it stands, for one decision to be checked against."""

    documents: Mapping[str, Document]
    applied: Applied
    decisions: Mapping[int, Decision]
    lookup: Lookup


def record_version(record: Record, applied: Applied) -> str | None:
    """The version of a record: a hash of its entries, of theirs, and of what was joined to them and split from them.

    So it shows that others have decided even before the ledger is assembled anew. None where an entry is gone.
    """
    if not all(id in applied.reviews for id in record.entries):
        return None
    reviews = [applied.reviews[id] for id in record.entries]
    return version_of(record.id, [(one.version, one.decisions) for one in reviews], applied.moves)


def version_of(record: str, entries: Sequence[tuple[str, Sequence[int]]], moves: Container[int]) -> str:
    """The same of the version and the decisions of each entry; `moves` are the joins and splits in force."""
    moved = [[seq for seq in decisions if seq in moves] for _, decisions in entries]
    return digest([record, [version for version, _ in entries], moved])[:16]


def source_version(name: str, sources: tuple[SourceNote, ...]) -> str:
    """The version of what is noted of a source; of one of which nothing is noted, too."""
    held = next((one for one in sources if one.name.casefold() == name.casefold()), None)
    return digest([held.name, held.reliability, held.interest] if held else [])[:16]


def decision_for(proposal: Proposal, view: View) -> Decision:
    """The decision that `proposal` asks for, not yet numbered.

    Raises Refused where it cannot be made, Conflict where what it is about has changed since it was looked at.
    """
    if proposal.act not in ACTS:
        raise Refused(f"there is no decision {proposal.act!r}; there are: {', '.join(ACTS)}")
    reason = _text(proposal.reason, "a reason", empty=True)
    if proposal.act in _ON_ENTRIES:
        value = _text(proposal.value, f"the text of a {proposal.act}") if proposal.act in _WITH_TEXT else None
        made = Decision(seq=0, at="", who="", act=proposal.act, groups=(_entries(proposal, view),), value=value)
    else:
        made = _MAKERS[proposal.act](proposal, view)
    return Decision(**{**{n: getattr(made, n) for n in Decision.__slots__}, "reason": reason})


def _entries(proposal: Proposal, view: View) -> tuple[Anchor, ...]:
    """The entries that the targets are or stand on, each in the version that was looked at."""
    if not proposal.targets:
        raise Refused(f"{proposal.act} needs an entry or a record")
    found: dict[str, Review] = {}
    for target in proposal.targets:
        if target in view.applied.reviews:
            review = view.applied.reviews[target]
            _check(target, proposal, view, now=review, version=review.version)
            found[target] = review
        else:
            found |= {id: view.applied.reviews[id] for id in _record(target, proposal, view).entries}
    return tuple(_anchor(review, view) for review in found.values())


def _record(target: str, proposal: Proposal, view: View) -> Record:
    record = view.lookup.record(target)
    version = record_version(record, view.applied) if record else None
    _check(target, proposal, view, now=record, version=version)
    assert record is not None  # a target without a version is a conflict or refused
    return record


def _check(
    target: str, proposal: Proposal, view: View, *, now: Review | Record | SourceNote | None, version: str | None
) -> None:
    seen = proposal.versions.get(target)
    if seen is None and (version is None or proposal.act not in _UNVERSIONED):
        missing = "needs the version that was looked at" if version else "is not in the case"
        raise Refused(f"{storable(target)} {missing}")
    if seen is not None and seen != version and (version is None or proposal.act not in _UNVERSIONED):
        raise Conflict(storable(target), proposal, now, version, _since(now, view))


def _since(now: Review | Record | SourceNote | None, view: View) -> tuple[Decision, ...]:
    if isinstance(now, Review):
        numbers = set(now.decisions)
    elif isinstance(now, Record):
        numbers = {
            seq for id in now.entries if id in view.applied.reviews for seq in view.applied.reviews[id].decisions
        }
    elif now is not None:
        same = (one for one in view.decisions.values() if one.act == "source")
        numbers = {one.seq for one in same if one.value["name"].casefold() == now.name.casefold()}
    else:
        return ()
    return tuple(view.decisions[seq] for seq in sorted(numbers) if seq in view.decisions)


def _anchor(review: Review, view: View) -> Anchor:
    document = view.documents[review.extracted.doc]
    return anchor_of(review.extracted, document, shown=review.entry.kind, root=review.root)


def _correct(proposal: Proposal, view: View) -> Decision:
    if len(proposal.targets) != 1 or proposal.targets[0] not in view.applied.reviews:
        if proposal.targets and proposal.versions:
            raise Conflict(storable(proposal.targets[0]), proposal, None, None, ())
        raise Refused("a correction is of one entry")
    (anchor,) = _entries(proposal, view)
    review = view.applied.reviews[proposal.targets[0]]
    field, text = proposal.field or "", view.documents[review.entry.doc].text
    value = checked(field, proposal.value, review.entry, text)
    before = field_value(review.entry, field)
    return _made(proposal, groups=((anchor,),), value=value, field=field, before=before)


def _add(proposal: Proposal, view: View) -> Decision:
    document = view.documents.get(proposal.document or "")
    if document is None:
        raise Refused(f"there is no document {storable(str(proposal.document))!r} in the case")
    value = new_entry(proposal.value, document.id, document.text)
    entry = entry_again(value, document.id, document.text)
    held = view.applied.reviews.get(entry.id)
    if held is not None and held.verdict != "rejected":
        raise Refused(f"the entry {entry.id} is there already")
    return _made(proposal, groups=((anchor_of(entry, document),),), value=value)


def _join(proposal: Proposal, view: View) -> Decision:
    if len(set(proposal.targets)) < 2:
        raise Refused("joining needs two records or more")
    records = [_record(target, proposal, view) for target in dict.fromkeys(proposal.targets)]
    if len({(record.kind, record.polarity) for record in records}) > 1:
        raise Refused("only records of one kind can be joined: correct the kind of an entry first")
    groups = (tuple(_anchor(view.applied.reviews[id], view) for id in record.entries) for record in records)
    return _made(proposal, groups=tuple(groups))


def _split(proposal: Proposal, view: View) -> Decision:
    if len(proposal.targets) != 1:
        raise Refused("one record is split at a time")
    record = _record(proposal.targets[0], proposal, view)
    out = proposal.value if isinstance(proposal.value, list | tuple) else ()
    rest = [id for id in record.entries if id not in out]
    if not out or not rest or not all(id in record.entries for id in out):
        raise Refused("a split needs some, but not all, of the entries of the record")
    groups = ([_anchor(view.applied.reviews[id], view) for id in ids] for ids in (list(dict.fromkeys(out)), rest))
    return _made(proposal, groups=tuple(map(tuple, groups)))


def _one_actor(proposal: Proposal, view: View) -> Decision:
    names = proposal.value if isinstance(proposal.value, list | tuple) else ()
    kept = list(dict.fromkeys(_text(name, "a name") for name in names))
    if len(kept) < 2 or not view.lookup.has_actors(kept):
        raise Refused("two or more names of actors of the ledger are needed")
    return _made(proposal, value=kept)


def _other_actor(proposal: Proposal, view: View) -> Decision:
    value = _mapping(proposal)
    name, words = _text(value.get("name"), "a name"), _text(value.get("words"), "the words")
    if not view.lookup.has_actors([name]):
        raise Refused(f"there is no actor {name!r} in the ledger")
    return _made(proposal, value={"name": name, "words": words})


def _source(proposal: Proposal, view: View) -> Decision:
    value = _mapping(proposal)
    name = _text(value.get("name"), "the name of a source")
    reliability, interest = value.get("reliability", "F"), _text(value.get("interest", ""), "an interest", empty=True)
    if reliability not in get_args(Reliability):
        raise Refused("reliability is a letter from A (reliable) to F (cannot be judged)")
    sources = view.applied.sources
    now = next((one for one in sources if one.name.casefold() == name.casefold()), None)
    _check(name, proposal, view, now=now, version=source_version(name, sources))
    return _made(proposal, value={"name": name, "reliability": reliability, "interest": interest})


def _undo(proposal: Proposal, view: View) -> Decision:
    decision = view.decisions.get(proposal.value) if type(proposal.value) is int else None
    if decision is None:
        raise Refused(f"there is no decision {proposal.value!r}")
    if decision.seq in undone(view.decisions.values()):
        raise Refused(f"decision {decision.seq} was undone already")
    return _made(proposal, value=decision.seq)


def _made(proposal: Proposal, **values: Any) -> Decision:  # noqa: ANN401 - fields of Decision
    return Decision(seq=0, at="", who="", act=proposal.act, **values)


def _mapping(proposal: Proposal) -> Mapping[str, Any]:
    if not isinstance(proposal.value, Mapping):
        raise Refused(f"{proposal.act} needs a value with names")
    return proposal.value


def _text(value: object, what: str, *, empty: bool = False) -> str:
    if not isinstance(value, str) or not (empty or value.strip()):
        raise Refused(f"{what} is missing")
    if len(value) > _LONGEST:
        raise Refused(f"{what} is longer than {_LONGEST:,} characters")
    return storable(value).strip()


_MAKERS: dict[str, Callable[[Proposal, View], Decision]] = {
    "correct": _correct,
    "add": _add,
    "join": _join,
    "split": _split,
    "one_actor": _one_actor,
    "other_actor": _other_actor,
    "source": _source,
    "undo": _undo,
}
