"""The documentation says what is so: its examples run, its links lead somewhere, its options exist."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from forewarned.cli import STATUSES, app

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Each command by its full name: "read", "case new"."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


COMMANDS: dict[str, Any] = dict(commands(typer.main.get_command(app)))
HELP_TEXTS = [str(app.info.epilog), *(str(command.epilog) for command in COMMANDS.values())]


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def blocks(language: str) -> list[tuple[str, str]]:
    fence = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(page.name, block) for page in PAGES for block in fence.findall(text_of(page))]


@pytest.mark.parametrize("path", [path for path in PAGES if ">>> " in text_of(path)], ids=lambda path: path.name)
def test_examples_in_python_run(path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    source = "\n".join(re.findall(r"^```python\n(.*?)^```$", text_of(path), re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(source, {}, path.name, str(path), 0)
    assert test.examples
    failures, _ = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test)
    assert failures == 0


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)|src=\"([^\"]+)\"", text_of(path))
    local = [a or b for a, b in targets if not re.match(r"https?:|mailto:", a or b)]
    assert [target for target in local if not (path.parent / target).exists()] == []


def commands_shown() -> Iterator[str]:
    """Every `forewarned ...` that the pages and the help show."""
    for _, block in [*blocks("bash"), *blocks("sh")]:
        yield from (line for line in block.splitlines() if line.startswith("forewarned "))
    for help_text in HELP_TEXTS:
        yield from re.findall(r"^\$ (forewarned .*)$", help_text, re.MULTILINE)


@pytest.mark.parametrize("line", sorted(set(commands_shown())))
def test_commands_shown_are_right(line: str) -> None:
    words = shlex.split(line, comments=True)
    words = words[1 : words.index("|")] if "|" in words else words[1:]
    size = next((size for size in (3, 2) if " ".join(words[:size]) in COMMANDS), 1)
    name = " ".join(words[:size])
    assert name in {*COMMANDS, "--version"}, line
    if name in COMMANDS:
        COMMANDS[name].make_context(name, words[size:])


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = text_of(ROOT / "docs" / "cli.md")
    options = [option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")]
    assert options or name.startswith("case ")
    assert [word for word in [f"forewarned {name}", *options] if word not in page] == []
    assert "Example" in COMMANDS[name].epilog


def test_exit_statuses_are_the_same_everywhere() -> None:
    page = text_of(ROOT / "docs" / "cli.md")
    documented = set(re.findall(r"^\| (\d+) \|", page, re.MULTILINE))
    in_help = set(re.findall(r"(?:^|; )(\d+) ", STATUSES, re.MULTILINE))
    assert in_help == {"0", "1", "2", "3", "4", "130"}
    assert in_help <= documented


@pytest.mark.parametrize(("name", "block"), blocks("json"))
def test_examples_in_json_are_json(name: str, block: str) -> None:
    rows = [json.loads(row) for row in re.split(r"\n(?=\{)", block)]
    assert all(isinstance(row, dict) for row in rows)


def quoted(page: str) -> str:
    """The sentence that a page shows, without the marks of a quotation."""
    return " ".join(re.findall(r"^> (.*)$", text_of(ROOT / "docs" / page), re.MULTILINE))


@pytest.mark.parametrize("layer", ["times", "attributions", "actors"])
def test_layers_are_as_shown(layer: str, tmp_path: Path) -> None:
    document = {"id": "crane", "published": "2023-05-14", "text": quoted("cli.md")}
    (tmp_path / "crane.jsonl").write_text(json.dumps(document), encoding="utf-8")
    result = CliRunner().invoke(app, ["inspect", str(tmp_path), "--layer", layer])
    page = text_of(ROOT / "docs" / "cli.md")
    shown = re.search(rf"^`--layer {layer}`.*?^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert shown
    assert result.stdout == shown[1]


def test_the_entry_that_is_shown_stands_in_its_text() -> None:
    text = quoted("ledger.md")
    (entry,) = [json.loads(block) for name, block in blocks("json") if name == "ledger.md"]
    assert text[entry["start"] : entry["end"]] == entry["quote"]
    for words in [entry["actor"], entry["about"], entry["when"]["text"], *entry["recipients"], *entry["sources"]]:
        assert words in text


def test_every_dependency_is_argued_for() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    wanted = [
        *project["dependencies"],
        *(line for extra in project["optional-dependencies"].values() for line in extra),
    ]
    names = [re.match(r"[\w.-]+", line).group() for line in wanted]  # type: ignore[union-attr]
    page = text_of(ROOT / "docs" / "dependencies.md").lower()
    assert [name for name in names if name.lower() not in page] == []


def test_the_two_commands_of_the_readme_exist() -> None:
    targets = re.findall(r"^(\w+):", text_of(ROOT / "Makefile"), re.MULTILINE)
    named = re.findall(r"(?:^|`)make (\w+)", "".join(map(text_of, PAGES)), re.MULTILINE)
    assert {"demo", "test"} <= set(named)
    assert set(named) <= set(targets)
