"""The words of a slot taken apart: what is the name in it, what is title, determiner or description.

Works on words alone, in ordinary case and in the capitals of cables, and bounds its own work: no slot
costs more than its first 60 words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache

from forewarned import lexicon

_LONGEST = 600  # characters of a slot that are looked at; the longest name in any gold file has 231
_TOKEN = re.compile(r"[^\W_](?:[\w&'’ʼ`]|[-.](?=\w))*\.?")
_BRACKET = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,80}?)\s*[)\]]")
_GLUED = re.compile(r"(?<=[a-z]{4})(?=[A-Z][a-z]{2})|(?<=[A-Z]{3})(?=[A-Z][a-z]{3})")
_CALLED = re.compile(
    r"\b(?:calling (?:itself|himself|themselves)|calls itself|called|known as|identified as|named)\s+", re.I
)
_MEASURE = re.compile(
    r"(?i)^(?:at least|more than|less than|fewer than|as many as|up to|some|about|around|approximately|nearly|almost"
    r"|roughly|over|only|just)\s+(?=[\w.,]*\w\s)"
)
_AGE = re.compile(r"(?i)^\d+-year-old\s+")
_CLAUSE = re.compile(
    r"\s+(?:who|whom|whose|which|that|where|involved|including|such as|accused|suspected of|using|carrying"
    r"|working for|responsible for|belonging to|stationed|--?|–|—)\s.*",
    re.I | re.S,
)
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z&.]*(?:-[A-Z]{1,3})?")
_SEPARATOR = re.compile(r"(?i)\s*,\s*(?:and\s+|&\s+|or\s+)?|\s*;\s*|\s+(?:and|&|nor)\s+(?:then\s+)?")
_POSSESSIVE = re.compile(r"(?<=\w)['’ʼ`]s\b")
_DROPPED = re.compile(r"[.'’ʼ`]")
_QUOTES = re.compile(r"[\"“”«»„*]|''|``")
_WORD = re.compile(r"\w+")
_BLANKS = {at: chr(at) if chr(at).isalnum() or chr(at) == "_" else " " for at in range(128)} | dict.fromkeys(b".'`")
_QUANTITY = re.compile(r"(?i)(?:more|less|fewer|at least|some|about|nearly|\d)\b")


@cache
def _words(group: str) -> frozenset[str]:
    return lexicon.words("actors", group)


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """`text` for comparing names: no case, accents, dots or apostrophes, words by single spaces.

    >>> folded("al-Qa'ida in the U.S.")
    'al qaida in the us'
    """
    plain = text[:_LONGEST]
    if plain.isascii():  # most text: what the rest is for is not in it
        plain = plain.lower()
        if "'s" in plain or "`s" in plain:
            plain = _POSSESSIVE.sub("", plain)
        return " ".join(plain.translate(_BLANKS).split())
    plain = unicodedata.normalize("NFKD", plain).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_WORD.findall(_DROPPED.sub("", _POSSESSIVE.sub("", plain))))


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a slot. `words` keep their case; `key` is what is compared."""

    words: tuple[str, ...]
    key: str
    determiner: str = ""
    titles: tuple[str, ...] = ()
    acronym: str = ""
    whole: str = ""  # the words with titles and determiner, for showing

    def __hash__(self) -> int:
        return hash(self.whole)  # names are looked up often, and few differ in the rest only

    @property
    def capitalised(self) -> bool:
        """Whether every word that is not a joint begins with a capital or a digit."""
        return bool(self.words) and all(
            word[0].isupper() or word[0].isdigit() or word.casefold() in _words("joints") for word in self.words
        )


def tidy(text: str) -> str:
    """`text` on one line, cut at 600 characters, without control characters, quotation marks or edges."""
    text = text[:_LONGEST]
    if not text.isprintable():
        text = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    text = _QUOTES.sub("", text)
    return " ".join(text.split()).strip(" ,;:-–—'‘’/")


def is_acronym(word: str) -> bool:
    """Whether `word` has two capitals at least and could be an acronym: FBI, AQ, ISIS-K, DoD."""
    return 2 <= len(word) <= 12 and bool(_ACRONYM.fullmatch(word))


def bracketed(text: str) -> tuple[str, str]:
    """(`text` without its brackets, the acronym that stood in one at its end, or "")."""
    acronym = ""
    for match in _BRACKET.finditer(text):
        if match.end() == len(text) and is_acronym(match.group(1)):
            acronym = match.group(1)
    return tidy(_BRACKET.sub(" ", text)), acronym


def parts(text: str, *, known: Container[str] = ()) -> list[str]:
    """The names that one slot lists: "the FAA, the Coast Guard and the CIA" has three.

    A slot is split only where what follows opens like a name of its own (a determiner, an acronym, a
    word between two commas of a longer list) or where both folded sides are in `known` as names,
    so "Immigration and Naturalization Service" stays whole.
    """
    if _QUANTITY.match(text):
        return [text]
    cuts = list(_SEPARATOR.finditer(text))[:40]
    starts, ends = [0], []
    for at, cut in enumerate(cuts):
        until = cuts[at + 1].start() if at + 1 < len(cuts) else len(text)
        piece, before = text[cut.end() : until], text[starts[-1] : cut.start()]
        comma = cut.group().lstrip().startswith(",")
        listed = len(cuts) > 2 and comma and at + 1 < len(cuts) and piece[:1].isupper() and " " not in piece
        both = folded(_bare(before)) in known and folded(_bare(piece)) in known
        if (_opens(piece) and not (comma and len(cuts) == 1)) or listed or both:
            ends.append(cut.start())
            starts.append(cut.end())
    pieces = [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]
    return [piece for piece in pieces if piece and not _follower(piece)] or [text]


@lru_cache(maxsize=65536)
def alone(text: str) -> Name | None:
    """The name of a slot that lists no other, whatever names are known; None where it may list several."""
    piece = tidy(text)
    return None if _SEPARATOR.search(piece) else named(piece)


def _bare(piece: str) -> str:
    return re.sub(r"^(?i:the|both)\s+", "", piece)


def _opens(piece: str) -> bool:
    first = piece.split(" ", 1)[0] if piece else ""
    low = first.casefold().strip(".")
    return low in {"the", "his", "her", "their", "its", "others", "other"} or (is_acronym(first) and first.isalpha())


def _follower(piece: str) -> bool:
    """Whether `piece` is "his staff" or "others" beside a name: no actor of its own."""
    return piece.split(" ", 1)[0].casefold() in {"his", "her", "their", "its", "others", "other"}


@lru_cache(maxsize=65536)
def named(text: str) -> Name:
    """The name that `text`, one part of a slot, holds: apposition, clause, title and determiner apart."""
    text, acronym = bracketed(tidy(text))
    called = _CALLED.search(text)
    if called and text[called.end() :]:
        text = text[called.end() :]
    text = _CLAUSE.sub("", text) or text
    text = _AGE.sub("", _MEASURE.sub("", text))
    text = _apposed(text)
    words = [word for token in _TOKEN.findall(text) for word in _GLUED.sub(" ", token).split(" ")][:60]
    words = [word[:-1] if word.endswith(".") and "." not in word[:-1] and len(word) > 5 else word for word in words]
    words[-1:] = [re.sub(r"['’ʼ]s?$", "", word, flags=re.I) for word in words[-1:]]
    words, determiner = _undetermined([word for word in words if word])
    name, titles = _untitled(words)
    return Name(tuple(name), folded(" ".join(name)), determiner, tuple(titles), acronym, " ".join(words))


def _apposed(text: str) -> str:
    """The name of "her deputy, Jane Roe" and of "Jane Roe, a former judge"; else `text`."""
    head, comma, rest = text.partition(", ")
    if not comma or not head or not rest or re.search(r"(?i)\b(?:and|or)\b", rest):
        return text
    rest = rest.split(", ")[0]
    if _described(head) and not _described(rest) and len(rest.split()) <= 5:
        return rest
    return head


def _described(text: str) -> bool:
    first = text.split(" ", 1)[0].casefold()
    return first in _words("determiners") or text.split()[-1][0].islower()


def _undetermined(words: list[str]) -> tuple[list[str], str]:
    determiner = ""
    while len(words) > 1 and (words[0].casefold() in _words("determiners") or words[0].isdigit()):
        if not determiner or words[0].casefold() != "the":
            determiner = words[0].casefold()
        words = words[2:] if words[1].casefold() == "of" and len(words) > 2 else words[1:]
    return words, determiner


def _untitled(words: list[str]) -> tuple[list[str], list[str]]:
    """(name, titles) of "CIA Center Chief Jane Roe" and "Secretary of State Roe"; no title, no change."""
    last = -1
    for at, word in enumerate(words[:-1]):
        if _plain(word) in _words("titles"):
            last = at
    if last < 0:
        return words, []
    start = last + 1
    if words[start].casefold() in {"of", "for"}:
        office = start + 1
        while office < len(words) and _plain(words[office]) in _words("offices") | _words("joints"):
            office += 1
        if not any(_plain(word) in _words("offices") for word in words[start:office]):
            return words, []
        start = office
    name = words[start:]
    place = next((at for at, word in enumerate(name) if at and word.casefold() in {"of", "from", "at"}), len(name))
    name = name[:place]  # "Senator Jane Roe of Ohio"
    while len(name) > 1 and _plain(name[-1]) in _words("honours"):
        name = name[:-1]
    if not 1 <= len(name) <= 5 or not all(_namelike(word) for word in name):
        return words, []
    return name, words[:start]


def _plain(word: str) -> str:
    return word.casefold().strip(".").removeprefix("ex-")


def _namelike(word: str) -> bool:
    low = word.casefold()
    if low in _words("joints"):
        return low not in {"of", "for", "the", "and", "on", "in"}
    if low in _words("determiners") or low in {"at", "from", "with", "by", "to", "near", "under"}:
        return False
    return word[0].isupper() and _plain(word) not in _words("people") | _words("bodies") | _words("offices")
