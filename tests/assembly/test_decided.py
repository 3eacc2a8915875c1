"""Records joined and parted by people: over the rules, with nothing lost and nothing together that is to be apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.assembly.decided import JOINED, Decided, Pair, settled
from forewarned.assembly.facts import Fact
from forewarned.assembly.join import Cluster
from forewarned.assembly.statements import facts
from forewarned.model import Entry, Kind

SIZE = 8


def made(number: int, kind: Kind = "warning") -> Fact:
    entry = Entry(doc=f"d{number}", kind=kind, start=0, end=9, quote=f"warned {number}")
    return facts([entry], [])[0]


FACTS = [made(number) for number in range(SIZE)]
IDS = [fact.id for fact in FACTS]


def clusters(*groups: str) -> list[Cluster]:
    """Clusters of the facts of these numbers: "012", "3"."""
    found = []
    for group in groups:
        cluster = Cluster.of(FACTS[int(group[0])])
        for number in group[1:]:
            cluster.add(FACTS[int(number)], "same words")
        found.append(cluster)
    return found


def numbers(found: list[Cluster]) -> list[str]:
    return ["".join(str(IDS.index(fact.id)) for fact in cluster.members) for cluster in found]


def pairs(text: str) -> tuple[Pair, ...]:
    """ "01 23" is two pairs."""
    return tuple((IDS[int(one[0])], IDS[int(one[1])]) for one in text.split())


@pytest.mark.parametrize(
    ("groups", "joined", "apart", "wanted"),
    [
        (["012", "3"], "", "", ["012", "3"]),
        (["01", "23"], "12", "", ["0123"]),
        (["0", "1", "2"], "01 12", "", ["012"]),
        (["012"], "", "02", ["01", "2"]),
        (["012"], "", "20", ["01", "2"]),
        (["012"], "", "01 02", ["0", "12"]),
        (["0123"], "", "01 23 02", ["03", "12"]),
        (["01", "23"], "12", "02", ["01", "23"]),  # the pair itself would bring 0 and 2 together
        (["01", "23"], "12", "03", ["012", "3"]),
        (["0", "1"], "01", "01", ["0", "1"]),
        (["0", "1"], "04", "05", ["0", "1"]),
    ],
)
def test_a_person_has_the_last_word(groups: list[str], joined: str, apart: str, wanted: list[str]) -> None:
    decided = Decided(joined=pairs(joined), apart=pairs(apart))
    assert numbers(settled(clusters(*groups), decided)) == wanted


def test_the_reason_is_given() -> None:
    (one,) = settled(clusters("01", "2"), Decided(joined=pairs("12")))
    assert set(one.reasons) == {"same words", JOINED}
    assert [set(part.reasons) for part in settled(clusters("012"), Decided(apart=pairs("02")))] == [
        {"same words"},
        set(),
    ]


def test_what_is_of_two_kinds_is_never_one_record() -> None:
    other = made(9, "response")
    given = [Cluster.of(FACTS[0]), Cluster.of(other)]
    assert len(settled(given, Decided(joined=((IDS[0], other.id),)))) == 2


def test_without_decisions_nothing_is_touched() -> None:
    given = clusters("012", "3")
    assert settled(given, None) == given == settled(given, Decided())


_PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=10).map(tuple)


@given(homes=st.lists(st.integers(0, 3), min_size=SIZE, max_size=SIZE), joined=_PAIRS, apart=_PAIRS)
def test_nothing_is_lost_and_apart_is_apart(
    homes: list[int], joined: tuple[Pair, ...], apart: tuple[Pair, ...]
) -> None:
    groups = ["".join(str(n) for n in range(SIZE) if homes[n] == home) for home in sorted(set(homes))]
    apart = tuple(pair for pair in apart if pair[0] != pair[1])
    found = settled(clusters(*groups), Decided(joined=joined, apart=apart))
    assert sorted("".join(numbers(found))) == sorted("".join(groups))
    for cluster in found:
        members = {fact.id for fact in cluster.members}
        assert not any(set(pair) <= members for pair in apart)
    if not apart:
        home = {fact.id: at for at, cluster in enumerate(found) for fact in cluster.members}
        assert all(home[one] == home[other] for one, other in joined)
