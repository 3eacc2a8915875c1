"""`forewarned case`: make a case, put documents into it, look after it, hand it over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from forewarned.cli_options import JOBS, STATUSES, Jobs, Model, Output, Quiet
from forewarned.cli_output import json_text, opened, write_jsonl
from forewarned.cli_progress import Run, counted, plain
from forewarned.cli_session import FAULT, endings, use_model

if TYPE_CHECKING:
    from forewarned.case import Added, Case

app = typer.Typer(
    help="A case keeps documents, what was extracted from them, and what people decided. It is one file, or a "
    "PostgreSQL database by its URL; `ledger`, `report` and every question take a case where they take paths.",
    epilog="""[bold]Examples[/bold]

$ forewarned case new harbour.case

$ forewarned case add harbour.case reports/

$ forewarned report harbour.case""",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

CaseName = Annotated[
    str, typer.Argument(metavar="CASE", show_default=False, help="A file such as harbour.case, or postgresql://...")
]
Files = Annotated[
    list[str], typer.Argument(metavar="PATHS", show_default=False, help="Files, folders and archives, as for `read`.")
]


def _example(*lines: str) -> str:
    shown = "\n\n".join(f"$ forewarned {line}" for line in lines)
    return f"[bold]Example{'s' * (len(lines) > 1)}[/bold]\n\n{shown}\n\n{STATUSES}"


@contextmanager
def _case(place: str, *, model: str | None = None) -> Iterator[Case]:
    from forewarned.case import open_case, usual_reader

    use_model(model)
    with endings(), open_case(place, reader=usual_reader(model) if model else None) as case:
        yield case


@app.command(epilog=_example("case new harbour.case", 'case new postgresql://server/harbour --name "Harbour inquiry"'))
def new(
    case: CaseName,
    name: Annotated[str | None, typer.Option(metavar="TEXT", help="What to call it; by default as its file.")] = None,
) -> None:
    """Make an empty case."""
    from forewarned.case import new_case

    with endings(), new_case(case, name=name) as made:
        print(f"{plain(made.place)} is there; now: forewarned case add {plain(case)} PATHS", file=sys.stderr)


@app.command(epilog=_example("case add harbour.case reports/ leak.zip"))
def add(case: CaseName, paths: Files, model: Model = None, jobs: Jobs = JOBS, quiet: Quiet = False) -> None:
    """Read documents into a case. A run that was cut off is simply started again: nothing is read twice."""
    run = Run(quiet=quiet)
    with _case(case, model=model) as open_:
        with run.watched():
            added = open_.add(
                paths,
                on_problem=run.problem,
                on_progress=lambda step: run.met(step.document, step.title, step.origin),
                jobs=jobs,
            )
        if summary := run.summary():
            run.say(summary)
        run.note(_sum(added))
    raise typer.Exit(run.status)


@app.command(epilog=_example("case reread harbour.case"))
def reread(case: CaseName, model: Model = None, jobs: Jobs = JOBS, quiet: Quiet = False) -> None:
    """Read the documents again that an earlier version of the reader has read; decisions stay in force."""
    run = Run(quiet=quiet)
    with _case(case, model=model) as open_:
        with run.watched():
            added = open_.read_again(
                on_problem=run.problem,
                on_progress=lambda step: run.met(step.document, step.title, step.origin),
                jobs=jobs,
            )
        run.note(_sum(added))
        displaced = open_.review().displaced
        if displaced:
            run.say(
                f"{counted(len(displaced), 'decision')} no longer found in place: see forewarned case status {case}"
            )


def _sum(added: Added) -> str:
    parts = [f"{counted(added.read + added.copied, 'document')} added with {counted(added.entries, 'entry')}"]
    parts += [f"{added.again:,} read again"] if added.again else []
    parts += [f"{added.there:,} there already"] if added.there else []
    return ", ".join(parts)


@app.command(epilog=_example("case status harbour.case", "case status harbour.case --json | jq .displaced"))
def status(
    case: CaseName, as_json: Annotated[bool, typer.Option("--json", help="As JSON, with what is displaced.")] = False
) -> None:
    """Say what is in a case, and which decisions no longer find their place."""
    with _case(case) as open_:
        found, displaced, problems = open_.status(), open_.displaced(), open_.problems()
        moved = [
            {"decision": one.decision.seq, "who": one.decision.who, "act": one.decision.act, "reason": one.reason}
            for one in displaced
        ]
        if as_json:
            failed = [asdict(problem) for problem in problems]
            print(json_text({**asdict(found), "displaced": moved, "problems": failed}, indent=2))
            return
        print(f"{plain(found.name)}: {plain(found.place)}")
        print(f"  {counted(found.documents, 'document')}, {counted(found.entries, 'entry')} extracted")
        print(f"  {counted(found.decisions, 'decision')} in force, {counted(len(moved), 'displaced place')}")
        print(f"  {counted(found.problems, 'problem')} of reading; schema {found.schema}, {found.log:,} rows of log")
        if found.outdated:
            print(f"  {found.outdated:,} read by an earlier reader: forewarned case reread {plain(case)}")
        for one in moved:
            print(plain(f"  displaced: decision {one['decision']} of {one['who']} ({one['act']}): {one['reason']}"))


@app.command(epilog=_example("case remove harbour.case statement.pdf"))
def remove(
    case: CaseName,
    documents: Annotated[list[str], typer.Argument(metavar="DOCUMENTS", show_default=False, help="Ids of documents.")],
) -> None:
    """Remove documents, with all that only they supported. The log keeps that they were there."""
    with _case(case) as open_:
        for document in documents:
            open_.remove(document)
            print(f"{plain(document)} removed", file=sys.stderr)


@app.command(epilog=_example("case verify harbour.case", "case verify harbour.case --head 7a11bfd0"))
def verify(
    case: CaseName,
    head: Annotated[
        str | None, typer.Option(metavar="HASH", help="The hash of a row of the log, noted earlier: is it still there?")
    ] = None,
) -> None:
    """Prove that nothing in a case was changed behind its back, and print the hash to note for the next time."""
    with _case(case) as open_:
        faults = open_.verify()
        rows = open_.log()
        if head and not any(row.hash.startswith(head.lower()) for row in rows):
            faults.append(f"no row of the log has the hash {head}: its end was cut off, or it is another case")
        for fault in faults:
            print(plain(fault), file=sys.stderr)
        if faults:
            raise typer.Exit(FAULT)
        last = rows[-1].hash if rows else ""
        print(f"whole: {counted(len(rows), 'row')} of log, the last {last}")


@app.command(epilog=_example("case log harbour.case", "case log harbour.case | jq -r '[.at, .who, .act] | @tsv'"))
def log(case: CaseName, output: Output = None) -> None:
    """Write the log as JSON Lines: who did what, when, and on which words."""
    with _case(case) as open_, opened(output) as stream:
        rows = (
            {"seq": row.seq, "at": row.at, "who": row.who, "act": row.act, "body": row.value, "hash": row.hash}
            for row in open_.log()
        )
        write_jsonl(rows, stream)


@app.command(epilog=_example("case export harbour.case harbour.zip"))
def export(
    case: CaseName,
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The ZIP file to write.")],
) -> None:
    """Write a whole case, with documents, files, decisions and log, to one ZIP file."""
    with _case(case) as open_:
        open_.export(file)
        print(f"{plain(open_.place)} written to {plain(str(file))}", file=sys.stderr)


@app.command("import", epilog=_example("case import harbour.zip harbour.case"))
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="What `case export` wrote.")],
    case: CaseName,
) -> None:
    """Make a case of what was exported, and prove it whole."""
    from forewarned.case import import_case

    with endings(), import_case(file, case) as made:
        print(f"{plain(made.place)}: {counted(made.status().documents, 'document')}, whole", file=sys.stderr)
