"""The sentences of a text weighed by the encoder, each only as far as it takes to see that it states nothing.

After the words are embedded, and again after three layers, a linear model expects the figures that the encoder
will give. A sentence whose figures, taken high, cannot make an entry goes no further.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from forewarned.model import Kind
from forewarned.reader import encoder
from forewarned.reader.decide import may_state
from forewarned.reader.encoder import Logits
from forewarned.reader.scan import Level

# In standard errors. In a sixth of PolNeAR's training part, before themes, 59 % of the sentences worth weighing
# go on to the layers and 30 % through all six, and 1 of 114 entries is lost; at 2 it would be 46 %, 25 % and 9 entries.
_HIGH = 2.5

Levels = Callable[[int], Mapping[Kind, Level]]
Words = Mapping[int, tuple[Sequence[int], Sequence[int]]]  # of a sentence, by number: as `encoder.pieces` gives them


def weighed(words: Words, levels: Levels, themes: Sequence[float]) -> dict[int, Logits]:
    """Log-odds of the sentences that may state an entry; `words` holds those worth weighing.

    `levels` gives the most that rules can make of a sentence, `themes` how far the text around it is about harm.
    """
    figures: dict[int, Logits] = {}
    for i, pieces in words.items():
        look = encoder.embedded(*pieces)
        if not may_state(encoder.glance(look, _HIGH), themes[i], levels(i)):
            continue
        look = encoder.halfway(look)
        if may_state(encoder.glance(look, _HIGH), themes[i], levels(i)):
            figures[i] = encoder.figures(look)
    return figures
