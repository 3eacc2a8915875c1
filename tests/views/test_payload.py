from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.model import Document, Entry, Interval, LeadTime, Ledger, Mention, Record, Words
from forewarned.views.payload import json_block, payloads, utf16_offset
from tests.views import synthetic

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    "text",
    [
        "</script>",
        "<!--",
        "]]>",
        "a & b",
        "\u2028\u2029",
        "\x00\x1b\x7f\x85",
        "\u202e\u2066\u200f",
        "\ud800",
        "\ufeff\ufffe\uffff",
    ],
)
def test_json_block_hides_what_acts_in_html(text):
    block = json_block({"text": text})
    assert json.loads(block) == {"text": text}
    assert not re.search("[<>&\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ufeff]", block)
    block.encode("utf-8")


@given(ANY_TEXT)
def test_json_block_keeps_every_text(text):
    block = json_block([text])
    block.encode("utf-8")
    assert "<" not in block
    # Two lone surrogates side by side are one character after JSON, with the same UTF-16 units.
    assert json.loads(block)[0].encode("utf-16-le", "surrogatepass") == text.encode("utf-16-le", "surrogatepass")


def test_json_block_sorts_keys():
    assert json_block({"b": 1, "a": 2}) == '{"a":2,"b":1}'


@given(st.text(st.characters(exclude_categories=("Cs",))), st.data())
def test_utf16_offset_counts_what_the_browser_counts(text, data):
    position = data.draw(st.integers(0, len(text)))
    assert utf16_offset(text)(position) == len(text[:position].encode("utf-16-le")) // 2


@pytest.mark.parametrize(("position", "expected"), [(-5, 0), (0, 0), (1, 1), (2, 3), (3, 4), (99, 4)])
def test_utf16_offset_stays_inside(position, expected):
    assert utf16_offset("a🕊b")(position) == expected


DOCUMENT = Document(id="d", text="🕊 Kyiv warned Oslo.", published=date(2024, 1, 2))
ENTRY = Entry(
    doc="d",
    kind="warning",
    start=2,
    end=19,
    quote="Kyiv warned Oslo.",
    actor=Words(2, 6, "Kyiv"),
    recipients=(Words(14, 18, "Oslo", "object", mention=(14, 18)),),
    when=Interval(date(2024, 1, 1), date(2024, 1, 1), "x", 0, 1),
)
RECORD = Record(id="r", kind="warning", actor="missing", recipients=(), about=None, entries=(ENTRY.id, "missing"))


def test_payload_keeps_offsets_and_leaves_out_defaults():
    values = payloads(Ledger(documents=(DOCUMENT,), entries=(ENTRY,), records=(RECORD,)))
    assert values["documents"] == [
        {"id": "d", "text": DOCUMENT.text, "published": "2024-01-02", "media_type": "text/plain"}
    ]
    assert values["entries"] == [
        {
            "id": ENTRY.id,
            "doc": 0,
            "kind": "warning",
            "span": [3, 20],
            "actor": {"span": [3, 7]},
            "recipients": [{"span": [15, 19], "rule": "object", "mention": [15, 19]}],
            "when": {"from": "2024-01-01", "to": "2024-01-01", "text": "x", "basis": "stated", "span": [0, 2]},
        }
    ]
    assert values["records"] == [{"id": "r", "kind": "warning", "entries": [0]}]


def test_payload_keeps_words_that_are_not_at_their_place():
    entry = Entry(doc="d", kind="claim", start=0, end=3, quote="moved", actor=Words(0, 2, "elsewhere"))
    value = payloads(Ledger(documents=(DOCUMENT,), entries=(entry,)))["entries"][0]
    assert value["quote"] == "moved"
    assert value["actor"]["text"] == "elsewhere"


def test_payload_keeps_each_reason_once():
    ledger = synthetic.big(60, 2)
    values = payloads(ledger)
    assert values["reasons"] == ["same name"]
    assert all(entry["links"][0][3] == 0 for entry in values["entries"])


def test_payload_leaves_out_a_lead_time_to_an_unknown_incident():
    record = Record(id="r", kind="warning", actor=None, recipients=(), about=None, lead=LeadTime("gone", 1, 2))
    mention = Mention(ENTRY.id, "actor", 0, "gone", "same name")
    values = payloads(Ledger(documents=(DOCUMENT,), entries=(ENTRY,), mentions=(mention,), records=(record,)))
    assert "lead" not in values["records"][0]
    assert "links" not in values["entries"][0]


@pytest.mark.parametrize("score", [float("nan"), float("inf")])
def test_payload_leaves_out_a_score_that_is_no_number(score):
    entry = Entry(doc="d", kind="claim", start=0, end=3, quote=DOCUMENT.text[:3], score=score)
    assert "score" not in payloads(Ledger(documents=(DOCUMENT,), entries=(entry,)))["entries"][0]


def test_payload_keeps_a_score_of_zero():
    entry = Entry(doc="d", kind="claim", start=0, end=3, quote=DOCUMENT.text[:3], score=0.0)
    assert payloads(Ledger(documents=(DOCUMENT,), entries=(entry,)))["entries"][0]["score"] == 0.0
