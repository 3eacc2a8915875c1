"""What a reader carries from one entry to the next: what a response reacts to, who "they" were told by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from forewarned.model import Entry, Words

_REACTED = ("warning", "incident", "threat", "knowledge")


def with_antecedent_harm(entries: Sequence[Entry]) -> list[Entry]:
    """Responses and claims that do not say what they are about get the words of the last harm stated before."""
    filled: list[Entry] = []
    last: Words | None = None
    for entry in entries:
        if entry.kind in ("response", "claim") and entry.about is None and last is not None:
            mention = (entry.trigger.start, entry.trigger.end) if entry.trigger else None
            entry = replace(entry, about=Words(last.start, last.end, last.text, "the last harm stated before", mention))
        if entry.kind in _REACTED and entry.about is not None:
            last = entry.about
        filled.append(entry)
    return filled
