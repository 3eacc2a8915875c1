"""Actors that can be told by their words alone: states, their bodies, and what the lexicon lists."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.countries import gazetteer, listed
from forewarned.assembly.names import Name, folded
from forewarned.model import ActorKind


@dataclass(frozen=True, slots=True)
class Who:
    """An actor before it has an id. `key` decides identity; `parent` is the Who it is a part of."""

    key: str
    name: str
    kind: ActorKind = "unknown"
    country: str | None = None
    parent: Who | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What a name stands for and, in plain words, why."""

    who: Who
    reason: str


@cache
def state(code: str) -> Who:
    """The state of an ISO code, its government included: for who was told, they are one."""
    return Who(f"state {code}", gazetteer().label[code], "state", code if code not in {"SU", "YU"} else None)


@cache
def _listed() -> dict[str, tuple[Who, str, bool]]:
    """Folded words -> (actor, reason, whether the words count only in capitals)."""
    data = lexicon.load("actors")
    table: dict[str, tuple[Who, str, bool]] = {}
    made: dict[str, Who] = {}
    kinds: tuple[ActorKind, ...] = ("body", "group", "person")
    for kind in kinds:
        for row in data[kind]:
            code = row.get("state")
            parent = made[row["part_of"]] if "part_of" in row else state(code) if code else None
            country = parent.country if parent and code else None
            who = Who(f"{kind} {folded(row['name'])}", row["name"], kind, country, parent)
            made[row["name"]] = who
            for name in [row["name"], *listed(row["names"])]:
                same = folded(name) == folded(row["name"])
                reason = "same words" if same else f"another name of {row['name']}"
                table.setdefault(folded(_bare(name)), (who, reason, _capitals_only(name)))
    for name in listed(data["media"]["words"]):
        who = Who(f"media {folded(name)}", name, "media")
        table.setdefault(folded(name), (who, "same words", _capitals_only(name)))
    for row in data["metonym"]:
        _add_metonym(row, made, table)
    return table


def _add_metonym(row: dict[str, str], made: dict[str, Who], table: dict[str, tuple[Who, str, bool]]) -> None:
    code = row.get("state")
    body = row.get("body")
    who = state(code) if code else None
    if body:
        who = made.get(body) or Who(f"body {folded(f'{code} {body}')}", body, "body", code, who)
    if who is None:
        return
    shown = who.name if body else f"the government of {who.name}"
    for words in listed(row["words"]):
        own = folded(words) == folded(who.name)
        table[folded(words)] = (who, "same words" if own else f"metonym: {words} stands for {shown}", False)


def _capitals_only(name: str) -> bool:
    """Short names in capitals ("WHO", "IS", "RAW") are words too when they are not in capitals."""
    return name.isalpha() and len(name) <= 4 and name[1:] != name[1:].casefold()


def _bare(name: str) -> str:
    return name.removeprefix("the ")


@lru_cache(maxsize=65536)
def known(name: Name, *, place: bool = False) -> Link | None:
    """The actor that the words of `name` alone tell, or None. With `place`, "Moscow" is no government."""
    return _as_listed(name) or _as_state(name, place) or _as_part_of_listed(name) or _as_part_of_state(name)


@cache
def phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (words, the one name of what they name), longest first: states, groups and persons."""
    given = gazetteer()
    table = {key: folded(given.label[code]) for key, code in (given.names | given.demonyms).items() if key != "us"}
    table |= {key: folded(who.name) for key, (who, _, _) in _listed().items() if who.kind in {"group", "person"}}
    grouped: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, name in table.items():
        words = tuple(key.split(" "))
        if len(key) > 2:
            grouped.setdefault(words[0], []).append((words, name))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row))) for first, rows in grouped.items()}


@cache
def states() -> frozenset[str]:
    """The folded names of all states, as `phrases` gives them."""
    return frozenset(folded(label) for label in gazetteer().label.values())


@lru_cache(maxsize=65536)
def state_of_seat(word: str) -> str | None:
    """The folded name of the state whose government sits in `word`, one folded word."""
    code = gazetteer().seats.get(word)
    return folded(gazetteer().label[code]) if code else None


@cache
def familiar() -> frozenset[str]:
    """The folded names that the lexicon and the table of states list."""
    return frozenset(_listed()) | frozenset(gazetteer().names)


def _as_listed(name: Name) -> Link | None:
    for key in (name.key, name.key.removesuffix(" organization").removesuffix(" group").removesuffix(" movement")):
        found = _listed().get(key)
        if found and not (found[2] and name.words[0].replace(".", "").islower()):
            return Link(found[0], found[1])
    words = name.key.split(" ")
    for start in range(1, min(len(words), 8)):  # "the extremist group Ansar al-Sharia", "channel BFM TV"
        found = _listed().get(" ".join(words[start:]))
        if found and found[0].kind in {"group", "media", "person"} and words[start - 1] in _sorts():
            return Link(found[0], f"description dropped: {found[0].name}")
    return None


@cache
def _sorts() -> frozenset[str]:
    outlets, bodies = lexicon.words("actors", "outlets"), lexicon.words("actors", "bodies")
    titles = lexicon.words("actors", "titles")
    return outlets | bodies | titles | {"affiliate", "grouping", "offshoot", "branch", "cell"}


def _as_part_of_listed(name: Name) -> Link | None:
    """ "CIA analysts", "the FBI Counterterrorism Division": people and bodies of what the lexicon lists."""
    last = name.words[-1].casefold() if len(name.words) > 1 else ""
    people, bodies = lexicon.words("actors", "people"), lexicon.words("actors", "bodies")
    if last not in people and last not in bodies:
        return None
    words = name.key.split(" ")
    for size in range(len(words) - 1, 0, -1):
        found = _listed().get(" ".join(words[:size]))
        if found and found[0].kind in {"body", "group", "person"} and not (found[2] and not name.words[0].isupper()):
            whole = found[0]
            kind: ActorKind = "role" if last in people else "body"
            who = Who(f"{kind} {whole.key} {' '.join(words[size:])}", name.whole, kind, whole.country, whole)
            return Link(who, f"{'people' if kind == 'role' else 'a part'} of {whole.name}")
    return None


def _as_state(name: Name, place: bool) -> Link | None:
    given = gazetteer()
    if not name.words or not any(word[0].isupper() for word in name.words):
        return None
    if code := given.names.get(name.key):
        who = state(code)
        same = folded(who.name) == name.key
        return Link(who, "same words" if same else f"another name of {who.name}")
    seat = given.seats.get(name.key) or given.seats.get(f"{name.determiner} {name.key}")
    if seat and not place and (not name.determiner or f"{name.determiner} {name.key}" in given.seats):
        who = state(seat)
        return Link(who, f"metonym: {name.whole} stands for the government of {who.name}")
    code, rest, how = _prefix(name.key)
    if code and (not rest or rest in _government()):
        return Link(state(code), f"{how} {state(code).name}{f', with {rest!r} for its government' if rest else ''}")
    head, _, tail = name.key.partition(" of ")
    if head in _government() and (code := given.names.get(tail.removeprefix("the "))):
        return Link(state(code), f"{head!r} of {state(code).name}")
    return None


@cache
def _government() -> frozenset[str]:
    return frozenset(listed(lexicon.load("actors")["government"]["words"]))


def _prefix(key: str) -> tuple[str | None, str, str]:
    """(code, the rest, how) of words that open with a state or a demonym, the longest first."""
    given = gazetteer()
    words = key.split(" ")
    for size in range(min(4, len(words)), 0, -1):
        head, rest = " ".join(words[:size]), " ".join(words[size:])
        if code := given.demonyms.get(head) or given.demonyms.get(head.removesuffix("s")):
            return code, rest, "demonym of"
        if code := given.names.get(head):
            return code, rest, "name of"
    return None, key, ""


def _as_part_of_state(name: Name) -> Link | None:
    """A body of a state, "the US embassy", or its people, "a Yemeni diplomat"."""
    if not any(word[0].isupper() for word in name.words):
        return None
    code, rest, how = _prefix(name.key)
    if not code or not rest:
        return None
    words = rest.replace(" in ", " of ").partition(" of ")[0].split(" ")
    reason = f"{how} {state(code).name}: a part of that state"
    if words[-1] in lexicon.words("actors", "people"):
        return Link(Who(f"role {code} {rest}", name.whole, "role", code, state(code)), reason)
    vague = name.determiner not in {"", "the"}
    if not vague and any(word in lexicon.words("actors", "bodies") for word in words) and words[-1] not in _things():
        return Link(Who(f"body {code} {rest}", name.whole, "body", code, state(code)), reason)
    return None


@cache
def _things() -> frozenset[str]:
    return lexicon.words("actors", "papers") - lexicon.words("actors", "bodies")
