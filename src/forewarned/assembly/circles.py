"""Who cites whom, as a graph of keys: the circles in it, and all that each one leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Graph = Mapping[str, Iterable[str]]


def led_to(cites: Graph, start: str) -> set[str]:
    """All that `start` leads to by one citation or more; itself only where it stands in a circle."""
    found: set[str] = set()
    waiting = list(cites.get(start, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(cites.get(one, ()))
    return found


def rings(cites: Graph) -> list[tuple[str, ...]]:
    """The sets of keys that each lead to one another (two at least), sorted.

    A graph of one record is small: every key that cites is followed on its own.
    """
    reach = {key: found for key in cites if (found := led_to(cites, key))}
    groups = {
        tuple(sorted(other for other in found if key in reach.get(other, ())))
        for key, found in reach.items()
        if key in found
    }
    return sorted(group for group in groups if len(group) > 1)


def circle(cites: Graph, start: str) -> tuple[str, ...]:
    """The shortest way from `start` back to it, without its end; () where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:  # grows as it goes: breadth first
        for one in sorted(cites.get(way[-1], ())):
            if one == start and len(way) > 1:
                return way
            if one not in seen and one != start:
                seen.add(one)
                ways.append((*way, one))
    return ()


def circles(cites: Graph, ring: Iterable[str]) -> list[tuple[str, ...]]:
    """Shortest circles that together pass through every key of `ring`, each from its first key by the alphabet."""
    found: list[tuple[str, ...]] = []
    covered: set[str] = set()
    for key in sorted(ring):
        if key not in covered:
            way = circle(cites, key)
            covered.update(way)
            found.append(way)
    return found
