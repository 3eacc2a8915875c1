"""Work in one process or in several: the same results, in order, whatever happens to one document."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import active_children

import pytest

from forewarned.cli_work import default_jobs, done
from forewarned.model import Document, Problem
from tests.worker_tasks import length


def documents(texts: list[str]) -> list[Document]:
    return [Document(id=str(n), text=text, origin=f"{n}.txt") for n, text in enumerate(texts)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_and_a_failure_costs_one_document(jobs: int) -> None:
    given = documents([*("x" * n for n in range(20)), "raise", "yy"])
    results = list(done(given, length, jobs=jobs, worth=1))
    assert [document for document, _ in results] == given
    assert [result for _, result in results] == [
        *range(20),
        Problem("20.txt", "the reader failed: ValueError: as asked"),
        2,
    ]


def test_no_worker_is_left_when_all_is_done() -> None:
    assert len(list(done(documents(["a", "bb", "ccc"]), length, jobs=2, worth=1))) == 3
    assert active_children() == []


def test_a_worker_that_dies_costs_one_document() -> None:
    results = [result for _, result in done(documents(["a", "bb", "die", "ccc", *"dddd"]), length, jobs=2, worth=1)]
    assert results == [1, 2, Problem("2.txt", "the process that read it died"), 3, 1, 1, 1, 1]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_installation_ends_the_run(jobs: int) -> None:
    with pytest.raises(ImportError, match="no module named so"):
        list(done(documents(["a", "import", "b"]), length, jobs=jobs, worth=1))


@pytest.mark.parametrize(("jobs", "worth"), [(1, 1), (2, 1), (2, 10)])
def test_documents_are_not_all_taken_at_once(jobs: int, worth: int) -> None:
    taken = 0

    def many() -> Iterator[Document]:
        nonlocal taken
        for document in documents(["x"] * 100):
            taken += 1
            yield document

    results = done(many(), length, jobs=jobs, worth=worth)
    next(results)
    assert taken <= 20
    results.close()


def test_a_few_characters_are_not_worth_a_pool() -> None:
    # In this process the function need not be one that a worker could import.
    assert [result for _, result in done(documents(["a", "bb"]), lambda d: len(d.text), jobs=2)] == [1, 2]


def test_by_default_two_processes_at_most() -> None:
    assert default_jobs() in {1, 2}
