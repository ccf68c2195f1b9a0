"""An extractor of another package takes part in a build once it is installed, and its faults are told by its name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLE = Path(__file__).parents[2] / "docs" / "extractor-example"
ARTICLE = """---
title: Zephyr-9 leads the tables
date: 2025-09-09
---

Alibaba said on Tuesday that its new model Qwen3-Coder runs on one card. The company published the scores of several
models on two tests, which others could not repeat at once.

| Model | Test | Score |
|---|---|---|
| Qwen3-Coder | SWE-bench Verified | 69.6 |
| Zephyr-9 | LongHaul-XL | 41 % |

The table does not say how often each test was run, and Alibaba did not answer questions about it.
"""
ODD = """
from dataclasses import replace
from aiscape.model import Finding, Mention

def odd(article, mentions, findings):
    seen = mentions[0]
    yield Finding(seen, "loves", seen, 0, 9)
    yield Finding(replace(seen, text="what is not there"), "develops", seen, 0, 9)

def broken(article, mentions, findings):
    raise RuntimeError("no luck")
"""


def install(folder: Path, module: str, points: str) -> None:
    """Lay a package's files as an installer does."""
    about = folder / "odd-1.dist-info"
    about.mkdir(parents=True)
    (folder / "oddities.py").write_text(module)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: odd\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[aiscape.extractors]\n{points}\n")


def build(packages: Path, folder: Path, *options: str) -> tuple[subprocess.CompletedProcess[str], list[dict[str, Any]]]:
    folder.mkdir(exist_ok=True)
    (folder / "tables.md").write_text(ARTICLE)
    command = [sys.executable, "-m", "aiscape", "build", str(folder / "tables.md"), "-o", str(folder / "out"), *options]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(packages)})
    claims = folder / "out" / "claims.jsonl"
    return done, [json.loads(line) for line in claims.read_text("utf-8").splitlines()] if claims.exists() else []


def test_the_example_of_the_docs_works_as_installed(tmp_path: Path) -> None:
    """Each row of a table is a claim with its score and its quote, by the plugin's name; two builds are the same bytes."""
    packages = tmp_path / "packages"
    command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(packages), str(EXAMPLE)]
    subprocess.run(command, check=True)
    done, claims = build(packages, tmp_path / "one", "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {(c["subject"], c["object"]): c for c in claims if "scores" in c["method"].split(" and ")}
    for pair, score in ((("Qwen3-Coder", "SWE-bench Verified"), "69.6"), (("Zephyr-9", "LongHaul-XL"), "41 %")):
        claim = rows.pop(pair)
        assert score in claim["qualifiers"]["score"]
        assert f"| {pair[0]} | {pair[1]} | {score} |" in claim["quote"]
        assert (claim["predicate"], claim["confidence"] >= 0.95) == ("evaluatedOn", True)
    assert not rows
    again, same = build(packages, tmp_path / "two", "--jobs", "2")
    assert (again.returncode, same) == (0, claims)
    assert subprocess.run([sys.executable, "-m", "aiscape", "check", str(tmp_path / "one" / "out")]).returncode == 0


def test_a_plugin_that_comes_or_goes_is_noticed(tmp_path: Path) -> None:
    """What was read without it is read again with it, and the other way round."""
    install(tmp_path / "packages", ODD, "odd = oddities:broken")
    (tmp_path / "none").mkdir()
    counts = [len(build(tmp_path / which, tmp_path / "work")[0].stderr) for which in ("none", "packages", "none")]
    assert counts[0] == counts[2] == 0 < counts[1]


@pytest.mark.parametrize(("points", "faults"), [
    ("odd = oddities:odd", ["the vocabulary has no relation 'loves'", "where the text has"]),
    ("odd = oddities:broken", ["the extractor odd fails: RuntimeError: no luck"]),
])  # fmt: skip
def test_what_a_plugin_proposes_in_vain_is_told(tmp_path: Path, points: str, faults: list[str]) -> None:
    """The article is built without it; a line names the article, the plugin and the reason, and with --stop it ends there."""
    install(tmp_path / "packages", ODD, points)
    done, claims = build(tmp_path / "packages", tmp_path / "work")
    assert done.returncode == 1
    assert claims
    lines = done.stderr.splitlines()
    assert len(lines) == len(faults)
    for line, fault in zip(lines, faults, strict=True):
        assert fault in line
        assert "tables.md: the extractor odd" in line
    report = json.loads((tmp_path / "work" / "out" / "report.json").read_text("utf-8"))
    assert len(report["faults"]) == len(faults)
    stopped, _ = build(tmp_path / "packages", tmp_path / "work", "--stop")
    assert stopped.returncode == 1
    assert len(stopped.stderr.splitlines()) == 1


@pytest.mark.parametrize(("points", "reason"), [
    ("odd = oddities:ODD", "has no attribute 'ODD'"),
    ("odd = oddities:__name__", "it is no function"),
])  # fmt: skip
def test_a_plugin_that_cannot_be_used_is_named(tmp_path: Path, points: str, reason: str) -> None:
    """The build does not begin; one line says which package brought what."""
    install(tmp_path / "packages", ODD, points)
    done, claims = build(tmp_path / "packages", tmp_path / "work")
    assert (done.returncode, claims) == (1, [])
    assert done.stderr.count("\n") == 1
    assert "the plugin odd of odd (aiscape.extractors) cannot be used" in done.stderr
    assert reason in done.stderr
