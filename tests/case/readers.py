"""Small readers for tests of the case: quick, and two versions that see the same texts differently."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from forewarned.case import Reader
from forewarned.model import Document, Entry, Interval, Kind, Words

VERBS: dict[str, Kind] = {"warned": "warning", "knew": "knowledge", "exploded": "incident", "dismissed": "response"}
_SENTENCE = re.compile(r"[A-Z][^.\n]*?\b(warned|knew|exploded|dismissed)\b[^.\n]*\.")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def first(document: Document) -> list[Entry]:
    """An entry for each sentence with one of four verbs: who stands before the verb, what behind it."""
    return [_entry(document, match) for match in _SENTENCE.finditer(document.text)]


def second(document: Document) -> list[Entry]:
    """The same with other spans, other triggers and so other ids, without every third, with some that are new."""
    found = []
    for number, entry in enumerate(first(document)):
        if number % 3 == 2:
            continue
        verb = entry.trigger
        assert verb is not None
        start = verb.start if number % 2 else entry.start  # an overlap, or the same words
        moved = replace(entry, start=start, quote=document.text[start : entry.end], trigger=None, notes=("second",))
        found.append(moved)
    twice = [replace(entry, polarity=False) for entry in found[:1]]
    return [*found, *twice]


def failing(document: Document) -> list[Entry]:
    """A reader that fails for some documents."""
    if "unlucky" in document.text:
        raise ValueError("as asked")
    return first(document)


FIRST, SECOND, FAILING = Reader("first 1", first), Reader("second 2", second), Reader("failing 3", failing)


def _entry(document: Document, match: re.Match[str]) -> Entry:
    text, at = document.text, match.start()
    verb = match.start(1), match.end(1)
    day = _DAY.search(text, at, match.end())
    who = text[at : verb[0]].rstrip()
    about = text[verb[1] : match.end() - 1].strip()
    about_at = text.index(about, verb[1]) if about else 0
    when = date.fromisoformat(day[0]) if day else None
    return Entry(
        doc=document.id,
        kind=VERBS[match[1]],
        start=at,
        end=match.end(),
        quote=match[0],
        actor=Words(at, at + len(who), who, "before the verb") if who else None,
        about=Words(about_at, about_at + len(about), about) if about else None,
        when=Interval(when, when, day[0], day.start(), day.end()) if day and when else None,
        trigger=Words(*verb, match[1], match[1]),
    )
