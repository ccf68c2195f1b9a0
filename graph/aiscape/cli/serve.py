"""`aiscape serve`: a local server over a built graph."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from aiscape.cli.asking import graph_option, open_folder
from aiscape.errors import AiscapeError


@click.command("serve")
@graph_option
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen at; loopback unless told otherwise."
)
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port; 0 takes a free one."
)
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="NAME", help="A host name that browsers may use; repeatable."
)
@click.option("--allow-origin", "origins", multiple=True, metavar="URL", help="A site whose pages may ask; repeatable.")
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=20.0, show_default=True, help="Seconds for an answer."
)
@click.option("--max-rows", type=click.IntRange(1), default=500_000, show_default=True, help="Rows of an answer.")
@click.option("--max-size", type=click.IntRange(1), default=64, show_default=True, help="Megabytes of an answer.")
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Answers at once.")
@click.option(
    "--waiting", type=click.IntRange(0, 10_000), default=32, show_default=True, help="Questions that may wait."
)
def command(
    folder: Path,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    timeout: float,
    max_rows: int,
    max_size: int,
    workers: int,
    waiting: int,
) -> None:
    """Serve the explorer (/), a SPARQL endpoint (/sparql), a page for queries (/query) and a JSON API (/api).

    The server only reads. It answers on this machine alone unless --host says otherwise.
    """
    try:
        import uvicorn

        from aiscape.serve.app import make_app
    except ImportError as error:
        raise AiscapeError(f"the server is not installed ({error.name}): pip install 'aiscape[serve]'") from None
    from aiscape.serve.settings import Settings

    open_folder(folder)
    names = {"localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host.lower(), *map(str.lower, hosts)}
    settings = Settings(
        folder,
        hosts=frozenset(names),
        origins=frozenset(origin.rstrip("/") for origin in origins),
        workers=workers,
        waiting=waiting,
        seconds=timeout,
        rows=max_rows,
        size=max_size * 2**20,
    )
    listener = _listen(host, port)
    address = listener.getsockname()
    where = f"[{address[0]}]" if ":" in address[0] else address[0]
    click.echo(f"http://{where}:{address[1]}/  explorer\nhttp://{where}:{address[1]}/sparql  SPARQL 1.1 endpoint")
    click.echo(
        f"http://{where}:{address[1]}/query  page for queries\nhttp://{where}:{address[1]}/api/openapi.json  API"
    )
    config = uvicorn.Config(
        make_app(settings), log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=2,
        timeout_keep_alive=10, proxy_headers=False, h11_max_incomplete_event_size=512 * 1024, http="h11", ws="none",
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    """A socket at an address.

    Raises:
        AiscapeError: it is taken or not of this machine.

    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise AiscapeError(f"cannot listen at {host}:{port}: {error.strerror or error}; try another --port") from None
    return listener
