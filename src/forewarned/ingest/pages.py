"""HTML → Document: the report without the page around it, and what the page says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

import trafilatura
from lxml import html
from lxml.html import HtmlElement
from trafilatura.settings import Document as Extracted

from forewarned.ingest.days import day
from forewarned.ingest.decoding import decoded
from forewarned.ingest.documents import document_of
from forewarned.ingest.furniture import is_caption, is_teaser
from forewarned.ingest.paragraphs import collapsed, joined, tree_paragraphs
from forewarned.ingest.raws import TEXT_LIMIT, Raw, Unreadable
from forewarned.model import Document

# Where pages say when they were published, the surest first: (basis, XPath of the values).
_DATE_PLACES = (
    ("meta article:published_time", "//meta[@property='article:published_time']/@content"),
    ("meta article:published_time", "//meta[@name='article:published_time']/@content"),
    ("meta datePublished", "//meta[@itemprop='datePublished']/@content"),
    ("meta citation_publication_date", "//meta[@name='citation_publication_date' or @name='citation_date']/@content"),
    ("meta dc.date", "//meta[translate(@name, 'DCISUEATRM', 'dcisueatrm')='dc.date.issued']/@content"),
    ("meta dc.date", "//meta[translate(@name, 'DCISUEATRM', 'dcisueatrm')='dc.date']/@content"),
    ("meta dcterms.issued", "//meta[translate(@name, 'DCISUEATRM', 'dcisueatrm')='dcterms.issued']/@content"),
    ("meta parsely-pub-date", "//meta[@name='parsely-pub-date']/@content"),
    ("meta sailthru.date", "//meta[@name='sailthru.date']/@content"),
    ("meta pubdate", "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='publish_date'"
     " or @name='publication_date' or @name='date']/@content"),
    ("itemprop datePublished", "//*[@itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/text()"),
    ("time pubdate", "//time[@pubdate]/@datetime"),
)  # fmt: skip
_FIRST_TIME = "(//article//time | //main//time | //header//time)[1]/@datetime"
_URL_DAY = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})(?:/|$)")
_ADDRESS = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content | //link[@rel='original']/@href"
_PUBLISHER = "//meta[@property='og:site_name']/@content | //meta[@name='application-name']/@content"
# What a page with a site around it has and a saved text has not.
_AROUND = "//a[@href] | //nav | //aside | //footer | //script[not(contains(@type, 'json'))] | //form | //iframe"
_SAVED = re.compile(r"saved from url=\(\d+\)(?P<browser>\S+)|\burl:\s*(?P<url>\S+)|saved date:\s*(?P<day>[^\n]+)")


def page_documents(raw: Raw) -> Iterator[Document]:
    """The one document of an HTML file; `Unreadable` where it holds no text of a report."""
    data = raw.read(TEXT_LIMIT)
    tree = parsed(_page_text(data))
    extracted = trafilatura.bare_extraction(
        html.tostring(tree, encoding="unicode"),
        fast=True,  # no second and third extractor whose output would replace the first's by length
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=True,
        # Ours (below) says where it found the day; htmldate's default bound is the clock.
        date_extraction_params={"max_date": "2999-12-31", "extensive_search": False, "original_date": True},
    )
    found = extracted if isinstance(extracted, Extracted) else None
    paragraphs = page_paragraphs(tree, found)
    if not paragraphs:
        raise Unreadable("no text of a report found on this page")
    url, retrieved = _address(tree), None
    for match in _SAVED.finditer(" ".join(str(comment) for comment in tree.xpath("//comment()"))[:4000]):
        url = url or match["url"] or match["browser"]
        retrieved = retrieved or day(match["day"] or "")
    published, basis = page_date(tree, url)
    yield document_of(
        raw, data, joined(paragraphs), media_type="text/html",
        title=_title(tree, found), publisher=_publisher(tree, found, url),
        author=found.author if found else None,
        published=published, published_basis=basis, retrieved=retrieved, url=url,
    )  # fmt: skip


def parsed(markup: str) -> HtmlElement:
    """The tree of an HTML text; `Unreadable` where there is none."""
    # libxml2 refuses a str with an encoding declaration, so bytes with the encoding said from outside.
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except Exception as error:  # lxml raises ParserError, ValueError, AssertionError by version
        raise Unreadable(f"cannot be read as HTML: {error}") from None
    return tree


def page_paragraphs(tree: HtmlElement, found: Extracted | None) -> list[str]:
    """The report's paragraphs: all of a page that has no site around it, else what trafilatura keeps.

    Captions, teasers and credits among them are dropped, and the headline is put back
    where it was taken for part of the site.
    """
    plain = not tree.xpath(_AROUND)
    if not plain and found is None:
        return []
    paragraphs = tree_paragraphs(tree if plain or found is None else found.body)
    headline = _headline(tree)
    if headline and paragraphs and headline not in paragraphs:
        paragraphs.insert(0, headline)
    return [words for words in paragraphs if words == headline or not (is_teaser(words) or is_caption(words))]


def page_date(tree: HtmlElement, url: str | None) -> tuple[date | None, str | None]:
    """(day, where it was found) that a page says it was published on, or (None, None)."""
    for value in _linked_data(tree, "datePublished"):
        if isinstance(value, str) and (found := day(value)):
            return found, "JSON-LD datePublished"
    for basis, place in (*_DATE_PLACES, ("time datetime", _FIRST_TIME)):
        for value in tree.xpath(place):
            if found := day(str(value)):
                return found, basis
    if url and (match := _URL_DAY.search(url)) and (found := day("-".join(match.groups()))):
        return found, "address of the page"
    return None, None


def _linked_data(tree: HtmlElement, key: str) -> Iterator[object]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            waiting = [json.loads(script)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            node = waiting.pop(0)
            if isinstance(node, dict):
                if key in node:
                    yield node[key]
                waiting.extend(node.values())
            elif isinstance(node, list):
                waiting.extend(node)


def _page_text(data: bytes) -> str:
    # A declared encoding of the page wins over a guess where the bytes allow it.
    declared = re.search(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", data[:4096], re.I)
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data)


def _headline(tree: HtmlElement) -> str | None:
    # The only <h1> that is not the site's name, or the one that the page's title begins with.
    names = {collapsed(str(value)) for value in tree.xpath(_PUBLISHER)}
    headings = [words for h1 in tree.xpath("//h1") if (words := collapsed(h1.text_content())) and words not in names]
    if len(headings) > 1:
        title = collapsed(tree.findtext(".//title") or "")
        headings = [words for words in headings if title.startswith(words)]
    return headings[0] if headings else None


def _title(tree: HtmlElement, found: Extracted | None) -> str | None:
    if headline := _headline(tree):
        return headline
    named = [collapsed(str(value)) for value in tree.xpath("//meta[@property='og:title']/@content | //title/text()")]
    return next((name for name in named if name), None) or (found.title if found else None)


def _publisher(tree: HtmlElement, found: Extracted | None, url: str | None) -> str | None:
    for value in tree.xpath(_PUBLISHER):
        if name := collapsed(str(value)):
            return name
    for node in _linked_data(tree, "publisher"):
        named = node.get("name") if isinstance(node, dict) else node
        if isinstance(named, str) and named.strip():
            return collapsed(named)
    host = re.match(r"https?://(?:www\.)?([^/:?#]+)", url or "")
    return (found.sitename if found and found.sitename else None) or (host[1] if host else None)


def _address(tree: HtmlElement) -> str | None:
    return next((str(value) for value in tree.xpath(_ADDRESS) if str(value).startswith(("http://", "https://"))), None)
