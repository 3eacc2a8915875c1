"""Sources in the app: listed, judged by people, and never overwritten silently."""

from __future__ import annotations

import httpx

from tests.app.serving import Served


def judged(client: httpx.Client, source: dict, **values: str) -> httpx.Response:
    form = {"act": "source", "target": source["name"], "version": source["version"], "name": source["name"],
            "reliability": "B", "interest": "", "back": "/sources", **values}  # fmt: skip
    return client.post("/decide", data=form)


def test_sources_are_judged_at_once_and_a_stale_judgement_is_a_conflict(served: Served, client: httpx.Client) -> None:
    assert client.get("/api/sources").json()["sources"] == []
    assert "There are no sources yet" in client.get("/sources").text
    source = {"name": "Harbour Times", "version": served.case.source_version("Harbour Times")}
    assert judged(client, source, interest="owned by the port").status_code == 303
    served.decided()
    (now,) = client.get("/api/sources").json()["sources"]
    assert (now["reliability"], now["interest"], now["mentions"]) == ("B", "owned by the port", 0)
    clash = judged(client, source, reliability="E")
    assert clash.status_code == 409
    assert "owned by the port" in clash.text
    assert judged(client, now, reliability="E").status_code == 303
    (after,) = client.get("/api/sources").json()["sources"]  # before the board is laid out
    assert after["reliability"] == "E"
    assert client.get("/api/sources", params={"sort": "publisher"}).json()["sources"] == []
    assert judged(client, after, reliability="Z").status_code == 422
