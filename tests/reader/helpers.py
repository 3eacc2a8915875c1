"""What the reader's tests share. The pipeline of `forewarned.parse.nlp` is loaded once for the whole session."""

from __future__ import annotations

from datetime import date
from functools import cache

from spacy.tokens import Doc, Span, Token

from forewarned.model import Document, Entry
from forewarned.parse import nlp
from forewarned.reader import frames, kinds, read
from forewarned.reader.frames import Hit
from forewarned.reader.page import Page, Sentence
from forewarned.reader.scan import DENSE, scan

PUBLISHED = date(2023, 5, 17)  # a Wednesday


@cache
def parse(text: str) -> Doc:
    return nlp()(text)


def sentence(text: str) -> Span:
    """The only sentence of `text`."""
    (found,) = parse(text).sents
    return found


def token(text: str, word: str) -> Token:
    """The only token `word` of `text`, or the last of several."""
    return [t for t in parse(text) if t.text == word][-1]


def words(first: Token, last: Token) -> str:
    """The words from `first` to `last`."""
    return first.doc[first.i : last.i + 1].text


def hit(text: str, word: str, *, frame: str | None = None) -> Hit:
    """The hit on `word` of `text`, by the frame asked for or the first one."""
    return next(
        h for h in frames.hits(sentence(text)) if h.token.text == word and (frame is None or h.frame.name == frame)
    )


def setting(text: str) -> kinds.Setting:
    """The setting of the only sentence of `text`."""
    found = scan(text, [(0, len(text))])
    return kinds.setting(sentence(text), 0, found, float(found.density >= DENSE))


@cache
def page(text: str) -> Page:
    """`text` as a document of `PUBLISHED` with every sentence parsed, the rules alone."""
    return Page(Document(id="own", text=text, published=PUBLISHED), scan_first=False, trained=False)


def spot(text: str, word: str) -> tuple[Sentence, Token]:
    """The last token `word` of the page of `text`, and its sentence."""
    return [(s, t) for s in page(text).sentences for t in s.span if t.text == word][-1]


def entries(text: str, kind: str | None = None) -> list[Entry]:
    """What the rules read in `text`, of one kind or of all."""
    found = read(Document(id="own", text=text, published=PUBLISHED), trained=False)
    return [entry for entry in found if kind in (None, entry.kind)]
