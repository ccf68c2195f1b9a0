"""The output folder: written aside, then swapped in, so that a build that dies leaves what stood there before.

New files are collected in `.building/`. When all are there, a marker is set, and only then are they moved into place; a
move that was cut short is finished by whoever opens the folder next.
"""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from aiscape.errors import OutputError
from aiscape.export.claims import write_claims
from aiscape.export.jsonld import write_jsonld
from aiscape.export.rdf import write_nquads, write_turtle
from aiscape.extract.extraction import Extraction
from aiscape.model import Graph
from aiscape.store import write_store
from aiscape.store.folder import COMPLETE, STAGE

_OLD = ".old-"


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
        except (OSError, NotImplementedError) as error:
            raise OutputError(folder, _reason(error)) from error
        try:
            recover(folder)
            yield cls(folder)
        except OSError as error:
            raise OutputError(folder, _reason(error)) from error
        finally:
            if not (folder / STAGE / COMPLETE).exists():
                shutil.rmtree(folder / STAGE, ignore_errors=True)
            lock.release()

    def file(self, name: str) -> Path:
        """Where to write a file (or folder) of the new output."""
        stage = self.folder / STAGE
        stage.mkdir(exist_ok=True)
        self.names.append(name)
        return stage / name

    def swap(self) -> None:
        """Put everything that was written in its place; Ctrl-C is not heard for the moment that this takes."""
        stage = self.folder / STAGE
        for root, _, names in os.walk(stage, topdown=False):
            for path in (*(Path(root, name) for name in names), Path(root)):
                _sync(path)
        with _undisturbed():
            (stage / COMPLETE).touch()
            _sync(stage)
            _move(self.folder)

    def extractions(self) -> Iterator[Extraction]:
        """What earlier builds read.

        Raises:
            OutputError: the file that they left is damaged.

        """
        path = self.folder / "extracted.jsonl"
        if not path.is_file():
            return
        number = 0
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    extraction = Extraction.from_json(json.loads(line))
                    _check(extraction)
                except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    raise OutputError(path, f"line {number} is damaged: build with --fresh") from error
                yield extraction

    def write_graph(self, graph: Graph) -> None:
        """Write a graph in every form that a folder holds it in."""
        from aiscape.explore.page import write_page

        write_claims(graph, self.file("claims.jsonl"))
        write_nquads(graph, self.file("graph.nq"))
        write_turtle(graph, self.file("graph.ttl"))
        write_jsonld(graph, self.file("graph.jsonld"))
        write_page(graph, self.file("graph.html"))
        write_store(graph, self.file("store"))

    def write_extractions(self, extractions: Iterable[Extraction]) -> None:
        """Keep what was read for the next build."""
        with self.file("extracted.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            for extraction in extractions:
                file.write(json.dumps(dataclasses.asdict(extraction), ensure_ascii=False) + "\n")


def _check(extraction: Extraction) -> None:
    """Raise TypeError where a value that others rely on is not what it must be."""
    article = extraction.article
    texts = (article.id, article.text, article.title, article.publisher, article.url, extraction.fingerprint)
    places = [place for finding in extraction.findings for place in (finding.start, finding.end)]
    if not all(isinstance(text, str) for text in texts) or not all(isinstance(place, int) for place in places):
        raise TypeError


def recover(folder: Path) -> None:
    """Finish a swap that was cut short; drop what an unfinished build left."""
    stage = folder / STAGE
    if (stage / COMPLETE).exists():
        with _undisturbed():
            _move(folder)
    elif stage.exists():
        shutil.rmtree(stage)
    for old in folder.glob(_OLD + "*"):
        shutil.rmtree(old, ignore_errors=True)


def _move(folder: Path) -> None:
    stage = folder / STAGE
    for item in sorted(stage.iterdir()):
        if item.name == COMPLETE:
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


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C pass unheard for a moment."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)


def _reason(error: Exception) -> str:
    return f"cannot be written: {getattr(error, 'strerror', None) or error}"
