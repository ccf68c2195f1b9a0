"""What another package adds is found once it is installed, and its faults are told by its name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from aiscape.store import write_store
from tests.query.sample import sample

EXAMPLE = Path(__file__).parents[2] / "docs" / "plugin-example"


def aiscape(*arguments: str | Path, packages: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "aiscape", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(packages)},
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the example."""
    folder = tmp_path_factory.mktemp("packages")
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(folder), str(EXAMPLE)]
    subprocess.run(command, check=True)
    return folder


def test_the_example_of_the_docs_works_as_installed(installed: Path, tmp_path: Path) -> None:
    """`aiscape export dot` writes every entity and plain fact for Graphviz."""
    write_store(sample(), tmp_path / "store")
    assert "Graphviz" in aiscape("export", "--list", packages=installed).stdout
    done = aiscape("export", "dot", "-g", tmp_path, packages=installed)
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "graph.dot").read_text("utf-8")
    assert text.count("[label=") - text.count(" -> ") == len(sample().entities)
    assert text.count(" -> ") == len({(c.subject, c.predicate, c.object) for c in sample().claims if c.is_plain})


def test_a_plugin_that_cannot_be_imported_is_named(tmp_path: Path) -> None:
    """The error is one line with the plugin, its package and the reason."""
    (tmp_path / "broken-1.dist-info").mkdir()
    (tmp_path / "broken-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1\n")
    (tmp_path / "broken-1.dist-info" / "entry_points.txt").write_text("[aiscape.exporters]\nodd = no_such_module:F\n")
    done = aiscape("export", "--list", packages=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "the plugin odd of broken" in done.stderr


def test_an_unknown_format_is_told_with_all_that_are_known(tmp_path: Path) -> None:
    """The error lists the formats."""
    done = aiscape("export", "cobol", packages=tmp_path)
    assert done.returncode == 2
    assert "there is no format 'cobol': choose one of turtle, trig" in done.stderr
