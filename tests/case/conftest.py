"""Every test of a case runs on a SQLite file and on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.case.postgres import cluster, new_schema

Places = Callable[[], str]


@pytest.fixture(scope="session")
def socket() -> Iterator[str]:
    """The folder of the socket of a running PostgreSQL."""
    with cluster() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Gives a new place for a case at each call."""
    if request.param == "postgresql":
        folder = request.getfixturevalue("socket")
        return lambda: new_schema(folder)
    numbers = iter(range(1000))
    return lambda: str(tmp_path / f"{next(numbers)}.case")


@pytest.fixture
def place(places: Places) -> str:
    """A place for one case."""
    return places()


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder of four small reports, two of them of one content."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


_CRANE = (
    "The coastguard warned the harbour master on 2023-05-02 that the crane might collapse.\n\n"
    "The harbour master dismissed the warning.\n\n"
    "Dana Reeve knew in March that the crane was cracked.\n"
)
TEXTS = {
    "a.txt": _CRANE,
    "b.txt": (
        "Published: 14 May 2023\n\nThe crane exploded on 2023-05-09 and three dockers died.\n\n"
        "The coastguard warned the harbour master on 2023-05-02 that the crane might collapse.\n"
    ),
    "c.txt": _CRANE,
    "d.md": "# Weather\n\nThe wind was fair. Nobody warned the fishermen of the storm on 2023-06-01.\n",
}
