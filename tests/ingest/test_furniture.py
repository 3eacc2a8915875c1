from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest.furniture import furniture

BEFORE = "The ministry was warned two days before the dam broke, officials said."
AFTER = "It did not act on the warning, minutes of the meeting show."


def marked(line, title=None):
    text = f"{BEFORE}\n\n{line}\n\n{AFTER}"
    return [text[start:end] for start, end in furniture(text, title=title)]


@pytest.mark.parametrize(
    "line",
    [
        "Rescue workers are seen near the broken dam on Tuesday",
        "Police vans are parked outside the court in the old town",
        "Residents of the valley pictured here on their way to a shelter",
        "A file photo of the dam above the town of Lower Weir",
        "The minister (left) with engineers at the opening of the dam",
        "Watch: Dam breaks in storm",
        "Watch Live: Minister speaks on dam",
        "Watch:\xa0Dam breaks as crowd runs",
        "Read also: Ten dams in danger",
        "ALSO READ | Ten dams in danger",
        "Read more: Why the wall failed",
        "Related: A history of floods",
        "Related stories",
        "Video: The moment the dam broke",
        "More from the Daily Ledger: Floods",
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sign up for our daily briefing.",
        "Sign up here to get our newsletter",
        "Subscribe to our newsletter",
        "Follow us on social media.",
        "Click here to join our channel",
        "(With inputs from agencies)",
        "(With inputs from two agencies.)",
        "(Additional reporting by Jane Roe; editing by John Doe)",
        "(This story has not been edited by our staff and is published from a feed.)",
        "Photo: Jane Roe",
        "Photo credit: Jane Roe/Daily Ledger",
        "[Photo/Agencies]",
        "Jane Roe / Reuters",
        "AP Photo/Jane Roe",
        "Getty Images",
        "© 2024 The Daily Ledger",
        "Copyright 2024 The Daily Ledger. All rights reserved.",
    ],
)
def test_furniture_is_marked(line):
    assert marked(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "What was known",
        "THE SUMMER OF THE FLOOD",
        "The Summer of the Flood",
        "Officials say the ministry was warned twice before the flood",
        "At least 40 people are killed as dam breaks in storm",
        "Rescue workers are seen near the broken dam on Tuesday.",
        "Watch officers on the bridge saw the wave and raised the alarm.",
        "Watch: the officers did. They saw the wave. They raised the alarm.",
        "The ministry issued the following statement:",
        "Related evidence was given in camera.",
        "Read together, the letters show that the ministry knew.",
        "Follow-up reports were ignored.",
        "Sign language interpreters were warned too.",
        "Advertisements were placed to warn the public.",
        "Comments by the minister angered the families.",
        "SAN LUIS, 7 MAR 24 (RADIO) -- [TEXT] THE TROOPS ARE PARKED NEAR THE DAM AND WAIT",
        "[DATED] 7 MARCH 2024",
        "LONDON (AP) --",
        "September 2001",
        "Share prices fell after the warning.",
        "Getty said that the museum had been warned.",
        "(The ministry, which has offices on the site, was warned by inputs from its sensors.) It denied this.",
    ],
)
def test_statements_and_headings_are_kept(line):
    assert marked(line) == []


def test_a_headline_is_kept_though_it_reads_like_a_caption():
    line = "Police vans are parked outside the court in the old town"
    assert marked(line, title=line.upper()) == []


def test_a_line_of_a_hard_wrapped_paragraph_is_no_caption():
    text = "Two of the vans that are parked near\nthe wall were seen by the guard on\nTuesday and were reported."
    assert furniture(text, title=None) == []


def test_header_lines_are_furniture_but_the_title_is_not():
    text = f"Title: The dam was weak\nPublisher: Daily Ledger\nDate: 7 March 2024\n\n{BEFORE}"
    spans = furniture(text, title="The dam was weak")
    assert [text[start:end] for start, end in spans] == ["Publisher: Daily Ledger", "Date: 7 March 2024"]


@given(
    st.lists(st.sampled_from(["Watch: it", BEFORE, "Advertisement", "", " ", "\n", "Title: a", "Date: b", "---"])),
    st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]),
)
def test_spans_are_in_order_and_within_the_text(lines, between):
    text = between.join(lines)
    end = 0
    for start, stop in furniture(text, title=None):
        assert end <= start < stop <= len(text)
        assert "\n" not in text[start:stop]
        assert text[start:stop].strip()
        end = stop


def test_no_gold_entry_stands_in_furniture():
    shared = Path(__file__).parents[3] / "shared"
    files = sorted(shared.glob("eval/gold/*/documents.jsonl"))
    if not files:
        pytest.skip("the shared gold is not beside this checkout")
    overlapping = []
    for path in files:
        documents = {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        spans = {name: furniture(row["text"], title=row["title"]) for name, row in documents.items()}
        for line in path.with_name("entries.jsonl").read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            if any(start < entry["end"] and entry["start"] < end for start, end in spans[entry["doc"]]):
                overlapping.append(entry["quote"])
    assert overlapping == []
