"""`aiscape completion`: the script that lets a shell complete commands and names."""

from __future__ import annotations

import click


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of SHELL: eval "$(aiscape completion bash)" in its start-up file."""
    from click.shell_completion import get_completion_class

    from aiscape.cli import main

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(main, {}, "aiscape", "_AISCAPE_COMPLETE").source())
