from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forewarned import lexicon
from forewarned.model import Attribution
from forewarned.parse import nlp
from forewarned.reader.attributions import attributions, chains, outermost


def found(text: str) -> list[tuple[str | None, str | None, str]]:
    """(source, cue, content) of every attribution, as words."""
    return [
        (text[slice(*a.source)] if a.source else None, text[slice(*a.cue)] if a.cue else None, text[slice(*a.content)])
        for a in attributions(nlp()(text))
    ]


def chain(text: str, words: str) -> list[str]:
    """The sources that answer for `words`, outermost first."""
    start = text.index(words)
    heard = chains(attributions(nlp()(text)), start, start + len(words))
    return [text[slice(*a.source)] for a in heard if a.source]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        # Indirect, direct and mixed.
        ("The mayor said that the bridge was unsafe.", "The mayor", "said", "that the bridge was unsafe"),
        ('"The bridge is unsafe," said Anna Holt.', "Anna Holt", "said", '"The bridge is unsafe,"'),
        ('The mayor said the bridge was "a death trap".', "The mayor", "said", 'the bridge was "a death trap"'),
        ("The bridge was unsafe, officials said.", "officials", "said", "The bridge was unsafe"),
        # Two sentences of one quotation.
        ("“It creaks. It will fall,” Holt said.", "Holt", "said", "“It creaks. It will fall,”"),
        # Beside the clause.
        (
            "According to the harbour police, the ship was late.",
            "the harbour police",
            "According to",
            "the ship was late",
        ),
        (
            "The ship was late, according to the harbour police.",
            "the harbour police",
            "according to",
            "The ship was late",
        ),
        ("The valve was reportedly broken.", None, "reportedly", "The valve was"),
        # Documents and anonymous sources.
        ("The report found that the valve was broken.", "The report", "found", "that the valve was broken"),
        (
            "A source close to the firm said the valve was broken.",
            "A source close to the firm",
            "said",
            "the valve was broken",
        ),
        # Nominal cues.
        ("Her claim that the roof was sound was false.", "Her", "claim", "that the roof was sound"),
        ("Critics rejected a report that the roof was sound.", "Critics", "report", "that the roof was sound"),
        # Passive: the source is missing or stands in the "by" phrase.
        ("The crew was told by the pilot that the engine was safe.", "the pilot", "told", "that the engine was safe"),
        ("The clerk was accused of fraud.", None, "accused of", "fraud"),
        # The participle speaks for the subject of its sentence.
        ("Holt closed the bridge, saying that it was unsafe.", "Holt", "saying", "that it was unsafe"),
        # A headline.
        ("Harbour police were aware of the leak: Report", "Report", ":", "Harbour police were aware of the leak"),
        # The clause is not what the reporting verb's neighbour says.
        ("The engineer, who left in May, warned that the dam leaked.", "The engineer", "warned", "that the dam leaked"),
    ],
)
def test_source_cue_and_content(text: str, source: str | None, cue: str, content: str) -> None:
    assert any((s, c) == (source, cue) and content in words for s, c, words in found(text)), found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell into the river at noon.",
        "She opened the window and went to bed.",
        "The committee meets on Tuesday in the old hall.",
        "",
        "   \n\n  ",
    ],
)
def test_nobody_says_anything(text: str) -> None:
    assert found(text) == []


def test_content_split_by_its_cue_comes_in_pieces() -> None:
    text = '"The bridge," Holt said, "will not hold."'
    pieces = [words for source, cue, words in found(text) if (source, cue) == ("Holt", "said")]
    assert pieces == ['"The bridge,"', '"will not hold."']


def test_conjoined_verbs_share_their_source() -> None:
    text = "Holt said the bridge was shut and added that the road was open."
    assert ("Holt", "said") in [f[:2] for f in found(text)]
    assert ("Holt", "added", "that the road was open") in found(text)


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = (
        "“The bridge creaks every night,” said Anna Holt. “We hear it from the hall.\n\n"
        "“Nobody comes to look at it and nobody will.”\n\n"
        "The mayor was away."
    )
    spoken = {words for source, _, words in found(text) if source == "Anna Holt"}
    assert "“We hear it from the hall." in spoken
    assert "“Nobody comes to look at it and nobody will.”" in spoken


def test_an_odd_mark_costs_no_other_attribution() -> None:
    text = 'The inn" was full on Monday.\n\n"The bridge is unsafe," said Anna Holt.'
    assert ("Anna Holt", "said", '"The bridge is unsafe,"') in found(text)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Holt said the mayor was told by the clerk that the dam leaked.", "the dam leaked", ["Holt", "the clerk"]),
        (
            "“The dam leaked for weeks,” the group was quoted as saying by CNN on Friday.",
            "The dam leaked",
            ["CNN", "the group"],
        ),
        (
            "The Evening Post quoted Holt as saying that the dam leaked.",
            "the dam leaked",
            ["The Evening Post", "Holt"],
        ),
        ("Holt told Radio Valdor that the dam leaked.", "the dam leaked", ["Radio Valdor", "Holt"]),
        ("Holt told her sister that the dam leaked.", "the dam leaked", ["Holt"]),
        # To criticise or to decide is not to vouch, to ask is not to assert, to believe is not to say.
        ("The union condemned the closure of the dam.", "the closure", []),
        ("The council asked whether the dam leaked.", "the dam leaked", []),
        ("The villagers believed that the dam leaked.", "the dam leaked", []),
        ("The dam leaked.", "dam", []),
    ],
)
def test_chains_run_from_the_outermost_voice_inwards(text: str, words: str, expected: list[str]) -> None:
    assert chain(text, words) == expected


def test_a_chain_covers_a_span_that_takes_in_its_own_cue() -> None:
    text = "The harbour master told us that the dam leaked."
    assert chain(text, text[:-1]) == ["The harbour master"]


def test_chains_of_no_attributions() -> None:
    assert chains([], 0, 10) == []


def test_outermost_leaves_out_what_another_reports() -> None:
    text = "Holt said the clerk claimed that the dam leaked."
    sources = [text[slice(*a.source)] for a in outermost(attributions(nlp()(text)), text) if a.source]
    assert sources == ["Holt"]


def test_outermost_takes_the_relative_pronoun_into_the_source() -> None:
    text = "We met two guards who said that the dam leaked."
    kept = outermost(attributions(nlp()(text)), text)
    assert [text[slice(*a.source)] for a in kept if a.source] == ["two guards who"]


def check(text: str, spans: list[Attribution]) -> None:
    for a in spans:
        for part in (a.source, a.cue, a.content):
            assert part is None or 0 <= part[0] < part[1] <= len(text)
    assert spans == sorted(spans, key=lambda a: (a.content, a.cue or (0, 0)))


WORDS = st.lists(
    st.sampled_from(
        'Holt said that dam leaked , . " “ ” according to told who by : was quoted as saying claim of ( and'.split(" ")
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_any_order_of_words_gives_sound_spans(words: list[str]) -> None:
    text = " ".join(words)
    heard = attributions(nlp()(text))
    check(text, heard)
    assert heard == attributions(nlp()(text))
    assert all(a.source is None or a.source[0] >= 0 for a in outermost(heard, text))


@pytest.mark.parametrize("unit", ['"', "(", "“", "said ", '"a" said b. ', "he said that ", "according to "])
def test_hostile_texts_are_read_to_the_end(unit: str) -> None:
    text = unit * (4_000 // len(unit))
    check(text, attributions(nlp()(text)))


def test_every_group_of_the_lexicon_has_an_example_and_words() -> None:
    for frame, table in lexicon.load("reporting").items():
        assert table["example"].endswith("."), frame
        for group, words in table.items():
            if group != "example":
                listed = words.split()
                assert listed, (frame, group)
                assert len(set(listed)) == len(listed), (frame, group)


@pytest.mark.parametrize(
    "frame", [f for f in lexicon.load("reporting") if f in ("clause", "infinitive", "naming", "about", "noun clause")]
)
def test_an_example_shows_its_frame(frame: str) -> None:
    text = lexicon.load("reporting")[frame]["example"]
    assert any(a.rule.endswith(f", {frame}") for a in attributions(nlp()(text)))
