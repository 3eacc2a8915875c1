"""What every route works with: the case, transactions to read its board in, and who is asking."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from fastapi import Depends, Request
from sqlalchemy import Connection, select

from forewarned.board.tables import BOARD
from forewarned.case import Case
from forewarned.case import log as chain
from forewarned.case.engines import reading

if TYPE_CHECKING:
    from forewarned.app.keeper import Keeper

Role = Literal["reader", "reviewer", "owner"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "owner")  # each may do all that those before it may


@dataclass(frozen=True, slots=True)
class User:
    """Who asks: the gate has made sure of it."""

    name: str
    role: Role
    csrf: str = ""  # what forms and scripts must send back

    def may(self, role: Role) -> bool:
        """Whether the user's role is `role` or above it."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Laid:
    """A transaction on the board: all it shows is of one generation. `fresh` where nothing was decided since."""

    connection: Connection
    generation: int  # 0 before the board was first laid out
    seq: int  # the row of the log that it was laid out at
    head: int  # the last row of the log

    @property
    def fresh(self) -> bool:
        return self.generation > 0 and self.seq == self.head


class Desk:
    """One case that is served."""

    def __init__(self, case: Case) -> None:
        self.case, self.name = case, case.name
        self.keeper: Keeper | None = None  # while the app runs

    def wake(self) -> None:
        """Have the board laid out anew soon: something was decided, or documents came."""
        if self.keeper is not None:
            self.keeper.wake()

    @contextmanager
    def board(self) -> Iterator[Laid]:
        """The board as it stands."""
        with reading(self.case.engine) as connection:
            held = {row.key: row.value for row in connection.execute(select(BOARD))}
            generation, seq = int(held.get("generation", "0")), int(held.get("seq", "0"))
            yield Laid(connection, generation, seq, chain.head(connection).seq)


def desk(request: Request) -> Desk:
    """The desk of the app that was asked."""
    found = request.app.state.desk
    assert isinstance(found, Desk)
    return found


def laid(request: Request) -> Iterator[Laid]:
    """The board, for as long as the request takes."""
    with desk(request).board() as board:
        yield board


def user(request: Request) -> User:
    """Who asks."""
    found = request.state.user
    assert isinstance(found, User)
    return found


TheDesk = Annotated[Desk, Depends(desk)]
TheBoard = Annotated[Laid, Depends(laid)]
TheUser = Annotated[User, Depends(user)]
