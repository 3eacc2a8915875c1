"""The board is tested on both databases, as the case is."""

from __future__ import annotations

from tests.case.conftest import place, places, reports, socket

__all__ = ["place", "places", "reports", "socket"]
