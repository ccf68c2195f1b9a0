"""The output folder: written aside, then swapped in, so that a build that dies leaves what stood there before.

New files are collected in `.building/`. When all are there, a marker is set, and only then are they moved into place; a
move that was cut short is finished by whoever opens the folder next.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from aiscape.errors import OutputError
from aiscape.extract.extraction import Extraction

_STAGE, _COMPLETE, _OLD = ".building", ".complete", ".old-"


class Output:
    """One output folder, held by one build at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: list[str] = []

    @classmethod
    @contextmanager
    def at(cls, folder: Path) -> Iterator[Output]:
        """Hold a folder for a build.

        Raises:
            OutputError: it cannot be made or written, or another build holds it.

        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(folder / ".lock")
            lock.acquire(timeout=0)
        except Timeout as error:
            raise OutputError(folder, "another build is writing here") from error
        except OSError as error:
            raise OutputError(folder, f"cannot be written: {error}") from error
        try:
            recover(folder)
            yield cls(folder)
        except OSError as error:
            raise OutputError(folder, f"cannot be written: {error}") from error
        finally:
            if not (folder / _STAGE / _COMPLETE).exists():
                shutil.rmtree(folder / _STAGE, ignore_errors=True)
            lock.release()

    def file(self, name: str) -> Path:
        """Where to write a file (or folder) of the new output."""
        stage = self.folder / _STAGE
        stage.mkdir(exist_ok=True)
        self.names.append(name)
        return stage / name

    def swap(self) -> None:
        """Put everything that was written in its place."""
        stage = self.folder / _STAGE
        for root, _, names in os.walk(stage):
            for name in names:
                _sync(Path(root, name))
        (stage / _COMPLETE).touch()
        _sync(stage)
        _move(self.folder)

    def extractions(self) -> dict[str, Extraction]:
        """What earlier builds read, by article; a line that cannot be understood is read anew from its source."""
        path = self.folder / "extracted.jsonl"
        if not path.is_file():
            return {}
        found = {}
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    extraction = Extraction.from_json(json.loads(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise OutputError(path, f"line {number} is damaged ({error}): build with --fresh") from error
                found[extraction.article.id] = extraction
        return found

    def write_extractions(self, extractions: dict[str, Extraction]) -> None:
        """Keep what was read for the next build."""
        with self.file("extracted.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for key in sorted(extractions):
                file.write(json.dumps(dataclasses.asdict(extractions[key]), ensure_ascii=False) + "\n")


def recover(folder: Path) -> None:
    """Finish a swap that was cut short; drop what an unfinished build left."""
    stage = folder / _STAGE
    if (stage / _COMPLETE).exists():
        _move(folder)
    elif stage.exists():
        shutil.rmtree(stage)


def _move(folder: Path) -> None:
    stage = folder / _STAGE
    for item in sorted(stage.iterdir()):
        if item.name == _COMPLETE:
            continue
        target, old = folder / item.name, folder / (_OLD + item.name)
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
        os.replace(item, target)
        shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(stage)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
