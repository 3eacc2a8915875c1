"""What the first lines of a text say about it: title, publisher, author, days, and which line said so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from forewarned.ingest.days import DAY, day
from forewarned.model import Document

_HEAD = 3_000  # characters looked at
_LINES = 15  # lines with words looked at
_FIELDS = {
    "title": "title", "headline": "title", "subject": "title",
    "publisher": "publisher", "source": "publisher", "publication": "publisher", "newspaper": "publisher",
    "author": "author", "by": "author", "byline": "author", "from": "author",
    "published": "published", "date": "published", "date published": "published", "publication date": "published",
    "published on": "published", "first published": "published", "posted": "published", "posted on": "published",
    "issued": "published", "date issued": "published", "date of issue": "published", "released": "published",
    "release date": "published", "pubdate": "published", "sent": "published",
    "written": "written", "drafted": "written", "prepared": "written", "created": "written",
    "retrieved": "retrieved", "accessed": "retrieved", "downloaded": "retrieved",
    "url": "url", "link": "url", "language": "language", "updated": "", "tags": "", "to": "", "cc": "", "id": "",
    "classification": "", "reference": "", "ref": "", "section": "", "category": "",
}  # fmt: skip
_FIELD_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{0,24}?)\s*:\s*(?P<value>\S.*)")
# "Published 7 March 2024", "Posted on March 7, 2024 at 10:15": a label and a day without a colon.
_LABELLED_DAY = re.compile(
    rf"(?:first\s+)?(?P<key>published|posted|issued|released|written|retrieved|accessed)(?:\s+on)?:?\s+"
    rf"(?:\w+day,?\s+)?(?P<day>{DAY})",
    re.I,
)
# "LONDON, March 7, 2024 -", "SAN SALVADOR, 3 JAN 90 (AGENCY) --", "KABUL, Afghanistan (7 March 2024) —"
_DATELINE = re.compile(
    rf"(?P<line>[A-Z][A-Z .'’-]{{2,40}}(?:,\s[A-Z][\w. ]{{1,30}})?,?\s+\(?(?:\w+day,?\s+)?(?P<day>{DAY})\)?"
    rf"(?:\s*\([^()\n]{{1,60}}\))?)\s*(?:--?|[–—_:])\s",
    re.I,
)
_PLACE = re.compile(r"[A-Z][A-Z .'’-]{2,}")


def header_end(text: str) -> int:
    """Where the header of `text` ends: front matter between "---" lines, or its first "Key: value" lines.

    0 where there is none. A header of lines needs two keys, all of them known, so that a sentence with a
    colon is not taken for one; blank lines may stand between them.
    """
    if fence := re.match(r"---[ \t]*\n(?:[^\n]*\n){1,60}?(?:---|\.\.\.)[ \t]*(?:\n|$)", text[:_HEAD]):
        return fence.end()
    end = count = 0
    for match in re.finditer(r"[^\n]*(?:\n|$)", text[:_HEAD]):
        if not match[0].strip():
            continue
        found = _FIELD_LINE.match(match[0])
        if not found or found["key"].lower() not in _FIELDS:
            break
        count, end = count + 1, match.end()
    return end if count >= 2 else 0


def header_fields(text: str) -> dict[str, tuple[str, str]]:
    """Field of a document → (value, the line it was found in), from the header of `text`."""
    fields: dict[str, tuple[str, str]] = {}
    for line in text[: header_end(text)].splitlines():
        if found := _FIELD_LINE.match(line.strip()):
            name = _FIELDS.get(found["key"].lower().replace("_", " "), "")
            value = found["value"].strip().strip("\"'").strip()
            if name and value:
                fields.setdefault(name, (value, line.strip()))
    return fields


def stated_days(text: str) -> dict[str, tuple[date, str]]:
    """Which day the first lines of `text` give as "published", "written" or "retrieved": name → (day, basis).

    Labelled lines and a dateline are used. A day that stands alone is not: nothing says what happened on it.
    """
    days: dict[str, tuple[date, str]] = {}
    for name, (value, line) in header_fields(text).items():
        if name in ("published", "written", "retrieved") and (found_day := day(value)):
            days[name] = (found_day, f'line "{line}"')
    lines = [line.strip() for line in text[:_HEAD].splitlines()]
    for line in [line for line in lines if line][:_LINES]:
        for name, value, basis in _line_days(line):
            if name not in days and (found_day := day(value)):
                days[name] = (found_day, basis)
    return days


def _line_days(line: str) -> list[tuple[str, str, str]]:
    field = _FIELD_LINE.match(line)
    if field and len(line) < 80 and _FIELDS.get(field["key"].lower()) in ("published", "written", "retrieved"):
        return [(_FIELDS[field["key"].lower()], field["value"], f'line "{line}"')]
    if labelled := _LABELLED_DAY.match(line):
        return [(_FIELDS[labelled["key"].lower()], labelled["day"], f'line "{labelled[0]}"')]
    dateline = _DATELINE.match(line)
    if dateline and _PLACE.match(line):
        return [("published", dateline["day"], f'dateline "{dateline["line"]}"')]
    return []


def first_heading(text: str) -> str | None:
    """The first line of `text` where it stands alone as a heading does: a block of its own, no full stop."""
    block = re.match(r"\s*([^\n]{3,200})\n\s*\n\s*\S", text[header_end(text) :][:_HEAD])
    if not block:
        return None
    line = block[1].strip()
    if line[-1] in ".!;:,-–—_" or _DATELINE.match(line + " ") or _line_days(line) or day(line):
        return None
    return line if re.search(r"[^\W\d_]", line) else None


def with_head(document: Document, *, heading: bool = True) -> Document:
    """`document` with the fields it lacks filled from its first lines; the title from a heading if `heading`."""
    fields = {name: value for name, (value, _) in header_fields(document.text).items()}
    days = stated_days(document.text)
    published, basis = document.published, document.published_basis
    if published is None and "published" in days:
        published, basis = days["published"]
    return replace(
        document,
        title=document.title or fields.get("title") or (first_heading(document.text) if heading else None),
        publisher=document.publisher or fields.get("publisher"),
        author=document.author or fields.get("author"),
        url=document.url or fields.get("url"),
        written=document.written or days.get("written", (None, ""))[0],
        retrieved=document.retrieved or days.get("retrieved", (None, ""))[0],
        published=published,
        published_basis=basis,
    )
