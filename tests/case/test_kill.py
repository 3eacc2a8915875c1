"""Kill -9 in the middle of adding, at random moments, then finish: the case equals one never interrupted."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from forewarned.case import Step, new_case, open_case
from tests.case.conftest import Places
from tests.case.readers import FIRST

# FOREWARNED_FULL=1 for what the issue asks: twenty kills, 500 documents. By default a tenth of that.
FULL = bool(os.environ.get("FOREWARNED_FULL"))
DOCUMENTS, KILLS = (500, 20) if FULL else (50, 5)
SHARE = DOCUMENTS // KILLS - 1  # no run adds more before it is killed: however slow the machine, some are left


def fixed() -> str:
    """The same moment always, so that logs can be compared whole."""
    return "2023-05-14T12:00:00Z"


def adding(place: str, folder: Path, told: Any) -> None:
    """Add `folder` in a process of its own, telling each document; wait for the kill after `SHARE` of them."""
    read = 0

    def step(one: Step) -> None:
        nonlocal read
        told.send(one.how)
        read += one.how == "read"
        if read == SHARE:
            signal.pause()

    with open_case(place, who="Ana", now=fixed, reader=FIRST) as case:
        case.add([folder], on_progress=step)


def killed(place: str, folder: Path, chance: random.Random) -> int:
    """Add until some documents are in, wait a moment, and kill -9; how many were told of."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=adding, args=(place, folder, there))
    process.start()
    there.close()
    wanted, fresh = chance.randrange(SHARE + 1), 0
    while fresh < wanted:
        fresh += here.recv() == "read"
    time.sleep(chance.random() * 0.02)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    return fresh


def dump(place: str) -> dict[str, Any]:
    """All that a case holds."""
    with open_case(place, reader=FIRST) as case:
        assert case.verify() == []
        return {
            "documents": list(case.documents()),
            "entries": case.entries(),
            "problems": case.problems(),
            "log": case.log(),
            "ledger": case.ledger(),
        }


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_an_interrupted_case_equals_one_never_interrupted(places: Places, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(DOCUMENTS):
        text = f"The pilot warned the port of ice {n % 40}. Dana Reeve knew of ice {n}.\n" * (1 + n % 3)
        (folder / f"{n:03}.txt").write_text(text)
    (folder / "010.bad.txt").write_text("")
    whole, broken = places(), places()
    with new_case(whole, name="x", who="Ana", now=fixed, reader=FIRST) as case:
        case.add([folder])
    new_case(broken, name="x", who="Ana", now=fixed, reader=FIRST).close()
    chance = random.Random(5)
    left = sum(killed(broken, folder, chance) for _ in range(KILLS))
    with open_case(broken, who="Ana", now=fixed, reader=FIRST) as case:
        before = case.status().documents
        added = case.add([folder])
    assert left <= before < DOCUMENTS  # whatever was told of had lasted, and there was something left to do
    assert added.read + added.copied == DOCUMENTS - before
    assert dump(broken) == dump(whole)
