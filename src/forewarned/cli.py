"""The command line: `forewarned read`, `ledger`, `report`, `explain`, `inspect`, `demo` and the questions."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from forewarned import __version__
from forewarned.cli_ask import add_questions
from forewarned.cli_case import app as cases
from forewarned.cli_explain import ExplainFormat, write_entries, write_explanation
from forewarned.cli_options import JOBS, STATUSES, Jobs, Layer, Model, Output, Paths, Quiet, Sources
from forewarned.cli_output import (
    LedgerFormat,
    LinesFormat,
    RowFormat,
    json_text,
    opened,
    usual,
    write_entries_csv,
    write_entries_table,
    write_jsonl,
    write_records_csv,
    write_records_table,
)
from forewarned.cli_serve import EPILOG, serve
from forewarned.cli_session import FAULT, begun, endings
from forewarned.cli_user import app as users
from forewarned.cli_work import attributions_task, times_task

app = typer.Typer(
    help="Who knew what, when, from whom, and what did they do about it? Forewarned reads reports and keeps the "
    "answer as a ledger in which each value is tied to the words that prove it. It works on this machine alone "
    "and sends nothing anywhere.",
    epilog=f"""[bold]Begin with[/bold]

$ forewarned demo

$ forewarned report reports/ -o report.html

Each command has examples of its own: forewarned read --help

{STATUSES}""",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"forewarned {__version__}")
        raise typer.Exit


@app.callback()
def _forewarned(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and leave.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog=f"""[bold]Examples[/bold]

$ forewarned read reports/

$ forewarned read reports/ --format jsonl | jq -r 'select(.kind == "warning").quote'

$ forewarned read leak.zip mails.mbox -o entries.csv

{STATUSES}"""
)
def read(
    paths: Paths,
    output: Output = None,
    format: Annotated[
        RowFormat | None,
        typer.Option(help="By default a table on a terminal, else jsonl; csv where FILE ends in .csv."),
    ] = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Read documents: an entry for each thing that a text states, with the words that state it."""
    shown = format or RowFormat(usual(output, data="jsonl"))
    write = {RowFormat.jsonl: write_jsonl, RowFormat.csv: write_entries_csv, RowFormat.table: write_entries_table}
    session = begun(paths, output, model=model, jobs=jobs, quiet=quiet)
    # Rows that stream onto the terminal and a progress bar would write over one another.
    session.bar = bool(output) or shown is RowFormat.table or not sys.stdout.isatty()
    with endings():
        with opened(output, bom=shown is RowFormat.csv) as stream:
            write[shown](session.entry_rows(), stream)
            session.require_documents()
        session.close(output=output)


@app.command(
    epilog=f"""[bold]Examples[/bold]

$ forewarned ledger reports/

$ forewarned ledger reports/ -o ledger.json

$ forewarned ledger reports/ --format json | jq '.records[] | select(.lead_time != null)'

{STATUSES}"""
)
def ledger(
    paths: Paths,
    output: Output = None,
    format: Annotated[
        LedgerFormat | None,
        typer.Option(help="By default a table on a terminal, else json; csv where FILE ends in .csv."),
    ] = None,
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Assemble a ledger: entries that state the same fact joined into records, in order of time."""
    shown = format or LedgerFormat(usual(output, data="json"))
    session = begun(paths, output, model=model, jobs=jobs, quiet=quiet, sources=sources)
    with endings():
        with opened(output, bom=shown is LedgerFormat.csv) as stream:
            assembled = session.ledger()
            from forewarned.export.rows import ledger_json, record_rows

            if shown is LedgerFormat.json:
                stream.write(json_text(ledger_json(assembled), indent=2) + "\n")
            else:
                write = write_records_csv if shown is LedgerFormat.csv else write_records_table
                write(record_rows(assembled), stream)
        session.close(output=output)


@app.command(
    epilog=f"""[bold]Examples[/bold]

$ forewarned report reports/

$ forewarned report reports/ leak.zip -o who-knew.html

{STATUSES}"""
)
def report(
    paths: Paths,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The page, one file that opens in any browser.")
    ] = Path("report.html"),
    sources: Sources = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Make a report: the ledger as one page, with timeline, table and every document inside it."""
    session = begun(paths, output, model=model, jobs=jobs, quiet=quiet, sources=sources)
    with endings():
        with opened(output) as stream:
            assembled = session.ledger()
            from forewarned.views import report as page

            stream.write(page(assembled))
        session.close(output=output)


@app.command(
    epilog=f"""[bold]Examples[/bold]

$ forewarned explain report.txt

$ forewarned explain report.txt --entry e-8a317318f1ef

$ forewarned explain report.txt --entry e-8a317318f1ef --format json | jq .opened_by

{STATUSES}"""
)
def explain(
    paths: Paths,
    entry: Annotated[
        str | None, typer.Option(metavar="ID", help="The entry to explain. Without it, the entries are listed.")
    ] = None,
    output: Output = None,
    format: Annotated[ExplainFormat | None, typer.Option(help="By default a table on a terminal, else json.")] = None,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Say why an entry is there: the words that opened it, and the rule that chose each of its values."""
    on_terminal = output is None and sys.stdout.isatty()
    shown = format or (ExplainFormat.table if on_terminal else ExplainFormat.json)
    session = begun(paths, output, model=model, jobs=jobs, quiet=quiet)
    with endings():
        with opened(output) as stream:
            if entry is None:
                write_entries(session, stream, shown=shown)
            else:
                write_explanation(session, stream, entry=entry, shown=shown)
        session.close(output=output)


@app.command(
    epilog=f"""[bold]Examples[/bold]

$ forewarned inspect reports/ --layer times

$ forewarned inspect reports/ --layer attributions -o attributions.jsonl

{STATUSES}"""
)
def inspect(
    paths: Paths,
    layer: Annotated[Layer, typer.Option(help="Time expressions, who says what, or who is who.")],
    output: Output = None,
    format: Annotated[LinesFormat, typer.Option(help="JSON Lines is the only one.")] = LinesFormat.jsonl,
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Look inside the reader: one of the layers that its entries are made from, as JSON Lines."""
    session = begun(paths, output, model=model, jobs=jobs, quiet=quiet)
    session.bar = bool(output) or not sys.stdout.isatty()
    with endings():
        with opened(output) as stream:
            if layer is Layer.times:
                write_jsonl((row for _, row in session.results(times_task)), stream)
            elif layer is Layer.attributions:
                write_jsonl((row for _, rows in session.results(attributions_task) for row in rows), stream)
            else:
                from forewarned.export.rows import mention_rows

                write_jsonl(mention_rows(session.ledger()), stream)
            session.require_documents()
        session.close(output=output)


@app.command(
    epilog="""[bold]Example[/bold]

$ forewarned demo -o demo"""
)
def demo(
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder for the report and the ledger.")
    ] = Path("forewarned-demo"),
    model: Model = None,
    jobs: Jobs = JOBS,
    quiet: Quiet = False,
) -> None:
    """Try it: read the example that comes with Forewarned and make its report and its ledger."""
    from forewarned.cli_demo import example_folder, show

    session = begun([example_folder()], None, model=model, jobs=jobs, quiet=quiet)
    with endings():
        output.mkdir(parents=True, exist_ok=True)
        assembled = session.ledger()
        from forewarned.export.rows import ledger_json
        from forewarned.views import report as page

        with opened(output / "report.html") as stream:
            stream.write(page(assembled))
        with opened(output / "ledger.json") as stream:
            stream.write(json_text(ledger_json(assembled), indent=2) + "\n")
        show(assembled, output)
        session.close()


add_questions(app)
cases.add_typer(users, name="user")
app.add_typer(cases, name="case")
app.command(epilog=EPILOG)(serve)


def main() -> None:
    """Run the command line; a fault of Forewarned's own is one line too, unless FOREWARNED_DEBUG is set."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        app()
    except Exception as error:
        if os.environ.get("FOREWARNED_DEBUG"):
            raise
        message = f"forewarned failed: {type(error).__name__}: {error} (FOREWARNED_DEBUG=1 shows where)"
        print(message, file=sys.stderr)
        sys.exit(FAULT)
