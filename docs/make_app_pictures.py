#!/usr/bin/env python3
"""Take the pictures of the review app in docs/: the example in a case, served, in Debian's chromium.

make_app_pictures.py [FOLDER]
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from forewarned.board.laying import lay_out
from forewarned.case import Case, new_case

DOCS = Path(__file__).parent
EXAMPLE = DOCS.parent / "examples" / "crocus-city-hall"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The address of the case, with its token."""
    command = [sys.executable, "-m", "forewarned", "serve", str(place), "--port", "8497", "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))
        process.terminate()


def pages(case: Case) -> dict[str, str]:
    """Picture -> the page that it shows."""
    ledger = case.ledger()
    told = max(ledger.chains, key=lambda chain: len(chain.before))
    proven = max(ledger.records, key=lambda record: (len(record.origins), len(record.entries)))
    return {
        "overview": "/",
        "review": "/queue?kind=warning",
        "chain": f"/chains/{told.incident}",
        "record": f"/records/{proven.id}",
        "contradictions": "/contradictions",
    }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        place = Path(scratch) / "crocus.case"
        with new_case(place, name="Crocus City Hall", who="Ada") as case:
            case.add([EXAMPLE])
            lay_out(case)
            wanted = pages(case)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page: Page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        with served(place) as address:
            page.goto(address)
            for name, path in wanted.items():
                page.goto(address.partition("/?")[0] + path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=str(folder / f"{name}.png"))
        browser.close()


if __name__ == "__main__":
    main()
