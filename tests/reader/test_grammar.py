"""What a parse says about one predicate, on sentences of the plain constructions."""

from __future__ import annotations

import pytest

from forewarned.reader import grammar
from tests.reader.helpers import token


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The inspectors condemned the pier.", "condemned", "inspectors"),
        ("The inspectors who condemned the pier left early.", "condemned", "inspectors"),
        ("It was the mayor who ignored the smell.", "ignored", "mayor"),
        ("The inspectors condemned the pier and sealed the gate.", "sealed", "inspectors"),
        ("The inspectors wanted to condemn the pier.", "condemn", "inspectors"),
        ("The keeper told the crew to leave the mast.", "leave", "crew"),
        ("The keeper promised the crew to leave the mast.", "leave", "keeper"),
        ("The pier was condemned by the inspectors.", "condemned", "pier"),
        ("The tower condemned on Monday fell on Tuesday.", "condemned", "tower"),
        ("Seeing the smoke, the warden closed the tunnel.", "Seeing", "warden"),
        ("After opening the sluice, the warden fled.", "opening", "warden"),
        ("Before the flood, the warden closed the tunnel.", "closed", "warden"),
        ("After talks with Lind, the board was asked to act.", "asked", "board"),
        ("The dam failed because nobody had opened the gates.", "opened", "nobody"),
        ("Leave now.", "Leave", None),
    ],
)
def test_subject(text: str, verb: str, expected: str | None) -> None:
    found = grammar.subject(token(text, verb))
    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize(
    ("text", "verb", "passive", "doer", "undergoer"),
    [
        ("The inspectors condemned the pier.", "condemned", False, "inspectors", "pier"),
        ("The pier was condemned by the inspectors.", "condemned", True, "inspectors", "pier"),
        ("The pier was condemned on Monday.", "condemned", True, None, "pier"),
        ("The tower condemned by the inspectors fell.", "condemned", True, "inspectors", "tower"),
        ("The guards who closed the gate fled.", "closed", False, "guards", "gate"),
        ("The roof fell.", "fell", False, "roof", None),
        ("Condemned by the inspectors, the tower fell.", "Condemned", True, "inspectors", "tower"),
        ("The doctors had recognised the fever by May.", "recognised", False, "doctors", "fever"),
    ],
)
def test_doer_and_undergoer(text: str, verb: str, passive: bool, doer: str | None, undergoer: str | None) -> None:
    found = token(text, verb)
    assert grammar.is_passive(found) is passive
    assert str(grammar.doer(found)) == str(doer)
    assert str(grammar.undergoer(found)) == str(undergoer)


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The crew checked the pumps and the hatches.", "checked", ["pumps", "hatches"]),
        ("The pumps and the hatches were checked.", "checked", ["pumps", "hatches"]),
        ("The pumps checked by the crew failed.", "checked", ["pumps"]),
        ("The roof fell.", "fell", []),
    ],
)
def test_objects(text: str, verb: str, expected: list[str]) -> None:
    assert [t.text for t in grammar.objects(token(text, verb))] == expected


@pytest.mark.parametrize(
    ("text", "word", "asked", "expected"),
    [
        ("The office warned of a flood on Monday.", "warned", {"of", "on"}, [("of", "flood")]),
        ("He left because of the smoke.", "left", {"because"}, [("because", "smoke")]),
        ("He was told of it by the clerk.", "told", {"by", "of"}, [("of", "it"), ("by", "clerk")]),
        ("He resigned after hearing of it.", "resigned", {"after"}, [("after", "hearing")]),
        ("He wrote regarding the leak.", "wrote", {"regarding"}, [("regarding", "leak")]),
        ("He wrote about the leak.", "wrote", {"of"}, []),
    ],
)
def test_prepositional(text: str, word: str, asked: set[str], expected: list[tuple[str, str]]) -> None:
    assert [(prep, found.text) for prep, found in grammar.prepositional(token(text, word), asked)] == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The guard was tipped off.", "tipped", "tip_off"),
        ("They shut down the plant.", "shut", "shut_down"),
        ("They shut the plant.", "shut", "shut"),
    ],
)
def test_particle_lemma(text: str, word: str, expected: str) -> None:
    assert grammar.particle_lemma(token(text, word)) == expected


def test_clause_root_is_the_verb_of_the_own_clause() -> None:
    text = "The tall man who sold the boat left."
    roots = {word: grammar.clause_root(token(text, word)).text for word in ("tall", "who", "boat", "sold", "left")}
    assert roots == {"tall": "left", "who": "sold", "boat": "sold", "sold": "sold", "left": "left"}


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The crew did not close the valve.", "close", True),
        ("The crew never closed the valve.", "closed", True),
        ("No guard closed the valve.", "closed", True),
        ("Nobody on board closed the valve.", "closed", True),
        ("No one closed the valve.", "closed", True),
        ("None of the guards closed the valve.", "closed", True),
        ("Neither the mate nor the cook closed the valve.", "closed", True),
        ("Neither of the guards closed the valve.", "closed", True),
        ("Hardly anybody closed the valve.", "closed", True),
        ("The crew closed no valve.", "closed", True),
        ("The crew failed to close the valve.", "close", True),
        ("The crew was unable to close the valve.", "close", True),
        ("They left without closing the valve.", "closing", True),
        ("The crew did not check or close the valve.", "close", True),
        ("The crew did not panic but closed the valve.", "closed", False),
        ("The crew did not sleep, and the mate closed the valve.", "closed", False),
        ("The crew closed the valve that did not leak.", "closed", False),
        ("The crew that did not sleep closed the valve.", "closed", False),
        ("The crew closed the valve.", "closed", False),
    ],
)
def test_negation_has_its_scope(text: str, verb: str, expected: bool) -> None:
    assert grammar.is_negated(token(text, verb)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("If the dam had burst, the town would be gone.", "burst", True),
        ("Had the guards closed the gate, the town would be dry.", "closed", True),
        ("The gate could have been closed.", "closed", True),
        ("The gate would have held.", "held", True),
        ("They asked whether the gate was closed.", "closed", True),
        ("Unless the gate closed, the town would drown.", "closed", True),
        ("The gate could be closed.", "closed", False),
        ("Having closed the gate, the guards left.", "closed", False),
        ("The gate was closed.", "gate", False),
    ],
)
def test_suppositions(text: str, word: str, expected: bool) -> None:
    assert grammar.is_hypothetical(token(text, word)) is expected
