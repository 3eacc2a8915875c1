"""When an entry happened: a time in its clause, one counted from an event, or one that carries over."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from forewarned import lexicon
from forewarned.reader import grammar, kinds, phrases, times, when_scopes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from forewarned.model import Attribution, Interval, Words
    from forewarned.reader.frames import Hit
    from forewarned.reader.page import Page, Sentence

_BESIDE = 4  # characters between the word of saying and its own time: "said on Tuesday that …"
# On the training gold a carried time is right for 36 of 49 warnings and half of the responses and incidents,
# but for 15 of 35 claims, threats and knowledge: there it is left unknown.
_CARRYING = frozenset({"warning", "response", "incident"})
_LEARNING = frozenset("learn realize discover detect uncover intercept overhear notice receive obtain get".split())
_NEAR = 40  # characters: how far the time of saying may stand from its word
_CARRY = 2  # sentences: how far a time carries over within a paragraph
# "In 1999" and "in June" are said of one thing: on the training gold a carried time of more than this many days is
# right for 12 entries of 36, one of days for 120 of 187.
_WIDEST = 20


class Clock:
    """The times of one page, and which of them an entry has."""

    def __init__(self, page: Page, stated: Sequence[tuple[Sentence, list[Hit]]]) -> None:
        self._page = page
        self._stated = stated

    @cached_property
    def _intervals(self) -> list[Interval]:
        """Every interval that the text gives, ranges instead of their ends, in order."""
        text = self._page.text
        ranges = times.ranges(text, self._page.timexes, until=self._page.document.published)
        single = [i for t in self._page.timexes if (i := times.interval(t, text)) is not None]
        single = [i for i in single if not any(r.start <= i.start and i.end <= r.end for r in ranges)]
        found = sorted([*single, *ranges], key=lambda i: (i.start, i.end))
        published = self._page.document.published
        # What a report states has happened: "held until 22 May" dates nothing in a report of March.
        return [i for i in found if published is None or i.earliest <= published]

    @cached_property
    def _events(self) -> list[times.EventTime]:
        return list(times.event_times(self._page.text, self._page.timexes))

    @cached_property
    def _incidents(self) -> list[tuple[str, int, Interval]]:
        """(head word, position, interval) of the incidents that the text itself dates."""
        found = []
        for sentence, hits in self._stated:
            for hit in hits:
                if hit.frame.kind == "incident":
                    start, _ = sentence.unit.span(hit.token, hit.token)
                    own = self._stated_time(sentence, hit)
                    if own is not None:
                        found += [(word, start, own) for word in _names(hit)]
        return found

    def when(self, sentence: Sentence, hit: Hit, about: Words | None) -> Interval | None:
        """The interval of an entry, or None when the text gives none that can be resolved.

        A time within what the entry is `about` is the time of that, not of the entry.
        """
        apart = about is not None and hit.frame.kind not in ("incident", "response")
        within = (about.start, about.end) if about is not None and apart else (0, 0)
        if within[0] <= sentence.unit.start + hit.token.idx < within[1]:
            within = (0, 0)  # "a June 30 briefing": what it is about is the act itself
        counted, own = self._event_time(sentence, hit, within), self._stated_time(sentence, hit, within)
        if counted is not None and (own is None or own.earliest != own.latest or counted.earliest == counted.latest):
            own = counted
        return own or self._same_incident(hit) or self._said_then(sentence, hit) or self._carried(sentence, hit)

    def _said_then(self, sentence: Sentence, hit: Hit) -> Interval | None:
        """Of a response that somebody tells without a time of its own, the time of the telling."""
        saying = self._saying(sentence, sentence.unit.start + hit.token.idx)
        if hit.frame.kind != "response" or saying is None or saying.cue is None:
            return None
        said = saying.cue[1]
        here = [i for i in self._intervals if sentence.start <= i.start and i.end <= sentence.end]
        near = [i for i in here if not saying.content[0] <= i.start < saying.content[1] and abs(i.start - said) < _NEAR]
        today = self._page.document.published  # "it was reported today" says only when the report was made
        return next((i for i in near if not i.earliest == i.latest == today), None)

    def _same_incident(self, hit: Hit) -> Interval | None:
        """The day of an incident that the text dates elsewhere under the same word, if it is only one."""
        if hit.frame.kind != "incident":
            return None
        days = {(i.earliest, i.latest): i for word, _, i in self._incidents if word in _names(hit) and _can_carry(i)}
        return replace(next(iter(days.values())), basis="carried") if len(days) == 1 else None

    def _stated_time(self, sentence: Sentence, hit: Hit, within: tuple[int, int] = (0, 0)) -> Interval | None:
        """The time nearest to the predicate, its own clause first; not the time of the saying."""
        here = [i for i in self._intervals if sentence.start <= i.start and i.end <= sentence.end]
        here = [i for i in here if not any(e.start <= i.start < e.end for e in self._events)]
        here = [i for i in here if not within[0] <= i.start < within[1]]
        position = sentence.unit.start + hit.token.idx
        saying = self._saying(sentence, position)
        if saying is not None and saying.cue is not None:
            (low, high), said = saying.content, saying.cue[1]
            # "In a May 3 memo the engineer warned": the day of the memo is the day of the warning
            memo = saying.source if hit.frame.kind == "warning" and saying.source is not None else (0, 0)
            here = [
                i
                for i in here
                if memo[0] <= i.start < memo[1] or (low <= i.start < high and not 0 <= i.start - said <= _BESIDE)
            ]
        if kinds.dates_another(hit.token):  # "days after the fire, police on Monday …": Monday is not the fire's
            low, high = sentence.unit.span(*phrases.subtree_span(hit.token))
            here = [i for i in here if low <= i.start < high]
        here = [self._of_day(i) for i in here if not when_scopes.dates_another(sentence, hit, i)]
        if not here:
            return None
        first, last = phrases.subtree_span(grammar.clause_root(hit.token))
        low, high = sentence.unit.span(first, last)
        own = [i for i in here if low <= i.start < high] or here
        return min(own, key=lambda i: (abs(i.start - position), i.start))

    def _of_day(self, interval: Interval) -> Interval:
        """A time of day on the day that the text has reached: "on Thursday … at 10:30 p.m."."""
        if interval.earliest != self._page.document.published or not when_scopes.is_time_of_day(interval.text):
            return interval
        said = [a.cue for a in self._page.attributions if a.cue is not None]
        reached = [
            i
            for i in self._intervals
            if i.end <= interval.start
            and i.earliest == i.latest
            and not when_scopes.is_time_of_day(i.text)
            and not any(0 <= i.start - cue[1] <= _BESIDE or 0 <= cue[0] - i.end <= _BESIDE for cue in said)
        ]
        if not reached:
            return interval
        return replace(interval, earliest=reached[-1].earliest, latest=reached[-1].latest, basis="narrative")

    def _saying(self, sentence: Sentence, position: int) -> Attribution | None:
        """The innermost attribution whose content holds the predicate, if its cue is in the sentence."""
        inside = [
            a
            for a in self._page.attributions
            if a.cue is not None
            and sentence.start <= a.cue[0] < sentence.end
            and a.content[0] <= position < a.content[1]
            and not a.content[0] <= a.cue[0] < a.content[1]
        ]
        return min(inside, key=lambda a: a.content[1] - a.content[0], default=None)

    def _event_time(self, sentence: Sentence, hit: Hit, within: tuple[int, int]) -> Interval | None:
        here = [e for e in self._events if sentence.start <= e.start < sentence.end]
        here = [e for e in here if not within[0] <= e.start < within[1]]
        position = sentence.unit.start + hit.token.idx
        for event in sorted(here, key=lambda e: abs(e.start - position)):
            names = [hit.token, hit.token.head if hit.token.dep_ == "relcl" else grammar.subject(hit.token)]
            places = [sentence.unit.start + t.idx for t in names if t is not None]
            if any(event.anchor[0] <= place < event.anchor[1] for place in places):
                continue  # it is the event itself
            anchor = self._dated(event.anchor)
            if anchor is not None:
                return times.event_interval(event, anchor.earliest, anchor.latest, self._page.text)
        return None

    def _dated(self, anchor: tuple[int, int]) -> Interval | None:
        """The interval of the incident that `anchor` names: one with its head word, else the only one."""
        words = self._page.text[anchor[0] : anchor[1]].lower().split()
        known = self._incidents
        same = [i for i in known if any(w.startswith(i[0][:5]) for w in words)]
        if not same and any(w.strip(".,;:”\"'") in lexicon.words("classes", "incident_noun") for w in words):
            same = known
        if not same:
            return None
        before = [i for i in same if i[1] < anchor[0]]
        return (before[-1] if before else same[0])[2]

    def _carried(self, sentence: Sentence, hit: Hit) -> Interval | None:
        """The time of the sentence before in the same paragraph, when this one goes on from it."""
        carries = hit.frame.kind in _CARRYING or (hit.frame.kind == "knowledge" and hit.token.lemma_ in _LEARNING)
        if not carries or _is_past_perfect(hit.token) or _is_present(hit.token):
            return None
        before = [s for s, _ in self._stated if 0 < sentence.number - s.number <= _CARRY]
        for earlier in reversed(before):
            between = self._page.text[earlier.end : sentence.start]
            if "\n\n" in between:
                return self._told_before(earlier, sentence, hit)
            here = [i for i in self._intervals if earlier.start <= i.start and i.end <= earlier.end]
            here = [i for i in here if not when_scopes.is_beside(earlier, i)]
            if here:
                return replace(here[0], basis="carried") if _can_carry(here[0]) else None
        return None

    def _told_before(self, earlier: Sentence, sentence: Sentence, hit: Hit) -> Interval | None:
        """Of an incident at the head of a paragraph, the time of the incident that the sentence before told."""
        if hit.frame.kind != "incident" or sentence.number - earlier.number != 1:
            return None
        told = [h for s, hits in self._stated if s is earlier for h in hits if h.frame.kind == "incident"]
        times_told = [t for h in told if (t := self._stated_time(earlier, h)) is not None]
        return replace(times_told[-1], basis="carried") if times_told and _can_carry(times_told[-1]) else None


def _can_carry(interval: Interval) -> bool:
    return (interval.latest - interval.earliest).days <= _WIDEST


def _is_past_perfect(verb: Token) -> bool:
    """ "had been imposed": before the time that the text has reached; not what somebody "said had been imposed"."""
    return (
        verb.dep_ != "ccomp"
        and verb.tag_ == "VBN"
        and any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)
    )


def _is_present(token: Token) -> bool:
    """ "are combing the area", "has dispatched": told as it stands when the text is written."""
    verb = grammar.clause_root(token)
    tensed = [verb, *(c for c in verb.children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in ("VBZ", "VBP") for t in tensed)


def _names(hit: Hit) -> list[str]:
    """The words that an incident goes by: its own, and the noun of "the fire that killed two"."""
    names = [hit.token.lemma_.lower()]
    noun = (
        hit.token.head
        if hit.token.dep_ == "relcl"
        else grammar.subject(hit.token)
        if grammar.is_verb(hit.token)
        else None
    )
    if noun is not None and noun.lemma_.lower() in lexicon.words("classes", "incident_noun"):
        names.append(noun.lemma_.lower())
    return names
