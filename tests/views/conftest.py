"""Reports written to disk and opened in a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from forewarned.model import Ledger
from forewarned.views import report
from tests.browser import page
from tests.views import inquiry, ledgers, synthetic

__all__ = ["page"]

LEDGERS: dict[str, Callable[[], Ledger]] = {
    "crocus": ledgers.crocus,
    "empty": ledgers.empty,
    "unread": ledgers.unread,
    "hostile": synthetic.hostile,
    "inquiry": inquiry.crane,
    "inquiry-hostile": inquiry.hostile,
    "inquiry-big": inquiry.big,
    "big": lambda: synthetic.big(3000, 40),
}


@pytest.fixture(scope="session")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Name of a ledger -> its report on disk, written once."""
    folder = tmp_path_factory.mktemp("reports")

    def write(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(report(LEDGERS[name]()), encoding="utf-8", newline="\n")
        return path

    return write


@pytest.fixture
def show(page: Page, report_file: Callable[[str], Path]) -> Callable[..., Page]:
    """Opens the report of a ledger from disk, at an address after "#"."""

    def opened(name: str, fragment: str = "") -> Page:
        page.goto(report_file(name).as_uri() + (f"#{fragment}" if fragment else ""))
        return page

    return opened
