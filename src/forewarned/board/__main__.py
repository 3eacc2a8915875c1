"""Lay out the board of one case: ``python -m forewarned.board``, in a process of its own.

The place of the case comes by standard input: a URL may hold a password, and arguments are seen by others. The
memory that a ledger takes is given back when it has been laid out, and pages are answered meanwhile.
"""

from __future__ import annotations

import os
import sys

from forewarned.board.laying import lay_out
from forewarned.case import CaseError, open_case


def main(place: str) -> int:
    """Exit status 0, or 1 with one line on standard error."""
    if hasattr(os, "nice"):
        os.nice(5)  # who waits for a page goes first
    try:
        with open_case(place) as case:
            lay_out(case)
    except CaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.stdin.readline().strip()))
