"""An entry is explained by what made it: the offsets are those of the text, the words are plain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from forewarned import lexicon
from forewarned.model import Document, Entry
from forewarned.reader import read
from forewarned.reader.explain import FRAMES_FILE, Explanation, Place, explanation, in_plain_words

TEXT = (
    "Officials met in Holm on 3 May 2023.\n\n"
    "The coastguard warned the harbour master on 2 May 2023 that the crane might collapse, the Daily Post reported. "
    "Captain Jane Roe met the crew. She dismissed the warning on 4 May 2023."
)
DOCUMENT = Document(id="crane", text=TEXT, published=date(2023, 5, 14))
TRAINED = files("forewarned.reader.weights").joinpath("kinds-upper.onnx").is_file()


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    return {entry.kind: entry for entry in read(DOCUMENT, trained=False)}


@pytest.fixture(scope="module")
def warned(entries: dict[str, Entry]) -> Explanation:
    return explanation(entries["warning"], DOCUMENT)


def places(found: Explanation) -> list[Place]:
    chosen = [*found.slots, *found.sources]
    opened = [found.opened_by.place] if found.opened_by else []
    when = [found.when.place] if found.when else []
    return [found.sentence, found.quote, *opened, *when, *(c.place for c in chosen)] + [
        c.mention for c in chosen if c.mention
    ]


@pytest.mark.parametrize("kind", ["warning", "response"])
def test_all_words_stand_where_it_says(entries: dict[str, Entry], kind: str) -> None:
    found = places(explanation(entries[kind], DOCUMENT))
    assert len(found) > 4
    assert [place for place in found if TEXT[place.start : place.end] != place.words] == []


def test_what_opened_a_warning(warned: Explanation) -> None:
    opened = warned.opened_by
    assert opened is not None
    assert (opened.place.words, opened.frame, opened.file) == ("warned", "warn", FRAMES_FILE)
    assert opened.example in [row["example"] for row in lexicon.load("frames")["frame"]]
    assert warned.sentence.words.startswith("The coastguard")
    assert warned.sentence.words.endswith("reported.")


def test_the_values_of_a_warning(warned: Explanation) -> None:
    assert [(c.slot, c.place.words, c.plain) for c in warned.slots[:2]] == [
        ("actor", "The coastguard", "who does what the verb says"),
        ("recipient", "the harbour master", "whom or what the verb is done to"),
    ]
    assert [(c.place.words, c.plain) for c in warned.sources] == [
        ("the Daily Post", "who says so, by the word “report”")
    ]
    assert warned.when is not None
    assert (warned.when.earliest, warned.when.basis) == ("2023-05-02", "stated")
    assert warned.when.plain == "the text gives the date in full"
    assert (warned.score, warned.weighed, warned.polarity, warned.certainty) == (None, (), True, "asserted")


def test_a_pronoun_is_shown_beside_whom_it_stands_for(entries: dict[str, Entry]) -> None:
    found = explanation(entries["response"], DOCUMENT)
    actor = found.slots[0]
    assert actor.mention is not None
    assert (actor.slot, actor.mention.words) == ("actor", "She")
    assert "Roe" in actor.place.words
    assert "“he” or “the group”" in actor.plain
    assert found.stance == "dismissed"


def test_an_entry_of_another_document_is_refused(entries: dict[str, Entry]) -> None:
    with pytest.raises(ValueError, match="not of other"):
        explanation(entries["warning"], replace(DOCUMENT, id="other"))


def test_an_entry_without_anything_filled_is_explained() -> None:
    found = explanation(Entry(doc="crane", kind="warning", start=0, end=9, quote="Officials"), DOCUMENT)
    assert (found.opened_by, found.slots, found.when, found.sources) == (None, (), None, ())
    assert found.sentence.words == "Officials met in Holm on 3 May 2023."


def test_where_no_frame_fired_there_is_no_example(entries: dict[str, Entry]) -> None:
    entry = entries["warning"]
    assert entry.trigger is not None
    found = explanation(replace(entry, trigger=replace(entry.trigger, rule="by weight")), DOCUMENT)
    assert found.opened_by is not None
    assert (found.opened_by.example, found.opened_by.file) == (None, "forewarned/reader/weights/kinds.toml")


@pytest.mark.parametrize(
    ("rule", "plain"),
    [
        ("doer of the verb", "who does what the verb says"),
        ("from-phrase", "what follows after “from”"),
        ("by-phrase of the noun", "what follows the noun after “by”"),
        ("recipient: object", "whom or what the verb is done to"),
        ("recipient: against", "what follows after “against”"),
        ("cause after “over”", "what it was done for: what follows after “over”"),
        ("speech: say, clause", "who says so, by the word “say”"),
        ("speech: according to", "who follows after “according to”"),
        (
            "recipient: to; antecedent",
            "what follows after “to”; found for a word like “he” or “the group”",
        ),
        ("a rule nobody has described", "a rule nobody has described"),
        ("", ""),
    ],
)
def test_rules_in_plain_words(rule: str, plain: str) -> None:
    assert in_plain_words(rule) == plain


def test_every_basis_has_plain_words() -> None:
    assert set(lexicon.load("explanations")["basis"]) == {"stated", "document", "narrative", "event", "carried"}


@pytest.mark.skipif(
    not TRAINED, reason="reader/weights/kinds-upper.onnx is not there: the trained part is not installed"
)
def test_what_the_trained_part_weighed() -> None:
    entry = next(one for one in read(DOCUMENT, trained=True) if one.kind == "warning")
    found = explanation(entry, DOCUMENT)
    falls = [weight.falls_by for weight in found.weighed]
    assert found.score is not None
    assert 1 <= len(falls) <= 5
    assert falls == sorted(falls, reverse=True)
    assert all(TEXT[w.place.start : w.place.end] == w.place.words for w in found.weighed)
    assert "warned" in [weight.place.words for weight in found.weighed]


@pytest.mark.skipif(TRAINED, reason="the weights of the trained part are there")
def test_without_weights_a_weighed_entry_cannot_be_explained(entries: dict[str, Entry]) -> None:
    with pytest.raises(FileNotFoundError, match="not installed"):
        explanation(replace(entries["warning"], score=1.5), DOCUMENT)
