"""A graph comes in; its tables go out: nodes, claims, evidence and articles, as CSV, Parquet or a workbook."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiscape.export.limits import FormatError, MissingExtra, fit_xml
from aiscape.export.records import TABLES, Record, csv_line, tables
from aiscape.model import Graph

if TYPE_CHECKING:
    import pyarrow

#: How many rows one part of a Parquet file holds.
ROWS = 50_000
#: What a sheet and a cell of a workbook hold at most.
SHEET, CELL = 1_048_576, 32_767
_CELL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


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
                writer.write_table(pyarrow.Table.from_pylist(part, schema=schema))


def write_workbook(graph: Graph, path: Path) -> None:
    """An Excel workbook with a sheet for each table, its head row fixed and ready to filter.

    A text longer than a cell holds is cut and ends with an ellipsis.

    Raises:
        MissingExtra: openpyxl is not installed.
        FormatError: a table has more rows than a sheet.

    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise MissingExtra("xlsx", "openpyxl", "tables") from error
    book = Workbook(write_only=True)
    sizes = {"nodes": len(graph.entities), "claims": len(graph.claims), "articles": len(graph.articles)}
    for name, size in sizes.items():
        if size >= SHEET:
            raise FormatError("an Excel workbook", name, f"{size:,} rows are more than a sheet has")
    for name, rows in tables(graph).items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, column in enumerate(TABLES[name]):
            sheet.column_dimensions[_letter(number)].width = 60 if column in ("quote", "title") else 22
        sheet.append(list(TABLES[name]))
        for row in rows:
            sheet.append([_excel(sheet, _cell(row[column])) for column in TABLES[name]])
        sheet.auto_filter.ref = f"A1:{_letter(len(TABLES[name]) - 1)}{max(2, sizes.get(name, sizes['claims']) + 1)}"
    book.save(path)


def _cell(value: Any) -> Any:
    """A value of a table without lists."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def _excel(sheet: Any, value: Any) -> Any:
    """A cell that is a text even where it starts like a formula."""
    from openpyxl.cell import WriteOnlyCell

    if value == "" or not isinstance(value, str):
        return None if value == "" else value
    text = _CELL_ESCAPE.sub(r"_x005F_x\1_", fit_xml(value)).replace("\r\n", "\n").replace("\r", "\n")
    cell = WriteOnlyCell(sheet, "")
    cell.value = text if len(text) <= CELL else text[: CELL - 1] + "…"
    cell.data_type = "s"
    return cell


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
