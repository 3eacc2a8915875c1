"""`forewarned serve` and `forewarned case user`, as programs of their own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest
from typer.testing import CliRunner, Result

from forewarned.case import new_case
from forewarned.cli import app
from tests.app.serving import csrf_of, with_csrf

MB = 1_000_000
WORD = "a word that is long enough"


def run(*arguments: str | Path, said: str = "") -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=said, catch_exceptions=False)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with new_case(tmp_path / "x.case", who="Ada"):
        return tmp_path / "x.case"


def _heed() -> None:
    """Tests that run in the background ignore interrupts, and what they start would too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def started(case: Path, *options: str, tmp: Path | None = None) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """`forewarned serve` and the address that it printed."""
    command = [sys.executable, "-m", "forewarned", "serve", str(case), "--port", "0", *options]
    env = {**os.environ, **({"TMPDIR": str(tmp)} if tmp else {})}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=env, preexec_fn=_heed) as process:
        try:
            assert process.stdout
            address = process.stdout.readline().strip()
            assert address, process.stderr.read() if process.stderr else ""
            yield address, process
        finally:
            process.terminate()


@contextmanager
def signed_in(address: str) -> Iterator[httpx.Client]:
    base, _, token = address.partition("?token=")
    with httpx.Client(base_url=base, timeout=60) as client:
        assert client.get("/account", params={"token": token}).status_code == 303
        yield with_csrf(client)


def test_one_person_gets_an_address_with_a_token(case: Path) -> None:
    with started(case) as (address, process):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", address)
        port = int(address.split(":")[2].partition("/")[0])
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == 401
        with signed_in(address) as client:
            assert client.get("/api/account").json()["role"] == "owner"
        listening = [one.laddr for one in psutil.Process(process.pid).net_connections() if one.status == "LISTEN"]
        assert [(one.ip, one.port) for one in listening] == [("127.0.0.1", port)]
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr
        told = process.stderr.read()
        assert "Whoever has it may do all" in told
        assert "Traceback" not in told
        assert address.partition("=")[2] not in told


def test_another_address_asks_for_encryption(case: Path) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1", "review.example.org"):
        refused = run("serve", case, "--host", host)
        assert refused.exit_code == 2
        assert "unencrypted" in refused.stderr
    assert run("serve", case, "--tls-cert", "x.pem").exit_code == 2
    assert run("serve", case, "--behind-proxy", "proxy.example.org").exit_code == 2


@pytest.mark.parametrize(
    "options", [["--behind-proxy", "127.0.0.1"], ["--host", "0.0.0.0", "--tls-cert", "x.pem", "--tls-key", "x.key"]]
)
def test_a_team_asks_for_an_owner(case: Path, options: list[str]) -> None:
    assert run("case", "user", "add", case, "Ben", "--role", "reviewer", said=WORD + "\n").exit_code == 0
    refused = run("serve", case, "--port", "0", *options)
    assert refused.exit_code == 1
    assert f"forewarned case user add {case} NAME --role owner" in refused.stderr


def test_a_team_signs_in_by_tls(case: Path, tmp_path: Path) -> None:
    assert run("case", "user", "add", case, "Ada", "--role", "owner", said=WORD + "\n").exit_code == 0
    key, certificate = tmp_path / "x.key", tmp_path / "x.pem"
    self_signed(key, certificate)
    options = ("--host", "0.0.0.0", "--tls-cert", str(certificate), "--tls-key", str(key))
    with started(case, *options) as (address, _):
        port = address.split(":")[2].strip("/")
        assert address == f"https://0.0.0.0:{port}/"
        with httpx.Client(base_url=f"https://127.0.0.1:{port}", verify=False, timeout=60) as client:
            page = client.get("/login")
            assert "max-age" in page.headers["strict-transport-security"]
            form = {"csrf": csrf_of(page.text), "name": "Ada", "password": WORD}
            answer = client.post("/login", data=form)
            assert answer.status_code == 303
            assert "Secure" in answer.headers["set-cookie"]
            assert "SameSite=lax" in answer.headers["set-cookie"]
            assert client.get("/api/account").json()["name"] == "Ada"


def self_signed(key: Path, certificate: Path) -> None:
    from datetime import UTC, datetime, timedelta

    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    secret, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    made = x509.CertificateBuilder(
        name, name, secret.public_key(), x509.random_serial_number(), now - timedelta(1), now + timedelta(1)
    )
    certificate.write_bytes(made.sign(secret, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    form, none = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key.write_bytes(secret.private_bytes(serialization.Encoding.PEM, form, none))


def test_a_port_that_is_taken_is_said(case: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = run("serve", case, "--port", str(taken.getsockname()[1]))
    assert refused.exit_code == 1
    assert "cannot listen on 127.0.0.1" in refused.stderr


def test_what_is_no_case_is_not_served(tmp_path: Path) -> None:
    assert run("serve", tmp_path / "none.case").exit_code == 1


# ------------------------------------------------------------------ a gigabyte


def gigabyte(counted: list[int], head: bytes = b"") -> Iterator[bytes]:
    """A gigabyte that is nowhere; `counted` says how much of it was asked for."""
    part = head.ljust(64_000, b"x")
    while counted[0] < 1000 * MB:
        counted[0] += len(part)
        yield part
        part = b"x" * 64_000


def multipart(token: str) -> tuple[bytes, str]:
    """The beginning of a form with a file, and its content type."""
    file = 'Content-Disposition: form-data; name="files"; filename="big.txt"'
    lines = ["--b", 'Content-Disposition: form-data; name="csrf"', "", token, "--b", file, "", ""]
    return "\r\n".join(lines).encode(), "multipart/form-data; boundary=b"


class Peak:
    """The most that a process and its children, and the files of a folder, took at any time."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self._process, self._folder = psutil.Process(process.pid), folder
        self.memory, self.disk = 0, 0
        self.look()

    def look(self) -> None:
        self.memory = max(self.memory, self._process.memory_info().rss)
        # A file without a name takes its place all the same.
        sizes = []
        for one in Path(f"/proc/{self._process.pid}/fd").iterdir():
            try:
                if str(one.readlink()).startswith(str(self._folder)):
                    sizes.append(one.stat().st_size)
            except OSError:
                continue
        self.disk = max(self.disk, sum(sizes))


@pytest.mark.parametrize("announced", [True, False])
@pytest.mark.parametrize(("path", "limit"), [("/files/upload", 20 * MB), ("/accounts", 1 * MB)])
def test_a_gigabyte_is_refused_and_held_nowhere(
    case: Path, tmp_path: Path, path: str, limit: int, announced: bool
) -> None:
    (tmp_path / "tmp").mkdir()
    with (
        started(case, "--upload-limit", "20", tmp=tmp_path / "tmp") as (address, process),
        signed_in(address) as client,
    ):
        peak = Peak(process, tmp_path / "tmp")
        before, counted = peak.memory, [0]
        head, kind = multipart(client.headers["X-CSRF-Token"])

        def body() -> Iterator[bytes]:
            for number, part in enumerate(gigabyte(counted, head)):
                if number % 50 == 0:
                    peak.look()
                yield part

        headers = {"Content-Type": kind, **({"Content-Length": str(1000 * MB)} if announced else {})}
        begun = time.monotonic()
        answer = client.post(path, content=body(), headers=headers)
        assert answer.status_code == 413
        assert "too large" in answer.text
        peak.look()
        assert peak.memory - before < 40 * MB + limit
        assert peak.disk <= limit + MB
        assert time.monotonic() - begun < 300
        assert client.get("/account").status_code == 200
        assert list((tmp_path / "tmp").rglob("*.txt")) == []


# ------------------------------------------------------------------ accounts


def test_accounts_from_the_command_line(case: Path) -> None:
    assert run("case", "user", "list", case).stdout == ""
    made = run("case", "user", "add", case, "Ada", "--role", "owner", said=WORD + "\n")
    assert made.exit_code == 0
    assert "Ada may sign in: owner" in made.stderr
    assert run("case", "user", "add", case, "Ben", said=WORD).exit_code == 0
    assert run("case", "user", "role", case, "Ben", "reader").exit_code == 0
    assert run("case", "user", "password", case, "Ben", said="another long enough word\n").exit_code == 0
    assert run("case", "user", "disable", case, "Ben").exit_code == 0
    assert run("case", "user", "list", case).stdout == "Ada: owner, 0 sessions\nBen: reader, disabled\n"
    assert run("case", "user", "disable", case, "Ben", "--undo").exit_code == 0
    held = json.loads(run("case", "user", "list", case, "--json").stdout)["accounts"]
    assert [(one["name"], one["role"], one["disabled"]) for one in held] == [
        ("Ada", "owner", False),
        ("Ben", "reader", False),
    ]


@pytest.mark.parametrize(
    ("arguments", "said", "status", "told"),
    [
        (["add", "Ada"], "short\n", 1, "12 to 512"),
        (["add", "Ada"], "", 1, "12 to 512"),
        (["add", "Ada", "--role", "king"], WORD, 2, "king"),
        (["add", "Ada", "--password", WORD], "", 2, "password"),  # others would see it
        (["role", "Eve", "owner"], "", 1, "no account Eve"),
        (["password", "Eve"], WORD, 1, "no account Eve"),
        (["disable", "Eve\x1b[31m"], "", 1, "no account Eve"),
    ],
)
def test_what_cannot_be_done_to_accounts(case: Path, arguments: list[str], said: str, status: int, told: str) -> None:
    act, *rest = arguments
    result = run("case", "user", act, case, *rest, said=said)
    assert result.exit_code == status
    assert told in result.stderr
    assert "\x1b[31m" not in result.stderr
