"""Small cases of many documents, written as sentences with the words of their slots.

`paper("a", [...])` makes a document and its entries: each row is (sentence, kind, slots), where the slots
are words of the sentence or of an earlier one, and `when` is "2024-03-07" or "2024-03-01/2024-03-31".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from forewarned.model import Document, Entry, Interval, Kind, Ledger, Record, Words


@dataclass(frozen=True)
class Paper:
    document: Document
    entries: tuple[Entry, ...]


def paper(name: str, rows: Iterable[tuple[str, Kind, dict]]) -> Paper:
    text, entries = "", []
    for sentence, kind, slots in rows:
        start = text.find(sentence)
        if start < 0:
            start = len(text) + bool(text)
            text = f"{text} {sentence}" if text else sentence
        entries.append(entry(name, text, (start, start + len(sentence)), kind, slots))
    return Paper(Document(id=name, text=text), tuple(entries))


def entry(doc: str, text: str, span: tuple[int, int], kind: Kind, slots: dict) -> Entry:
    start, end = span
    clause = slots.get("clause")
    if clause:
        start = text.index(clause, start)
        end = start + len(clause)
    quote = text[start:end]

    def words(said: str | None) -> Words | None:
        if said is None:
            return None
        at = text.find(said, start)
        at = at if at >= 0 else text.index(said)
        return Words(at, at + len(said), said)

    return Entry(
        doc=doc,
        kind=kind,
        start=start,
        end=end,
        quote=quote,
        actor=words(slots.get("actor")),
        recipients=tuple(filter(None, map(words, slots.get("to", ())))),
        about=words(slots.get("about")),
        stance=slots.get("stance"),
        polarity=slots.get("polarity", True),
        certainty=slots.get("certainty", "asserted"),
        when=interval(slots.get("when"), slots.get("when_text", quote[:10]), start, slots.get("basis", "stated")),
        sources=tuple(filter(None, map(words, slots.get("by", ())))),
        trigger=words(slots.get("about")),
    )


def interval(given: str | None, text: str, start: int, basis: str) -> Interval | None:
    if given is None:
        return None
    earliest, _, latest = given.partition("/")
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest or earliest)
    return Interval(first, last, text, start, start + len(text), basis)


def entries(papers: Iterable[Paper]) -> list[Entry]:
    return [one for one_paper in papers for one in one_paper.entries]


def documents(papers: Iterable[Paper]) -> list[Document]:
    return [one.document for one in papers]


def names(ledger: Ledger) -> dict[str, str]:
    return {actor.id: actor.name for actor in ledger.actors}


def find(ledger: Ledger, kind: Kind, words: str) -> Record:
    """The one record of `kind` that an entry with `words` in its quote went into."""
    quotes = {one.id: one.quote for one in ledger.entries}
    found = [r for r in ledger.records if r.kind == kind and any(words in quotes[e] for e in r.entries)]
    assert len(found) == 1, f"{len(found)} records of {kind} with {words!r}"
    return found[0]


# ------------------------------------------------------------------ Moscow, 22 March 2024

CROCUS = (
    paper(
        "wire",
        [
            (
                "On March 7 the US embassy in Moscow warned its citizens that extremists had imminent plans to target "
                "concerts in Moscow.",
                "warning",
                {
                    "actor": "the US embassy in Moscow",
                    "to": ["its citizens"],
                    "about": "extremists had imminent plans to target concerts in Moscow",
                    "when": "2024-03-07",
                },
            ),
            (
                "Washington also told Russian officials in early March of a planned Islamic State attack on a concert.",
                "warning",
                {
                    "actor": "Washington",
                    "to": ["Russian officials"],
                    "about": "a planned Islamic State attack on a concert",
                    "when": "2024-03-01/2024-03-10",
                },
            ),
            (
                "On March 19 the Kremlin dismissed the warnings as blackmail.",
                "response",
                {"actor": "the Kremlin", "about": "the warnings", "stance": "dismissed", "when": "2024-03-19"},
            ),
            (
                "Gunmen killed 145 people at the Crocus City Hall concert venue outside Moscow on March 22.",
                "incident",
                {
                    "actor": "Gunmen",
                    "to": ["145 people"],
                    "about": "killed 145 people at the Crocus City Hall concert venue",
                    "when": "2024-03-22",
                },
            ),
            (
                "Islamic State claimed responsibility for the attack.",
                "claim",
                {"actor": "Islamic State", "to": ["Islamic State"], "about": "the attack"},
            ),
        ],
    ),
    paper(
        "daily",
        [
            (
                "The U.S. Embassy in Moscow had warned on March 7 of imminent plans by extremists to target concerts.",
                "warning",
                {
                    "actor": "The U.S. Embassy in Moscow",
                    "about": "imminent plans by extremists to target concerts",
                    "when": "2024-03-07",
                },
            ),
            (
                "The attack on Crocus City Hall on March 22 left 145 dead.",
                "incident",
                {"to": ["Crocus City Hall"], "about": "The attack on Crocus City Hall", "when": "2024-03-22"},
            ),
            (
                "Russia had ignored the warning.",
                "response",
                {"actor": "Russia", "about": "the warning", "stance": "not_acted"},
            ),
            (
                "ISIS claimed the attack on Crocus City Hall.",
                "claim",
                {"actor": "ISIS", "to": ["ISIS"], "about": "the attack on Crocus City Hall"},
            ),
            (
                "The Federal Security Service (FSB) arrested eleven men after the attack.",
                "response",
                {"actor": "The Federal Security Service (FSB)", "about": "the attack", "stance": "acted"},
            ),
        ],
    ),
    paper(
        "weekly",
        [
            (
                "Days before the attack, Iran told Russia that a large operation was being prepared.",
                "warning",
                {
                    "actor": "Iran",
                    "to": ["Russia"],
                    "about": "a large operation was being prepared",
                    "when": "2024-03-15/2024-03-21",
                    "when_text": "Days before the attack",
                    "basis": "event",
                },
            ),
            (
                "The shooting at Crocus City Hall, near Moscow, was the deadliest in years.",
                "incident",
                {"about": "The shooting at Crocus City Hall", "when": "2024-03-22"},
            ),
            ("The FSB did not act.", "response", {"actor": "The FSB", "stance": "not_acted"}),
        ],
    ),
)

# ------------------------------------------------------------------ Mumbai, 26 November 2008

MUMBAI = (
    paper(
        "inquiry",
        [
            (
                "In September 2008 the CIA told India's Research and Analysis Wing (RAW) that Lashkar-e-Taiba would "
                "attack hotels in Mumbai from the sea.",
                "warning",
                {
                    "actor": "the CIA",
                    "to": ["India's Research and Analysis Wing (RAW)"],
                    "about": "Lashkar-e-Taiba would attack hotels in Mumbai from the sea",
                    "when": "2008-09-01/2008-09-30",
                },
            ),
            (
                "RAW warned the Intelligence Bureau on November 18 of a Lashkar vessel bound for Mumbai.",
                "warning",
                {
                    "actor": "RAW",
                    "to": ["the Intelligence Bureau"],
                    "about": "a Lashkar vessel bound for Mumbai",
                    "when": "2008-11-18",
                },
            ),
            (
                "The Taj Mahal hotel in Mumbai lifted its guard a week before.",
                "response",
                {"actor": "The Taj Mahal hotel in Mumbai", "stance": "not_acted"},
            ),
            (
                "On November 26 ten men of Lashkar-e-Tayyiba attacked hotels and a station in Mumbai.",
                "incident",
                {
                    "actor": "ten men of Lashkar-e-Tayyiba",
                    "to": ["hotels and a station in Mumbai"],
                    "about": "attacked hotels and a station in Mumbai",
                    "when": "2008-11-26",
                },
            ),
        ],
    ),
)

# ------------------------------------------------------------------ Beirut, 4 August 2020

BEIRUT = (
    paper(
        "letters",
        [
            (
                "On 20 July 2020 State Security warned President Michel Aoun that the ammonium nitrate in Hangar 12 of "
                "the port could destroy Beirut.",
                "warning",
                {
                    "actor": "State Security",
                    "to": ["President Michel Aoun"],
                    "about": "the ammonium nitrate in Hangar 12 of the port could destroy Beirut",
                    "when": "2020-07-20",
                },
            ),
            (
                "Aoun passed the letter to the Supreme Defence Council.",
                "response",
                {"actor": "Aoun", "about": "the letter", "stance": "acted"},
            ),
            (
                "On 4 August 2020 the ammonium nitrate in Hangar 12 of the port of Beirut exploded.",
                "incident",
                {
                    "to": ["the port of Beirut"],
                    "about": "the ammonium nitrate in Hangar 12 of the port of Beirut exploded",
                    "when": "2020-08-04",
                },
            ),
        ],
    ),
    paper(
        "book",
        [
            (
                "Mr. Aoun was told on 20 July 2020 by State Security of the ammonium nitrate in Hangar 12.",
                "warning",
                {
                    "actor": "State Security",
                    "to": ["Mr. Aoun"],
                    "about": "the ammonium nitrate in Hangar 12",
                    "when": "2020-07-20",
                },
            ),
            (
                "The blast at the port of Beirut on 4 August 2020 killed 218 people.",
                "incident",
                {"to": ["218 people"], "about": "The blast at the port of Beirut", "when": "2020-08-04"},
            ),
        ],
    ),
)
