"""The gate: who passes, and who does not, at every route that there is."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter, Request
from playwright.sync_api import Page

from forewarned.app import serving as app_module
from forewarned.app.desk import ROLES
from forewarned.app.doors import Alone
from forewarned.app.shield import POLICY
from forewarned.case import Case, CaseError, new_case
from tests.app.routes import CHANGES, LOOKS, WAYS, Way
from tests.app.serving import Served, csrf_of, serving, small_case

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.fixture
def place(tmp_path: Path) -> str:
    """The gate asks the database for sessions only: one database is enough here, `test_accounts` has both."""
    return str(tmp_path / "1.case")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("kept")
    with small_case(str(folder / "1.case"), folder / "papers") as case:
        yield case


def door(served: Served) -> Alone:
    assert isinstance(served.door, Alone)
    return served.door


def rows_of_log(served: Served) -> int:
    return served.case.log()[-1].seq


# ------------------------------------------------------------------ nobody is in before they have shown who they are


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_nobody_passes_without_a_session(way: Way, shared: Served, shared_team: Served) -> None:
    before = rows_of_log(shared)
    for served in (shared, shared_team):
        for cookie in ({}, {f"forewarned-{served.app.state.terms.port}": "made-up"}):
            headers = {"X-CSRF-Token": "made-up"}
            answer = served.anonymous(cookies=cookie).request(way.method, way.path, headers=headers)
            if way.changes or way.path.startswith("/api/") or served is shared:
                assert answer.status_code == 401
            else:
                assert answer.status_code == 303
                assert answer.headers["location"].startswith("/login?next=%2F")
            assert "Harbour" not in answer.text
    assert rows_of_log(shared) == before


def test_the_description_is_not_for_everybody(shared: Served) -> None:
    assert httpx.get(shared.url + "/api/openapi.json").status_code == 401
    assert shared.client().get("/api/openapi.json").status_code == 200


# ------------------------------------------------------------------ roles


@pytest.fixture(scope="module")
def crew(shared_team: Served) -> dict[str, httpx.Client]:
    return {role: shared_team.signed_in(role) for role in ROLES}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_role_reaches_above_itself(way: Way, role: str, crew: dict[str, httpx.Client], shared_team: Served) -> None:
    client = shared_team.signed_in(role) if way.path == "/logout" else crew[role]
    before = rows_of_log(shared_team)
    answer = client.request(way.method, way.path)
    if ROLES.index(role) < ROLES.index(way.role or "reader"):
        assert answer.status_code == 403
        assert "role" in answer.text
        assert rows_of_log(shared_team) == before
    else:
        assert answer.status_code not in (401, 403)
        assert answer.status_code < 500


def test_what_changes_something_names_its_role() -> None:
    assert len(CHANGES) > 5
    assert [str(way) for way in CHANGES if way.role is None] == []
    for way in CHANGES:
        if way.path not in ("/logout", "/account/password"):  # one's own
            assert way.role in ("reviewer", "owner"), way
        if any(word in way.path for word in ("/accounts", "remove", "export")):
            assert way.role == "owner", way


def test_a_route_that_forgets_its_role_keeps_the_app_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner, outer = APIRouter(), APIRouter()
    inner.post("/forgotten")(lambda: None)
    outer.include_router(inner)
    monkeypatch.setattr(app_module, "ROUTERS", (*app_module.ROUTERS, outer))
    with new_case(tmp_path / "x.case") as case, pytest.raises(RuntimeError, match="name no role: POST /forgotten"):
        app_module.create_app(case)


# ------------------------------------------------------------------ other sites


def cross(served: Served) -> dict[str, dict[str, str]]:
    """Headers of requests that other sites make, or that browsers could be led to make."""
    own = served.url
    return {
        "another site": {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        "a neighbour": {"Sec-Fetch-Site": "same-site", "Origin": "http://127.0.0.1:1"},
        "an old browser": {"Origin": "https://evil.example"},
        "an old browser, hidden": {"Origin": "null"},
        "another port": {"Origin": "http://127.0.0.1:1"},
        "another scheme": {"Origin": own.replace("http:", "https:")},
        "odd": {"Sec-Fetch-Site": "", "Origin": own},
    }


@pytest.mark.parametrize("way", CHANGES, ids=str)
def test_nothing_is_changed_for_another_site(way: Way, shared: Served) -> None:
    client, before = shared.client(), rows_of_log(shared)
    for who, headers in cross(shared).items():
        assert client.request(way.method, way.path, headers=headers).status_code == 403, who
    assert client.get("/account").status_code == 200  # nor was anybody logged out
    assert rows_of_log(shared) == before


@pytest.mark.parametrize("way", CHANGES, ids=str)
def test_nothing_is_changed_without_the_token(way: Way, shared: Served) -> None:
    client, other, before = shared.client(), shared.client(), rows_of_log(shared)
    right, theirs = client.headers.pop("X-CSRF-Token"), other.headers["X-CSRF-Token"]
    assert right != theirs
    wrong = ["", right[:-1], right + "x", right.swapcase(), theirs, "\u00e9"]
    tries: list[dict[str, object]] = [
        {},
        {"json": {"csrf": right}},
        {"params": {"csrf": right}},
        {"content": b"csrf=" + right.encode()},
    ]
    for word in wrong:
        tries += [
            {"headers": {"X-CSRF-Token": word.encode()}},
            {"data": {"csrf": word}},
            {"files": {"csrf": (None, word), "file": ("x.txt", b"x")}},
        ]
    tries += [
        {"data": {"csrf": right}, "headers": {"X-CSRF-Token": ""}},
        {"data": {"csrf": [theirs, right]}},
        {"files": [("a", (None, "x")), ("csrf", (None, right))]},  # it comes first, or not at all
    ]
    for one in tries:
        answer = client.request(way.method, way.path, **one)  # type: ignore[arg-type]
        assert (answer.status_code, "out of date" in answer.text) == (403, True), one
    assert client.get("/account").status_code == 200
    assert rows_of_log(shared) == before


@pytest.mark.parametrize(
    "request_",
    [
        {"data": {"csrf": "?"}},
        {"files": {"csrf": (None, "?"), "x": ("x.txt", b"x" * 300_000)}},
        {"headers": {"X-CSRF-Token": "?"}},
    ],
)
def test_with_the_token_it_is_done(request_: dict[str, dict[str, object]], served: Served) -> None:
    client = served.client()
    right = client.headers.pop("X-CSRF-Token")
    given = {
        part: {
            key: right if value == "?" else ((None, right) if value == (None, "?") else value)
            for key, value in values.items()
        }
        for part, values in request_.items()
    }
    answer = client.post("/logout", **given)  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert client.get("/account").status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403),
        ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "object"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/account", "/api/account"])
def test_pages_are_read_as_pages_only(path: str, headers: dict[str, str], status: int, shared: Served) -> None:
    assert shared.client().get(path, headers=headers).status_code == status


@pytest.mark.parametrize(
    ("host", "local", "team"),
    [
        ("127.0.0.1:{port}", True, True),
        ("localhost:{port}", True, False),
        ("LocalHost", True, False),
        ("[::1]:{port}", True, True),
        ("127.0.0.1", True, True),
        ("review.example.org", False, True),
        ("Review.Example.org:443", False, True),
        ("192.0.2.7", False, True),
        ("evil.example", False, False),
        ("evil.example:{port}", False, False),
        ("127.0.0.1.evil.example", False, False),
        ("localhost.evil.example", False, False),
        ("review.example.org.evil.example", False, False),
        ("127.0.0.1@evil.example", False, False),
        ("review.example.org/x", False, False),
        ("[::1", False, False),
        ("0x7f.1", False, False),
        ("", False, False),
    ],
)
def test_only_its_own_names(host: str, local: bool, team: bool, named: tuple[Served, Served]) -> None:
    for served, allowed in zip(named, (local, team), strict=True):
        given = host.format(port=served.app.state.terms.port)
        answer = served.anonymous().get("/", headers={"Host": given})
        assert (answer.status_code == 400) is not allowed
        assert "script" not in answer.text


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Served]]:
    """An empty case served to one person, and to a team by a name."""
    names = frozenset({"review.example.org"})
    place = tmp_path_factory.mktemp("named") / "x.case"
    with new_case(place) as case, serving(case) as alone, serving(case, team=True, names=names) as team:
        yield alone, team


# ------------------------------------------------------------------ the token of the terminal


def test_the_token_is_exchanged_for_a_cookie(shared: Served) -> None:
    client = shared.anonymous()
    answer = client.get("/account", params={"a": "b c", "token": door(shared).token, "page": "2"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/account?a=b+c&page=2")
    cookie = answer.headers["set-cookie"]
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {"httponly", "samesite=strict", "path=/"}
    assert door(shared).token not in cookie
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize("token", ["", "x", "\u00e9", "{token}x", "{short}"])
def test_another_token_opens_nothing(token: str, shared: Served) -> None:
    right = door(shared).token
    client = shared.anonymous()
    answer = client.get("/account", params={"token": token.format(token=right, short=right[:-1])})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "terminal" in answer.text


def test_the_token_is_for_coming_in_only(shared: Served) -> None:
    client, token = shared.anonymous(), door(shared).token
    assert client.post("/logout", params={"token": token}, headers={"X-CSRF-Token": token}).status_code == 401
    assert client.get("/account", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    client.cookies.set(f"forewarned-{shared.app.state.terms.port}", token)
    assert client.get("/account").status_code == 401


def test_a_ticket_is_good_once(shared: Served) -> None:
    ticket = door(shared).ticket()
    assert shared.anonymous().get("/account", params={"token": ticket}).status_code == 303
    assert shared.anonymous().get("/account", params={"token": ticket}).status_code == 401


@pytest.mark.parametrize("place", ["//evil.example/", "/\\evil.example", "///evil.example"])
def test_the_way_on_leads_nowhere_else(place: str, shared: Served) -> None:
    answer = httpx.get(f"{shared.url}{place}?token={door(shared).token}")
    assert answer.status_code == 303
    assert httpx.URL(shared.url).join(answer.headers["location"]).host == "127.0.0.1"


def test_whoever_comes_from_elsewhere_with_the_token_comes_in_too(shared: Served) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    answer = shared.anonymous().get("/account", params={"token": door(shared).token}, headers=headers)
    assert answer.status_code == 200
    assert 'content="0;url=/account"' in answer.text
    assert "set-cookie" in answer.headers


def test_the_token_stays_in_no_history_and_goes_to_nobody(blank: Page, served: Served) -> None:
    sent: list[dict[str, str]] = []
    blank.on("request", lambda request: sent.append(request.all_headers()))
    blank.goto(f"{served.url}/account?token={door(served).token}")
    assert blank.url == f"{served.url}/account"
    length = blank.evaluate("history.length")
    assert blank.evaluate("document.referrer + document.cookie + JSON.stringify(localStorage)") == "{}"
    blank.goto(f"{served.url}/account?next")
    blank.go_back()
    assert blank.url == f"{served.url}/account"
    blank.go_back()
    assert door(served).token not in blank.url
    assert length <= 2
    assert [headers for headers in sent if headers.get("referer")] == []
    assert [headers for headers in sent if door(served).token in str(headers)] == []


def test_a_link_in_a_page_elsewhere_leads_in(blank: Page, served: Served, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text(f'<a href="{served.url}/account?token={door(served).token}">in</a>')
    blank.goto((tmp_path / "x.html").as_uri())
    blank.click("a")
    blank.wait_for_url(f"{served.url}/account")
    assert blank.title().startswith("Account")


def test_logging_out_ends_the_session(served: Served) -> None:
    client, other = served.client(), served.client()
    stolen = dict(client.cookies)
    answer = client.post("/logout")
    assert "logged out" in answer.text
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert served.anonymous(cookies=stolen).get("/account").status_code == 401
    assert other.get("/account").status_code == 200


def test_sessions_of_one_person_do_not_pile_up(shared: Served) -> None:
    first = shared.client()
    for _ in range(120):
        door(shared).opened(door(shared).token)
    assert len(door(shared)._sessions) == 100
    assert first.get("/account").status_code == 401


# ------------------------------------------------------------------ every answer


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A case in an app in which some routes fail."""
    router = APIRouter()

    def boom(request: Request) -> None:
        raise ZeroDivisionError("the secret of the server")

    def refused(request: Request) -> None:
        raise CaseError("this <b>cannot</b> be")

    router.get("/boom")(boom)
    router.get("/api/boom")(boom)
    router.get("/refused")(refused)
    router.get("/api/number/{number}")(lambda number: number)
    usual = app_module.ROUTERS
    app_module.ROUTERS = (*usual, router)  # type: ignore[assignment]
    try:
        with new_case(tmp_path_factory.mktemp("failing") / "x.case") as case, serving(case) as served:
            yield served
    finally:
        app_module.ROUTERS = usual


def answers(served: Served) -> Iterator[httpx.Response]:
    client, nobody = served.client(), served.anonymous()
    yield from (
        nobody.get(path) for path in ("/", "/api/account", "/static/app.css", "/static/none.css", "/favicon.ico")
    )
    yield nobody.get("/", headers={"Host": "evil.example"})
    yield nobody.post("/static/app.css")
    yield from (client.get(path) for path in ("/account", "/api/account", "/api/openapi.json", "/none", "/api/none"))
    yield from (client.get(path) for path in ("/boom", "/api/boom", "/refused", "/%00", "/account?x=%00"))
    yield client.post("/account", headers={"X-CSRF-Token": "wrong"})
    yield client.post("/account")
    yield client.put("/account")
    yield client.request("TRACE", "/account")
    yield client.post("/accounts", content=b"x" * 1_000_001)
    yield client.post("/accounts", data={"name": "x" * 3000})
    yield client.post("/accounts/role", data={"name": "Nobody", "role": "owner"})
    yield client.post("/logout")


def test_every_answer_has_the_headers_that_protect_it(failing: Served) -> None:
    seen = set()
    for answer in answers(failing):
        seen.add(answer.status_code)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, answer.request.url
        static = answer.request.url.path.startswith(("/static/", "/favicon"))
        assert answer.headers["cache-control"] == ("no-cache" if static else "no-store")
        assert "server" not in answer.headers
    assert seen >= {200, 400, 401, 403, 404, 405, 413, 422, 500}


def test_no_answer_tells_of_the_inside(failing: Served) -> None:
    for answer in answers(failing):
        if answer.status_code >= 400:
            told = answer.text.lower()
            assert [word for word in ("traceback", "secret", "zerodivision", ".py", "sqlalchemy") if word in told] == []
            if "/api/" in str(answer.request.url):
                assert list(answer.json()) == ["error"]
            else:
                assert answer.headers["content-type"].startswith("text/html") or "static" in str(answer.request.url)


def test_what_goes_wrong_is_said_in_the_words_that_were_asked_for(failing: Served) -> None:
    client = failing.client()
    assert "this &lt;b&gt;cannot&lt;/b&gt; be" in client.get("/refused").text
    assert client.get("/refused", headers={"Accept": "application/json"}).json() == {"error": "this <b>cannot</b> be"}
    page = client.get("/nothing-here", headers={"Accept": "text/html,application/json"})
    assert "There is nothing at this address" in page.text
    assert csrf_of(page.text)


def test_behind_tls_cookies_keep_to_it(tmp_path: Path) -> None:
    with new_case(tmp_path / "x.case") as case, serving(case, team=True, secure=True) as served:
        answer = served.anonymous().get("/login")
        assert answer.headers["strict-transport-security"].startswith("max-age=")
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-forewarned-")
        assert "Secure" in cookie
        assert "Domain" not in cookie


def test_a_proxy_says_who_asks_and_nobody_else_is_answered(tmp_path: Path) -> None:
    with new_case(tmp_path / "x.case") as case:
        with serving(case, team=True, proxies=frozenset({"192.0.2.1"})) as served:
            assert served.anonymous().get("/login").status_code == 403
        with serving(case, team=True, proxies=frozenset({"127.0.0.1"})) as served:
            client = served.anonymous()
            token = csrf_of(client.get("/login").text)

            def tried(forwarded: str) -> int:
                form = {"csrf": token, "name": f"name {forwarded}", "password": "x"}
                return client.post("/login", data=form, headers={"X-Forwarded-For": forwarded}).status_code

            for number in range(20):  # who asks may write what they like before what the proxy writes
                assert tried(f"10.0.0.{number}, 198.51.100.7") == 401
            assert tried("10.0.0.99, 198.51.100.7") == 429
            assert tried("198.51.100.7, 198.51.100.8") == 401


def test_pages_and_their_twins_are_behind_the_gate_alike() -> None:
    pages = {way.path for way in LOOKS}
    assert {"/account", "/api/account"} <= pages


@pytest.mark.parametrize(
    "way",
    ["../serving.py", "..%2fserving.py", "%2e%2e/serving.py", "..%5cserving.py", "/etc/passwd", "%2fetc%2fpasswd", ""],
)
def test_beside_the_static_files_nothing_is_handed_out(way: str, shared: Served) -> None:
    with socket.create_connection(("127.0.0.1", shared.app.state.terms.port)) as line:  # no client tidies the path
        line.sendall(f"GET /static/{way} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    assert answer.split()[1] in (b"401", b"404")
    assert b"create_app" not in answer
    assert b"root:" not in answer
