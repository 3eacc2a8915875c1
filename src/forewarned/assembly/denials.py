"""What one states and another denies: never told and told, knew nothing and knew, did not answer and replied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from forewarned import lexicon
from forewarned.assembly.facts import overlap, stem, stems, terms
from forewarned.assembly.known import states
from forewarned.assembly.names import folded
from forewarned.assembly.sides import Blocks, Held, Side, just_before, says
from forewarned.model import Entry

_PAIRS = 3  # statements that one denial is put beside, of as many records
_BOTH = 2  # who was told, and who told
_SURE = 1.0  # of those that are less sure, only the best is told
_KNOWN = frozenset({"warning", "knowledge"})

Pair = tuple[Side, Side, str]


def denials(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """(what is denied, the denial, why) for each pair of records that cannot both be right."""
    found = [side for side in given if side.fact.entry.kind not in {"incident", "threat"}]
    against = [side for side in found if _denies(side.fact.entry)]
    held = blocks.over(against, [side for side in found if _states(side.fact.entry)])
    for denial in against:
        ranked = sorted(_stated(denial, held), key=lambda row: (-row[0], row[1].record, row[1].fact.id))
        sure = [row for row in ranked if row[0] >= _SURE] or ranked[:1]
        first = {stated.record: (stated, why) for _, stated, why in reversed(sure)}
        yield from ((stated, denial, why) for stated, why in list(reversed(first.values()))[:_PAIRS])


def _denies(entry: Entry) -> bool:
    return not entry.polarity or entry.stance in {"denied", "not_acted"} or _calls_untrue(entry)


def _calls_untrue(entry: Entry) -> bool:
    return entry.stance == "dismissed" and bool(says(entry.quote, "untrue"))


def _states(entry: Entry) -> bool:
    return entry.polarity and entry.stance in {None, "acted", "acknowledged"}


def _stated(denial: Side, held: Held) -> Iterator[tuple[float, Side, str]]:
    """(how sure, what `denial` denies, why)."""
    for stated in held.near(denial):
        if stated.record == denial.record or overlap(stated.fact.entry.when, denial.fact.entry.when) is False:
            continue
        why = _judged(denial.fact.entry, stated.fact.entry)
        sure = _sure(denial, stated, held) if why else 0.0
        if why and sure:
            words = held.blocks.agreed(denial, stated)
            yield sure, stated, f"{why}: {', '.join(words)}" if words else why


def _judged(denial: Entry, stated: Entry) -> str | None:
    """In which words the two kinds of statement deny each other; None where they do not."""
    if denial.stance == "dismissed":
        return "says that what others report is not so" if stated.kind in _KNOWN else None
    if denial.stance == "denied":
        return "says it was not told, or did not know, what others say it was" if stated.kind in _KNOWN else None
    if denial.stance == "not_acted":
        answers = all(_answers(entry) for entry in (denial, stated))
        return "one says that there was an answer, the other that there was none" if answers else None
    if (denial.kind, stated.kind) == ("claim", "claim"):
        return "one blames, the other denies"
    if denial.kind in _KNOWN and stated.kind in _KNOWN:
        return "one says that it was told or known, the other that it was not"
    return None


def _answers(entry: Entry) -> bool:
    return entry.kind == "response" and bool(
        lexicon.words("contradictions", "answered").intersection(folded(entry.quote).split())
    )


def _sure(denial: Side, stated: Side, held: Held) -> float:
    """How surely both are of one matter and of the same people; 0 where nothing shows it."""
    blocks, near = held.blocks, just_before(denial, stated)
    words = blocks.agreed(denial, stated)
    told, givers = _people(denial, stated, blocks)
    answered = stated.record in denial.built.record.responds_to
    if answered and denial.fact.entry.stance in {"denied", "dismissed"} and (told is not False or words):
        return 3.0
    if denial.fact.entry.stance == "dismissed":
        return 1.0 if near and words and stated.fact.entry.kind == "knowledge" else 0.0
    if told is False or givers is False or not _same_state(denial, stated):
        return 0.0
    if not (told or givers):
        return 1.0 if near and not denial.matter and _named_in(denial, stated, blocks) else 0.0
    both = bool(told) + bool(givers)
    if words:
        return 1.0 + both + 0.1 * len(words)
    if denial.matter or (denial.told and denial.givers and both < _BOTH):
        return 0.0
    if near:
        return 1.0 * both
    return 0.5 * both if both == _BOTH or (blocks.same_case(denial, stated) and not _points_back(denial)) else 0.0


def _same_state(denial: Side, stated: Side) -> bool:
    """Whether the states that a denial is about ("no advice from an American") are in what it may deny."""
    return (denial.fact.about & states()) <= stated.fact.all


def _points_back(denial: Side) -> bool:
    """Whether a denial is of "it" or "the note": of what its own document told before."""
    said = denial.fact.entry.about
    words = folded(said.text).split() if said else []
    if words[:1] and words[0] in lexicon.words("actors", "pronouns") and len(words) == 1:
        return stem(words[0]) not in _open_words()
    pointing = bool(words) and words[0] in lexicon.words("joining", "pointers")
    return pointing and stem(words[-1]) in stems("pointing")


def _open_words() -> frozenset[str]:
    return frozenset(map(stem, lexicon.words("contradictions", "open")))


def _people(denial: Side, stated: Side, blocks: Blocks) -> tuple[bool | None, bool | None]:
    """Whether both are of the same who were told, and of the same who told; None where either does not say."""
    if denial.fact.entry.kind == "claim":
        mine, theirs = denial.told | denial.fact.recipients, stated.told | stated.fact.recipients
        return blocks.same_people(mine, theirs), None
    return blocks.same_people(denial.told, stated.told), blocks.same_people(denial.givers, stated.givers)


def _named_in(denial: Side, stated: Side, blocks: Blocks) -> bool:
    """Whether a statement that names nobody who knew has the one who is said not to have known among its words."""
    names = [terms(blocks.parties.name(actor)) for actor in sorted(denial.told)]
    return not stated.told and any(name and name <= stated.fact.all for name in names)
