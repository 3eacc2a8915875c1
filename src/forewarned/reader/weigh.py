"""The sentences of a text weighed by the encoder, each only as far as it takes to see that it states nothing.

After the words are embedded, and again after three layers, a linear model expects the figures that the encoder
will give. A sentence whose figures, taken high, cannot make an entry goes no further.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from forewarned.model import Kind
from forewarned.reader import encoder
from forewarned.reader.decide import may_state, share
from forewarned.reader.encoder import Logits
from forewarned.reader.scan import Level

# In standard errors. In a sixth of PolNeAR's training part 59 % of the sentences worth weighing go on to the layers
# and 30 % through all six, and 1 of 114 entries is lost; at 2 it would be 46 %, 25 % and 9 entries.
_HIGH = 2.5
_MIDDLE = 0.3  # at which the share expected of a text is, on average, the one found

Levels = Callable[[int], Mapping[Kind, Level]]
Words = Mapping[int, tuple[str, str]]  # number of a sentence -> the sentence before it, and itself


class Weighed(NamedTuple):
    """Log-odds of the sentences that may state an entry; the share of the text's sentences that state one."""

    figures: dict[int, Logits]
    share: float


def weighed(words: Words, levels: Levels, *, sentences: int) -> Weighed:
    """What the encoder makes of a text of so many `sentences`, of which `words` holds those worth weighing.

    `levels` gives the most that rules can make of a sentence. Values are dropped as soon as they have been looked
    at: those of a long text take more memory than the text by far.
    """
    likely: dict[int, Logits] = {}
    high: dict[int, Logits] = {}
    given = {i: encoder.pieces(*pair) for i, pair in words.items()}
    for i, pieces in given.items():
        likely[i], high[i] = encoder.glances(encoder.embedded(*pieces), _MIDDLE, _HIGH)
    about = share(likely.values(), sentences)
    figures: dict[int, Logits] = {}
    looked_at: dict[int, Logits] = {}
    for i, pieces in given.items():
        if not may_state(high[i], about, levels(i)):
            continue
        look = encoder.halfway(encoder.embedded(*pieces))
        looked_at[i], most = encoder.glances(look, _MIDDLE, _HIGH)
        if may_state(most, about, levels(i)):
            looked_at[i] = figures[i] = encoder.figures(look)
    return Weighed(figures, share(looked_at.values(), sentences))
