"""A graph comes in; its tables go out: nodes, claims, evidence and articles, as CSV, Parquet or a workbook."""

from __future__ import annotations

import errno
import json
import os
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiscape.export.limits import FormatError, Losses, MissingExtra
from aiscape.export.records import TABLES, Record, csv_line, tables
from aiscape.model import Graph

if TYPE_CHECKING:
    import pyarrow

#: How many rows one part of a Parquet file holds.
ROWS = 50_000
#: What a sheet and a cell of a workbook hold at most.
SHEET, CELL = 1_048_576, 32_767
#: What a cell holds as _xHHHH_: what XML cannot hold or would change, and an underline that would read as the start of one.
_CELL_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_csv(graph: Graph, path: Path) -> None:
    """A folder of CSV files; lists and qualifiers are JSON texts, what is not known is an empty field."""
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(graph).items():
        with (path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            file.write(",".join(TABLES[name]) + "\n")
            file.writelines(csv_line(row[column] for column in TABLES[name]) for row in rows)


def write_parquet(graph: Graph, path: Path) -> None:
    """A folder of Parquet files, with lists as lists and qualifiers as maps.

    Raises:
        MissingExtra: pyarrow is not installed.
        FormatError: a number is too large for its column.

    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise MissingExtra("parquet", "pyarrow", "tables") from error
    path.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(graph).items():
        schema = _schema(pyarrow, TABLES[name])
        with parquet.ParquetWriter(path / f"{name}.parquet", schema, compression="zstd") as writer:
            for part in _parts(rows):
                try:
                    writer.write_table(pyarrow.Table.from_pylist(part, schema=schema))
                except (OverflowError, pyarrow.ArrowInvalid) as error:
                    raise FormatError("Parquet", f"the table {name}", str(error)) from error


def write_workbook(graph: Graph, path: Path) -> None:
    """An Excel workbook with a sheet for each table, its head row fixed and ready to filter.

    What XML cannot hold is written as workbooks write it (_x0001_). A text longer than a cell holds is cut and ends with
    an ellipsis, and a number has fifteen digits; both are warned of.

    Raises:
        MissingExtra: openpyxl is not installed.
        FormatError: a table has more rows than a sheet.

    """
    try:
        from lxml.etree import SerialisationError
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtra("xlsx", "openpyxl", "tables") from error
    book = Workbook(write_only=True)
    sizes = {"nodes": len(graph.entities), "claims": len(graph.claims), "articles": len(graph.articles)}
    for name, size in sizes.items():
        if size >= SHEET:
            raise FormatError("an Excel workbook", name, f"{size:,} rows are more than a sheet has")
    try:
        with Losses("Excel") as lost:
            for name, rows in tables(graph).items():
                _sheet(book.create_sheet(name), name, rows, sizes.get(name, sizes["claims"]), lost)
            book.save(path)
    except SerialisationError as error:  # as lxml tells of what the system refuses: IO_ENOSPC
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number)) from error


def _sheet(sheet: Any, name: str, rows: Iterable[Record], size: int, lost: Losses) -> None:
    """Fill a sheet with a table."""
    columns = list(TABLES[name])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns):
        sheet.column_dimensions[_letter(number)].width = 60 if column in ("quote", "title") else 22
    sheet.append(columns)
    for row in rows:
        lost.subject = f"{name}: {row[columns[0]]!r}"
        sheet.append([_excel(sheet, _cell(row[column]), lost) for column in columns])
    sheet.auto_filter.ref = f"A1:{_letter(len(columns) - 1)}{max(2, size + 1)}"


def _cell(value: Any) -> Any:
    """A value of a table without lists."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _excel(sheet: Any, value: Any, lost: Losses) -> Any:
    """A cell that is a text even where it starts like a formula."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, float) and float(f"{value:.15g}") != value:
        lost.note("numbers have more than fifteen digits, and are rounded")
    if value == "" or not isinstance(value, str):
        return None if value == "" else value
    cell = WriteOnlyCell(sheet, "")
    cell.value = _fit_cell(value, lost)
    cell.data_type = "s"
    return cell


def _fit_cell(text: str, lost: Losses) -> str:
    """A text as a cell holds it, cut where it is too long."""
    shown = _CELL_ESCAPE.sub(_escaped, text)
    if _units(shown) <= CELL:
        return shown
    lost.note("texts are longer than a cell holds, and cut")
    while (over := _units(shown) - CELL + 1) > 0:
        text = text[: min(len(text) - max(1, over // 7), CELL)]
        shown = _CELL_ESCAPE.sub(_escaped, text)
    return shown + "…"


def _escaped(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


def _units(text: str) -> int:
    """The length of a text as workbooks count it, in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


def _letter(number: int) -> str:
    return chr(ord("A") + number)


def _schema(pyarrow: Any, columns: dict[str, str]) -> pyarrow.Schema:
    kinds = {
        "str": pyarrow.string(),
        "int": pyarrow.int64(),
        "float": pyarrow.float64(),
        "list": pyarrow.list_(pyarrow.string()),
        "json": pyarrow.map_(pyarrow.string(), pyarrow.string()),
    }
    return pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])


def _parts(rows: Iterable[Record]) -> Iterable[list[Record]]:
    """The rows in lists of some length, maps as pairs; at least one list, so that an empty table has its columns."""
    given = iter(rows)
    first = True
    while (part := list(islice(given, ROWS))) or first:
        first = False
        for row in part:
            if "qualifiers" in row:
                row["qualifiers"] = list(row["qualifiers"].items())
        yield part
