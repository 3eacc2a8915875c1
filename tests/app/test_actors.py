"""Actors in the app: who they are and why, made one and told apart by people."""

from __future__ import annotations

import httpx

from tests.app.serving import Served


def named(client: httpx.Client, name: str) -> dict:
    return next(one for one in client.get("/api/actors", params={"q": name}).json()["actors"] if one["name"] == name)


def test_the_busiest_come_first_and_are_found_by_beginnings(shared: Served) -> None:
    client = shared.client()
    actors = client.get("/api/actors").json()["actors"]
    assert [one["mentions"] for one in actors] == sorted((one["mentions"] for one in actors), reverse=True)
    assert {one["name"] for one in client.get("/api/actors", params={"q": "REE dan"}).json()["actors"]} == {
        "Dana Reeve"
    }
    assert "No actor goes by such a name" in client.get("/actors", params={"q": "nobody"}).text


def test_an_actor_is_shown_with_the_reason_of_each_link(shared: Served) -> None:
    client = shared.client()
    found = client.get(f"/api/actors/{named(client, 'Dana Reeve')['id']}").json()
    assert found["actor"]["wordings"][0]["words"] == "Dana Reeve"
    assert found["pages"]["total"] == len(found["mentions"]) == 2
    assert all(one["reason"] and one["quote"].startswith("Dana Reeve knew") for one in found["mentions"])
    assert client.get(f"/actors/{found['actor']['id']}").status_code == 200
    assert client.get("/actors/a-000000000000").status_code == 404


def test_two_are_made_one_and_told_apart_again(served: Served, client: httpx.Client) -> None:
    one, other = named(client, "Dana Reeve"), named(client, "crane")
    form = {"act": "one_actor", "name": [one["name"], other["name"]], "reason": "her office", "back": "/actors"}
    assert client.post("/decide", data=form).status_code == 303
    served.decided()
    merged = named(client, "Dana Reeve")
    assert merged["mentions"] == one["mentions"] + other["mentions"]
    shown = client.get(f"/api/actors/{merged['id']}").json()
    assert [told["reason"] for told in shown["decisions"]] == ["her office"]
    assert "Undo the decision above." in client.get(f"/actors/{merged['id']}").text
    undo = {"act": "undo", "value": str(shown["decisions"][0]["seq"]), "back": "/actors"}
    assert client.post("/decide", data=undo).status_code == 303
    served.decided()
    split = {"act": "other_actor", "name": "crane", "words": "The crane", "back": "/actors"}
    assert client.post("/decide", data=split).status_code == 303
    served.decided()
    assert named(client, "Dana Reeve") == one
    apart = client.get(f"/api/actors/{named(client, 'The crane')['id']}").json()
    assert [mention["reason"] for mention in apart["mentions"]] == ["told apart by a person"]
    assert "said who is meant" in client.get(f"/actors/{apart['actor']['id']}").text
