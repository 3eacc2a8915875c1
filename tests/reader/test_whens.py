"""When an entry happened: its own clause first, never the time of the saying."""

from __future__ import annotations

import pytest

from tests.reader.helpers import entries

DATED = "The mill exploded on 4 April 2022."


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "On 3 May 2022 the institute warned the village of a flood.",
            "warning",
            ("2022-05-03", "2022-05-03", "stated"),
        ),
        (
            "On 3 May 2022 the institute warned the village of an avalanche, and on 5 May 2022 the slope collapsed.",
            "incident",
            ("2022-05-05", "2022-05-05", "stated"),
        ),
        (
            "The institute warned the village in March 2022 that the gas that killed nine on 5 April 2021 would leak.",
            "incident",
            ("2021-04-05", "2021-04-05", "stated"),
        ),
        (
            "The mayor said on Monday that inspectors had warned him in March 2022 that the pier could collapse.",
            "warning",
            ("2022-03-01", "2022-03-31", "stated"),
        ),
        ("The mayor said on Monday that inspectors had warned him that the pier could collapse.", "warning", None),
        ("The mayor said Monday inspectors had warned him of a flood.", "warning", None),
        ("The tank exploded, the mayor said on Monday.", "incident", None),
        (
            "The mayor said on Monday that the tank exploded on 5 May 2022.",
            "incident",
            ("2022-05-05",) * 2 + ("stated",),
        ),
        ("Inspectors warned the owners on Monday of a leak.", "warning", ("2023-05-15",) * 2 + ("document",)),
        ("Inspectors warned the owners of a leak.", "warning", None),
        (
            "Inspectors warned the owners that the boiler could explode in June 2024.",
            "warning",
            None,
        ),
        (
            f"{DATED} Two days before the explosion, the institute warned the owners that the boiler could burst.",
            "warning",
            ("2022-04-02", "2022-04-02", "event"),
        ),
        (
            f"{DATED} Days before the explosion, the institute warned the owners that the boiler could burst.",
            "warning",
            ("2022-03-28", "2022-04-03", "event"),
        ),
        (
            "On 4 June 2021 inspectors visited the pier. They warned the owners that it could collapse.",
            "warning",
            ("2021-06-04", "2021-06-04", "carried"),
        ),
        (  # a month is said of one thing
            "In June 2021 inspectors visited the pier. They warned the owners that it could collapse.",
            "warning",
            None,
        ),
        (
            "On 4 June 2021 inspectors visited the pier.\n\nThey warned the owners that it could collapse.",
            "warning",
            None,
        ),
        # over a paragraph only from one incident to the next
        (
            "On 4 June 2021 inspectors visited the pier.\n\nGunmen killed three bakers.",
            "incident",
            None,
        ),
        (
            "Police questioned the men arrested over the fire on 5 May 2021. The keeper warned the owners of a flood.",
            "warning",
            None,
        ),
        (
            "On 4 June 2021 inspectors came. Rain came. Dogs barked. They warned the owners that the pier could fall.",
            "warning",
            None,
        ),
    ],
)
def test_when(text: str, kind: str, expected: tuple[str, str, str] | None) -> None:
    (entry,) = entries(text, kind)
    found = (entry.when.earliest.isoformat(), entry.when.latest.isoformat(), entry.when.basis) if entry.when else None
    assert found == expected
    assert entry.when is None or text[entry.when.start : entry.when.end] == entry.when.text


def test_an_incident_named_again_has_the_day_that_the_text_gives_it() -> None:
    text = "Two divers drowned in the lock. The pier collapsed on 4 April 2022.\n\nThe pier, an old one, collapsed."
    again = entries(text, "incident")[-1]
    assert again.when is not None
    assert (again.when.earliest.isoformat(), again.when.basis) == ("2022-04-04", "carried")


def test_two_incidents_of_one_word_lend_no_day() -> None:
    text = (
        "The pier collapsed on 4 April 2022.\n\nThe tower collapsed on 9 June 2022.\n\nRain fell.\n\n"
        "The wall collapsed too."
    )
    assert [entry.when is None for entry in entries(text, "incident")] == [False, False, True]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # what is told in the present, or had come before, takes no time from the sentence before
        ("The mill exploded on 4 April 2022. Police are searching the mill after the blast.", "response", None),
        ("The mill exploded on 4 April 2022. Police had searched the mill for bombs.", "response", None),
        ("The mill exploded on 4 April 2022. Police searched the mill after the blast.", "response", "2022-04-04"),
        # an hour stands on the day that the text has reached
        ("The mill exploded on Sunday. The roof collapsed at 10:30 p.m.", "incident", "2023-05-14"),
        # a response without a time of its own was made when it was told
        ("The mayor said in April that the ministry ignored the warning.", "response", "2023-04-01"),
    ],
)
def test_when_reached(text: str, kind: str, expected: str | None) -> None:
    found = entries(text, kind)[-1].when
    assert (found.earliest.isoformat() if found else None) == expected


def test_an_incident_goes_on_in_the_next_paragraph() -> None:
    text = "Gunmen attacked the mill on 5 May 2022.\n\nThree bakers were killed.\n\nThe mill has closed."
    last = entries(text, "incident")[-1]
    assert last.when is not None
    assert (last.when.earliest.isoformat(), last.when.basis) == ("2022-05-05", "carried")
