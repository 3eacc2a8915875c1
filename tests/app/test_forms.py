"""The CSRF token of a form, whatever the form, and nothing of the form lost by looking for it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.types import Message

from forewarned.app.forms import token_of


def looked(body: bytes, headers: dict[str, str], cuts: list[int]) -> tuple[str, bytes, int]:
    """The token, the body as a route then reads it, and how many parts had been read for the token."""
    places = [0, *sorted(cut % (len(body) + 1) for cut in cuts), len(body)]
    parts = [body[a:b] for a, b in pairwise(places)]
    given_: list[Message] = [
        {"type": "http.request", "body": part, "more_body": number < len(parts) - 1}
        for number, part in enumerate(parts)
    ]
    taken = 0

    async def receive() -> Message:
        nonlocal taken
        taken += 1
        return given_[taken - 1]

    async def read() -> tuple[str, bytes, int]:
        scope: dict[str, Any] = {"headers": [(name.encode(), value.encode()) for name, value in headers.items()]}
        token, rest = await token_of(scope, receive)
        before, whole = taken, b""
        while True:
            message = await rest()
            whole += message["body"]
            if not message["more_body"]:
                return token, whole, before

    with ThreadPoolExecutor(1) as pool:  # the loop of a browser of other tests may be running in this thread
        return pool.submit(asyncio.run, read()).result()


def multipart(*fields: tuple[str, bytes]) -> bytes:
    lines = [
        b'--b\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), value)
        for name, value in fields
    ]
    return b"".join(lines) + b"--b--\r\n"


_FORM, _FILES = "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"


@pytest.mark.parametrize(
    ("kind", "body", "token"),
    [
        (_FORM, b"csrf=abc", "abc"),
        (_FORM, b"a=1&csrf=a%2Bc&csrf=second", "a+c"),
        (_FORM + "; charset=utf-8", b"csrf=abc", "abc"),
        (_FORM, b"CSRF=abc", ""),
        (_FORM, b"csrf", ""),
        (_FORM, b"a=1&" * 5000 + b"csrf=abc", ""),  # too many fields
        (_FORM, b"", ""),
        (_FILES, multipart(("csrf", b"abc")), "abc"),
        (_FILES, multipart(("csrf", b"abc"), ("file", b"x" * 100_000)), "abc"),
        (_FILES, multipart(("file", b"x"), ("csrf", b"abc")), ""),
        (_FILES, multipart(("csrf", b"x" * 20_000)), ""),
        (_FILES, multipart(("csrf", b"abc"))[:-12], ""),
        (_FILES, b"no form", ""),
        (_FILES, b"", ""),
        ("multipart/form-data", multipart(("csrf", b"abc")), ""),
        ("multipart/mixed; boundary=b", multipart(("csrf", b"abc")), ""),
        ("application/json", b'{"csrf": "abc"}', ""),
        ("text/plain", b"csrf=abc", ""),
        ("", b"csrf=abc", ""),
    ],
)
def test_the_token_of_a_form(kind: str, body: bytes, token: str) -> None:
    assert looked(body, {"content-type": kind}, [])[:2] == (token, body)
    assert looked(body, {"content-type": kind, "x-csrf-token": "head"}, [])[:2] == ("head", body)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), max_size=12), st.sampled_from([_FORM, _FILES]), st.binary(max_size=200))
def test_parts_are_put_together_and_nothing_is_lost(cuts: list[int], kind: str, noise: bytes) -> None:
    body = b"csrf=abc&x=1" if kind == _FORM else multipart(("csrf", b"abc"), ("file", noise.replace(b"--b", b"")))
    token, whole, _ = looked(body, {"content-type": kind}, cuts)
    assert (token, whole) == ("abc", body)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.lists(st.integers(0, 300), max_size=6))
def test_any_body_is_handed_on_as_it_was(body: bytes, cuts: list[int]) -> None:
    for kind in (_FORM, _FILES):
        assert looked(body, {"content-type": kind}, cuts)[1] == body


def test_files_are_not_read_for_the_token() -> None:
    body = multipart(("csrf", b"abc"), ("file", b"x" * 1_000_000))
    token, whole, parts = looked(body, {"content-type": _FILES}, list(range(0, len(body), 10_000)))
    assert (token, whole) == ("abc", body)
    assert parts <= 3
