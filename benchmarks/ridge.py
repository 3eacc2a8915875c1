"""Logistic regression with a ridge penalty (Hoerl and Kennard, Technometrics 12, 1970), and where its weights are kept.

It is what joins and denials are weighed by (`forewarned.assembly.fitted` has the other half), and themes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent.parent / "src" / "forewarned" / "assembly" / "weights"
STEPS = 50


def regression(
    rows: Sequence[Mapping[str, float]],
    true: Sequence[float],
    *,
    penalty: float,
    weight: Sequence[float] | float = 1.0,
    offset: Sequence[float] | float = 0.0,
) -> dict[str, float]:
    """The weight of each feature of `rows`, and the bias, which is not penalised, by Newton's method.

    `true`: 0 or 1, or the share that is; `weight`: how much each row counts; `offset`: what is given of its log-odds,
    not fitted.
    """
    names = sorted({name for row in rows for name in row})
    seen = np.array([[1.0, *(row.get(name, 0.0) for name in names)] for row in rows])
    wanted = np.array(true, dtype=float)
    counts, given = (np.broadcast_to(np.asarray(one, dtype=float), wanted.shape) for one in (weight, offset))
    ridge = penalty * np.diag([1e-4, *(1.0 for _ in names)])
    found = np.zeros(len(names) + 1)
    share = np.average(wanted, weights=counts)
    found[0] = np.log(share / (1 - share)) - given.mean()  # from far off, Newton's steps go astray
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(seen @ found + given)))
        slope = seen.T @ (counts * (likely - wanted)) + ridge @ found
        curve = (seen * (counts * likely * (1 - likely))[:, None]).T @ seen + ridge
        found = found - np.linalg.solve(curve, slope)
    return dict(zip(["bias", *names], map(float, found), strict=True))


def store(name: str, title: str, weights: Mapping[str, float]) -> None:
    """Write the weights of the model `name` where `forewarned.assembly.fitted` reads them."""
    lines = [f"# {title}", "", "[weight]", *(f'"{feature}" = {value:.3f}' for feature, value in weights.items())]
    (FOLDER / f"{name}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
