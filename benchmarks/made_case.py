"""A case of made reports, as large as is asked for, without a language model: what benchmarks/serve.py is run on.

The documents and entries are those of benchmarks/made_reports.py, the texts cut into paragraphs. They go into the
store by the functions that `Case.add` calls, many in a transaction; nothing is parsed, as their entries are known.
There are ten entries for each document asked for, and a sixth more documents than asked for, as a made one has fewer
than ten. A case takes a while to make, so it is kept in the temporary folder, by its size and a hash of the code that
made it.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from made_reports import made, moved

import forewarned.case
from forewarned.case import log, new_case, store
from forewarned.case.adding import document_body
from forewarned.case.engines import writing
from forewarned.model import Document, Entry

PER_DOCUMENT = 10  # entries
SENTENCES = 4  # of a paragraph, about
_BREAK = re.compile(r"(?<=[.”]) (?=[A-Z“])")
_CLOCK = "2026-01-01T00:00:00Z"  # what the log has for the time
_PART = 500  # documents of a transaction


def in_paragraphs(document: Document, entries: Iterable[Entry]) -> store.Reading:
    """`document` with an empty line after every few sentences, and its `entries` where they stand then."""
    given = list(entries)
    text, cuts = document.text, []
    for count, found in enumerate(_BREAK.finditer(text)):
        at = found.start()
        if count % SENTENCES == SENTENCES - 1 and not any(entry.start < at < entry.end for entry in given):
            cuts.append(at)
    parts = zip([0, *(at + 1 for at in cuts)], [*cuts, len(text)], strict=True)
    broken = "\n\n".join(text[start:end] for start, end in parts)
    sha256 = hashlib.sha256(broken.encode()).hexdigest()
    whole = replace(document, text=broken, sha256=sha256, origin=f"made/{document.id}.txt")
    return store.Reading(whole, [moved(one, one.doc, bisect_right(cuts, one.start)) for one in given], "made reports")


def made_case(documents: int) -> Path:
    """The file of a case of at least so many documents, and ten entries for each; it is kept: use a copy of it.

    The board is not laid out in it.
    """
    folder = Path(tempfile.gettempdir()) / f"forewarned-made-{os.getuid() if hasattr(os, 'getuid') else 0}"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"{documents}-{_recipe()}.case"
    if not kept.exists():
        with tempfile.TemporaryDirectory(dir=folder) as name:
            fresh = Path(name, "made.case")
            fill(fresh, documents)
            fresh.rename(kept)
    return kept


def fill(place: Path, documents: int) -> None:
    """Make the case at `place`, a file that is not there yet."""
    entries, printed = made(PER_DOCUMENT * documents)
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_document[entry.doc].append(entry)
    with new_case(place, who="Recipe", now=lambda: _CLOCK) as case:
        for start in range(0, len(printed), _PART):
            with writing(case.engine) as connection:
                for one in printed[start : start + _PART]:
                    read = in_paragraphs(one, by_document[one.id])
                    store.put(connection, read, original=None)
                    log.append(connection, at=_CLOCK, who="Recipe", act="document", body=document_body(read))


def _recipe() -> str:
    """A hash of the code that has a part in what is made."""
    here, package = Path(__file__).parent, Path(forewarned.case.__file__).parent
    found = hashlib.sha256()
    stored = [package / name for name in ("adding.py", "codec.py", "store.py", "tables.py")]
    for path in [here / "made_reports.py", here / "made_case.py", *stored, *sorted(package.glob("migrations/**/*.py"))]:
        found.update(path.read_bytes())
    return found.hexdigest()[:12]
