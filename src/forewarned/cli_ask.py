"""The questions on the command line: `who-knew`, `gaps`, `origins`, `contradictions`, `open` and `chain`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated, Any

import typer

from forewarned import cli_answers
from forewarned.cli_options import JOBS, STATUSES, Jobs, Model, Output, Paths, Quiet, Sources
from forewarned.cli_output import Row, json_text, opened, usual
from forewarned.cli_session import begun, endings
from forewarned.model import Ledger


class AnswerFormat(StrEnum):
    """How an answer is written."""

    table = "table"
    json = "json"


Shown = Annotated[AnswerFormat | None, typer.Option(help="By default a table on a terminal, else json.")]
Names = Mapping[str, str]
Answered = Callable[[Ledger, Names], Any]  # rows, or one row
Table = Callable[[Any, IO[str]], None]


def add_questions(app: typer.Typer) -> None:
    """Add a command for each question to `app`."""
    for name, command, example in (
        ("who-knew", who_knew, 'who-knew "Dana Reeve" reports/ --about crane --before 2023-05-14'),
        ("gaps", gaps, "gaps reports/"),
        ("origins", origins, 'origins "crane might collapse" reports/'),
        ("contradictions", contradictions, "contradictions reports/ --format json | jq '.contradictions[].reason'"),
        ("open", open_, "open reports/ --today 2023-05-20"),
        ("chain", chain, "chain collapse reports/"),
    ):
        app.command(name, epilog=f"[bold]Example[/bold]\n\n$ forewarned {example}\n\n{STATUSES}")(command)


def who_knew(
    actor: Annotated[str, typer.Argument(show_default=False, help="A name in any form; a body with all its parts.")],
    paths: Paths,
    about: Annotated[str | None, typer.Option(metavar="TEXT", help="Only what has all these words.")] = None,
    before: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Only what may have been before this day."),
    ] = None,
    output: Output = None,
    format: Shown = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Ask who knew: what somebody knew, was told or passed on, in order of time, each with its sentence."""

    def answered(ledger: Ledger, names: Names) -> Row:
        from forewarned.export.answers import who_knew_row
        from forewarned.ledger import who_knew as asked

        return who_knew_row(asked(ledger, actor, about=about, before=before.date() if before else None), names)

    _answer(answered, cli_answers.who_knew_table, paths, output, (format, sources, model, jobs, quiet))


def gaps(
    paths: Paths,
    output: Output = None,
    format: Shown = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Ask where the chain broke: who knew and did not warn, who was warned and did not act, who was never told."""

    def answered(ledger: Ledger, names: Names) -> list[Row]:
        from forewarned.export.answers import gap_row
        from forewarned.ledger import gaps as asked

        return [gap_row(found, names) for found in asked(ledger)]

    _answer(answered, cli_answers.gaps_table, paths, output, (format, sources, model, jobs, quiet), wrap="gaps")


def origins(
    record: Annotated[str, typer.Argument(show_default=False, help="A record: its id, or words only it has.")],
    paths: Paths,
    output: Output = None,
    format: Shown = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Ask how we know: the independent origins behind one record, and all that repeats them."""

    def answered(ledger: Ledger, names: Names) -> Row:
        from forewarned.export.answers import origins_row
        from forewarned.ledger import origins as asked

        return origins_row(asked(ledger, record), names)

    _answer(answered, cli_answers.origins_table, paths, output, (format, sources, model, jobs, quiet))


def contradictions(
    paths: Paths,
    output: Output = None,
    format: Shown = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Ask what cannot both be right: pairs of statements, side by side."""

    def answered(ledger: Ledger, names: Names) -> list[Row]:
        from forewarned.export.answers import opposed_row
        from forewarned.ledger import contradictions as asked

        return [opposed_row(found, names) for found in asked(ledger)]

    _answer(
        answered,
        cli_answers.contradictions_table,
        paths,
        output,
        (format, sources, model, jobs, quiet),
        wrap="contradictions",
    )


def open_(
    paths: Paths,
    today: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The day that is today; by default, today."),
    ] = None,
    output: Output = None,
    format: Shown = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Ask what is still running: warnings with no incident and no response known, the oldest first."""

    def answered(ledger: Ledger, names: Names) -> list[Row]:
        from forewarned.export.answers import open_row
        from forewarned.ledger import open_warnings

        day = today.date() if today else date.today()
        return [open_row(found, names) for found in open_warnings(ledger, today=day)]

    _answer(answered, cli_answers.open_table, paths, output, (format, sources, model, jobs, quiet), wrap="open")


def chain(
    incident: Annotated[str, typer.Argument(show_default=False, help="An incident: its id, or words only it has.")],
    paths: Paths,
    output: Output = None,
    format: Shown = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Ask how it came to it: what was known, warned and done before an incident, and what followed."""

    def answered(ledger: Ledger, names: Names) -> Row:
        from forewarned.export.answers import chain_row
        from forewarned.ledger import chain as asked

        return chain_row(asked(ledger, incident), names)

    _answer(answered, cli_answers.chain_table, paths, output, (format, sources, model, jobs, quiet))


def _answer(
    answered: Answered,
    table: Table,
    paths: list[str],
    output: Path | None,
    options: tuple[AnswerFormat | None, Path | None, str | None, int, bool],
    *,
    wrap: str | None = None,
) -> None:
    """Read `paths`, ask, and write the answer; a list of answers is one JSON object under the name `wrap`."""
    format, sources, model, jobs, quiet = options
    shown = format or AnswerFormat(usual(None, data="json") if output is None else "json")
    session = begun(paths, output, model=model, jobs=jobs, quiet=quiet, sources=sources)
    with endings():
        with opened(output) as stream:
            ledger = session.ledger()
            from forewarned.export.rows import names_of
            from forewarned.ledger import NotFoundError

            try:
                rows = answered(ledger, names_of(ledger))
            except NotFoundError as error:
                raise typer.BadParameter(str(error)) from None
            if shown is AnswerFormat.json:
                stream.write(json_text({wrap: rows} if wrap else rows, indent=2) + "\n")
            else:
                table(rows, stream)
        session.close(output=output)
