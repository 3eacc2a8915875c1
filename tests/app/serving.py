"""A case served by a real uvicorn in a thread, on a free port of 127.0.0.1, for tests of the app."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI

from forewarned.app import create_app
from forewarned.app.accounts import Accounts
from forewarned.app.desk import ROLES
from forewarned.app.doors import Alone, Door, Team
from forewarned.app.shield import Terms
from forewarned.board.laying import lay_out
from forewarned.case import Case, new_case
from tests.case.conftest import TEXTS
from tests.case.readers import FIRST

PASSWORDS = {role: f"the long word of a {role}" for role in ROLES}
LEAVING: list[Callable[[], object]] = []  # what browsers do before the server ends, so that none asks in vain
_CSRF = re.compile(r'data-csrf="([^"]*)"|name="csrf" value="([^"]*)"')


@dataclass
class Served:
    """A case that is served at `url`."""

    case: Case
    app: FastAPI
    url: str
    door: Door
    clients: list[httpx.Client] = field(default_factory=list)

    def anonymous(self, **options: Any) -> httpx.Client:
        """A client that nobody has signed in with. It does not follow redirects."""
        # Without TLS no certificates are needed, which take longer to read than most pages.
        made = httpx.Client(base_url=self.url, timeout=30, verify=False, trust_env=False, **options)
        self.clients.append(made)
        return made

    def client(self) -> httpx.Client:
        """A client of the one person with the token: it has the cookie, and sends the CSRF token in the header."""
        assert isinstance(self.door, Alone)
        made = self.anonymous()
        assert made.get("/account", params={"token": self.door.token}).status_code == 303
        return with_csrf(made)

    def signed_in(self, role: str) -> httpx.Client:
        """A client of the colleague who is called as the role is; of a case that is served to a team."""
        made = self.anonymous()
        form = {"csrf": csrf_of(made.get("/login").text), "name": role, "password": PASSWORDS[role]}
        assert made.post("/login", data=form).status_code == 303
        return with_csrf(made)

    def decided(self) -> None:
        """Wait until the board shows all that was decided."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with self.app.state.desk.board() as board:
                if board.fresh:
                    return
            time.sleep(0.05)
        raise AssertionError("the board was not laid out in a minute")


def csrf_of(page: str) -> str:
    """The CSRF token that a page holds."""
    found = _CSRF.search(page)
    assert found, "no CSRF token in the page"
    return found[1] or found[2]


def with_csrf(client: httpx.Client) -> httpx.Client:
    """`client`, sending the token of its session with every request, as app.js does."""
    client.headers["X-CSRF-Token"] = csrf_of(client.get("/account").text)
    return client


def small_case(place: str, folder: Path, texts: dict[str, str] = TEXTS) -> Case:
    """A case of a few small documents, read by the quick reader of the tests, its board laid out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    case = new_case(place, name="Harbour", who="Ada", now=lambda: "2026-11-23T12:00:00Z", reader=FIRST)
    case.add([folder])
    lay_out(case)
    return case


@contextmanager
def serving(case: Case, *, team: bool = False, **terms: Any) -> Iterator[Served]:
    """Serve `case` until the block ends: to one person with a token, or to a team of one account for each role."""
    if team:
        accounts = Accounts(case.engine)
        for role in ROLES:
            if role not in {one.name for one in accounts.all()}:
                accounts.add(role, PASSWORDS[role], role)
    door: Door = Team(Accounts(case.engine)) if team else Alone(case.who)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        port = listening.getsockname()[1]
        app = create_app(case, door=door, terms=Terms(port=port, local=not team, **terms))
        options: dict[str, Any] = {"access_log": False, "server_header": False, "proxy_headers": False, "ws": "none"}
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on", **options))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        served = Served(case, app, f"http://127.0.0.1:{port}", door)
        try:
            yield served
        finally:
            for leave in LEAVING:
                leave()
            for client in served.clients:
                client.close()
            server.should_exit = True
            thread.join(30)
            assert not thread.is_alive(), "the server did not stop"
