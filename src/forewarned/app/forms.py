"""The CSRF token of a form, read before any route sees the request; what was read is handed on."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.datastructures import Headers
from starlette.types import Message, Receive, Scope

FIELD, HEADER = "csrf", "x-csrf-token"
_FIRST = 16_384  # bytes of a form with files in which the token must come: it is the first field
_FIELDS = 1000


async def token_of(scope: Scope, receive: Receive) -> tuple[str, Receive]:
    """The token that a request brings, empty where it brings none, and a `receive` that gives the whole request."""
    headers = Headers(scope=scope)
    if (token := headers.get(HEADER)) is not None:
        return token, receive
    kind, options = parse_options_header(headers.get("content-type", ""))
    if kind == b"application/x-www-form-urlencoded":
        parts, rest = await _begun(receive, lambda _: False)
        return _urlencoded(b"".join(parts)), rest
    if kind == b"multipart/form-data" and (boundary := options.get(b"boundary")):
        first = FirstField(boundary)
        _, rest = await _begun(receive, first.feed)
        return first.value.decode("utf-8", "replace") if first.over and first.name == FIELD else "", rest
    return "", receive


def _urlencoded(body: bytes) -> str:
    try:
        fields = parse_qsl(body.decode("latin-1"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError:
        return ""
    return next((value for name, value in fields if name == FIELD), "")


async def _begun(receive: Receive, enough: Callable[[bytes], bool]) -> tuple[list[bytes], Receive]:
    """The parts of a body until there are `enough`, and a `receive` that begins with them."""
    read: list[Message] = []
    while True:
        message = await receive()
        read.append(message)
        more = message["type"] == "http.request" and message.get("more_body", False)
        if enough(message.get("body", b"")) or not more:
            break
    left = iter(read)

    async def again() -> Message:
        return next(left, None) or await receive()

    return [message.get("body", b"") for message in read], again


class FirstField:
    """Name and value of the first field of a multipart form, of which `feed` takes part after part."""

    def __init__(self, boundary: bytes) -> None:
        self.name, self.value, self.over = "", b"", False
        self._header, self._text, self._taken = b"", b"", 0
        self._parser = MultipartParser(
            boundary,
            {
                "on_header_field": self._on_field,
                "on_header_value": self._on_text,
                "on_header_end": self._on_header,
                "on_part_data": self._on_data,
                "on_part_end": self._on_end,
            },
        )

    def feed(self, part: bytes) -> bool:
        """Whether enough was read: the field is over, the form is broken, or the field too long."""
        self._taken += len(part)
        try:
            self._parser.write(part[:_FIRST])
        except FormParserError:
            return True
        return self.over or self._taken >= _FIRST

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _on_text(self, data: bytes, start: int, end: int) -> None:
        self._text += data[start:end]

    def _on_header(self) -> None:
        if self._header.lower() == b"content-disposition" and not self.over:
            self.name = parse_options_header(self._text)[1].get(b"name", b"").decode("utf-8", "replace")
        self._header = self._text = b""

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        if not self.over:
            self.value += data[start:end]

    def _on_end(self) -> None:
        self.over = True
