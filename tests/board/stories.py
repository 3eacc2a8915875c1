"""A case with chains, gaps, contradictions, circular reporting and open warnings, its entries given with its texts."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from forewarned.board.laying import lay_out
from forewarned.case import Case, Reader, new_case
from forewarned.model import Document, Entry
from tests.assembly.cases import BEIRUT, CROCUS, MUMBAI, Paper, paper

HOSTILE = '<img src=x onerror="alert(1)">'
MORE = (
    paper(
        "ministry",
        [
            (
                "Washington did not tell Russian officials in early March of a planned Islamic State attack.",
                "warning",
                {
                    "actor": "Washington",
                    "to": ["Russian officials"],
                    "about": "a planned Islamic State attack",
                    "when": "2024-03-01/2024-03-10",
                    "polarity": False,
                },
            ),
            (
                "The attack on Crocus City Hall on March 22 left 139 dead.",
                "incident",
                {
                    "to": ["Crocus City Hall"],
                    "about": "The attack on Crocus City Hall on March 22 left 139 dead",
                    "when": "2024-03-22",
                },
            ),
            (
                "A tanker sank in the harbour of Tver on March 22.",
                "incident",
                {"to": ["A tanker"], "about": "A tanker sank in the harbour of Tver", "when": "2024-03-22"},
            ),
            (
                "The FSB knew in February that Islamic State planned an attack on a concert.",
                "knowledge",
                {
                    "actor": "The FSB",
                    "about": "Islamic State planned an attack on a concert",
                    "when": "2024-02-01/2024-02-29",
                    "by": ["Islamic State"],
                },
            ),
        ],
    ),
    paper(
        "dam",
        [
            (
                "The river board warned the town of Holm on 2 May 2024 that the dam could burst before 20 May 2024.",
                "warning",
                {
                    "actor": "The river board",
                    "to": ["the town of Holm"],
                    "about": "the dam could burst before 20 May 2024",
                    "when": "2024-05-02",
                },
            ),
            (
                "The miners of Holm threatened to open the sluices of the dam.",
                "threat",
                {"actor": "The miners of Holm", "about": "open the sluices of the dam"},
            ),
            (
                f"{HOSTILE} warned Ann Holm on 3 May 2024 of a flood below the dam.",
                "warning",
                {"actor": HOSTILE, "to": ["Ann Holm"], "about": "a flood below the dam", "when": "2024-05-03"},
            ),
            (
                "Ben Holm warned the town of Holm of rot in the sluices.",
                "warning",
                {"actor": "Ben Holm", "to": ["the town of Holm"], "about": "rot in the sluices"},
            ),
        ],
    ),
    paper(
        "wick",
        [
            (
                "The coastguard warned the town of Wick on 2 February 2024 of a bombing before 9 February 2024.",
                "warning",
                {
                    "actor": "The coastguard",
                    "to": ["the town of Wick"],
                    "about": "a bombing before 9 February 2024",
                    "when": "2024-02-02",
                },
            ),
            (
                "A tram burned in the depot of Wick.",
                "incident",
                {"to": ["A tram"], "about": "A tram burned in the depot of Wick"},
            ),
        ],
    ),
)
PAPERS: tuple[Paper, ...] = (*CROCUS, *MUMBAI, *BEIRUT, *MORE)
_BY_TEXT = {one.document.text: one.entries for one in PAPERS}
_DAYS = {
    "wire": "2024-03-23",
    "daily": "2024-03-24",
    "ministry": "2024-03-25",
    "dam": "2024-05-10",
    HOSTILE: "2024-05-09",
}


def told(document: Document) -> list[Entry]:
    """The entries that are known of a text."""
    return [replace(entry, doc=document.id) for entry in _BY_TEXT.get(document.text, ())]


READER = Reader("stories 1", told)


def story(place: str, folder: Path) -> Case:
    """The case, with its board laid out. One text is there twice, under a hostile name."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = [(one.document.id, one.document.text) for one in PAPERS]
    rows = [
        {"id": id, "title": f"The {id}", "publisher": f"{id} paper", "published": _DAYS.get(id), "text": text}
        for id, text in (*papers, (HOSTILE, CROCUS[0].document.text))
    ]
    path = folder / "papers.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    case = new_case(place, name="Story", who="Ada", now=lambda: "2026-11-23T12:00:00Z", reader=READER)
    case.add([path])
    lay_out(case)
    return case
