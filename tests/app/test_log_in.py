"""Signing in as a team does: with a name and a password, and in no other way."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from forewarned.app.accounts import Accounts
from forewarned.app.doors import Team
from tests.app.serving import PASSWORDS, Served, csrf_of
from tests.browser import Log

WRONG = "The name or the password is wrong, or the account is not in use."


@pytest.fixture
def place(tmp_path: Path) -> str:
    """One database is enough here: `test_accounts` has both."""
    return str(tmp_path / "1.case")


def attempt(client: httpx.Client, name: str, password: str, **fields: str) -> httpx.Response:
    form = {"csrf": csrf_of(client.get("/login").text), "name": name, "password": password, **fields}
    return client.post("/login", data=form)


def cookie_of(served: Served) -> str:
    return f"forewarned-{served.app.state.terms.port}"


def test_a_reviewer_signs_in_and_comes_to_the_page_they_wanted(blank: Page, team: Served) -> None:
    blank.goto(f"{team.url}/account?x=1")
    assert "/login" in blank.url
    blank.get_by_label("Name").fill("reviewer")
    blank.get_by_label("Password").fill(PASSWORDS["reviewer"])
    blank.keyboard.press("Enter")
    blank.wait_for_url(f"{team.url}/account?x=1")
    assert "reviewer" in blank.text_content("main")  # type: ignore[operator]
    assert blank.evaluate("document.cookie") == ""
    blank.get_by_role("button", name="Log out").click()
    blank.wait_for_url(f"{team.url}/login")
    blank.go_back()
    blank.wait_for_url(f"{team.url}/login**")


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("owner", "wrong"),
        ("owner", ""),
        ("Owner", PASSWORDS["owner"]),
        ("", PASSWORDS["owner"]),
        ("nobody here", "wrong"),
        ("owner\0", PASSWORDS["owner"] + "\0"),
        ("' OR 1=1 --", "' OR 1=1 --"),
    ],
)
def test_wrong_ones_are_all_told_the_same(name: str, password: str, shared_team: Served) -> None:
    client = shared_team.anonymous()
    answer = attempt(client, name, password)
    assert answer.status_code == 401
    assert WRONG in answer.text
    assert cookie_of(shared_team) not in answer.headers.get("set-cookie", "").replace(
        f"{cookie_of(shared_team)}-visit", ""
    )
    assert client.get("/account").status_code == 303


def test_guessing_is_slowed_down_and_others_are_not(team: Served) -> None:
    client, signed_in = team.anonymous(), team.signed_in("owner")
    answers = [attempt(client, "owner", f"guess {number}") for number in range(8)]
    assert [answer.status_code for answer in answers] == [401] * 5 + [429] * 3
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 300
    assert "Too many tries" in answers[-1].text
    assert attempt(client, "owner", PASSWORDS["owner"]).status_code == 429  # not even the right one is looked at
    assert signed_in.get("/account").status_code == 200
    assert attempt(client, "reader", PASSWORDS["reader"]).status_code == 303


def test_guessing_at_many_names_is_slowed_down(team: Served) -> None:
    client = team.anonymous()
    assert [attempt(client, f"name {number}", "x").status_code for number in range(21)] == [401] * 20 + [429]


def test_one_s_own_password_cannot_be_guessed_by_who_found_the_browser_open(team: Served) -> None:
    client = team.signed_in("reader")
    form = {"current": "wrong", "password": "another long enough word"}
    answers = [client.post("/account/password", data=form).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_a_session_that_somebody_prepared_is_not_taken_over(team: Served) -> None:
    for prepared in ("chosen-by-eve", dict(team.signed_in("reader").cookies)[cookie_of(team)]):
        victim = team.anonymous(cookies={cookie_of(team): prepared})
        assert attempt(victim, "owner", PASSWORDS["owner"]).status_code == 303
        values = [cookie.value for cookie in victim.cookies.jar if cookie.name == cookie_of(team)]
        assert prepared in values  # httpx keeps both; a browser overwrites
        eve = team.anonymous(cookies={cookie_of(team): prepared})
        assert eve.get("/account").status_code == 303


def test_each_log_in_is_another_session(team: Served) -> None:
    first, second = team.signed_in("owner"), team.signed_in("owner")
    assert dict(first.cookies) != dict(second.cookies)
    assert first.headers["X-CSRF-Token"] != second.headers["X-CSRF-Token"]
    first.post("/logout")
    assert first.get("/account").status_code == 303
    assert second.get("/account").status_code == 200


@pytest.mark.parametrize("form", [{}, {"csrf": ""}, {"csrf": "x"}])
def test_nobody_is_signed_in_by_another_site(form: dict[str, str], shared_team: Served) -> None:
    given = {"name": "owner", "password": PASSWORDS["owner"], **form}
    bare, visited = shared_team.anonymous(), shared_team.anonymous()
    right = csrf_of(visited.get("/login").text)
    for client in (bare, visited):
        assert client.post("/login", data=given).status_code == 403
    assert bare.post("/login", data={**given, "csrf": right}).status_code == 403  # of another visitor
    headers = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert visited.post("/login", data={**given, "csrf": right}, headers=headers).status_code == 403
    assert visited.post("/login", data={**given, "csrf": right}).status_code == 303


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ("/queue?page=2", "/queue?page=2"),
        ("https://evil.example/", "/https://evil.example/"),
        ("//evil.example/", "/evil.example/"),
        ("/\\evil.example/", "/evil.example/"),
        ("/\t/evil.example/", "/evil.example/"),
        ("\\\\evil.example", "/evil.example"),
        ("javascript:alert(1)", "/javascript:alert(1)"),
        ("", "/"),
        ("/x\r\nSet-Cookie: a=b", "/xSet-Cookie:%20a=b"),
    ],
)
def test_log_in_leads_to_this_server_only(wanted: str, place: str, shared_team: Served) -> None:
    client = shared_team.anonymous()
    answer = attempt(client, "reader", PASSWORDS["reader"], next=wanted)
    assert (answer.status_code, answer.headers["location"]) == (303, place)
    shown = client.get("/login", params={"next": '"><script>alert(1)</script>'})
    assert "<script>" not in shown.text


def test_whoever_is_disabled_is_out_at_once(team: Served) -> None:
    owner, reader = team.signed_in("owner"), team.signed_in("reader")
    assert owner.post("/accounts/disable", data={"name": "reader", "disabled": "true"}).status_code == 303
    assert reader.get("/account").status_code == 303
    assert attempt(team.anonymous(), "reader", PASSWORDS["reader"]).status_code == 401


def test_an_owner_looks_after_accounts(team: Served) -> None:
    owner = team.signed_in("owner")
    new = {"name": "Dana <b>", "password": "a word of twelve", "role": "reader"}
    assert owner.post("/accounts", data=new).status_code == 303
    assert "Dana &lt;b&gt;" in owner.get("/account").text
    assert owner.post("/accounts", data={**new, "name": "dana <B>"}).status_code == 422
    assert owner.post("/accounts/role", data={"name": "Dana <b>", "role": "reviewer"}).status_code == 303
    assert owner.post("/accounts/role", data={"name": "Dana <b>", "role": "king"}).status_code == 422
    assert owner.post("/accounts/role", data={"name": "owner", "role": "reader"}).status_code == 422
    assert owner.post("/accounts/password", data={"name": "Dana <b>", "password": "short"}).status_code == 422
    assert (
        owner.post("/accounts/password", data={"name": "Dana <b>", "password": "the new long word"}).status_code == 303
    )
    dana = team.anonymous()
    assert attempt(dana, "Dana <b>", "a word of twelve").status_code == 401
    assert attempt(dana, "Dana <b>", "the new long word").status_code == 303
    assert dana.get("/api/account").json()["role"] == "reviewer"
    assert dana.get("/api/account").json()["accounts"] == []


def test_a_new_password_ends_the_other_sessions(team: Served) -> None:
    mine, other = team.signed_in("reviewer"), team.signed_in("reviewer")
    form = {"current": PASSWORDS["reviewer"], "password": "another long enough word"}
    assert mine.post("/account/password", data=form).status_code == 303
    assert mine.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    assert attempt(team.anonymous(), "reviewer", PASSWORDS["reviewer"]).status_code == 401


def test_no_password_is_ever_shown(team: Served) -> None:
    owner = team.signed_in("owner")
    assert isinstance(team.door, Team)
    Accounts(team.case.engine).add("Cy", "the word of Cy himself", "reader")
    wrong = attempt(team.anonymous(), "Cy", "the word of Cy hims\u00e9lf")
    told = [wrong, owner.get("/account"), owner.get("/api/account"),
            owner.post("/accounts", data={"name": "x" * 3000, "password": "the word of Cy himself"})]  # fmt: skip
    for answer in told:
        assert "the word of" not in answer.text
        assert "argon2" not in answer.text


def test_the_pages_of_accounts_are_accessible(blank: Page, log: Log, team: Served) -> None:
    def faults() -> list[str]:
        found = Axe().run(blank).response["violations"]
        return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in ("serious", "critical")]

    blank.goto(f"{team.url}/login")
    assert faults() == []
    blank.get_by_label("Name").fill("owner")
    blank.get_by_label("Password").fill("wrong")
    blank.keyboard.press("Enter")
    assert blank.get_by_role("alert").text_content() == WRONG
    assert faults() == []
    blank.get_by_label("Password").fill(PASSWORDS["owner"])
    blank.keyboard.press("Enter")
    blank.wait_for_url(f"{team.url}/")
    for path in ("/account", "/nothing-here"):
        blank.goto(team.url + path)
        assert faults() == []
    # Chromium says so itself of every answer that is no success.
    assert [error for error in log.errors if "401" not in error and "404" not in error] == []
    log.errors.clear()
