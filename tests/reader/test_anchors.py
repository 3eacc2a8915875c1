"""The word that states an entry which no frame found."""

from __future__ import annotations

import pytest

from forewarned.reader.anchors import anchored
from forewarned.reader.frames import Frame, Hit
from tests.reader.helpers import token


@pytest.mark.parametrize(
    ("text", "word", "kind", "expected"),
    [
        ("The report indicates that troops searched the hills.", "indicates", "response", "searched"),
        ("The mayor confirmed that the ministry moved the clinic.", "confirmed", "response", "moved"),
        ("The mayor believed that the ministry moved the clinic.", "believed", "response", "believed"),
        ("The report indicates that the dam could burst.", "indicates", "warning", "indicates"),
        ("The rebels gained the hill and shot two shepherds.", "gained", "incident", "shot"),
    ],
)
def test_anchored(text: str, word: str, kind: str, expected: str) -> None:
    found = anchored(Hit(Frame("by weight", kind), token(text, word)))  # type: ignore[arg-type]
    assert found.token.text == expected


def test_a_hit_by_a_frame_stays() -> None:
    hit = Hit(Frame("act", "response"), token("The report indicates that troops searched the hills.", "indicates"))
    assert anchored(hit) is hit
