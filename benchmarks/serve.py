#!/usr/bin/env python3
"""Load on the review app: 20 reviewers clicking for a minute on a large case, and the memory that it takes.

    serve.py [--documents 3000...] [--reviewers 20] [--seconds 60]

For each number of documents, a case of made reports with ten entries for each (benchmarks/made_case.py); its board is
laid out, timed and its memory taken; then `forewarned serve` runs on a port of 127.0.0.1, for a team, as behind a
proxy: 20 accounts, 20 sessions. The reviewers (benchmarks/reviewers.py) are threads of this process, which shares the
machine with the server. What they decide makes the server lay the board out again beside its work, as it always does.

Printed are for each page the clicks, the median and the 95th percentile in milliseconds, and the median over that of
the empty page of the same run, which is the account page. 409 (somebody else decided first) and 404 of a record (its
entries were just put together otherwise) are no errors, and are counted. Wanted, else the exit status is 1:

- no error: no other status than 200, and no answer that did not come
- the median of all pages but the empty one at most 8 times the median of the empty one
- the server itself holds at most 400 MB, whatever the size of the case (the process that lays the board out is told
  beside it; it ends when it is done)
"""

from __future__ import annotations

import argparse
import re
import resource
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

import httpx
import psutil
from made_case import made_case
from reviewers import EMPTY, Click, Reviewer

from forewarned.app.accounts import Accounts
from forewarned.case import open_case

RATIO, MEMORY = 8.0, 400.0  # at most: times the empty page, MB of the server
_CSRF = re.compile(r'(?:data-csrf|name="csrf" value)="([^"]+)"')
_MAY_BE = {404: ("record", "chain", "actor"), 409: ("decide",)}


@dataclass
class Memory:
    """What the server and its child processes held, in MB, each half second."""

    server: list[float] = field(default_factory=list)
    children: list[float] = field(default_factory=list)

    def watch(self, process: psutil.Process, over: threading.Event) -> None:
        while not over.wait(0.5):
            self.server.append(process.memory_info().rss / 1e6)
            self.children.append(sum(map(_held, process.children(recursive=True))))


def _held(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / 1e6
    except psutil.Error:  # it has just ended
        return 0.0


@dataclass(frozen=True)
class Run:
    """What one run came to."""

    clicks: list[Click]
    memory: Memory

    def by_page(self) -> dict[str, list[float]]:
        """Milliseconds of each click, by page; the empty page first."""
        found: dict[str, list[float]] = defaultdict(list, {EMPTY: []})
        for click in sorted(self.clicks, key=lambda one: one.page):
            found[click.page].append(click.seconds * 1000)
        return found

    def errors(self) -> list[Click]:
        return [one for one in self.clicks if one.status != 200 and one.page not in _MAY_BE.get(one.status, ())]

    def ratio(self) -> float:
        """The median of all pages but the empty one, over the median of that."""
        pages = self.by_page()
        empty = median(pages.pop(EMPTY))
        return median([one for times in pages.values() for one in times]) / empty

    def failures(self) -> list[str]:
        found = [f"{len(self.errors())} errors"] if self.errors() else []
        if self.ratio() >= RATIO:
            found.append(f"the median page takes {self.ratio():.1f} times as long as an empty one")
        if max(self.memory.server) > MEMORY:
            found.append(f"the server holds {max(self.memory.server):.0f} MB")
        return found


def laid_out(place: Path) -> None:
    """Lay the board out, in a process of its own as the server does, and print what it costs."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "forewarned.board"], input=f"{place}\n", text=True, check=True)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = spent.ru_utime + spent.ru_stime - before.ru_utime - before.ru_stime
    most = spent.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(f"  laying the board out: {time.perf_counter() - begun:.1f} s, processor {processor:.1f} s, {most:,.0f} MB; "
          f"the file: {place.stat().st_size / 1e6:,.0f} MB", flush=True)  # fmt: skip


def sessions(place: Path, many: int) -> tuple[list[str], int]:
    """What the cookies of `many` reviewers hold, who have accounts of the case; and how many documents it has."""
    with open_case(place) as case:
        status, accounts = case.status(), Accounts(case.engine)
        names = [f"Reviewer {number}" for number in range(1, many + 1)]
        for name in names:
            accounts.add(name, secrets.token_urlsafe(16), "owner" if name == names[0] else "reviewer")
        print(f"{status.documents:,} documents, {status.entries:,} entries", flush=True)
        return [accounts.begin(name) for name in names], status.documents


@contextmanager
def served(place: Path) -> Iterator[tuple[str, psutil.Process]]:
    """The address of a server of the case, and its process."""
    command = [sys.executable, "-m", "forewarned", "serve", str(place), "--port", "0", "--behind-proxy", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().strip().rstrip("/")
        try:
            if not address:
                raise RuntimeError("the server did not start")
            yield address, psutil.Process(process.pid)
        finally:
            process.terminate()


def signed_in(address: str, cookie: str) -> httpx.Client:
    """A client with the session of `cookie`; it sends the CSRF token with every request, as app.js does."""
    name = f"__Host-forewarned-{address.rpartition(':')[2]}"
    client = httpx.Client(base_url=address, timeout=60, headers={"Cookie": f"{name}={cookie}"})
    for _ in range(100):  # until the server listens
        try:
            found = _CSRF.search(client.get("/account").text)
            break
        except httpx.TransportError:
            time.sleep(0.1)
    assert found, "the server does not know the session"
    client.headers["X-CSRF-Token"] = found[1]
    return client


def run(place: Path, reviewers: int, seconds: float) -> Run:
    """The case at `place`, its board laid out, under load."""
    cookies, documents = sessions(place, reviewers)
    with served(place) as (address, process):
        clients = [signed_in(address, cookie) for cookie in cookies]
        given = [Reviewer(client, number, reviewers, documents) for number, client in enumerate(clients)]
        memory, over, begun = Memory([process.memory_info().rss / 1e6], [0.0]), threading.Event(), time.perf_counter()
        watching = threading.Thread(target=memory.watch, args=(process, over))
        working = [threading.Thread(target=one.work, args=(begun, begun + seconds)) for one in given]
        for thread in (watching, *working):
            thread.start()
        for thread in working:
            thread.join()
        over.set()
        watching.join()
        for client in clients:
            client.close()
    return Run([click for one in given for click in one.clicks], memory)


def show(found: Run, seconds: float) -> None:
    """Print what a run came to."""
    pages = found.by_page()
    empty = median(pages[EMPTY])
    print(f"  {'page':<16}{'clicks':>8}{'median ms':>11}{'95th ms':>10}{'to empty':>10}")
    for page, times in pages.items():
        most = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"  {page:<16}{len(times):>8,}{median(times):>11.1f}{most:>10.1f}{median(times) / empty:>10.1f}")
    passed = defaultdict(int, {409: 0, 404: 0})
    for click in found.clicks:
        passed[click.status] += click.status in _MAY_BE and click.page in _MAY_BE[click.status]
    print(f"  {len(found.clicks):,} clicks, {len(found.clicks) / seconds:.1f} a second; errors: {len(found.errors())}; "
          f"others decided first: {passed[409]}, records gone: {passed[404]}")  # fmt: skip
    for click in found.errors()[:5]:
        print(f"    {click.page}: status {click.status} after {click.seconds:.1f} s, {click.at:.0f} s from the start")
    print(f"  the median page takes {found.ratio():.1f} times as long as an empty one (under {RATIO:.0f} wanted)")
    held = found.memory.server
    print(f"  memory of the server: {held[0]:.0f} MB at the start, {held[len(held) // 2]:.0f} in the middle, "
          f"{held[-1]:.0f} at the end, {max(held):.0f} at most ({MEMORY:.0f} wanted); of what lays the board out "
          f"meanwhile: {max(found.memory.children):,.0f} at most", flush=True)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[3000])
    parser.add_argument("--reviewers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args(arguments)
    failures = []
    for documents in options.documents:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(shutil.copyfile(made_case(documents), Path(folder, "made.case")))
            laid_out(place)
            found = run(place, options.reviewers, options.seconds)
        show(found, options.seconds)
        failures += [f"{documents:,} documents: {failure}" for failure in found.failures()]
    for failure in failures:
        print(f"failed: {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
