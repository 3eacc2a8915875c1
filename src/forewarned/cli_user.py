"""`forewarned case user`: who may sign in where a case is served to a team."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from forewarned.cli_options import STATUSES
from forewarned.cli_output import json_text
from forewarned.cli_progress import counted, plain
from forewarned.cli_session import endings

if TYPE_CHECKING:
    from forewarned.app.accounts import Accounts

app = typer.Typer(
    help="Accounts of those who review a case together: readers look, reviewers decide, owners do all. A case that "
    "is served on this machine alone needs none.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

CaseName = Annotated[str, typer.Argument(metavar="CASE", show_default=False, help="A file, or postgresql://...")]
Name = Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="As it stands beside decisions.")]


class Role(StrEnum):
    """Each may do all that those before it may."""

    reader = "reader"
    reviewer = "reviewer"
    owner = "owner"


def _example(line: str) -> str:
    return f"[bold]Example[/bold]\n\n$ forewarned case user {line}\n\n{STATUSES}"


@contextmanager
def _accounts(place: str) -> Iterator[Accounts]:
    from forewarned.app.accounts import Accounts
    from forewarned.case import open_case

    with endings(), open_case(place) as case:
        yield Accounts(case.engine)


@app.command(epilog=_example("add harbour.case Ada --role owner"))
def add(
    case: CaseName, name: Name, role: Annotated[Role, typer.Option(help="What the account may do.")] = Role.reviewer
) -> None:
    """Make an account. The password is asked for, or read from the first line of standard input."""
    with _accounts(case) as accounts:
        print(f"{plain(accounts.add(name, _password(), role.value))} may sign in: {role}", file=sys.stderr)


@app.command("list", epilog=_example("list harbour.case"))
def list_(case: CaseName, as_json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False) -> None:
    """Say who has an account."""
    with _accounts(case) as accounts:
        rows = [
            {"name": one.name, "role": one.role, "made": one.made, "disabled": one.disabled, "sessions": one.sessions}
            for one in accounts.all()
        ]
    if as_json:
        print(json_text({"accounts": rows}, indent=2))
        return
    for one in rows:
        state = "disabled" if one["disabled"] else counted(int(str(one["sessions"])), "session")
        print(plain(f"{one['name']}: {one['role']}, {state}"))


@app.command(epilog=_example("password harbour.case Ada"))
def password(case: CaseName, name: Name) -> None:
    """Give an account another password; its sessions end. It is asked for, or read from standard input."""
    with _accounts(case) as accounts:
        accounts.set_password(name, _password())
        print(f"{plain(name)} has a new password", file=sys.stderr)


@app.command(epilog=_example("role harbour.case Ada owner"))
def role(
    case: CaseName, name: Name, role: Annotated[Role, typer.Argument(show_default=False, help="What it may do.")]
) -> None:
    """Give an account another role, at once."""
    with _accounts(case) as accounts:
        accounts.set_role(name, role.value)
        print(f"{plain(name)} is {role} now", file=sys.stderr)


@app.command(epilog=_example("disable harbour.case Ada"))
def disable(
    case: CaseName, name: Name, undo: Annotated[bool, typer.Option("--undo", help="Let it sign in again.")] = False
) -> None:
    """Keep an account from signing in, at once. Its decisions stay, and its name stays taken."""
    with _accounts(case) as accounts:
        accounts.set_disabled(name, not undo)
        print(f"{plain(name)} {'may sign in again' if undo else 'is disabled'}", file=sys.stderr)


def _password() -> str:
    """A password that no other user of this machine sees, as they would see an argument."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    given = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != given:
        raise typer.BadParameter("the two are not the same")
    return given
