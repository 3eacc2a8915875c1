from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from forewarned.ingest.pages import page_documents
from forewarned.ingest.paragraphs import collapsed, row_paragraphs, tree_paragraphs
from forewarned.ingest.raws import Unreadable
from tests.ingest.helpers import SENTENCE, raw_of

STORY = (
    "<p>The ministry was warned two days before the dam broke, according to minutes seen by this newspaper, but it did"
    " not order the evacuation of the towns below.</p>"
    "<p>Engineers had written on 3 March and again on 5 March. Both letters were left unanswered, the minutes show.</p>"
)
SITE = f"""<!DOCTYPE html><html><head><title>Dam | Ledger</title><script src="a.js"></script></head><body>
<header><a href="/">Ledger</a> <a href="/login">Sign in</a></header>
<nav><ul><li><a href="/w">World news</a></li><li><a href="/b">Business news</a></li></ul></nav>
<article><h1>Ministry ignored flood alert</h1>
<figure><img src="a.jpg"><figcaption>Boats search the flooded town of Lower Weir</figcaption></figure>
{STORY}
<p>Watch: <a href="/v">Dam breaks in storm</a></p>
<p>Rescue workers are seen near the broken dam on Tuesday</p>
<p><strong>Read also: <a href="/x">Ten dams in danger</a></strong></p>
<h2>A long history</h2><p>“It was a matter of time,” an engineer said.</p><p>(With inputs from agencies)</p>
<div class="newsletter">Sign up for our newsletter</div></article>
<aside><h3>Most read</h3><ul><li><a href="/1">Gunmen attack hotel, police say</a></li>
<li><a href="/2">Embassy warns of attack</a></li></ul></aside>
<div id="comments"><p>I think they knew of it. A reader</p></div>
<footer><p>Copyright 2024 The Ledger. All rights reserved.</p></footer></body></html>"""


def read(markup):
    data = markup if isinstance(markup, bytes) else markup.encode()
    (document,) = page_documents(raw_of(data, "a.html"))
    return document


def with_head(head, body=STORY):
    return read(f"<html><head>{head}</head><body>{body}</body></html>")


def test_the_report_is_kept_and_the_site_around_it_is_not():
    paragraphs = read(SITE).text.split("\n\n")
    assert paragraphs[0] == "Ministry ignored flood alert"
    assert [words[:12] for words in paragraphs[1:]] == ["The ministry", "Engineers ha", "A long histo", "“It was a ma"]


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        ('<meta property="article:published_time" content="2024-03-07T23:30:00Z">', date(2024, 3, 7),
         "meta article:published_time"),
        ('<meta name="DC.date.issued" content="2024-03-07">', date(2024, 3, 7), "meta dc.date"),
        ('<meta name="pubdate" content="7 March 2024">', date(2024, 3, 7), "meta pubdate"),
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2024-03-07"}]}</script>', date(2024, 3, 7),
         "JSON-LD datePublished"),
        ('<link rel="canonical" href="https://news.example.org/2024/03/07/dam">', date(2024, 3, 7),
         "address of the page"),
        ('<meta property="article:modified_time" content="2024-03-07">', None, None),
        ('<meta name="pubdate" content="03/04/2024">', None, None),
        ('<script type="application/ld+json">{broken</script>', None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_when_it_was_published_and_where_that_was_found(head, day, basis):
    document = with_head(head)
    assert (document.published, document.published_basis) == (day, basis)


def test_a_time_element_and_a_dateline():
    document = read(f'<article><time datetime="2024-03-07T10:00">today</time>{STORY}</article>')
    assert document.published_basis == "time datetime"
    document = read("<p>LONDON, March 7, 2024 - The dam broke after two warnings.</p>")
    assert document.published_basis == 'dateline "LONDON, March 7, 2024"'


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ('<meta property="og:site_name" content="The Ledger">', "The Ledger"),
        ('<script type="application/ld+json">{"publisher":{"name":"The Ledger"}}</script>', "The Ledger"),
        ('<link rel="canonical" href="https://www.ledger.example/a">', "ledger.example"),
        ("", None),
    ],
)
def test_publisher(head, publisher):
    assert with_head(head).publisher == publisher


def test_title_author_address_and_day_of_saving():
    document = read(
        "<!--\n saved by SingleFile\n url: https://ledger.example/dam\n saved date: Fri Mar 08 2024 10:00:00\n-->"
        f"<html><head><title>Dam</title><meta name='author' content='Jane Roe'></head><body>{STORY}</body></html>"
    )
    assert (document.title, document.author) == ("Dam", "Jane Roe")
    assert (document.url, document.retrieved, document.published) == (
        "https://ledger.example/dam",
        date(2024, 3, 8),
        None,
    )


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>One\nline.</p><p>Two<br>lines.</p>", ["One line.", "Two lines."]),
        ("One.<br><br>Two.", ["One.", "Two."]),
        ("<div>One.<p>Two.</p>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p>It was <b>w</b>eak<!-- not --> and<i> old</i>.</p>", ["It was weak and old."]),
        ("<table><tr><th>Day</th><th>Level</th></tr></table>", ["Day | Level"]),
        ("<table><tr><td>It broke.</td><td>It was weak.</td></tr></table>", ["It broke.", "It was weak."]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<pre>One\ntwo.\n\nThree.</pre>", ["One two.", "Three."]),
        ("<style>p{}</style><script>x()</script><p>One.</p>", ["One."]),
        ("<p>&nbsp;</p><p>One&nbsp;two.</p>", ["One two."]),
    ],
)
def test_markup_to_paragraphs(markup, paragraphs):
    assert tree_paragraphs(html.document_fromstring(f"<html><body>{markup}</body></html>")) == paragraphs


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Co", "Cn"])), max_size=6))
def test_paragraphs_of_any_words_come_back(paragraphs):
    body = html.Element("body")
    for words in paragraphs:
        html.etree.SubElement(body, "p").text = words
    expected = [stripped for words in paragraphs if (stripped := collapsed(words).strip("| "))]
    assert tree_paragraphs(body) == expected


@pytest.mark.parametrize(
    "markup",
    [
        f'<html><head><meta charset="windows-1251"></head><body><p>{SENTENCE} «да»</p></body></html>'.encode("cp1251"),
        f"<html><body><p>{SENTENCE} «да»</p></body></html>".encode("utf-16"),
        f'<?xml version="1.0" encoding="utf-8"?><html><body><p>{SENTENCE} «да»</p></body></html>'.encode(),
    ],
)
def test_declared_encodings(markup):
    assert read(markup).text == f"{SENTENCE} «да»"


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><script>x()</script></body></html>",
        "<",
    ],
)
def test_a_page_without_a_report_is_refused(markup):
    with pytest.raises(Unreadable):
        read(markup)


def test_nesting_deeper_than_the_parser_goes_is_refused():
    with pytest.raises(Unreadable):
        read("<div>" * 5000 + SENTENCE + "</div>" * 5000)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (f"<h1>Dam was weak</h1>{STORY}", "Dam was weak"),
        (f"<header><h1>The Ledger</h1></header>{STORY}", "Dam was weak | The Ledger"),
        (f"<h1>The Ledger</h1><h1>Dam was weak</h1>{STORY}", "Dam was weak"),
        (f"<h1>Dam was weak</h1><h1>Other news</h1>{STORY}", "Dam was weak"),
    ],
)
def test_the_headline_is_the_pages_and_not_the_sites(body, title):
    head = '<title>Dam was weak | The Ledger</title><meta property="og:site_name" content="The Ledger">'
    document = with_head(head, body)
    assert document.title == title
    assert document.text.count("Dam was weak") == ("<h1>Dam was weak" in body)


@pytest.mark.parametrize(
    ("cells", "paragraphs"),
    [(["a", "", "b"], ["a | b"]), (["It broke.", "b"], ["It broke.", "b"]), (["", ""], []), ([], [])],
)
def test_rows_of_tables(cells, paragraphs):
    assert row_paragraphs(cells) == paragraphs
