"""`python -m forewarned`, and what the installed command calls."""

from __future__ import annotations

import signal
import sys
from types import FrameType

STOPPED = 130
TERMINATED = 143


class Interrupted(KeyboardInterrupt):
    """Ctrl-C. Python dies of a plain KeyboardInterrupt that passed through `exec`, though it was caught later."""


def main() -> None:
    """Run the command line; what stops it, however early, is neither a traceback nor half a file."""
    signal.signal(signal.SIGTERM, _terminate)
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # in the background it is ignored
        signal.signal(signal.SIGINT, _interrupt)
    try:
        from forewarned.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise Interrupted


def _terminate(number: int, frame: FrameType | None) -> None:
    sys.exit(TERMINATED)


if __name__ == "__main__":
    main()
