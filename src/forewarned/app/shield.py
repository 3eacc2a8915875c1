"""What stands around every request and every answer, whoever asks: names, sizes, origins and headers."""

from __future__ import annotations

import asyncio
import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope, Send

MB = 1_000_000
STATIC, UPLOAD = "/static/", "/files/upload"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
_STALLED = 60.0  # seconds that a body may stand still
_LINGER = 20.0  # seconds that the rest of a body that is too large is read for
_NAME = re.compile(r"\[[0-9a-f:.]+\]|[a-z0-9._-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How the app is reached, and what it takes.

    `names` are the names by which browsers may call it, beside its addresses; `proxies` the addresses of the proxy
    that stands before it, if there is one: then nobody else is answered. `secure` where browsers come by TLS.
    """

    port: int = 0
    names: frozenset[str] = frozenset({"localhost"})
    proxies: frozenset[str] = frozenset()
    secure: bool = False
    local: bool = True  # only this machine
    body_limit: int = 1 * MB
    upload_limit: int = 500 * MB
    uploads: frozenset[str] = field(default=frozenset({UPLOAD, f"/api{UPLOAD}"}))  # paths that take so much

    def limit(self, path: str, kind: str) -> int:
        """The bytes of the longest body of content type `kind` that `path` takes: only files may be long."""
        files = path in self.uploads and kind.lower().startswith(("multipart/form-data", "application/octet-stream"))
        return self.upload_limit if files else self.body_limit


def changes(scope: Scope) -> bool:
    """Whether a request may change something."""
    return scope["method"] not in _SAFE


def checked_address(scope: Scope, terms: Terms) -> str:
    """The address of whoever asks. Raises HTTPException where a request does not come by the proxy that it should."""
    peer: str = scope["client"][0] if scope.get("client") else ""
    if not terms.proxies:
        return peer
    if peer not in terms.proxies:
        raise HTTPException(403, "Come by the proxy: requests from elsewhere are not answered.")
    told = ",".join(Headers(scope=scope).getlist("x-forwarded-for"))
    given = [part.strip() for part in told.split(",") if part.strip()]
    return next((one for one in reversed(given) if one not in terms.proxies), peer)


def check_name(scope: Scope, terms: Terms) -> None:
    """Refuse a request for another name: a page elsewhere may have its own name lead here (DNS rebinding).

    An address cannot be made to lead elsewhere, so of a team's server every address is taken.
    """
    given = Headers(scope=scope).getlist("host")
    host, _, port = given[0].lower().rpartition(":") if len(given) == 1 else ("", "", "")
    if not port.isdigit():
        host = given[0].lower() if given else ""
    if len(given) != 1 or not _NAME.fullmatch(host):
        raise HTTPException(400, "The request does not say which server it is for.")
    if host not in terms.names and not _is_address(host, local=terms.local):
        raise HTTPException(400, f"This server is not called {host}.")


def _is_address(host: str, *, local: bool) -> bool:
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return address.is_loopback or not local


def check_origin(scope: Scope, terms: Terms) -> None:
    """Refuse what another site sends, and pages of ours asked for as anything but pages (a script, a picture).

    Browsers say so in Sec-Fetch-Site, which no page can change; for older ones there is Origin. With our Referrer-
    Policy the Origin of a form is "null" (Fetch, "append a request Origin header"), so it counts only without.
    """
    headers = Headers(scope=scope)
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if changes(scope):
        own = f"{'https' if terms.secure else 'http'}://{headers['host']}".lower()
        wrong = site is not None and site not in ("same-origin", "none")
        wrong |= origin is not None and origin.lower() != own and not (origin == "null" and site is not None)
        if wrong:
            raise HTTPException(403, "This came from another site, and was not done.")
    elif not scope["path"].startswith(STATIC):
        if site in ("cross-site", "same-site") and headers.get("sec-fetch-mode") != "navigate":
            raise HTTPException(403, "Other sites can lead here, not read here.")
        if headers.get("sec-fetch-dest", "empty") not in ("document", "empty"):
            raise HTTPException(403, "This is a page, not a part of one.")


def measured(scope: Scope, receive: Receive, terms: Terms) -> Receive:
    """`receive` with a body of bounded size. Raises HTTPException, and at once where a longer one is announced."""
    headers = Headers(scope=scope)
    limit = terms.limit(scope["path"], headers.get("content-type", ""))
    announced = headers.get("content-length", "0")
    if not announced.isdigit() or len(announced) > 18:
        raise HTTPException(400, "The length of the request is no number.")
    if int(announced) > limit:
        raise too_large(limit)
    taken, over = 0, False

    async def counted() -> Message:
        nonlocal taken, over
        if over:
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), _STALLED)
        except TimeoutError:
            raise HTTPException(408, "The request stood still for too long.", {"connection": "close"}) from None
        taken += len(message.get("body", b""))
        over = not message.get("more_body", False)
        if taken > limit:
            raise too_large(limit)
        return message

    return counted


def too_large(limit: int) -> HTTPException:
    """The refusal of a body of more than `limit` bytes; the connection ends, as what is left of it is not read."""
    amount = f"{limit / MB:.0f} MB" if limit >= MB else f"{limit:,} bytes"
    return HTTPException(413, f"That is too large: at most {amount} are taken at a time.", {"connection": "close"})


def lingering(scope: Scope, receive: Receive, send: Send) -> Send:
    """`send` that reads on for a while, into nothing, where a body was too large.

    A browser that is still sending would otherwise see the connection break, not the answer that says why.
    """
    refused = False

    async def sent(message: Message) -> None:
        nonlocal refused
        if message["type"] == "http.response.start":
            refused = message["status"] == 413 and "expect" not in Headers(scope=scope)
        elif refused and not message.get("more_body", False):
            await send({**message, "more_body": True})
            await _passed_over(receive)
            message = {"type": "http.response.body"}
        await send(message)

    return sent


async def _passed_over(receive: Receive) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(_LINGER):
            while (await receive()).get("more_body", False):
                pass


def headed(scope: Scope, send: Send, terms: Terms) -> Send:
    """`send` with the headers that every answer has."""
    static = scope["path"].startswith(STATIC)

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["cache-control"] = "no-cache" if static else "no-store"
            if terms.secure:
                headers["strict-transport-security"] = "max-age=31536000"
        await send(message)

    return sent
