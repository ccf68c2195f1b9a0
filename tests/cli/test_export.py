"""`aiscape export` writes a file and says how much is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from aiscape.cli import main
from aiscape.export import FORMATS, export
from tests.query.sample import sample


@pytest.mark.parametrize("format", ["nquads", "turtle", "jsonld", "claims", "csv"])
def test_a_file_is_written_and_counted(folder: Path, tmp_path: Path, format: str) -> None:
    """Straight from the store or through the graph: the same file, and the same line."""
    out = tmp_path / f"graph{FORMATS[format].suffix}"
    result = CliRunner().invoke(main, ["export", format, "-g", str(folder), "-o", str(out)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{out}: {len(sample().entities)} nodes, {len(sample().claims)} claims\n"
    export(sample(), format, tmp_path / "wanted")
    assert content(out) == content(tmp_path / "wanted")


def content(path: Path) -> list[bytes]:
    return [file.read_bytes() for file in (sorted(path.iterdir()) if path.is_dir() else [path])]


def test_without_a_format_all_are_listed() -> None:
    result = CliRunner().invoke(main, ["export"])
    assert [line.split()[0] for line in result.stdout.splitlines()][: len(FORMATS)] == list(FORMATS)
