"""What the tests do on a page again and again."""

from __future__ import annotations

import re

from playwright.sync_api import Page


def rows(page: Page) -> list[str]:
    return page.locator("tr.record").all_inner_texts()


def column(page: Page, name: str) -> list[str]:
    return page.locator(f"tr.record td.col-{name}").all_inner_texts()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def window(page: Page) -> list[float]:
    """First and last day in view, as the address keeps them."""
    found = re.search(r"view=([-\d.]+)%2C([-\d.]+)", page.url)
    return [float(day) for day in found.groups()]
