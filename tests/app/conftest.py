"""A case in a running app, on a SQLite file and on a real PostgreSQL.

`served` is made for each test; `shared` is one for all tests of a module, which must leave it as they found it.
`team` and `shared_team` are the same with accounts.
`client` and `page` are signed in to `served`; `shared.client()` gives one for `shared`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher
from playwright.sync_api import Page

from forewarned.app import accounts
from forewarned.app.doors import Alone
from forewarned.case import Case
from tests.app.serving import LEAVING, Served, serving, small_case
from tests.app.telling import told
from tests.browser import page as opened
from tests.case.conftest import place, places, socket
from tests.case.postgres import new_schema

__all__ = ["opened", "place", "places", "socket", "told"]


@pytest.fixture
def served(place: str, tmp_path: Path) -> Iterator[Served]:
    """A small case, served to one person."""
    with small_case(place, tmp_path / "papers") as case, serving(case) as running:
        yield running


@pytest.fixture
def team(place: str, tmp_path: Path) -> Iterator[Served]:
    """A small case, served to a team: a reader, a reviewer, an owner."""
    with small_case(place, tmp_path / "papers") as case, serving(case, team=True) as running:
        yield running


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A small case for all tests of a module."""
    folder = tmp_path_factory.mktemp("kept")
    place = str(folder / "1.case") if request.param == "sqlite" else new_schema(request.getfixturevalue("socket"))
    with small_case(place, folder / "papers") as case:
        yield case


@pytest.fixture(scope="module")
def shared(kept: Case) -> Iterator[Served]:
    """The case of a module, served to one person."""
    with serving(kept) as running:
        yield running


@pytest.fixture(scope="module")
def shared_team(kept: Case) -> Iterator[Served]:
    """The case of a module, served to a team."""
    with serving(kept, team=True) as running:
        yield running


@pytest.fixture
def client(served: Served) -> httpx.Client:
    """A client that is signed in to `served` and sends the CSRF token."""
    return served.client()


@pytest.fixture
def blank(opened: Page) -> Iterator[Page]:
    """A browser that nobody is signed in with, and that waits for a server that shares its machine."""
    opened.set_default_timeout(20_000)
    LEAVING.append(lambda: opened.goto("about:blank"))
    yield opened
    LEAVING.clear()


@pytest.fixture
def page(blank: Page, served: Served) -> Page:
    """A browser that is signed in to `served`."""
    return signed_in(blank, served)


def signed_in(page: Page, served: Served) -> Page:
    """`page`, having come by the token of `served`."""
    assert isinstance(served.door, Alone)
    page.goto(f"{served.url}/account?token={served.door.token}")
    return page


@pytest.fixture(autouse=True, scope="session")
def _quick_hashes() -> Iterator[None]:
    """Hashes that cost a test nothing; `test_accounts` looks at the usual cost."""
    usual, accounts._HASHER = accounts._HASHER, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield
    accounts._HASHER = usual
