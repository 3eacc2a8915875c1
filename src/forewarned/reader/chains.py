"""The source chain of an entry: who says so, from the outermost source to the innermost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from forewarned.model import Words
from forewarned.reader import antecedents, attributions, grammar
from forewarned.reader.passages import passages

if TYPE_CHECKING:
    from spacy.tokens import Token

    from forewarned.model import Attribution
    from forewarned.parse import Unit
    from forewarned.reader.frames import Hit
    from forewarned.reader.page import Page, Sentence

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"the", "a", "an", "of", "s", "mr", "mrs", "ms"})
_A_STATEMENT = 4  # words
_BACK = 3  # sentences: how far a speaker named only by a pronoun may have been named before


def sources(page: Page, sentence: Sentence, hit: Hit, actor: Words | None) -> tuple[Words, ...]:
    """The links of the chain that covers the predicate, without the entry's own actor."""
    start, end = sentence.unit.span(hit.token, hit.token)
    if hit.frame.kind == "incident" and not grammar.is_verb(hit.token) and _is_definite(hit.token):
        return ()  # "the bombing", in whatever somebody says, is taken as fact
    links = [] if _is_aside(page, sentence, hit.token) else chain(page, sentence, start, end)
    if hit.frame.kind in ("warning", "claim", "threat") and actor is not None:
        links = [w for w in links if not _same(w, actor)]
    kept: list[Words] = []
    for link in links:
        if not any(_same(link, k) for k in kept):
            kept.append(link)
    return tuple(kept)


def _is_aside(page: Page, sentence: Sentence, token: Token) -> bool:
    """ "He praised the dam, which had burst in May": what follows ", which" is the writer's, unless it is quoted."""
    for verb in (token, *token.ancestors):
        if verb.dep_ == "relcl" and verb.head.i < verb.i:
            opening = next((t for t in verb.subtree if t.lower_ == "which"), None)
            if opening is not None and opening.i and opening.nbor(-1).text == "," and opening.i < token.i:
                begun = page.text[sentence.start : sentence.unit.start + opening.idx]
                return begun.count("“") <= begun.count("”") and begun.count('"') % 2 == 0
    return False


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children)


def chain(page: Page, sentence: Sentence, start: int, end: int) -> list[Words]:
    """Links that cover [start, end); a pronoun takes over the chain of the speaker it stands for."""
    covering = [a for a in attributions.chains(page.attributions, start, end) if a.source is not None]
    links: list[Words] = []
    for position, attribution in enumerate(covering):
        resolved = _speaker(page, sentence, attribution)
        if position == 0 and resolved is not None:
            links.extend(_outer(page, sentence, attribution, resolved))
        if resolved is not None:
            links.append(resolved)
    for given in passages(page.text):
        if given.content[0] <= start < given.content[1] and not any(
            w.start < given.source[1] and given.source[0] < w.end for w in links
        ):
            links.insert(0, Words(*given.source, page.text[slice(*given.source)], "whose words are given"))
    return links


def _token_head(unit: Unit, start: int, end: int) -> Token | None:
    span = unit.doc.char_span(start - unit.start, end - unit.start, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _speaker(page: Page, sentence: Sentence, attribution: Attribution) -> Words | None:
    assert attribution.source is not None
    start, end = attribution.source
    words = Words(start, end, page.text[start:end], attribution.rule)
    at = _sentence_at(page, start) or sentence
    head = _token_head(at.unit, start, end)
    if head is None or not antecedents.is_anaphor(head):
        return words
    before = _speaker_before(page, at, attribution, head) or _body_before(page, attribution, head)
    if before is not None:
        return Words(before.start, before.end, before.text, "speaker before", (start, end))
    low, high = attribution.content
    outside = [n for n in page.named if not low <= n.start < high]  # nobody is named by the words they say
    found = antecedents.antecedent(head, start, at.number, outside)
    if found is None:
        return None if head.lower_ in ("i", "we", "you") else words
    return Words(found.start, found.end, page.text[found.start : found.end], "antecedent", (start, end))


def _spoken_before(page: Page, attribution: Attribution) -> list[tuple[tuple[int, int], Attribution]]:
    """(source, attribution) of what was said before, last first; nobody who is named only in what is said now."""
    start = attribution.source[0] if attribution.source is not None else 0
    low, high = attribution.content
    found = [(a.source, a) for a in page.attributions if a.source is not None]
    return [(source, a) for source, a in reversed(found) if source[1] <= start and not low <= source[0] < high]


def _speaker_before(page: Page, at: Sentence, attribution: Attribution, head: Token) -> Words | None:
    """The last speaker of the sentences just before, when a pronoun can stand for it."""
    if antecedents.is_bare_group(head):
        return None
    for source, candidate in _spoken_before(page, attribution):
        where = _sentence_at(page, source[0])
        if where is None or at.number - where.number > _BACK:
            return None
        spoken = _token_head(where.unit, *source)
        if spoken is not None and antecedents.can_stand_for(head, spoken):
            return _speaker(page, where, candidate)
    return None


def _body_before(page: Page, attribution: Attribution, head: Token) -> Words | None:
    """Of "the group said", the named body that last said anything."""
    if not antecedents.is_bare_group(head):
        return None
    for source, candidate in _spoken_before(page, attribution):
        where = _sentence_at(page, source[0])
        if where is None or len(page.text[slice(*candidate.content)].split()) < _A_STATEMENT:
            continue  # "claimed responsibility" says nothing of what others did
        spoken = _token_head(where.unit, *source)
        if spoken is not None and antecedents.is_named_body(spoken):
            start, end = _name(where.unit, spoken) or source
            return Words(start, end, page.text[start:end], "body that spoke before", attribution.source)
    return None


def _sentence_at(page: Page, position: int) -> Sentence | None:
    return next((s for s in page.sentences if s.start <= position < s.end), None)


def _name(unit: Unit, body: Token) -> tuple[int, int] | None:
    """Of "a charity called Nordlys", the name."""
    found = [e for e in body.doc.ents if e.label_ == "ORG" and (body.is_ancestor(e.root) or body in e)]
    return unit.span(found[0][0], found[0][-1]) if found else None


def _outer(page: Page, sentence: Sentence, attribution: Attribution, resolved: Words) -> list[Words]:
    """Links outside the speaker where the speaker was last quoted, so that "it added" keeps them."""
    for _, candidate in _spoken_before(page, attribution)[:6]:
        where = _sentence_at(page, candidate.content[0])
        if where is None or not 0 < sentence.number - where.number <= _BACK:
            continue
        speaker = _speaker(page, where, candidate)
        if speaker is None or not _same(speaker, resolved):
            continue
        links = attributions.chains(page.attributions, *candidate.content)
        outer = []
        for link in links:
            if link == candidate:
                break
            if resolved.mention is None and link.rule not in attributions.RELAYED:
                continue  # a name needs nobody's word but a paper's that had quoted it
            if (link.source is not None and link.content != candidate.content) or link.rule != candidate.rule:
                found = _speaker(page, where, link)
                outer += [found] if found is not None and not _same(found, resolved) else []
        return outer
    return []


def _same(a: Words, b: Words) -> bool:
    if a.start < b.end and b.start < a.end:
        return True
    x = set(_WORD.findall(a.text.lower())) - _EMPTY
    y = set(_WORD.findall(b.text.lower())) - _EMPTY
    return bool(x and y) and (x <= y or y <= x)
