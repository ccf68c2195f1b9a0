"""Every error that a user can cause or meet, each of which prints as one line that says what and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class AiscapeError(Exception):
    """The base of all errors that are not bugs; the command line prints them without a traceback."""

    exit_code = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by state, so that an error of a worker process reaches the parent whole."""
        return _again, (type(self), self.args, dict(self.__dict__))


def _again(kind: type[AiscapeError], args: tuple[Any, ...], state: dict[str, Any]) -> AiscapeError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(state)
    return error


class SourceError(AiscapeError):
    """A source cannot be read as articles."""

    def __init__(self, path: Path | str, reason: str, *, line: int | None = None) -> None:
        self.path, self.reason, self.line = str(path), reason, line
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {reason}")


class LexiconError(AiscapeError):
    """A lexicon or watchlist holds an entry that cannot be used."""

    def __init__(self, path: Path | str, entry: str, reason: str) -> None:
        self.path, self.entry, self.reason = str(path), entry, reason
        super().__init__(f"{path}: entity {entry}: {reason}")


class PatternError(AiscapeError):
    """A pattern file holds an entry that cannot be used."""

    def __init__(self, path: Path | str, entry: str, reason: str) -> None:
        self.path, self.entry, self.reason = str(path), entry, reason
        super().__init__(f"{path}: {entry}: {reason}")


class OntologyError(AiscapeError):
    """The ontology is inconsistent, or a name is not of it."""


class StoreError(AiscapeError):
    """A store cannot be opened or does not hold what was asked for."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path, self.reason = str(path), reason
        super().__init__(f"{path}: {reason}")


class OutputError(AiscapeError):
    """The output folder cannot be written; what stood there before is untouched."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path, self.reason = str(path), reason
        super().__init__(f"{path}: {reason}; the previous output is unchanged")


class UnknownName(AiscapeError):  # noqa: N818 - the name tells the situation
    """Nothing in the graph goes by a name."""

    def __init__(self, name: str, near: tuple[str, ...] = ()) -> None:
        self.name, self.near = name, near
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"nothing here is called {name!r}{hint}")


class QueryError(AiscapeError):
    """A question cannot be understood or run."""

    exit_code = 2
