#!/usr/bin/env python3
"""Take the picture at the top of the README: the report of the example, in Debian's chromium.

make_screenshot.py REPORT.html [PICTURE.png]
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The browser looks nothing up: the page is one file.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND"]  # fmt: skip


def main() -> None:
    report = Path(sys.argv[1]).resolve()
    picture = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("screenshot.png")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(report.as_uri())
        page.wait_for_load_state("networkidle")
        page.screenshot(path=str(picture))
        browser.close()


if __name__ == "__main__":
    main()
