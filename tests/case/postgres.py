"""A private PostgreSQL for tests: started on a Unix socket in a folder of its own, as a user without rights."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import pytest

_FOLDERS = ("/usr/lib/postgresql", "/usr/local/pgsql")
_NUMBERS = count(1)


def program(name: str) -> str | None:
    """The path of one of PostgreSQL's programs; Debian keeps them off the PATH."""
    found = [str(path) for top in _FOLDERS for path in sorted(Path(top).glob(f"**/bin/{name}"), reverse=True)]
    return shutil.which(name) or next(iter(found), None)


@contextmanager
def cluster() -> Iterator[str]:
    """Start a PostgreSQL; gives the folder of its socket. Skips the test where there is none."""
    initdb, server = program("initdb"), program("pg_ctl")
    if initdb is None or server is None or find_spec("psycopg") is None:
        missing = pytest.fail if os.environ.get("FOREWARNED_REQUIRE_POSTGRESQL") else pytest.skip
        missing("no PostgreSQL to test with: apt-get install postgresql; pip install 'forewarned[team]'")
    user = {"user": "nobody"} if os.getuid() == 0 else {}  # PostgreSQL refuses to run as root
    top = Path(tempfile.mkdtemp(prefix="fw-", dir="/tmp"))
    try:
        if user:
            shutil.chown(top, "nobody")
        data, options = str(top / "data"), f"-k {top} -c listen_addresses= -c fsync=off -c max_connections=50"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "cwd": top, "check": True}
        subprocess.run([initdb, "-D", data, "-A", "trust", "-U", "tester", "-N", "-E", "UTF8"], **quiet, **user)
        log = str(top / "log")
        subprocess.run([server, "-D", data, "-o", options, "-l", log, "-w", "start"], **quiet, **user)
        try:
            yield str(top)
        finally:
            subprocess.run([server, "-D", data, "-m", "immediate", "-w", "stop"], **quiet, **user)
    finally:
        shutil.rmtree(top, ignore_errors=True)


def new_schema(socket: str) -> str:
    """The URL of a new and empty schema: quicker to make than a database, and a case fills one or the other."""
    import psycopg

    name = f"case{os.getpid()}x{next(_NUMBERS)}"
    with psycopg.connect(host=socket, user="tester", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"postgresql://tester@/postgres?host={socket}&options=-csearch_path%3D{name}"
