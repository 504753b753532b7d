"""Readers for each file format: they yield records lazily, one after the other."""

from __future__ import annotations

import codecs
import csv
import functools
import io
import json
import sys
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tarqim._core import ConfigError
from tarqim._extras import need
from tarqim._records import Bad, Record, Unfit

if TYPE_CHECKING:
    from tarqim._records import Reader

#: Input formats by file extension; every other file is text.
_ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
}
FORMS = ["txt", "jsonl", "json", "csv", "tsv", "parquet", "xlsx", "html", "whatsapp"]
#: Those whose records have fields.
TABLES = ["jsonl", "json", "csv", "tsv", "parquet", "xlsx"]

#: Rows of a Parquet file in memory at a time.
_ROWS = 1024
#: Maximum code points in a CSV row: an unclosed quote would turn the rest of the file into one row.
_ROW_SIZE = 1 << 26

#: Bytes read at a time.
_CHUNK = 1 << 16

#: A place for messages, and a function that makes the record there or raises why it is bad.
Made = tuple[str, Callable[[], Record]]


def form_of(given: str | None, path: Path | None) -> str:
    """The form of a file."""
    return given or _ENDINGS.get("" if path is None else path.suffix.lower(), "txt")


def read(reader: Reader, name: str, path: Path | None, form: str) -> Iterator[Made]:
    """The records of one file, not yet made."""
    if form in ("parquet", "xlsx"):
        if path is None:
            raise OSError(f"standard input cannot be {form}")
        yield from (_parquet if form == "parquet" else _xlsx)(reader, name, path)
        return
    if path is None and sys.stdin is None:
        raise OSError("standard input is closed")
    stream = sys.stdin.buffer if path is None else path.open("rb")
    try:
        source = _Source(stream, reader)
        held: Any = io.BufferedReader(source, _CHUNK)
        source.refuse_binary(None if path is None else path.suffix.lower(), form)
        match form:
            case "whatsapp":
                yield from _whatsapp(name, path, source, held)
            case "jsonl":
                yield from _json_lines(reader, name, source, held)
            case "json":
                yield from _json(reader, name, source, held)
            case "csv" | "tsv":
                yield from _csv(reader, name, source, held, "," if form == "csv" else "\t")
            case "txt" if reader.lines:
                for place, line in _numbered(name, held):
                    yield place, functools.partial(_line, source, place, line)
            case _:
                text = source.decoded(held.read())
                html = form == "html"
                if html:
                    from tarqim._markup import masked

                    text = masked(text)
                whole = Record(name if path is None else path.stem, text, html=html)
                yield name, lambda: whole
    finally:
        if path is not None:
            stream.close()


def _undecodable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error("tarqim.undecodable", _undecodable)

#: Byte order marks and their encodings; that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_PICKLE = "save what it holds as Parquet: pandas.read_pickle(path).to_parquet(…)"
_OCR = "its text must be recognized first, with tesseract for example"
#: The first bytes of files that are not text, what they are, and what to do with them.
_BINARY = (
    (b"%PDF", "a PDF file", "take its text out first, with pdftotext for example"),
    (b"\xd0\xcf\x11\xe0", "a file of old Word or Excel", "save it as .xlsx, .csv or .txt"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first: gunzip -c FILE | tarqim … --input-format … -"),
    (b"PAR1", "a Parquet file", "say --input-format parquet"),
    (
        b"ARROW1\x00\x00",
        "an Arrow or Feather file",
        "save it as Parquet: pandas.read_feather(path).to_parquet(…)",
    ),
    (b"\xff\xff\xff\xff", "an Arrow stream", "save it as Parquet with pyarrow.parquet.write_table"),
    (b"SQLite format 3", "an SQLite database", "save a query as CSV: sqlite3 -csv -header FILE 'SELECT …'"),
    (b"\x89PNG", "a picture (PNG)", _OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"GIF89a", "a picture (GIF)", _OCR),
    (b"II*\x00", "a picture (TIFF)", _OCR),
    (b"MM\x00*", "a picture (TIFF)", _OCR),
    (b"\x93NUMPY", "an array of NumPy", "save its texts as .txt or .csv"),
    (b"BZh91AY&SY", "compressed (bzip2)", "unpack it first: bunzip2 -c FILE | tarqim … --input-format … -"),
    (b"\xfd7zXZ", "compressed (xz)", "unpack it first: xz -dc FILE | tarqim … --input-format … -"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", "unpack it first: zstd -dc FILE | tarqim … -"),
    (b"\x80\x04\x95", "a pickle of Python", _PICKLE),
    (b"\x80\x05\x95", "a pickle of Python", _PICKLE),
    (b"{\\rtf", "an RTF file", "save it as .txt or .html"),
)
#: The same further in.
_BINARY_AT = (
    (257, b"ustar", "a tar archive", "unpack it first: tar -xf FILE"),
    (8, b"DUCK", "a DuckDB database", "save a query as Parquet: COPY (SELECT …) TO 'x.parquet'"),
)
#: The same for what begins like a ZIP archive, by the extension.
_ZIPPED = {
    ".docx": ("a Word file", "save it as .txt or .html"),
    ".xlsx": ("an Excel file", "say --input-format xlsx"),
    ".zip": ("a ZIP archive", "unpack it; for an exported WhatsApp chat say --input-format whatsapp"),
}


class _Source(io.RawIOBase):
    """The bytes of a file as UTF-8 without a mark, from any encoding; reports how much was read.

    What cannot be decoded becomes a byte that is invalid UTF-8 too, so that only its record is bad.
    """

    def __init__(self, stream: IO[bytes], reader: Reader) -> None:
        self._stream = stream
        self._told = reader.advanced
        head = stream.read(4) or b""
        mark, marked = next(((m, e) for m, e in _MARKS if head.startswith(m)), (b"", "utf-8"))
        given = reader.encoding
        #: The beginning of the file.
        self._first = head
        if isinstance(stream, io.BufferedReader) and stream is not getattr(sys.stdin, "buffer", None):
            # What a pipe does not have yet is not waited for.
            self._first += stream.peek(512)[:512]
        #: The name of the encoding, for messages.
        self.encoding = given or marked
        self.given = given is not None
        # What is to be decoded, and what is.
        self._head = head if given and not _same(given, marked) else head[len(mark) :]
        self._ready = b""
        self._decoder: codecs.IncrementalDecoder | None = None
        if not _same(self.encoding, "utf-8"):
            self._decoder = codecs.getincrementaldecoder(self.encoding)("tarqim.undecodable")

    def refuse_binary(self, ending: str | None, form: str) -> None:
        """Rejects a file that is not text, by its first bytes."""
        head = self._first
        known = ((0, *one) for one in _BINARY)
        found = next(
            ((what, hint) for at, magic, what, hint in (*known, *_BINARY_AT) if head[at:].startswith(magic)),
            None,
        )
        if head.startswith(b"PK\x03\x04") and not (form == "whatsapp" and ending == ".zip"):
            found = _ZIPPED.get(ending or "", ("a ZIP archive", "unpack it, or save it as text"))
        order = None if self.given or not _same(self.encoding, "utf-8") else _order_of_utf_16(head)
        if found is None and order is not None:
            found = "UTF-16 without a mark, it seems", f"say --encoding utf-16-{order}"
        if found is not None:
            raise Unfit("is {}; {}".format(*found))

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            data = self._head or self._more()
            self._head = b""
            self._told(len(data))
            self._ready = data
            if self._decoder is not None:
                self._ready = self._decoder.decode(data, not data).encode("utf-8", "surrogateescape")
            if not data and not self._ready:
                return 0
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _more(self) -> bytes:
        if isinstance(self._stream, io.BufferedReader):
            # Read what a pipe has now, without waiting for more.
            return self._stream.read1(_CHUNK)
        return self._stream.read(_CHUNK)

    def decoded(self, data: bytes) -> str:
        """Decodes text, or says why it cannot."""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnicodeError(self.complaint(error)) from None

    def complaint(self, error: UnicodeDecodeError | None = None) -> str:
        """The message for something in another encoding."""
        if self.given or not _same(self.encoding, "utf-8"):
            return f"is not {self.encoding}"
        at = "" if error is None else f" (byte 0x{error.object[error.start]:02x})"
        return f"is not UTF-8{at}; if it is windows-1256, say --encoding windows-1256"


def _order_of_utf_16(head: bytes) -> str | None:
    """The order of the bytes of text in UTF-16: the high ones of Arabic and ASCII are 6 and 0."""
    for order, first in (("le", 1), ("be", 0)):
        high, low = head[first::2], head[1 - first :: 2]
        readable = len(high) >= 4 and 0 in high and low.count(0) * 4 < len(low)
        if readable and (high.count(0) + high.count(6)) * 10 >= 9 * len(high):
            return order
    return None


def _same(one: str, other: str) -> bool:
    return codecs.lookup(one).name == codecs.lookup(other).name


def check_encoding(name: str | None) -> None:
    """Rejects an unknown encoding."""
    try:
        if name is not None and not codecs.lookup(name)._is_text_encoding:
            raise LookupError
    except LookupError:
        raise ConfigError(
            f"unknown encoding {name!r}; known are utf-8, utf-16, windows-1256, iso-8859-6, cp720, …"
        ) from None


def _numbered(name: str, held: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    for number, line in enumerate(held, 1):
        yield f"{name}:{number}", line


def _text(source: _Source, data: bytes) -> str:
    try:
        return source.decoded(data)
    except UnicodeError as error:
        raise Bad(str(error)) from None


def _line(source: _Source, place: str, line: bytes) -> Record:
    return Record(place, _text(source, line).rstrip("\r\n"))


def _json_lines(reader: Reader, name: str, source: _Source, held: IO[bytes]) -> Iterator[Made]:
    for place, line in _numbered(name, held):
        if not line.isspace():
            yield place, functools.partial(_json_line, reader, source, place, line)


def _json_line(reader: Reader, source: _Source, place: str, line: bytes) -> Record:
    text = _text(source, line)
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Bad(f"not JSON: {error}") from None
    return _json_record(reader, place, fields)


def _json_record(reader: Reader, place: str, fields: Any) -> Record:
    if not isinstance(fields, dict):
        raise Bad("not a JSON object")
    return reader.columns.record(fields, place)


def _json(reader: Reader, name: str, source: _Source, held: IO[bytes]) -> Iterator[Made]:
    """An array of objects or of texts, in memory as a whole."""
    text = source.decoded(held.read())
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
            raise Unfit("holds more than one JSON value; say --input-format jsonl") from None
        raise Unfit(f"not JSON: {error}") from None
    if isinstance(found, dict):
        lists = [key for key, value in found.items() if isinstance(value, list)]
        if reader.columns.text not in found and len(lists) == 1:
            found = found[lists[0]]
    for number, fields in enumerate(found if isinstance(found, list) else [found], 1):
        place = f"{name}:{number}"
        if isinstance(fields, str):
            yield place, functools.partial(Record, place, fields)
        else:
            yield place, functools.partial(_json_record, reader, place, fields)


class _Lines:
    """The lines of a text table, which can be re-read from the start of a row."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._again: deque[str] = deque()
        #: The number of the last line read.
        self.number = 0
        #: The lines of this row, and their size.
        self.row: list[str] = []
        self.size = 0
        #: Whether the file ended within the row, or the row exceeds the maximum.
        self.open = False

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.size > _ROW_SIZE:
            self.open = True
            raise StopIteration
        line = self._again.popleft() if self._again else next(self._text, None)
        if line is None:
            self.open = bool(self.row)
            raise StopIteration
        self.number += 1
        self.row.append(line)
        self.size += len(line)
        return line

    def begin(self) -> None:
        """Starts a row."""
        self.row, self.size, self.open = [], 0, False

    def back(self) -> None:
        """Re-reads all lines of the row except its first."""
        self._again.extendleft(reversed(self.row[1:]))
        self.number -= len(self.row) - 1


def _csv(reader: Reader, name: str, source: _Source, held: IO[bytes], usual: str) -> Iterator[Made]:
    csv.field_size_limit(sys.maxsize)
    # Invalid UTF-8 becomes lone surrogates, so that only its row is bad.
    text = io.TextIOWrapper(held, encoding="utf-8", errors="surrogateescape", newline="")
    lines = _Lines(text)
    delimiter = reader.delimiter or usual
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        header = next(csv.reader(lines, delimiter=delimiter), None)
        if header is None:
            return
        reader.columns.among(header, _other_delimiter(header, delimiter))
        while True:
            lines.begin()
            place = f"{name}:{lines.number + 1}"
            try:
                row = next(rows)
            except (StopIteration, csv.Error) as error:
                if not lines.row:
                    return
                row = []
                if len(lines.row) > 1 or lines.open:
                    # The following lines are separate rows: an unclosed quote spoils only its own row.
                    lines.back()
                    yield place, functools.partial(_bad, "a quotation mark is opened here and never closed")
                elif isinstance(error, csv.Error):
                    # Text after a closing quote, as many programs write it.
                    row = next(csv.reader(lines.row, delimiter=delimiter), [])
            if row:
                yield place, functools.partial(_csv_row, reader, source, place, header, row)
    finally:
        # The underlying stream belongs to the caller.
        text.detach()


def _whatsapp(name: str, path: Path | None, source: _Source, held: IO[bytes]) -> Iterator[Made]:
    """The messages of an exported chat, each read at the moment it was sent."""
    from tarqim._whatsapp import numbered, text_of

    data = held.read()
    text = text_of(name, data) if data.startswith(b"PK") else source.decoded(data)
    try:
        messages = list(numbered(text))
    except ValueError as error:
        raise Unfit(str(error)) from None
    for line, message in messages:
        place = f"{name}:{line}"
        if message.sender is not None:
            row = {"sender": message.sender, "at": message.at.isoformat(), "text": message.text}
            yield place, functools.partial(Record, place, message.text, message.at, row=row)


def _bad(why: str) -> Record:
    raise Bad(why)


def _other_delimiter(header: list[str], delimiter: str) -> str:
    """A hint for when the whole header is a single column."""
    for other, name in ((";", ";"), ("\t", "tab"), ("|", "|"), (",", ",")):
        if len(header) == 1 and other != delimiter and other in header[0]:
            return f"; if the columns have another separator, say --delimiter {name!r}"
    return ""


def _csv_row(reader: Reader, source: _Source, place: str, header: list[str], row: list[str]) -> Record:
    if len(row) != len(header):
        raise Bad(f"{len(row)} cells, but the header has {len(header)} columns")
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        raise Bad(source.complaint()) from None
    return reader.columns.record(dict(zip(header, row, strict=True)), place)


def _parquet(reader: Reader, name: str, path: Path) -> Iterator[Made]:
    parquet = need("pyarrow.parquet", "arrow")
    failure = need("pyarrow", "arrow").ArrowException
    try:
        # Prefetching would keep the columns of the whole file in memory.
        with parquet.ParquetFile(path, pre_buffer=False) as file:
            reader.columns.among(file.schema_arrow.names)
            _check_texts(reader.columns.text, file.schema_arrow.field(reader.columns.text).type)
            size = path.stat().st_size / max(1, file.metadata.num_rows)
            number = 0
            wanted = None if reader.columns.whole else list(dict.fromkeys(reader.columns.wanted()))
            for batch in file.iter_batches(batch_size=_ROWS, columns=wanted, use_threads=False):
                for fields in _rows(batch):
                    number += 1
                    place = f"{name}:{number}"
                    yield place, functools.partial(_parquet_row, reader, place, fields)
                reader.advanced(round(size * batch.num_rows))
    except failure as error:
        raise Unfit(str(error)) from None


def _check_texts(column: str, kind: Any) -> None:
    """Rejects a column whose type says that none of its cells is a text."""
    arrow = need("pyarrow", "arrow")
    kind = getattr(kind, "storage_type", kind)
    if arrow.types.is_dictionary(kind):
        kind = kind.value_type
    if kind not in (arrow.string(), arrow.large_string(), arrow.string_view(), arrow.null()):
        raise Unfit(f"{column!r} is a column of {kind}, not of texts")


def _rows(batch: Any) -> list[Any]:
    """The rows of a batch; a cell of invalid UTF-8, which Parquet allows, is the error itself."""
    try:
        rows: list[Any] = batch.to_pylist()
        return rows
    except UnicodeDecodeError:
        columns = [[_cell(column, at) for at in range(batch.num_rows)] for column in batch.columns]
        return [dict(zip(batch.schema.names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _cell(column: Any, at: int) -> Any:
    try:
        return column[at].as_py()
    except UnicodeDecodeError as error:
        return error


def _parquet_row(reader: Reader, place: str, fields: dict[str, Any]) -> Record:
    for column, cell in fields.items():
        if isinstance(cell, UnicodeDecodeError):
            raise Bad(f"{column!r} is not UTF-8 (byte 0x{cell.object[cell.start]:02x})")
    return reader.columns.record(fields, place)


def _xlsx(reader: Reader, name: str, path: Path) -> Iterator[Made]:
    """The first sheet of a workbook that has the columns, with its header in the first row."""
    excel = need("openpyxl", "excel")
    try:
        book = excel.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # the reader of zipped XML raises many kinds of exceptions
        raise Unfit(f"no workbook: {error}") from None
    try:
        rows, header = _sheet(reader, book.worksheets)
        for number, row in enumerate(rows, 2):
            if any(cell is not None for cell in row):
                place = f"{name}:{number}"
                fields = dict(zip(header, row, strict=False))
                yield place, functools.partial(reader.columns.record, fields, place)
        reader.advanced(path.stat().st_size)
    finally:
        book.close()


def _sheet(reader: Reader, sheets: Any) -> tuple[Any, list[str]]:
    """The rows below the header of a sheet with the columns, and the header."""
    why: Unfit | None = None
    for sheet in sheets:
        rows = sheet.iter_rows(values_only=True)
        header = ["" if cell is None else str(cell) for cell in next(rows, ())]
        try:
            reader.columns.among(header, f" in the sheet {sheet.title!r}" if len(sheets) > 1 else "")
            return rows, header
        except Unfit as error:
            why = why or error
    raise why or Unfit("has no sheet")
