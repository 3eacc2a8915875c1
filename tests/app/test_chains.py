"""Incidents and the chain of each: what the command line answers, drawn in lanes, beside what nothing followed."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from forewarned.app.chains import drawn
from forewarned.board.chained import Chained
from tests.app.telling import Told

SVG = "{http://www.w3.org/2000/svg}"


def test_a_chain_is_what_the_command_line_answers(told: Told) -> None:
    incidents = [row["record"] for row in told.pages("/incidents", "incidents")]
    assert len(incidents) == sum(record.kind == "incident" for record in told.ledger.records)
    for incident in incidents:
        expected = told.asked("chain", incident, told.place)
        found = told.json(f"/chains/{incident}")
        for name in ("incident", "gaps", "false_alarms"):
            assert found[name] == expected[name]
        assert told.pages(f"/chains/{incident}", "steps") == expected["steps"]
        first = found["first_known"]
        assert (first["record"] if first else None) == expected["first_known"]


def test_the_picture_leads_to_every_step_with_a_day_and_the_others_stand_beside_it(told: Told) -> None:
    main = told.json("/")["whole"]["headline"]["main_incident"]
    steps = told.pages(f"/chains/{main}", "steps")
    for by in ("step", "actor"):
        page = told.page(f"/chains/{main}?by={by}")
        root = ET.fromstring(page[page.index('<svg class="graph"') : page.index("</svg></div>") + 6])
        linked = {one.get("href") for one in root.iter(f"{SVG}a")}
        assert linked == {f"/records/{step['record']}" for step in steps if step["when"]}
        beside = page[page.index('<section class="undated">') : page.index("<h2>Its steps")]
        for step in steps:
            assert (f'/records/{step["record"]}"' in beside) == (step["when"] is None)


def test_every_step_shows_its_sentences_and_where_they_stand(told: Told) -> None:
    main = told.json("/")["whole"]["headline"]["main_incident"]
    found, page = told.json(f"/chains/{main}"), told.page(f"/chains/{main}")
    for step in found["steps"]:
        for proof in step["evidence"][:1]:
            assert f"/documents/{found['numbers'][proof['doc']]}#{proof['entry']}" in page


def test_any_step_leads_to_the_chain_and_what_is_in_none_is_not_found(told: Told) -> None:
    chain = max(told.ledger.chains, key=lambda one: len(one.before))
    assert told.json(f"/chains/{chain.before[0]}")["incident"] == chain.incident
    assert told.statuses("/chains/r-000000000000") == {404}
    assert told.statuses("/chains/%3Cscript%3E") == {404}


def step(at: int, phase: str = "before", **values: object) -> dict[str, object]:
    day = f"20{at // 300:02d}-{at // 28 % 12 + 1:02d}-{at % 28 + 1:02d}"
    when = {"earliest": day, "latest": day, "text": ""}
    return {
        "phase": phase, "fewest_days": 1, "most_days": 2, "record": f"r-{at}", "kind": "warning", "actor": f"Ann {at}",
        "recipients": [], "about": "<b>", "stance": None, "polarity": True, "when": when, "evidence": [], **values,
    }  # fmt: skip


def test_several_hundred_steps_are_drawn_part_by_part() -> None:
    steps = [*(step(at) for at in range(400)), step(400, "incident", kind="incident")]
    steps += [step(at, "after", kind="response", stance="acted") for at in range(401, 600)]
    found = Chained("x", "r-400", "r-7", steps, {"r-0": ["r-401"]}, frozenset({"r-3"}))
    seen: set[str] = set()
    first = drawn(found, by="step", part=1)
    assert first.parts == 34
    for part in range(1, first.parts + 1):
        root = ET.fromstring(drawn(found, by="step", part=part).picture)
        links = [one.get("href", "") for one in root.iter(f"{SVG}a")]
        assert len(links) <= 19
        seen |= set(links)
    assert seen == {f"/records/r-{at}" for at in range(600)}
    telling = {one.get("href") for one in ET.fromstring(first.picture).iter(f"{SVG}a")}
    assert {"/records/r-7", "/records/r-3", "/records/r-0"} <= telling
    assert drawn(found, by="step", part=99).part == 34
