"""What an answer looks like on its way out: named columns and rows of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Table:
    """Rows under columns.

    `title` heads it in print; `record` is what `--json` prints in place of the rows, where the answer has more shape.
    """

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]
    title: str = ""
    record: Any = field(default=None, compare=False)

    def records(self) -> Any:
        """The answer as data for JSON."""
        if self.record is not None:
            return self.record
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
