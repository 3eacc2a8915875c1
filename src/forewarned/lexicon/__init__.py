"""The words that the reader goes by, as data: one TOML file a subject, each group with an example."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The lexicon file `name`.toml as a dict. Raises FileNotFoundError for an unknown name."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(file: str, group: str) -> frozenset[str]:
    """The words of one group of a lexicon file that lists them under `words`."""
    return frozenset(load(file)[group]["words"].split())
