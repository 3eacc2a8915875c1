"""A hit becomes an entry: its clause, its slots, its time, its sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from forewarned.model import Entry, Words
from forewarned.reader import antecedents, grammar, hedges, phrases, slots
from forewarned.reader.abouts import about
from forewarned.reader.anchors import anchored
from forewarned.reader.chains import chain, sources
from forewarned.reader.recipients import recipients
from forewarned.reader.whens import Clock

if TYPE_CHECKING:
    from forewarned.reader.frames import Hit
    from forewarned.reader.page import Page, Sentence


def entry(page: Page, sentence: Sentence, hit: Hit, *, alone: bool, clock: Clock) -> Entry:
    """The entry that `hit` opens in `sentence`; `alone` when no other entry shares the sentence."""
    hit = anchored(hit)
    start, end = extent(sentence, hit, alone=alone)
    polarity = hit.frame.kind == "response" or hedges.polarity(hit)
    trigger_start, trigger_end = sentence.unit.span(hit.token, hit.token)
    actor = _claimant(page, sentence, hit) or words(page, sentence, slots.actor(hit))
    topic = words(page, sentence, about(hit), resolve=False)
    return Entry(
        doc=page.document.id,
        kind=hit.frame.kind,
        start=start,
        end=end,
        quote=page.text[start:end],
        actor=actor,
        recipients=tuple(
            w for slot in recipients(hit) if (w := words(page, sentence, slot, other_than=actor)) is not None
        ),
        about=topic,
        stance=slots.stance(hit),
        polarity=polarity,
        certainty=hedges.certainty(hit),
        when=clock.when(sentence, hit, topic),
        sources=_with_report(page, sentence, hit, sources(page, sentence, hit, actor)),
        trigger=Words(trigger_start, trigger_end, page.text[trigger_start:trigger_end], hit.frame.name),
        score=hit.score,
    )


def extent(sentence: Sentence, hit: Hit, *, alone: bool) -> tuple[int, int]:
    """The smallest sentence or clause that states the entry."""
    verb = grammar.clause_root(hit.token)
    whole = (sentence.start, sentence.end)
    if verb.dep_ in ("relcl", "acl", "advcl") or (verb.dep_ in ("conj", "ccomp") and not alone):
        if hit.token is not verb and not alone:
            verb = hit.token
        span = sentence.unit.span(*phrases.subtree_span(verb))
        return max(span[0], whole[0]), min(span[1], whole[1])
    if not alone and not grammar.is_verb(hit.token):
        first, last = phrases.subtree_span(hit.token)
        return sentence.unit.span(first, last)
    return whole


def words(
    page: Page, sentence: Sentence, slot: slots.Slot | None, *, resolve: bool = True, other_than: Words | None = None
) -> Words | None:
    """The words of a slot, with the antecedent filled in where the text has only a pronoun."""
    if slot is None:
        return None
    if resolve and antecedents.is_anaphor(slot.head):
        return stand_in(page, sentence, slot, other_than)
    if resolve and slot.head.lower_ in _SPEAKER and slot.head.pos_ in ("PRON", "DET"):  # not "the US"
        return _speaker(page, sentence, slot)
    return page.words(slot.first, slot.last, sentence.unit, slot.rule)


def _with_report(page: Page, sentence: Sentence, hit: Hit, links: tuple[Words, ...]) -> tuple[Words, ...]:
    """Of "other reporting mentioned an attack", the report too, as the innermost source."""
    report = grammar.subject(hit.token) if hit.frame.name == "reporting shows" else None
    if report is None or antecedents.is_anaphor(report):
        return links
    found = page.words(*phrases.noun_phrase(report), sentence.unit, "the report that shows it")
    return links if any(w.start < found.end and found.start < w.end for w in links) else (*links, found)


_CLAIMING = frozenset(
    {"claim responsibility", "blame", "attribute", "point to a part in it"}
)  # frames whose own subject claims


def _claimant(page: Page, sentence: Sentence, hit: Hit) -> Words | None:
    """Of a claim without a verb of claiming ("it was the work of …", a lawyer said), whoever says so."""
    if hit.frame.kind != "claim" or hit.frame.name in _CLAIMING:
        return None
    links = chain(page, sentence, *sentence.unit.span(hit.token, hit.token))
    return replace(links[-1], rule="whoever says so") if links else None


_SPEAKER = frozenset({"i", "me", "my", "we", "us", "our"})


def _speaker(page: Page, sentence: Sentence, slot: slots.Slot) -> Words:
    """Whoever says "I" or "we"."""
    start, end = sentence.unit.span(slot.head, slot.head)
    links = chain(page, sentence, start, end)
    if not links:
        return page.words(slot.first, slot.last, sentence.unit, slot.rule)
    return replace(links[-1], rule=f"{slot.rule}; who says “{slot.head.text}”", mention=(start, end))


def stand_in(page: Page, sentence: Sentence, slot: slots.Slot, other_than: Words | None) -> Words:
    """What a pronoun stands for, as words of the text; the pronoun itself when nothing fits."""
    first, last = phrases.noun_phrase(slot.head)
    start, end = sentence.unit.span(first, last)
    excluded = other_than.start if other_than is not None else None
    found = antecedents.antecedent(slot.head, start, sentence.number, page.named, other_than=excluded)
    if found is None:
        return Words(start, end, page.text[start:end], slot.rule)
    return Words(found.start, found.end, page.text[found.start : found.end], f"{slot.rule}; antecedent", (start, end))
