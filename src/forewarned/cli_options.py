"""The arguments and options that commands share, and what their exit statuses mean."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from forewarned.cli_work import default_jobs

STATUSES = """[bold]Exit status[/bold]

0 everything was read; 1 no output could be written, or Forewarned itself failed; 2 wrong usage; \
3 some of it could not be read; 4 nothing could be read; 130 stopped by Ctrl-C"""

Paths = Annotated[
    list[str],
    typer.Argument(
        show_default=False,
        help="Files, folders and archives: text, Markdown, HTML, PDF, DOCX, mail, JSON Lines, CSV, ZIP and more; "
        "or one case, a file or a URL.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to this file, all of it or nothing."),
]
Model = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Another spaCy pipeline for English: the name of its package, or its folder."),
]
Sources = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Your notes on sources, a TOML file: how reliable each is, and what interest it has."
    ),
]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="Processes; what comes out is the same whatever N.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary. Problems are still told.")]
JOBS = default_jobs()


class Layer(StrEnum):
    """What the reader works from."""

    times = "times"
    attributions = "attributions"
    actors = "actors"
