"""`forewarned serve`: the review app of a case, for one person or for a team."""

from __future__ import annotations

import ipaddress
import socket
import sys
import time
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Annotated

import typer

from forewarned.cli_options import STATUSES
from forewarned.cli_progress import plain
from forewarned.cli_session import FAULT, endings

if TYPE_CHECKING:
    import uvicorn

    from forewarned.app.doors import Door
    from forewarned.app.shield import Terms
    from forewarned.case import Case

EPILOG = f"""[bold]Examples[/bold]

$ forewarned serve harbour.case

$ forewarned serve harbour.case --host 0.0.0.0 --name review.example.org --tls-cert server.pem --tls-key server.key

$ forewarned serve harbour.case --behind-proxy 127.0.0.1 --name review.example.org

{STATUSES}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Where the app listens, and how browsers come to it."""

    host: str
    port: int
    names: tuple[str, ...]
    tls: tuple[Path, Path] | None
    proxies: tuple[str, ...]

    @property
    def local(self) -> bool:
        """Whether it is for whoever sits at this machine."""
        return _is_loopback(self.host) and not self.proxies


def serve(
    case: Annotated[str, typer.Argument(metavar="CASE", show_default=False, help="A case: a file or a URL.")],
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen. Any but this machine's own asks for accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="0 takes one that is free.")] = 8484,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A name by which browsers reach the server; may be given several times."),
    ] = None,
    tls_cert: Annotated[Path | None, typer.Option(metavar="FILE", help="The certificate (chain), PEM.")] = None,
    tls_key: Annotated[Path | None, typer.Option(metavar="FILE", help="Its key, PEM.")] = None,
    behind_proxy: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="The address of the proxy that does TLS; nobody else is answered then."),
    ] = None,
    upload_limit: Annotated[int, typer.Option(min=1, metavar="MB", help="The largest upload.")] = 500,
    open_: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = False,
) -> None:
    """Review a case in the browser: alone by the address that is printed, or as a team with accounts."""
    if (tls_cert is None) != (tls_key is None):
        raise typer.BadParameter("--tls-cert and --tls-key belong together")
    tls = (tls_cert, tls_key) if tls_cert and tls_key else None
    reach = Reach(
        host=host, port=port, names=tuple(name or ()), tls=tls, proxies=tuple(map(_address, behind_proxy or ()))
    )
    if not reach.local and not tls and not reach.proxies:
        raise typer.BadParameter(
            f"{host} can be reached from elsewhere, where passwords must not go unencrypted: give --tls-cert and "
            "--tls-key, or --behind-proxy ADDRESS where a proxy does TLS",
            param_hint="'--host'",
        )
    from forewarned.case import open_case

    with endings(), open_case(case) as opened, _listening(reach) as listening:
        _run(opened, reach, listening, upload_limit=upload_limit, browser=open_)


def _run(case: Case, reach: Reach, listening: socket.socket, *, upload_limit: int, browser: bool) -> None:
    from forewarned.app import create_app
    from forewarned.app.doors import Alone
    from forewarned.app.shield import MB

    port: int = listening.getsockname()[1]
    terms, door = _terms(reach, port, upload_limit * MB), _door(case, reach)
    server = _server(create_app(case, door=door, terms=terms), reach)
    address = f"{'https' if reach.tls else 'http'}://{f'[{reach.host}]' if ':' in reach.host else reach.host}:{port}/"
    if isinstance(door, Alone):
        print(f"{address}?token={door.token}", flush=True)
        print(
            "Open this address in a browser on this machine. Whoever has it may do all. Ctrl-C ends.", file=sys.stderr
        )
    else:
        print(address, flush=True)
        print("Sign in with an account of the case. Ctrl-C ends.", file=sys.stderr)
    if browser:
        once = f"{address}?token={door.ticket()}" if isinstance(door, Alone) else address
        Thread(target=_open, args=(server, once), daemon=True).start()
    server.run(sockets=[listening])


def _terms(reach: Reach, port: int, upload_limit: int) -> Terms:
    from forewarned.app.shield import Terms

    names = {"localhost"} if reach.local else {socket.gethostname(), socket.getfqdn(), reach.host}
    return Terms(
        port=port,
        names=frozenset(one.lower() for one in {*names, *reach.names}),
        proxies=frozenset(reach.proxies),
        secure=bool(reach.tls or reach.proxies),
        local=reach.local,
        upload_limit=upload_limit,
    )


def _door(case: Case, reach: Reach) -> Door:
    from forewarned.app.accounts import Accounts
    from forewarned.app.doors import Alone, Team

    if reach.local:
        return Alone(case.who)
    accounts = Accounts(case.engine)
    if not accounts.has_owner():
        print(
            "A case is served to others only with accounts, and this one has no owner yet. Make one:\n"
            f"  forewarned case user add {plain(case.place)} NAME --role owner",
            file=sys.stderr,
        )
        raise typer.Exit(FAULT)
    return Team(accounts)


def _server(app: object, reach: Reach) -> uvicorn.Server:
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            app,  # type: ignore[arg-type]
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="on",
            log_level="warning",
            access_log=False,  # the token stands in an address
            server_header=False,
            proxy_headers=False,  # the gate looks at them
            timeout_graceful_shutdown=5,
            timeout_keep_alive=60,  # people read for a while before the next click
            ssl_certfile=reach.tls[0] if reach.tls else None,
            ssl_keyfile=reach.tls[1] if reach.tls else None,
        )
    )


def _open(server: uvicorn.Server, address: str) -> None:
    while not server.started:
        time.sleep(0.05)
    webbrowser.open(address)


def _listening(reach: Reach) -> socket.socket:
    """A socket that listens. Raises OSError, in plain words."""
    family = socket.AF_INET6 if ":" in reach.host else socket.AF_INET
    try:
        made = socket.create_server((reach.host, reach.port), family=family)
        # Else the second part of each answer waits for the first to be acknowledged, up to 40 ms.
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return made
    except OSError as error:
        why = error.strerror or str(error)
        raise OSError(f"cannot listen on {reach.host}, port {reach.port}: {why} (--port N takes another)") from None


def _address(given: str) -> str:
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        raise typer.BadParameter(f"{given} is no address", param_hint="'--behind-proxy'") from None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
