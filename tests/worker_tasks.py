"""Tasks that worker processes can import."""

from __future__ import annotations

import os

from forewarned.model import Document


def length(document: Document) -> int:
    """The length of the text; a text may ask for the process to die or for an exception."""
    if document.text == "die":
        os._exit(9)
    if document.text == "import":
        raise ImportError("no module named so")
    if document.text == "raise":
        raise ValueError("as asked")
    return len(document.text)
