"""Paths given → files to read, in sorted order."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from forewarned.ingest.raws import Raw, printable
from forewarned.model import Problem

# What file managers leave behind; nobody's document.
_LITTER = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def is_litter(name: str) -> bool:
    """Whether a file or folder name is hidden (a leading dot) or what a file manager leaves behind."""
    return name.startswith(".") or name in _LITTER


def files(paths: Iterable[str | Path]) -> Iterator[Raw | Problem]:
    """Each file once, folders in sorted order; what cannot be looked into is a `Problem`.

    The id of a file is its path below the folder that was given, or its name if the file itself was given.
    """
    seen: set[tuple[int, int]] = set()
    for given in paths:
        path = Path(given)
        yield from _found(path, path.name or "file", seen, top=True)


def _found(path: Path, label: str, seen: set[tuple[int, int]], *, top: bool = False) -> Iterator[Raw | Problem]:
    origin = printable(str(path))
    try:
        status = path.stat()
        key = (status.st_dev, status.st_ino)
        if stat.S_ISDIR(status.st_mode):
            if key in seen:
                yield Problem(origin, "a link to a folder that was already read; not followed")
                return
            seen.add(key)
            for name in sorted(entry.name for entry in path.iterdir()):
                if not is_litter(name):
                    yield from _found(path / name, name if top else f"{label}/{name}", seen)
        elif not stat.S_ISREG(status.st_mode):
            yield Problem(origin, "not a regular file")
        elif key not in seen:
            seen.add(key)
            yield Raw(printable(Path(label).as_posix()), origin, status.st_size, _opener(path), path=path)
    except FileNotFoundError:
        yield Problem(origin, "a link to nothing" if path.is_symlink() else "does not exist")
    except OSError as error:
        yield Problem(origin, f"cannot be opened: {error.strerror or type(error).__name__}")
    except ValueError as error:  # a NUL in a path
        yield Problem(origin, f"not a path: {error}")


def _opener(path: Path) -> Callable[[], BinaryIO]:
    return lambda: path.open("rb")
