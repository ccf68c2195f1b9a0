"""An article comes in; what it states goes out: what the reader finds, and what plugins propose that can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aiscape.extract.checked import Checked, Content, content
from aiscape.extract.plugged import Extractor, extractors
from aiscape.extract.relations import findings, mention
from aiscape.extract.scorer import load_scorer
from aiscape.model import Article, Finding, Mention

if TYPE_CHECKING:
    from aiscape.extract.reader import Reader


def read_article(reader: Reader, article: Article) -> tuple[list[Finding], list[str]]:
    """Everything that one article states, and a line for each thing that a plugin proposed in vain."""
    reading = reader.look(article)
    found = findings(reading, reader.threshold)
    known = extractors()
    if not known:
        return found, []
    mentions = [mention(reading, index) for index in sorted(reading.chain_of)]
    limit = load_scorer().least(reader.threshold)
    by_content = {content(finding): finding for finding in found}
    faults: list[str] = []
    for name, extractor in known.items():
        checked = Checked(article, mentions, reader.lexicon)
        for proposed in _proposals(extractor, name, article, mentions, found, faults):
            try:
                finding = replace(checked.finding(proposed), method=name)
            except (TypeError, ValueError) as error:
                faults.append(f"{_shown(article)}: the extractor {name} proposes what cannot be: {error}")
                continue
            if finding.confidence >= limit:
                _add(by_content, finding)
    return sorted(by_content.values(), key=lambda finding: finding.start), faults


def _proposals(
    extractor: Extractor,
    name: str,
    article: Article,
    mentions: Sequence[Mention],
    found: Sequence[Finding],
    faults: list[str],
) -> list[Finding]:
    """What a plugin proposes; nothing, and a fault, if it fails."""
    try:
        return list(extractor(article, tuple(mentions), tuple(found)))
    except Exception as error:  # a plugin may fail in any way
        faults.append(f"{_shown(article)}: the extractor {name} fails: {type(error).__name__}: {error}")
        return []


def _add(found: dict[Content, Finding], finding: Finding) -> None:
    """Add a finding, or what it adds to one of the same content."""
    key = content(finding)
    same = found.get(key)
    if same is None:
        found[key] = finding
    elif finding.method not in same.method.split(" and "):
        method = f"{same.method} and {finding.method}"
        found[key] = replace(
            same,
            method=method,
            confidence=max(same.confidence, finding.confidence),
            qualifiers=same.qualifiers or finding.qualifiers,
            date=same.date or finding.date,
        )


def _shown(article: Article) -> str:
    return article.source or article.id
