"""Text into tokens, each with a class of one character, so that a grammar of time is a plain regular expression."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from forewarned import lexicon

# Classes that the lexer finds by shape; those found by word are the tables of lexicon/times.toml.
SHAPES = (
    "other", "break", "iso", "slashed", "attacks911", "clock", "decade", "ordnum", "small", "two", "four",
    "yearnum", "number_", "meridiem", "poss", "comma", "hyphen", "dot", "open", "close", "dash", "slash", "holiday",
)  # fmt: skip

# Every repetition is of one class, and no two in a row share a character, so a match takes linear time.
_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+)
    |(?P<break>\n[^\S\n]*\n)
    |(?P<iso>(?:\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d)(?!\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?)
    |(?P<attacks911>9/11(?![\d/]))
    |(?P<slashed>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?![\d:]))
    |(?P<decade>['’]?\d0['’]?[sS]\b|\d{3}0['’]?[sS]\b)
    |(?P<ordnum>\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    |(?P<number>\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?)
    |(?P<poss>['’][sS]\b)
    |(?P<mark>[^\w\s])""",
    re.VERBOSE,
)
_MERIDIEM = re.compile(r"[ap]\.\s?m\b\.?|[ap]m\b", re.IGNORECASE)
_MARKS = {",": "comma", "-": "hyphen", "‑": "hyphen", "–": "hyphen", "—": "dash", ".": "dot", "/": "slash",
          "(": "open", "[": "open", ")": "close", "]": "close",
          "½": "fraction", "¼": "fraction", "¾": "fraction"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of `text`: where each starts and ends, its lower-case word, and `codes`, a character for each."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    codes: str

    def shown(self, index: int) -> str:
        """The token as the text writes it."""
        return self.text[self.starts[index] : self.ends[index]]


@cache
def codes() -> dict[str, str]:
    """The character of each class of tokens, by the name of the class."""
    tables = [name for name in lexicon.load("times") if name != "holiday"]
    return {name: chr(0xE000 + i) for i, name in enumerate((*SHAPES, *tables))}


@cache
def _word_codes() -> dict[str, str]:
    code = codes()
    tables = ((n, t) for n, t in lexicon.load("times").items() if n != "holiday")
    return {word: code[name] for name, table in tables for word in table}


@cache
def _holidays() -> tuple[re.Pattern[str], frozenset[str]]:
    names = sorted(lexicon.load("times")["holiday"], key=len, reverse=True)
    pattern = "|".join(re.escape(n).replace("'", "['’]?").replace(r"\ ", r"\s+") for n in names)
    return re.compile(rf"(?:{pattern})\b", re.IGNORECASE), frozenset(re.split(r"\W", n)[0] for n in names)


def tokens(text: str) -> Tokens:
    """The tokens of `text`. White space is dropped, but a blank line is a token of its own."""
    code, word_codes, (holiday, holiday_words) = codes(), _word_codes(), _holidays()
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    out: list[str] = []
    skip = 0
    other = code["other"]
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        if start < skip:
            continue
        kind, shown = found.lastgroup or "", found.group()
        word = shown.lower()
        if kind == "word":
            char = word_codes.get(word, other)
            if word in holiday_words and (name := holiday.match(text, start)) and shown[0].isupper():
                char, end, word = code["holiday"], name.end(), name.group().lower()
            elif word in ("a", "p", "am", "pm") and (half := _MERIDIEM.match(text, start)) and _after_hour(out, code):
                char, end, word = code["meridiem"], half.end(), half.group().lower()
            skip = end
        elif kind == "number":
            char = code[_number_class(word)]
        elif kind == "mark":
            char = code[_MARKS.get(word, "other")]
        else:
            char = code[kind]
        starts.append(start)
        ends.append(end)
        words.append(word)
        out.append(char)
    return Tokens(text, starts, ends, words, "".join(out))


def _after_hour(out: list[str], code: dict[str, str]) -> bool:
    """Whether the token before can be an hour: "3 a.m." is one, "I am" and "a p.m." are not."""
    return bool(out) and out[-1] in (code["small"], code["clock"], code["number"], code["two"])


def _number_class(digits: str) -> str:
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 4 or len(digits) == 3:
        return "number_"
    if len(digits) == 4:
        return "yearnum" if 1500 <= int(digits) <= 2100 else "four"
    return "small" if 1 <= int(digits) <= 31 else "two"
