"""What a form asks to be decided, as a proposal: words that were marked, or typed, become places in the document.

Fields of a form: `act`; `target` and `version`, as many of the one as of the other; `value`, `field`, `document`,
`reason`; `out` for the entries that a split takes out; `name`, `words`, `reliability`, `interest` for names. Words of
the document come as ``actor.words``, one line for each, with ``actor.spans`` ("12-40,53-60") where they were marked;
words without their spans are looked for in the document. A date comes as `earliest`, `latest` and ``when.words``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine, select
from starlette.datastructures import FormData

from forewarned.board.near import generation
from forewarned.board.tables import BOARD_ENTRIES
from forewarned.case import Proposal, Refused
from forewarned.case.anchors import located
from forewarned.case.engines import reading
from forewarned.case.model import Act
from forewarned.case.store import key_of
from forewarned.case.tables import DOCUMENTS

PROPOSAL: TypeAdapter[Proposal] = TypeAdapter(Proposal)
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_LISTS, _SLOTS = ("recipients", "sources"), ("actor", "about")
_PLAIN = ("stance", "polarity", "certainty", "kind")
Span = dict[str, int]


@dataclass(frozen=True)
class Paper:
    """The document that words are looked for in, read when it is needed; `near` is where they are likely to stand."""

    engine: Engine
    number: int | None
    near: int = 0

    @cached_property
    def text(self) -> str:
        with reading(self.engine) as connection:
            found = connection.execute(select(DOCUMENTS.c.text).where(DOCUMENTS.c.number == self.number)).scalar()
        return found or ""

    def span(self, words: str) -> Span:
        """Where `words` stand, nearest to `near`. Raises Refused where they do not."""
        place = located(words, self.text, near=self.near)
        if place is None:
            raise Refused(f"the words “{words.strip()[:80]}” are not in the document")
        return {"start": place[0], "end": place[1]}


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form, each a string."""

    given: FormData

    def one(self, name: str) -> str:
        value = self.given.get(name)
        return value if isinstance(value, str) else ""

    def all(self, name: str) -> list[str]:
        return [value for value in self.given.getlist(name) if isinstance(value, str)]

    def spans(self, name: str, paper: Paper, *, many: bool) -> list[Span]:
        """The places of the words of `name`."""
        lines = [line for line in self.one(f"{name}.words").splitlines() if line.strip()]
        if not many and lines:
            lines = [" ".join(lines)]
        marked = [{"start": int(a), "end": int(b)} for a, b in _SPAN.findall(self.one(f"{name}.spans"))]
        return marked if len(marked) == len(lines) else [paper.span(line) for line in lines]


def proposal_of(given: FormData, engine: Engine) -> Proposal:
    """The proposal that a form makes. Raises Refused in plain words where it makes none."""
    form = Form(given)
    if whole := form.one("proposal"):
        try:
            return PROPOSAL.validate_python(json.loads(whole))
        except (ValidationError, ValueError):
            raise Refused("what is to be decided again cannot be read") from None
    act = cast(Act, form.one("act"))
    targets, seen = form.all("target"), form.all("version")
    versions = {target: version for target, version in zip(targets, seen, strict=False) if version}
    return Proposal(
        act=act,
        targets=() if act == "source" else tuple(targets),
        value=_VALUES[act](form, engine) if act in _VALUES else form.one("value") or None,
        field=form.one("field") or None,
        document=form.one("document") or None,
        versions=versions,
        reason=form.one("reason"),
    )


def _corrected(form: Form, engine: Engine) -> Any:  # noqa: ANN401 - JSON of any field
    return _field(form, form.one("field"), _paper_of_entry(engine, form.one("target")))


def _field(form: Form, field: str, paper: Paper) -> Any:  # noqa: ANN401 - JSON of any field
    if field in _PLAIN:
        value = form.one(field) or form.one("value")
        return {"true": True, "false": False, "": None}.get(value, value)
    if field in _LISTS:
        return form.spans(field, paper, many=True)
    if field in _SLOTS:
        return next(iter(form.spans(field, paper, many=False)), None)
    if field == "when":
        return _day(form, paper)
    return None


def _day(form: Form, paper: Paper) -> Any:  # noqa: ANN401 - JSON
    earliest, latest = form.one("earliest").strip(), form.one("latest").strip()
    words = form.spans("when", paper, many=False)
    if not earliest:
        if latest or words:
            raise Refused("a date needs its first day, or none of its fields")
        return None
    return {"earliest": earliest, "latest": latest or earliest, **(words[0] if words else {})}


def _added(form: Form, engine: Engine) -> Any:  # noqa: ANN401 - JSON
    paper = _paper_of_document(engine, form.one("document"))
    own = next(iter(form.spans("span", paper, many=False)), None)
    if own is None:
        raise Refused("mark the words that state the entry first")
    near = Paper(engine, paper.number, own["start"])
    value: dict[str, Any] = {**own, "kind": form.one("kind")}
    for field in ("actor", "recipients", "about", "sources", "when"):
        if (found := _field(form, field, near)) not in (None, []):
            value[field] = found
    for field in ("stance", "polarity", "certainty"):
        if form.one(field):
            value[field] = _field(form, field, near)
    return value


def _number(form: Form, engine: Engine) -> int | str:
    value = form.one("value")
    return int(value) if re.fullmatch(r"\d{1,9}", value) else value


_VALUES: dict[str, Callable[[Form, Engine], Any]] = {
    "correct": _corrected,
    "add": _added,
    "undo": _number,
    "split": lambda form, engine: form.all("out"),
    "one_actor": lambda form, engine: form.all("name"),
    "other_actor": lambda form, engine: {"name": form.one("name"), "words": form.one("words")},
    "source": lambda form, engine: {name: form.one(name) for name in ("name", "reliability", "interest")},
    **dict.fromkeys(("confirm", "reject", "reopen", "join"), lambda form, engine: None),
}


def _paper_of_entry(engine: Engine, id: str) -> Paper:
    E = BOARD_ENTRIES.c
    with reading(engine) as connection:
        query = select(E.document, E.span_start).where(E.generation == generation(connection), E.id == id)
        row = connection.execute(query).first()
    return Paper(engine, row.document, row.span_start) if row else Paper(engine, None)


def _paper_of_document(engine: Engine, id: str) -> Paper:
    with reading(engine) as connection:
        query = select(DOCUMENTS.c.number).where(DOCUMENTS.c.key == key_of(id))
        return Paper(engine, connection.execute(query).scalar())
