"""A response that says whose warning it means is put to the warnings of that giver, in its document or another."""

from __future__ import annotations

import pytest

from forewarned.assembly import assemble
from forewarned.model import Ledger
from tests.assembly.cases import Paper, documents, entries, find, paper


def warned(sentence: str, actor: str | None, **slots: object) -> tuple[str, str, dict]:
    return sentence, "warning", {"actor": actor, "about": "a flood at Vale", "when": "2010-05-03", **slots}


def answer(sentence: str, about: str | None, **slots: object) -> tuple[str, str, dict]:
    return sentence, "response", {"about": about, "actor": sentence.split(" ")[0], "stance": "dismissed", **slots}


NORWAY = warned("Norway warned Sweden of a flood at Vale.", "Norway", to=["Sweden"])
EMBASSY = warned("The Norwegian embassy warned of a flood at Vale.", "The Norwegian embassy", when="2010-05-04")
DENMARK = warned("Denmark warned Sweden of a flood at Vale.", "Denmark", to=["Sweden"])
BRAZIL = warned("Brazil warned Peru of a flood at Vale.", "Brazil", to=["Peru"])
BROKE = (
    "The dam at Vale broke on 20 May and the flood drowned forty.",
    "incident",
    {"about": "The dam at Vale broke", "to": ["The dam at Vale"], "when": "2010-05-20"},
)


def ledger_of(*papers: Paper) -> Ledger:
    return assemble(entries(papers), documents(papers))


def causes(ledger: Ledger, words: str) -> list[str]:
    quotes = {one.id: one.quote for one in ledger.entries}
    by_id = {one.id: one for one in ledger.records}
    return sorted(quotes[by_id[cause].entries[0]].split(" warned")[0] for cause in
                  find(ledger, "response", words).responds_to)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (answer("Sweden dismissed the Norwegian warning.", "the Norwegian warning"), ["Norway"]),
        (answer("Sweden called the Danish information too vague to use.", "the Danish information too vague"),
         ["Denmark"]),
        (answer("Sweden dismissed the warning from Norway.", "the warning from Norway"), ["Norway"]),
        (answer("Ruritania mocked Western warnings.", "Western warnings"), ["Denmark", "Norway"]),
        (answer("Ruritania mocked these Brazilian warnings.", "these Brazilian warnings"), ["Brazil"]),
        (answer("Ruritania mocked the Chilean warning.", "the Chilean warning"), []),
        (answer("Ruritania waved such statements away.", "such statements"), ["Brazil"]),
        (answer("Ruritania waved the Chilean statement away.", "the Chilean statement"), []),
        (answer("Ruritania dismissed a report on wheat.", "a report on wheat"), []),
    ],
)  # fmt: skip
def test_the_giver_that_is_named_is_meant(said: tuple, expected: list[str]) -> None:
    assert causes(ledger_of(paper("a", [NORWAY, DENMARK, BRAZIL, said])), said[0]) == expected


def test_a_body_of_a_state_gives_the_word_of_the_state() -> None:
    said = answer("Sweden dismissed the Norwegian warning.", "the Norwegian warning")
    assert causes(ledger_of(paper("a", [EMBASSY, DENMARK, said])), "Sweden dismissed") == ["The Norwegian embassy"]


@pytest.mark.parametrize(("when", "expected"), [("2010-05-10", ["Norway"]), ("2010-05-01", []), (None, [])])
def test_a_warning_told_after_its_response(when: str | None, expected: list[str]) -> None:
    said = answer("Ruritania mocked Western warnings.", "Western warnings", when=when)
    assert causes(ledger_of(paper("a", [said, NORWAY])), "Ruritania") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (answer("Sweden dismissed the Norwegian warning.", "the Norwegian warning"), ["Norway"]),
        (answer("Ruritania mocked Western warnings.", "Western warnings"), ["Denmark", "Norway"]),
        # nobody is named: only who was told can mean it
        (answer("Peru did nothing with the information.", "the information", stance="not_acted"), ["Brazil"]),
        (answer("Ruritania laughed at the information.", "the information"), []),
        (answer("Ruritania mocked the Chilean warning.", "the Chilean warning"), []),
        (answer("Ruritania rejected the Norwegian statement.", "the Norwegian statement"), []),
        (answer("Norway repeated the Norwegian warning.", "the Norwegian warning", stance="acted"), []),
        (answer("Sweden dismissed the Norwegian warning in April.", "the Norwegian warning", when="2010-04-09"), []),
    ],
)
def test_warnings_of_other_documents_on_the_same_incident(said: tuple, expected: list[str]) -> None:
    ledger = ledger_of(paper("a", [NORWAY, DENMARK, BRAZIL, BROKE]), paper("b", [BROKE, said]))
    assert causes(ledger, said[0]) == expected


def test_a_document_on_another_incident_answers_nothing() -> None:
    fire = ("The store in Holm burned on 9 July.", "incident", {"about": "The store in Holm burned",
            "when": "2010-07-09"})  # fmt: skip
    said = answer("Sweden dismissed the Norwegian warning.", "the Norwegian warning")
    ledger = ledger_of(paper("a", [NORWAY, BROKE]), paper("b", [fire, said]))
    assert causes(ledger, "Sweden dismissed") == []


def test_the_words_of_the_sentence_count_before_a_cause_that_was_carried_over() -> None:
    said = answer("Sweden called the Norwegian information general.", None)
    assert causes(ledger_of(paper("a", [NORWAY, DENMARK, BROKE, said])), "Sweden called") == ["Norway"]


def test_one_deed_read_twice_does_not_answer_itself() -> None:
    sentence = "Norway brushed the warnings of a flood at Vale aside."
    ledger = ledger_of(
        paper("a", [warned(sentence, "Norway", about="a flood at Vale"),
                    answer(sentence, "the warnings of a flood at Vale")])
    )  # fmt: skip
    assert find(ledger, "response", "Norway brushed").responds_to == ()
