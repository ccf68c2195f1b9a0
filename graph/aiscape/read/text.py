"""Plain text or Markdown comes in, with or without front matter; its one article goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read.articles import Defaults, make_article

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(
    r"\A(?:(?:title|publisher|date|url|id|author|language|references):[^\n]*\n)+(?:\n|\Z)", re.IGNORECASE
)


def read_text(text: str, path: Path, defaults: Defaults) -> Iterator[Article]:
    """Read one article.

    Raises:
        SourceError: its front matter is broken, or there is no text.

    """
    meta, body = front_matter(text.replace("\r\n", "\n"), path)
    if path.suffix.lower() in (".md", ".markdown"):
        body = plain_markdown(body)
    yield make_article(body, meta, path, defaults)


def front_matter(text: str, path: Path) -> tuple[dict[str, Any], str]:
    """The metadata that opens a text, and the rest: YAML between `---`, or lines like `title: …` up to an empty one.

    Raises:
        SourceError: it is not closed, or no YAML mapping.

    """
    text = text.lstrip("\ufeff\n")
    if text.startswith("---\n"):
        match = _FENCED.match(text)
        if not match:
            raise SourceError(path, "its front matter is opened by --- but not closed", line=1)
        return _yaml(match.group(1), path), text[match.end() :]
    match = _HEADER.match(text)
    if not match:
        return {}, text
    pairs = (line.partition(":") for line in match.group().strip().splitlines())
    return {key.strip().casefold(): value.strip() for key, _, value in pairs}, text[match.end() :]


def _yaml(text: str, path: Path) -> dict[str, Any]:
    import yaml

    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise SourceError(path, "its front matter is no YAML", line=mark.line + 2 if mark else 1) from error
    if not isinstance(data, dict):
        raise SourceError(path, "its front matter is no list of 'key: value'", line=1)
    return {str(key).casefold(): value for key, value in data.items()}


_MARKUP = (
    (re.compile(r"^\s{0,3}(```|~~~).*?^\s{0,3}\1[^\n]*$", re.MULTILINE | re.DOTALL), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^\s{0,3}#{1,6}\s+", re.MULTILINE), ""),
    (re.compile(r"^\s{0,3}>\s?", re.MULTILINE), ""),
    (re.compile(r"^\s*[-*+]\s+", re.MULTILINE), ""),
    (re.compile(r"^\s*(?:[-*_]\s*){3,}$", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


def plain_markdown(text: str) -> str:
    """Markdown without its marks; lines that belong to one paragraph are joined."""
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    paragraphs = re.split(r"\n\s*\n", text)
    return "\n\n".join(re.sub(r"\s*\n\s*", " ", paragraph).strip() for paragraph in paragraphs if paragraph.strip())
