"""The parts of the page that only compute, run by themselves in a blank page."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.browser


def source(*names: str) -> str:
    return "\n".join(files("forewarned.views").joinpath(f"js/{name}.js").read_text("utf-8") for name in names)


@pytest.fixture
def run(page):
    """Evaluates an expression over script files of the page."""

    def evaluate(expression: str, *names: str, argument=None):
        return page.evaluate(f"(argument) => {{ {source(*names)}; return {expression}; }}", argument)

    return evaluate


INTERVALS = [
    ("2024-03-07", "2024-03-07", "7 March 2024"),
    ("2024-03-15", "2024-03-21", "15–21 March 2024"),
    ("2024-02-23", "2024-03-21", "23 February – 21 March 2024"),
    ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
    ("2024-02-01", "2024-02-29", "February 2024"),
    ("2024-03-01", "2024-05-31", "March–May 2024"),
    ("2023-12-01", "2024-02-29", "December 2023 – February 2024"),
    ("2001-01-01", "2001-12-31", "2001"),
    ("1998-01-01", "2001-12-31", "1998–2001"),
    ("0099-02-03", "0099-02-03", "3 February 99"),
]


def test_intervals_read_as_people_say_them(run):
    days = [[first, last] for first, last, _ in INTERVALS]
    found = run("argument.map(([a, b]) => text.interval(text.toDay(a), text.toDay(b)))", "text", argument=days)
    assert found == [expected for *_, expected in INTERVALS]


def test_days_between(run):
    assert run("[[1, 1], [0, 0], [1, 7], [1200, 1300]].map(([a, b]) => text.days(a, b))", "text") == [
        "1 day",
        "0 days",
        "1–7 days",
        "1,200–1,300 days",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain é 中 🕊️", "plain é 中 🕊️"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\x00\x1b\x7f", "⟨U+0000⟩⟨U+001B⟩⟨U+007F⟩"),
        ("line\nbreak\tand", "line\nbreak\tand"),
    ],
)
def test_hidden_characters_are_written_out(run, text, expected):
    assert run("text.printable(argument)", "text", argument=text) == expected


def test_lone_surrogates_are_written_out_and_pairs_kept(run):
    assert run("text.printable('a\\ud800b \\ud83d\\ude00')", "text") == "a⟨U+D800⟩b 😀"


TICKS = [
    (("2024-03-01", "2024-03-08"), "day", "2024-03-01"),
    (("2024-03-01", "2024-06-01"), "week", "2024-03-04"),
    (("2024-01-15", "2024-12-15"), "month", "2024-02-01"),
    (("1990-06-01", "2004-06-01"), "year", "1992-01-01"),
    (("1700-06-01", "2004-06-01"), "year", "1725-01-01"),
]


@pytest.mark.parametrize(("window", "unit", "first"), TICKS)
def test_ticks_stand_on_round_days_and_apart(run, window, unit, first):
    found = run(
        """(() => {
          const along = scale.linear(argument.map(text.toDay), 0, 800);
          const { unit, days } = scale.ticks(along, 58);
          const gaps = days.slice(1).map((day, index) => along.x(day) - along.x(days[index]));
          return { unit, first: text.iso(days[0]), least: Math.min(...gaps), many: days.length };
        })()""",
        "text",
        "scale",
        argument=list(window),
    )
    assert (found["unit"], found["first"]) == (unit, first)
    assert found["least"] >= 50
    assert found["many"] >= 3


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=8)


@given(spans=SPANS, window=st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_text_is_cut_at_every_boundary(run, spans, window):
    """Every character is covered by exactly the spans that cover it, and pieces join up to the text."""
    given_spans = [{"from": a, "to": b, "role": "actor", "entry": n} for n, (a, b) in enumerate(spans)]
    start, end = window
    pieces = run(
        "spans.cut(argument.start, argument.end, argument.spans)",
        "spans",
        argument={"start": start, "end": end, "spans": given_spans},
    )
    assert "".join("x" * (piece["to"] - piece["from"]) for piece in pieces) == "x" * (end - start)
    for piece in pieces:
        for place in range(piece["from"], piece["to"]):
            covering = {number for number, (a, b) in enumerate(spans) if a <= place < b}
            assert {span["entry"] for span in piece["spans"]} == covering


LINES = st.lists(st.tuples(st.integers(0, 800), st.integers(40, 300)), max_size=12)


@given(lines=LINES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_labels_of_incidents_never_overlap(run, lines):
    wanted = [{"x": x, "labels": [{"about": "", "width": width}, {"about": "", "width": 30}]} for x, width in lines]
    placed = run("lanes.labelled(argument, { left: 0, right: 800 }, 3)", "lanes", argument=wanted)
    assert bool(placed) == bool(lines)
    for number, one in enumerate(placed):
        assert one["at"] >= -10
        for other in placed[number + 1 :]:
            if one["row"] == other["row"]:
                assert one["at"] + one["width"] < other["at"] or other["at"] + other["width"] < one["at"]
            upper, lower = (one, other) if one["row"] < other["row"] else (other, one)
            assert not lower["at"] < upper["x"] < lower["at"] + lower["width"]
