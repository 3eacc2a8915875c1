"""Guessing passwords is made slow: after some failures every further try has to wait, each time longer.

Counters are kept in a table of fixed size, found by a hash with a secret key: no flood of names or addresses
takes more memory, drives another's counter out, or can be aimed at another's place in the table.
"""

from __future__ import annotations

import hashlib
import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic

_PLACES = 8192  # of each table: names, addresses
_LONGEST = 300.0  # seconds that the next try waits at most: whoever knows a name cannot lock it out for good
_FORGET = 3600.0  # seconds without a failure after which all is forgotten


@dataclass(slots=True)
class _Count:
    failures: int = 0
    last: float = 0.0


class Guesses:
    """Failed tries by account and by address. `clock` gives seconds that only grow."""

    def __init__(self, *, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._lock, self._key = clock, Lock(), secrets.token_bytes(16)
        # An office shares one address; a name has one owner.
        self._tables = {"name": (5, [_Count() for _ in range(_PLACES)]),
                        "address": (20, [_Count() for _ in range(_PLACES)])}  # fmt: skip

    def tried(self, name: str, address: str) -> float:
        """Count a try as failed until `proved`; or, where it comes too early, the seconds that are left to wait."""
        with self._lock:
            counts = list(self._counts(name, address))
            left = max(self._left(free, count) for free, count in counts)
            if left > 0:
                return left
            for _, count in counts:
                if self._clock() - count.last > _FORGET:
                    count.failures = 0
                count.failures, count.last = count.failures + 1, self._clock()
        return 0.0

    def proved(self, name: str, address: str) -> None:
        """The last try was right: forget the failures of the name, and that one of the address."""
        with self._lock:
            (_, by_name), (_, by_address) = self._counts(name, address)
            by_name.failures = 0
            by_address.failures = max(0, by_address.failures - 1)

    def _counts(self, name: str, address: str) -> tuple[tuple[int, _Count], tuple[int, _Count]]:
        return self._count("name", name), self._count("address", _network(address))

    def _count(self, table: str, value: str) -> tuple[int, _Count]:
        free, places = self._tables[table]
        digest = hashlib.blake2b(value.encode("utf-8", "surrogatepass"), key=self._key, digest_size=8).digest()
        return free, places[int.from_bytes(digest, "big") % _PLACES]

    def _left(self, free: int, count: _Count) -> float:
        over = count.failures - free
        if over < 0:
            return 0.0
        return count.last + min(_LONGEST, 2.0 ** min(over, 16)) - self._clock()


def _network(address: str) -> str:
    """Whoever has one IPv6 address has the 2**64 of its network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or f"{int(found) >> 64:x}::")
