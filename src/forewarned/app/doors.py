"""Who may come in: one person on this machine, who has the token, or a team with accounts."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import OrderedDict
from threading import Lock
from typing import Protocol

from forewarned.app.accounts import Accounts
from forewarned.app.desk import User
from forewarned.app.guesses import Guesses
from forewarned.case.log import author
from forewarned.places import CaseError

_SESSIONS = 100  # of one person: the oldest goes first


class Door(Protocol):
    """Knows who holds a cookie."""

    def user(self, cookie: str) -> User | None:
        """Who holds `cookie`; None where its session is over."""

    def end(self, cookie: str) -> None:
        """End the session of `cookie`."""


class TooSoon(Exception):
    """A log-in after too many that failed: `seconds` are left to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Alone:
    """One person, who is owner: whoever has `token`, which the terminal shows, or a ticket, which is good once."""

    def __init__(self, name: str) -> None:
        self.name, self.token = name, secrets.token_urlsafe(32)
        self._tickets: set[str] = set()
        self._sessions: OrderedDict[str, str] = OrderedDict()  # hash of the cookie -> CSRF token
        self._lock = Lock()

    def ticket(self) -> str:
        """Another token, for one time: a browser that is started with it shows it to others on this machine."""
        made = secrets.token_urlsafe(32)
        self._tickets.add(_hash(made))
        return made

    def opened(self, token: str) -> str | None:
        """What the cookie of a new session holds, where `token` is right."""
        with self._lock:
            ticket = _hash(token) in self._tickets
            self._tickets.discard(_hash(token))
            if not ticket and not same(token, self.token):
                return None
            value = secrets.token_urlsafe(32)
            self._sessions[_hash(value)] = secrets.token_urlsafe(32)
            while len(self._sessions) > _SESSIONS:
                self._sessions.popitem(last=False)
        return value

    def user(self, cookie: str) -> User | None:
        csrf = self._sessions.get(_hash(cookie))
        return User(self.name, "owner", csrf) if csrf else None

    def end(self, cookie: str) -> None:
        with self._lock:
            self._sessions.pop(_hash(cookie), None)


class Team:
    """People with accounts, who sign in with a name and a password."""

    def __init__(self, accounts: Accounts, guesses: Guesses | None = None) -> None:
        self.accounts, self.guesses = accounts, guesses or Guesses()

    def signed_in(self, name: str, password: str, address: str) -> str | None:
        """What the cookie of a new session holds; None where name or password is wrong. Raises TooSoon, or Busy."""
        known = _known(name)
        if not self.proves(known, password, address):
            return None
        return self.accounts.begin(known)

    def proves(self, name: str, password: str, address: str) -> bool:
        """Whether `password` is that of `name`; counted, so that it cannot be guessed."""
        if wait := self.guesses.tried(name, address):
            raise TooSoon(wait)
        right = self.accounts.proves(name, password)
        if right:
            self.guesses.proved(name, address)
        return right

    def user(self, cookie: str) -> User | None:
        return self.accounts.user(cookie)

    def end(self, cookie: str) -> None:
        self.accounts.end(cookie)


def _known(name: str) -> str:
    try:
        return author(name)
    except CaseError:
        return ""


def same(given: str, wanted: str) -> bool:
    """Whether two secrets are the same, in time that does not tell where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode("utf-8", "surrogatepass"))


def visitor_csrf(cookie: str) -> str:
    """The CSRF token of the log-in form, for whoever holds `cookie`: before that there is no session to keep it."""
    return _hash(f"log-in form of {cookie}") if cookie else ""


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()
