"""A memory saves work and changes nothing; the keys that items share are counted as if each were looked up alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned.assembly import assemble
from forewarned.assembly.blocks import Blocks
from forewarned.assembly.decided import Decided
from forewarned.assembly.memory import Memory
from tests.assembly.cases import BEIRUT, CROCUS, MUMBAI, documents, entries

PAPERS = [*CROCUS, *MUMBAI, *BEIRUT]
ENTRIES = entries(PAPERS)
DOCUMENTS = documents(PAPERS)
IDS = sorted(entry.id for entry in ENTRIES)
NAMES = sorted({actor.name for actor in assemble(ENTRIES, DOCUMENTS).actors})

pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS))
names = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES))
decisions = st.builds(
    Decided,
    joined=st.lists(pairs, max_size=6).map(tuple),
    apart=st.lists(pairs, max_size=3).map(tuple),
    one_actor=st.lists(names, max_size=1).map(tuple),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(decisions, st.integers(0, 3), st.integers(0, 1)), min_size=2, max_size=4))
def test_a_ledger_is_the_same_with_a_memory_and_without(rounds: list[tuple[Decided, int, int]]) -> None:
    memory = Memory()
    for decided, left_out, no_document in rounds:
        kept, papers = ENTRIES[left_out:], DOCUMENTS[no_document:]
        assert assemble(kept, papers, decided=decided, memory=memory) == assemble(kept, papers, decided=decided)


def test_only_what_differs_is_made_anew() -> None:
    memory, made = Memory(), []

    def make(word: str) -> str:
        made.append(word)
        return word.upper()

    found = [memory.kept("step", (word,), lambda word=word: make(word)) for word in ("a", "a", "b", "a")]
    assert found == ["A", "A", "B", "A"]
    assert made == ["a", "b", "a"]


def test_a_step_that_fails_leaves_nothing_behind() -> None:
    memory = Memory()
    memory.kept("step", (1,), lambda: "one")
    with pytest.raises(ZeroDivisionError):
        memory.kept("step", (2,), lambda: str(1 // 0))
    assert memory.kept("step", (1,), lambda: "one again") == "one again"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.lists(st.integers(0, 12), max_size=9), st.integers(0, 8)), max_size=30),
    st.integers(1, 4),
    st.integers(1, 5),
)
def test_blocks_find_what_looking_up_each_key_would(items: list[tuple[list[int], int]], size: int, most: int) -> None:
    blocks, index = Blocks([keys for keys, _ in items], size=size), {}
    for at, (keys, place) in enumerate(items):
        shared = Counter(other for key in set(keys) for other in index.get(key, []))
        assert blocks.most_shared(at, most) == sorted(shared, key=lambda one: (-shared[one], one))[:most]
        blocks.put(at, place)
        for key in set(keys):
            block = index.setdefault(key, [])
            if place not in block:
                index[key] = [*block, place][-size:]
