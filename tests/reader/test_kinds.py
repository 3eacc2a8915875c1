"""Which hits state an entry: not what is supposed, asked or advised, and only where a harm is near."""

from __future__ import annotations

import pytest

from forewarned.reader import frames, kinds
from tests.reader.helpers import hit, sentence, setting


def stated(text: str) -> list[tuple[str, str]]:
    return [(h.frame.kind, h.token.text) for h in kinds.stated_hits(frames.hits(sentence(text)), setting(text))]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The mayor warned residents about the flood.", "warned", True),
        ("The mayor did not warn residents about the flood.", "warn", True),  # denied is stated
        ("The mayor will warn residents about the flood.", "warn", False),
        ("The mayor should have warned residents about the flood.", "warned", False),
        ("Had the mayor warned residents, all would have lived.", "warned", False),
        ("Did the mayor know about the flood?", "know", False),
        ("“Did the mayor know about the flood?”", "know", False),
        ("If the keeper knew of the crack, the lock was sealed.", "knew", False),
        ("Residents should be evacuated before the flood.", "evacuated", False),
        ("Residents were evacuated before the flood.", "evacuated", True),
        ("The gang planned to burn the mill.", "burn", False),
        ("Rangers tried to evacuate the valley.", "evacuate", True),
        ("The rangers spoke of a plan to evacuate the valley.", "evacuate", False),
        ("The mayor met the council to ban the fireworks.", "ban", False),
        ("The rangers began to evacuate the valley.", "evacuate", True),
    ],
)
def test_is_stated(text: str, word: str, expected: bool) -> None:
    assert kinds.is_stated(hit(text, word)) is expected


@pytest.mark.parametrize(
    ("text", "word", "frame", "expected"),
    [
        ("The keeper knew of the crack.", "knew", "know", True),
        ("The keeper knew of the concert.", "knew", "know", False),
        ("The keeper was known for the crack.", "known", "know", False),
        ("The coach warned that the team could lose the title.", "warned", "warn", False),
        ("The keeper warned that the lock was old.", "warned", "warn", True),
        ("The keeper told the clerk that the lock could collapse.", "told", "tell of harm", True),
        ("The keeper told the clerk that the lock had collapsed.", "told", "tell of harm", False),
        ("The mayor said on Monday that the tank exploded on 5 May 2023.", "said", "report a danger", False),
        ("The cell denied it had anything to do with the fire.", "do", "take no action", False),
        ("There was no warning of the flood.", "warning", "warning noun", True),
        ("The mayor heeded the warning of a flood.", "warning", "warning noun", False),
    ],
)
def test_what_a_frame_needs(text: str, word: str, frame: str, expected: bool) -> None:
    found = [h for h in frames.hits(sentence(text)) if h.token.text == word and h.frame.name == frame]
    assert any(kinds.fits(h, setting(text)) for h in found) is expected


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("Officers shot two arsonists.", "shot", "response", True),
        ("Arsonists shot two officers.", "shot", "response", False),
        ("Two men were shot in the fire.", "shot", "response", False),
        ("Two men were arrested over the fire.", "arrested", "response", True),
        ("Rebels threatened to poison the wells.", "threatened", "threat", True),
        ("The gang threatened to poison the wells.", "threatened", "threat", True),
        ("An epidemic threatened the town.", "threatened", "threat", False),
        ("The wildfire threatened the town.", "threatened", "threat", False),
    ],
)
def test_who_can_do_it(text: str, word: str, kind: str, expected: bool) -> None:
    (found,) = [h for h in frames.hits(sentence(text)) if h.token.text == word and h.frame.kind == kind][:1]
    assert kinds.doer_fits(found) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The institute warned that the slope could collapse.", [("warning", "warned")]),
        ("The choir warmed up before the concert.", []),
        ("A lawyer said the firm knew of the crack in the tank.", [("knowledge", "knew")]),
        ("A lawyer said the firm knew that the tank could explode.", [("knowledge", "knew")]),
        ("The inquiry said that the keeper told a clerk that the lock could collapse.", [("warning", "told")]),
        (
            "The firm knew of the crack in the tank and ignored complaints.",
            [("knowledge", "knew"), ("response", "ignored")],
        ),
        ("The keeper warned and alerted the crew of a leak.", [("warning", "warned")]),
        (
            "The clerk raised an alarm about the leak and passed warnings to the port.",
            [("warning", "raised"), ("warning", "passed")],
        ),
        (
            "In May the institute warned the village of an avalanche, and in June the slope collapsed.",
            [("warning", "warned"), ("incident", "collapsed")],
        ),
        ("The institute warned that the avalanche had killed two men.", [("warning", "warned")]),
        (
            "The institute warned of the gas that killed two men.",
            [("warning", "warned"), ("incident", "killed")],
        ),
        ("Prosecutors accused the owner of causing the spill.", [("claim", "accused")]),
        ("The clerk wrote of the many visitors.", []),
        ("The robbers killed a guard and kidnapped the cashier.", [("incident", "killed"), ("incident", "kidnapped")]),
        (
            "Two clerks were murdered in May, most recently when Ana Lind was shot in her home.",
            [("incident", "murdered"), ("incident", "shot")],
        ),
        (
            "The robbers assaulted a guard who had stabbed a thief in June.",
            [("incident", "assaulted"), ("incident", "stabbed")],
        ),
        ("The robbers killed a guard, wounding two others.", [("incident", "killed")]),
        ("The robbers attacked the guard and shot him twice.", [("incident", "attacked")]),
        ("The town was rocked by a blast that killed nine people.", [("incident", "killed")]),
        (
            "The clerk heard of the plan to bomb the mill but did not tell the police.",
            [("warning", "tell")],
        ),
        (
            "The pilots knew of the storm, but did not know of the crack in the wing.",
            [("knowledge", "knew"), ("knowledge", "know")],
        ),
        ("The robbers set fire to the farm.", [("incident", "set")]),
        ("The robbers took the cashier hostage.", [("incident", "took")]),
        ("The air force carried out strikes on two camps of the rebels.", [("incident", "carried")]),
        ("The union launched a strike for better pay.", []),
        ("The bombing was claimed by the front.", [("claim", "claimed")]),
        ("The guards denied that they had kidnapped the clerk.", [("claim", "denied")]),
        ("The letter repeated the claim of responsibility for the fire.", [("claim", "claim")]),
        ("The letter repeated the claim that the mill was sold.", []),
    ],
)
def test_stated_hits(text: str, expected: list[tuple[str, str]]) -> None:
    assert [one for one in stated(text) if one[0] != "response" or one in expected] == expected


def test_the_setting_counts_what_stands_around() -> None:
    around = setting("The coach feared the flood and the fire.")
    assert [t.text for t in around.here] == ["flood", "fire"]
    assert (around.before, around.figurative) == (0, 1)
    assert around.theme == 1.0
    assert around.figures > 0


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("She praised the singer, who died of old age in 1963.", "died", True),
        ("The founder died on Friday at 74.", "died", True),
        ("Nine miners died on Friday.", "died", False),
        ("A miner died in the explosion.", "died", False),
        ("About 90 percent of the victims were killed by neighbours.", "killed", True),
        ("Two of the victims were killed by neighbours.", "killed", False),
    ],
)
def test_deaths_of_age_and_statistics_are_no_incident(text: str, word: str, expected: bool) -> None:
    found = [h for h in frames.hits(sentence(text)) if h.token.text == word and h.frame.kind == "incident"]
    assert [kinds.is_no_harm(h) for h in found] == [expected] * len(found) != []


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("They spoke of a planned attack on the mill.", "attack", True),
        ("An imminent bombing was reported to the police.", "bombing", True),
        ("They feared further attacks on the mill.", "attacks", True),
        ("The deadly attack on the mill shook the town.", "attack", False),
        ("Gunmen attacked the planned parade.", "attacked", False),
    ],
)
def test_a_harm_still_to_come_is_no_incident(text: str, word: str, expected: bool) -> None:
    found = [one for one in frames.hits(sentence(text)) if one.token.text == word and one.frame.kind == "incident"]
    assert found
    assert {kinds.is_no_harm(one) for one in found} == {expected}
