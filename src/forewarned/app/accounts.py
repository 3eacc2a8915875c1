"""Accounts of a team and the sessions of those who are signed in, in the database of the case.

A cookie holds a random value, the table its SHA-256: whoever reads the database signs in with nothing it holds.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore
from typing import cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, update

from forewarned.app.desk import ROLES, Role, User
from forewarned.board.tables import ACCOUNTS, SESSIONS
from forewarned.case.codec import storable
from forewarned.case.engines import reading, writing
from forewarned.case.log import author
from forewarned.places import CaseError

SHORTEST, _LONGEST = 12, 512  # characters of a password
IDLE, LONGEST = timedelta(hours=8), timedelta(days=7)  # a session ends without a request, and in any case
_SEEN = timedelta(minutes=1)  # how exactly the last request is kept, so that a page does not mean a write
_AT_ONCE = 2  # hashes that are computed at one time: each takes 64 MiB
_WAIT = 10.0  # seconds that a log-in waits for its turn

_HASHER = PasswordHasher()  # RFC 9106, section 4: the second recommended option, 64 MiB, three passes
_TURNS = BoundedSemaphore(_AT_ONCE)


class Busy(Exception):
    """More log-ins are under way than there is memory for."""


@dataclass(frozen=True, slots=True)
class Account:
    """One account as an owner sees it."""

    name: str
    role: Role
    made: str
    disabled: bool
    sessions: int  # under way


class Accounts:
    """The accounts of the case in `engine`; `now` gives the time, in UTC."""

    def __init__(self, engine: Engine, *, now: Callable[[], datetime] | None = None) -> None:
        self._engine, self._now = engine, now or _clock

    # ---------------------------------------------------------------- accounts

    def all(self) -> list[Account]:
        """Every account, by name."""
        since, at = self._bounds()
        alive = (SESSIONS.c.account == ACCOUNTS.c.name) & (SESSIONS.c.made > since) & (SESSIONS.c.seen > at)
        count = select(func.count()).select_from(SESSIONS).where(alive).scalar_subquery()
        with reading(self._engine) as connection:
            found = connection.execute(select(ACCOUNTS, count.label("sessions")))
            made = [Account(one.name, cast(Role, one.role), one.made, one.disabled, one.sessions) for one in found]
        return sorted(made, key=lambda one: (one.name.casefold(), one.name))

    def has_owner(self) -> bool:
        """Whether somebody could sign in as an owner."""
        with reading(self._engine) as connection:
            return bool(_owners(connection))

    def add(self, name: str, password: str, role: Role) -> str:
        """Make an account; returns its name as it is kept. Raises CaseError where it cannot be made."""
        known, hashed = author(name), _hash(password, name)
        row = {"name": known, "password": hashed, "role": _role(role), "made": _text(self._now()), "disabled": False}
        with writing(self._engine) as connection:
            held = connection.execute(select(ACCOUNTS.c.name)).scalars()
            if like := next((one for one in held if _alike(one) == _alike(known)), None):
                raise CaseError(f"there is an account {like} already")
            connection.execute(insert(ACCOUNTS), [row])
        return known

    def set_password(self, name: str, password: str) -> None:
        """Give an account another password; its sessions end."""
        hashed = _hash(password, name)
        with writing(self._engine) as connection:
            _change(connection, name, password=hashed)
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == storable(name)))

    def set_role(self, name: str, role: Role) -> None:
        """Give an account another role, in force with its next request. One owner must be left."""
        with writing(self._engine) as connection:
            _change(connection, name, role=_role(role))
            _require_owner(connection)

    def set_disabled(self, name: str, disabled: bool) -> None:
        """Keep an account from signing in, or let it again; its sessions end. One owner must be left."""
        with writing(self._engine) as connection:
            _change(connection, name, disabled=disabled)
            connection.execute(delete(SESSIONS).where(SESSIONS.c.account == storable(name)))
            if disabled:
                _require_owner(connection)

    def proves(self, name: str, password: str) -> bool:
        """Whether `password` is that of the account `name`, in use. As much work where there is no such account.

        Raises Busy where too many ask at once.
        """
        query = select(ACCOUNTS.c.password).where(ACCOUNTS.c.name == storable(name), ACCOUNTS.c.disabled.is_(False))
        with reading(self._engine) as connection:
            held = connection.execute(query).scalar()
        nobody = _nobody()
        return _verified(held or nobody, password) and held is not None

    # ---------------------------------------------------------------- sessions

    def begin(self, name: str) -> str:
        """Begin a session of the account `name`; returns what its cookie holds. Sessions that are over are removed."""
        value, at = secrets.token_urlsafe(32), _text(self._now())
        since, seen = self._bounds()
        row = {"key": _key(value), "account": name, "csrf": secrets.token_urlsafe(32), "made": at, "seen": at}
        with writing(self._engine, locked=False) as connection:
            connection.execute(delete(SESSIONS).where(or_(SESSIONS.c.made <= since, SESSIONS.c.seen <= seen)))
            connection.execute(insert(SESSIONS), [row])
        return value

    def user(self, value: str) -> User | None:
        """Who holds the cookie `value`; None where the session is over."""
        since, seen = self._bounds()
        columns = (ACCOUNTS.c.name, ACCOUNTS.c.role, SESSIONS.c.key, SESSIONS.c.csrf, SESSIONS.c.seen)
        query = select(*columns).join(SESSIONS, SESSIONS.c.account == ACCOUNTS.c.name)
        alive = (SESSIONS.c.made > since) & (SESSIONS.c.seen > seen) & ACCOUNTS.c.disabled.is_(False)
        with reading(self._engine) as connection:
            found = connection.execute(query.where(SESSIONS.c.key == _key(value), alive)).first()
        if found is None:
            return None
        if found.seen < _text(self._now() - _SEEN):
            with writing(self._engine, locked=False) as connection:
                one = update(SESSIONS).where(SESSIONS.c.key == found.key)
                connection.execute(one.values(seen=_text(self._now())))
        return User(found.name, cast(Role, found.role), found.csrf)

    def end(self, value: str) -> None:
        """End the session of the cookie `value`, if there is one."""
        with writing(self._engine, locked=False) as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.key == _key(value)))

    def _bounds(self) -> tuple[str, str]:
        """A session is over that was made at the first or before, or last seen at the second or before."""
        now = self._now()
        return _text(now - LONGEST), _text(now - IDLE)


def _clock() -> datetime:
    return datetime.now(UTC)


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def _key(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def _alike(name: str) -> str:
    """What names are told apart by: nobody decides under a name that looks like a colleague's."""
    return unicodedata.normalize("NFKC", name).casefold()


def _role(role: str) -> Role:
    if role not in ROLES:
        raise CaseError(f"a role is one of {', '.join(ROLES)}")
    return role


def _owners(connection: Connection) -> int:
    query = select(func.count()).where(ACCOUNTS.c.role == "owner", ACCOUNTS.c.disabled.is_(False))
    return connection.execute(query).scalar() or 0


def _require_owner(connection: Connection) -> None:
    if not _owners(connection):
        raise CaseError("this is the last owner: make another one first")


def _change(connection: Connection, name: str, **values: object) -> None:
    if not connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.name == storable(name)).values(**values)).rowcount:
        raise CaseError(f"there is no account {name}")


# ------------------------------------------------------------------ passwords


def _hash(password: str, name: str) -> str:
    """What is kept of a password. Raises CaseError for one that is too short, too long, or the name itself."""
    given = _bytes(password)
    if not SHORTEST <= len(password) <= _LONGEST:
        raise CaseError(f"a password has {SHORTEST} to {_LONGEST} characters")
    if _alike(password) == _alike(name):
        raise CaseError("a password is not the name of its account")
    with _turn():
        return _HASHER.hash(given)


def _verified(held: str, password: str) -> bool:
    with _turn():
        try:
            return _HASHER.verify(held, _bytes(password if len(password) <= _LONGEST else ""))
        except (VerificationError, InvalidHashError):
            return False


def _bytes(password: str) -> bytes:
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


_NOBODY: list[str] = []


def _nobody() -> str:
    """The hash of a password that nobody knows, made when it is first needed."""
    if not _NOBODY:
        with _turn():
            _NOBODY.append(_HASHER.hash(secrets.token_bytes(32)))
    return _NOBODY[0]


@contextmanager
def _turn() -> Iterator[None]:
    """A turn at computing a hash."""
    if not _TURNS.acquire(timeout=_WAIT):
        raise Busy
    try:
        yield
    finally:
        _TURNS.release()
