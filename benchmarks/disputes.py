#!/usr/bin/env python3
"""Score contradictions and gaps on small scenes written for it, in benchmarks/disputes/.

    disputes.py [--kept] [--errors]

Each statement is one line of marked words, read straight into an entry, so that the reader is not in the way:
`kind[/stance] [no] [hedged]: ` and a sentence in which {a ...} is the actor, {r ...} a recipient, {b ...} what it is
about, {s ...} a source (the outermost first) and {w words = 2001-05-14} or {w words = 2001-05-01..2001-05-31} when it
was; they may stand within each other. Each side of a pair is a document of its own by a paper of its own; a story is
one document.

A pair of a scene either contradicts itself (its sort) or does not though it is nearly so ("no"): statements of
another person, day, place or matter, general and specific ones that agree, tolls at different hours. Each pair is
assembled with the scene's incident, and again with all the others at once (`at once`), where a contradiction between
two different scenes is false too. A story is assembled alone: `gaps` must be found, those under `may` are true as
well, all others are false; a gap meets one of the gold where its sort is the same and it shows one of its statements.

Every second scene is kept (`kept.toml`, `stories_kept.toml`): scored, with --kept, but never looked at, so --errors
prints those of the others alone.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, cast, get_args

from made_reports import moved

from forewarned import assemble
from forewarned.model import KINDS, Document, Entry, Interval, Kind, Ledger, Stance, Words

FOLDER = Path(__file__).with_name("disputes")
HEAD = re.compile(r"(?P<kind>\w+)(?:/(?P<stance>\w+))?(?P<no> no)?(?P<hedged> hedged)?: ")
DAYS = re.compile(r" = (?P<first>\d{4}-\d\d-\d\d)(?:\.\.(?P<last>\d{4}-\d\d-\d\d))?$")
Said = tuple[Document, Entry]
Shown = tuple[str, frozenset[int]]  # a sort of gap, the statements that it shows


@dataclass(slots=True)
class Tally:
    """What was found of what is there, what was found and is not there, and every error in words."""

    found: int = 0
    wanted: int = 0
    false: int = 0
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.found} of {self.wanted} found, {self.false} false"


# ----------------------------------------------------------------------------------------- statements


@dataclass(slots=True)
class Slots:
    """The marked words of one sentence, in order, by their letter."""

    text: str = ""
    words: dict[str, list[Words]] = field(default_factory=dict)
    when: Interval | None = None


def slots(marked: str) -> Slots:
    """The sentence without its marks, and the words that they mark; ValueError for a mark that is not closed."""
    made, opened = Slots(), list[tuple[str, int]]()
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            opened.append((marked[at + 1], len(made.text)))
            at += 3
        elif marked[at] == "}":
            _close(made, *opened.pop())
            at += 1
        else:
            made.text += marked[at]
            at += 1
    if opened:
        raise ValueError(f"a mark is not closed: {marked}")
    return made


def _close(made: Slots, letter: str, start: int) -> None:
    days = DAYS.search(made.text, start) if letter == "w" else None
    if letter == "w" and not days:
        raise ValueError(f"no day: {made.text}")
    if days:
        made.text = made.text[: days.start()]
        first = date.fromisoformat(days["first"])
        last = date.fromisoformat(days["last"]) if days["last"] else first
        made.when = Interval(first, last, made.text[start:], start, len(made.text))
    made.words.setdefault(letter, []).append(Words(start, len(made.text), made.text[start:], "gold"))


def said(line: str, name: str, day: date) -> Said:
    """One statement as a document of its own and its entry."""
    head = HEAD.match(line)
    if not head or head["kind"] not in KINDS or (head["stance"] in get_args(Stance)) != (head["kind"] == "response"):
        raise ValueError(f"no kind, or no stance: {line}")
    made = slots(line[head.end() :])
    one = made.words
    entry = Entry(
        doc=name,
        kind=cast(Kind, head["kind"]),
        start=0,
        end=len(made.text),
        quote=made.text,
        actor=one["a"][0] if "a" in one else None,
        recipients=tuple(one.get("r", ())),
        about=one["b"][0] if "b" in one else None,
        stance=cast(Stance | None, head["stance"]),
        polarity=not head["no"],
        certainty="hedged" if head["hedged"] else "asserted",
        when=made.when,
        sources=tuple(one.get("s", ())),
    )
    return Document(id=name, text=made.text, publisher=f"Paper {name}", published=day), entry


def ledger(statements: Iterable[Said]) -> Ledger:
    rows = list(statements)
    return assemble([entry for _, entry in rows], [document for document, _ in rows])


# ---------------------------------------------------------------------------------------------- pairs


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that contradict each other by `sort`, or that do not (None), and what happened around them."""

    scene: str
    sort: str | None
    one: Said
    other: Said
    around: Said


def pairs(name: str) -> list[Pair]:
    """The pairs of one file."""
    made = []
    for scene in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["scene"]:
        day = date.fromisoformat(scene["day"])
        around = said(scene["incident"], f"{scene['name']}-incident", day)
        for at, (sort, one, other) in enumerate(scene["pairs"]):
            title = f"{scene['name']}-{at}"
            sides = said(one, f"{title}-one", day), said(other, f"{title}-other", day + timedelta(days=1))
            made.append(Pair(scene["name"], None if sort == "no" else sort, *sides, around))
    return made


def against(made: Ledger) -> set[frozenset[str]]:
    """The two documents of each contradiction."""
    document = {entry.id: entry.doc for entry in made.entries}
    return {frozenset(document[entry] for entry in one.entries) for one in made.contradictions}


def apart(of: Sequence[Pair]) -> Tally:
    """Each pair by itself."""
    tally = Tally(wanted=sum(pair.sort is not None for pair in of))
    for pair in of:
        sides = frozenset({pair.one[0].id, pair.other[0].id})
        found = against(ledger((pair.around, pair.one, pair.other)))
        tally.found += bool(pair.sort and sides in found)
        tally.false += len(found - {sides}) + (sides in found and not pair.sort)
        if pair.sort and sides not in found:
            tally.errors.append(f"missed {pair.sort} in {pair.scene}:\n      {_both(pair)}")
        if (found - {sides}) or (sides in found and not pair.sort):
            tally.errors.append(f"false in {pair.scene}:\n      {_both(pair)}")
    return tally


def at_once(of: Sequence[Pair]) -> Tally:
    """All pairs in one ledger: false are the near misses, and what joins two scenes. A sentence told twice is one."""
    tally = Tally(wanted=sum(pair.sort is not None for pair in of))
    rows = {row[0].id: row for pair in of for row in (pair.around, pair.one, pair.other)}
    found = {frozenset(rows[id][0].text for id in sides) for sides in against(ledger(rows.values()))}
    scenes = {row[0].text: pair.scene for pair in of for row in (pair.around, pair.one, pair.other)}
    for pair in of:
        met = frozenset({pair.one[0].text, pair.other[0].text}) in found
        tally.found += bool(met and pair.sort)
        tally.false += bool(met and not pair.sort)
        if met is not bool(pair.sort):
            tally.errors.append(f"{'missed' if pair.sort else 'false'} in {pair.scene}:\n      {_both(pair)}")
    for sides in sorted(map(sorted, found)):
        if len({scenes[text] for text in sides}) > 1:
            tally.false += 1
            tally.errors.append("false across scenes: " + "\n      ".join(["", *sides]))
    return tally


def _both(pair: Pair) -> str:
    return f"{pair.one[0].text}\n      {pair.other[0].text}"


# ---------------------------------------------------------------------------------------------- files


@dataclass(frozen=True, slots=True)
class File:
    """Papers on one incident, their statements in order, and which of these stand against which, by sort.

    The first `planted` of `against` must be found; the others are true too.
    """

    name: str
    documents: list[Document]
    entries: list[Entry]
    against: list[tuple[str, set[int], set[int]]]
    planted: int

    def met(self, one: int, other: int) -> set[int]:
        """The places in `against` of what the statements at `one` and `other` are the two sides of."""
        return {
            at
            for at, (_, some, others) in enumerate(self.against)
            if (one in some and other in others) or (other in some and one in others)
        }


def files(name: str) -> list[File]:
    """The files of one table."""
    made = []
    for row in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["file"]:
        documents, entries = list[Document](), list[Entry]()
        for at, (publisher, day, statements) in enumerate(row["papers"]):
            document, told = _paper(f"{row['name']}-{at}", statements, date.fromisoformat(day))
            documents.append(replace(document, publisher=publisher))
            entries += told
        against = [(sort, set(one), set(other)) for sort, one, other in (*row["against"], *row.get("may", ()))]
        made.append(File(row["name"], documents, entries, against, len(row["against"])))
    return made


def filed(of: Sequence[File]) -> Tally:
    """Each file by itself: a contradiction is right where its two sides are those of one in the gold, of any sort."""
    tally = Tally(wanted=sum(one.planted for one in of))
    for one in of:
        made = assemble(one.entries, one.documents)
        place = {entry.id: at for at, entry in enumerate(one.entries, start=1)}
        hit, false = set[int](), dict[tuple[object, ...], str]()
        for found in made.contradictions:
            a, b = (place[entry] for entry in found.entries)
            hit |= one.met(a, b)
            if not one.met(a, b):
                false[found.sort, *sorted(found.records)] = f"false {found.sort} in {one.name}:{_sides(one, a, b)}"
        missed = [one.against[at] for at in range(one.planted) if at not in hit]
        tally.found += one.planted - len(missed)
        tally.false += len(false)
        tally.errors += [f"missed {sort} in {one.name}:{_sides(one, min(x), min(y))}" for sort, x, y in missed]
        tally.errors += false.values()
    return tally


def _sides(of: File, *places: int) -> str:
    return "".join(f"\n      {of.entries[at - 1].quote}" for at in places)


def _paper(name: str, statements: Sequence[str], day: date) -> tuple[Document, list[Entry]]:
    """A document of `statements`; after "||" are slots in words that stand elsewhere: "a:The mayor"."""
    text, entries = "", list[Entry]()
    for line in statements:
        marked, _, more = line.partition(" || ")
        one = moved(said(marked, name, day)[1], name, len(text))
        text += one.quote + " "
        for letter, given in re.findall(r"([arbsw]):(.*?)(?= [arbsw]:|$)", more):
            one = _slotted(one, letter, given, text)
        entries.append(one)
    return Document(id=name, text=text, published=day), entries


def _slotted(one: Entry, letter: str, given: str, text: str) -> Entry:
    """`one` with one slot more; words that the text has not stand at its start."""
    written, _, when = given.partition("=")
    start = max(0, text.lower().rfind(written.lower()))
    words = Words(start, start + len(written), written, "gold")
    if letter == "w":
        first, _, last = when.partition("..")
        days = (date.fromisoformat(first), date.fromisoformat(last or first))
        return replace(one, when=Interval(*days, written, words.start, words.end))
    if letter == "r":
        return replace(one, recipients=(*one.recipients, words))
    if letter == "s":
        return replace(one, sources=(*one.sources, words))
    return replace(one, actor=words) if letter == "a" else replace(one, about=words)


# ---------------------------------------------------------------------------------------------- stories


def stories(name: str) -> Tally:
    """The gaps of one file's stories."""
    tally = Tally()
    for story in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))["story"]:
        document, entries = _told(story)
        made = assemble(entries, [document])
        places = {entry.id: at for at, entry in enumerate(entries, start=1)}
        held = {record.id: [places[entry] for entry in record.entries] for record in made.records}
        found: set[Shown] = {
            (gap.sort, frozenset(at for record in gap.records for at in held[record])) for gap in made.gaps
        }
        _count(tally, story, found)
    return tally


def _told(story: dict[str, Any]) -> tuple[Document, list[Entry]]:
    """A story as one document, each statement a sentence of it, and its entries in order."""
    document, entries = _paper("story", story["statements"], date.fromisoformat(story["day"]))
    return replace(document, publisher="Paper"), entries


def _count(tally: Tally, story: dict[str, Any], found: set[Shown]) -> None:
    wanted = [(sort, frozenset(shown)) for sort, *shown in story["gaps"]]
    true = wanted + [(sort, frozenset(shown)) for sort, *shown in story.get("may", ())]

    def meets(one: Shown, others: Iterable[Shown]) -> bool:
        return any(one[0] == sort and one[1] & shown for sort, shown in others)

    missed = [one for one in wanted if not meets(one, found)]
    false = sorted((sort, sorted(shown)) for sort, shown in found if not meets((sort, shown), true))
    tally.wanted += len(wanted)
    tally.found += len(wanted) - len(missed)
    tally.false += len(false)
    tally.errors += [f"missed {sort} in {story['name']!r}" for sort, _ in missed]
    tally.errors += [f"false {sort} {shown} in {story['name']!r}" for sort, shown in false]


def main() -> None:
    parser = argparse.ArgumentParser(description="Score contradictions and gaps on small scenes.")
    parser.add_argument("--kept", action="store_true", help="score the kept half too")
    parser.add_argument("--errors", action="store_true", help="print what went wrong in the half that may be seen")
    options = parser.parse_args()
    for half in ("seen", "kept") if options.kept else ("seen",):
        of = pairs(f"{half}.toml")
        for title, tally in (
            ("pairs", apart(of)),
            ("pairs at once", at_once(of)),
            ("files", filed(files(f"files_{half}.toml"))),
            ("stories", stories(f"stories_{half}.toml")),
        ):
            print(f"{half:5} {title:14} {tally}")
            for error in tally.errors if options.errors and half == "seen" else ():
                print(f"    {error}")


if __name__ == "__main__":
    main()
