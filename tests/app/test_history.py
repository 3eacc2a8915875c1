"""The log in the app: who did what, in plain words, undone there, and proved whole."""

from __future__ import annotations

import httpx

from forewarned.case.engines import writing
from forewarned.case.tables import DOCUMENTS
from tests.app.serving import Served


def confirmed(client: httpx.Client, *, act: str = "confirm") -> dict:
    """The first entry of the queue, confirmed."""
    entry = client.get("/api/queue").json()["entry"]
    form = {"act": act, "target": entry["id"], "version": entry["version"], "back": "/queue", "value": "look here"}
    assert client.post("/decide", data=form).status_code == 303
    return entry


def test_the_log_says_who_did_what_and_undoes_it(served: Served, client: httpx.Client) -> None:
    entry = confirmed(client)
    confirmed(client, act="note")
    shown = client.get("/api/log").json()
    assert [line["seq"] for line in shown["lines"]] == list(range(len(served.case.log()), 0, -1))
    assert [(line["act"], line["who"]) for line in shown["lines"]][:2] == [("note", "Ada"), ("confirm", "Ada")]
    assert entry["id"] in shown["lines"][1]["links"]
    assert shown["head"] == served.case.log()[-1].hash
    assert [line["act"] for line in client.get("/api/log", params={"act": "confirm"}).json()["lines"]] == ["confirm"]
    assert len(client.get("/api/log", params={"act": "document"}).json()["lines"]) == 4
    assert client.get("/api/log", params={"who": "nobody"}).json()["lines"] == []
    page = client.get("/log").text
    assert "noted: <bdi>look here</bdi>" in page
    assert "made the case" in page
    client.post("/decide", data={"act": "undo", "value": str(shown["lines"][1]["seq"]), "back": "/log"})
    lines = client.get("/api/log").json()["lines"]
    assert lines[0]["act"] == "undo"
    assert lines[2]["decision"]["undone"]
    assert served.case.review().reviews[entry["id"]].verdict == "open"


def test_what_has_lost_its_place_is_listed_first(served: Served, client: httpx.Client) -> None:
    confirmed(client)
    confirmed(client)
    for id in [one.id for one in served.case.documents()]:
        served.case.remove(id)
    served.app.state.desk.wake()
    served.decided()
    shown = client.get("/api/log").json()
    assert shown["moved"] == len(shown["displaced"]) == 2
    assert "2 places are no longer found" in client.get("/log").text


def test_the_case_is_proved_whole_and_a_change_is_found(served: Served, client: httpx.Client) -> None:
    whole = client.post("/api/log/verify").json()
    assert whole == {"whole": True, "faults": [], "head": served.case.log()[-1].hash}
    with writing(served.case.engine) as connection:
        connection.execute(DOCUMENTS.update().where(DOCUMENTS.c.number == 1).values(text="Nobody warned."))
    page = client.post("/log/verify")
    assert "The case is not whole" in page.text


def test_only_an_owner_has_it_proved(team: Served) -> None:
    assert team.signed_in("reviewer").post("/api/log/verify").status_code == 403
    page = team.signed_in("reader").get("/log").text
    assert "Undo<span" not in page
    assert "Prove that the case" not in page
