"""What one assembly leaves for the next of the same files: after a decision most of the work need not be done again.

Nothing here decides anything: a ledger is the same, byte for byte, with a memory and without.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Memory:
    """The last result of each step, with what it was made of. Not for two assemblies at once."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], Any]] = {}

    def kept(self, step: str, given: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` yields, made anew only where `given` differs from that of the last call of this `step`.

        What is kept is handed out again and must not be changed.
        """
        found = self._kept.get(step)
        if found is None or found[0] != given:
            self._kept.pop(step, None)  # so that never two of them are held
            found = self._kept[step] = given, make()
        made: T = found[1]
        return made
