"""Whom a pronoun or "the agency" stands for, by what was named before it."""

from __future__ import annotations

import pytest

from forewarned.reader.antecedents import antecedent, can_stand_for, is_anaphor, is_bare_group, named_in
from tests.reader.helpers import page, spot, token


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Engineer Ana Ruiz saw the dam. She warned the council.", "She", "Engineer Ana Ruiz"),
        ("The engineer told the mayor of a leak. She fled.", "She", "The engineer"),
        ("Ana Ruiz met the council in the hall. It dismissed her.", "It", "the council"),
        ("Ana Ruiz met the council in the hall. It dismissed her.", "her", "Ana Ruiz"),
        ("Two divers saw the crack. They warned the captain.", "They", "Two divers"),
        ("The mayor and the sheriff met. They closed the pier.", "They", "The mayor"),
        ("Greenpeace met on Monday. The group warned the village.", "group", "Greenpeace"),
        ("The Torvik Rescue Service opened. The service warned skiers.", "service", "The Torvik Rescue Service"),
        ("Ana Ruiz met a Torvik Council officer. The officer said she knew of the leak.", "she", "The officer"),
        (
            "A Torvik Council officer spoke of Ana Ruiz and said she knew of the leak.",
            "she",
            "A Torvik Council officer",
        ),
        ("The firm met the council. Nordlys said it knew of the leak.", "it", "Nordlys"),
        ("New laws came. The gunmen hid as they shot at guards.", "they", "The gunmen"),
        ("The ministry met in June. The memo was about Norway. It named a flood.", "It", "The ministry"),
        ("She warned the council of a leak.", "She", None),
        ("The crack grew. He warned the council.", "He", None),
        ("The ministry warned the village. The agency did not.", "agency", None),
    ],
)
def test_antecedent(text: str, word: str, expected: str | None) -> None:
    sentence, head = spot(text, word)
    start, _ = sentence.unit.span(head, head)
    found = antecedent(head, start, sentence.number, page(text).named)
    if expected == "The mayor":  # the first of those joined stands for all
        assert found is not None
        assert found.sort == "plural"
    assert (text[found.start : found.end] if found else None) == expected


def test_a_pronoun_far_off_stays_as_it_is() -> None:
    far = "Ana Ruiz saw the dam. " + "Rain fell on the roofs. " * 4 + "She warned of a flood."
    near = "Ana Ruiz saw the dam. " + "Rain fell on the roofs. " * 2 + "She warned of a flood."
    found = []
    for text in (far, near):
        sentence, head = spot(text, "She")
        found.append(antecedent(head, text.index("She"), sentence.number, page(text).named))
    assert found[0] is None
    assert found[1] is not None


def test_who_tells_is_not_who_is_told() -> None:
    text = "Ana Ruiz met Eva Holt. She warned her."
    sentence, head = spot(text, "her")
    named, at = page(text).named, text.index("her.")
    first = antecedent(head, at, sentence.number, named)
    assert first is not None
    other = antecedent(head, at, sentence.number, named, other_than=first.start)
    assert other is not None
    assert {text[n.start : n.end] for n in (first, other)} == {"Ana Ruiz", "Eva Holt"}


@pytest.mark.parametrize(
    ("text", "word", "anaphor", "bare"),
    [
        ("The agency left.", "agency", True, True),
        ("This group left.", "group", True, True),
        ("The space agency left.", "agency", False, False),
        ("An agency left.", "agency", False, False),
        ("The government left.", "government", False, False),
        ("The police left.", "police", False, False),
        ("They left.", "They", True, False),
        ("I left.", "I", False, False),
        ("Ana left.", "Ana", False, False),
    ],
)
def test_is_anaphor(text: str, word: str, anaphor: bool, bare: bool) -> None:
    assert is_anaphor(token(text, word)) is anaphor
    assert is_bare_group(token(text, word)) is bare


@pytest.mark.parametrize(
    ("pronoun", "speaker", "expected"),
    [
        ("She left.", "The engineer spoke.", True),
        ("It left.", "The engineer spoke.", False),
        ("It left.", "The ministry spoke.", True),
        ("She left.", "The ministry spoke.", False),
        ("They left.", "The engineers spoke.", True),
        ("They left.", "The engineer spoke.", False),
        ("She left.", "She spoke.", True),
        ("He left.", "She spoke.", False),
        ("It left.", "The group spoke.", True),
    ],
)
def test_can_stand_for(pronoun: str, speaker: str, expected: bool) -> None:
    word = token(pronoun, pronoun.split()[0])
    assert can_stand_for(word, token(speaker, speaker.split()[-2])) is expected


def test_named_in_order_without_times() -> None:
    text = "Ana Ruiz met 40 divers of the Torvik Rescue Service near the pier on Monday."
    (sentence,) = page(text).sentences
    named = named_in(sentence.unit, sentence.span, sentence=7)
    assert [n.head for n in named] == ["ruiz", "diver", "service", "pier"]
    first = named[0]
    assert (text[first.start : first.end], first.sort, first.subject, first.sentence) == ("Ana Ruiz", "person", True, 7)
