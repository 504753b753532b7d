"""A table with one of its columns changed: ``tarqim normalize news.csv --column body``."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

from tarqim import _output
from tarqim._core import ConfigError
from tarqim._extras import need
from tarqim._records import Reader
from tarqim._workbook import Workbook
from tarqim._writers import to_json

#: The formats of a changed table, by the extension of the output.
ENDINGS = {".csv": "csv", ".tsv": "tsv", ".jsonl": "jsonl", ".parquet": "parquet", ".xlsx": "xlsx"}
#: Those that are written to standard output too.
_TEXTS = ("csv", "tsv", "jsonl")


def _form(reader: Reader, output: str | None) -> str:
    """The format by the extension of the output, else that of the first input."""
    if output is not None and not _output.is_stream(output):
        ending = Path(output).suffix.lower()
        if ending not in ENDINGS:
            raise ConfigError(f"no table goes with {output}: end the name in {', '.join(ENDINGS)}")
        return ENDINGS[ending]
    first = reader.form or next((path.suffix.lower()[1:] for path in reader.inputs()), "csv")
    return first if first in _TEXTS else "jsonl" if first == "json" else "csv"


def _rows(reader: Reader, change: Callable[[str], Any]) -> Iterator[dict[str, Any]]:
    for record in reader.records():
        if record.row is None:
            raise ConfigError(
                "a column is changed in tables: CSV, JSON, JSON Lines, Parquet, Excel; say --input-format"
            )
        text = record.text
        try:
            changed = None if text is None else change(text)
        except RuntimeError as error:
            reader.lose(record, error)
            continue
        yield {**record.row, reader.columns.text: changed}


def run(reader: Reader, change: Callable[[str], Any], output: str | None) -> None:
    """Writes the rows unchanged, except for the column of texts."""
    form = _form(reader, output)
    if output is not None and form not in _TEXTS:
        with _output.target(output) as file:
            file.begin(0).close()
            (_parquet if form == "parquet" else _xlsx)(str(file.partial), _rows(reader, change))
        return
    with _output.text(output) as out:
        if form == "jsonl":
            for row in _rows(reader, change):
                print(to_json(row), file=out)
        else:
            _table(_rows(reader, change), out, "\t" if form == "tsv" else reader.delimiter or ",")


def _table(rows: Iterator[dict[str, Any]], out: IO[str], delimiter: str) -> None:
    writer: csv.DictWriter[str] | None = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, list(row), delimiter=delimiter, lineterminator="\n")
            writer.writeheader()
        more = [name for name in row if name not in writer.fieldnames]
        if more:
            raise ConfigError(f"field {more[0]!r} is not in the first record: write to a .jsonl instead")
        writer.writerow({name: _cell(value) for name, value in row.items()})


def _parquet(path: str, rows: Iterator[dict[str, Any]]) -> None:
    pa, parquet = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    writer = None
    try:
        while held := list(itertools.islice(rows, 1 << 16)):
            # Later rows get the types of the first.
            rows_of = [_storable(row) for row in held]
            made = pa.Table.from_pylist(rows_of, schema=None if writer is None else writer.schema)
            if writer is None:
                writer = parquet.ParquetWriter(path, made.schema)
            writer.write_table(made)
    except (pa.ArrowInvalid, pa.ArrowTypeError, RecursionError) as why:
        raise ConfigError(f"the rows fit into no one table: {why}; write to a .jsonl instead") from None
    finally:
        if writer is not None:
            writer.close()
    if writer is None:
        parquet.write_table(pa.table({}), path)


def _storable(value: Any) -> Any:
    """The value with half characters, which UTF-8 cannot store, replaced."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "tarqim.replace").decode()
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {_storable(name): _storable(one) for name, one in value.items()}
    return value


def _xlsx(path: str, rows: Iterator[dict[str, Any]]) -> None:
    book: Workbook | None = None
    for row in rows:
        book = book or Workbook(list(row))
        book.row(row)
    (book or Workbook([])).save(path)


def _cell(value: Any) -> Any:
    return to_json(value) if isinstance(value, list | dict) else value
