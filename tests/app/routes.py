"""Every route of the app, found by walking it: a new one is tested without being named anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forewarned.app.desk import Role
from forewarned.app.gate import LOGIN, role_of, routes_of
from forewarned.app.serving import ROUTERS


@dataclass(frozen=True)
class Way:
    """One method of one route."""

    method: str
    path: str  # its parameters filled in, with what there is not
    role: Role | None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def changes(self) -> bool:
        return self.method not in ("GET", "HEAD")


WAYS = [
    Way(method, re.sub(r"\{[^}]*\}", "0", route.path), role_of(route))
    for router in ROUTERS
    for route in routes_of(router)
    for method in sorted(route.methods or set())
    if route.path != LOGIN
]
CHANGES = [way for way in WAYS if way.changes]
LOOKS = [way for way in WAYS if not way.changes]
