"""A SPARQL query comes in; rows of plain Python values go out. Queries only read, and none leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, overload

import pyoxigraph as ox

from aiscape.errors import AiscapeError, QueryError
from aiscape.store.seal import damaged
from aiscape.store.terms import PREFIXES

#: What may stand in a query besides keywords: comments, strings, IRIs, variables, prefixed names.
_TOKEN = r"""(?P<skip>\#[^\n]*|'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"
        |<[^<>"{}|^`\\\s]*>|[?$]\w+|@[\w-]+|_:\w+)
        |(?P<prefix>[A-Za-z][\w.-]*):[\w.:%-]*|:[\w.:%-]+|(?P<word>[A-Za-z_]\w*)"""
_ESCAPE = r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})"
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
_PLACE = r"error at (\d+):(\d+): (.*)"
_XSD = PREFIXES["xsd"]
_WHOLE = ("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "gYear")


class QuerySyntaxError(QueryError):
    """A query cannot be parsed; `line` and `column` count from 1."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        self.line, self.column, self.reason = line, column, reason
        super().__init__(f"the query cannot be read: line {line}, column {column}: {reason}")


class Row(Sequence[Any]):
    """One row of an answer, by column name or number; IRIs and texts are strings, and what is not there is None."""

    __slots__ = ("_columns", "_values")

    def __init__(self, columns: Sequence[str], values: Sequence[Any]) -> None:
        self._columns, self._values = columns, values

    @overload
    def __getitem__(self, key: int | str) -> Any: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[Any]: ...
    def __getitem__(self, key: int | str | slice) -> Any:
        if isinstance(key, str):
            try:
                key = self._columns.index(key)
            except ValueError:
                raise KeyError(key) from None
        return self._values[key]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def keys(self) -> list[str]:
        """The columns; so `dict(row)` works."""
        return list(self._columns)

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{key}={value!r}' for key, value in zip(self._columns, self._values, strict=True))})"


class Rows(Sequence[Row]):
    """The answer to a SELECT query."""

    def __init__(self, columns: Sequence[str], solutions: Sequence[Any]) -> None:
        self.columns = list(columns)
        self._solutions = solutions

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self.columns, self._solutions[index])
        return Row(self.columns, [value(term) for term in self._solutions[index]])

    def __len__(self) -> int:
        return len(self._solutions)

    def __iter__(self) -> Iterator[Row]:
        columns = self.columns
        return (Row(columns, [value(term) for term in solution]) for solution in self._solutions)

    def __repr__(self) -> str:
        return f"Rows({len(self)} rows of {', '.join(self.columns)})"

    def df(self) -> Any:
        """The rows as a pandas DataFrame, or a polars one where only polars is installed.

        Raises:
            AiscapeError: neither is installed.

        """
        data = [list(row) for row in self]
        try:
            import pandas
        except ImportError:
            return self._polars(data)
        return pandas.DataFrame(data, columns=self.columns)

    def _polars(self, data: list[list[Any]]) -> Any:
        try:
            import polars
        except ImportError:
            raise AiscapeError("a data frame needs pandas or polars: 'pip install pandas'") from None
        return polars.DataFrame(data, schema=self.columns, orient="row", infer_schema_length=None)


class Triples(list[ox.Triple]):
    """The answer to a CONSTRUCT or DESCRIBE query."""

    def serialize(self, format: ox.RdfFormat = ox.RdfFormat.TURTLE) -> str:
        """The triples as text, Turtle unless told otherwise."""
        return (ox.serialize(self, format=format, prefixes=PREFIXES) or b"").decode()


def solve(store: ox.Store, query: str, *, folder: Path | None = None, **options: Any) -> Any:
    """Run a query with the project's prefixes declared; give pyoxigraph's own result.

    Args:
        store: what is asked.
        query: SPARQL 1.1.
        folder: where the store is, if on disk.
        options: more that `pyoxigraph.Store.query` takes.

    Raises:
        QuerySyntaxError: the query cannot be parsed.
        QueryError: it would change the graph or ask another server, or its evaluation failed.
        StoreError: the store is damaged.

    """
    _refuse(query)
    return _told(query, folder, lambda: store.query(query, prefixes=PREFIXES, **options))


def answer(store: ox.Store, query: str, *, folder: Path | None = None) -> Rows | Triples | bool:
    """Run a query; give rows, triples, or yes or no.

    Raises:
        QueryError, StoreError: as `solve`.

    """
    result = solve(store, query, folder=folder)
    if isinstance(result, ox.QuerySolutions):
        return Rows([v.value for v in result.variables], _told(query, folder, lambda: list(result)))
    if isinstance(result, ox.QueryTriples):
        return Triples(_told(query, folder, lambda: list(result)))
    return bool(result)


def value(term: Any) -> Any:
    """An RDF term as the Python value that says the same."""
    if isinstance(term, ox.Literal):
        datatype = term.datatype
        make = None if datatype == _STRING else _makers().get(datatype)
        try:
            return make(term.value) if make else term.value
        except (ValueError, ArithmeticError):
            return term.value
    if term is None:
        return None
    return term.value if isinstance(term, ox.NamedNode) else str(term)


_STRING = ox.NamedNode(_XSD + "string")


@cache
def _makers() -> dict[ox.NamedNode, Callable[[str], Any]]:
    """What makes a value of the text of a literal, by its datatype."""
    import datetime
    from decimal import Decimal

    makers: dict[str, Callable[[str], Any]] = {
        **dict.fromkeys(_WHOLE, int),
        "decimal": Decimal,
        "double": float,
        "float": float,
        "boolean": lambda text: text in ("true", "1"),
        "date": datetime.date.fromisoformat,
        "dateTime": datetime.datetime.fromisoformat,
    }
    return {ox.NamedNode(_XSD + name): make for name, make in makers.items()}


def words(query: str, *, prefixes: bool = False) -> list[str]:
    """The bare words of a query in capitals, with or without prefixes: no strings, comments, IRIs or variables."""
    kinds = ("word", "prefix") if prefixes else ("word",)
    return [match[kind].upper() for match in re.finditer(_TOKEN, query, re.X | re.S) for kind in kinds if match[kind]]


def _refuse(query: str) -> None:
    """Stop what would ask another server; the parser also reads words that are run together, or escaped."""
    if "service" not in query.lower() and "\\u" not in query.lower():
        return
    plain = re.sub(_ESCAPE, lambda match: chr(min(int(match[1] or match[2], 16), 0x10FFFF)), query)
    if any("SERVICE" in word for text in {query, plain} for word in words(text, prefixes=True)):
        raise QueryError("SERVICE is refused: a query may not ask another server")


def _told(query: str, folder: Path | None, run: Callable[[], Any]) -> Any:
    try:
        return run()
    except SyntaxError as error:
        _explain(query, str(error))
    except (OSError, RuntimeError) as error:
        if folder is not None:
            raise damaged(folder, error) from error
        raise QueryError(f"the query could not be run: {error}") from error
    except ValueError as error:
        raise QueryError(f"the query could not be run: {error}") from error


def _explain(query: str, text: str) -> NoReturn:
    """Say in a line what the parser found wrong, and where."""
    found = words(query)
    first = next((word for word in found if word in _FORMS or word in _UPDATES), "")
    if first in _UPDATES:
        raise QueryError("updates are refused: the graph is read-only, and changed by building it") from None
    if not first:
        start = found[0] if found else "nothing"
        raise QuerySyntaxError(1, 1, f"a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE, not {start}") from None
    match = re.match(_PLACE, text, re.S)
    if match is None:
        raise QueryError(f"the query cannot be read: {text}") from None
    line, column, detail = int(match[1]), int(match[2]), match[3]
    lines = query.splitlines() or [""]
    before = lines[line - 1][: column - 1] if line <= len(lines) else ""
    here = lines[line - 1][column - 1 :].split() if line <= len(lines) else []
    if "Prefix not found" in detail:
        prefixes = re.findall(r"([\w.-]*):", before)
        column = before.rfind(f"{prefixes[-1]}:") + 1 if prefixes else column
        reason = f"the prefix {prefixes[-1] if prefixes else ''}: is not declared"
    elif said := re.search(r"The SELECT [^,\[]+|[A-Z][a-z]+ [a-z][^,\[]{12,}", detail):
        reason = said[0].strip()
    elif here:
        reason = f"{here[0]!r} cannot stand here"
    elif query.count("{") > query.count("}"):
        reason = "a closing } is missing"
    else:
        reason = "up to here this is no valid query"
    raise QuerySyntaxError(line, column, reason) from None
