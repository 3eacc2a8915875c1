"""What the names of one document, and of all, say of each other: acronyms, full names, longer forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from forewarned.assembly.acronyms import definitions, initials
from forewarned.assembly.known import familiar, known
from forewarned.assembly.names import Name, alone, folded, named, parts, tidy
from forewarned.assembly.people import People, people
from forewarned.capitals import is_capitals
from forewarned.model import Entry, SlotName, Words

_INITIALLED = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. ?){1,3}[A-Z][a-z]+\b")
_INITIAL = re.compile(r"\.(?<= [A-Z]\.) ?[A-Z]")  # begins with a mark that is found fast: few texts have an initial
_SEEN = 800  # characters of a document that show whether it is set in capitals


@dataclass(slots=True)
class Sayings:
    """What the names of one document (or of all) say of each other."""

    people: People = field(default_factory=People)
    defined: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # acronym -> long keys
    spelled: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # initials -> long keys
    longer: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # short key -> "short in X"


@dataclass(slots=True)
class Corpus:
    """The sayings of each document and of all together."""

    documents: dict[str, Sayings]
    all: Sayings
    shown: dict[str, str]  # key -> the long form as written
    texts: dict[str, str]
    capitals: frozenset[str]  # documents that are set in capitals


@dataclass(slots=True)
class _Familiar:
    """The names of one document, and those that need none."""

    own: set[str] = field(default_factory=set)

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in familiar()


def slots(entry: Entry) -> Iterator[tuple[SlotName, int, Words]]:
    """(slot, index, words) of every slot of `entry` that holds an actor."""
    if entry.actor is not None:
        yield "actor", 0, entry.actor
    for index, words in enumerate(entry.recipients):
        yield "recipient", index, words
    for index, words in enumerate(entry.sources):
        yield "source", index, words


def read_corpus(entries: Sequence[Entry], texts: dict[str, str]) -> tuple[Corpus, dict[tuple[str, str], list[Name]]]:
    """What the slots of `entries` and the `texts` by document id say; (document, words) -> its names."""
    places = sorted({(entry.doc, words.text) for entry in entries for _, _, words in slots(entry)})
    simple: dict[str, _Familiar] = defaultdict(_Familiar)
    for doc, text in places:
        simple[doc].own.add(named(text).key)
    split: dict[tuple[str, str], list[Name]] = {}
    by_doc: dict[str, list[Name]] = defaultdict(list)
    for doc, text in places:
        one = alone(text)
        names = [one] if one else list(map(named, parts(tidy(text), known=simple[doc])))
        split[doc, text] = [name for name in names if name.key]
        by_doc[doc] += split[doc, text]
    capitals = frozenset(doc for doc in by_doc if is_capitals(texts.get(doc, "")[:_SEEN]))
    corpus = Corpus({}, Sayings(), {}, texts, capitals)
    for doc, names in by_doc.items():
        corpus.documents[doc] = _words(names, texts.get(doc, ""), corpus)
    everywhere = dict.fromkeys(chain.from_iterable(by_doc.values()))
    corpus.all = _words([*everywhere, *_initialled(texts)], "", corpus)
    corpus.all.defined.clear()  # what the documents define, their texts included, replaces what slots say
    for words in corpus.documents.values():
        for acronym, longs in words.defined.items():
            corpus.all.defined[acronym] |= longs
    return corpus, split


def _initialled(texts: Mapping[str, str]) -> list[Name]:
    """The names with a middle initial in `texts`, in slots or not: "President Roe" may be Jane W. or John H. Roe."""
    likely = (text for text in texts.values() if _INITIAL.search(text))
    return [named(found) for found in sorted({name for text in likely for name in _INITIALLED.findall(text)})]


def _words(names: list[Name], text: str, corpus: Corpus) -> Sayings:
    found = Sayings(people=people([name for name in names if known(name) is None]))
    for name in names:
        if name.acronym:
            found.defined[folded(name.acronym)].add(name.key)
        if short := initials(name.words):
            found.spelled[short.casefold()].add(name.key)
        _show(name, corpus)
        head, place, _ = name.key.partition(" in ")
        if place:
            found.longer[head].add(name.key)
    for long, acronym in definitions(text):
        name = named(long)
        if name.key:
            found.defined[folded(acronym)] = {name.key}
            _show(name, corpus)
    return found


def _show(name: Name, corpus: Corpus) -> None:
    """Keep how `name` is written, in ordinary case rather than in capitals where there is a choice."""
    written = " ".join(name.words)
    kept = corpus.shown.get(name.key)
    if kept is None or (kept.isupper(), kept) > (written.isupper(), written):
        corpus.shown[name.key] = written
