"""What a reader carries from one entry to the next: whose message "it" was, what a response reacts to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forewarned import lexicon
from forewarned.model import Entry, Words

_REACTED = ("warning", "incident", "threat", "knowledge")
_WHOSE = "whose message it was"
_NEAR = 500  # characters: how far a message goes on
_FAR = 1000  # characters: what is done so long after any harm was told, and names none, answers none


def connected(entries: Sequence[Entry]) -> list[Entry]:
    """Entries in order of the text, with what they leave unsaid because the one before has said it."""
    return _with_antecedent_harm(_with_message(entries))


def _with_message(entries: Sequence[Entry]) -> list[Entry]:
    """ "It also noted …", "The briefing named …": a warning that goes on from the one before keeps its parties."""
    filled: list[Entry] = []
    last: Entry | None = None
    for entry in entries:
        if entry.kind == "warning":
            if last is not None and entry.start - last.end <= _NEAR:
                entry = _continued(entry, last)
            last = entry
        filled.append(entry)
    return filled


def _continued(entry: Entry, last: Entry) -> Entry:
    if _is_message(entry) and last.actor is not None and (last.actor.rule == _WHOSE or not _is_message(last)):
        mention = (entry.actor.mention or (entry.actor.start, entry.actor.end)) if entry.actor is not None else None
        entry = replace(entry, actor=_carried(last.actor, _WHOSE, mention))
    elif entry.actor is None and last.actor is not None and _told_again(entry, last):
        entry = replace(entry, actor=_carried(last.actor, "who told them before", None))
    elif not _same(entry.actor, last.actor):
        return entry
    if not entry.recipients and last.start != entry.start:
        told = tuple(_carried(words, "told by the same message", None) for words in last.recipients)
        entry = replace(entry, recipients=told)
    if entry.when is None and last.when is not None and last.start != entry.start:
        entry = replace(entry, when=replace(last.when, basis="carried"))
    return entry


def _is_message(entry: Entry) -> bool:
    """Whether the actor is a message that was named before: "it", "the advisory"."""
    if entry.actor is None:  # "The briefing named …"
        opening = entry.quote.lower().split()[:2]
        return opening[:1] == ["the"] and opening[-1] in lexicon.words("classes", "message")
    start, end = entry.actor.mention or (entry.actor.start, entry.actor.end)
    words = entry.quote[max(0, start - entry.start) : max(0, end - entry.start)].lower().split()
    if words == ["it"]:
        return True
    return bool(words) and words[0] in ("the", "this", "that") and words[-1] in lexicon.words("classes", "message")


def _told_again(entry: Entry, last: Entry) -> bool:
    return any(_same(a, b) for a in entry.recipients for b in last.recipients)


def _same(a: Words | None, b: Words | None) -> bool:
    return a is not None and b is not None and (a.text == b.text or a.text.split()[-1:] == b.text.split()[-1:])


def _carried(words: Words, rule: str, mention: tuple[int, int] | None) -> Words:
    return Words(words.start, words.end, words.text, rule, mention)


def _with_antecedent_harm(entries: Sequence[Entry]) -> list[Entry]:
    """Responses and claims that do not say what they are about get the words of the last harm stated before."""
    filled: list[Entry] = []
    last: Words | None = None
    told = 0  # where the last harm that could be reacted to was stated
    for entry in entries:
        if entry.kind in ("response", "claim") and entry.about is None and last is not None:
            if entry.kind == "response" and entry.stance == "acted" and entry.start - told > _FAR:
                continue
            mention = (entry.trigger.start, entry.trigger.end) if entry.trigger else None
            entry = replace(entry, about=_carried(last, "the last harm stated before", mention))
        if entry.kind in _REACTED and entry.about is not None:
            last, told = entry.about, entry.end
        filled.append(entry)
    return filled
