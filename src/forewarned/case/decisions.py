"""Decisions laid over what was extracted: a pure function, so that every new run can replay them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import cast

from forewarned.assembly.decided import Decided
from forewarned.case.anchors import Anchor, by_hash, document_for, places
from forewarned.case.corrections import Field, Moved, corrected, entry_again
from forewarned.case.model import Act, Applied, Decision, Displaced, Remark, Review, Verdict
from forewarned.model import Actor, Document, Entry, SourceNote

_Key = tuple[str, str]  # id of the document and of the entry as extracted
ACTS_ON_ACTORS: frozenset[Act] = frozenset(["one_actor", "other_actor"])
_VERDICTS: dict[Act, Verdict] = {"confirm": "confirmed", "reject": "rejected", "reopen": "open"}


@dataclass(slots=True)
class _State:
    """What the decisions taken so far have made of each entry."""

    reviews: dict[_Key, Review]
    texts: Mapping[str, str]
    displaced: list[Displaced]


def undone(decisions: Iterable[Decision]) -> set[int]:
    """The numbers of the decisions that are undone. An undo is itself a decision, and can be undone."""
    found: set[int] = set()
    for decision in sorted(decisions, key=lambda one: -one.seq):
        if decision.act == "undo" and decision.seq not in found:
            found.add(decision.value)
    return found


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that were not undone, in order; the undos themselves left out."""
    given = sorted(decisions, key=lambda one: one.seq)
    gone = undone(given)
    return [decision for decision in given if decision.seq not in gone and decision.act != "undo"]


def applied(entries: Iterable[Entry], documents: Iterable[Document], decisions: Iterable[Decision]) -> Applied:
    """`entries` with `decisions` laid over them: in the order in which they were made, the later over the earlier.

    Nothing is dropped: a decision that does not find its place among `entries` is displaced, with the reason.
    """
    papers = list(documents)
    hashed, valid = by_hash(papers), in_force(decisions)
    state = _State({}, {paper.id: paper.text for paper in papers}, [])
    for entry in entries:
        key = (entry.doc, entry.id)
        held = state.reviews.get(key)
        if held is None or repr(entry) < repr(held.entry):  # of two of one id, as `assemble` chooses
            state.reviews[key] = Review(entry=entry, extracted=entry)
    _add_all(valid, hashed, state)
    found = _placed(valid, state, hashed)
    for decision in valid:
        if decision.act in ("join", "split"):
            _miss(decision, found, state)
        elif decision.groups and decision.act != "add":
            for anchor in decision.anchors:
                _decide(decision, anchor, found[anchor], state)
    ids = {key: review.entry.id for key, review in state.reviews.items()}
    reviews: dict[str, Review] = {}
    for review in state.reviews.values():
        reviews.setdefault(review.entry.id, review)
    return Applied(
        entries=tuple(_marked(review) for review in state.reviews.values() if review.verdict != "rejected"),
        decided=_decided(valid, found, ids),
        displaced=tuple(sorted(state.displaced, key=lambda one: one.decision.seq)),
        reviews=reviews,
        sources=_sources(valid),
        moves=frozenset(decision.seq for decision in valid if decision.act in ("join", "split")),
    )


def displaced_actors(valid: Iterable[Decision], actors: Iterable[Actor]) -> list[Displaced]:
    """The decisions on names that no actor of the ledger has; whether it has is known after assembling."""
    names = {name for actor in actors for name in (actor.name, *actor.names)}
    gone = []
    for decision in (one for one in valid if one.act in ACTS_ON_ACTORS):
        wanted = decision.value if decision.act == "one_actor" else [decision.value["words"]]
        if missing := [name for name in wanted if name not in names]:
            gone.append(Displaced(decision, None, f"no actor of the ledger is called {', '.join(missing)}"))
    return gone


def _add_all(valid: Sequence[Decision], hashed: Mapping[str, Sequence[Document]], state: _State) -> None:
    """The entries that people added. One that a reader has come to find itself in the same words stands for both."""
    if not any(decision.act == "add" for decision in valid):
        return
    same = {_sense(review.entry): key for key, review in state.reviews.items()}
    for decision in valid:
        if decision.act != "add":
            continue
        anchor = decision.anchors[0]
        document = document_for(anchor, hashed)
        if document is None:
            state.displaced.append(Displaced(decision, anchor, "its document is not in the case any more"))
            continue
        try:
            entry = entry_again(decision.value, document.id, document.text)
        except Moved as reason:
            state.displaced.append(Displaced(decision, anchor, str(reason)))
            continue
        state.reviews.pop(same.get(_sense(entry), ("", "")), None)
        added = Review(entry=entry, extracted=entry, added=True, decisions=(decision.seq,), root=anchor.root)
        state.reviews[entry.doc, entry.id] = added


def _sense(entry: Entry) -> tuple[object, ...]:
    actor = (entry.actor.start, entry.actor.end) if entry.actor else None
    about = (entry.about.start, entry.about.end) if entry.about else None
    return entry.doc, entry.kind, entry.start, entry.end, entry.stance, entry.polarity, actor, about


def _placed(
    valid: Sequence[Decision], state: _State, hashed: Mapping[str, Sequence[Document]]
) -> dict[Anchor, Entry | str]:
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for review in state.reviews.values():
        by_document[review.extracted.doc].append(review.extracted)
    anchors = [anchor for decision in valid if decision.act != "add" for anchor in decision.anchors]
    found = places(anchors, by_document, hashed)
    for anchor, entry in found.items():
        if isinstance(entry, Entry):
            key = (entry.doc, entry.id)
            state.reviews[key] = replace(state.reviews[key], root=anchor.root)
    return found


def _miss(decision: Decision, found: Mapping[Anchor, Entry | str], state: _State) -> None:
    """List what a join or a split does not find, and note it with the entries that it does."""
    for anchor in decision.anchors:
        entry = found[anchor]
        if isinstance(entry, str):
            state.displaced.append(Displaced(decision, anchor, entry))
        else:
            key = (entry.doc, entry.id)
            held = state.reviews[key]
            state.reviews[key] = replace(held, decisions=(*held.decisions, decision.seq))


def _decide(decision: Decision, anchor: Anchor, entry: Entry | str, state: _State) -> None:
    if isinstance(entry, str):
        state.displaced.append(Displaced(decision, anchor, entry))
        return
    key = (entry.doc, entry.id)
    held = state.reviews[key]
    try:
        changed = _changed(held, decision, state.texts[entry.doc])
    except Moved as reason:
        state.displaced.append(Displaced(decision, anchor, str(reason)))
        return
    state.reviews[key] = replace(changed, decisions=(*held.decisions, decision.seq))


def _changed(held: Review, decision: Decision, text: str) -> Review:
    act = decision.act
    if act in _VERDICTS:
        return replace(held, verdict=_VERDICTS[act], verdict_by=None if act == "reopen" else decision.who)
    if act == "correct":
        field = cast(Field, decision.field)
        entry = corrected(held.entry, field, decision.value, text)
        return replace(held, entry=entry, corrected=tuple(dict.fromkeys((*held.corrected, field))))
    remark = Remark(str(decision.value or ""), decision.who, decision.at, decision.seq)
    if act == "note":
        return replace(held, notes=(*held.notes, remark))
    if act in ("tag", "untag"):
        return replace(held, tags=_with(held.tags, remark, wanted=act == "tag"))
    return replace(held, flags=_with(held.flags, remark, wanted=act == "flag"))


def _with(remarks: Sequence[Remark], remark: Remark, *, wanted: bool) -> tuple[Remark, ...]:
    others = tuple(one for one in remarks if one.text != remark.text)
    return (*others, remark) if wanted else others


def _marked(review: Review) -> Entry:
    """The entry with what people did to it among its notes, where `explain` and the report show it."""
    notes = []
    if review.verdict == "confirmed":
        notes.append(f"confirmed by {review.verdict_by}")
    if review.corrected:
        notes.append(f"corrected by a person: {', '.join(review.corrected)}")
    return replace(review.entry, notes=(*review.entry.notes, *notes)) if notes else review.entry


def _decided(valid: Sequence[Decision], found: Mapping[Anchor, Entry | str], ids: Mapping[_Key, str]) -> Decided:
    joined: dict[tuple[str, str], bool] = {}
    names: list[tuple[str, ...]] = []
    words: list[tuple[str, str]] = []
    for decision in valid:
        if decision.act == "one_actor":
            names.append(tuple(decision.value))
        elif decision.act == "other_actor":
            words.append((decision.value["name"], decision.value["words"]))
        elif decision.act in ("join", "split"):
            places = ([found[anchor] for anchor in group] for group in decision.groups)
            groups = [[ids[e.doc, e.id] for e in group if isinstance(e, Entry)] for group in places]
            _pairs([group for group in groups if group], joined, together=decision.act == "join")
    return Decided(
        joined=tuple(pair for pair, together in joined.items() if together),
        apart=tuple(pair for pair, together in joined.items() if not together),
        one_actor=tuple(names),
        other_actor=tuple(words),
    )


def _pairs(groups: Sequence[Sequence[str]], joined: dict[tuple[str, str], bool], *, together: bool) -> None:
    """Set the pairs of one decision: across its groups apart, or all of them together, over what was said before."""
    if together:
        members = list(dict.fromkeys(id for group in groups for id in group))
        wanted = {_pair(one, other) for one, other in pairwise(members)}
        held = set(members)
        for pair in [pair for pair, was in joined.items() if not was and held.issuperset(pair)]:
            del joined[pair]
    else:
        wanted = {
            _pair(one, o) for at, group in enumerate(groups) for one in group for g in groups[at + 1 :] for o in g
        }
    for pair in sorted(wanted):
        if pair[0] != pair[1]:
            joined.pop(pair, None)
            joined[pair] = together


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _sources(valid: Sequence[Decision]) -> tuple[SourceNote, ...]:
    """The last word on each source, in order of name."""
    found: dict[str, SourceNote] = {}
    for decision in valid:
        if decision.act == "source":
            value = decision.value
            found[value["name"].casefold()] = SourceNote(value["name"], value["reliability"], value["interest"])
    return tuple(found[name] for name in sorted(found))
