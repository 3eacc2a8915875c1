"""Signing in and out, and the page where accounts are looked after."""

from __future__ import annotations

import math
import secrets
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.exceptions import HTTPException

from forewarned.app.accounts import SHORTEST, Account, Accounts
from forewarned.app.desk import ROLES, Role, TheDesk, TheUser, User
from forewarned.app.doors import Alone, Door, Team, TooSoon, visitor_csrf
from forewarned.app.faults import fault
from forewarned.app.gate import LOGIN, cookie_name, give_cookie, needs, own_path, visitor_name
from forewarned.app.pages import TEMPLATES, twin
from forewarned.app.shield import Terms
from forewarned.places import CaseError

router = APIRouter()
Reader = Annotated[User, Depends(needs("reader"))]
Owner = Annotated[User, Depends(needs("owner"))]
Text = Annotated[str, Form(max_length=2000)]
_WRONG = "The name or the password is wrong, or the account is not in use."


@dataclass(frozen=True, slots=True)
class AccountPage:
    """Who asks, and, for an owner, all accounts."""

    name: str
    role: Role
    alone: bool  # one person with the token, no accounts needed
    accounts: list[Account]
    roles: list[Role]
    shortest: int  # characters of a password


def _door(request: Request) -> Door:
    door: Door = request.app.state.door
    return door


def _team(request: Request) -> Team:
    door = _door(request)
    if not isinstance(door, Team):
        raise HTTPException(404, "One person works here alone, so there is nothing to sign in to.")
    return door


def _terms(request: Request) -> Terms:
    terms: Terms = request.app.state.terms
    return terms


TheTeam = Annotated[Team, Depends(_team)]
TheTerms = Annotated[Terms, Depends(_terms)]


@router.get(LOGIN, response_class=HTMLResponse, include_in_schema=False)
def login_form(request: Request, team: TheTeam, terms: TheTerms, next: str = "/") -> Response:
    """The form to sign in with."""
    return _form(request, terms, _Tried(next))


@dataclass(frozen=True, slots=True)
class _Tried:
    """What the form showed, to be shown again."""

    place: str
    name: str = ""
    error: str = ""


@router.post(LOGIN, response_class=HTMLResponse, include_in_schema=False)
def log_in(request: Request, team: TheTeam, name: Text = "", password: Text = "", next: Text = "/") -> Response:
    """Begin a session: always a new one, so that nobody can have prepared it."""
    terms = _terms(request)
    try:
        value = team.signed_in(name, password, request.state.address)
    except TooSoon as refusal:
        wait = max(1, math.ceil(refusal.seconds))
        error = f"Too many tries. The next one is looked at in {wait} second{'s' * (wait != 1)}."
        answer = _form(request, terms, _Tried(next, name, error), status=429)
        answer.headers["Retry-After"] = str(wait)
        return answer
    if value is None:
        return _form(request, terms, _Tried(next, name, _WRONG), status=401)
    if old := request.cookies.get(cookie_name(terms)):
        team.end(old)
    answer = RedirectResponse(own_path(next), 303)
    give_cookie(answer, terms, value)
    answer.delete_cookie(visitor_name(terms), secure=terms.secure, httponly=True, samesite="strict")
    return answer


def _form(request: Request, terms: Terms, tried: _Tried, *, status: int = 200) -> Response:
    held = request.cookies.get(visitor_name(terms), "")
    visit = held or secrets.token_urlsafe(32)
    shown = {"csrf": visitor_csrf(visit), "place": own_path(tried.place), "name": tried.name, "error": tried.error}
    answer = HTMLResponse(TEMPLATES.get_template("login.html").render(shown), status_code=status)
    if not held:
        answer.set_cookie(visitor_name(terms), visit, httponly=True, secure=terms.secure, samesite="strict")
    return answer


@router.post("/logout", include_in_schema=False)
def log_out(request: Request, user: Reader) -> Response:
    """End the session."""
    terms, door = _terms(request), _door(request)
    door.end(request.cookies.get(cookie_name(terms), ""))
    if isinstance(door, Alone):
        request.state.user = None
        answer = fault(request, 200, "You are logged out. The address that the terminal shows leads back in.")
    else:
        answer = RedirectResponse(LOGIN, 303)
    answer.delete_cookie(cookie_name(terms), secure=terms.secure, httponly=True)
    return answer


@twin(router, "/account", "account.html")
def account(request: Request, user: TheUser, desk: TheDesk) -> AccountPage:
    """Who asks, and, for an owner, all accounts."""
    accounts = Accounts(desk.case.engine).all() if user.may("owner") else []
    return AccountPage(user.name, user.role, isinstance(_door(request), Alone), accounts, list(ROLES), SHORTEST)


@router.post("/account/password", include_in_schema=False)
def change_password(request: Request, user: Reader, team: TheTeam, current: Text, password: Text) -> Response:
    """Change one's own password: all sessions end, and one begins."""
    try:
        if not team.proves(user.name, current, request.state.address):
            raise CaseError("That is not your password of now; nothing was changed.")
    except TooSoon as refusal:
        wait = str(max(1, math.ceil(refusal.seconds)))
        raise HTTPException(429, f"Too many tries: wait {wait} seconds.", {"Retry-After": wait}) from None
    team.accounts.set_password(user.name, password)
    answer = _done()
    give_cookie(answer, _terms(request), team.accounts.begin(user.name))
    return answer


@router.post("/accounts", include_in_schema=False)
def add_account(user: Owner, desk: TheDesk, name: Text, password: Text, role: Annotated[Role, Form()]) -> Response:
    """Make an account."""
    Accounts(desk.case.engine).add(name, password, role)
    return _done()


@router.post("/accounts/role", include_in_schema=False)
def change_role(user: Owner, desk: TheDesk, name: Text, role: Annotated[Role, Form()]) -> Response:
    """Give an account another role."""
    Accounts(desk.case.engine).set_role(name, role)
    return _done()


@router.post("/accounts/password", include_in_schema=False)
def set_password(user: Owner, desk: TheDesk, name: Text, password: Text) -> Response:
    """Give an account another password."""
    Accounts(desk.case.engine).set_password(name, password)
    return _done()


@router.post("/accounts/disable", include_in_schema=False)
def disable(user: Owner, desk: TheDesk, name: Text, disabled: Annotated[bool, Form()]) -> Response:
    """Keep an account out, or let it in again."""
    Accounts(desk.case.engine).set_disabled(name, disabled)
    return _done()


def _done() -> Response:
    return RedirectResponse("/account", 303)
