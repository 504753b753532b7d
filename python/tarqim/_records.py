"""Texts out of files of any size: one record at a time, what is bad reported with its place and counted."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from tarqim._extras import need

#: Forms of input by the ends of file names; every other file is text.
FORMS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet"}

#: Rows of a Parquet file in memory at a time.
_ROWS = 1024


@dataclass(frozen=True, slots=True)
class Record:
    """One text to read."""

    id: Any
    text: str
    reference: Any = None


class Bad(Exception):
    """A record that cannot be used, and why."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the text, its name and its moment stand in a record."""

    text: str = "text"
    id: str | None = None
    reference: str | None = None

    def record(self, fields: dict[str, Any], place: str) -> Record:
        """The record in the fields of a row."""
        text = self._get(fields, self.text)
        if not isinstance(text, str):
            raise Bad(f"{self.text!r} is {type(text).__name__}, not a text")
        reference = None if self.reference is None else self._get(fields, self.reference)
        return Record(place if self.id is None else self._get(fields, self.id), text, _moment(reference))

    @staticmethod
    def _get(fields: dict[str, Any], name: str) -> Any:
        if name not in fields:
            raise Bad(f"no field {name!r}; there are {', '.join(map(str, fields)) or 'none'}")
        return fields[name]


def _moment(reference: Any) -> Any:
    if reference is None or reference == "":
        return None
    if isinstance(reference, date):
        return reference
    from tarqim._core import ConfigError, Pipeline

    try:
        # The library itself judges what a moment is.
        Pipeline(reference=reference)
    except (ConfigError, TypeError) as error:
        raise Bad(str(error)) from None
    return reference


class Reader:
    """The records of files, folders and standard input; failures are told on standard error and counted."""

    def __init__(
        self,
        paths: Sequence[str],
        glob: str = "*.txt",
        *,
        lines: bool = False,
        form: str | None = None,
        columns: Columns | None = None,
        skip: int = 0,
    ) -> None:
        self.paths = paths
        self.glob = glob
        self.lines = lines
        self.form = form
        self.columns = columns or Columns()
        #: Files and records that could not be used.
        self.failures = 0
        #: Records among them.
        self.bad = 0
        #: Records seen, bad ones among them: what a resumed run passes over.
        self.seen = 0
        self._skip = skip
        self._advanced: Callable[[int], object] = lambda size: None

    def told(self, advanced: Callable[[int], object]) -> None:
        """Calls `advanced` with the number of bytes read, again and again."""
        self._advanced = advanced

    def fail(self, place: str, error: Exception) -> None:
        """Tells of something that cannot be used."""
        self.failures += 1
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        print(f"tarqim: {place}: {reason}", file=sys.stderr)

    def size(self) -> int | None:
        """Bytes of all files; none if standard input is among them."""
        if "-" in self.paths:
            return None
        files = [path for _, path in self._files(quiet=True) if path is not None]
        return sum(path.stat().st_size for path in files if path.is_file())

    def _files(self, quiet: bool = False) -> Iterator[tuple[str, Path | None]]:
        for name in self.paths:
            path = Path(name)
            if name == "-":
                yield "-", None
            elif path.is_dir():
                found = sorted(p for p in path.glob(self.glob) if p.is_file())
                if not found and not quiet:
                    self.fail(name, FileNotFoundError(f"no file matches {self.glob}"))
                yield from ((str(p), p) for p in found)
            else:
                yield name, path

    def records(self) -> Iterator[Record]:
        """The records one after the other."""
        for name, path in self._files():
            form = self.form or FORMS.get("" if path is None else path.suffix.lower(), "txt")
            try:
                for place, found in self._read(name, path, form):
                    self.seen += 1
                    if self.seen <= self._skip:
                        continue
                    if isinstance(found, Bad):
                        self.bad += 1
                        self.fail(place, found)
                    else:
                        yield found
            except (OSError, UnicodeError, csv.Error) as error:
                self.fail(name, error)

    def _read(self, name: str, path: Path | None, form: str) -> Iterator[tuple[str, Record | Bad]]:
        if form == "parquet":
            yield from self._parquet(name, path)
            return
        stream = sys.stdin.buffer if path is None else path.open("rb")
        try:
            match form:
                case "jsonl":
                    yield from self._jsonl(name, stream)
                case "csv" | "tsv":
                    yield from self._csv(name, stream, "," if form == "csv" else "\t")
                case _ if self.lines:
                    yield from self._lines(name, stream)
                case _:
                    data = stream.read()
                    self._advanced(len(data))
                    yield name, Record(name if path is None else path.stem, _decoded(data))
        finally:
            if path is not None:
                stream.close()

    def _numbered(self, name: str, stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
        for number, line in enumerate(stream, 1):
            self._advanced(len(line))
            yield f"{name}:{number}", line

    def _lines(self, name: str, stream: IO[bytes]) -> Iterator[tuple[str, Record | Bad]]:
        for place, line in self._numbered(name, stream):
            try:
                yield place, Record(place, _decoded(line).rstrip("\r\n"))
            except UnicodeError as error:
                yield place, Bad(str(error))

    def _jsonl(self, name: str, stream: IO[bytes]) -> Iterator[tuple[str, Record | Bad]]:
        for place, line in self._numbered(name, stream):
            if not line.strip():
                continue
            try:
                fields = json.loads(_decoded(line))
                if not isinstance(fields, dict):
                    raise Bad("not a JSON object")
                yield place, self.columns.record(fields, place)
            except Bad as bad:
                yield place, bad
            except (ValueError, RecursionError) as error:
                yield place, Bad(f"not JSON: {error}")

    def _csv(self, name: str, stream: IO[bytes], delimiter: str) -> Iterator[tuple[str, Record | Bad]]:
        csv.field_size_limit(sys.maxsize)
        counted = _Counted(stream, self._advanced)
        # Bytes that are no UTF-8 come through as lone surrogates, so that only their row is bad.
        text = io.TextIOWrapper(
            io.BufferedReader(counted), encoding="utf-8-sig", errors="surrogateescape", newline=""
        )
        rows = csv.reader(text, delimiter=delimiter, strict=False)
        header = next(rows, None)
        try:
            while header is not None:
                place = f"{name}:{rows.line_num + 1}"
                try:
                    row = next(rows)
                    if not row:
                        continue
                    if len(row) != len(header):
                        raise Bad(f"{len(row)} cells under {len(header)} headings")
                    if any("\udc80" <= c <= "\udcff" for cell in row for c in cell):
                        raise Bad("not UTF-8")
                    yield place, self.columns.record(dict(zip(header, row, strict=True)), place)
                except StopIteration:
                    return
                except (Bad, csv.Error) as bad:
                    yield place, Bad(str(bad))
        finally:
            # The stream below belongs to the caller.
            text.detach()

    def _parquet(self, name: str, path: Path | None) -> Iterator[tuple[str, Record | Bad]]:
        parquet = need("pyarrow.parquet", "arrow")
        failure = need("pyarrow", "arrow").ArrowException
        if path is None:
            raise OSError("standard input cannot be Parquet")

        wanted = [self.columns.text, self.columns.id, self.columns.reference]
        try:
            # Reading ahead would hold the columns of the whole file.
            with parquet.ParquetFile(path, pre_buffer=False) as file:
                names = file.schema_arrow.names
                columns = [c for c in wanted if c is not None and c in names]
                size = path.stat().st_size / max(1, file.metadata.num_rows)
                number = 0
                for batch in file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False):
                    for fields in batch.to_pylist():
                        number += 1
                        place = f"{name}:{number}"
                        try:
                            yield place, self.columns.record(fields, place)
                        except Bad as bad:
                            yield place, bad
                    self._advanced(round(size * batch.num_rows))
        except failure as error:
            raise OSError(str(error)) from None


class _Counted(io.RawIOBase):
    """A binary stream that tells how much of it was read."""

    def __init__(self, stream: IO[bytes], advanced: Callable[[int], object]) -> None:
        self._stream = stream
        self._told = advanced

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._told(len(data))
        return len(data)


def _decoded(data: bytes) -> str:
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")


def batches(records: Iterable[Record], rows: int = 1024, size: int = 1 << 20) -> Iterator[list[Record]]:
    """Records in groups of about a million code points, so that memory stays bounded."""
    batch: list[Record] = []
    held = 0
    for record in records:
        batch.append(record)
        held += len(record.text)
        if len(batch) >= rows or held >= size:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
