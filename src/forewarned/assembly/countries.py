"""States by name, demonym and seat of government, from the package countryinfo and the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from countryinfo import CountryInfo, all_countries

from forewarned import lexicon
from forewarned.assembly.names import folded

# A capital of a smaller land ("Victoria", "The Valley", "Douglas") is more often a name of something else.
_SEAT_POPULATION = 300_000
# "Indian" is India and not the Ocean Territory: the larger must be this many times as large.
_CLEARLY_LARGER = 8


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Folded words to the ISO 3166-1 alpha-2 code of a state; `label` has the name to show."""

    label: dict[str, str]
    names: dict[str, str]
    demonyms: dict[str, str]
    seats: dict[str, str]


@cache
def gazetteer() -> Gazetteer:
    """All states, read once. A demonym or capital that two states share belongs to a clearly larger one."""
    found = sorted(((_population(country), country) for country in _sovereign()), key=lambda pair: pair[0])
    label: dict[str, str] = {}
    names: dict[str, str] = {}
    demonyms: dict[str, list[tuple[int, str]]] = {}
    seats: dict[str, str] = {}
    for population, country in found:
        code = str(country.iso(2))
        label[code] = country.name().removeprefix("The ")
        spellings = [country.name(), *(other for other in country.alt_spellings() if " " in other.strip())]
        names.update((folded(spelling), code) for spelling in spellings if folded(spelling))
        for demonym in (country.demonym() or "").replace("/", ",").split(","):
            demonyms.setdefault(folded(demonym), []).append((population, code))
        if population >= _SEAT_POPULATION and isinstance(country.capital(), str) and country.capital():
            seats[folded(country.capital() or "")] = code
    demonym_codes = {key: owner for key, claims in demonyms.items() if key and (owner := _clear_owner(claims))}
    given = Gazetteer(label, names, demonym_codes, seats)
    _add_lexicon(given)
    return given


def _sovereign() -> Iterator[CountryInfo]:
    for country in all_countries():
        code = country.iso(2)
        if isinstance(code, str) and len(code) == 2 and code not in {"AN", "CS"}:
            yield country


def _population(country: CountryInfo) -> int:
    return int(country.population() or 0)


def _clear_owner(claims: list[tuple[int, str]]) -> str | None:
    ranked = sorted(claims, reverse=True)
    if len(ranked) == 1 or ranked[0][0] >= _CLEARLY_LARGER * ranked[1][0] or ranked[0][1] == ranked[1][1]:
        return ranked[0][1]
    return None


def _add_lexicon(given: Gazetteer) -> None:
    data = lexicon.load("actors")
    for state in data["state"]:
        code = state["code"]
        given.label[code] = state["name"]
        for name in [state["name"], *listed(state["names"])]:
            given.names[folded(name.removeprefix("the "))] = code
        for demonym in listed(state["demonyms"]):
            given.demonyms[folded(demonym)] = code
    for code, seats in data["seat"].items():
        if code in given.label:
            given.seats.update((folded(seat), code) for seat in listed(seats))


def listed(text: str) -> list[str]:
    """The items of a lexicon list, which are parted by semicolons."""
    return [item.strip() for item in text.split(";") if item.strip()]
