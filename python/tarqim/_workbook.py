"""A workbook of Excel with one table, its sheet in right-to-left layout."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tarqim._core import ConfigError
from tarqim._extras import need

_SURROGATE = re.compile("[\ud800-\udfff]")


class Workbook:
    """Rows in, a file when it is saved."""

    #: Maximum rows in an Excel sheet.
    MOST = 1_048_576

    def __init__(self, names: Sequence[str]) -> None:
        excel = need("openpyxl", "excel")
        self._illegal = need("openpyxl.cell.cell", "excel").ILLEGAL_CHARACTERS_RE
        self._names = list(names)
        self._rows = 1
        self._book = excel.Workbook(write_only=True)
        self._sheet = self._book.create_sheet("tarqim")
        self._sheet.sheet_view.rightToLeft = True
        self._sheet.freeze_panes = "A2"
        self._sheet.append([self._cell(name) for name in self._names])

    def row(self, row: Mapping[str, Any]) -> None:
        """Adds a row; a column that it lacks is empty."""
        self._rows += 1
        if self._rows > self.MOST:
            raise ConfigError("more rows than a sheet of Excel can hold; write csv or parquet")
        self._sheet.append([self._cell(row.get(name)) for name in self._names])

    def _cell(self, value: Any) -> Any:
        match value:
            case list() | tuple():
                return self._cell(" ".join(map(str, value)))
            case str():
                # Never write a text as a formula, whatever it starts with; drop what a sheet cannot store.
                cleaned = _SURROGATE.sub("\ufffd", self._illegal.sub("", value))
                cell = need("openpyxl.cell", "excel").WriteOnlyCell(self._sheet, cleaned)
                cell.data_type = "s"
                return cell
            case Fraction():
                return float(value)
            case dict():
                return self._cell(str(value))
            case _:
                return value

    def save(self, path: str) -> None:
        """Writes the file."""
        self._book.save(path)
