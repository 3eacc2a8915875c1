"""Keeping the board up to date: whenever documents or decisions came, another process lays it out anew."""

from __future__ import annotations

import subprocess
import sys
import time
from threading import Event, Thread

from forewarned.app.desk import Desk
from forewarned.board.near import place_of

_LOOK = 2.0  # seconds between two looks at what others have decided, besides being woken
_LONG, _REST = 10.0, 60.0  # seconds: what took longer is begun again only after as much more, at most _REST


class Keeper:
    """Watches one case until it is stopped. `fault` is what the last laying out said against it, or empty."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.fault = desk, ""
        self._woken, self._ended, self._took = Event(), Event(), 0.0
        self._thread = Thread(target=self._keep, name="keeper", daemon=True)
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def wake(self) -> None:
        """Look at once."""
        self._woken.set()

    def stop(self) -> None:
        """End, and with it a laying out that is under way; what it wrote is swept up by the next."""
        self._ended.set()
        self._woken.set()
        if (process := self._process) is not None:
            process.kill()
        self._thread.join()

    def _keep(self) -> None:
        while not self._ended.is_set():
            self._woken.clear()
            with self.desk.board() as board:
                fresh, head = board.fresh or board.head == 0, board.head
            if fresh:
                self._woken.wait(_LOOK)
            elif not self._lay_out():
                self._wait_past(head)
            else:
                self._ended.wait(min(_REST, max(0.0, self._took - _LONG)))

    def _lay_out(self) -> bool:
        command, begun = [sys.executable, "-m", "forewarned.board"], time.monotonic()
        with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            self._process = process
            _, said = process.communicate(f"{place_of(self.desk.case)}\n")
            self._process = None
        self._took = time.monotonic() - begun
        self.fault = "" if process.returncode == 0 else (said.strip().splitlines() or ["it was stopped"])[-1]
        return not self.fault

    def _wait_past(self, head: int) -> None:
        """After a fault nothing is tried again until something has changed."""
        while not self._ended.is_set():
            with self.desk.board() as board:
                if board.head != head:
                    return
            self._woken.wait(_LOOK)
            self._woken.clear()
