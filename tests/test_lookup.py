"""Actors by any form of their names, records by id or by words that only they have."""

from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from forewarned.ledger import NotFoundError, find_actors, find_record
from forewarned.lookup import Directory
from forewarned.model import Ledger
from tests.assembly.cases import CROCUS, documents, entries, find, paper


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return assemble(entries(CROCUS), documents(CROCUS))


@pytest.mark.parametrize("name", ["Russia", "the Kremlin", "russian government", "Moscow", "RUSSIA"])
def test_an_actor_by_any_form(ledger: Ledger, name: str) -> None:
    assert find_actors(ledger, name)[0].name == "Russia"


def test_a_body_comes_with_its_parts(ledger: Ledger) -> None:
    found = find_actors(ledger, "United States")
    assert found[0].name == "United States"
    assert "U.S. Embassy in Moscow" in [actor.name for actor in found[1:]]


@pytest.mark.parametrize(
    ("name", "said"), [("Rusia", "near it: Russia"), ("Zebulon", "nobody is called 'Zebulon'"), ("", "nobody")]
)
def test_who_is_not_there(ledger: Ledger, name: str, said: str) -> None:
    with pytest.raises(NotFoundError, match=said):
        find_actors(ledger, name)


def test_a_part_of_two_names_is_asked_back() -> None:
    rows = [
        (f"{name} warned that the dam at Holm could burst.", "warning", {"actor": name, "about": "the dam at Holm"})
        for name in ("Ann Roe", "Ben Roe")
    ]
    made = assemble(entries([paper("a", rows)]), documents([paper("a", rows)]))  # type: ignore[arg-type]
    assert [actor.name for actor in find_actors(made, "Ann Roe")] == ["Ann Roe"]
    with pytest.raises(NotFoundError, match="may be Ann Roe; Ben Roe"):
        find_actors(made, "Roe")
    with pytest.raises(NotFoundError, match=r"may be r-.*; r-.*say which, by its id"):
        find_record(made, "dam at Holm")


def test_what_is_near_is_told_by_id(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError) as caught:
        find_actors(ledger, "Rusia")
    names = {actor.id: actor.name for actor in ledger.actors}
    assert "Russia" in [names[id] for id in caught.value.near]


def test_a_directory_answers_as_the_ledger_does(ledger: Ledger) -> None:
    directory = Directory(reversed(ledger.actors))
    for actor in ledger.actors:
        assert directory.called(actor.name) == find_actors(ledger, actor.name)
        assert actor in directory.with_parts({actor.id})


def test_a_record_by_id_and_by_words(ledger: Ledger) -> None:
    warning = find(ledger, "warning", "had warned on March 7")
    assert find_record(ledger, warning.id) is warning
    assert find_record(ledger, "hall", "incident").kind == "incident"


@pytest.mark.parametrize("words", ["flood", ""])
def test_a_record_that_is_not_there(ledger: Ledger, words: str) -> None:
    with pytest.raises(NotFoundError, match="no record is called"):
        find_record(ledger, words)


def test_nothing_in_an_empty_ledger() -> None:
    for search in (find_actors, find_record):
        with pytest.raises(NotFoundError):
            search(Ledger(), "anything")
