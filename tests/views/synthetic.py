"""Big ledgers, and one in which every place for text holds a hostile text."""

from __future__ import annotations

import random
from datetime import date, timedelta

from forewarned.model import KINDS, Document, Entry, Interval, LeadTime, Ledger, Mention, Problem, Record, Words
from tests.views.builder import Builder


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
        url = ("javascript:window.pwned=1", "data:text/html,<script>1</script>", 'https://ok.example/"><b>')[number % 3]
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
