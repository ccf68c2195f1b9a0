"""A reader of another package reads its files once it is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

MODULE = """
from email import message_from_string, policy
from aiscape.errors import SourceError
from aiscape.model import Article

def read_mail(text, path, defaults):
    mail = message_from_string(text, policy=policy.default)
    if mail["Subject"] is None:
        yield SourceError(path, "has no subject")
    else:
        yield Article(mail["Subject"], mail.get_content().strip(), title=mail["Subject"], source=str(path))

def broken(text, path, defaults):
    yield Article("a", "b")
    raise RuntimeError("no luck")

def odd(text, path, defaults):
    yield text
"""
CODE = """
import json, sys
from aiscape.errors import AiscapeError
from aiscape.read import Defaults, read_sources
try:
    print(json.dumps([getattr(item, "id", str(item)) for item in read_sources(sys.argv[1:], Defaults())]))
except AiscapeError as error:
    print(json.dumps(str(error)))
"""


def read(tmp_path: Path, point: str) -> object:
    about = tmp_path / "packages" / "mail-1.dist-info"
    about.mkdir(parents=True)
    (about.parent / "mail_reader.py").write_text(MODULE)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: mail\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[aiscape.readers]\n{point}\n")
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "one.eml").write_text("Subject: Chips\nFrom: a@example.org\n\nNvidia makes the H20.\n")
    (folder / "two.eml").write_text("From: a@example.org\n\nNothing.\n")
    environment = {**os.environ, "PYTHONPATH": str(about.parent)}
    done = subprocess.run([sys.executable, "-c", CODE, folder], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_files_of_its_suffix_are_read(tmp_path: Path) -> None:
    """A folder's letters are articles; one that cannot be is an error of its own."""
    assert read(tmp_path, ".eml = mail_reader:read_mail") == ["Chips", f"{tmp_path}/letters/two.eml: has no subject"]


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        (".eml = mail_reader:broken", "the reader of .eml fails: RuntimeError: no luck"),
        (".eml = mail_reader:odd", "is no Article"),
    ],
)
def test_its_failure_is_a_fault_of_the_source(tmp_path: Path, point: str, reason: str) -> None:
    """Other files are read all the same."""
    found = read(tmp_path, point)
    assert isinstance(found, list)
    assert sum(reason in item for item in found) == 2


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        (".md = mail_reader:read_mail", "files that end so have a reader"),
        ("eml = mail_reader:read_mail", "no suffix"),
        (".EML = mail_reader:read_mail", "no suffix"),
        (".eml = mail_reader:MODULE", "has no attribute"),
        (".eml = mail_reader:__name__", "no function"),
    ],
)
def test_one_that_cannot_be_used_is_named(tmp_path: Path, point: str, reason: str) -> None:
    """The error is one line with the plugin and its package."""
    found = read(tmp_path, point)
    assert isinstance(found, str)
    assert "of mail (aiscape.readers) cannot be used" in found
    assert reason in found
