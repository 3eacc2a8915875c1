"""Rows hold exactly what the specification of the ledger says, in its order."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from forewarned import __version__
from forewarned.export.rows import (
    attribution_rows,
    entry_row,
    ledger_json,
    mention_rows,
    record_rows,
    timexes_row,
)
from forewarned.model import (
    Actor,
    Attribution,
    Document,
    Entry,
    Interval,
    LeadTime,
    Ledger,
    Mention,
    Problem,
    Record,
    Timex,
    Words,
)

TEXT = "On 2 May the coastguard told the harbour master that the crane might fall, the Gazette said. It fell."
DOCUMENT = Document(id="crane", text=TEXT, published=date(2023, 5, 14), origin="crane.txt", sha256="ab")


def words(part: str, rule: str = "test") -> Words:
    start = TEXT.index(part)
    return Words(start, start + len(part), part, rule)


WHEN = Interval(date(2023, 5, 2), date(2023, 5, 2), "On 2 May", 0, 8, "document")
WARNING = Entry(
    doc="crane",
    kind="warning",
    start=0,
    end=92,
    quote=TEXT[:92],
    actor=words("the coastguard"),
    recipients=(words("the harbour master"),),
    about=words("the crane might fall"),
    when=WHEN,
    sources=(words("the Gazette"),),
    trigger=words("told"),
)
INCIDENT = Entry(doc="crane", kind="incident", start=93, end=101, quote="It fell.", about=words("the crane"))
COASTGUARD = Actor(id="a-1", name="Coastguard", kind="body", names=("the coastguard",))
MASTER = Actor(id="a-2", name="Harbour master", kind="role", names=("the harbour master",))
WARNED = Record(
    id="r-1",
    kind="warning",
    actor="a-1",
    recipients=("a-2",),
    about="the crane might fall",
    when=WHEN,
    entries=(WARNING.id,),
    documents=("crane",),
    lead=LeadTime("r-2", 3, 5),
    reasons=("alone",),
)
FELL = Record(id="r-2", kind="incident", actor=None, recipients=(), about="the crane", entries=(INCIDENT.id,))
LEDGER = Ledger(
    documents=(DOCUMENT,),
    entries=(WARNING, INCIDENT),
    actors=(COASTGUARD, MASTER),
    mentions=(
        Mention(WARNING.id, "actor", 0, "a-1", "same name"),
        Mention(WARNING.id, "recipient", 0, "a-2", "same role"),
    ),
    records=(WARNED, FELL),
    problems=(Problem("x.pdf", "no text in it"),),
)


def test_an_entry_has_the_fields_of_the_specification() -> None:
    assert entry_row(WARNING) == {
        "doc": "crane",
        "kind": "warning",
        "start": 0,
        "end": 92,
        "quote": TEXT[:92],
        "actor": "the coastguard",
        "recipients": ["the harbour master"],
        "about": "the crane might fall",
        "stance": None,
        "polarity": True,
        "certainty": "asserted",
        "when": {"earliest": "2023-05-02", "latest": "2023-05-02", "text": "On 2 May"},
        "sources": ["the Gazette"],
    }


def test_the_order_of_fields_is_that_of_the_documentation() -> None:
    page = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")
    table = page[page.index("## The fields") : page.index("### Time")]
    cells = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == list(entry_row(WARNING))


def test_empty_slots_are_null_or_empty() -> None:
    row = entry_row(INCIDENT)
    assert (row["actor"], row["recipients"], row["when"], row["sources"]) == (None, [], None, [])


@pytest.mark.parametrize(
    ("timex", "earliest", "latest"),
    [
        (Timex(0, 8, "DATE", "2023-05-02", date(2023, 5, 2), date(2023, 5, 2)), "2023-05-02", "2023-05-02"),
        (Timex(0, 8, "DURATION", "P2D"), None, None),
    ],
)
def test_time_expressions(timex: Timex, earliest: str | None, latest: str | None) -> None:
    (row,) = timexes_row(DOCUMENT, [timex])["timexes"]
    assert row == {
        "start": 0,
        "end": 8,
        "type": timex.type,
        "value": timex.value,
        "earliest": earliest,
        "latest": latest,
    }


def test_a_document_without_time_expressions_has_a_row() -> None:
    assert timexes_row(DOCUMENT, []) == {"id": "crane", "timexes": []}


@pytest.mark.parametrize(
    ("found", "rows"),
    [
        ([Attribution(None, None, (3, 9))], [(None, None, [13, 19])]),
        ([Attribution((0, 1), (1, 2), (3, 9))], [([10, 11], [11, 12], [13, 19])]),
        # "The bridge, she said, is safe": two pieces of one content
        (
            [Attribution((4, 5), (5, 6), (0, 3)), Attribution((4, 5), (5, 6), (7, 9))],
            [([14, 15], [15, 16], [[10, 13], [17, 19]])],
        ),
        (
            [Attribution((4, 5), None, (0, 3)), Attribution((4, 5), None, (7, 9))],
            [([14, 15], None, [10, 13]), ([14, 15], None, [17, 19])],
        ),
    ],
)
def test_attributions(found: list[Attribution], rows: list[tuple[object, ...]]) -> None:
    names = ("doc", "source", "cue", "content")
    assert attribution_rows("crane", found, start=10) == [
        dict(zip(names, ("crane", *row), strict=True)) for row in rows
    ]


def test_a_record_carries_names_lead_time_and_its_proof() -> None:
    row, other = record_rows(LEDGER)
    assert (row["actor"], row["recipients"]) == ("Coastguard", ["Harbour master"])
    assert row["lead_time"] == {"incident": "r-2", "fewest_days": 3, "most_days": 5}
    assert row["entries"] == [{"id": WARNING.id, **entry_row(WARNING)}]
    assert (row["id"], other["id"]) == (WARNED.id, FELL.id)


def test_mentions_show_the_words_that_were_linked() -> None:
    assert [(row["slot"], row["words"], row["name"]) for row in mention_rows(LEDGER)] == [
        ("actor", "the coastguard", "Coastguard"),
        ("recipient", "the harbour master", "Harbour master"),
    ]


def test_the_ledger_is_json_without_texts_but_with_every_place() -> None:
    data = json.loads(json.dumps(ledger_json(LEDGER)))
    assert list(data) == [
        "version",
        "forewarned",
        "documents",
        "actors",
        "mentions",
        "records",
        "entries",
        "families",
        "generalities",
        "contradictions",
        "chains",
        "gaps",
        "notes",
        "problems",
    ]
    assert data["forewarned"] == __version__
    assert "text" not in data["documents"][0]
    assert data["problems"] == [{"where": "x.pdf", "what": "no text in it"}]
    entry = data["entries"][0]
    for slot in ("actor", "about", "when"):
        place = entry["evidence"][slot]
        value = entry[slot]["text"] if slot == "when" else entry[slot]
        assert TEXT[place["start"] : place["end"]] == value


def test_a_record_of_an_unknown_actor_is_refused() -> None:
    with pytest.raises(KeyError):
        list(record_rows(Ledger(entries=(WARNING,), records=(WARNED,))))
