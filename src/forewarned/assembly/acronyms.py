"""Acronyms and what they stand for, from definitions in the text and from capital letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forewarned.assembly.names import folded, is_acronym, tidy

_DEFINITION = re.compile(r"[(\[]([A-Za-z][A-Za-z.&/-]{1,11})[)\]]")
_SMALL = frozenset(
    ["of", "and", "for", "the", "on", "in", "to", "de", "la", "del", "y", "e", "du", "des", "et", "a", "an"]
)


def definitions(text: str) -> Iterator[tuple[str, str]]:
    """(long form, acronym) for each "Long Form (LF)" in `text`.

    The algorithm of Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation
    definitions in biomedical text": the letters of the acronym are found from right to left in the
    words before the bracket, and the first must begin a word.
    """
    for match in _DEFINITION.finditer(text):
        acronym = match.group(1)
        if is_acronym(acronym) and (long := long_form(text[max(0, match.start() - 160) : match.start()], acronym)):
            yield long, acronym


def long_form(before: str, acronym: str) -> str:
    """The words at the end of `before` that `acronym` abbreviates, or "" where its letters do not fit."""
    letters = [c for c in acronym.casefold() if c.isalnum()]
    words = re.split(r"[.;:!?\n\"“”(\[]\s", before)[-1].split()
    words = words[-min(len(letters) + 5, 2 * len(letters)) :]
    window = " ".join(words)
    low = window.casefold()
    if len(low) != len(window):
        return ""
    at = len(low)
    for place in range(len(letters) - 1, -1, -1):
        at = low.rfind(letters[place], 0, at)
        while at > 0 and place == 0 and low[at - 1].isalnum():
            at = low.rfind(letters[place], 0, at)
        if at < 0:
            return ""
    long = tidy(window[at:])
    content = [word for word in long.split() if word.casefold() not in _SMALL]
    plausible = 2 <= len(content) <= len(letters) + 2 and content[0][0].isupper()
    return long if plausible and folded(acronym) not in folded(long).split() else ""


def initials(words: tuple[str, ...]) -> str:
    """The capital letters that `words` would be abbreviated by, or "" below three.

    >>> initials(("Coast", "and", "Harbour", "Guard"))
    'CHG'
    """
    content = [word for word in words if word.casefold() not in _SMALL]
    if len(content) < 3 or not all(word[0].isupper() for word in content):
        return ""
    return "".join(word[0] for word in content)
