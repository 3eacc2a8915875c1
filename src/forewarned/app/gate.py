"""The gate: the one place that every request comes through before any route, and every answer after it.

It lets a request pass where it is for this server, comes from no other site, is not too long, is made by somebody
who is signed in, and, where it changes something, brings that session's CSRF token. What needs a higher role than
reader says so with `Depends(needs("reviewer"))`; `unguarded` finds the routes that forgot to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import URL
from starlette.exceptions import HTTPException
from starlette.routing import Match, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from forewarned.app import shield
from forewarned.app.accounts import LONGEST
from forewarned.app.desk import ROLES, Role, User
from forewarned.app.doors import Alone, Door, same, visitor_csrf
from forewarned.app.faults import fault, unexpected, wants_json
from forewarned.app.forms import token_of
from forewarned.app.pages import TEMPLATES
from forewarned.app.shield import STATIC, Terms

LOGIN, TOKEN = "/login", "token"  # the page where everybody may come; the field of the URL that the terminal shows
ICON = f"{STATIC}icon.svg"
_ALONE = (
    "Open the address that the terminal shows where forewarned serve runs. It ends in ?token= and a long word, by "
    "which Forewarned knows that it is you."
)


@dataclass(frozen=True, slots=True)
class Needs:
    """Lets only users of `role`, or of one above it, pass."""

    role: Role

    def __call__(self, request: Request) -> User:
        user: User = request.state.user
        if not user.may(self.role):
            raise HTTPException(403, f"This needs the role {self.role}; yours is {user.role}. An owner can change it.")
        return user


def needs(role: Role) -> Needs:
    """For routes: `Depends(needs("reviewer"))`."""
    return Needs(role)


def role_of(route: APIRoute) -> Role | None:
    """The role that `route` asks for, if it asks for one."""
    found = [one.call.role for one in _dependants(route.dependant) if isinstance(one.call, Needs)]
    return max(found, key=ROLES.index, default=None)


def _dependants(dependant: Dependant) -> Iterator[Dependant]:
    yield dependant
    for one in dependant.dependencies:
        yield from _dependants(one)


def routes_of(router: FastAPI | APIRouter) -> Iterator[APIRoute]:
    """Every route of an app or a router. FastAPI keeps those of an included router where they are."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            yield route
        elif (inner := getattr(route, "original_router", None)) is not None:
            yield from routes_of(inner)
        elif not isinstance(route, Mount) and not (
            isinstance(route, Route) and (route.methods or set()) <= {"GET", "HEAD"}
        ):
            raise TypeError(f"the gate does not know what {type(route).__name__} leads to")


def unguarded(routes: Iterable[APIRoute]) -> list[str]:
    """The routes that change something and name no role, but for the log-in."""
    return [
        f"{' '.join(methods)} {route.path}"
        for route in routes
        if route.path != LOGIN and role_of(route) is None
        if (methods := sorted((route.methods or set()) - {"GET", "HEAD"}))
    ]


def _check_role(request: Request) -> None:
    """Refuse what the role does not reach before the body is read; a route's `needs` looks once more."""
    for route in routes_of(request.app) if request.state.user else ():
        if route.matches(request.scope)[0] is Match.FULL:
            Needs(role_of(route) or "reader")(request)
            return


class Gate:
    """ASGI middleware: lets through to `app` what `door` and `terms` allow."""

    def __init__(self, app: ASGIApp, *, door: Door, terms: Terms) -> None:
        self.app, self.door, self.terms = app, door, terms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            if scope["path"] == "/favicon.ico":  # which browsers look for beside what is no page
                scope["path"] = ICON
            kept = shield.lingering(scope, receive, shield.headed(scope, send, self.terms))
            await self._answered(scope, receive, kept)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        request = Request(scope)
        request.state.user = None
        try:
            answer, rest = await self._met(request, receive)
            await (answer or self.app)(scope, rest, sent)
        except Exception as error:
            answer = _refusal(request, error) if isinstance(error, HTTPException) else unexpected(request, error)
            if begun:
                raise
            await answer(scope, receive, sent)

    async def _met(self, request: Request, receive: Receive) -> tuple[Response | None, Receive]:
        """The answer where the request goes no further, and a `receive` for whoever answers it."""
        scope = request.scope
        request.state.address = shield.checked_address(scope, self.terms)
        shield.check_name(scope, self.terms)
        shield.check_origin(scope, self.terms)
        receive = shield.measured(scope, receive, self.terms)
        path, changes = request.url.path, shield.changes(scope)
        if "\0" in path or b"%00" in scope["query_string"]:
            raise HTTPException(400, "No address here has a NUL in it.")
        if path.startswith(STATIC) and not changes:
            return None, receive
        cookie = request.cookies.get(cookie_name(self.terms), "")
        if path == LOGIN and not isinstance(self.door, Alone):
            wanted = visitor_csrf(request.cookies.get(visitor_name(self.terms), ""))
        else:
            user = await run_in_threadpool(self.door.user, cookie) if cookie else None
            if (answer := self._opened(request, user)) is not None:
                return answer, receive
            if user is None:
                return self._unknown(request), receive
            request.state.user, wanted = user, user.csrf
        if changes:
            given, receive = await token_of(scope, receive)
            if not wanted or not same(given, wanted):
                raise HTTPException(403, "This form is out of date. Go back, reload the page, and send it again.")
            _check_role(request)
        return None, receive

    def _opened(self, request: Request, user: User | None) -> Response | None:
        """The way on for whoever comes with the token of the terminal: the same page, its address without the token."""
        if not isinstance(self.door, Alone) or TOKEN not in request.query_params or shield.changes(request.scope):
            return None
        place = own_path(str(URL(scope=request.scope).remove_query_params(TOKEN).replace(scheme="", netloc="")))
        value = self.door.opened(request.query_params[TOKEN])
        if value is None:
            return None if user is None else RedirectResponse(place, 303)
        if request.headers.get("sec-fetch-site") == "cross-site":
            # Of a redirect that another program's page began, browsers withhold a strict cookie; of a page's own, not.
            answer: Response = HTMLResponse(TEMPLATES.get_template("onward.html").render(place=place))
        else:
            answer = RedirectResponse(place, 303)
        give_cookie(answer, self.terms, value)
        return answer

    def _unknown(self, request: Request) -> Response:
        """What whoever is not signed in is told."""
        if isinstance(self.door, Alone):
            return fault(request, 401, _ALONE)
        if wants_json(request) or shield.changes(request.scope):
            return fault(request, 401, "You are not signed in, or your session has ended. Sign in, then send it again.")
        place = str(request.url.replace(scheme="", netloc=""))
        return RedirectResponse(f"{LOGIN}?{urlencode({'next': own_path(place)})}", 303)


def _refusal(request: Request, error: HTTPException) -> Response:
    return fault(request, error.status_code, error.detail, headers=dict(error.headers) if error.headers else None)


def own_path(place: str) -> str:
    """`place` as a path of this server, whatever it was: nobody is led elsewhere."""
    return "/" + "".join(letter for letter in place if letter >= " ").lstrip("/\\")


def cookie_name(terms: Terms) -> str:
    """Browsers share cookies between the ports of a machine, so each port has its own; __Host- keeps it to the host."""
    return f"{'__Host-' * terms.secure}forewarned-{terms.port}"


def visitor_name(terms: Terms) -> str:
    """The cookie of the log-in form."""
    return f"{cookie_name(terms)}-visit"


def give_cookie(answer: Response, terms: Terms, value: str) -> None:
    """Have the browser keep the session. In a team, links in mails and chats lead to pages, so there it is Lax: what
    changes something is kept from other sites by the CSRF token and by Sec-Fetch-Site and Origin."""
    answer.set_cookie(
        cookie_name(terms),
        value,
        max_age=None if terms.local else int(LONGEST.total_seconds()),
        httponly=True,
        secure=terms.secure,
        samesite="strict" if terms.local else "lax",
    )
