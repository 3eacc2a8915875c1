"""What reviewers click on in the review app, by a seeded recipe: for benchmarks/serve.py.

Each reviewer is a thread with a browser's session of its own, and thinks for half a second to one and a half between
two clicks. A click is a page by its menu or its address, or a link of a list that was just seen. Three clicks in ten
are at the queue: a page of it, then yes or no to the entry it shows, then the next; each reviewer has documents of
their own, as colleagues agree on, so that few decide on one thing at a time. One click in ten is at the account page,
the emptiest that the gate lets through: it is what all others are compared with.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape

import httpx

EMPTY = "account"
THINK = 0.5, 1.5  # seconds between two clicks
WORDS = ("flood", "warned police", "truck bomb", '"dismissed"', "embassy attack", "gunm*", "roads", "collapse dam")
_TARGET = re.compile(r'name="target" value="([^"]+)"><input type="hidden" name="version" value="([^"]+)"')
_LINKS = {sort: re.compile(rf'href="(/{sort}/[^"?#]+)"') for sort in ("records", "chains", "actors")}
_AS_SCRIPT = {"Accept": "application/json"}
_KNEW = re.compile(r'href="(/knew\?actor=[^"&]+)"')


@dataclass(frozen=True, slots=True)
class Click:
    """One answer: of which page, its status (0 where there was none), after how many seconds, when since the start."""

    page: str
    status: int
    seconds: float
    at: float


@dataclass
class Reviewer:
    """One reviewer at work. `number` is that of the reviewer among `many`, `documents` how many the case has."""

    client: httpx.Client
    number: int
    many: int
    documents: int
    clicks: list[Click] = field(default_factory=list)
    begun: float = 0.0
    chance: random.Random = field(init=False)
    paper: int = 0  # the document that is being reviewed

    def __post_init__(self) -> None:
        self.chance = random.Random(f"reviewer {self.number}")
        self.paper = self._own()

    def work(self, begun: float, until: float) -> None:
        """Click until `until`, by `time.perf_counter`."""
        self.begun = begun
        walks, weights = zip(*WALKS, strict=True)
        time.sleep(self.chance.uniform(0, THINK[1]))
        self.get(EMPTY, "/account")
        while time.perf_counter() < until:
            for _ in self.chance.choices(walks, weights)[0](self):
                time.sleep(self.chance.uniform(*THINK))
                if time.perf_counter() >= until:
                    return

    def get(self, page: str, path: str) -> str:
        """Open a page; its text, empty where it did not come."""
        return self._timed(page, lambda: self.client.get(path))

    def _timed(self, page: str, ask: Callable[[], httpx.Response]) -> str:
        begun = time.perf_counter()
        try:
            try:
                answer = ask()
            except httpx.RemoteProtocolError:  # the connection was closed as it was used: browsers then try anew
                answer = ask()
            status, text = answer.status_code, answer.text
        except httpx.HTTPError:
            status, text = 0, ""
        ended = time.perf_counter()
        self.clicks.append(Click(page, status, ended - begun, begun - self.begun))
        return text if status == 200 else ""

    def _own(self) -> int:
        """A document of this reviewer's share."""
        share = max(1, self.documents // self.many)
        return min(self.documents, self.chance.randrange(share) * self.many + self.number + 1)

    # ---------------------------------------------------------------- walks: a click, and what follows from it

    def review(self) -> Iterator[None]:
        text = self.get("queue", f"/queue?document={self.paper}")
        yield
        for _ in range(self.chance.randint(1, 4)):
            found = _TARGET.search(text)
            if found is None:  # all of this document is reviewed
                self.paper = self._own()
                return
            act = self.chance.choice(("confirm", "confirm", "reject"))
            data = {"act": act, "target": unescape(found[1]), "version": unescape(found[2]), "back": "/queue"}
            self._timed("decide", lambda data=data: self.client.post("/decide", data=data, headers=_AS_SCRIPT))
            text = self.get("queue", f"/queue?document={self.paper}")  # the next comes without another click
            yield

    def from_list(self, page: str, path: str, sort: str, name: str) -> Iterator[None]:
        """A list, and one or two of what it names."""
        found = _LINKS[sort].findall(self.get(page, path))
        yield
        for place in self.chance.sample(found, min(len(found), self.chance.randint(1, 2))):
            self.get(name, unescape(place))
            yield

    def far(self, path: str, size: int) -> str:
        """`path` at one of its first pages, or anywhere in it."""
        last = max(1, self.documents * 3 // size)
        page = self.chance.choice((1, 1, self.chance.randint(1, 5), self.chance.randint(1, last)))
        return f"{path}{'&' if '?' in path else '?'}page={page}"

    def timeline(self) -> Iterator[None]:
        kind = self.chance.choice(("", "", "?kind=warning", "?kind=incident"))
        yield from self.from_list("timeline", self.far(f"/timeline{kind}", 100), "records", "record")

    def knew(self) -> Iterator[None]:
        found = _KNEW.findall(self.get("who knew", "/knew"))
        yield
        if found:
            self.get("who knew", unescape(self.chance.choice(found)))
            yield

    def one(self, page: str, path: str) -> Iterator[None]:
        self.get(page, path)
        yield


Walk = Callable[[Reviewer], Iterator[None]]
WALKS: tuple[tuple[Walk, int], ...] = (
    (lambda who: who.one(EMPTY, "/account"), 14),
    (Reviewer.review, 12),
    (lambda who: who.one("overview", "/"), 6),
    (lambda who: who.one("queue", "/queue"), 2),
    (lambda who: who.one("documents", who.far("/documents", 200)), 4),
    (lambda who: who.one("document", f"/documents/{who.chance.randint(1, who.documents)}"), 12),
    (lambda who: who.from_list("records", who.far("/records", 100), "records", "record"), 6),
    (Reviewer.timeline, 5),
    (lambda who: who.from_list("incidents", who.far("/incidents", 1000), "chains", "chain"), 5),
    (Reviewer.knew, 4),
    (lambda who: who.one("gaps", who.far("/gaps", 500)), 4),
    (lambda who: who.one("open", "/open"), 3),
    (lambda who: who.one("contradictions", who.far("/contradictions", 500)), 4),
    (lambda who: who.one("search", f"/search?q={who.chance.choice(WORDS)}"), 6),
    (lambda who: who.from_list("actors", who.far("/actors", 2000), "actors", "actor"), 4),
    (lambda who: who.one("sources", "/sources"), 2),
    (lambda who: who.one("log", who.far("/log", 100)), 3),
    (lambda who: who.one("files", "/files"), 1),
    (lambda who: who.one("state", "/api/state"), 4),
)
