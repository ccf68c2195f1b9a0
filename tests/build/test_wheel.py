"""The wheel carries all that a build needs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_demo_builds_from_the_wheel_alone(tmp_path: Path) -> None:
    """Unpacked elsewhere, the wheel builds its own articles: ontology, lexicon, patterns, weights and demo are inside."""
    arguments = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    made = subprocess.run(arguments, capture_output=True, text=True)
    if made.returncode and "hatchling" in made.stderr:
        pytest.skip("the build backend hatchling cannot be fetched here")
    assert made.returncode == 0, made.stderr
    (wheel,) = tmp_path.glob("*.whl")
    package = tmp_path / "package"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    code = "import aiscape, runpy; print(aiscape.__file__); runpy.run_module('aiscape', run_name='__main__')"
    result = subprocess.run(
        [sys.executable, "-c", code, "build", "--demo", "-o", "out"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(package)},
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith(str(package))
    assert "16 articles (16 new" in result.stdout
    assert (tmp_path / "out" / "graph.html").is_file()
