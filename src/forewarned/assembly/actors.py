"""Who: the words of slots linked to actors that are the same in every document, each with a reason.

A link is soft: it is one `Mention`, and removing it undoes it. What cannot be told apart stays apart:
"officials" of two documents are two actors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from forewarned import lexicon
from forewarned.assembly.corpus import read_corpus, slots
from forewarned.assembly.known import Link, Who
from forewarned.assembly.names import Name
from forewarned.assembly.resolve import resolved
from forewarned.model import Actor, ActorKind, Document, Entry, Mention, content_id

# Where rules differ on one actor, the kind that takes more evidence holds.
_KINDS: tuple[ActorKind, ...] = ("unknown", "role", "body", "media", "person", "group", "state")


_Row = tuple[Counter[str], str, str, str]  # the forms of an actor, the form here, its id, why it is that actor
_AFTER_HEAD = frozenset(
    ["of", "in", "at", "on", "from", "for", "to", "with", "by", "about", "between", "that", "which"]
)


def linked(
    entries: Sequence[Entry], documents: Iterable[Document], *, ids: Sequence[str] = ()
) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    """The actors of `entries`, each given once, and a mention for each name in each slot.

    `ids` are those of `entries`, where they are known.
    A slot that lists several has several mentions of the same index, in the order of the words; a slot
    with a pronoun or without a word has none. Actors come by name, mentions by entry as given.
    """
    texts = {document.id: document.text for document in documents}
    corpus, split = read_corpus(entries, texts)
    links: dict[tuple[str, str, str], list[_Row]] = {}
    mentions: list[Mention] = []
    used: dict[str, tuple[Who, Counter[str]]] = {}
    for entry, entry_id in zip(entries, ids or [entry.id for entry in entries], strict=True):
        for slot, index, words in slots(entry):
            place = slot == "recipient" and entry.kind in {"incident", "threat"}  # what is hit, not who is told
            at = (entry.doc, words.text, "hit" if place else "source" if slot == "source" else "who")
            if at not in links:
                found = ((name, resolved(name, entry.doc, corpus, place=place)) for name in split[at[:2]])
                links[at] = [
                    _row(name, link, used)
                    for name, link in found
                    if link is not None and not (at[2] == "who" and is_thing(name, link.who))
                ]
            for row in links[at]:
                row[0][row[1]] += 1
            told = dict.fromkeys(row[2:] for row in links[at]) if len(links[at]) > 1 else [row[2:] for row in links[at]]
            mentions += [Mention(entry_id, slot, index, actor, reason) for actor, reason in told]
    return _actors(used), tuple(mentions)


def _row(name: Name, link: Link, used: dict[str, tuple[Who, Counter[str]]]) -> _Row:
    """What one name adds to each mention; `used` gets the actor that it stands for."""
    who, forms = used.setdefault(link.who.key, (link.who, Counter()))
    if _KINDS.index(link.who.kind) > _KINDS.index(who.kind):
        used[link.who.key] = (link.who, forms)
    return forms, name.whole, actor_id(link.who), link.reason


def is_thing(name: Name, who: Who) -> bool:
    """Whether words that stand for an actor name nobody: "information", "Late May", "the conviction of Roe"."""
    if who.kind not in {"role", "unknown"} or who.parent is not None:
        return False
    words = name.key.split(" ")
    until = next((at for at, word in enumerate(words) if at and word in _AFTER_HEAD), len(words))
    head = words[until - 1]
    return head in _things() or (head.endswith("s") and head[:-1] in _things())


@cache
def _things() -> frozenset[str]:
    return lexicon.words("actors", "things")


def actor_id(who: Who) -> str:
    """The id of the actor that `who` becomes, the same in every ledger."""
    return _id(who.key)


@lru_cache(maxsize=65536)
def _id(key: str) -> str:
    return content_id("a", key)


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
        id=actor_id(who),
        name=who.name,
        kind=who.kind,
        country=who.country,
        part_of=actor_id(who.parent) if who.parent else None,
        names=names,
    )
