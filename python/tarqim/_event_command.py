"""``tarqim events``: events of files as a readable table, CSV, JSON lines, Parquet, GeoJSON or a page."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterable, Iterator
from typing import IO, Any

from tarqim import _event_html, _event_table, _geojson, _html, _output, _writers
from tarqim._core import ConfigError, Pipeline, data_version
from tarqim._event_table import COLUMNS
from tarqim._events import Event, only
from tarqim._records import Reader, batches, shown
from tarqim._writers import Pipelines, to_json

FORMATS = ("table", "csv", "jsonl", "parquet", "geojson", "html")
#: Formats by file extension.
ENDINGS = {ending: form for ending, form in _writers.ENDINGS.items() if form in FORMATS}

#: The name of a document, its text, and its events.
Told = tuple[Any, str, tuple[Event, ...]]


def told(pipelines: Pipelines, reader: Reader, types: set[str] | None) -> Iterator[Told]:
    """The documents, each with its events of these types; ``same_as`` counts only those returned."""
    for batch in batches(reader.records()):
        for record, doc in pipelines.read(batch):
            if doc is not None:
                yield record.id, doc.text, doc.events if types is None else only(doc.events, types)


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


def write(form: str, output: str | None, found: Iterable[Told]) -> None:
    """Writes the events in one of the formats."""
    if form == "parquet":
        if output is None or _output.is_stream(output):
            raise ConfigError("--format parquet needs --output")
        _parquet(output, found)
        return
    with _output.text(output) as out:
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


def _csv(out: IO[str], found: Iterable[Told]) -> None:
    writer = csv.DictWriter(out, [*COLUMNS, "data_version"], lineterminator="\n")
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


#: The fields of each event needed for the sums at the end of a page.
_SUMMED = frozenset("doc type modality same_as part_of count low high bound".split())


def _page(out: IO[str], found: Iterable[Told]) -> None:
    """A page: every document with its events marked and listed, then the sums over all of them."""
    out.write(_html.page_head("tarqim events"))
    rows: list[dict[str, Any]] = []
    for number, (doc, text, events) in enumerate(found, 1):
        out.write(_event_html.section(number, doc, text, events) + "\n")
        for event in events:
            row = _event_table.row(number, event)
            rows.append({name: row[name] for name in row if name in _SUMMED})
    out.write(_event_html.totals(_event_table.tally(rows)) + _html.page_tail("tarqim events"))


_TEXTS = {"table": _table, "csv": _csv, "jsonl": _jsonl, "geojson": _points, "html": _page}


def _parquet(output: str, found: Iterable[Told]) -> None:
    from tarqim._extras import need

    pa, parquet = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    schema = _event_table.schema(pa.string())
    with _output.target(output) as file:
        file.begin(0).close()
        with parquet.ParquetWriter(str(file.partial), schema) as writer:
            rows = ({**row, "doc": None if row["doc"] is None else str(row["doc"])} for row in _rows(found))
            while held := list(itertools.islice(rows, 1 << 16)):
                writer.write_table(pa.Table.from_pylist(held, schema=schema))
