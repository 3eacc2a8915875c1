"""Whether the verb that governs a time expression points to the past or to the future."""

from __future__ import annotations

from typing import Literal

from forewarned.reader.time_tokens import Tokens

Direction = Literal["past", "future"]

_REACH = 14  # tokens to look at on each side
_FUTURE = frozenset(
    "will ll would shall wo plan plans planned planning due scheduled expected expects expect intends intend hopes hope "
    "set upcoming slated must should until going begins starts payable deadline".split()
)
_PAST = frozenset(
    "was were had did said told been came went took made gave held met left began saw found got became fell rose knew "
    "led sent shot struck won lost spoke wrote ran broke brought bought sold fled hit let put cut read flew drove blew "
    "since".split()
)
_STOPS = frozenset(".;:!?")
_BE = frozenset(("be", "is", "are"))


def direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """The direction of the verb nearest to tokens `start` to `end` in their sentence, the left side first."""
    left = range(start - 1, max(-1, start - 1 - _REACH), -1)
    right = range(end, min(len(tokens.words), end + _REACH))
    for side in (left, right):
        for index in side:
            word = tokens.words[index]
            if word in _STOPS and not _abbreviates(tokens, index) or not word.strip():
                break
            found = _pointing(tokens, index)
            if found:
                return found
    return None


def _pointing(tokens: Tokens, index: int) -> Direction | None:
    word = tokens.words[index]
    before = tokens.words[index - 1] if index else ""
    if word in _FUTURE:
        return "future"
    if before == "to" and word == "be":
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        passive = before in _BE or before == "to"
        return None if passive else "past"
    return None


def _abbreviates(tokens: Tokens, index: int) -> bool:
    """Whether the full stop at `index` closes an abbreviation ("Gen.", "U.S.") and not the sentence."""
    return index + 1 < len(tokens.words) and not tokens.shown(index + 1)[:1].isupper() or (
        index > 0 and len(tokens.words[index - 1]) <= 2
    )
