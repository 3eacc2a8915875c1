"""The grammar of time expressions: rules over classes of tokens, and the places in a text where they match."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from forewarned.reader.time_tokens import Tokens, codes

# A name stands for one token of that class (lexicon/times.toml and the shapes of time_tokens.py), or for a piece;
# `<label: ...>` names what the meaning of the rule is read from. Digits after a label keep labels of a rule apart.
PIECES = {
    "MONTH": "(month | monthshort dot? | monthword)",
    "WEEKDAY": "(weekday | weekdayshort dot?)",
    "DAYNUM": "(small | ordnum | ordinal | first)",
    "ORDINAL": "(ordinal | ordnum | first | second)",
    "YEARWORDS": "(number hyphen? number (hyphen? number)? | number hundred (and? number)?)",
    "DIGITS": "(small | two | four | yearnum | number_)",
    "SPELLED": "(number | hundred | a hundred) ((and | hyphen)? (number | hundred)){0,6}",
    "COUNT": "(DIGITS fraction | (DIGITS | SPELLED) (and a half | hyphen? small slash small)?)",
    "SOME": "(a? several | a? couple of? | a? dozen | a amount of)",
    "QTY": "(<qty: COUNT ((to | or | hyphen) (COUNT | SOME))? | SOME | half a>)",
    "APPROX": "(approx | over | no? compare than | at? least | up to)",
    "MOD": "((<mod: early | mid> | <mod: late>) hyphen? | the? <mod: beginning | middle | end> of"
    " | the <mod: early | mid | late> hyphen? | <mod: early | late> in)",
    "ZONE": "(zone zone? | local time | open (zone | local time | (four | yearnum | clock) zone) close)",
    "HOUR": "((<clock: clock> (<mer: meridiem>)? | <hour: small | number> <mer: meridiem> | <noon: noon>)"
    " (ZONE ZONE?)?)",
    "MONTHDAY": "(<mon: MONTH> <day: DAYNUM> ((comma | dot)? <year: yearnum>)?"
    " | <day: ordinal | first | second> of <mon: MONTH> (comma? <year: yearnum>)?"
    " | <day: small | ordnum> of? <mon: MONTH> (comma? <year: yearnum> | <yy: two>)?)",
    "WHICH": "(this (last | coming | past) | last | past | previous | this | next | coming | the (following"
    " | same | next | previous | last | past) | that same? | following)",
    "DAY": "((<rel: WHICH>)? (<wd: WEEKDAY> (comma? (open | the)? MONTHDAY close?)? | <holiday: holiday> (comma?"
    " <year: yearnum>)?) | <deictic: deictic> | (<rel: last | this | next>)? MONTHDAY)",
    "JOIN": "(and | or | to | hyphen | through)",
    "WHEN": "((<when: early> | <when: late> | <when: mid> | earlier | later) hyphen? on?)",
    "RELATIVE": "(<rel: WHICH | the? (current | same | latest | coming)>)",
    "YEARLY": "(<yrel: last | this | next | that same? | the same> year)",
    "NEARBY": "(comma? on? DAY (<part: part>)?)",
    "UNIT": "(unit | year | quarter | century | units | second)",
    "SPAN": "(unit | year | quarter | century)",
    "KIND": "(kind | extra | fiscal)",
}

# In order: where several match at one place, the first is taken.
RULES = {
    "iso": "<iso: iso | slashed>",
    "attacks": "attacks911",
    "clock": "approx? HOUR (in the <part: part>)? NEARBY?",
    "military": "<mil: four | yearnum> (units | ZONE ZONE?)? (on? DAY (<part: part>)? | <rel: last> <part: part>)?",
    "oclock": "<hour: small | number> in the <part: part>",
    "plural": "<wd: weekdays> (<part: part | parts>)? | <wd: weekday> <part: nights | parts>",
    "partof": "the? WHEN? <part: part> of the? DAY",
    "partday": "WHEN? <part: part> <deictic: deictic>",
    "days": "<mon: MONTH> <day: small> JOIN <also: small> (comma? <year: yearnum>)?"
    " | <day: small> JOIN <also: small> of? <mon: MONTH> (comma? <year: yearnum>)?",
    "weekof": "the? SPAN of MONTHDAY",
    "date": "(WHEN | approx)? DAY (<part: part>)?",
    "tonight": "WHEN? tonight | mid hyphen? <part: part>",
    "thispart": "WHEN? <rel: last | this | that same? | the? (next | following | previous | same)>"
    " <part: part | parts>",
    "agoday": "(QTY extra? | <one: a>) <unit: UNIT> <way: ago> (<deictic: deictic> | this <span: SPAN>)",
    "yearago": "(the | a)? year hyphen? (ago | earlier) ((<ord: ORDINAL>)? hyphen? <unit: SPAN | period>)?",
    "yearsquarter": "<yrel: last | this | next> year poss ((fiscal? <ord: ORDINAL>)? hyphen? <unit: SPAN | period>)",
    "half": "the? <half: last | ORDINAL> half of (<year: yearnum> | <mon: MONTH> (comma? <year: yearnum>)?)",
    "quarter": "(the | a)? (<year: yearnum>)? RELATIVE? fiscal? hyphen? <ord: ORDINAL> hyphen? quarter"
    " (of fiscal? <year: yearnum> | of? YEARLY)?",
    "theperiod": "the (<year: yearnum>)? latest? <unit: quarter | period> | RELATIVE <unit: quarter | period>",
    "month": "(MOD the? | the SPAN of | approx)? RELATIVE? <mon: MONTH> ((comma | of)? (<year: yearnum | YEARWORDS>)"
    " | of? YEARLY)?",
    "season": "(MOD the? | approx)? (RELATIVE | the)? <season: season> ((of | comma)? (<year: yearnum (hyphen (two"
    " | small | yearnum))? | YEARWORDS>) | of? YEARLY)?",
    "decade": "(the? (MOD the? | (last | ORDINAL) half of the?))? the? <decade: decade | nineties>",
    "century": "MOD? the? <ord: ORDINAL> hyphen? century",
    "yearend": "approx? year (poss | hyphen)? end",
    "year": "(MOD | approx)? the? fiscal? (year <year: yearnum | YEARWORDS>"
    " | <year: yearnum> (hyphen <also: two | small>)?)",
    "yearwords": "MOD? <year: YEARWORDS>",
    "ago": "APPROX? (QTY extra? | <one: a> extra?)? hyphen? <unit: UNIT> (or so)? <way: ago | earlier | later | hence"
    " | from present>",
    "each": "each (<other: other_> | <ord: ORDINAL>)? QTY? (<unit: UNIT | weekend> | <wd: WEEKDAY> | <part: part>"
    " | <mon: MONTH> | <season: season>)",
    "times": "(once | QTY timesword) (a | per | each) <unit: SPAN>",
    "daily": "<daily: daily>",
    "window": "(at? least | approx)? (the | each of the)? <way: last | past | next | coming | previous | following"
    " | first | recent> (QTY extra? KIND? hyphen? <unit: UNIT> | KIND? <unit: units>) (or so)?",
    "relative": "(MOD the? | WHEN (in the?)? | approx)? RELATIVE fiscal? <unit: SPAN | weekend>"
    " | (MOD the? | WHEN in) the? fiscal? <unit: SPAN | weekend>",
    "theunit": "the (fiscal | kind)? <unit: SPAN | weekend> | <unit: weekend>",
    "length": "APPROX? the? (QTY (extra | compare)? | <one: a> (extra | kind)?) KIND? hyphen? <unit: UNIT>"
    " (and a <half: half>)? (hyphen? old | hyphen kind)? (or so)?",
    "many": "(SPAN | units) hyphen kind | the? <unit: units>",
    "present": "right? <ref: present> | those units | at this time | at the moment",
    "vague": "compare? <ref: recently> | <ref: future> units | the kind? <ref: future> | the past",
}


@dataclass(frozen=True, slots=True)
class Match:
    """Where a rule matches: tokens `start` to `end`, and the tokens of each labelled part."""

    rule: str
    tokens: Tokens
    start: int
    end: int
    parts: dict[str, tuple[int, int]]

    def words(self, label: str) -> list[str]:
        """The lower-case words of a part; empty where the part is missing."""
        start, end = self.parts.get(label, (0, 0))
        return self.tokens.words[start:end]

    def word(self, label: str) -> str:
        """The first word of a part, "" where it is missing."""
        return next(iter(self.words(label)), "")

    def before(self, count: int = 1) -> str:
        """The word `count` tokens before the match, "" at the start of the text or of a paragraph."""
        return self.tokens.words[self.start - count].strip() if self.start >= count else ""

    def after(self, count: int = 1) -> str:
        """The word `count` tokens after the match, "" at the end of the text or of a paragraph."""
        index = self.end + count - 1
        return self.tokens.words[index].strip() if index < len(self.tokens.words) else ""


def _expression(template: str, *, labelled: bool) -> str:
    """The regular expression over class characters that a rule stands for; labels are numbered to keep them apart."""
    while re.search(r"[A-Z]{2}", template):
        template = re.sub(r"[A-Z]{2,}", lambda m: PIECES[m.group()], template)
    code, count = codes(), itertools.count()

    def piece(found: re.Match[str]) -> str:
        word = found.group()
        if word.startswith("<"):
            return f"(?P<{word[1:-1]}_{next(count)}>" if labelled else "(?:"
        return {"(": "(?:", ">": ")", " ": ""}.get(word) or ("" if word == " " else code[word])

    return re.sub(r"<\w+:|\w+(?![^{]*\})|[(> ]", piece, template)


@cache
def _compiled() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    rules = tuple((name, re.compile(_expression(rule, labelled=True))) for name, rule in RULES.items())
    anywhere = "|".join(f"(?P<{name}>{_expression(rule, labelled=False)})" for name, rule in RULES.items())
    # Most tokens are of no class: the look-ahead passes over them without trying any rule.
    return re.compile(f"(?!{codes()['other']})(?:{anywhere})"), rules


def matches(tokens: Tokens, accepts: Callable[[Match], bool]) -> Iterator[Match]:
    """The leftmost matches of the rules that `accepts` takes, in order and not overlapping."""
    anywhere, rules = _compiled()
    names = tuple(RULES)
    position = 0
    while found := anywhere.search(tokens.codes, position):
        start = found.start()
        first = names.index(found.lastgroup or "")
        position = start + 1
        for name, rule in rules[first:]:
            if (matched := rule.match(tokens.codes, start)) and accepts(match := _match(name, tokens, matched)):
                yield match
                position = match.end
                break


def _match(rule: str, tokens: Tokens, found: re.Match[str]) -> Match:
    parts = {label.rpartition("_")[0]: found.span(label) for label, part in found.groupdict().items() if part}
    return Match(rule, tokens, found.start(), found.end(), parts)
