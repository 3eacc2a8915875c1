"""Python's search for circular garbage, left out where much is made and nothing is thrown away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Circular garbage is not looked for within; afterwards it is again, where it was before.

    Assembling makes some 60 objects an entry that all last, and looking through them again and again takes
    a quarter of the time for 30,000 entries.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
