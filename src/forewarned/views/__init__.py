"""Ledger -> one self-contained HTML page, with every document and every entry inside it."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment
from markupsafe import Markup

from forewarned.model import Ledger
from forewarned.views.payload import json_block, payloads

__all__ = ["report"]

# In this order: each file defines one object that the later ones use.
SCRIPTS = (
    "text", "dom", "data", "state", "search", "marks", "measure", "scale", "lanes", "glyphs", "incidents", "timeline",
    "zoom", "overview", "headline", "filters", "table", "spans", "evidence", "reading", "appendix", "theme", "keys",
    "paper", "graph", "proof", "flow", "chainview", "standing", "originview", "pairs", "gapview", "openview",
    "knewview", "questions", "main",
)  # fmt: skip


def report(ledger: Ledger) -> str:
    """The whole ledger as one HTML file: it opens from disk, asks the network for nothing, and is
    the same text for the same ledger. Its content security policy admits only its own script."""
    style = _asset("page.css") + _asset("questions.css")
    script = _script()
    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(_asset("page.html"))
    return template.render(
        policy=_policy(script, style),
        style=Markup(style),
        script=Markup(script),
        data=Markup(json_block(payloads(ledger))),
    )


def _script() -> str:
    parts = (_asset(f"js/{name}.js") for name in SCRIPTS)
    return '"use strict";\n(() => {\n' + "\n".join(parts) + "\n})();\n"


def _policy(script: str, style: str) -> str:
    """Nothing may be loaded; only these two inline blocks may run (CSP level 3, hash sources)."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _asset(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8").replace("\r\n", "\n")
