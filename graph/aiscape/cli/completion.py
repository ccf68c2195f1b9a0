"""`aiscape completion`: the script that lets a shell complete commands and names."""

from __future__ import annotations

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete


class _Bash(BashComplete):
    """Bash puts a name of several words in as one only where it takes it for that of a file."""

    source_template = BashComplete.source_template.replace(
        "COMPREPLY+=($value)",
        'COMPREPLY+=("$value"); [[ $value == *[^A-Za-z0-9._-]* ]] && compopt -o filenames',
    )


SHELLS: dict[str, type[ShellComplete]] = {"bash": _Bash, "zsh": ZshComplete, "fish": FishComplete}


@click.command("completion")
@click.argument("shell", type=click.Choice(list(SHELLS)))
def command(shell: str) -> None:
    """Print the completion script of SHELL: eval "$(aiscape completion bash)" in its start-up file."""
    from aiscape.cli import main

    click.echo(SHELLS[shell](main, {}, "aiscape", "_AISCAPE_COMPLETE").source())
