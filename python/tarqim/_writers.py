"""What the command line writes: documents as a table, JSON lines, CSV, Parquet or a page."""

from __future__ import annotations

import csv
import functools
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO, Any, Protocol, TypeVar

from tarqim import _columns, _doc, _html
from tarqim._core import Doc, Normalizer, Pipeline, data_version
from tarqim._extras import need
from tarqim._records import Record, shown
from tarqim._workbook import Workbook

#: Rows per Parquet row group: the metadata of each group stays in memory until the end.
_ROW_GROUP = 1 << 16


_T = TypeVar("_T")


class Writer(Protocol):
    """Writes documents batch by batch."""

    def batch(self, records: Sequence[Record]) -> None:
        """Reads and writes some records."""

    #: Documents written, including those of a resumed run.
    written: int

    def flush(self) -> int:
        """Flushes everything written so far; returns its size in bytes."""

    def close(self) -> None:
        """Finishes the output."""


class _Text:
    """A writer of text."""

    def __init__(
        self, pipelines: Pipelines, out: IO[str], written: int | None = None, layout: Layout | None = None
    ) -> None:
        self.layout = layout or Layout()
        self.pipelines = pipelines
        self.out = out
        self.written = written or 0
        if written is None:
            self.begin()

    def begin(self) -> None:
        """Writes what precedes the first document."""

    def doc(self, doc: Doc) -> None:
        """One document."""
        raise NotImplementedError

    def null(self, name: Any) -> None:
        """A document without a text."""

    def batch(self, records: Sequence[Record]) -> None:
        for record, doc in self.pipelines.read(records):
            self.written += 1
            if doc is None:
                self.null(record.id)
            else:
                self.doc(doc)

    def flush(self) -> int:
        self.out.flush()
        # Positions of a text stream are not sizes; those of its underlying byte stream are.
        return self.out.buffer.tell() if isinstance(self.out, io.TextIOWrapper) and self.out.seekable() else 0

    def close(self) -> None:
        self.out.flush()


@dataclass(frozen=True)
class Layout:
    """Which columns a table has, and whether it needs a byte order mark for Excel."""

    fields: list[str] | None = None
    bom: bool = False


class Pipelines:
    """The pipeline, and the same for HTML."""

    def __init__(self, plain: Pipeline, html: Pipeline) -> None:
        self.plain = plain
        self.html = html
        #: Told of a record that the core fails on.
        self.lose: Callable[[Record, RuntimeError], object] = lambda record, error: None

    def runs(self, records: Sequence[Record]) -> Iterator[tuple[Pipeline, list[Record]]]:
        """Groups consecutive records that use the same pipeline."""
        for html, run in itertools.groupby(records, lambda record: record.html):
            yield self.html if html else self.plain, list(run)

    def read(self, records: Sequence[Record]) -> Iterator[tuple[Record, Doc | None]]:
        """Reads the records; None where there is no text."""
        for pipeline, run in self.runs(records):
            some = [r for r in run if r.text is not None]
            docs = {id(r): doc for part in self.sound(partial(_docs, pipeline), some) for r, doc in part}
            for record in run:
                if record.text is None or id(record) in docs:
                    yield record, docs.pop(id(record), None)

    def sound(self, read: Callable[[Sequence[Record]], _T], records: Sequence[Record]) -> list[_T]:
        """What `read` makes of the records. Where the core fails on some, it reads the rest in parts."""
        try:
            return [read(records)]
        except RuntimeError as error:
            if len(records) == 1:
                self.lose(records[0], error)
                return []
            if not records:
                raise
        half = len(records) // 2
        return [*self.sound(read, records[:half]), *self.sound(read, records[half:])]


def _docs(pipeline: Pipeline, records: Sequence[Record]) -> list[tuple[Record, Doc]]:
    texts = [r.text or "" for r in records]
    references, ids = [r.reference for r in records], [r.id for r in records]
    return list(zip(records, pipeline.map(texts, references=references, ids=ids), strict=True))


#: The normalizer for HTML: removes inline tags and decodes references.
MARKUP = Normalizer(html_tags="strip", html_entities="decode")

_SURROGATE = re.compile("[\ud800-\udfff]")


def to_json(value: Any) -> str:
    """A line of JSON, Arabic letters as they are; half characters, invalid in UTF-8, as escapes.

    What JSON has no form for is written as its str; NaN, which tables have where a number is missing, and
    infinities as null.
    """
    try:
        line = json.dumps(value, ensure_ascii=False, allow_nan=False, default=str)
    except ValueError:
        named = json.dumps(value, ensure_ascii=False, default=str)
        line = json.dumps(json.loads(named, parse_constant=lambda name: None), ensure_ascii=False)
    # They only occur inside strings, where JSON allows escapes.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", line)


class Table(_Text):
    """A human-readable table."""

    def doc(self, doc: Doc) -> None:
        size = " · ".join(
            _counted(n, of) for n, of in ((len(doc.tokens), "token"), (len(doc.sentences), "sentence"))
        )
        print(f"── {shown(doc.id)} · {size}", file=self.out)
        for entity in doc.entities:
            place = f"{entity.start}–{entity.end}"
            line = f"{place:>11}  {entity.label:<9} {_fit(entity.text, 26)} {_html.summary(entity)}"
            print(shown(line.rstrip()), file=self.out)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _width(text: str) -> int:
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) == "Cf" else 1 for c in text)


def _fit(text: str, width: int) -> str:
    text = " ".join(text.split())
    if _width(text) > width:
        text = text[: width - 1] + "…"
    return text + " " * (width - _width(text))


class JsonLines(_Text):
    """One ``Doc.to_dict()`` per line, with the version of the language data."""

    def doc(self, doc: Doc) -> None:
        print(to_json({**_doc.to_dict(doc), "data_version": data_version}), file=self.out)

    def null(self, name: Any) -> None:
        empty = {"id": name, "text": None, "tokens": None, "sentences": [], "entities": []}
        print(to_json({**empty, "data_version": data_version}), file=self.out)


class Csv(_Text):
    """A row per entity; the last column is the version of the language data."""

    def begin(self) -> None:
        if self.layout.bom:
            # Excel recognizes UTF-8 only by this mark.
            self.out.write("\ufeff")
        self._rows.writeheader()

    @functools.cached_property
    def _rows(self) -> csv.DictWriter[str]:
        names = self.layout.fields or [*_columns.COLUMNS, "data_version"]
        return csv.DictWriter(self.out, names, extrasaction="ignore", lineterminator="\n")

    def doc(self, doc: Doc) -> None:
        for entity in doc.entities:
            row = _doc.row(doc, entity)
            row["problems"] = " ".join(row["problems"] or ())
            self._rows.writerow({**row, "data_version": data_version})


class GeoJson(_Text):
    """The places of all documents as features, those whose coordinates are known."""

    def begin(self) -> None:
        self._any = False
        self.out.write('{"type": "FeatureCollection", "features": [')

    def doc(self, doc: Doc) -> None:
        for entity in doc.entities:
            row = _doc.row(doc, entity)
            if row.get("lat") is None or row.get("lon") is None:
                continue
            told = {k: row[k] for k in (self.layout.fields or _PLACE) if row.get(k) is not None}
            point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            feature = {"type": "Feature", "geometry": point, "properties": told}
            self.out.write((",\n" if self._any else "\n") + to_json(feature))
            self._any = True

    def close(self) -> None:
        self.out.write("\n]}\n")
        super().close()


#: The properties of a feature.
_PLACE = "doc sentence start end text label canonical id country admin1 geonames score".split()


class Html(_Text):
    """A page, section by section."""

    def begin(self) -> None:
        self.out.write(_html.page_head())

    def doc(self, doc: Doc) -> None:
        self.out.write(_html.section(self.written, doc))

    def close(self) -> None:
        self.out.write(_html.page_tail())
        super().close()


class Parquet:
    """The entity table, batch by batch."""

    def __init__(self, pipelines: Pipelines, path: str, layout: Layout) -> None:
        self._layout = layout
        self._pa = need("pyarrow", "arrow")
        self._parquet = need("pyarrow.parquet", "arrow")
        self._pipelines = pipelines
        self.written = 0
        empty = self._table(pipelines.plain, [])
        self._writer: Any = self._parquet.ParquetWriter(path, empty.schema)
        self._held = [empty]

    def _table(self, pipeline: Pipeline, records: Sequence[Record]) -> Any:
        references: list[Any] = [r.reference for r in records]
        found = _columns.entities(
            pipeline,
            [r.text for r in records],
            references if any(r is not None for r in references) else None,
            [None if r.id is None else _SURROGATE.sub("\ufffd", str(r.id)) for r in records],
        )
        table = self._pa.table(found)
        # An empty batch does not show the type of the names.
        doc = table.column(0).cast(self._pa.string())
        table = table.set_column(0, "doc", doc)
        return _columns.with_version(table.select(self._layout.fields or table.column_names))

    def batch(self, records: Sequence[Record]) -> None:
        for pipeline, run in self._pipelines.runs(records):
            self._held += self._pipelines.sound(partial(self._table, pipeline), run)
        self.written += len(records)
        if sum(table.num_rows for table in self._held) >= _ROW_GROUP:
            self._write()

    def _write(self) -> None:
        self._writer.write_table(self._pa.concat_tables(self._held))
        self._held = []

    def flush(self) -> int:
        return 0

    def close(self) -> None:
        if self._held:
            self._write()
        self._writer.close()


class Xlsx:
    """A workbook with a row per entity."""

    def __init__(self, pipelines: Pipelines, path: str, layout: Layout) -> None:
        self._path = path
        self._pipelines = pipelines
        self._book = Workbook(layout.fields or [*_columns.COLUMNS, "data_version"])
        self.written = 0

    def batch(self, records: Sequence[Record]) -> None:
        for _, doc in self._pipelines.read(records):
            self.written += 1
            if doc is not None:
                for entity in doc.entities:
                    self._book.row({**_doc.row(doc, entity), "data_version": data_version})

    def flush(self) -> int:
        return 0

    def close(self) -> None:
        self._book.save(self._path)


#: The writers of text by the names of their formats.
TEXTS: dict[str, type[_Text]] = {
    "table": Table, "jsonl": JsonLines, "csv": Csv, "html": Html, "geojson": GeoJson
}  # fmt: skip
#: The writers that create a file themselves.
FILES: dict[str, type[Parquet] | type[Xlsx]] = {"parquet": Parquet, "xlsx": Xlsx}
FORMATS = [*TEXTS, *FILES]
#: Formats by file extension.
ENDINGS = {
    ".txt": "table", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html",
    ".geojson": "geojson", ".parquet": "parquet", ".xlsx": "xlsx",
}  # fmt: skip
#: Formats that can be resumed after an interruption.
RESUMABLE = ("jsonl", "csv", "html", "table")
