"""Which kinds a sentence states: the encoder's figure against the threshold, lowered by a rule.

The figures of the encoder are given here, so that the decision alone is tested, with the thresholds in use.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from forewarned.model import KINDS, Kind
from forewarned.reader import decide, frames
from forewarned.reader.encoder import Logits
from forewarned.reader.scan import Level
from tests.reader.helpers import hit, sentence, setting

FITTED = tomllib.loads(files("forewarned.reader.weights").joinpath("kinds.toml").read_text("utf-8"))
EVEN = 0.5  # the theme of a text in which every second sentence states an entry: no caution
NOTHING: dict[Kind, Level] = dict.fromkeys(KINDS, "none")
TOLD = "The keeper told the crew of the concert."
WARNED = "The keeper warned the crew of the flood and the fire."


def figures(above: dict[Kind, float]) -> Logits:
    """Log-odds so far above the threshold of each kind; far below it for the others."""
    return {kind: FITTED["threshold"][kind] + above.get(kind, -99.0) for kind in KINDS}


def kinds_stated(text: str, above: dict[Kind, float], theme: float = EVEN) -> list[tuple[str, str, str]]:
    span = sentence(text)
    around = replace(setting(text), theme=theme)
    found = decide.decided(frames.hits(span), around, figures(above), span)
    return [(h.frame.kind, h.frame.name, h.token.text) for h in found]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_without_a_rule_needs_its_threshold(kind: Kind) -> None:
    assert decide.score(kind, figures({kind: 0.0}), [], EVEN) == 0.0
    assert decide.score(kind, figures({kind: -0.01}), [], EVEN) < 0


def test_a_rule_lowers_what_is_needed_and_a_strong_one_more() -> None:
    weighed = figures({"warning": 0.0, "knowledge": 0.0})
    weak, strong = hit("The keeper knew of a flood.", "knew"), hit(WARNED, "warned")
    assert not weak.frame.strong
    assert decide.score("knowledge", weighed, [weak], EVEN) == pytest.approx(FITTED["rule"]["knowledge"])
    assert decide.score("warning", weighed, [strong], EVEN) == pytest.approx(FITTED["strong"]["warning"])
    assert decide.score("warning", weighed, [strong, weak], EVEN) == pytest.approx(FITTED["strong"]["warning"])
    assert all(FITTED["strong"][kind] >= FITTED["rule"][kind] >= 0 for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_caution_falls_the_more_a_text_is_about_harm(kind: Kind) -> None:
    cautions = [decide.caution(kind, theme) for theme in (0.0, 0.01, 0.1, 0.3, EVEN, 0.8, 1.0)]
    assert cautions == sorted(cautions, reverse=True)
    assert cautions[0] > cautions[4] == 0.0 > cautions[-1]
    assert decide.score(kind, figures({kind: 0.0}), [], 0.1) == pytest.approx(-decide.caution(kind, 0.1))


@pytest.mark.parametrize("kind", KINDS)
def test_may_state_is_what_the_rules_could_still_reach(kind: Kind) -> None:
    for level in ("rule", "strong"):
        levels = {**NOTHING, kind: level}
        reach = FITTED[level][kind]
        assert decide.may_state(figures({kind: -reach}), EVEN, levels)
        assert not decide.may_state(figures({kind: -reach - 0.01}), EVEN, levels)
        assert not decide.may_state(figures({kind: -reach}), 0.1, levels)


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_word_of_the_kind_the_encoder_must_be_sure(kind: Kind) -> None:
    assert not decide.may_state(figures({kind: 0.1}), EVEN, NOTHING)
    assert decide.may_state(figures({kind: 2.0}), EVEN, NOTHING) is (kind not in ("knowledge", "claim"))


@pytest.mark.parametrize("theme", [0.0, 0.2, EVEN])
def test_what_may_not_state_states_nothing_whatever_the_rules(theme: float) -> None:
    weighed = figures({kind: -FITTED["strong"][kind] - 0.01 for kind in KINDS})
    assert not decide.may_state(weighed, theme, dict.fromkeys(KINDS, "strong"))
    assert all(decide.score(kind, weighed, [hit(WARNED, "warned")], theme) < 0 for kind in KINDS)


@pytest.mark.parametrize(
    ("text", "above", "expected"),
    [
        (WARNED, {"warning": 0.0}, [("warning", "warn", "warned")]),
        (WARNED, {"warning": -FITTED["strong"]["warning"] + 0.01}, [("warning", "warn", "warned")]),
        (WARNED, {"warning": -FITTED["strong"]["warning"] - 0.01}, []),
        (WARNED, {}, []),
        (TOLD, {"warning": 99.0}, [("warning", "tell of harm", "told")]),  # a frame whose need is not met
        ("The pier slid.", {"incident": 99.0}, [("incident", "by weight", "slid")]),  # no frame at all
        ("Officials said the choir sang.", {"incident": 99.0}, [("incident", "by weight", "sang")]),
        (
            WARNED,
            {"threat": 99.0, "warning": 99.0},
            [("threat", "by weight", "warned"), ("warning", "warn", "warned")],
        ),
    ],
)
def test_decided(text: str, above: dict[Kind, float], expected: list[tuple[str, str, str]]) -> None:
    assert kinds_stated(text, above) == expected


def test_in_a_text_that_is_not_about_harm_the_sentence_must_name_one() -> None:
    sure: dict[Kind, float] = {"warning": 99.0, "incident": 99.0}
    assert kinds_stated("The pier slid.", sure, theme=0.2) == []
    assert kinds_stated(WARNED, {"warning": 99.0}, theme=0.2) == [("warning", "warn", "warned")]
    assert kinds_stated("The keeper told the crew of the flood.", {"warning": 99.0}, theme=0.2) != []


def test_each_hit_has_its_score() -> None:
    span = sentence(WARNED)
    weighed = figures({"warning": 1.0})
    (found,) = decide.decided(frames.hits(span), replace(setting(WARNED), theme=EVEN), weighed, span)
    assert found.score == pytest.approx(1.0 + FITTED["strong"]["warning"])
    assert found.score == decide.score("warning", weighed, [found], EVEN)


def test_whoever_receives_is_told_when_the_weight_alone_decides() -> None:
    span = sentence("The crew got word of the weather.")
    around = replace(setting("The crew got word of the weather."), theme=EVEN)
    (found,) = decide.decided([], around, figures({"warning": 99.0}), span)
    assert found.frame.swap
    assert found.token.text == "got"


@pytest.mark.parametrize("kind", ["knowledge", "claim"])
def test_the_encoder_alone_states_no_knowledge_and_no_claim(kind: Kind) -> None:
    assert kinds_stated(TOLD, {kind: 50.0}) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The senator attacked the plan.", "incident"),
        ("The shooting changed the town.", "incident"),
        ("The town remained calm after the fire.", "response"),
        ("The senator closed the hearing after the fire.", "response"),
        ("The senator announced the name of the ship.", "warning"),
    ],
)
def test_the_encoder_does_not_save_words_that_the_rules_refuse(text: str, kind: Kind) -> None:
    assert kinds_stated(text, {kind: 50.0}, theme=0.45) == []


def test_in_a_text_about_harm_a_report_that_names_none_may_be_a_warning() -> None:
    text = "The surveyor wrote to the owner on 8 March."
    assert kinds_stated(text, {"warning": 2.0}) == [("warning", "report a danger", "wrote")]
    assert kinds_stated(text, {"warning": 0.9}) == kinds_stated(text, {"warning": 9.0}, theme=0.45) == []
    assert kinds_stated("Gaps were indicated by brackets.", {"warning": 9.0}) == []
