"""Plain text or Markdown comes in, with or without front matter; its one article goes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from aiscape.errors import SourceError
from aiscape.model import Article
from aiscape.read.articles import Defaults, make_article

_FENCED = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADER = re.compile(r"\A(?:title|publisher|date|url|id):[^\n]*\n(?:[a-z_-]{2,20}:[^\n]*\n)*(?:\n|\Z)", re.IGNORECASE)
#: More front matter than this is none.
_MOST_FRONT_MATTER = 50_000
#: Lines of a text that was broken to fit a width are no longer than this.
_WIDEST = 120


def read_text(text: str, path: Path, defaults: Defaults) -> Iterator[Article]:
    """Read one article.

    Raises:
        SourceError: its front matter is broken, or there is no text.

    """
    meta, body = front_matter(text, path)
    body = plain_markdown(body) if path.suffix.lower() in (".md", ".markdown") else unwrapped(body)
    yield make_article(body, meta, path, defaults)


def front_matter(text: str, path: Path) -> tuple[dict[str, Any], str]:
    """The metadata that opens a text, and the rest: YAML between `---`, or lines like `title: …` up to an empty one.

    Raises:
        SourceError: it is not closed, or no YAML mapping.

    """
    text = text.lstrip("\ufeff\n")
    if text.startswith("---\n"):
        match = _FENCED.match(text[:_MOST_FRONT_MATTER])
        if not match:
            raise SourceError(path, "its front matter is opened by --- but not closed", line=1)
        return _yaml(match.group(1), path), text[match.end() :]
    match = _HEADER.match(text[:_MOST_FRONT_MATTER])
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
    except (ValueError, RecursionError, OverflowError) as error:
        raise SourceError(path, f"its front matter cannot be read: {error}", line=1) from error
    if not isinstance(data, dict):
        raise SourceError(path, "its front matter is no list of 'key: value'", line=1)
    return {str(key).casefold(): value for key, value in data.items()}


_MARKUP = (
    (re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1[^\n]*$", re.MULTILINE | re.DOTALL), ""),  # code
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>"), ""),
    (re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)"), ""),  # images
    (re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])"), r"\1"),  # links
    (re.compile(r"^ {0,3}\[[^\]\n]{1,100}\]:[ \t]+\S+[^\n]*$", re.MULTILINE), ""),  # where links lead
    (re.compile(r"^[ ]{0,3}(?:[-*_=][ \t]*){3,}$", re.MULTILINE), ""),  # rules
    (re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]*?)[ \t#]*$", re.MULTILINE), r"\n\1\n"),  # headings
    (re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE), ""),  # quotations
    (re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+", re.MULTILINE), "\n"),  # items
    (re.compile(r"(?<![\w*\\])(\*\*\*|\*\*|\*)(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s\\])\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<!\w)(__|_)(?=[^\s_])([^\n]{1,500}?)(?<=[^\s_])\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),  # marks that are meant
)


def plain_markdown(text: str) -> str:
    """Markdown without its marks; lines that belong to one paragraph are joined."""
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return "\n\n".join(" ".join(map(str.strip, block)) for block in _blocks(text))


def unwrapped(text: str) -> str:
    """A text whose lines were broken to fit a width, with each paragraph on one line; any other text as it is."""
    lines = text.split("\n")
    width = max(map(len, lines))
    blocks = list(_blocks(text))
    if width > _WIDEST or not any(len(block) > 1 for block in blocks):
        return text
    full = [
        len(line) + 1 + len((after.split() or [""])[0]) > width - 4
        for block in blocks
        for line, after in pairwise(block)
    ]
    if sum(full) < 0.9 * len(full) or len(full) < 3:
        return text
    return "\n\n".join(" ".join(map(str.strip, block)) for block in blocks)


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines between empty lines."""
    block: list[str] = []
    for line in (*text.split("\n"), ""):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
