"""Documents and entries made by a seeded recipe, as many as are asked for, that look like those of real reports.

The world grows with the number of entries: incidents (each with a place, a target, a day, a group), facts before and
after each (warnings, knowledge, threats, responses, claims), and documents that state them again in the same or in
other words. How often an actor, a place or a fact comes up follows Zipf's law; the names of persons, places and
groups are made of syllables, states and some bodies are real. The same number and seed give the same bytes on any
machine.

Text around the statements is filler of 2,000 to 4,000 characters a document, of a vocabulary as large as that of news
and drawn by the law of Zipf and Mandelbrot, so that documents share about as many turns of phrase as news stories do:
of all runs of three words, 0.28 stand in another document too in the 840 stories of polnear_train, 0.38 in the 1,700
of muc3, and 0.36 in 940 made ones. Pairs of documents with enough in common to be laid beside each other are more than
there (7 a document, 0.9 and 2.7 there), as many of the made ones tell of one incident. One document in fourteen is
another paper's reprint under a new top, whole or cut, and every paper ends with a line of its own.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from typing import TypeVar

from forewarned.model import Document, Entry, Interval, Kind, Stance, Words

T = TypeVar("T")
PER_INCIDENT = 60  # entries that an incident, all before and after it included, comes to
STATES = ("the United States", "Russia", "France", "Turkey", "Iran", "Kenya", "India", "Japan", "Brazil", "Norway",
          "Egypt", "Jordan", "Poland", "Chile", "Ghana", "Nepal", "Peru", "Spain", "Sweden", "Vietnam")  # fmt: skip
BODIES = ("the FBI", "the CIA", "the FSB", "the Pentagon", "the Kremlin", "the White House", "US officials",
          "the US embassy", "intelligence officials", "police", "Interpol", "the State Department")  # fmt: skip
TARGETS = (
    "market hall ferry dam mine harbour station school bridge stadium embassy refinery airport hospital church mall"
).split()
HARMS = ("attack", "bombing", "explosion", "flood", "shooting", "siege", "collapse", "fire")
MEANS = (
    "a truck bomb",
    "gunmen",
    "explosives",
    "a drone",
    "a rising river",
    "a cracked wall",
    "petrol",
    "suicide bombers",
)
VOCABULARY = 20_000  # words of the filler, the n-th with a chance in proportion to 1 / (n + FLAT)
FLAT = 2.7  # Mandelbrot's: the few most frequent words are nearer to each other than by Zipf's law
REPRINTS = 0.07  # of the documents
QUOTES = 0.1  # of the filler's sentences stand between quotation marks
ONSETS, VOWELS, CODAS = (
    "b br d f g h k l m n p r s st t tr v z".split(),
    "a e i o u ai".split(),
    "l n r s th k m nd".split(),
)
Plan = tuple[Kind, int, tuple[str, ...]]  # a kind, how many facts of it an incident has at most, their sentences
Printed = tuple[Document, list[Entry]]
REACTIONS: tuple[Stance, ...] = ("dismissed", "acted", "not_acted")  # of the three sentences of a response
PLANS: tuple[Plan, ...] = (
    ("warning", 3, ("{actor} warned {to} {day} of {about}", "{day} {actor} told {to} that {group} prepared {about}")),
    ("knowledge", 2, ("{actor} knew {day} that {group} had planned {about}", "{actor} had learned of {about} {day}")),
    ("threat", 1, ("{group} threatened {to} {day} with {about}",)),
    (
        "response",
        3,
        (
            "{actor} dismissed {day} the warning of {about}",
            "{actor} closed the roads {day} after word of {about}",
            "{actor} did nothing {day} about {about}",
        ),
    ),
    (
        "incident",
        1,
        (
            "{count} people were killed {day} in {about}",
            "{about} killed {count} {day}",
            "{means} caused {about} {day}",
        ),
    ),
    ("claim", 2, ("{actor} blamed {group} {day} for {about}", "{actor} denied {day} any part in {about}")),
)


@dataclass(frozen=True, slots=True)
class Happening:
    place: str
    target: str
    harm: str
    means: str
    group: str
    day: date
    count: int


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact that documents state: what fills its slots, and the forms that its sentence takes."""

    kind: Kind
    of: Happening
    actor: str
    to: str
    day: date
    forms: tuple[str, ...]
    stance: Stance | None


@dataclass(slots=True)
class World:
    """The names that come up, the frequent ones first, and what happens to them."""

    chance: random.Random
    incidents: int
    zipf: dict[int, list[float]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    often: list[float] = field(default_factory=list)  # how often `words` come up, added up

    def __post_init__(self) -> None:
        sizes = self.chance.choices((1, 2, 3, 4), (2, 5, 4, 2), k=VOCABULARY)
        self.words = [self.name(size=size).lower() for size in sorted(sizes[:100]) + sizes[100:]]
        self.often = list(accumulate(1 / (at + 1 + FLAT) for at in range(VOCABULARY)))

    def name(self, *, size: int = 2) -> str:
        pick = self.chance.choice
        return "".join(
            pick(ONSETS) + pick(VOWELS) + (pick(CODAS) if at == size - 1 else "") for at in range(size)
        ).title()

    def filler(self) -> str:
        """A sentence that states nothing."""
        said = " ".join(self.chance.choices(self.words, cum_weights=self.often, k=self.chance.randint(9, 20)))
        return f"“{said.capitalize()}.” " if self.chance.random() < QUOTES else f"{said.capitalize()}. "

    def one(self, among: Sequence[T]) -> T:
        """One of `among`, the n-th with a chance in proportion to 1/n."""
        size = len(among)
        if size not in self.zipf:
            self.zipf[size] = list(accumulate(1 / (at + 1) for at in range(size)))
        return among[bisect_left(self.zipf[size], self.chance.random() * self.zipf[size][-1])]


def made(count: int, *, seed: int = 4) -> tuple[list[Entry], list[Document]]:
    """`count` entries and the documents that they stand in."""
    world = World(random.Random(f"{seed} {count}"), max(3, count // PER_INCIDENT))
    stories = _stories(world)
    entries: list[Entry] = []
    documents: list[Document] = []
    names = [f"{world.name()} {sort}" for sort in ("Herald", "Times", "Wire", "Post") for _ in range(10)]
    papers = {name: world.filler() for name in names}
    printed: list[Printed] = []
    while len(entries) < count:
        paper, name = world.one(names), f"d{len(documents):06d}"
        if printed and world.chance.random() < REPRINTS:
            document, found = _reprint(world, name, world.chance.choice(printed), (paper, papers[paper]))
        else:
            held = [world.one(stories) for _ in range(world.chance.choice((1, 1, 1, 2, 3)))]
            document, found = _document(world, name, held, (paper, papers[paper]))
            printed.append((document, found))
        documents.append(document)
        entries += found
    return entries[:count], documents


def _stories(world: World) -> list[list[Stated]]:
    size = max(8, world.incidents // 3)
    places = [world.name(size=world.chance.choice((2, 2, 3))) for _ in range(2 * size)]
    persons = [f"{world.name(size=1)} {world.name()}" for _ in range(2 * size)]
    agencies = [
        f"the {world.name()} {sort}"
        for sort in ("Flood Agency", "Port Authority", "Police")
        for _ in range(size // 3 + 1)
    ]
    groups = [f"the {world.name()} Front" for _ in range(size // 2)]
    world.chance.shuffle(agencies)
    told = [*(STATES[at] for at in range(6)), *BODIES, *STATES[6:], *agencies]
    actors = [one for pair in zip(persons, [*told, *persons], strict=False) for one in pair]
    stories = []
    for _ in range(world.incidents):
        day = date(1995, 1, 1) + timedelta(days=world.chance.randrange(10_000))
        place, target, harm, means, group = map(world.one, (places, TARGETS, HARMS, MEANS, groups))
        of = Happening(place, target, harm, means, group, day, world.chance.randrange(2, 300))
        stories.append([one for plan in PLANS for one in _stated(world, of, plan, (actors, told))])
    return stories


def _stated(world: World, of: Happening, plan: Plan, who: tuple[list[str], list[str]]) -> list[Stated]:
    kind, most, forms = plan
    found = []
    for _ in range(world.chance.randint(1, most)):
        apart = timedelta(days=0 if kind == "incident" else world.chance.randrange(1, 40))
        day = of.day + apart if kind == "claim" else of.day - apart
        at = world.chance.randrange(len(REACTIONS))
        chosen, stance = ((forms[at],), REACTIONS[at]) if kind == "response" else (forms, None)
        actor = of.group if kind == "threat" else world.one(who[0])
        found.append(Stated(kind, of, actor, world.one(who[1]), day, chosen, stance))
    return found


def _document(world: World, name: str, stories: list[list[Stated]], by: tuple[str, str]) -> Printed:
    """A document `by` a paper and with that paper's last line."""
    chance, text, entries, paper = world.chance, "", [], by[0]
    shown = max(story[0].of.day for story in stories) + timedelta(days=chance.randrange(60))
    for stated in [chance.choice(story) for story in stories for _ in range(chance.randint(6, 12) // len(stories))]:
        for _ in range(chance.randint(1, 4)):
            text += world.filler()
        sentence, slots = _sentence(world, stated, paper)
        entries.append(_entry(name, len(text), sentence, stated, slots))
        text += sentence + " "
    return _printed(name, text + by[1], paper, shown), entries


def _printed(name: str, text: str, paper: str, day: date) -> Document:
    return Document(id=name, text=text.strip(), title=text[:50], publisher=paper, published=day, language="en")


def _reprint(world: World, name: str, of: Printed, by: tuple[str, str]) -> Printed:
    """A document printed again some days later under a new top, every second time only its first part."""
    document, entries = of
    top, whole = world.filler() + world.filler(), world.chance.random() < 0.5
    until = len(document.text) if whole else entries[len(entries) // 2].end
    day = (document.published or date.min) + timedelta(days=world.chance.randrange(4))
    kept = [moved(entry, name, len(top)) for entry in entries if entry.end <= until]
    return _printed(name, f"{top}{document.text[:until]} {by[1]}", by[0], day), kept


def moved(entry: Entry, doc: str, by: int) -> Entry:
    """`entry` in the document `doc`, `by` characters further on."""

    def words(one: Words) -> Words:
        return replace(one, start=one.start + by, end=one.end + by)

    return replace(
        entry,
        doc=doc,
        start=entry.start + by,
        end=entry.end + by,
        actor=entry.actor and words(entry.actor),
        recipients=tuple(map(words, entry.recipients)),
        about=entry.about and words(entry.about),
        when=entry.when and replace(entry.when, start=entry.when.start + by, end=entry.when.end + by),
        sources=tuple(map(words, entry.sources)),
        trigger=entry.trigger and words(entry.trigger),
    )


def _sentence(world: World, stated: Stated, paper: str) -> tuple[str, dict[str, str]]:
    """The sentence, in one of its forms, and the words of its slots; now and then a slot is left out."""
    chance, of = world.chance, stated.of
    said = chance.choice((f"{of.harm} on the {of.target} in {of.place}", f"{of.harm} at the {of.place} {of.target}",
                          f"{of.harm} in {of.place}", f"{of.harm} on the {of.target} by {of.means}"))  # fmt: skip
    pointing = stated.kind != "incident" and chance.random() < 0.12
    about = f"the {of.harm}" if pointing else f"{'an' if of.harm[0] in 'ae' else 'a'} {said}"
    day = chance.choice(
        (f"on {stated.day.day} {stated.day:%B %Y}", f"in {stated.day:%B %Y}", "earlier", f"on {stated.day:%A}")
    )
    slots = {"about": about, "day": day, "actor": stated.actor, "to": stated.to, "group": of.group, "means": of.means,
             "count": str(of.count)}  # fmt: skip
    form = chance.choice(stated.forms)
    sentence = form.format(**slots)
    if chance.random() < 0.6:
        slots["source"] = chance.choice((paper, stated.actor, "officials", "a spokesman", world.one(BODIES)))
        sentence += f", {slots['source']} said"
        if chance.random() < 0.3:
            slots["outer"] = f"the {paper}"
            sentence = f"According to {slots['outer']}, {sentence}"
    return f"{sentence[0].upper()}{sentence[1:]}.", slots if "{to}" in form else {**slots, "to": ""}


def _entry(doc: str, base: int, sentence: str, stated: Stated, slots: dict[str, str]) -> Entry:
    low = sentence.casefold()

    def words(slot: str) -> Words | None:
        said = slots.get(slot, "")
        at = low.find(said.casefold()) if said else -1
        return Words(base + at, base + at + len(said), sentence[at : at + len(said)], slot) if at >= 0 else None

    day, when = words("day"), None
    if day is not None and slots["day"] != "earlier":
        whole = slots["day"].startswith("in ")
        first = stated.day.replace(day=1) if whole else stated.day
        last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1) if whole else stated.day
        when = Interval(first, last, day.text, day.start, day.end)
    actor = words("actor")
    return Entry(
        doc=doc,
        kind=stated.kind,
        start=base,
        end=base + len(sentence),
        quote=sentence,
        actor=actor,
        recipients=tuple(one for one in (words("group") if stated.kind == "claim" else words("to"),) if one),
        about=words("about"),
        stance=stated.stance,
        certainty="hedged" if " officials said" in sentence else "asserted",
        when=when,
        sources=tuple(one for one in (words("outer"), words("source")) if one),
        trigger=words("about"),
    )
