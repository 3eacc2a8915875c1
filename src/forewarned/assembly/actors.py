"""Who: the words of slots linked to actors that are the same in every document, each with a reason.

A link is soft: it is one `Mention`, and removing it undoes it. What cannot be told apart stays apart:
"officials" of two documents are two actors.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from forewarned import lexicon
from forewarned.assembly.acronyms import definitions, initials
from forewarned.assembly.known import Link, Who, familiar, known
from forewarned.assembly.names import Name, folded, is_acronym, named, parts, tidy
from forewarned.assembly.people import People, people, personlike
from forewarned.capitals import is_capitals
from forewarned.model import Actor, ActorKind, Document, Entry, Mention, SlotName, Words, content_id

_SEEN = 800  # characters of a document that show whether it is set in capitals
# Where rules differ on one actor, the kind that takes more evidence holds.
_KINDS: tuple[ActorKind, ...] = ("unknown", "role", "body", "media", "person", "group", "state")


@dataclass(slots=True)
class _Words:
    """What the names of one document (or of all) say of each other."""

    people: People = field(default_factory=People)
    defined: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # acronym -> long keys
    spelled: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # initials -> long keys
    longer: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # short key -> "short in X"


@dataclass(slots=True)
class _Corpus:
    documents: dict[str, _Words]
    all: _Words
    shown: dict[str, str]  # key -> the long form as written
    texts: dict[str, str]
    capitals: frozenset[str]  # documents that are set in capitals


def linked(entries: Sequence[Entry], documents: Iterable[Document]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors of `entries` and a mention for each name in each slot.

    A slot that lists several has several mentions of the same index, in the order of the words; a slot
    with a pronoun or without a word has none. Actors come by name, mentions by entry as given.
    """
    texts = {document.id: document.text for document in documents}
    corpus, split = _read(entries, texts)
    links: dict[tuple[str, str, bool], list[tuple[Name, Link]]] = {}
    mentions: list[Mention] = []
    used: dict[str, tuple[Who, Counter[str]]] = {}
    for entry in entries:
        entry_id = entry.id
        for slot, index, words in slots(entry):
            place = slot == "recipient" and entry.kind in {"incident", "threat"}  # what is hit, not who is told
            at = (entry.doc, words.text, place)
            if at not in links:
                found = ((name, _resolved(name, entry.doc, corpus, place=place)) for name in split[at[:2]])
                links[at] = [(name, link) for name, link in found if link is not None]
            for name, link in links[at]:
                who, forms = used.setdefault(link.who.key, (link.who, Counter()))
                forms[name.whole] += 1
                if _KINDS.index(link.who.kind) > _KINDS.index(who.kind):
                    used[link.who.key] = (link.who, forms)
                mentions.append(Mention(entry_id, slot, index, _id(link.who), link.reason))
    return _actors(used), tuple(dict.fromkeys(mentions))


def slots(entry: Entry) -> Iterator[tuple[SlotName, int, Words]]:
    """(slot, index, words) of every slot of `entry` that holds an actor."""
    if entry.actor is not None:
        yield "actor", 0, entry.actor
    for index, words in enumerate(entry.recipients):
        yield "recipient", index, words
    for index, words in enumerate(entry.sources):
        yield "source", index, words


def _id(who: Who) -> str:
    return content_id("a", who.key)


def _actors(used: dict[str, tuple[Who, Counter[str]]]) -> tuple[Actor, ...]:
    made: dict[str, Actor] = {}
    for who, forms in used.values():
        names = tuple(form for form, _ in sorted(forms.items(), key=lambda item: (-item[1], item[0])))
        made[who.key] = _actor(who, names)
        parent = who.parent
        while parent is not None:
            made.setdefault(parent.key, _actor(parent, ()))
            parent = parent.parent
    for key, (_, forms) in used.items():  # a parent may have been made before its own names were seen
        made[key] = replace(made[key], names=tuple(f for f, _ in sorted(forms.items(), key=lambda i: (-i[1], i[0]))))
    return tuple(sorted(made.values(), key=lambda actor: (actor.name.casefold(), actor.id)))


def _actor(who: Who, names: tuple[str, ...]) -> Actor:
    return Actor(
        id=_id(who),
        name=who.name,
        kind=who.kind,
        country=who.country,
        part_of=_id(who.parent) if who.parent else None,
        names=names,
    )


# ------------------------------------------------------------------ what the names say of each other


def _read(entries: Sequence[Entry], texts: dict[str, str]) -> tuple[_Corpus, dict[tuple[str, str], list[Name]]]:
    places = sorted({(entry.doc, words.text) for entry in entries for _, _, words in slots(entry)})
    simple: dict[str, set[str]] = defaultdict(set)
    for doc, text in places:
        simple[doc].add(named(text).key)
    split: dict[tuple[str, str], list[Name]] = {}
    by_doc: dict[str, list[Name]] = defaultdict(list)
    for doc, text in places:
        names = [named(piece) for piece in parts(tidy(text), known=familiar() | simple[doc])]
        split[doc, text] = [name for name in names if name.key]
        by_doc[doc] += split[doc, text]
    capitals = frozenset(doc for doc in by_doc if is_capitals(texts.get(doc, "")[:_SEEN]))
    corpus = _Corpus({}, _Words(), {}, texts, capitals)
    for doc, names in by_doc.items():
        corpus.documents[doc] = _words(names, texts.get(doc, ""), corpus)
    corpus.all = _words(list(chain.from_iterable(by_doc.values())), "", corpus)
    corpus.all.defined.clear()  # what the documents define, their texts included, replaces what slots say
    for words in corpus.documents.values():
        for acronym, longs in words.defined.items():
            corpus.all.defined[acronym] |= longs
    return corpus, split


def _words(names: list[Name], text: str, corpus: _Corpus) -> _Words:
    found = _Words(people=people([name for name in names if known(name) is None]))
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


def _show(name: Name, corpus: _Corpus) -> None:
    """Keep how `name` is written, in ordinary case rather than in capitals where there is a choice."""
    written = " ".join(name.words)
    kept = corpus.shown.get(name.key)
    if kept is None or (kept.isupper(), kept) > (written.isupper(), written):
        corpus.shown[name.key] = written


# ------------------------------------------------------------------ one name


def _resolved(name: Name, doc: str, corpus: _Corpus, *, place: bool = False, depth: int = 0) -> Link | None:
    """What `name` stands for in `doc`, by the first rule that says so; None for a pronoun.

    With `place`, the seat of a government is the place and does not stand for the government.
    """
    if _pronoun(name, doc in corpus.capitals):
        return None
    here = corpus.documents[doc]
    found = (
        _by_definition(name, here, corpus)
        or _by_place(name, here, corpus)
        or known(name, place=place)
        or (_by_title(name, here, corpus) if depth == 0 else None)
        or _by_person(name, here, corpus)
        or _by_initials(name, here, corpus)
        or (_by_members(name, doc, corpus, depth) if depth < 2 else None)
    )
    return found or Link(_plain(name, doc, corpus), "same words")


def _pronoun(name: Name, in_capitals: bool) -> bool:
    """Whether `name` is a pronoun; "US" and "WHO" are none unless all of the document is in capitals."""
    if name.key not in lexicon.words("actors", "pronouns"):
        return False
    word = name.words[-1]
    return not (name.key in familiar() and ("." in word or (word.isupper() and not in_capitals)))


def _only(found: set[str] | None) -> str | None:
    return next(iter(found)) if found and len(found) == 1 else None


def _long(key: str, corpus: _Corpus) -> Who:
    name = named(corpus.shown.get(key, key))
    link = known(name)
    return link.who if link else Who(f"name {key}", " ".join(name.words), "body")


def _by_definition(name: Name, here: _Words, corpus: _Corpus) -> Link | None:
    """An acronym that this document (or, where it is the only one, another) spells out."""
    short = folded(name.acronym) if name.acronym else name.key
    if " " in short or not (name.acronym or is_acronym(name.words[0].replace(".", ""))):
        return None
    if name.words[0].casefold() in lexicon.words("actors", "people"):  # "members of the Long Name (LN)"
        return None
    key, where = _only(here.defined.get(short)), "as the document spells it out"
    if key is None and known(name) is None:
        key, where = _only(corpus.all.defined.get(short)), "as the files spell it out"
    if key is None:
        return None
    who = _long(key, corpus)
    return Link(who, "same words" if key == name.key else f"acronym of {who.name}, {where}")


def _by_place(name: Name, here: _Words, corpus: _Corpus) -> Link | None:
    """ "the US embassy" where the document names one "US embassy in Moscow" and no other."""
    if name.determiner != "the" or (key := _only(here.longer.get(name.key))) is None:
        return None
    link = known(named(corpus.shown[key]))
    return Link(link.who, f"short for {link.who.name} in the same document") if link else None


def _person(key: str, corpus: _Corpus) -> Who:
    return Who(f"name {key}", corpus.shown.get(key, key), "person")


def _by_title(name: Name, here: _Words, corpus: _Corpus) -> Link | None:
    """ "the President" where one president is named in the document."""
    if name.determiner not in {"the", ""} or name.titles or (owner := here.people.holder(name.key)) is None:
        return None
    who = _person(owner, corpus)
    return Link(who, f"title of {who.name} in the same document")


def _by_person(name: Name, here: _Words, corpus: _Corpus) -> Link | None:
    """A surname or a shorter form of a full name; a title alone makes a person too."""
    if name.determiner and not name.titles:
        return None
    if not name.words[0][0].isupper() and len(name.words) < 3:
        return None
    if described := _by_description(name, here, corpus):
        return described
    for words, where in ((here, "in the same document"), (corpus.all, "the only one of that name in the files")):
        if owner := words.people.owner(name.key):
            form = "surname" if " " not in name.key else "short name"
            who = _person(owner, corpus)
            return Link(who, f"{form} of {who.name}, {where}")
        if words.people.full.get(name.key, set()) - {name.key}:
            break
    if name.titles and personlike(name, titled=True):
        return Link(_person(name.key, corpus), "title dropped")
    return None


def _by_description(name: Name, here: _Words, corpus: _Corpus) -> Link | None:
    """ "convicted plotter Jane Roe" where the document has Jane Roe."""
    words = name.key.split(" ")
    for start in range(1, len(words) - 1):
        key = " ".join(words[start:])
        if key in here.people.full.get(key, set()):
            who = _person(here.people.owner(key) or key, corpus)
            return Link(who, f"description dropped: {who.name}")
    return None


def _by_initials(name: Name, here: _Words, corpus: _Corpus) -> Link | None:
    if len(name.words) != 1 or not is_acronym(name.words[0]):
        return None
    key = _only(here.spelled.get(name.key)) or _only(corpus.all.spelled.get(name.key))
    return Link(_long(key, corpus), f"acronym of {_long(key, corpus).name}, by its capitals") if key else None


def _by_members(name: Name, doc: str, corpus: _Corpus, depth: int) -> Link | None:
    """ "CIA analysts", "members of the Islamic State": people of a named body, apart from the body."""
    words, crowd = name.words, lexicon.words("actors", "people")
    for at, word in enumerate(words[:-1]):
        if word.casefold() in {"of", "from", "at", "in", "with", "for"} and words[at - 1].casefold() in crowd and at:
            whole = named(" ".join(words[at + 1 :]))
            return _part(name, whole, doc, corpus, depth)
    if words[-1].casefold() in crowd:
        for size in range(len(words) - 1, 0, -1):
            if words[size - 1][0].isupper() and (
                link := _part(name, named(" ".join(words[:size])), doc, corpus, depth)
            ):
                return link
    return None


def _part(name: Name, whole: Name, doc: str, corpus: _Corpus, depth: int) -> Link | None:
    if not whole.words or not whole.words[0][0].isupper():
        return None
    link = _resolved(whole, doc, corpus, place=True, depth=depth + 1)
    if link is None or link.who.kind not in {"body", "group", "state", "media"}:
        return None
    if doc in corpus.capitals and link.reason == "same words" and known(whole) is None:
        return None  # in capitals any word could be a name
    who = Who(f"role {link.who.key} {name.key}", name.whole, "role", link.who.country, link.who)
    return Link(who, f"people of {link.who.name}")


def _plain(name: Name, doc: str, corpus: _Corpus) -> Who:
    """An actor that is told by its own words only: a name, or a role that holds in this document."""
    written = corpus.shown.get(name.key, " ".join(name.words))
    crowd = lexicon.words("actors", "people") | lexicon.words("actors", "papers")
    last = name.key.split(" ")[-1]
    alone = len(name.words) == 1
    common = alone and not name.words[0].isupper() and f" {name.words[0].lower()}" in corpus.texts.get(doc, "")
    generic = last in crowd or common or (last in lexicon.words("actors", "bodies") and alone)
    vague = name.determiner not in {"", "the"}
    if not name.capitalised or generic or vague or name.words[0].casefold() in crowd:
        return Who(f"role {doc} {name.key}", name.whole, "role")
    if doc in corpus.capitals and (name.determiner or last.endswith("s")):
        return Who(f"role {doc} {name.key}", name.whole, "role")
    if any(word in lexicon.words("actors", "outlets") for word in name.key.split(" ")):
        return Who(f"name {name.key}", written, "media")
    is_body = any(word in lexicon.words("actors", "bodies") for word in name.key.split(" "))
    return Who(f"name {name.key}", written, "body" if is_body else "unknown")
