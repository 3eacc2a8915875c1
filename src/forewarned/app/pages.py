"""Pages and their JSON twins: one function gives what is shown, a template shows it.

`twin(router, "/gaps", "gaps.html")` over a function registers GET /gaps, the page, and GET /api/gaps, the same
values as JSON, described in the OpenAPI document. The template gets the function's result as `shown`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from forewarned.app import words
from forewarned.app.desk import desk, user
from forewarned.app.origins_graph import draw, network
from forewarned.app.svg import icon

View = TypeVar("View", bound=Callable[..., object])

TEMPLATES = Environment(
    loader=PackageLoader("forewarned.app"),
    autoescape=select_autoescape(default=True, default_for_string=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters.update(words.FILTERS)
TEMPLATES.globals.update(words.WORDS, origins_network=network, origins_picture=draw, icon=icon)


def render(request: Request, template: str, shown: Any = None, *, status: int = 200) -> HTMLResponse:  # noqa: ANN401
    """`template` as a page: `shown` is what it shows, `user` who asks, `case` the name of the case."""
    values = {"shown": shown, "user": user(request), "case": desk(request).name, "path": request.url.path}
    text = TEMPLATES.get_template(template).render(values, query=dict(request.query_params))
    return HTMLResponse(text, status_code=status)


def twin(router: APIRouter, path: str, template: str) -> Callable[[View], View]:
    """Registers a view twice: as a page at `path`, as JSON at ``/api`` and `path`."""

    def register(view: View) -> View:
        def page(request: Request, shown: Any = Depends(view)) -> Response:  # noqa: ANN401, B008
            return render(request, template, shown)

        router.get(path, response_class=HTMLResponse, include_in_schema=False)(page)
        router.get(f"/api{path}")(view)
        return view

    return register
