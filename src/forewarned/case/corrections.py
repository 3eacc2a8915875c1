"""The values that a person gives to the fields of an entry, each tied to words of the document.

A value is plain JSON: words are ``{"start", "end"}``, a date is ``{"earliest", "latest"}`` with the words that
give it, or none, and then the entry's own sentence stands for it. What is kept is the words themselves too, so
that they are found again where offsets have moved.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Literal, get_args

from forewarned.case.anchors import located
from forewarned.case.codec import (
    Json,
    entry_of,
    entry_value,
    interval_of,
    interval_value,
    words_of,
    words_value,
)
from forewarned.model import KINDS, Entry, Interval, Stance, Words
from forewarned.places import CaseError

Field = Literal["actor", "recipients", "about", "when", "stance", "polarity", "certainty", "sources", "kind"]
FIELDS: tuple[Field, ...] = get_args(Field)
BY_A_PERSON = "by a person"  # the rule of words that a person marked
_MOST = 50  # recipients or sources of one entry
_LISTS = frozenset({"recipients", "sources"})
_CHOICES: dict[str, tuple[object, ...]] = {
    "stance": (None, *get_args(Stance)),
    "polarity": (True, False),
    "certainty": ("asserted", "hedged"),
    "kind": KINDS,
}


class Refused(CaseError):
    """A decision that cannot be made as it was asked for."""


class Moved(Exception):
    """Words that are no longer in the document: why a decision is displaced."""


def checked(field: str, value: Any, entry: Entry, text: str) -> Any:  # noqa: ANN401 - JSON of any field
    """`value` as it is kept for `field` of `entry`, whose document has `text`. Raises Refused in plain words."""
    if field in _CHOICES:
        if not any(value is one or (isinstance(value, str) and value == one) for one in _CHOICES[field]):
            allowed = ", ".join("nothing" if one is None else str(one).lower() for one in _CHOICES[field])
            raise Refused(f"{field} is one of: {allowed}")
        return value
    if field in _LISTS:
        if not isinstance(value, list) or len(value) > _MOST:
            raise Refused(f"{field} is a list of at most {_MOST} spans")
        return [words_value(marked(one, text)) for one in value]
    if field in ("actor", "about"):
        return None if value is None else words_value(marked(value, text))
    if field == "when":
        return None if value is None else interval_value(_interval(value, entry, text))
    raise Refused(f"there is no field {field!r}; there are: {', '.join(FIELDS)}")


def marked(value: Any, text: str) -> Words:  # noqa: ANN401 - JSON
    """The words of `text` that a person marked. Raises Refused where the span is not of `text`, or blank."""
    start, end = span(value, text)
    return Words(start, end, text[start:end], BY_A_PERSON)


def span(value: Any, text: str) -> tuple[int, int]:  # noqa: ANN401 - JSON
    """The offsets of ``{"start", "end"}``, less white space at the ends."""
    if not isinstance(value, dict) or not all(type(value.get(name)) is int for name in ("start", "end")):
        raise Refused("words are given by their start and end, in characters of the document")
    start, end = value["start"], value["end"]
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise Refused(f"there are no words from {start} to {end} in a document of {len(text)} characters")
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _interval(value: Any, entry: Entry, text: str) -> Interval:  # noqa: ANN401 - JSON
    if not isinstance(value, dict):
        raise Refused('a date is given by its "earliest" and "latest" day')
    try:
        earliest = date.fromisoformat(str(value.get("earliest")))
        latest = date.fromisoformat(str(value.get("latest") or value.get("earliest")))
    except ValueError:
        raise Refused("a day is written like 2023-05-02") from None
    if latest < earliest:
        raise Refused(f"{latest} is before {earliest}")
    start, end = span(value, text) if "start" in value else (entry.start, entry.end)
    return Interval(earliest, latest, text[start:end], start, end, "stated")


def corrected(entry: Entry, field: Field, value: Any, text: str) -> Entry:  # noqa: ANN401 - JSON of any field
    """`entry` with `value`, as `checked` gave it, in `field`. Raises Moved where its words are gone from `text`."""
    if field in _LISTS:
        found: Any = tuple(_again(words, text) for words in value)
    elif field in ("actor", "about"):
        found = None if value is None else _again(value, text)
    elif field == "when":
        found = None if value is None else _day_again(value, entry, text)
    else:
        found = value
    return replace(entry, **{field: found})


def field_value(entry: Entry, field: str) -> Any:  # noqa: ANN401 - JSON of any field
    """What `entry` has in `field`, as JSON."""
    return entry_value(entry)[field]


def _again(value: Json, text: str) -> Words:
    words = words_of(value)
    assert words is not None
    start, end = _place(words.text, text, words.start)
    mention = words.mention if start == words.start else None
    return replace(words, start=start, end=end, text=text[start:end], mention=mention)


def _day_again(value: Json, entry: Entry, text: str) -> Interval:
    when = interval_of(value)
    assert when is not None
    try:
        start, end = _place(when.text, text, when.start)
    except Moved:  # where the entry's own sentence stood for the date, it still does
        if when.text.split() != entry.quote.split():
            raise
        start, end = entry.start, entry.end
    return replace(when, start=start, end=end, text=text[start:end])


def _place(words: str, text: str, near: int) -> tuple[int, int]:
    found = located(words, text, near=near)
    if found is None:
        raise Moved(f"the words {words[:80]!r} can no longer be found in the document")
    return found


def new_entry(value: Any, doc: str, text: str) -> Json:  # noqa: ANN401 - JSON
    """An entry that a person adds, from its marked span, its kind and any other fields, as it is kept.

    Raises Refused where a field is not one, or holds what it cannot.
    """
    if not isinstance(value, dict) or value.get("kind") not in KINDS:
        raise Refused(f"an entry needs a span and a kind, one of: {', '.join(KINDS)}")
    start, end = span(value, text)
    entry = Entry(
        doc=doc, kind=value["kind"], start=start, end=end, quote=text[start:end], notes=(f"added {BY_A_PERSON}",)
    )
    kept = entry_value(entry)
    for field in value.keys() - {"start", "end", "kind"}:
        kept[field] = checked(field, value[field], entry, text)
    return kept


def entry_again(value: Json, doc: str, text: str) -> Entry:
    """The entry that `new_entry` kept as `value`, at its words in `text`. Raises Moved where they are gone."""
    start, end = _place(value["quote"], text, value["start"])
    entry = replace(entry_of(doc, value), start=start, end=end, quote=text[start:end])
    fields: tuple[Field, ...] = ("actor", "recipients", "about", "sources", "when")
    for field in fields:
        entry = corrected(entry, field, value[field], text)
    return entry
