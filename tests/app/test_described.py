"""The JSON side: any request that the description allows, many that it does not, and bodies made to do harm."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.app.routes import CHANGES, LOOKS
from tests.app.serving import Served, serving, small_case

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("described")
    with small_case(str(folder / "1.case"), folder / "papers") as case, serving(case) as served:
        yield served


@pytest.fixture(scope="module")
def owner(described: Served) -> httpx.Client:
    return described.client()


_BOUNDED = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_every_answer_is_as_described(described: Served, owner: httpx.Client) -> None:
    schema = schemathesis.openapi.from_dict(owner.get("/api/openapi.json").json())
    schema.config.update(base_url=described.url)
    schema = schema.include(path_regex="^/api/")  # what is for downloads says what went wrong on a page
    headers, cookies = {"X-CSRF-Token": owner.headers["X-CSRF-Token"]}, dict(owner.cookies)
    seen, wrong = set(), []
    for found in schema.get_all_operations():
        operation = found.ok()

        @_BOUNDED
        @given(case=operation.as_strategy())
        def answered(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=headers, cookies=cookies, checks=CHECKS)
            seen.add(case.operation.label)

        try:
            answered()
        except (AssertionError, FailureGroup) as failure:
            wrong.append(f"{operation.label}: {failure} {' '.join(map(str, getattr(failure, 'exceptions', ())))}")
    assert wrong == []
    assert len(seen) > 15


def test_the_description_names_every_twin(owner: httpx.Client) -> None:
    named = {
        (method.upper(), path.count("/"), path.split("/")[2])
        for path, methods in owner.get("/api/openapi.json").json()["paths"].items()
        for method in methods
    }
    there = {
        (way.method, way.path.count("/"), way.path.split("/")[2]) for way in (*LOOKS, *CHANGES) if "/api/" in way.path
    }
    assert there <= named
    pages = {way.path for way in LOOKS if not way.path.startswith("/api")}
    twins = {way.path.removeprefix("/api") for way in LOOKS if way.path.startswith("/api/")}
    files = {way for way in pages if any(word in way for word in ("/original", "/export", "/files/0"))}
    assert pages - files <= twins


_DEEP = 100_000
BODIES = {
    "deep lists": b"[" * _DEEP + b"]" * _DEEP,
    "deep objects": b'{"value":' * 50_000 + b"1" + b"}" * 50_000,
    "deep within limits": b'{"act":"note","targets":["e-1"],"value":' + b"[" * 800 + b"]" * 800 + b"}",
    "many digits": b'{"act":"undo","value":' + b"9" * 500_000 + b"}",
    "beyond every number": b'{"act":"undo","value":1e999,"seq":1e999}',
    "no number": b'{"act":"undo","value":NaN,"seq":NaN}',
    "beyond 64 bits": b'{"act":"undo","value":18446744073709551616,"seq":18446744073709551616}',
    "lone surrogate": b'{"act":"note","targets":["e-\\ud800"],"value":"\\udfff","reason":"\\ud800"}',
    "a name of surrogates": b'{"act":"source","value":{"name":"\\ud800","reliability":"B","interest":"\\udc00"}}',
    "NUL": b'{"act":"note","targets":["e-\\u0000"],"value":"\\u0000","document":"\\u0000"}',
    "a name of NUL": b'{"act":"source","value":{"name":"a\\u0000b","reliability":"B","interest":"\\u0000"}}',
    "no UTF-8": b'{"act":"note","value":"\xff\xfe"}',
    "UTF-16": '{"act":"note"}'.encode("utf-16"),
    "twice the same": b'{"act":"undo","act":"note","targets":[],"targets":["x"]}',
    "another kind": b'"act"',
    "many keys": json.dumps({f"key {number}": number for number in range(20_000)}).encode(),
    "many targets": json.dumps({"act": "confirm", "targets": [f"e-{number}" for number in range(20_000)]}).encode(),
    "dunder": b'{"act":"note","targets":["e-1"],"value":{"__class__":"x","__proto__":{"a":1}},"field":"__dict__"}',
    "nothing": b"",
    "null": b"null",
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies_made_to_do_harm(name: str, owner: httpx.Client) -> None:
    for way in CHANGES:
        if way.path.startswith("/api/"):
            for kind in ("application/json", "multipart/form-data; boundary=b"):
                answer = owner.request(way.method, way.path, content=BODIES[name], headers={"Content-Type": kind})
                assert answer.status_code < 500, (way, kind, answer.text)
                assert answer.headers["content-type"].startswith("application/json")
                if answer.status_code >= 400:
                    assert next(iter(answer.json())) == "error"
                    assert len(answer.text) < 5000  # what was sent is not sent back


ODD = ["-1", "99999999999999999999", "9" * 5000, "%00", "%ff", "..%2f..%2fetc%2fpasswd", "'--", "\u202eNaN"]


@pytest.mark.parametrize("odd", ODD)
def test_odd_addresses(odd: str, owner: httpx.Client) -> None:
    for way in LOOKS:
        places = (
            [way.path.replace("/0", f"/{odd}")]
            if "/0" in way.path
            else [f"{way.path}?page={odd}&q={odd}&actor={odd}&number={odd}"]
        )
        for place in places:
            answer = owner.get(place)
            assert answer.status_code < 500, (place, answer.text[:300])
            assert "root:" not in answer.text
