"""Who knew: what the command line answers, for any form of a name; who is near where a name is not clear."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from tests.app.telling import Told
from tests.board.stories import HOSTILE


@pytest.mark.parametrize(
    ("actor", "about", "before"),
    [
        ("Russia", "", ""),
        ("the Kremlin", "", "2024-03-08"),
        ("Washington", "planned attack", ""),
        ("town of Holm", "", "2024-06-01"),
        ("CIA", "", ""),
        (HOSTILE, "", ""),
    ],
)
def test_it_is_what_the_command_line_answers(told: Told, actor: str, about: str, before: str) -> None:
    options = [*(["--about", about] if about else []), *(["--before", before] if before else [])]
    expected = told.asked("who-knew", actor, told.place, *options)
    path = f"/knew?{urlencode({'actor': actor, 'about': about, 'before': before})}"
    found = told.json(path)
    assert told.pages(path, "known") == expected["known"]
    for name in ("asked", "actors", "undated"):
        assert found[name] == expected[name]
    page = told.page(path)
    for row in found["known"]:
        assert f"/records/{row['record']}" in page
        assert f"/documents/{found['numbers'][row['evidence'][0]['doc']]}#{row['evidence'][0]['entry']}" in page


@pytest.mark.parametrize("asked", ["Holm", "Rusia", "Nobody At All", "%", "a-000000000000"])
def test_who_is_not_clear_is_answered_with_who_is_near(told: Told, asked: str) -> None:
    path = f"/knew?{urlencode({'actor': asked, 'about': 'dam'})}"
    found, page = told.json(path), told.page(path)
    assert (found["known"], found["actors"]) == ([], [])
    assert asked in found["said"]
    for one in found["near"]:
        assert f"/knew?{urlencode({'actor': one['id'], 'about': 'dam', 'page': 1})}".replace("&", "&amp;") in page
        assert told.json(f"/knew?actor={one['id']}")["actors"][0] == one
    assert bool(found["near"]) == (asked in ("Holm", "Rusia"))


def test_nobody_asked_for_gives_those_of_whom_most_is_told(told: Told) -> None:
    found = told.json("/knew")
    assert found["busiest"]
    assert found["said"] == ""
    assert all(f"/knew?actor={one['id']}" in told.page("/knew") for one in found["busiest"])


def test_hostile_names_are_text(told: Told) -> None:
    for path in ("/knew", f"/knew?{urlencode({'actor': HOSTILE})}", "/timeline", "/open", "/gaps"):
        page = told.page(path)
        assert "<img" not in page
        assert "onerror=" not in page.replace("onerror=&#34;", "")


@pytest.mark.parametrize("wrong", ["before=yesterday", "actor=" + "x" * 301, "page=x"])
def test_what_cannot_be_asked_is_refused(told: Told, wrong: str) -> None:
    assert told.statuses(f"/knew?{wrong}") == {422}
