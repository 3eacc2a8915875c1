"""Where the words of one noun or clause begin and end, read off the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# Children that belong to a name or description; clauses and appositions after it do not.
_KEPT = frozenset(
    "det amod compound poss nummod nmod quantmod prep pobj advmod case predet neg npadvmod punct pcomp "
    "cc conj nn oprd meta acl".split()
)


def noun_phrase(head: Token) -> tuple[Token, Token]:
    """First and last token of the name or description that `head` heads, later clauses left out."""
    first = last = head
    left_edge, right_edge = _edges(head, top=True)
    first, last = head.doc[left_edge], head.doc[right_edge]
    while last.i > head.i and ((last.is_punct and last.text not in ")]”\"'%’") or last.dep_ in ("cc", "case")):
        last = head.doc[last.i - 1]
    while first.i < head.i and (first.is_punct and first.text not in "“\"'(‘[$"):
        first = head.doc[first.i + 1]
    return first, last


def _edges(head: Token, *, top: bool) -> tuple[int, int]:
    low = high = head.i
    for child in head.children:
        if not _belongs(child, head, top=top):
            continue
        a, b = _edges(child, top=False)
        low, high = min(low, a), max(high, b)
    return low, high


def _belongs(child: Token, head: Token, *, top: bool) -> bool:
    if child.dep_ not in _KEPT:
        return child.dep_ == "appos" and child.pos_ == "PROPN" and child.i == head.i + 1
    if child.dep_ in ("conj", "cc"):
        return not top
    if child.dep_ == "punct":
        return child.text in "-–()[]\"“”'’‘"
    if child.dep_ == "acl":  # "called Dossier Center", not "killing three people"
        return child.lower_ in ("called", "named", "known", "based", "located", "calling")
    if child.dep_ == "prep" and child.i > head.i:
        return child.lower_ in ("of", "for", "in", "on", "from", "to", "at", "near", "with", "within", "against")
    return True


def subtree_span(token: Token) -> tuple[Token, Token]:
    """First and last token of everything below `token`, without marks at the edges."""
    first, last = token.left_edge, token.right_edge
    while last.i > first.i and ((last.is_punct and last.text not in ")]") or last.is_space):
        last = last.doc[last.i - 1]
    while first.i < last.i and (first.is_punct or first.is_space):
        first = first.doc[first.i + 1]
    return first, last
