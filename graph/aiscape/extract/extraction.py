"""Many articles come in; each goes out with its findings, in the same order, read by as many processes as asked."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aiscape.extract.plugged import extractors_state
from aiscape.lexicon import Lexicon, load_lexicon
from aiscape.model import Article, Finding, Mention
from aiscape.names import digest
from aiscape.version import __version__


@dataclass(frozen=True)
class Extraction:
    """One article with all that it states, the fingerprint of what read it, and what plugins proposed in vain."""

    article: Article
    findings: tuple[Finding, ...]
    fingerprint: str
    faults: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Extraction:
        """The inverse of `dataclasses.asdict`."""
        article = dict(data["article"])
        article["references"] = tuple(article["references"])
        findings = tuple(_finding(record) for record in data["findings"])
        return cls(Article(**article), findings, data["fingerprint"], tuple(data.get("faults", ())))


def _finding(record: dict[str, Any]) -> Finding:
    return Finding(
        **{
            **record,
            "subject": _mention(record["subject"]),
            "object": _mention(record["object"]),
            "attributed_to": tuple(_mention(m) for m in record["attributed_to"]),
            "qualifiers": tuple((name, value) for name, value in record["qualifiers"]),
        }
    )


def _mention(record: dict[str, Any]) -> Mention:
    return Mention(**{**record, "types": tuple(record["types"]), "forms": tuple(record["forms"])})


def fingerprint(lexicon: Lexicon, threshold: float | None) -> str:
    """What decides how an article is read: the version, the weights, the lexicon, the threshold, the plugins."""
    parts = (__version__, _weights(), extractors_state(), str(threshold), *map(repr, lexicon.entries))
    return digest(*parts)[:16]


@cache
def _weights() -> str:
    folder = Path(__file__).with_name("weights")
    return digest(*(f"{path.name} {digest(path.read_bytes().hex())}" for path in sorted(folder.glob("*"))))


def extract_all(
    articles: Sequence[Article],
    lexicons: Sequence[Path],
    threshold: float | None,
    jobs: int,
    state: str,
    progress: Callable[[int, int], None],
) -> list[Extraction]:
    """Read every article.

    Args:
        articles: what to read.
        lexicons: watchlists beside the project's own lexicon.
        threshold: the lowest confidence of a finding; None is the measured default.
        jobs: processes to read with; the result is the same for any number.
        state: the fingerprint to note.
        progress: called after each article with how many are done, and of how many.

    """
    if not articles:
        return []
    found = []
    settings = (tuple(lexicons), threshold)
    each = _each(articles, settings, min(jobs, len(articles)))
    for article, (findings, faults) in zip(articles, each, strict=True):
        found.append(Extraction(article, tuple(findings), state, tuple(faults)))
        progress(len(found), len(articles))
    return found


_Settings = tuple[tuple[Path, ...], float | None]


_Read = tuple[list[Finding], list[str]]


def _each(articles: Sequence[Article], settings: _Settings, jobs: int) -> Iterator[_Read]:
    if jobs <= 1:
        _prepare(settings)
        yield from map(_read, articles)
        return
    context = multiprocessing.get_context("spawn")
    with context.Pool(jobs, _prepare_worker, (settings,)) as pool:
        yield from pool.imap(_read, articles, chunksize=4)


_reader: Any = None


def _prepare_worker(settings: _Settings) -> None:
    """Make a worker's reader; an interruption is the parent's to report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _prepare(settings)


def _prepare(settings: _Settings) -> None:
    """Make this process's reader."""
    global _reader
    from aiscape.extract.reader import Reader

    lexicons, threshold = settings
    _reader = Reader(load_lexicon(lexicons), threshold=threshold)


def _read(article: Article) -> _Read:
    from aiscape.extract.proposals import read_article

    return read_article(_reader, article)
