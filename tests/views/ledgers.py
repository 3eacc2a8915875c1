"""Ledgers built by hand for the tests of the page: a small meaningful one, big ones, hostile ones.

The sentences are our own. The small ledger states public facts about the attack on Crocus City Hall
of 22 March 2024 in the voice of outlets that do not exist.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from forewarned.model import (
    KINDS,
    Actor,
    Document,
    Entry,
    Interval,
    LeadTime,
    Ledger,
    Mention,
    Problem,
    Record,
    Words,
    content_id,
)

COURIER = """Embassy alert came two weeks before the attack

On March 7, the US embassy in Moscow warned Americans that extremists had imminent plans to attack large gatherings \
in the capital, including concerts. The British Foreign Office repeated the alert the same day.

American officials also passed the information to the Russian government in private, according to a spokeswoman for \
the National Security Council. On March 19, President Vladimir Putin dismissed the warnings as provocative and spoke \
of blackmail.

Three days later, gunmen attacked Crocus City Hall in Krasnogorsk and killed more than 140 people. Islamic State \
claimed responsibility for the attack on the same evening.
"""

GAZETTE = """What the services knew

In early March, the FSB said that it had foiled a plan of an Islamic State cell to attack a synagogue in Moscow. \
A person close to the intelligence services told the Paper Lantern, a research group, that members of the Security \
Council had been warned days before the attack that Tajik citizens might be used, the Invented Wire reported.

In the weeks before the attack, Islamic State had called for attacks on Russia in its channels. The management of \
the hall had no information about a threat, its owner said. It did not raise the level of security.

Guards at the hall reportedly were told in March to watch for suspicious visitors.
"""

WIRE = """Eleven held, four suspected gunmen in court

Russian police arrested eleven people on March 23, among them four men suspected of the shooting. Putin blamed \
Ukraine for preparing a way across the border; Kyiv denied any part in the attack.

Washington had named the hall itself as a possible target, two officials told the Invented Wire. The head of the \
SVR said that the information had been too general to act upon. The foreign ministry said on April 2 that it had \
never received a warning of that kind.
"""


@dataclass
class Builder:
    """Collects documents, entries and records; finds the offsets of words by searching for them."""

    documents: list[Document] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def document(self, id: str, text: str, **fields) -> Document:
        document = Document(id=id, text=text, sha256=content_id("", text), language="en", origin=f"{id}.txt", **fields)
        self.documents.append(document)
        return document

    def actor(self, name: str, kind="body", **fields) -> str:
        if name not in self.actors:
            self.actors[name] = Actor(id=content_id("a", name), name=name, kind=kind, names=(name,), **fields)
        return self.actors[name].id

    def entry(self, document: Document, kind: str, quote: str, **slots) -> Entry:
        """Slots are words of the text; `when` is (words, earliest, latest); `linked` names actors by slot."""
        start = document.text.index(quote)
        when, linked = slots.pop("when", None), slots.pop("linked", {})
        words = {name: self._slot(document, value, start) for name, value in slots.items() if name in SLOTS}
        rest = {name: value for name, value in slots.items() if name not in SLOTS}
        entry = Entry(
            doc=document.id,
            kind=kind,
            start=start,
            end=start + len(quote),
            quote=quote,
            when=self._interval(document, when, start),
            **words,
            **rest,
        )
        self.entries.append(entry)
        for (slot, index), (name, reason) in linked.items():
            self.mentions.append(Mention(entry.id, slot, index, self.actor(name), reason))
        return entry

    def record(self, entries: list[Entry], actor: str | None = None, recipients=(), **fields) -> Record:
        first = entries[0]
        record = Record(
            id=content_id("r", *[one.id for one in entries]),
            kind=first.kind,
            actor=self.actor(actor) if actor else None,
            recipients=tuple(self.actor(name) for name in recipients),
            about=first.about.text if first.about else None,
            stance=first.stance,
            polarity=first.polarity,
            certainty=first.certainty,
            when=next((one.when for one in entries if one.when), None),
            entries=tuple(one.id for one in entries),
            documents=tuple(dict.fromkeys(one.doc for one in entries)),
            **fields,
        )
        self.records.append(record)
        return record

    def ledger(self) -> Ledger:
        return Ledger(
            documents=tuple(self.documents),
            entries=tuple(self.entries),
            actors=tuple(self.actors.values()),
            mentions=tuple(self.mentions),
            records=tuple(self.records),
            problems=tuple(self.problems),
        )

    def _slot(self, document: Document, value, near: int):
        if isinstance(value, tuple):
            return tuple(self._words(document, one, near) for one in value)
        return self._words(document, value, near)

    def _words(self, document: Document, text: str, near: int) -> Words:
        start = document.text.find(text, near)
        start = document.text.index(text) if start < 0 else start
        mention = None
        if start < near:
            mention = (near, near + 2)
        return Words(start, start + len(text), text, "by hand", mention)

    def _interval(self, document: Document, when, near: int) -> Interval | None:
        if when is None:
            return None
        text, earliest, latest = when
        words = self._words(document, text, near)
        day = date.fromisoformat
        return Interval(day(earliest), day(latest), text, words.start, words.end, "document")


SLOTS = {"actor", "recipients", "about", "sources", "trigger"}


def crocus() -> Ledger:
    """Three invented outlets on one attack: all six kinds, chains of sources, a lead time, gaps."""
    b = Builder()
    for name, kind, country in (
        ("US embassy in Moscow", "body", "US"),
        ("United States", "state", "US"),
        ("Russia", "state", "RU"),
        ("Vladimir Putin", "person", "RU"),
        ("Islamic State", "group", None),
        ("FSB", "body", "RU"),
        ("Crocus City Hall management", "body", "RU"),
        ("Security Council of Russia", "body", "RU"),
        ("Ukraine", "state", "UA"),
        ("Russian police", "body", "RU"),
    ):
        b.actor(name, kind, country=country)
    courier = b.document(
        "courier",
        COURIER,
        title="Embassy alert came two weeks before the attack",
        publisher="The Example Courier (invented)",
        published=date(2024, 3, 25),
        published_basis="given",
        url="https://courier.example/2024/03/25/alert",
    )
    gazette = b.document(
        "gazette", GAZETTE, title="What the services knew", publisher="Sample Gazette (invented)",
        published=date(2024, 3, 30), published_basis="meta article:published_time",
    )  # fmt: skip
    wire = b.document(
        "wire", WIRE, title="Eleven held, four suspected gunmen in court", publisher="Invented Wire",
        published=date(2024, 4, 3), published_basis="given",
    )  # fmt: skip
    attack = _attack(b, courier)
    _warnings(b, courier, gazette, wire, attack)
    _knowledge(b, gazette)
    _aftermath(b, courier, wire, attack)
    b.problems.append(Problem("scans/page-7.pdf", "no text layer: the page is a picture"))
    b.problems.append(Problem("mail/old.msg", "not an Outlook message: unknown header"))
    return b.ledger()


def _attack(b: Builder, courier: Document) -> Record:
    entry = b.entry(
        courier,
        "incident",
        "gunmen attacked Crocus City Hall in Krasnogorsk and killed more than 140 people",
        actor="gunmen",
        recipients=("Crocus City Hall in Krasnogorsk",),
        about="attacked Crocus City Hall in Krasnogorsk and killed more than 140 people",
        when=("Three days later", "2024-03-22", "2024-03-22"),
        trigger="attacked",
        linked={("actor", 0): ("Islamic State", "the claim in the same text names the group")},
    )
    return b.record([entry], "Islamic State", ["Crocus City Hall management"])


def _warnings(b: Builder, courier: Document, gazette: Document, wire: Document, attack: Record) -> None:
    embassy = b.entry(
        courier,
        "warning",
        "On March 7, the US embassy in Moscow warned Americans that extremists had imminent plans to attack large "
        "gatherings in the capital, including concerts.",
        actor="the US embassy in Moscow",
        recipients=("Americans",),
        about="extremists had imminent plans to attack large gatherings in the capital, including concerts",
        when=("On March 7", "2024-03-07", "2024-03-07"),
        trigger="warned",
        notes=("the frame `warn NP that S` gives who was told and what",),
        linked={("actor", 0): ("US embassy in Moscow", "same name")},
    )
    named = b.entry(
        wire,
        "warning",
        "Washington had named the hall itself as a possible target, two officials told the Invented Wire.",
        actor="Washington",
        about="the hall itself as a possible target",
        sources=("two officials",),
        trigger="named",
        linked={("actor", 0): ("United States", "a capital stands for its state")},
    )
    private = b.entry(
        courier,
        "warning",
        "American officials also passed the information to the Russian government in private, according to a "
        "spokeswoman for the National Security Council.",
        actor="American officials",
        recipients=("the Russian government",),
        about="the information",
        sources=("a spokeswoman for the National Security Council",),
        trigger="passed the information",
        linked={
            ("actor", 0): ("United States", "nationality of a state's officials"),
            ("recipient", 0): ("Russia", "government of a state"),
        },
    )
    council = b.entry(
        gazette,
        "warning",
        "A person close to the intelligence services told the Paper Lantern, a research group, that members of the "
        "Security Council had been warned days before the attack that Tajik citizens might be used, the Invented "
        "Wire reported.",
        recipients=("members of the Security Council",),
        about="Tajik citizens might be used",
        sources=("the Invented Wire", "the Paper Lantern", "A person close to the intelligence services"),
        when=("days before the attack", "2024-03-15", "2024-03-21"),
        trigger="warned",
        linked={("recipient", 0): ("Security Council of Russia", "members of a body")},
    )
    guards = b.entry(
        gazette,
        "warning",
        "Guards at the hall reportedly were told in March to watch for suspicious visitors.",
        recipients=("Guards at the hall",),
        about="suspicious visitors",
        certainty="hedged",
        when=("in March", "2024-03-01", "2024-03-31"),
        trigger="told",
        linked={("recipient", 0): ("Crocus City Hall management", "guards of a place")},
    )
    warned = b.record(
        [embassy],
        "US embassy in Moscow",
        lead=LeadTime(attack.id, 15, 15),
        reasons=(),
    )
    told = b.record([private, named], "United States", ["Russia"], reasons=("same actor and same harm, 9 days apart",))
    b.record([council], None, ["Security Council of Russia"], lead=LeadTime(attack.id, 1, 7))
    b.record([guards], None, ["Crocus City Hall management"])
    dismissed = b.entry(
        courier,
        "response",
        "On March 19, President Vladimir Putin dismissed the warnings as provocative and spoke of blackmail.",
        actor="President Vladimir Putin",
        about="the warnings",
        stance="dismissed",
        when=("On March 19", "2024-03-19", "2024-03-19"),
        trigger="dismissed",
        linked={("actor", 0): ("Vladimir Putin", "same name without its title")},
    )
    b.record([dismissed], "Vladimir Putin", responds_to=(warned.id, told.id))


def _knowledge(b: Builder, gazette: Document) -> None:
    foiled = b.entry(
        gazette, "knowledge",
        "In early March, the FSB said that it had foiled a plan of an Islamic State cell to attack a synagogue in "
        "Moscow.",
        actor="the FSB", about="a plan of an Islamic State cell to attack a synagogue in Moscow",
        when=("In early March", "2024-03-01", "2024-03-10"), sources=("the FSB",), trigger="foiled",
        linked={("actor", 0): ("FSB", "same name"), ("source", 0): ("FSB", "same name")},
    )  # fmt: skip
    b.record([foiled], "FSB")
    threat = b.entry(
        gazette, "threat",
        "In the weeks before the attack, Islamic State had called for attacks on Russia in its channels.",
        actor="Islamic State", recipients=("Russia",), about="attacks on Russia", trigger="called for",
        when=("In the weeks before the attack", "2024-02-23", "2024-03-21"),
        linked={("actor", 0): ("Islamic State", "same name"), ("recipient", 0): ("Russia", "same name")},
    )  # fmt: skip
    b.record([threat], "Islamic State", ["Russia"])
    none = b.entry(
        gazette, "knowledge", "The management of the hall had no information about a threat, its owner said.",
        actor="The management of the hall", about="a threat", polarity=False, sources=("its owner",),
        trigger="had no information",
        linked={("actor", 0): ("Crocus City Hall management", "the hall named before")},
    )  # fmt: skip
    b.record([none], "Crocus City Hall management")
    level = b.entry(
        gazette, "response", "It did not raise the level of security.", actor="The management of the hall",
        about="a threat", stance="not_acted", trigger="did not raise",
        linked={("actor", 0): ("Crocus City Hall management", "\"It\" is the management")},
    )  # fmt: skip
    b.record([level], "Crocus City Hall management")


def _aftermath(b: Builder, courier: Document, wire: Document, attack: Record) -> None:
    claim = b.entry(
        courier, "claim",
        "Islamic State claimed responsibility for the attack on the same evening.",
        actor="Islamic State", recipients=("Islamic State",), about="the attack", trigger="claimed",
        when=("on the same evening", "2024-03-22", "2024-03-22"),
        linked={("actor", 0): ("Islamic State", "same name")},
    )  # fmt: skip
    b.record([claim], "Islamic State", ["Islamic State"])
    held = b.entry(
        wire, "response",
        "Russian police arrested eleven people on March 23, among them four men suspected of the shooting.",
        actor="Russian police", about="the shooting", stance="acted", trigger="arrested",
        when=("on March 23", "2024-03-23", "2024-03-23"),
        linked={("actor", 0): ("Russian police", "same name")},
    )  # fmt: skip
    b.record([held], "Russian police", responds_to=(attack.id,))
    blamed = b.entry(
        wire, "claim", "Putin blamed Ukraine for preparing a way across the border", actor="Putin",
        recipients=("Ukraine",), about="preparing a way across the border", trigger="blamed",
        linked={("actor", 0): ("Vladimir Putin", "last name of a person named in full"),
                ("recipient", 0): ("Ukraine", "same name")},
    )  # fmt: skip
    b.record([blamed], "Vladimir Putin", ["Ukraine"])
    denied = b.entry(
        wire, "claim", "Kyiv denied any part in the attack", actor="Kyiv", recipients=("Ukraine",),
        about="the attack", polarity=False, trigger="denied",
        linked={("actor", 0): ("Ukraine", "a capital stands for its state")},
    )  # fmt: skip
    b.record([denied], "Ukraine", ["Ukraine"])
    general = b.entry(
        wire, "response",
        "The head of the SVR said that the information had been too general to act upon.",
        actor="The head of the SVR", about="the information", stance="not_acted", sources=("The head of the SVR",),
        trigger="too general to act upon", linked={("actor", 0): ("SVR", "head of a body")},
    )  # fmt: skip
    b.record([general], "SVR")
    never = b.entry(
        wire, "response",
        "The foreign ministry said on April 2 that it had never received a warning of that kind.",
        actor="The foreign ministry", about="a warning of that kind", stance="denied",
        when=("on April 2", "2024-04-02", "2024-04-02"), trigger="never received",
        linked={("actor", 0): ("Foreign Ministry of Russia", "ministry of the state the text is about")},
    )  # fmt: skip
    b.record([never], "Foreign Ministry of Russia")


def empty() -> Ledger:
    return Ledger()


def unread() -> Ledger:
    """Two documents that state nothing, and a file that could not be read."""
    return Ledger(
        documents=(Document(id="a", text="A quiet day."), Document(id="b", text="Another quiet day.")),
        problems=(Problem("c.pdf", "the file is encrypted"),),
    )


def big(entries: int, documents: int, *, seed: int = 7) -> Ledger:
    """A synthetic ledger of the given size: 40 actors, ten years, every fourth record without a date."""
    rng = random.Random(seed)
    b = Builder()
    names = [f"Agency {number:02d} of the Interior" for number in range(40)]
    weights = [1 / (number + 1) for number in range(40)]
    per_document, rest = divmod(entries, documents)
    for number in range(documents):
        count = per_document + (number < rest)
        parts = [_sentence(rng, names, weights, index) for index in range(count)]
        text = "\n\n".join(part[0] for part in parts)
        document = b.document(
            f"doc-{number:03d}", text, title=f"Chapter {number + 1}", publisher="Invented Commission",
            published=date(2014, 7, 1),
        )  # fmt: skip
        position = 0
        for sentence, actor, kind in parts:
            b.entries.append(_big_entry(document, position, (sentence, actor, kind), rng))
            position += len(sentence) + 2
    _big_records(b, rng)
    return b.ledger()


def _sentence(rng: random.Random, names: list[str], weights: list[float], index: int) -> tuple[str, str, str]:
    actor = rng.choices(names, weights)[0]
    kind = rng.choice(KINDS)
    verb = {"warning": "warned", "knowledge": "knew of", "threat": "threatened", "response": "dismissed",
            "incident": "attacked", "claim": "blamed"}[kind]  # fmt: skip
    place = rng.choice(("the harbour", "the embassy", "a power station", "the ministry", "two aircraft"))
    return f"{actor} {verb} the people of {place} in matter {index} of the file.", actor, kind


def _big_entry(document: Document, start: int, part: tuple[str, str, str], rng: random.Random) -> Entry:
    sentence, actor, kind = part
    when = None
    if rng.random() > 0.25:
        first = date(1998, 1, 1) + timedelta(days=int(rng.betavariate(6, 2) * 1600))
        length = rng.choice((0, 0, 0, 0, 6, 27, 30, 89, 364))
        when = Interval(first, first + timedelta(days=length), "the file", start + len(sentence) - 9, start, "stated")
    about = sentence.index("the people")
    return Entry(
        doc=document.id,
        kind=kind,
        start=start,
        end=start + len(sentence),
        quote=sentence,
        actor=Words(start, start + len(actor), actor, "subject"),
        about=Words(start + about, start + len(sentence) - 1, sentence[about:-1], "object"),
        stance=rng.choice(("acted", "dismissed", "not_acted")) if kind == "response" else None,
        certainty="hedged" if rng.random() < 0.2 else "asserted",
        polarity=rng.random() > 0.1 or kind == "response",
        when=when,
        trigger=Words(start + len(actor) + 1, start + len(actor) + 5, sentence[len(actor) + 1 : len(actor) + 5]),
    )


def _big_records(b: Builder, rng: random.Random) -> None:
    incidents: list[Record] = []
    for entry in b.entries:
        name = entry.actor.text
        b.mentions.append(Mention(entry.id, "actor", 0, b.actor(name), "same name"))
        lead = None
        if entry.kind == "warning" and entry.when and incidents:
            target = rng.choice(incidents)
            days = (target.when.earliest - entry.when.latest).days
            lead = LeadTime(target.id, days, days + 30) if days >= 0 else None
        record = b.record([entry], name, lead=lead)
        if record.kind == "incident" and record.when and len(incidents) < 12:
            incidents.append(record)


HOSTILE = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=\"window.pwned=1\">",
    "<!-- <script>",
    "]]></style><svg onload=window.pwned=1>",
    "a\u202egnp.exe",
    "nul\x00 bell\x07 escape\x1b del\x7f c1\x85",
    "line\u2028paragraph\u2029end",
    "lone \ud800 and \udfff",
    "javascript:window.pwned=1",
    "W" * 400,
    "🕊️ dove 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "مرحبا بالعالم",
    "{{ 7*7 }} {% raw %} ${1} `tick`",
    "\ufeff\u200b\u2060\ufffe\uffff",
)  # fmt: skip


def hostile() -> Ledger:
    """Every place for text holds every hostile text; spans cross, overlap and lie outside."""
    b = Builder()
    for number, bad in enumerate(HOSTILE):
        text = f"{bad} The guard warned the harbour of {bad} on Monday.\r\n\n{bad}"
        url = ("javascript:window.pwned=1", "data:text/html,<script>1</script>", "https://ok.example/\"><b>")[number % 3]
        document = Document(
            id=f"{number}{bad}", text=text, title=bad, publisher=bad, author=bad, url=url, origin=bad,
            published=date(2024, 1, 1), published_basis=bad, language=bad,
        )  # fmt: skip
        b.documents.append(document)
        size = len(text)
        entry = Entry(
            doc=document.id, kind=KINDS[number % 6], start=0, end=size - 3, quote=text[: size - 3],
            actor=Words(0, 20, text[:20], bad), recipients=(Words(10, 30, text[10:30]), Words(15, 25, text[15:25])),
            about=Words(5, size, text[5:]), sources=(Words(0, size, text), Words(3, 12, text[3:12])),
            when=Interval(date(2024, 1, 1 + number), date(2024, 1, 1 + number), bad, 18, 40),
            trigger=Words(8, 22, text[8:22], bad), notes=(bad,), stance="acted" if number % 6 == 3 else None,
        )  # fmt: skip
        outside = Entry(doc=document.id, kind="warning", start=size + 5, end=size + 50, quote="beyond the end")
        b.entries += [entry, outside]
        b.mentions.append(Mention(entry.id, "actor", 0, b.actor(bad, "unknown"), bad))
        b.record([entry, outside], bad, [bad], reasons=(bad,))
        b.problems.append(Problem(bad, bad))
    stray = Entry(doc="no such document", kind="warning", start=0, end=4, quote="lost")
    b.entries.append(stray)
    b.record([stray])
    return b.ledger()
