"""What one name stands for, by the first rule that says so, with the reason in plain words."""

from __future__ import annotations

from functools import cache

from forewarned import lexicon
from forewarned.assembly.corpus import Corpus, Sayings
from forewarned.assembly.known import Link, Who, familiar, known
from forewarned.assembly.names import Name, folded, is_acronym, named
from forewarned.assembly.people import personlike


def resolved(name: Name, doc: str, corpus: Corpus, *, place: bool = False, depth: int = 0) -> Link | None:
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


def _long(key: str, corpus: Corpus) -> Who:
    name = named(corpus.shown.get(key, key))
    link = known(name)
    return link.who if link else Who(f"name {key}", " ".join(name.words), "body")


def _by_definition(name: Name, here: Sayings, corpus: Corpus) -> Link | None:
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


def _by_place(name: Name, here: Sayings, corpus: Corpus) -> Link | None:
    """ "the US embassy" where the document names one "US embassy in Moscow" and no other."""
    if name.determiner != "the" or (key := _only(here.longer.get(name.key))) is None:
        return None
    link = known(named(corpus.shown[key]))
    return Link(link.who, f"short for {link.who.name} in the same document") if link else None


def _person(key: str, corpus: Corpus) -> Who:
    return Who(f"name {key}", corpus.shown.get(key, key), "person")


def _by_title(name: Name, here: Sayings, corpus: Corpus) -> Link | None:
    """ "the President" where one president is named in the document."""
    if name.determiner not in {"the", ""} or name.titles or (owner := here.people.holder(name.key)) is None:
        return None
    who = _person(owner, corpus)
    return Link(who, f"title of {who.name} in the same document")


def _by_person(name: Name, here: Sayings, corpus: Corpus) -> Link | None:
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


def _by_description(name: Name, here: Sayings, corpus: Corpus) -> Link | None:
    """ "convicted plotter Jane Roe" where the document has Jane Roe."""
    words = name.key.split(" ")
    for start in range(1, len(words) - 1):
        key = " ".join(words[start:])
        if key in here.people.full.get(key, set()):
            who = _person(here.people.owner(key) or key, corpus)
            return Link(who, f"description dropped: {who.name}")
    return None


def _by_initials(name: Name, here: Sayings, corpus: Corpus) -> Link | None:
    if len(name.words) != 1 or not is_acronym(name.words[0]):
        return None
    key = _only(here.spelled.get(name.key)) or _only(corpus.all.spelled.get(name.key))
    return Link(_long(key, corpus), f"acronym of {_long(key, corpus).name}, by its capitals") if key else None


def _by_members(name: Name, doc: str, corpus: Corpus, depth: int) -> Link | None:
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


def _part(name: Name, whole: Name, doc: str, corpus: Corpus, depth: int) -> Link | None:
    if not whole.words or not whole.words[0][0].isupper():
        return None
    link = resolved(whole, doc, corpus, place=True, depth=depth + 1)
    if link is None or link.who.kind not in {"body", "group", "state", "media"}:
        return None
    if doc in corpus.capitals and link.reason == "same words" and known(whole) is None:
        return None  # in capitals any word could be a name
    who = Who(f"role {link.who.key} {name.key}", name.whole, "role", link.who.country, link.who)
    return Link(who, f"people of {link.who.name}")


@cache
def _crowd() -> frozenset[str]:
    return lexicon.words("actors", "people") | lexicon.words("actors", "papers")


def _is_common(name: Name, doc: str, corpus: Corpus) -> bool:
    """Whether the one word of `name` stands in the document as a common word too."""
    if len(name.words) != 1 or name.words[0].isupper():
        return False
    return f" {name.words[0].lower()}" in corpus.texts.get(doc, "")


def _plain(name: Name, doc: str, corpus: Corpus) -> Who:
    """An actor that is told by its own words only: a name, or a role that holds in this document."""
    written = corpus.shown.get(name.key, " ".join(name.words))
    crowd = _crowd()
    last = name.key.split(" ")[-1]
    alone = len(name.words) == 1
    generic = last in crowd or (last in lexicon.words("actors", "bodies") and alone)
    vague = name.determiner not in {"", "the"}
    if not name.capitalised or generic or vague or name.words[0].casefold() in crowd or _is_common(name, doc, corpus):
        return Who(f"role {doc} {name.key}", name.whole, "role")
    if doc in corpus.capitals and (name.determiner or last.endswith("s")):
        return Who(f"role {doc} {name.key}", name.whole, "role")
    if any(word in lexicon.words("actors", "outlets") for word in name.key.split(" ")):
        return Who(f"name {name.key}", written, "media")
    is_body = any(word in lexicon.words("actors", "bodies") for word in name.key.split(" "))
    return Who(f"name {name.key}", written, "body" if is_body else "unknown")
