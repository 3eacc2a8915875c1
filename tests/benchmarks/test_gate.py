"""The gate lets nothing fall unseen."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "gate.py"


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("measured", "failures"),
    [
        (0.500, 0),
        (0.600, 0),
        (0.4985, 0),  # within the tolerance
        (0.497, 1),
        (None, 1),  # has a floor, was not measured
    ],
)
def test_what_is_below_its_floor_fails(gate: ModuleType, measured: float | None, failures: int) -> None:
    figures = {} if measured is None else {"f1": measured}
    assert len(gate.below({"times": {"f1": 0.5}}, {"times": figures})) == failures


@pytest.mark.parametrize(
    ("measured", "allowed", "floor", "refused"),
    [
        (0.61239, False, 0.612, 0),
        (0.499, False, 0.5, 0),
        (0.4, False, 0.5, 1),
        (0.4, True, 0.4, 0),
    ],
)
def test_floors_rise_and_do_not_fall(
    gate: ModuleType, measured: float, allowed: bool, floor: float, refused: int
) -> None:
    new, failures = gate.raised(
        {"times": {"f1 value": 0.5}}, {"times": {"f1 value": measured}}, allow_regression=allowed
    )
    assert new == {"times": {"f1 value": floor}}
    assert len(failures) == refused


def test_new_figures_get_a_floor_where_they_are_held(gate: ModuleType) -> None:
    measured = {"times": {"f1 value": 0.7, "f1 strict": 0.6}}
    assert gate.raised({}, measured, allow_regression=False) == ({"times": {"f1 value": 0.7}}, [])


def test_what_scorers_print_is_read(gate: ModuleType) -> None:
    text = "10 gold, 9 found\nrelaxed  P 0.900  R 0.910  F1 0.905\ncontent alone    P 0.1  R 0.2  F1 0.133\n"
    assert gate.printed_f1(text) == {"f1 relaxed": 0.905, "f1 content alone": 0.133}


def test_what_is_written_is_read_again(gate: ModuleType) -> None:
    floors = {"ledger-dev": {"f1 all": 0.5, "slot when exact": 0.25}}
    text = gate.as_toml({"eval/x.jsonl": "ab"}, floors)
    assert tomllib.loads(text) == {"sha256": {"eval/x.jsonl": "ab"}, "floors": floors}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with the gate, and gold beside it that is not the gold of the floors."""
    (tmp_path / "main" / "benchmarks").mkdir(parents=True)
    (tmp_path / "main" / "benchmarks" / "gate.py").write_text(SCRIPT.read_text())
    return tmp_path


def run(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    script = checkout / "main" / "benchmarks" / "gate.py"
    return subprocess.run([sys.executable, str(script), *arguments], capture_output=True, text=True, check=False)


def test_without_gold_it_says_so_and_passes(checkout: Path) -> None:
    result = run(checkout)
    assert (result.returncode, result.stdout[:13]) == (0, "gate skipped:")


def test_changed_gold_fails(checkout: Path, gate: ModuleType) -> None:
    for name in gate.GOLD["times"]:
        path = checkout / "shared" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    floors = gate.as_toml({"corpora/timebank_aquaint.jsonl": "another"}, {"times": {"f1 value": 0.5}})
    (checkout / "main" / "benchmarks" / "gate.toml").write_text(floors)
    for arguments in (["times"], ["times", "--update"]):
        result = run(checkout, *arguments)
        assert result.returncode == 1
        assert "not the files that the floors were measured on: corpora/timebank_aquaint.jsonl" in result.stdout


def test_figures_that_do_not_exist_are_refused(checkout: Path) -> None:
    assert run(checkout, "tides").returncode == 2
