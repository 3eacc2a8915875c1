"""The app of one case: its routes, and what stands before them."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from forewarned import __version__
from forewarned.app.desk import Desk
from forewarned.case import Case


def create_app(case: Case) -> FastAPI:
    """The review app of `case`, which stays open as long as the app is used."""
    app = FastAPI(
        title="Forewarned", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
    )
    app.state.desk = Desk(case)
    app.mount("/static", StaticFiles(packages=["forewarned.app"]), name="static")
    return app
