"""Reprints made by a written recipe from texts at hand: which texts are of one family is known by making.

Nothing is drawn but from `random.Random` with a seed, so the same texts and seed give the same reprints.
Of each text, one of each of these is made (`MAKERS`): the same words in another layout; the first half; a third of
its sentences in a row; a new top over the rest; paragraphs in another order; 10, 20, 30 and 40 percent of its words
changed; a third with up to 40 percent changed under a new top. Half of all texts then get their publisher's
footer, and every fifth the same long quotation as others of other families, so that these have words in common.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from forewarned.model import Document

Maker = Callable[["Text", random.Random, "Stock"], "Text"]
Text = list[list[str]]  # paragraphs of sentences

_DAY = date(2016, 9, 1)
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_PAPERS: Mapping[str, str] = {
    "The Harbour Post": "This story was first sent to subscribers of the morning letter. Write to the desk with "
    "corrections; letters may be shortened. All rights in this text are kept by the paper and its writers.",
    "Northern Wire": "Northern Wire is owned by its 41 member papers. Members may print this text whole or in part "
    "until the end of the week that follows. Photographs, tables and charts are sold on their own.",
    "Valley Courier": "Support reporting from the valley for the price of a coffee. The Courier has no owner but its "
    "readers, takes no money from parties, and names every error on page two the day after it was found.",
    "Evening Ledger": "",
}
_SPEECH = (
    "“We have looked at every page of this and we will look again. Nobody in this building was asleep, and nobody "
    "will be made to pay for the failings of others. What we were told, we passed on within the hour; what we were "
    "not told, we could not pass on. I say to the families that the door stays open, and I say to those who write "
    "that all was known beforehand that they should show us the paper on which it stood,” {who} said."
)
_SPEAKERS = ("the minister", "the head of the inquiry", "a spokeswoman", "the governor")


class Stock:
    """Words and tops of texts that no family is made of: what changed words and new tops are drawn from."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.words = sorted({word for text in texts for word in re.findall(r"[a-z]{3,}", text)})
        self.tops = [sentence for text in texts for sentence in _SENTENCE.split(text) if 60 < len(sentence) < 250]


def split(text: str) -> Text:
    """Paragraphs of sentences."""
    paragraphs = [paragraph.strip() for paragraph in re.split(r"\n\s*\n", text)]
    return [_SENTENCE.split(paragraph) for paragraph in paragraphs if paragraph]


def joined(text: Text) -> str:
    """The text of `split`."""
    return "\n\n".join(" ".join(sentences) for sentences in text if sentences)


def paraphrased(text: Text, rng: random.Random, stock: Stock, rate: float) -> Text:
    """`rate` of the words replaced, dropped or given a new neighbour, and clauses swapped about one comma."""
    return [[_changed(_swapped(sentence, rng), rng, stock, rate) for sentence in sentences] for sentences in text]


def _swapped(sentence: str, rng: random.Random) -> str:
    head, comma, tail = sentence.partition(", ")
    if not comma or "," in tail or rng.random() < 0.5:
        return sentence
    return f"{tail.rstrip('.')}, {head}."


def _changed(sentence: str, rng: random.Random, stock: Stock, rate: float) -> str:
    words = sentence.split()
    whole, odd = divmod(rate * len(words), 1)
    for at in sorted(rng.sample(range(len(words)), int(whole) + (rng.random() < odd)), reverse=True):
        action = rng.choice(("replace", "replace", "replace", "drop", "insert"))
        words[at : at + (action != "insert")] = [] if action == "drop" else [rng.choice(stock.words)]
    return " ".join(words)


def _laid_out(text: Text, rng: random.Random, stock: Stock) -> Text:
    plain = str.maketrans("“”‘’", "\"\"''")
    return [[sentence.translate(plain).replace(" ", "\n") for paragraph in text for sentence in paragraph]]


def _cut(text: Text, rng: random.Random, stock: Stock) -> Text:
    return _stretch(text, 0.0, 0.5)


def _third(text: Text, rng: random.Random, stock: Stock) -> Text:
    return _stretch(text, rng.random() * 2 / 3, 1 / 3)


def _stretch(text: Text, begin: float, part: float) -> Text:
    """Sentences in a row, `part` of the words or a little more."""
    total, seen = len(joined(text).split()), 0
    found: Text = []
    for sentences in text:
        kept = []
        for sentence in sentences:
            if begin * total <= seen + len(sentence.split()) / 2 and sum(map(_words, [*found, kept])) < part * total:
                kept.append(sentence)
            seen += len(sentence.split())
        found.append(kept)
    return found


def _words(sentences: Sequence[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _topped(text: Text, rng: random.Random, stock: Stock) -> Text:
    """The first sentences away, a fifth as many words of others before the rest."""
    rest = _stretch(text, 0.1, 0.9)
    top: list[str] = []
    while _words(top) < 0.2 * sum(map(_words, text)):
        top.append(rng.choice(stock.tops))
    return [top, *rest]


def _ordered(text: Text, rng: random.Random, stock: Stock) -> Text:
    blocks = text if len(text) > 3 else [[sentence] for sentences in text for sentence in sentences]
    return rng.sample(blocks, len(blocks))


def _paraphrase(rate: float) -> Maker:
    return lambda text, rng, stock: paraphrased(text, rng, stock, rate)


def _all_at_once(text: Text, rng: random.Random, stock: Stock) -> Text:
    return _topped(paraphrased(_third(text, rng, stock), rng, stock, rng.uniform(0.1, 0.4)), rng, stock)


MAKERS: Mapping[str, Maker] = {
    "layout": _laid_out,
    "half": _cut,
    "third": _third,
    "new top": _topped,
    "re-ordered": _ordered,
    **{f"{rate} % changed": _paraphrase(rate / 100) for rate in (10, 20, 30, 40)},
    "third, changed, new top": _all_at_once,
}


def reprints(texts: Sequence[tuple[str, str]], *, seed: int) -> list[tuple[Document, str, str]]:
    """For `texts` (id, text): documents, the id of the text each is of, and how it was made ("original" first).

    A fifth of the texts is the stock of words and tops; these stand among the documents without reprints.
    """
    rng = random.Random(seed)
    mixed = rng.sample(list(texts), len(texts))
    stock = Stock([text for _, text in mixed[: len(mixed) // 5]])
    made = []
    for place, (name, text) in enumerate(mixed):
        kinds = {"original": None, **(MAKERS if place >= len(mixed) // 5 else {})}
        for number, (kind, maker) in enumerate(kinds.items()):
            body = joined(maker(split(text), rng, stock)) if maker else text
            day = _DAY + timedelta(days=place % 60 + (rng.randrange(4) if maker else 0))
            document = Document(id=f"{name}/{number:02}", text=body, published=day)
            made.append((_printed(document, rng), name, kind))
    return made


def _printed(document: Document, rng: random.Random) -> Document:
    """The document by some paper: half with its footer, a fifth with a quotation that others print too."""
    paper, footer = rng.choice(list(_PAPERS.items()))
    parts = [document.text]
    if rng.random() < 0.2:
        parts.append(_SPEECH.format(who=rng.choice(_SPEAKERS)))
    if footer and rng.random() < 0.65:
        parts.append(footer)
    return replace(document, publisher=paper, text="\n\n".join(parts))
