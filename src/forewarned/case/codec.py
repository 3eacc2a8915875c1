"""Documents and entries as JSON and back, the same on every machine: what is hashed, stored and handed over."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import fields
from datetime import date
from typing import Any, cast

from forewarned.model import Document, Entry, Interval, Kind, Stance, Words

Json = dict[str, Any]
# What `read` does not look at: two documents that differ in nothing else are read once.
_NAMES = frozenset({"id", "origin"})
_DAYS = frozenset({"written", "published", "retrieved"})


def canonical(value: object) -> str:
    """JSON in ASCII without spaces, keys sorted: equal values give equal bytes. ValueError for a NaN."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: object) -> str:
    """The SHA-256 of the canonical JSON of `value`, in hex digits."""
    return hashlib.sha256(canonical(value).encode("ascii")).hexdigest()


def storable(text: str) -> str:
    """`text` with what a database cannot hold, NUL and lone surrogates, replaced one for one by U+FFFD."""
    return text.translate(_UNSTORABLE)


_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def document_value(document: Document) -> Json:
    """All fields of `document`, days in ISO 8601."""
    return {field.name: _plain(getattr(document, field.name)) for field in fields(document)}


def document_of(value: Json) -> Document:
    """The document that `document_value` made `value` of. Raises TypeError or ValueError for anything else."""
    days = {name: date.fromisoformat(value[name]) for name in _DAYS if value.get(name) is not None}
    return Document(**{**value, **days})


def content_of(document: Document) -> str:
    """A hash of all that the reader sees of `document`: of all its fields but its id and its origin."""
    value = document_value(document)
    return digest({name: value[name] for name in value if name not in _NAMES})


def entry_value(entry: Entry) -> Json:
    """All fields of `entry` but the id of its document."""
    score = entry.score if entry.score is not None and math.isfinite(entry.score) else None
    return {
        "kind": entry.kind,
        "start": entry.start,
        "end": entry.end,
        "quote": entry.quote,
        "actor": words_value(entry.actor),
        "recipients": [words_value(words) for words in entry.recipients],
        "about": words_value(entry.about),
        "stance": entry.stance,
        "polarity": entry.polarity,
        "certainty": entry.certainty,
        "when": interval_value(entry.when),
        "sources": [words_value(words) for words in entry.sources],
        "trigger": words_value(entry.trigger),
        "score": score,
        "notes": list(entry.notes),
    }


def entry_of(doc: str, value: Json) -> Entry:
    """The entry of document `doc` that `entry_value` made `value` of."""
    return Entry(
        doc=doc,
        kind=cast(Kind, value["kind"]),
        start=value["start"],
        end=value["end"],
        quote=value["quote"],
        actor=words_of(value["actor"]),
        recipients=_all_words(value["recipients"]),
        about=words_of(value["about"]),
        stance=cast("Stance | None", value["stance"]),
        polarity=value["polarity"],
        certainty=value["certainty"],
        when=interval_of(value["when"]),
        sources=_all_words(value["sources"]),
        trigger=words_of(value["trigger"]),
        score=value["score"],
        notes=tuple(value["notes"]),
    )


def words_value(words: Words | None) -> Json | None:
    if words is None:
        return None
    mention = list(words.mention) if words.mention else None
    return {"start": words.start, "end": words.end, "text": words.text, "rule": words.rule, "mention": mention}


def words_of(value: Json | None) -> Words | None:
    return None if value is None else _words(value)


def interval_value(when: Interval | None) -> Json | None:
    if when is None:
        return None
    return {
        "earliest": when.earliest.isoformat(),
        "latest": when.latest.isoformat(),
        "text": when.text,
        "start": when.start,
        "end": when.end,
        "basis": when.basis,
    }


def interval_of(value: Json | None) -> Interval | None:
    if value is None:
        return None
    earliest, latest = date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
    return Interval(earliest, latest, value["text"], value["start"], value["end"], value["basis"])


def _words(value: Json) -> Words:
    mention = (value["mention"][0], value["mention"][1]) if value["mention"] else None
    return Words(value["start"], value["end"], value["text"], value["rule"], mention)


def _all_words(values: list[Json]) -> tuple[Words, ...]:
    return tuple(map(_words, values))


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
