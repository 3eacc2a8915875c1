"""The app of one case: its routes, and what stands before them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from forewarned import __version__
from forewarned.app import (
    actors,
    chains,
    decide,
    entrance,
    files,
    gaps,
    history,
    knew,
    openings,
    overview,
    papers,
    queue,
    records,
    search,
    sources,
    timeline,
)
from forewarned.app.desk import Desk
from forewarned.app.doors import Alone, Door
from forewarned.app.faults import RESPONSES, add_handlers
from forewarned.app.gate import Gate, routes_of, unguarded
from forewarned.app.imports import Imports
from forewarned.app.keeper import Keeper
from forewarned.app.shield import Terms
from forewarned.case import Case

# A line for each module with routes, in the order of the alphabet.
ROUTERS = (
    actors.router,
    chains.router,
    decide.router,
    entrance.router,
    files.router,
    gaps.router,
    history.router,
    knew.router,
    openings.router,
    overview.router,
    papers.router,
    queue.router,
    records.router,
    search.router,
    sources.router,
    timeline.router,
)  # fmt: skip


def create_app(case: Case, *, door: Door | None = None, terms: Terms | None = None) -> FastAPI:
    """The review app of `case`, which stays open as long as the app is used.

    `door` says who may come in, by default one person with a token (``app.state.door.token``); `terms` how the
    app is reached.
    """
    app = FastAPI(
        title="Forewarned",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=_kept,
        responses=RESPONSES,
    )
    app.state.desk, app.state.door, app.state.terms = Desk(case), door or Alone(case.who), terms or Terms()
    app.state.imports = Imports(app.state.desk)
    add_handlers(app)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(packages=[("forewarned.app", "static")]), name="static")
    app.add_middleware(Gate, door=app.state.door, terms=app.state.terms)
    if open_ := unguarded(routes_of(app)):
        raise RuntimeError(f"these routes change something, and name no role: {', '.join(open_)}")
    return app


@asynccontextmanager
async def _kept(app: FastAPI) -> AsyncIterator[None]:
    """The board is kept up to date for as long as the app runs."""
    desk: Desk = app.state.desk
    keeper = desk.keeper = Keeper(desk)
    keeper.start()
    try:
        yield
    finally:
        app.state.imports.stop()
        keeper.stop()
