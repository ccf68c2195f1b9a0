"""A lexicon or watchlist file comes in; checked entries go out."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiscape.errors import LexiconError
from aiscape.names import fold, tokens
from aiscape.ontology import load_ontology


@dataclass(frozen=True)
class Entry:
    """One known entity.

    An entry without `types` takes the type that the text gives it. The forms in `ambiguous` count only in an article
    that also names the entity by another form, or its `maker`. A `word` is a name that is also a common word: where one
    word stands alone, the text must use it as a name. Entries of a `watchlist` come from the user and win over the
    project's own.
    """

    name: str
    types: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    maker: str = ""
    wikidata: str | None = None
    word: bool = False
    watchlist: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form of its name, the canonical one first."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.ambiguous)))

    def is_ambiguous(self, surface: str) -> bool:
        """Whether it goes by this surface only in company."""
        return any(fold(form) == fold(surface) for form in self.ambiguous)


def own_lexicon() -> Path:
    """The lexicon that the package ships."""
    return Path(__file__).with_name("entities.toml")


def read_entries(path: Path, *, watchlist: bool = False) -> Iterator[Entry]:
    """Read a lexicon (TOML) or a watchlist (TOML, or CSV with the columns name, type, aliases).

    Raises:
        LexiconError: the file cannot be read, or an entry has no name or an unknown type.

    """
    try:
        if not path.is_file():
            raise LexiconError(path, "-", "is no file")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(path, "-", "is not in UTF-8: save it as that") from error
    except OSError as error:
        raise LexiconError(path, "-", f"cannot be read: {error.strerror or error}") from error
    if "\0" in text:
        raise LexiconError(path, "-", "is binary, not text")
    records = _from_csv(path, text) if path.suffix.lower() == ".csv" else _from_toml(path, text)
    for where, record in records:
        yield _entry(path, where, record, watchlist)


def _from_toml(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise LexiconError(path, "-", f"is no TOML: {error}") from error
    entities = data.get("entity")
    if not isinstance(entities, list) or not all(isinstance(record, dict) for record in entities):
        raise LexiconError(path, "-", "entities are listed as [[entity]] tables")
    for number, record in enumerate(entities, 1):
        yield f"number {number} ({record.get('name', 'without a name')!s})", record


def _from_csv(path: Path, text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), restkey="rest", restval="", skipinitialspace=True)
    try:
        rows.fieldnames = [name.strip().casefold() for name in rows.fieldnames or ()]
        if "name" not in rows.fieldnames:
            raise LexiconError(path, "-", "the first line of a CSV watchlist names the columns name,type,aliases")
        for row in rows:
            where = f"on line {rows.line_num} ({row['name'].strip()})"
            if "rest" in row:
                raise LexiconError(path, where, "has too many columns: quote a name with a comma, part aliases by ;")
            aliases = [alias.strip() for alias in row.get("aliases", "").split(";") if alias.strip()]
            yield where, {"name": row["name"].strip(), "type": row.get("type", "").strip(), "aliases": aliases}
    except csv.Error as error:
        raise LexiconError(path, f"on line {rows.line_num}", f"is no CSV: {error}") from error


def _entry(path: Path, where: str, record: dict[str, Any], watchlist: bool) -> Entry:
    known = load_ontology().types
    name, kinds = record.get("name"), record.get("type") or []
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not isinstance(name, str) or not tokens(name):
        raise LexiconError(path, where, "has no name")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if not isinstance(kind, str) or kind not in known:
            raise LexiconError(path, where, f"its type {kind!r} is none of {', '.join(sorted(known))}")
    for key, kind_of_value, what in (
        ("maker", str, "a name"),
        ("wikidata", str, "an item"),
        ("word", bool, "a yes or no"),
    ):
        if not isinstance(record.get(key, kind_of_value()), kind_of_value):
            raise LexiconError(path, where, f"its {key} must be {what}")
    if record.get("wikidata") and not re.fullmatch(r"Q\d+", record["wikidata"]):
        raise LexiconError(path, where, f"its wikidata {record['wikidata']!r} is no item such as Q21708200")
    for key in ("aliases", "ambiguous"):
        value = record.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise LexiconError(path, where, f"its {key} must be a list of strings")
    return Entry(
        name.strip(),
        tuple(kinds),
        _forms(record.get("aliases", [])),
        _forms(record.get("ambiguous", [])),
        record.get("maker", "").strip(),
        record.get("wikidata"),
        record.get("word", False),
        watchlist,
    )


def _forms(names: list[str]) -> tuple[str, ...]:
    """Names without empty ones, each once, in an order that does not hang on that of the file."""
    return tuple(sorted({name.strip() for name in names} - {""}))
