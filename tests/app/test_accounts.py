"""Accounts and sessions: who may sign in, for how long, and what the database knows of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from forewarned.app import accounts as module
from forewarned.app.accounts import IDLE, LONGEST, Accounts
from forewarned.app.desk import User
from forewarned.board.tables import ACCOUNTS, SESSIONS
from forewarned.case import Case, CaseError, new_case
from forewarned.case.engines import reading

WORD = "a word that is long enough"


class Clock:
    """A time that moves when it is told to."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, span: timedelta) -> None:
        self.at += span


@pytest.fixture
def case(place: str) -> Iterator[Case]:
    with new_case(place) as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(case: Case, clock: Clock) -> Accounts:
    """Ada is an owner, Ben a reader."""
    made = Accounts(case.engine, now=clock)
    made.add("Ada", WORD, "owner")
    made.add("Ben", WORD, "reader")
    return made


def test_an_account_signs_in_with_its_own_password_only(accounts: Accounts) -> None:
    assert accounts.proves("Ada", WORD)
    for name, password in [
        ("Ada", WORD + " "),
        ("Ada", ""),
        ("Eve", WORD),
        ("", ""),
        ("Ada", "x" * 5000),
        ("a\0", "\ud800"),
    ]:
        assert not accounts.proves(name, password)


def test_letters_that_look_the_same_are_the_same_in_a_password(accounts: Accounts) -> None:
    accounts.set_password("Ben", "Cafe\u0301 au lait, please")
    assert accounts.proves("Ben", "Caf\u00e9 au lait, please")


def test_a_session_says_who_it_is(accounts: Accounts) -> None:
    first, second = accounts.begin("Ada"), accounts.begin("Ben")
    ada, ben = accounts.user(first), accounts.user(second)
    assert ada == User("Ada", "owner", getattr(ada, "csrf", ""))
    assert ben == User("Ben", "reader", getattr(ben, "csrf", ""))
    assert len({first, second, ada.csrf, ben.csrf}) == 4
    assert min(map(len, (first, ada.csrf))) >= 43  # 256 bits
    assert accounts.user("") is accounts.user(first + "x") is None


def test_the_database_holds_nothing_that_signs_in(accounts: Accounts, case: Case) -> None:
    value = accounts.begin("Ada")
    with reading(case.engine) as connection:
        held = [*connection.execute(select(ACCOUNTS)), *connection.execute(select(SESSIONS))]
        hashes = list(connection.execute(select(ACCOUNTS.c.password)).scalars())
    assert not [row for row in held if value in row or any(WORD in str(cell) for cell in row)]
    assert all(one.startswith("$argon2id$v=19$") for one in hashes)
    assert hashes[0] != hashes[1]
    assert accounts.user(next(str(row.key) for row in held if hasattr(row, "key"))) is None


def test_hashes_cost_what_the_standard_asks() -> None:
    usual = PasswordHasher()
    assert (usual.memory_cost, usual.time_cost) >= (65536, 3)  # KiB and passes, RFC 9106
    assert module.PasswordHasher is PasswordHasher


@pytest.mark.parametrize(("span", "alive"), [(IDLE - timedelta(seconds=1), True), (IDLE, False)])
def test_a_session_ends_without_requests(accounts: Accounts, clock: Clock, span: timedelta, alive: bool) -> None:
    value = accounts.begin("Ben")
    clock.wait(span)
    assert (accounts.user(value) is not None) is alive


def test_a_session_ends_in_any_case(accounts: Accounts, clock: Clock) -> None:
    value, begun = accounts.begin("Ben"), clock.at
    while clock.at + timedelta(hours=4) < begun + LONGEST:
        clock.wait(timedelta(hours=4))
        assert accounts.user(value)
    clock.wait(timedelta(hours=4))
    assert accounts.user(value) is None


def test_sessions_that_are_over_are_removed(accounts: Accounts, case: Case, clock: Clock) -> None:
    for _ in range(5):
        accounts.begin("Ben")
    clock.wait(IDLE)
    accounts.begin("Ada")
    with reading(case.engine) as connection:
        assert len(connection.execute(select(SESSIONS)).all()) == 1


@pytest.mark.parametrize("change", ["log out", "password", "disable"])
def test_what_ends_sessions(accounts: Accounts, change: str) -> None:
    value, other = accounts.begin("Ben"), accounts.begin("Ada")
    match change:
        case "log out":
            accounts.end(value)
        case "password":
            accounts.set_password("Ben", "another long enough word")
        case "disable":
            accounts.set_disabled("Ben", True)
            assert not accounts.proves("Ben", WORD)
            accounts.set_disabled("Ben", False)
            assert accounts.proves("Ben", WORD)
    assert accounts.user(value) is None
    assert accounts.user(other)


def test_a_role_counts_at_once(accounts: Accounts) -> None:
    value = accounts.begin("Ben")
    accounts.set_role("Ben", "reviewer")
    assert getattr(accounts.user(value), "role", "") == "reviewer"


def test_one_owner_is_left(accounts: Accounts) -> None:
    for act in (lambda: accounts.set_role("Ada", "reader"), lambda: accounts.set_disabled("Ada", True)):
        with pytest.raises(CaseError, match="last owner"):
            act()
    assert accounts.has_owner()
    accounts.set_role("Ben", "owner")
    accounts.set_disabled("Ada", True)
    assert [(one.name, one.role, one.disabled) for one in accounts.all()] == [
        ("Ada", "owner", True),
        ("Ben", "owner", False),
    ]


@pytest.mark.parametrize(
    ("name", "password", "role", "said"),
    [
        ("ada", WORD, "reader", "there is an account Ada"),
        ("\uff21da", WORD, "reader", "there is an account Ada"),  # full-width A
        ("", WORD, "reader", "a name has"),
        ("x" * 201, WORD, "reader", "a name has"),
        ("Cy", "short", "reader", "12 to 512"),
        ("Cy", "x" * 513, "reader", "12 to 512"),
        ("Cyrus the Great", "cyrus the great", "reader", "not the name"),
        ("Cy", WORD, "king", "a role is one of"),
    ],
)
def test_accounts_that_cannot_be_made(accounts: Accounts, name: str, password: str, role: str, said: str) -> None:
    with pytest.raises(CaseError, match=said):
        accounts.add(name, password, role)  # type: ignore[arg-type]
    assert len(accounts.all()) == 2


def test_accounts_that_are_not_there(accounts: Accounts) -> None:
    for act in (
        lambda: accounts.set_role("Eve", "reader"),
        lambda: accounts.set_disabled("Eve", True),
        lambda: accounts.set_password("Eve", WORD),
    ):
        with pytest.raises(CaseError, match="no account Eve"):
            act()


def test_unknown_names_take_the_same_work(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    class Watched(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:
            seen.append(str(hash))
            return super().verify(hash, password)

    monkeypatch.setattr(module, "_HASHER", Watched(time_cost=1, memory_cost=8, parallelism=1))
    accounts.set_disabled("Ben", True)
    for name in ("Ada", "Eve", "Ben"):
        assert not accounts.proves(name, "a word that is wrong")
    assert len(seen) == 3
    assert len({held.split("$")[3] for held in seen}) == 1  # the same parameters


def test_accounts_are_not_handed_over(accounts: Accounts, case: Case, tmp_path: Path) -> None:
    accounts.begin("Ada")
    file = tmp_path / "x.zip"
    case.export(file)
    held = file.read_bytes()
    assert b"argon2" not in held
    assert b"Ada" not in held
