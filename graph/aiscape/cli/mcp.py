"""`aiscape mcp`: a built graph for assistants."""

from __future__ import annotations

from pathlib import Path

import click

from aiscape.cli.asking import graph_option, open_folder
from aiscape.errors import AiscapeError


@click.command("mcp")
@graph_option
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), default=20.0, show_default=True, help="Seconds for an answer."
)
def command(folder: Path, timeout: float) -> None:
    """Serve the graph to an assistant by the Model Context Protocol, over standard input and output.

    Its tools are search, show, why, path and query; each answers with quotes and sources. To add it to an assistant,
    name the command `aiscape mcp -g FOLDER`.
    """
    try:
        from aiscape.serve.assistant import make_server
    except ImportError as error:
        raise AiscapeError(f"the server is not installed ({error.name}): pip install 'aiscape[mcp]'") from None
    from aiscape.serve.settings import Settings

    open_folder(folder)
    make_server(Settings(folder.resolve(), seconds=timeout, size=4 * 2**20)).run("stdio")
