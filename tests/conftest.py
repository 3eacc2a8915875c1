"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

from tests.browser import browser, log

__all__ = ["browser", "log"]  # one browser for all tests of a process: two of Playwright's cannot be beside each other


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where a browser is required, a browser test that is skipped has failed."""
    report = yield
    if report.skipped and item.get_closest_marker("browser") and os.environ.get("FOREWARNED_REQUIRE_BROWSER"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, but FOREWARNED_REQUIRE_BROWSER is set"
    return report
