"""Text of documents, and of people, never becomes markup: hostile words in every field, through every page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import quote, urljoin, urlsplit

import httpx
import lxml.html
import pytest
from playwright.sync_api import Page

from forewarned.board.laying import lay_out
from forewarned.case import Case, Proposal, new_case
from tests.app.conftest import signed_in
from tests.app.routes import LOOKS
from tests.app.serving import Served, serving
from tests.case.readers import FIRST

_FIELDS = ("id", "title", "publisher", "author", "text", "actor", "about", "note", "tag", "flag", "reason", "source",
           "interest", "file", "case", "who", "name")  # fmt: skip
# Each field has words of its own, so that a page that shows them is known by them.
_MARKUP = "\"'><img src=x onerror=alert(1)><svg/onload=alert(2)>{{7*7}}\u202e"
WORDS = {field: f"Xss{field}<script>alert('{field}')</script>{_MARKUP}" for field in _FIELDS}
WORDS["file"] = WORDS["file"].replace("/", "")
URLS = [
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://x.example/"onmouseover="alert(1)',
    " \tJaVaScRiPt:alert(1)",
]
_MOST = 250  # pages
_WORDS_OF_OURS = re.compile(r"^(https?://|/|\?|#|$)")


def documents() -> Iterator[dict[str, str]]:
    """A document for each hostile address; the reader of the tests takes actor and what it is about from the text."""
    for number, url in enumerate(URLS):
        yield {
            "id": f"{WORDS['id']}/../{number}",
            "title": WORDS["title"],
            "publisher": WORDS["publisher"],
            "author": WORDS["author"],
            "url": url,
            "published": "2023-05-14",
            "text": f"The report says: {WORDS['text']}\n\n"
            f"Eve {WORDS['actor']} warned the master {WORDS['about']} on 2023-05-0{number + 1} of the crane.\n\n"
            f"The crane {WORDS['about']} exploded on 2023-05-09 near the docks.\n\n"
            f"Eve {WORDS['actor']} dismissed the crane.\n\nEve {WORDS['actor']} knew of the crane {WORDS['about']}.\n",
        }


def decided(case: Case) -> None:
    """Notes, tags, flags, sources and reasons of the same words."""
    entries = sorted(case.review().reviews)
    one, two = entries[:2]
    for act in ("note", "tag", "flag"):
        case.decide(Proposal(act=act, targets=(one,), value=WORDS[act][:100], reason=WORDS["reason"]), who=WORDS["who"])
    case.decide(Proposal(act="reject", targets=(two,), reason=WORDS["reason"], versions={two: case.version(two) or ""}))
    name = WORDS["source"]
    value = {"name": name, "reliability": "B", "interest": WORDS["interest"]}
    case.decide(Proposal(act="source", value=value, versions={name: case.source_version(name)}))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("hostile")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "all.jsonl").write_text("\n".join(map(json.dumps, documents())), encoding="utf-8")
    (papers / f"{WORDS['file']}.txt").write_text("The coastguard warned the master on 2023-05-02.\n")
    (papers / f"{WORDS['file']}.pdf").write_bytes(b"no PDF at all")
    with new_case(folder / "x.case", name=WORDS["case"], who=WORDS["who"], reader=FIRST) as case:
        case.add([papers])
        decided(case)
        lay_out(case)
        with serving(case) as served:
            yield served


@pytest.fixture(scope="module")
def pages(hostile: Served) -> dict[str, httpx.Response]:
    """The pages that links lead to, from all routes without parameters and from a search for the words on."""
    client = hostile.client()
    left = [
        way.path
        for way in LOOKS
        if not way.path.endswith("/0") and "original" not in way.path and "export" not in way.path
    ]
    left += [f"/search?q={quote(word)}" for word in (WORDS["title"], "Xsstext", "alert")]
    left += [
        f"/{way.path.strip('/').split('/')[0]}/{quote('<script>alert(1)</script>', safe='')}"
        for way in LOOKS
        if way.path.endswith("/0")
    ]
    seen: dict[str, httpx.Response] = {}
    while left and len(seen) < _MOST:
        path = left.pop(0)
        if path in seen:
            continue
        answer = seen[path] = client.get(path, follow_redirects=True)
        if is_page(answer):
            for link in lxml.html.fromstring(answer.content).xpath("//a/@href"):
                found = urlsplit(urljoin(path, str(link)))
                way = f"{found.path}?{found.query}".rstrip("?")
                kind = sum(urlsplit(one).path.split("/")[1] == found.path.split("/")[1] for one in (*seen, *left))
                if not found.netloc and not found.scheme and kind < 25 and "export" not in way:
                    left.append(way)
    return seen


def is_page(answer: httpx.Response) -> bool:
    """Whether a browser would show it as a page."""
    away = answer.headers.get("content-disposition", "").startswith("attachment")
    return answer.headers["content-type"].startswith("text/html") and not away


def test_pages_are_found(pages: dict[str, httpx.Response]) -> None:
    shown = {path: answer for path, answer in pages.items() if is_page(answer)}
    assert len(shown) > 20
    assert [(path, answer.status_code) for path, answer in pages.items() if answer.status_code >= 500] == []


def test_every_hostile_word_is_shown_somewhere_as_words(pages: dict[str, httpx.Response]) -> None:
    texts = []
    for answer in pages.values():
        if is_page(answer) and answer.status_code == 200:
            tree = lxml.html.fromstring(answer.content)
            texts.append(f"{tree.text_content()} {' '.join(map(str, tree.xpath('//@value')))}")
    whole = "\n".join(texts)
    unseen = [field for field, words in WORDS.items() if words.partition('"')[0] not in whole]
    # A name that nobody corrected is on no page.
    assert set(unseen) <= {"name", "author"}


def faults(page: bytes) -> list[str]:
    """What in a page could run, or load from elsewhere."""
    tree = lxml.html.fromstring(page)
    found = []
    for node in tree.iter(lxml.etree.Element):
        tag = str(node.tag)
        if tag in (
            "iframe",
            "object",
            "embed",
            "base",
            "applet",
            "frame",
            "style",
            "img",
            "image",
            "foreignObject",
            "use",
        ):
            found.append(f"<{tag}>")
        if tag == "script" and (node.text_content() or not str(node.get("src")).startswith("/static/")):
            found.append(lxml.html.tostring(node, encoding="unicode")[:100])
        if tag == "link" and not str(node.get("href")).startswith("/static/"):
            found.append(str(node.get("href")))
        for name, value in node.attrib.items():
            leads = name in ("href", "src", "action", "formaction", "xlink:href", "poster", "data", "ping")
            if str(name).startswith("on") or name in ("style", "srcdoc", "http-equiv"):
                found.append(f"{tag} {name}={value}"[:100])
            if leads and not _WORDS_OF_OURS.match(str(value)):
                found.append(f"{tag} {name}={value}"[:100])
            if leads and str(value).startswith("//"):
                found.append(f"{tag} {name}={value}"[:100])
    return found


def test_nothing_in_any_page_runs_or_loads(pages: dict[str, httpx.Response]) -> None:
    for path, answer in pages.items():
        if is_page(answer):
            assert faults(answer.content) == [], path
        else:
            kind = answer.headers["content-type"].partition(";")[0]
            away = "attachment" in answer.headers.get("content-disposition", "")
            assert kind == "application/json" or away, (path, kind)


@pytest.mark.parametrize(
    "page",
    [
        "<p onclick=x>", "<script>1</script>", "<script src=//x></script>", "<a href='javascript:x'>", "<img src=x>",
        "<p style='x'>", "<a href=' javascript:x'>", "<svg onload=x>", "<form action='data:x'>", "<a href='//x'>",
    ],
)  # fmt: skip
def test_faults_are_noticed(page: str) -> None:
    assert faults(f"<html><body>{page}</body></html>".encode())


def test_links_to_elsewhere_tell_them_nothing(pages: dict[str, httpx.Response]) -> None:
    for answer in pages.values():
        if is_page(answer):
            for link in lxml.html.fromstring(answer.content).xpath("//a[starts-with(@href, 'http')]"):
                assert {"noopener", "noreferrer"} <= set(str(link.get("rel")).split())


def test_files_are_handed_out_as_files(hostile: Served) -> None:
    client = hostile.client()
    kinds = set()
    for number in range(1, 6):
        answer = client.get(f"/documents/{number}/original")
        if answer.status_code == 200:
            kinds.add(answer.headers["content-type"])
            assert answer.headers["content-disposition"].startswith("attachment")
            assert not re.search(r'filename="[^"]*[<>/\\]', answer.headers["content-disposition"])
    assert kinds
    assert not [kind for kind in kinds if "html" in kind or "svg" in kind or "script" in kind]


def test_a_browser_finds_nothing_to_run(blank: Page, hostile: Served, pages: dict[str, httpx.Response]) -> None:
    """`blank` fails where a page opens a dialog, asks for anything elsewhere, or breaks the content policy."""
    page = signed_in(blank, hostile)
    sorts: dict[str, str] = {}
    for path, answer in pages.items():
        if answer.status_code == 200 and is_page(answer):
            parts = urlsplit(path).path.strip("/").split("/")
            sorts.setdefault(f"{parts[0]} {len(parts)} {bool(urlsplit(path).query)}", path)
    assert len(sorts) > 12
    for path in sorts.values():
        page.goto(hostile.url + path)
        page.keyboard.press("j")
        assert page.evaluate("typeof window.alert") == "function"
        assert page.locator("img[src='x'], svg[onload]").count() == 0
