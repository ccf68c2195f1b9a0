"""A folder of pattern files comes in; checked, compiled patterns go out."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from aiscape.errors import PatternError
from aiscape.extract.patterns.forms import Compiler
from aiscape.ontology import load_ontology

#: The file of named pieces that the patterns of a folder share.
WORDS = "words.toml"
_FLAGS = ("", "negated", "denied", "expected", "possible")
_EXAMPLE = re.compile(r"\{([SO-]?)(?::(\w+))? ([^{}]+)\}")


@dataclass(frozen=True)
class Example:
    """A sentence that a pattern must match or pass by: its text and its mentions (start, end, type, slot)."""

    text: str
    mentions: tuple[tuple[int, int, str, str], ...]


@dataclass(frozen=True)
class Pattern:
    """One construction: its name, relation, flag ('' if it states the relation plainly) and regular expression.

    `precision` is the share of its matches in the training corpus that are annotated with the relation. `required` are
    sets of words and types of which a sentence must have one each; `doubt` are words that, shortly before, forbid it;
    `alone` is the confidence of what it finds where the network sees nothing (0: as the scorer says).
    """

    name: str
    relation: str
    form: str
    flag: str
    precision: float
    source: str
    required: tuple[frozenset[str], ...]
    doubt: frozenset[str]
    matches: tuple[Example, ...]
    ignores: tuple[Example, ...]
    alone: float = 0.0

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when a sentence first has the words it requires: all at once would take seconds."""
        return re.compile(self.source)


@cache
def load_patterns(folder: Path = Path(__file__).parent) -> tuple[Pattern, ...]:
    """Every pattern of a folder.

    Raises:
        PatternError: a file or an entry cannot be used; the message names both.

    """
    compiler = Compiler(_read_words(folder / WORDS))
    paths = [path for path in sorted(folder.glob("*.toml")) if path.name != WORDS]
    return tuple(pattern for path in paths for pattern in _read(path, compiler))


def _read(path: Path, compiler: Compiler) -> list[Pattern]:
    data = _toml(path)
    relation = path.stem
    if relation not in load_ontology().relations:
        raise PatternError(path, "-", f"the vocabulary has no relation {relation!r}")
    patterns = [_pattern(path, relation, record, compiler) for record in data.get("pattern", [])]
    names = [pattern.name for pattern in patterns]
    for name in names:
        if names.count(name) > 1:
            raise PatternError(path, name, "stands there twice")
    return patterns


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PatternError(path, "-", str(error)) from error


def _read_words(path: Path) -> dict[str, list[str]]:
    if not path.exists():
        return {}
    words = _toml(path)
    for name, texts in words.items():
        if not isinstance(texts, list) or not texts or not all(isinstance(text, str) for text in texts):
            raise PatternError(path, name, "is no list of pieces")
    return words


def _pattern(path: Path, relation: str, record: dict[str, Any], compiler: Compiler) -> Pattern:
    name = str(record.get("name", "without a name"))
    for key in ("name", "form", "matches", "ignores"):
        if key not in record:
            raise PatternError(path, name, f"has no {key}")
    flag = record.get("flag", "")
    if flag not in _FLAGS:
        raise PatternError(path, name, f"has no such flag: {flag!r}")
    matches = tuple(example(text) for text in record["matches"])
    ignores = tuple(example(text) for text in record["ignores"])
    if not matches or not ignores:
        raise PatternError(path, name, "needs at least one sentence in matches and one in ignores")
    try:
        form = compiler.compile(record["form"], relation)
    except ValueError as error:
        raise PatternError(path, name, f"its form cannot be understood: {error}") from error
    precision = float(record.get("precision", 0.8))
    presupposed = record.get("presupposed", False)
    doubt = frozenset() if flag or presupposed else compiler.doubt
    return Pattern(
        name,
        relation,
        record["form"],
        flag,
        precision,
        form.expression,
        form.required,
        doubt,
        matches,
        ignores,
        float(record.get("alone", 0.0)),
    )


def example(text: str) -> Example:
    """An example as it is written, `{S:Company Nvidia} backs {O:Company Sakana AI}`; other mentions: `{-:Person Ha}`."""
    plain, mentions, last = "", [], 0
    for found in _EXAMPLE.finditer(text):
        plain += text[last : found.start()]
        start = len(plain)
        plain += found.group(3)
        mentions.append((start, len(plain), found.group(2) or "Reference", found.group(1).strip("-")))
        last = found.end()
    return Example(plain + text[last:], tuple(mentions))
