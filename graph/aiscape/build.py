"""Sources come in; a built output folder goes out: the one place that knows the order of the stages."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from aiscape.errors import AiscapeError, OutputError, SourceError, StoreError
from aiscape.extract import Extraction, extract_all, fingerprint
from aiscape.importing import imported, merge
from aiscape.lexicon import load_lexicon
from aiscape.model import Article, Finding, Graph
from aiscape.names import digest
from aiscape.output import Output
from aiscape.read import Defaults, read_sources
from aiscape.resolve import resolve
from aiscape.version import __version__

Progress = Callable[[int, int], None]
Warn = Callable[[AiscapeError], None]


@dataclass(frozen=True)
class Options:
    """How to build.

    `threshold` is the lowest confidence of a claim (None: the measured default); `fresh` forgets what was built before;
    `stop` ends the build at the first article that cannot be read, or in which a plugin proposes what cannot be.
    """

    defaults: Defaults = field(default_factory=Defaults)
    lexicons: tuple[Path, ...] = ()
    jobs: int = 1
    threshold: float | None = None
    fresh: bool = False
    stop: bool = False


@dataclass(frozen=True)
class Report:
    """What a build did: counts, seconds, the files it wrote, and one line for each source it could not read.

    `faults` also has a line for each thing that a plugin proposed in vain.
    """

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
        SourceError: a source cannot be read and `options.stop` is set, or there is no article at all.
        AiscapeError: a plugin proposes what cannot be and `options.stop` is set.
        PluginError: a plugin cannot be loaded.
        LexiconError: a watchlist cannot be used.
        OutputError: the folder cannot be written.

    """
    options = options or Options()
    begin = time.monotonic()
    lexicon = load_lexicon(options.lexicons)
    with Output.at(out) as output:
        state = fingerprint(lexicon, options.threshold)
        before = {} if options.fresh else {_key(e.article): e for e in output.extractions()}
        faults: list[str] = []
        articles = _articles(sources, options, faults, warn)
        known = {key: replace(e, article=articles.get(key, e.article)) for key, e in before.items()}
        kept = {key: e for key, e in known.items() if e.fingerprint == state and _alike(e, before[key])}
        if not articles and not known:
            raise SourceError(", ".join(map(str, sources)), f"no article could be read; {out} is as it was before")
        wanted = {**{key: e.article for key, e in known.items()}, **articles}
        todo = [article for key, article in sorted(wanted.items()) if key not in kept]
        fresh = extract_all(todo, options.lexicons, options.threshold, options.jobs, state, progress)
        extractions = {**kept, **{_key(e.article): e for e in fresh}}
        _tell(extractions, options, faults, warn)
        graph = merge(resolve(*_named(extractions), lexicon), imported(out))
        return _write(output, graph, extractions, faults, len(articles.keys() - before.keys()), begin)


def _articles(sources: Sequence[Path | str], options: Options, faults: list[str], warn: Warn) -> dict[str, Article]:
    """Every article of the sources by its key; where one comes twice, the same one of them whatever the order."""
    found: dict[str, Article] = {}
    for item in read_sources(sources, options.defaults):
        if isinstance(item, SourceError):
            if options.stop:
                raise item
            faults.append(str(item))
            warn(item)
            continue
        key = _key(item)
        found[key] = min(found.get(key, item), item, key=repr)
    return found


def _tell(extractions: dict[str, Extraction], options: Options, faults: list[str], warn: Warn) -> None:
    """Say what plugins proposed in vain."""
    for key in sorted(extractions):
        for fault in extractions[key].faults:
            if options.stop:
                raise AiscapeError(fault)
            faults.append(fault)
            warn(AiscapeError(fault))


def _key(article: Article) -> str:
    """What tells an article apart from all others, even from one with the same id."""
    return digest(article.id, article.text, article.publisher, article.url)


def _alike(one: Extraction, other: Extraction) -> bool:
    """Whether two articles are the same but for where they were read from."""
    return replace(one.article, source="") == replace(other.article, source="")


def _named(extractions: dict[str, Extraction]) -> tuple[dict[str, Sequence[Finding]], list[Article]]:
    """Findings by article id, and the articles: those that share an id are told apart by what they say."""
    shared = Counter(e.article.id for e in extractions.values())
    findings: dict[str, Sequence[Finding]] = {}
    articles = []
    for key, extraction in sorted(extractions.items()):
        article = extraction.article
        if shared[article.id] > 1:
            article = replace(article, id=f"{article.id}-{key[:8]}")
        findings[article.id] = extraction.findings
        articles.append(article)
    return findings, articles


def _write(
    output: Output, graph: Graph, extractions: dict[str, Extraction], faults: list[str], new: int, begin: float
) -> Report:
    try:
        output.write_graph(graph)
        output.write_extractions(extractions[key] for key in sorted(extractions))
        path = output.file("report.json")
        report = Report(
            len(graph.articles), new, len(graph.copies), len(graph.entities), len(graph.claims),
            round(time.monotonic() - begin, 2), tuple(output.names), tuple(faults),
        )  # fmt: skip
        text = json.dumps({"version": __version__, **report.__dict__}, indent=2, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
    except (OSError, StoreError, OutputError) as error:
        raise OutputError(output.folder, f"cannot be written: {_reason(error)}") from error
    output.swap()
    return report


def _reason(error: Exception) -> str:
    """Why a file could not be written, without the name that it had meanwhile."""
    while isinstance(error.__cause__, Exception):
        error = error.__cause__
    return getattr(error, "strerror", None) or str(error)
