"""Imports go one way: model, ingest, parse, reader, assembly, views and export, case, board, app, cli."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "forewarned"
# A part may import from the tiers above its own. A new part of the package takes its place here.
TIERS = (
    {"model"},
    {"answers"},
    {"capitals", "lexicon", "places", "sentences"},
    {"ingest"},
    {"parse"},
    {"reader"},
    {"assembly"},
    {"preload"},
    {"workers"},
    {"lookup"},
    {"questions"},
    {"ledger"},
    {"export", "views"},
    {"case"},
    {"board"},
    {"app"},
    {"cli"},
)
RANK = {part: rank for rank, tier in enumerate(TIERS) for part in tier}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: str) -> str:
    """`forewarned.reader.times` belongs to `reader`, `forewarned.cli_work` and `__main__` to `cli`."""
    name = module.split(".")[1]
    return "cli" if name.startswith(("cli_", "__main__")) else name


def module_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are absolute"
            module = node.module or ""
            yield module
            if module == "forewarned":
                yield from (f"forewarned.{a.name}" for a in node.names if (PACKAGE / a.name).exists())
                yield from (f"forewarned.{a.name}" for a in node.names if (PACKAGE / f"{a.name}.py").exists())


# Not the package's own __init__: it looks its public names up when they are first used.
@pytest.mark.parametrize(
    "path", [path for path in FILES if path.parent != PACKAGE or path.stem != "__init__"], ids=module_of
)
def test_imports_go_one_way(path: Path) -> None:
    module = module_of(path)
    part = part_of(module)
    assert part in RANK, f"give {part} a place in TIERS"
    wrong = [
        name
        for name in imports(path)
        if name.startswith("forewarned.") and part_of(name) != part and RANK[part_of(name)] >= RANK[part]
    ]
    assert not wrong, f"{module} must not import {wrong}"


def test_only_parse_loads_a_language_model() -> None:
    loaders = {module_of(path) for path in FILES if any(name.startswith("en_core_") for name in imports(path))}
    loaders |= {module_of(path) for path in FILES if "spacy.load(" in path.read_text(encoding="utf-8")}
    assert loaders == {"forewarned.parse"}


def test_cli_is_imported_by_nobody_else() -> None:
    users = {module_of(path) for path in FILES if any(name.startswith("forewarned.cli") for name in imports(path))}
    assert {part_of(user) for user in users} == {"cli"}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import forewarned.cli", ["forewarned.cli"]),
        ("def f():\n    from forewarned.views import report", ["forewarned.views"]),
        ("from forewarned import model", ["forewarned", "forewarned.model"]),
        ("from forewarned import __version__", ["forewarned"]),
    ],
)
def test_imports_are_found_wherever_they_stand(tmp_path: Path, source: str, names: list[str]) -> None:
    (tmp_path / "x.py").write_text(source)
    assert list(imports(tmp_path / "x.py")) == names
