"""Whether the verb that governs a time expression points to the past or to the future."""

from __future__ import annotations

from typing import Literal

from forewarned.reader.time_tokens import Tokens

Direction = Literal["past", "future"]

_REACH = 14  # tokens to look at on each side
_FUTURE = frozenset("will ll would shall wo plan plans planning intend intends upcoming must should slated".split())
_PAST = frozenset(
    "was were had did said told been came went took made gave held met left began saw found got became fell rose knew "
    "led sent shot struck won lost spoke wrote broke brought bought sold fled hit read flew drove blew since".split()
)
_ARRANGED = frozenset(("due", "scheduled", "expected", "set", "supposed", "to"))
_STOPS = frozenset(".;:!?")
_BE = frozenset(("be", "is", "are", "s", "'s", "’s"))


def direction(tokens: Tokens, start: int, end: int) -> Direction | None:
    """The direction of the verb nearest to tokens `start` to `end` in their sentence, the left side first."""
    if end < len(tokens.words) and tokens.words[end] in ("'s", "’s"):
        return "past"
    if tokens.words[max(0, start - 3) : start] in (["as", "early", "as"], ["as", "soon", "as"]):
        return "future"
    if start > 1 and tokens.words[start - 1] in ("until", "till") and tokens.words[start - 2].strip() not in ("", "."):
        return "future"
    left = range(start - 1, max(-1, start - 1 - _REACH), -1)
    right = range(end, min(len(tokens.words), end + _REACH))
    for side in (left, right):
        for index in side:
            word = tokens.words[index]
            if (word in _STOPS and not _abbreviates(tokens, index)) or not word.strip():
                break
            found = _pointing(tokens, index)
            if found:
                return found
    return None


def _pointing(tokens: Tokens, index: int) -> Direction | None:
    word = tokens.words[index]
    before = tokens.words[index - 1] if index else ""
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    if word in _FUTURE or (before == "to" and word == "be"):
        return "future"
    if word in _ARRANGED:
        if before in ("was", "were", "been", "had"):
            return "past"
        return "future" if before in _BE or word in ("due", "scheduled") or following == "to" != word else None
    if word in _PAST or (word.endswith("ed") and len(word) > 4):
        return None if before in _BE or before == "to" else "past"
    return None


def _abbreviates(tokens: Tokens, index: int) -> bool:
    """Whether the full stop at `index` closes an abbreviation ("Gen.", "U.S.") and not the sentence."""
    following = tokens.shown(index + 1)[:1] if index + 1 < len(tokens.words) else ""
    return bool(following) and (not following.isupper() or (index > 0 and len(tokens.words[index - 1]) <= 2))
