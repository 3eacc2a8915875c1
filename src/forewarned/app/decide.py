"""Deciding: in the name of whoever asks, on what they looked at; and how far the board has come with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from forewarned.app.asked import PROPOSAL, proposal_of
from forewarned.app.desk import Desk, TheBoard, TheDesk, TheUser, User
from forewarned.app.faults import wants_json
from forewarned.app.gate import needs, own_path
from forewarned.app.pages import render
from forewarned.board.decided import Told, last_of, told, undone_by, versions
from forewarned.board.near import NearBoard, touch
from forewarned.case import Conflict, Decision, Proposal, Refused, Review
from forewarned.case.engines import reading
from forewarned.export.rows import entry_row
from forewarned.model import Record, SourceNote

router = APIRouter()
Reviewer = Depends(needs("reviewer"))


@dataclass(frozen=True, slots=True)
class Made:
    """A decision that was made: its number, and the versions of today of the entries and records it is about."""

    seq: int
    act: str
    versions: dict[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """A decision that was not made, because what it is about has changed since it was looked at."""

    error: str
    target: str
    asked: dict[str, Any]
    now: dict[str, Any] | None  # None where it is gone
    version: str | None
    since: list[Told]  # the decisions that stand on it, the last one last


@dataclass(frozen=True, slots=True)
class Undo:
    """What to undo: the decision `seq`, or your own last one."""

    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far the board has come: it shows the case as of row `seq` of the log, whose last row is `head`."""

    generation: int
    seq: int
    head: int
    fresh: bool
    fault: str


def make(desk: Desk, user: User, proposal: Proposal) -> Decision:
    """Make a decision and show it on the board at once. Raises Refused or Conflict where it is not made."""
    decision = desk.case.decide(proposal, who=user.name, near=NearBoard(desk.case))
    touch(desk.case, decision)
    desk.wake()
    return decision


def _made(desk: Desk, decision: Decision) -> Made:
    about = undone_by(decision, desk.case.part(()).decisions)
    with reading(desk.case.engine) as connection:
        return Made(decision.seq, about.act, versions(connection, about))


async def _form(request: Request) -> FormData:
    return await request.form()


@router.post("/decide", include_in_schema=False, dependencies=[Reviewer])
def decide(request: Request, desk: TheDesk, user: TheUser, form: Annotated[FormData, Depends(_form)]) -> Response:
    """A decision from a form: back to the page that it names, or what became of it as JSON for a script."""
    given = form.get("back")
    back = own_path(given) if isinstance(given, str) else "/queue"
    proposal = None
    try:
        proposal = proposal_of(form, desk.case.engine)
        decision = make(desk, user, proposal)
    except Conflict as conflict:
        clash = _clash(conflict)
        if wants_json(request):
            return JSONResponse(asdict(clash), status_code=409)
        return render(request, "conflict.html", (clash, _again(conflict), back), status=409)
    except Refused as refused:
        if wants_json(request):
            return JSONResponse({"error": str(refused)}, status_code=422)
        return render(request, "refused.html", (str(refused), back), status=422)
    if wants_json(request):
        return JSONResponse(asdict(_made(desk, decision)))
    return RedirectResponse(_place(back, proposal, _made(desk, decision)), 303)


def _place(back: str, proposal: Proposal, made: Made) -> str:
    """`back`, at the entry that was added, or under the id that an entry has since it was corrected."""
    entry = next((id for id in made.versions if id.startswith("e-")), "")
    if made.act == "add" and entry:
        return f"{back.partition('#')[0]}#{entry}"
    if made.act == "correct" and entry and proposal.targets[0] not in made.versions:
        return back.replace(proposal.targets[0], entry)
    return back


@router.post("/api/decide", dependencies=[Reviewer], responses={409: {"model": Clash}})
def api_decide(proposal: Proposal, desk: TheDesk, user: TheUser) -> Any:  # noqa: ANN401 - Made, or another status
    """Make a decision; `versions` names for each target the version that was looked at."""
    try:
        return _made(desk, make(desk, user, proposal))
    except Conflict as conflict:
        return JSONResponse(asdict(_clash(conflict)), status_code=409)


@router.post("/api/undo", dependencies=[Reviewer])
def api_undo(wanted: Undo, desk: TheDesk, user: TheUser) -> Made:
    """Undo a decision, which is a decision too."""
    seq = wanted.seq
    if seq is None:
        last = last_of(user.name, desk.case.part(()).decisions)
        if last is None:
            raise Refused("you have decided nothing that could be undone")
        seq = last.seq
    return _made(desk, make(desk, user, Proposal(act="undo", value=seq)))


@router.get("/api/state")
def state(board: TheBoard, desk: TheDesk) -> Standing:
    """Whether what was decided is worked into records, chains and gaps."""
    fault = desk.keeper.fault if desk.keeper is not None else ""
    return Standing(board.generation, board.seq, board.head, board.fresh, fault)


def _clash(conflict: Conflict) -> Clash:
    asked = PROPOSAL.dump_python(conflict.proposal, mode="json")
    since = [told(one) for one in conflict.since]
    return Clash(str(conflict), conflict.target, asked, _now(conflict.now), conflict.version, since)


def _now(now: Review | Record | SourceNote | None) -> dict[str, Any] | None:
    if isinstance(now, Review):
        return {"what": "entry", **entry_row(now.entry), "verdict": now.verdict, "verdict_by": now.verdict_by}
    if isinstance(now, Record):
        return {"what": "record", "kind": now.kind, "about": now.about, "entries": list(now.entries)}
    if now is not None:
        return {"what": "source", "name": now.name, "reliability": now.reliability, "interest": now.interest}
    return None


def _again(conflict: Conflict) -> str | None:
    """The same proposal, on what it is about as it is now, as JSON; None where that is gone."""
    if conflict.version is None:
        return None
    proposal = conflict.proposal
    renewed = {**proposal.versions, conflict.target: conflict.version}
    return json.dumps({**PROPOSAL.dump_python(proposal, mode="json"), "versions": renewed})
