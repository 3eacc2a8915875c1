"""Guessing is made slow, and costs no memory."""

from __future__ import annotations

import sys

import pytest

from forewarned.app.guesses import Guesses


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def waits(guesses: Guesses, clock: Clock, count: int, *, name: str = "Ada", address: str = "192.0.2.1") -> list[float]:
    """The seconds that each of `count` wrong tries in turn has to wait before it is looked at."""
    found = []
    for _ in range(count):
        left = guesses.tried(name, address)
        found.append(left)
        if left:
            clock.at += left
            assert guesses.tried(name, address) == 0
    return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def guesses(clock: Clock) -> Guesses:
    return Guesses(clock=clock)


def test_waits_grow(guesses: Guesses, clock: Clock) -> None:
    assert waits(guesses, clock, 16) == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_a_try_that_comes_too_early_is_not_looked_at_nor_counted(guesses: Guesses, clock: Clock) -> None:
    waits(guesses, clock, 5)
    assert [guesses.tried("Ada", "192.0.2.1") for _ in range(50)] == [1.0] * 50


def test_a_day_of_guessing_is_a_few_hundred_tries(guesses: Guesses, clock: Clock) -> None:
    end, tries = clock.at + 86_400, 0
    while clock.at < end:
        left = guesses.tried("Ada", f"192.0.2.{tries % 250}")
        clock.at += left or 0.05
        tries += not left
    assert tries < 320


def test_an_address_that_tries_many_names_waits_too(guesses: Guesses, clock: Clock) -> None:
    found = [guesses.tried(f"name {number}", "192.0.2.1") for number in range(25)]
    assert found == [0] * 20 + [1.0] * 5
    assert guesses.tried("somebody", "192.0.2.2") == 0


@pytest.mark.parametrize(
    ("address", "like"),
    [("2001:db8::1", "2001:db8:0:0:ffff::9"), ("::ffff:192.0.2.1", "192.0.2.1"), ("fe80::1%eth0", "fe80::2"), ("", "")],
)
def test_addresses_of_one_network_count_as_one(guesses: Guesses, address: str, like: str) -> None:
    for number in range(20):
        assert guesses.tried(f"name {number}", address) == 0
    assert guesses.tried("x", like) == 1
    assert guesses.tried("x", "2001:db8:1::1") == 0


def test_who_signs_in_begins_anew(guesses: Guesses, clock: Clock) -> None:
    waits(guesses, clock, 5)
    clock.at += 1
    assert guesses.tried("Ada", "192.0.2.1") == 0
    guesses.proved("Ada", "192.0.2.1")
    assert [guesses.tried("Ada", "192.0.2.1") for _ in range(5)] == [0] * 5


def test_signing_in_oneself_does_not_pay_for_guesses_at_others(guesses: Guesses) -> None:
    for number in range(20):
        guesses.tried(f"victim {number}", "192.0.2.1")
    guesses.proved("Eve", "192.0.2.1")
    assert guesses.tried("one more", "192.0.2.1") == 0
    assert guesses.tried("and another", "192.0.2.1") == 1


def test_it_is_forgotten_in_an_hour(guesses: Guesses, clock: Clock) -> None:
    waits(guesses, clock, 12)
    clock.at += 3601
    assert [guesses.tried("Ada", "192.0.2.1") for _ in range(5)] == [0] * 5


def test_memory_does_not_grow_with_names_and_drives_nobody_out(guesses: Guesses, clock: Clock) -> None:
    waits(guesses, clock, 14)
    size = sum(sys.getsizeof(places) + len(places) for _, places in guesses._tables.values())
    for number in range(20_000):
        guesses.tried(f"flood {number}\ud800", f"2001:db8:{number % 65536:x}::1")
    assert sum(sys.getsizeof(places) + len(places) for _, places in guesses._tables.values()) == size
    assert guesses.tried("Ada", "198.51.100.7") > 100
