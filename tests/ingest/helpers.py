"""What the ingest tests share."""

from __future__ import annotations

import io

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from forewarned.ingest import load
from forewarned.ingest.raws import Raw

SENTENCE = "The embassy warned its citizens on Monday that concerts in the city could be attacked."


def raw_of(data, name="file"):
    return Raw(name, name, len(data), lambda: io.BytesIO(data))


def loaded(*paths):
    """(documents, problems) of the paths, problems as (last part of where, what)."""
    problems = []
    documents = list(load(paths, on_problem=problems.append))
    return documents, [(problem.where.split("/")[-1], problem.what) for problem in problems]


def pdf_bytes(paragraphs, *, style="BodyText", **options):
    buffer = io.BytesIO()
    styles = getSampleStyleSheet()
    chosen = styles[style] if isinstance(style, str) else style
    SimpleDocTemplate(buffer, invariant=1, **options).build([Paragraph(words, chosen) for words in paragraphs])
    return buffer.getvalue()
