"""Contradictions as gaps look at them: by record, what denies it and what it denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from forewarned.assembly.records import Built
from forewarned.model import Contradiction


class Disputes:
    """The denials, and the accounts of how much a warning told, among the contradictions of one ledger."""

    def __init__(self, given: Sequence[Built], against: Iterable[Contradiction]) -> None:
        by_id = {one.record.id: one for one in given}
        self._denied: dict[str, list[Built]] = defaultdict(list)
        for one in against:
            if one.sort in ("denial", "specificity"):
                self._denied[one.records[1]].append(by_id[one.records[0]])

    def denied_by(self, denial: Built) -> list[Built]:
        """The records that `denial` stands against, each once."""
        return list({one.record.id: one for one in self._denied.get(denial.record.id, ())}.values())
