"""What `forewarned explain` writes: the entries to choose from, or why one of them is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from enum import StrEnum
from typing import IO, TYPE_CHECKING

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from forewarned.cli_output import Row, json_text
from forewarned.cli_progress import plain
from forewarned.cli_session import Session
from forewarned.cli_work import entries_task

if TYPE_CHECKING:
    from forewarned.reader.explain import Choice, Explanation, Place


class ExplainFormat(StrEnum):
    """How an explanation is written."""

    table = "table"
    json = "json"


def write_entries(session: Session, stream: IO[str], *, shown: ExplainFormat) -> None:
    """The entries of all documents: id, kind and quote."""
    rows: list[Row] = []
    for _, entries in session.results(entries_task):
        session.found += len(entries)
        rows += [{"id": one.id, "doc": one.doc, "kind": one.kind, "quote": one.quote} for one in entries]
    session.require_documents()
    if shown is ExplainFormat.json:
        stream.write(json_text({"entries": rows}, indent=2) + "\n")
        return
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for column in ("id", "kind", "quote"):
        table.add_column(column, no_wrap=column != "quote")
    for row in rows:
        table.add_row(row["id"], row["kind"], Text(plain(row["quote"])))
    Console(file=stream).print(table)


def write_explanation(session: Session, stream: IO[str], *, entry: str, shown: ExplainFormat) -> None:
    """Why the entry of id `entry` is there. Raises BadParameter where the documents have no such entry."""
    from forewarned.reader.explain import explanation

    found: Explanation | None = None
    for document, entries in session.results(entries_task):
        session.found += len(entries)
        for one in entries:
            if one.id == entry:
                found = explanation(one, document)
    session.require_documents()
    if found is None:
        raise typer.BadParameter(
            f"no entry {entry} in these documents; without --entry they are listed", param_hint="'--entry'"
        )
    if shown is ExplainFormat.json:
        stream.write(json_text(asdict(found), indent=2) + "\n")
        return
    table = Table(show_header=False, show_edge=False, pad_edge=False, box=None, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for label, said in _lines(found):
        table.add_row(label, said)
    Console(file=stream).print(table)


def _lines(found: Explanation) -> Iterator[tuple[str, Text]]:
    """(label, text) for each line of a table."""
    yield "entry", Text(f"{found.id}, {found.kind}, in {plain(found.doc)}")
    yield "sentence", _marked(found)
    if found.opened_by is not None:
        opened = found.opened_by
        yield "opened by", Text(f"{_shown(opened.place)}: {opened.plain}")
        if opened.example is not None:
            yield "", Text(f"frame “{opened.frame}”, for example: {opened.example}")
        yield "", Text(f"to change it: {opened.file}")
    for choice in found.slots:
        yield choice.slot, Text(_chosen(choice))
    if found.when is not None:
        when = found.when
        span = when.earliest if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
        yield "when", Text(f"{_shown(when.place)} = {span}: {when.plain}")
    for number, choice in enumerate(found.sources, start=1):
        yield f"source {number}" if len(found.sources) > 1 else "source", Text(_chosen(choice))
    yield "stated", Text(_stated(found))
    yield "decided", Text(_decided(found))
    for weight in found.weighed:
        yield "", Text(f"without {_shown(weight.place)} the figure falls by {weight.falls_by:.2f}")
    for note in found.notes:
        yield "note", Text(plain(note))


def _marked(found: Explanation) -> Text:
    """The sentence, with the words that opened the entry between » and «."""
    whole, words = found.sentence.words, found.opened_by
    if words is None:
        return Text(plain(whole))
    start, end = words.place.start - found.sentence.start, words.place.end - found.sentence.start
    return Text(plain(f"{whole[:start]}»{whole[start:end]}«{whole[end:]}"))


def _shown(place: Place) -> str:
    return f"“{plain(place.words)}” ({place.start}-{place.end})"


def _chosen(choice: Choice) -> str:
    stood = f"; for {_shown(choice.mention)} in the sentence" if choice.mention else ""
    return f"{_shown(choice.place)}{stood}: {choice.plain}"


def _stated(found: Explanation) -> str:
    happened = "that it happened" if found.polarity else "that it did not happen"
    sure = "as a fact" if found.certainty == "asserted" else "with a hedge (“may”, “reportedly”, “suspected”)"
    stance = f"; stance: {found.stance.replace('_', ' ')}" if found.stance else ""
    return f"{happened}, {sure}{stance}"


def _decided(found: Explanation) -> str:
    if found.score is None:
        return "by the rules alone"
    return f"with the trained part, whose figure is {found.score:.2f} above what it needs"
