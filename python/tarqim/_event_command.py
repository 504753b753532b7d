"""``tarqim events``: events of files as a table for the eye, CSV, JSON lines, Parquet, GeoJSON or a page."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from html import escape
from typing import IO, Any

from tarqim import _event_table, _html, _output, _writers
from tarqim._core import ConfigError, Pipeline, data_version
from tarqim._event_table import COLUMNS
from tarqim._events import Event, only
from tarqim._records import Reader, batches, shown
from tarqim._writers import Pipelines, to_json

FORMATS = ("table", "csv", "jsonl", "parquet", "geojson", "html")
#: Formats by the ends of file names.
ENDINGS = {ending: form for ending, form in _writers.ENDINGS.items() if form in FORMATS}

Told = tuple[Any, Event]


def told(pipelines: Pipelines, reader: Reader, types: set[str] | None) -> Iterator[Told]:
    """The events of these types in what is read, each with its document; ``same_as`` counts those given."""
    for batch in batches(reader.records()):
        for record, doc in pipelines.read(batch):
            found = () if doc is None else doc.events
            for event in found if types is None else only(found, types):
                yield record.id, event


def wanted(pipeline: Pipeline, types: str | None) -> set[str] | None:
    """The types that are wanted, checked; None for all."""
    if types is None:
        return None
    names = types.replace(",", " ").split()
    # An unknown one is refused by name here, not after the first file.
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
    last: Any = object()
    for doc, event in found:
        if doc != last:
            print(f"── {shown(doc)}", file=out)
            last = doc
        row = _event_table.row(doc, event)
        # What is counted stands with its number.
        who = row["patient"] or "" if event.count is None else " ".join(_html._number(event.count))
        parts = [row["modality"] if row["modality"] != "asserted" else "", event.trigger.text, who]
        parts += [f"{name}: {row[name]}" for name in ("agent", "place", "time", "source") if row[name]]
        print(shown(f"{event.type:<9} " + " · ".join(part for part in parts if part)), file=out)


def _csv(out: IO[str], found: Iterable[Told]) -> None:
    writer = csv.DictWriter(out, [*COLUMNS, "data_version"], lineterminator="\n")
    writer.writeheader()
    for doc, event in found:
        writer.writerow({**_event_table.row(doc, event), "data_version": data_version})


def _jsonl(out: IO[str], found: Iterable[Told]) -> None:
    for doc, event in found:
        print(to_json({"doc": doc, **event.to_dict(), "data_version": data_version}), file=out)


def _geojson(out: IO[str], found: Iterable[Told]) -> None:
    out.write('{"type": "FeatureCollection", "features": [')
    gap = "\n"
    for doc, event in found:
        row = _event_table.row(doc, event)
        if row["lat"] is None or row["lon"] is None:
            continue
        known = {
            k: v if not hasattr(v, "isoformat") else v.isoformat() for k, v in row.items() if v is not None
        }
        point = {"type": "Point", "coordinates": [known.pop("lon"), known.pop("lat")]}
        out.write(gap + to_json({"type": "Feature", "geometry": point, "properties": known}))
        gap = ",\n"
    out.write("\n]}\n")


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


_SHOWN = "doc type trigger count bound victim patient agent place time source modality".split()


def _page(out: IO[str], found: Iterable[Told]) -> None:
    cell = "padding:4px 10px;border-bottom:1px solid #8884;text-align:start"
    out.write('<!doctype html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>tarqim</title>')
    out.write('<body style="font-family:sans-serif"><table style="border-collapse:collapse"><thead><tr>')
    out.write("".join(f'<th style="{cell}">{name}</th>' for name in _SHOWN) + "</tr></thead><tbody>\n")
    for doc, event in found:
        row = _event_table.row(doc, event)
        if row["count"] is not None and float(row["count"]).is_integer():
            row["count"] = int(row["count"])
        line = "text-decoration:line-through" if event.modality == "denied" else ""
        cells = (f'<td style="{cell}"><bdi>{_cell(row[name])}</bdi></td>' for name in _SHOWN)
        out.write(f'<tr style="{line}">{"".join(cells)}</tr>\n')
    out.write("</tbody></table></body></html>\n")


def _cell(value: Any) -> str:
    return "" if value is None else escape(str(value))


_TEXTS = {"table": _table, "csv": _csv, "jsonl": _jsonl, "geojson": _geojson, "html": _page}


def _parquet(output: str, found: Iterable[Told]) -> None:
    from tarqim._extras import need

    pa, parquet = need("pyarrow", "arrow"), need("pyarrow.parquet", "arrow")
    schema = _event_table.schema(pa.string())
    with _output.target(output) as file:
        file.begin(0).close()
        with parquet.ParquetWriter(str(file.partial), schema) as writer:
            held: list[dict[str, Any]] = []
            for doc, event in found:
                held.append(_event_table.row(None if doc is None else str(doc), event))
                if len(held) == 1 << 16:
                    writer.write_table(pa.Table.from_pylist(held, schema=schema))
                    held = []
            writer.write_table(pa.Table.from_pylist(held, schema=schema))
