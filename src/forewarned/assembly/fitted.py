"""The logistic models of assembly: their weights, by the name of the model, and what these make of one pair.

They were fitted on the gold of the cases, by ``benchmarks/fit_joins.py`` and ``benchmarks/fit_denials.py``.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Features = dict[str, float]


@cache
def weights(name: str) -> dict[str, float]:
    """The weight of each feature of the model `name`, and its "bias": one dict for all, where others can be tried."""
    text = files("forewarned.assembly").joinpath("weights", f"{name}.toml").read_text("utf-8")
    return {feature: float(value) for feature, value in tomllib.loads(text)["weight"].items()}


def log_odds(name: str, given: Mapping[str, float], *, offset: float = 0.0) -> float:
    """The logarithm of how much likelier than not the model `name` finds what is `given`; `offset` is added to it."""
    own = weights(name)
    return math.fsum([own["bias"] + offset, *(own.get(feature, 0.0) * value for feature, value in given.items())])
