"""Lead times: which incident a warning, knowledge or a threat foretold, and how many days before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from forewarned import lexicon
from forewarned.assembly.facts import Fact, Kin, Weights, days, placed, stem, stems, terms_of
from forewarned.assembly.known import state_of_seat, states
from forewarned.assembly.names import folded
from forewarned.assembly.records import Built
from forewarned.model import Interval, LeadTime

_FARTHEST = 1100  # days: what was said more than three years before is linked by explicit words only
_SOON = 92  # days between a warning and its document's incident that it names in general words only
_MUDDLED = 62  # days: where the warning may be after the incident, and so far apart, nothing is told
_VAGUE = 366  # days: an incident placed no better gives no lead time
_FORETELLING = frozenset(["warning", "knowledge", "threat"])
_BEFORE = ("before", "ahead of", "prior to", "in advance of", "leading up to", "preceding")


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead time and, in plain words, why the incident is the one that was foretold."""

    time: LeadTime
    reason: str


@dataclass(frozen=True, eq=False)
class _Incident:
    """An incident as it is compared; what few are asked for is worked out when it is."""

    built: Built
    when: Interval
    blamed: dict[str, set[str]]

    @cached_property
    def words(self) -> frozenset[str]:
        return _words(self.built.facts)

    @cached_property
    def states(self) -> frozenset[str]:
        return _states(self.built.facts)

    @cached_property
    def groups(self) -> frozenset[str]:
        return _culprits(self.built, self.blamed)

    @cached_property
    def docs(self) -> Counter[str]:
        """Document -> its mentions."""
        return Counter(fact.entry.doc for fact in self.built.facts)


@dataclass(frozen=True, slots=True)
class _Known:
    """Incidents by first day, then id; their places by word in that order, and by document in order of time."""

    incidents: Sequence[_Incident]
    earliest: Sequence[int]  # the first day of each, by its number
    by_word: dict[str, list[int]]
    by_doc: dict[str, list[int]]


def leads(given: Sequence[Built], *, weights: Weights, kin: Kin) -> dict[str, Lead]:
    """Record id -> lead, for those that an incident can be told for. Nothing rests on co-occurrence alone."""
    known = _known(given)
    incidents, by_doc = known.incidents, known.by_doc
    main = {doc: one for doc, held in sorted(by_doc.items()) if (one := _main(held, incidents, doc)) is not None}
    found: dict[str, Lead] = {}
    for told in given:
        if told.record.kind in _FORETELLING and told.record.polarity and told.record.when:
            near = _candidates(told, known, weights)
            lead = _by_reference(told, incidents, main) or _by_words(told, near, weights, kin)
            if lead := lead or _by_main(told, incidents, main, kin):
                found[told.record.id] = lead
    return found


def chained(one: Built, incident: Built) -> Lead | None:
    """The lead of a record that is in the chain of `incident` by its documents: days before, by the two dates."""
    when = incident.record.when
    if one.record.kind not in _FORETELLING or not one.record.polarity or when is None:
        return None
    made = _lead(one, _Incident(incident, when, {}), "in the chain of the incident that its documents are about")
    return made if made and made.time.fewest > 0 else None


def _known(given: Sequence[Built]) -> _Known:
    """The incidents among `given` that a lead time can be told to."""
    blamed = _blamed(given)
    found = [
        _Incident(one, one.record.when, blamed)
        for one in given
        if one.record.kind == "incident" and one.record.polarity and one.record.when
        if days(one.record.when) <= _VAGUE
    ]
    order = sorted(range(len(found)), key=lambda at: (found[at].when.earliest, found[at].built.record.id))
    incidents = [found[at] for at in order]
    by_word: dict[str, list[int]] = defaultdict(list)
    for at, incident in enumerate(incidents):
        for word in incident.words:
            by_word[word].append(at)
    by_doc: dict[str, list[int]] = defaultdict(list)
    for at, place in sorted(zip(order, range(len(order)), strict=True)):
        for doc in found[at].built.record.documents:
            by_doc[doc].append(place)
    return _Known(incidents, [one.when.earliest.toordinal() for one in incidents], by_word, by_doc)


def _words(facts: Iterable[Fact]) -> frozenset[str]:
    return placed(frozenset[str]().union(*(fact.all for fact in facts)))


def _states(facts: Iterable[Fact]) -> frozenset[str]:
    """The states that an incident's words name, or whose seat they name: Moscow is in Russia."""
    found: set[str] = set()
    for fact in facts:
        found |= fact.all & states()
        said = folded(" ".join([fact.entry.quote[:600], *(words.text[:200] for words in fact.entry.recipients[:6])]))
        found.update(state for word in said.split() if (state := state_of_seat(word)))
    return frozenset(found)


def _blamed(given: Sequence[Built]) -> dict[str, set[str]]:
    """Document -> who is held responsible in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in given:
        if one.record.kind == "claim" and one.record.polarity:
            for doc in one.record.documents:
                found[doc].update(one.record.recipients)
    return found


def _culprits(one: Built, blamed: dict[str, set[str]]) -> frozenset[str]:
    named = {one.record.actor} if one.record.actor else set()
    return frozenset(named.union(*(blamed.get(doc, set()) for doc in one.record.documents)))


def _main(found: Sequence[int], incidents: Sequence[_Incident], doc: str) -> int | None:
    """The one incident of a document, or the one with three times the mentions of any other."""
    counts = {at: incidents[at].docs[doc] for at in found}
    ranked = sorted(counts, key=lambda at: (-counts[at], at))
    if len(ranked) == 1 or (counts[ranked[0]] >= 3 and counts[ranked[0]] >= 3 * counts[ranked[1]]):
        return ranked[0]
    return None


def _candidates(one: Built, known: _Known, weights: Weights) -> list[_Incident]:
    """Later incidents that share telling words with `one`, the soonest first."""
    when = one.record.when
    if when is None:
        return []
    # Of a word's incidents those that begin in time alone are looked at: they are few, and `_follows` is exact.
    first = bisect_left(known.earliest, when.earliest.toordinal() - _VAGUE)
    last = bisect_right(known.earliest, when.latest.toordinal() + _FARTHEST)
    found: set[int] = set()
    for word in weights.telling(_words(one.facts), 12):
        places = known.by_word.get(word, ())
        if len(places) <= 400:
            found.update(places[bisect_left(places, first) : bisect_left(places, last)])
    found.update(at for doc in one.record.documents for at in known.by_doc.get(doc, ())[:60])
    return [known.incidents[at] for at in sorted(found) if _follows(when, known.incidents[at].when)]


def _follows(warned: Interval | None, struck: Interval) -> bool:
    if warned is None or struck.latest < warned.earliest:
        return False
    return (struck.earliest - warned.latest).days <= _FARTHEST


def _by_reference(one: Built, incidents: Sequence[_Incident], main: dict[str, int]) -> Lead | None:
    """A document's one incident, where the warning's own words point to it: "days before the attack"."""
    for fact in one.facts:
        at = main.get(fact.entry.doc)
        if at is None or not _follows(one.record.when, incidents[at].when):
            continue
        said = folded(fact.entry.when.text) if fact.entry.when else ""
        event = fact.entry.when is not None and fact.entry.when.basis == "event"
        if any(f"{word} " in f"{said} " for word in _BEFORE) and (event or _names_harm(said)):
            return _lead(one, incidents[at], f"its time is told from the incident: {_said(fact)}")
        if fact.entry.about and _points(fact.entry.about.text):
            return _lead(one, incidents[at], f"its words point to the one incident of its document: {_about(fact)}")
    return None


def _said(fact: Fact) -> str:
    return fact.entry.when.text[:80] if fact.entry.when else ""


def _about(fact: Fact) -> str:
    return fact.entry.about.text[:80] if fact.entry.about else ""


def _names_harm(said: str) -> bool:
    return any(stem(word) in stems("pointing_incident") for word in said.split())


def _points(about: str) -> bool:
    """Whether `about` is "the attack", "such an attack by X", "this bombing"."""
    words = folded(about).split()[:5]
    opens = words[:1] in (["the"], ["this"], ["that"]) or words[:2] in (["such", "an"], ["such", "a"])
    return opens and _names_harm(" ".join(words[1:4])) and words[-1] not in lexicon.words("joining", "pointing_warning")


def _by_words(one: Built, near: Sequence[_Incident], weights: Weights, kin: Kin) -> Lead | None:
    """An incident whose place, target, victim or group the warning names, in two words at least."""
    mine, said, docs = _foretold(one.facts), _said_about(one), frozenset(one.record.documents)
    best: tuple[float, Lead] | None = None
    for incident in near:
        if mine.isdisjoint(incident.words) or (one.record.kind == "threat" and _other_hand(one, incident, kin)):
            continue
        group = _group(one, incident, kin, said)
        shared = (mine & incident.words) - {folded(group)}
        same_doc = not docs.isdisjoint(incident.docs)
        enough = len(shared) >= 3 or (len(shared) >= 2 and (same_doc or group)) or (shared and group and same_doc)
        if not enough or weights.likeness(mine, incident.words) < 0.2:
            continue
        score = weights.total(shared) + (3.0 if group else 0.0)
        if best is None or score > best[0]:
            named = ", ".join(weights.telling(shared, 6))
            lead = _lead(one, incident, f"foretells the incident: {named}{f'; group {group}' if group else ''}")
            best = (score, lead) if lead else best
    return best[1] if best else None


def _other_hand(one: Built, incident: _Incident, kin: Kin) -> bool:
    """Whether the incident was done by another than the one who threatened."""
    mine, theirs = one.record.actor, incident.built.record.actor
    return bool(mine and theirs and not kin.same(frozenset({mine}), frozenset({theirs})))


def _by_main(one: Built, incidents: Sequence[_Incident], main: dict[str, int], kin: Kin) -> Lead | None:
    """A document's one incident, soon after the warning, where both name the state or the group."""
    said = frozenset(term for fact in one.facts for term in fact.about)
    for fact in one.facts:
        at = main.get(fact.entry.doc)
        when = one.record.when
        if at is None or when is None or (incidents[at].when.earliest - when.latest).days > _SOON or not fact.about:
            continue
        if one.record.kind == "threat" and _other_hand(one, incidents[at], kin):
            continue
        state = sorted(said & incidents[at].states)
        name = state[0] if state else _group(one, incidents[at], kin, _said_about(one))
        if name and said & stems("pointing_incident") | said & stems("pointing_threat"):
            return _lead(one, incidents[at], f"soon before the one incident of its document, and both name {name}")
    return None


def _foretold(facts: Iterable[Fact]) -> frozenset[str]:
    """Terms of the harm foretold: of `about`, and for a threat of whom it is against."""
    found: set[str] = set()
    for fact in facts:
        found |= fact.about
        if fact.entry.kind == "threat":
            found |= terms_of(fact.entry.recipients[:8])
    return placed(found)


def _said_about(one: Built) -> str:
    """The words of `one` for the harm, as many as `folded` looks at, with a space on each side."""
    return f" {folded(' '.join(fact.entry.about.text for fact in one.facts if fact.entry.about))} "


def _group(one: Built, incident: _Incident, kin: Kin, said: str) -> str:
    """The group that both name: as the one who threatens, or in `said`, the words of the warning."""
    for actor in sorted(incident.groups - kin.roles):
        if one.record.kind == "threat" and one.record.actor == actor:
            return kin.names.get(actor, "")
        if any(f" {form} " in said for form in kin.forms.get(actor, ()) if len(form) > 2):
            return kin.names.get(actor, "")
    return ""


def _lead(one: Built, incident: _Incident, reason: str) -> Lead | None:
    """The days between, or None where the order cannot be told: one day for both, or overlap of wide spans."""
    warned, struck = one.record.when, incident.when
    if warned is None or not _follows(warned, struck):
        return None
    fewest = max(0, (struck.earliest - warned.latest).days)
    most = max(fewest, (struck.latest - warned.earliest).days)
    if fewest == 0 and (most > _MUDDLED or most == 0):
        return None  # of one day it cannot be told whether the word came before the blow
    return Lead(LeadTime(incident.built.record.id, fewest, most), reason)
