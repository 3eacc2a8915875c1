"""Words of one sense as one term: "wrote" and "letter" are "~letter", by the lexicon file "senses"."""

from __future__ import annotations

from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.facts import stem


@lru_cache(maxsize=65536)
def senses(found: frozenset[str]) -> frozenset[str]:
    """`found` with the terms of one sense as one; a term of no listed sense stays."""
    table = _senses()
    if table.keys().isdisjoint(found):
        return found
    return frozenset([table.get(term, term) for term in found])


@cache
def _senses() -> dict[str, str]:
    return {stem(word): f"~{row['name']}" for row in lexicon.load("senses")["sense"] for word in row["words"].split()}
