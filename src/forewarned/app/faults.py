"""What went wrong, as a plain page or as JSON: one line, what to do next, and never a trace."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from sqlalchemy.exc import DataError
from starlette.exceptions import HTTPException

from forewarned.app.accounts import Busy
from forewarned.app.pages import TEMPLATES
from forewarned.case import Conflict, Refused
from forewarned.places import CaseError

_LOG = logging.getLogger("forewarned")
_FIELDS = 5  # wrong fields that are named


@dataclass(frozen=True, slots=True)
class Fault:
    """What JSON says where something was refused or failed."""

    error: str


# What any route may answer besides what it is for; the gate and the handlers below see to it.
RESPONSES: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "The request cannot be understood"},
    401: {"model": Fault, "description": "Nobody is signed in"},
    403: {"model": Fault, "description": "The role does not reach so far, or the CSRF token is missing or wrong"},
    404: {"model": Fault, "description": "There is no such thing"},
    413: {"model": Fault, "description": "The request is too large"},
    422: {"model": Fault, "description": "A value is missing or wrong"},
    429: {"model": Fault, "description": "Too many tries; Retry-After says when the next may come"},
    503: {"model": Fault, "description": "Too much is asked at once; Retry-After says when to come again"},
}


def wants_json(request: Request) -> bool:
    """Whether a program asks, not a browser for a page."""
    accepted = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or ("application/json" in accepted and "text/html" not in accepted)


def fault(request: Request, status: int, error: str, *, headers: dict[str, str] | None = None) -> Response:
    """The answer that says `error`."""
    if wants_json(request):
        return JSONResponse({"error": _sendable(error)}, status_code=status, headers=headers)
    values = {
        "title": HTTPStatus(status).phrase,
        "error": _sendable(error),
        "status": status,
        "user": getattr(request.state, "user", None),
        "case": request.app.state.desk.name,
        "path": request.url.path,
        "query": dict(request.query_params),
        "shown": None,
    }
    return HTMLResponse(TEMPLATES.get_template("fault.html").render(values), status_code=status, headers=headers)


def _sendable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def unexpected(request: Request, error: Exception) -> Response:
    """The answer to a mistake of our own: it goes to the log of the server, not to whoever asked."""
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    request.state.user = None  # the plain page: what failed may be what every other page shows
    return fault(request, 500, "Forewarned itself failed here. The terminal that it runs in says more.")


def add_handlers(app: FastAPI) -> None:
    """Have every exception that a route may raise answered in plain words."""

    def refused(status: int) -> Any:  # noqa: ANN401 - Starlette's handlers take any exception
        def handle(request: Request, error: Exception) -> Response:
            return fault(request, status, str(error))

        return handle

    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Refused, refused(422))
    app.add_exception_handler(Conflict, refused(409))
    app.add_exception_handler(CaseError, refused(422))
    app.add_exception_handler(Busy, _busy)
    for kind in (DataError, OverflowError, UnicodeError):
        app.add_exception_handler(kind, _unstorable)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    told = error.detail if error.detail != HTTPStatus(error.status_code).phrase else _USUAL.get(error.status_code)
    headers = dict(error.headers) if error.headers else None
    return fault(request, error.status_code, told or error.detail, headers=headers)


_USUAL = {
    404: "There is nothing at this address. What was here may have been removed, or an entry's words corrected.",
    405: "This address does not take such a request.",
}


def _invalid(request: Request, error: Exception) -> Response:
    """Names what is wrong, not what was sent."""
    assert isinstance(error, RequestValidationError)
    wrong = []
    for one in error.errors()[:_FIELDS]:
        where = ".".join(str(part) for part in one["loc"][1:]) or "the request"
        wrong.append(f"{where}: {one['msg']}")
    return fault(request, 422, "; ".join(wrong)[:1000])


def _busy(request: Request, error: Exception) -> Response:
    return fault(request, 503, "Too many sign in at once. Try again in a moment.", headers={"retry-after": "10"})


def _unstorable(request: Request, error: Exception) -> Response:
    """A number or a text that a database cannot hold cannot be in it either."""
    _LOG.info("%s: %s", request.url.path, json.dumps(type(error).__name__))
    return fault(request, 422, "There is a number or a text in this request that no case can hold.")
