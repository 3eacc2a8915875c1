"""Forewarned: who knew what, when, from whom, and what did they do about it?

The public names are loaded when first used, so that ``import forewarned`` costs next to nothing
and the language model is loaded only by what reads.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forewarned.assembly import assemble
    from forewarned.case import new_case, open_case
    from forewarned.ingest import load
    from forewarned.reader import read
    from forewarned.views import report

__version__ = "0.1.0"
__all__ = ["__version__", "assemble", "load", "new_case", "open_case", "read", "report"]

_HOMES = {
    "load": "ingest",
    "read": "reader",
    "assemble": "assembly",
    "report": "views",
    "new_case": "case",
    "open_case": "case",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'forewarned' has no attribute {name!r}")
    return getattr(import_module(f"forewarned.{_HOMES[name]}"), name)
