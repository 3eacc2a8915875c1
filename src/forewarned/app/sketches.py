"""Knew, warned, acted: the chain in small, with the link that is missing left open."""

from __future__ import annotations

from markupsafe import Markup

from forewarned.app import svg

_STEPS = (("knowledge", "knew"), ("warning", "warned"), ("response", "acted"))
_MISSING = {
    "knew_not_warned": 0,
    "warned_not_acted": 1,
    "told_or_not_told": 0,
    "public_not_target": 0,
    "target_not_public": 0,
}


def sketch(sort: str) -> Markup:
    """The sketch of a sort of gap; empty for what nothing followed, where no link is missing."""
    if sort not in _MISSING:
        return Markup("")
    missing = _MISSING[sort]
    parts = []
    for at, (kind, word) in enumerate(_STEPS):
        x = 24 + at * 92
        parts += [svg.mark(kind, x, 14), svg.words(word, x, 38, "soft-words middle")]
        if at < 2:
            look = "missing" if at == missing else "faint" if at > missing else "whole"
            parts.append(svg.line(x + 14, 14, x + 78, 14, look))
        if at == missing:
            parts.append(svg.words("?", x + 46, 10, "missing-words middle"))
    return Markup(
        '<svg class="sketch" viewBox="0 0 234 44" width="234" height="44" aria-hidden="true">{}</svg>'
    ).format(svg.joined(parts))
