"""``tarqim events``: events of files as a table to read, CSV, JSON Lines, Parquet, Excel, GeoJSON, a page."""

from __future__ import annotations

import csv
import importlib.util
import itertools
from collections.abc import Iterable, Iterator
from typing import IO, Any, Literal

from tarqim import _event_html, _event_table, _geojson, _html, _output, _writers
from tarqim._core import ConfigError, Pipeline, data_version
from tarqim._event_table import COLUMNS
from tarqim._events import Event, only
from tarqim._extras import need
from tarqim._records import Reader, batches, shown
from tarqim._workbook import Workbook
from tarqim._writers import Layout, Pipelines, to_json

FORMATS = ("table", "csv", "jsonl", "parquet", "xlsx", "geojson", "html")
#: Formats by file extension.
ENDINGS = {ending: form for ending, form in _writers.ENDINGS.items() if form in FORMATS}

#: The name of a document, its text, and its events.
Told = tuple[Any, str, tuple[Event, ...]]


def told(pipelines: Pipelines, reader: Reader, types: set[str] | None) -> Iterator[Told]:
    """The documents, each with its events of these types; ``same_as`` counts only those returned."""
    for batch in batches(reader.records()):
        for record, doc in pipelines.read(batch):
            if doc is None:
                continue
            try:
                events = doc.events
            except RuntimeError as error:
                reader.lose(record, error)
                continue
            yield record.id, doc.text, events if types is None else only(events, types)


def _rows(found: Iterable[Told]) -> Iterator[dict[str, Any]]:
    return (_event_table.row(doc, event) for doc, _, events in found for event in events)


def wanted(pipeline: Pipeline, types: str | None) -> set[str] | None:
    """The requested types, validated; None for all."""
    if types is None:
        return None
    names = types.replace(",", " ").split()
    # Reject an unknown type here, not after the first file.
    list(pipeline.events([], types=names))
    return set(names)


#: The columns of a table in a file.
FIELDS = [*COLUMNS, "data_version"]


def write(form: str, output: str | None, found: Iterable[Told], layout: Layout) -> None:
    """Writes the events in one of the formats."""
    if form in ("parquet", "xlsx"):
        if output is None or _output.is_stream(output):
            raise ConfigError(f"--format {form} needs --output")
        with _output.target(output) as file:
            file.begin(0).close()
            (_parquet if form == "parquet" else _xlsx)(str(file.partial), found, layout)
        return
    with _output.text(output) as out:
        if form == "csv":
            _csv(out, found, layout)
        else:
            _TEXTS[form](out, found)


def _table(out: IO[str], found: Iterable[Told]) -> None:
    for doc, _, events in found:
        if events:
            print(f"── {shown(doc)}", file=out)
        for event in events:
            row = _event_table.row(doc, event)
            # What is counted is shown with its number.
            who = row["patient"] or "" if event.count is None else " ".join(_html._number(event.count))
            parts = [row["modality"] if row["modality"] != "asserted" else "", event.trigger.text, who]
            parts += [f"{name}: {row[name]}" for name in ("agent", "place", "time", "source") if row[name]]
            print(shown(f"{event.type:<9} " + " · ".join(part for part in parts if part)), file=out)


def _csv(out: IO[str], found: Iterable[Told], layout: Layout) -> None:
    out.write("\ufeff" if layout.bom else "")
    writer = csv.DictWriter(out, layout.fields or FIELDS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "data_version": data_version} for row in _rows(found))


def _jsonl(out: IO[str], found: Iterable[Told]) -> None:
    for doc, _, events in found:
        for event in events:
            print(to_json({"doc": doc, **event.to_dict(), "data_version": data_version}), file=out)


def _points(out: IO[str], found: Iterable[Told]) -> None:
    out.write('{"type": "FeatureCollection", "features": [')
    for number, feature in enumerate(_geojson.features(_rows(found))):
        out.write((",\n" if number else "\n") + to_json(feature))
    out.write("\n]}\n")


#: The fields of each event needed for the sums and charts at the end of a page.
_SUMMED = frozenset("doc type modality same_as part_of count low high bound place start_at lat lon".split())


def _page(out: IO[str], found: Iterable[Told]) -> None:
    """A page: every document with its events marked and listed, then sums, a timeline and a map of all."""
    out.write(_html.page_head("tarqim events"))
    rows: list[dict[str, Any]] = []
    for number, (doc, text, events) in enumerate(found, 1):
        out.write(_event_html.section(number, doc, text, events) + "\n")
        for event in events:
            row = _event_table.row(number, event)
            rows.append({name: row[name] for name in row if name in _SUMMED})
    out.write(_event_html.totals(_event_table.tally(rows)) + _charts(rows))
    out.write(_html.page_tail("tarqim events"))


#: What the charts are made with.
_CHARTS = ("altair", "vl_convert", "pyarrow", "vega_datasets")


def _charts(rows: list[dict[str, Any]]) -> str:
    """When and where the events happened, as pictures inside the page."""
    told = [row for row in rows if row["same_as"] is None and row["modality"] in ("asserted", "possible")]
    days = [row["start_at"] for row in told if row["start_at"] is not None]
    placed = any(row["lat"] is not None for row in told)
    if not days and not placed:
        return ""
    if any(importlib.util.find_spec(name) is None for name in _CHARTS):
        return _event_html.note('a timeline and a map stand here after: pip install "tarqim[plot]"')
    from tarqim import plot

    span = (max(days) - min(days)).days if days else 0
    unit: Literal["day", "month", "year"] = "day" if span <= 62 else "month" if span <= 1100 else "year"
    found: list[tuple[str, Any]] = [("timeline", plot.timeline(rows, by=unit))] if days else []
    found += [("map", plot.map(rows))] if placed else []
    return "".join(_event_html.figure(name, plot.svg(chart)) for name, chart in found)


_TEXTS = {"table": _table, "jsonl": _jsonl, "geojson": _points, "html": _page}


def _parquet(path: str, found: Iterable[Told], layout: Layout) -> None:
    pa, parquet = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    schema = _event_table.schema(pa.string())
    if layout.fields is not None:
        schema = pa.schema([schema.field(name) for name in layout.fields])
    with parquet.ParquetWriter(path, schema) as writer:
        rows = ({**row, "doc": None if row["doc"] is None else str(row["doc"])} for row in _rows(found))
        while held := list(itertools.islice(rows, 1 << 16)):
            writer.write_table(pa.Table.from_pylist(held, schema=schema))


def _xlsx(path: str, found: Iterable[Told], layout: Layout) -> None:
    book = Workbook(layout.fields or FIELDS)
    for row in _rows(found):
        book.row({**row, "data_version": data_version})
    book.save(path)
