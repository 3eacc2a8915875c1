"""A case as one file and back: byte for byte, and nothing else is taken for one."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from forewarned.case import Case, CaseError, Proposal, handover, import_case, open_case
from tests.case import readers
from tests.case.conftest import Places
from tests.case.test_store import made

Members = dict[str, bytes]


@pytest.fixture
def exported(tmp_path: Path, reports: Path) -> Path:
    """An exported case with decisions."""
    (reports / "odd.jsonl").write_text(
        json.dumps({"id": "n\x00", "text": "The pilot warned \x00 of ice \ud800."}) + "\n"
    )
    with made(str(tmp_path / "from.case"), reports) as case:
        found = next(iter(case.review().reviews.values()))
        case.decide(Proposal(act="confirm", targets=(found.entry.id,), versions={found.entry.id: found.version}))
        case.export(tmp_path / "x.zip")
    return tmp_path / "x.zip"


def whole(case: Case) -> tuple[object, ...]:
    return case.ledger(), case.log(), case.decisions(), case.problems(), case.verify()


def test_a_case_comes_back_whole_and_gives_the_same_bytes(exported: Path, places: Places, tmp_path: Path) -> None:
    with open_case(tmp_path / "from.case", reader=readers.FIRST) as first, import_case(exported, places()) as second:
        assert whole(second) == whole(first)
        assert second.name == first.name
        found = second.original("b.txt")
        assert found is not None
        assert b"".join(found[1]).startswith(b"Published")
        second.export(tmp_path / "y.zip")
    assert (tmp_path / "y.zip").read_bytes() == exported.read_bytes()


def test_names_are_sorted_and_times_are_fixed(exported: Path) -> None:
    with zipfile.ZipFile(exported) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)
    assert {(info.date_time, info.compress_type) for info in infos} == {((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)}


def rewritten(source: Path, change: Callable[[Members], None]) -> Path:
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    target = source.with_name("changed.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target


def swap(name: str, old: bytes, new: bytes) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        assert old in members[name]
        members[name] = members[name].replace(old, new)

    return change


def swap_original(members: Members) -> None:
    name = next(name for name in members if name.startswith("originals/"))
    members[name] += b"x"


WRONG: list[tuple[str, Callable[[Members], None]]] = [
    ("is in it", lambda members: members.update({"../../etc/passwd": b"x"})),
    ("is in it", lambda members: members.update({"/tmp/x": b"x"})),
    ("is in it", lambda members: members.update({"originals/../x": b"x"})),
    ("ZIP bomb", lambda members: members.update({"problems.jsonl": b" " * 5_000_000})),
    ("files are missing", lambda members: members.pop("log.jsonl") and None),
    ("newer Forewarned", swap("case.json", b'"format":1', b'"format":2')),
    ("changed after it was written", swap("log.jsonl", b"Ana", b"Bob")),
    ("was changed", swap("documents.jsonl", b"coastguard warned", b"coastguard begged")),
    ("entries of the document", swap("documents.jsonl", b'"polarity":true', b'"polarity":false')),
    ("changed after it was stored", swap_original),
    ("no case that Forewarned", swap("documents.jsonl", b'"kind"', b'"kinds"')),
    ("no case that Forewarned", swap("log.jsonl", b'"seq":2', b'"seq":{"a":2}')),
    ("no case that Forewarned", swap("log.jsonl", b'"seq":2,', b'"seq":99999999999999999999,')),
    ("no case that Forewarned", lambda members: members.update({"case.json": b"[" * 100_000})),
    ("holds what is no object", lambda members: members.update({"problems.jsonl": b"[]"})),
]


@pytest.mark.parametrize(("words", "change"), WRONG)
def test_what_is_no_whole_export_is_refused_and_leaves_nothing(
    exported: Path, place: str, words: str, change: Callable[[Members], None]
) -> None:
    with pytest.raises(CaseError, match=words):
        import_case(rewritten(exported, change), place)
    with import_case(exported, place) as case:  # the place is still free
        assert case.verify() == []


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"x" * 5000])
def test_what_is_no_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(CaseError):
        import_case(tmp_path / "x.zip", tmp_path / "y.case")
    assert not (tmp_path / "y.case").exists()


def test_a_file_cut_short_is_refused(exported: Path, tmp_path: Path) -> None:
    exported.write_bytes(exported.read_bytes()[:-200])
    with pytest.raises(CaseError):
        import_case(exported, tmp_path / "y.case")


def test_too_many_bytes_are_refused(exported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "TOTAL_LIMIT", 1000)
    with pytest.raises(CaseError, match="unpacks to more"):
        import_case(exported, tmp_path / "y.case")


def test_an_export_that_fails_leaves_the_older_file(exported: Path, tmp_path: Path) -> None:
    old = exported.read_bytes()
    with open_case(tmp_path / "from.case", reader=readers.FIRST) as case:
        with pytest.raises(CaseError, match="cannot be written"):
            case.export(tmp_path / "no" / "x.zip")
        stream = io.BytesIO()
        with case.engine.connect() as connection:
            handover.write_case(connection, stream)
    assert stream.getvalue() == old
