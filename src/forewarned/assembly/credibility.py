"""The credibility of a record, 1 to 6 as in the Admiralty code (NATO AJP-2.1), from counts, by a written rule.

    6  nothing to judge it by: a circle of reports, or one origin that is unnamed or hedged
    5  more independent origins deny it than state it
    4  as many deny it as state it
    3  fewer deny it than state it; or one named origin states it, undenied; or two, none of them named or all hedged
    2  two independent origins, one at least named, undenied; or three or more with something against: none is named,
       all hedge, or the accounts differ in a count, a day or how specific it was
    1  three independent origins or more, one at least named, stated as fact, in one account

The table stands in docs/ledger.md too. The figure follows from these counts alone; how reliable a source is (A to F)
is for the user to say.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What the rule looks at. `against` counts the independent origins of the records that deny this one."""

    origins: int  # without mere circles
    named: int
    circles: int = 0
    against: int = 0
    differing: bool = False
    hedged: bool = False


def credibility(counts: Counts) -> tuple[int, str]:
    """(figure from 1 to 6, the reason in plain words)."""
    told = _told(counts)
    if not counts.origins:
        return 6, f"cannot be judged: {told}"
    if counts.against > counts.origins:
        return 5, f"improbable: {told}"
    if counts.against:
        return (4, f"doubtful: {told}") if counts.against == counts.origins else (3, f"possibly true: {told}")
    weak = counts.hedged or not counts.named
    if counts.origins == 1:
        return (6, f"cannot be judged: {told}") if weak else (3, f"possibly true: {told}")
    if counts.origins == 2:
        return (3, f"possibly true: {told}") if weak else (2, f"probably true: {told}")
    return (2, f"probably true: {told}") if weak or counts.differing else (1, f"confirmed: {told}")


def _told(counts: Counts) -> str:
    one = counts.origins == 1
    parts = [f"{counts.origins} independent {'origin' if one else 'origins'}"]
    if counts.origins:
        parts[0] += ", named" if one and counts.named else f", {counts.named or 'none'} named"
    if counts.circles:
        parts.append("papers that cite each other in a circle prove nothing by it")
    parts.append(f"denied by {counts.against}" if counts.against else "denied by none")
    if counts.differing:
        parts.append("the accounts differ")
    if counts.hedged:
        parts.append("only hedged statements")
    return "; ".join(parts)
