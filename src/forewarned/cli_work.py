"""The tasks of `inspect`, a row or rows for each document, and where all work on documents is done."""

from __future__ import annotations

from typing import Any

from forewarned.model import Document
from forewarned.workers import WORTH_A_POOL, Task, default_jobs, done, entries_task

__all__ = ["WORTH_A_POOL", "Task", "attributions_task", "default_jobs", "done", "entries_task", "times_task"]


def times_task(document: Document) -> dict[str, Any]:
    """A row with every time expression of a document."""
    from forewarned.export.rows import timexes_row
    from forewarned.reader.page import document_timexes

    return timexes_row(document, document_timexes(document))


def attributions_task(document: Document) -> list[dict[str, Any]]:
    """A row for each attribution of a document, every sentence of it parsed."""
    from forewarned.export.rows import attribution_rows
    from forewarned.parse import parsed
    from forewarned.reader.attributions import attributions, outermost
    from forewarned.sentences import sentences

    spans = sentences(document.text)
    return [
        row
        for unit in parsed(document.text, spans, range(len(spans)))
        for row in attribution_rows(document.id, outermost(attributions(unit.doc), unit.doc.text), start=unit.start)
    ]
