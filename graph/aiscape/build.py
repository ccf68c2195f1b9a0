"""Sources come in; a built output folder goes out: the one place that knows the order read, extract, resolve, store, export."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from aiscape import __version__
from aiscape.errors import AiscapeError, OutputError, SourceError
from aiscape.export.claims import write_claims
from aiscape.export.rdf import write_jsonld, write_nquads, write_turtle
from aiscape.extract import Extraction, extract_all, fingerprint
from aiscape.lexicon import load_lexicon
from aiscape.model import Article, Graph
from aiscape.names import digest
from aiscape.output import Output
from aiscape.read import Defaults, read_sources
from aiscape.resolve import resolve
from aiscape.store import write_store

Progress = Callable[[int, int], None]
Warn = Callable[[AiscapeError], None]


@dataclass(frozen=True)
class Options:
    """How to build.

    `threshold` is the lowest confidence of a claim (None: the measured default); `fresh` forgets what was built before;
    `stop` ends the build at the first article that cannot be read.
    """

    defaults: Defaults = field(default_factory=Defaults)
    lexicons: tuple[Path, ...] = ()
    jobs: int = 1
    threshold: float | None = None
    fresh: bool = False
    stop: bool = False


@dataclass(frozen=True)
class Report:
    """What a build did: counts, seconds, the files it wrote, and one line for each source it could not read."""

    articles: int
    new: int
    copies: int
    entities: int
    claims: int
    seconds: float
    files: tuple[str, ...]
    faults: tuple[str, ...]


def build(
    sources: Sequence[Path | str],
    out: Path,
    options: Options | None = None,
    *,
    progress: Progress = lambda done, total: None,
    warn: Warn = lambda error: None,
) -> Report:
    """Read sources and build a graph of what they state into a folder.

    Args:
        sources: files, folders, or '-' for standard input.
        out: the output folder; what a build wrote there before is kept until the new files are complete.
        options: how to build.
        progress: called with the number of articles read and the number of all.
        warn: called with each source that cannot be read.

    Raises:
        SourceError: a source cannot be read and `options.stop` is set.
        LexiconError: a watchlist cannot be used.
        OutputError: the folder cannot be written.

    """
    options = options or Options()
    begin = time.monotonic()
    lexicon = load_lexicon(options.lexicons)
    with Output.at(out) as output:
        state = fingerprint(lexicon, options.threshold)
        before = {} if options.fresh else output.extractions()
        faults: list[str] = []
        articles = _articles(sources, options, before, faults, warn)
        kept = {key: e for key, e in before.items() if e.fingerprint == state}
        stale = [e.article for key, e in before.items() if e.fingerprint != state and key not in articles]
        todo = [article for key, article in sorted(articles.items()) if key not in kept] + stale
        fresh = extract_all(todo, options.lexicons, options.threshold, options.jobs, state, progress)
        extractions = {**kept, **{e.article.id: e for e in fresh}}
        graph = resolve(
            {key: e.findings for key, e in extractions.items()}, [e.article for e in extractions.values()], lexicon
        )
        new = len([key for key in articles if key not in before])
        return _write(output, graph, extractions, faults, new, begin)


def _articles(
    sources: Sequence[Path | str], options: Options, before: dict[str, Extraction], faults: list[str], warn: Warn
) -> dict[str, Article]:
    """Every article of the sources by its id; two texts of one id are kept apart."""
    found: dict[str, Article] = {}
    for item in read_sources(sources, options.defaults):
        if isinstance(item, SourceError):
            if options.stop:
                raise item
            faults.append(str(item))
            warn(item)
            continue
        known = found.get(item.id) or (before[item.id].article if item.id in before else None)
        if known is not None and known.text != item.text:
            item = replace(item, id=f"{item.id}-{digest(item.text)[:8]}")
        found[item.id] = item
    return found


def _write(
    output: Output, graph: Graph, extractions: dict[str, Extraction], faults: list[str], new: int, begin: float
) -> Report:
    from aiscape.explore.page import write_page

    with _told(output.folder):
        write_claims(graph, output.file("claims.jsonl"))
        write_nquads(graph, output.file("graph.nq"))
        write_turtle(graph, output.file("graph.ttl"))
        write_jsonld(graph, output.file("graph.jsonld"))
        write_page(graph, output.file("graph.html"))
        write_store(graph, output.file("store"))
        output.write_extractions(extractions)
        report = Report(
            len(graph.articles), new, len(graph.copies), len(graph.entities), len(graph.claims),
            round(time.monotonic() - begin, 2), tuple(output.names), tuple(faults),
        )  # fmt: skip
        text = json.dumps({"version": __version__, **report.__dict__}, indent=2, ensure_ascii=False)
        output.file("report.json").write_text(text + "\n", encoding="utf-8")
        output.swap()
    return report


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(folder, f"cannot be written: {error}") from error
