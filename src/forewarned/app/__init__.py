"""The review app: a case in the browser, every page with a JSON twin."""

from __future__ import annotations

from forewarned.app.serving import create_app

__all__ = ["create_app"]
