"""The story of `tests.board.stories`, served from both databases, and what the command line says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from forewarned.cli import app
from forewarned.model import Ledger
from tests.app.serving import Served, serving
from tests.board.stories import story
from tests.case.postgres import new_schema

_TOKEN = re.compile(r'data-csrf="[^"]*"|name="csrf" value="[^"]*"')


@dataclass
class Told:
    """One case that is served from a SQLite file and from PostgreSQL."""

    place: str
    ledger: Ledger
    served: list[Served]
    clients: list[httpx.Client]

    def page(self, path: str) -> str:
        """The page at `path`, which is the same from both databases."""
        one, other = (_TOKEN.sub("", self._got(client, path)) for client in self.clients)
        assert one == other
        return one

    def json(self, path: str) -> Any:
        """The JSON at ``/api`` and `path`, which is the same from both databases."""
        one, other = (self._got(client, f"/api{path}") for client in self.clients)
        assert one == other
        return json.loads(one)

    def pages(self, path: str, name: str) -> list[Any]:
        """The list `name` of all pages of `path`."""
        sign = "&" if "?" in path else "?"
        found = self.json(path)
        rows = list(found[name])
        for page in range(2, found["pages"]["pages"] + 1):
            rows += self.json(f"{path}{sign}page={page}")[name]
        assert len(rows) == found["pages"]["total"]
        return rows

    def asked(self, *arguments: str) -> Any:
        """What the command line answers as JSON."""
        result = CliRunner().invoke(app, [*arguments, "--format", "json"], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    def statuses(self, path: str) -> set[int]:
        """The status of the page and of its JSON, on both databases."""
        return {client.get(where).status_code for client in self.clients for where in (path, f"/api{path}")}

    @staticmethod
    def _got(client: httpx.Client, path: str) -> str:
        answer = client.get(path)
        assert answer.status_code == 200, answer.text[-500:]
        return answer.text


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Told]:
    """The story, served from both databases."""
    folder: Path = tmp_path_factory.mktemp("told")
    place, other = str(folder / "story.case"), new_schema(request.getfixturevalue("socket"))
    with (
        story(place, folder / "papers") as one,
        story(other, folder / "papers") as two,
        serving(one) as first,
        serving(two) as second,
    ):
        served = [first, second]
        yield Told(place, one.ledger(), served, [each.client() for each in served])
