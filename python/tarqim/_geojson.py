"""Places as GeoJSON (RFC 7946)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from tarqim._core import Doc


def to_geojson(table: Any) -> dict[str, Any]:
    """The rows of a table that have coordinates, as a GeoJSON feature collection of points.

    ``table`` is the result of :meth:`tarqim.Pipeline.to_arrow`, or any table with the columns ``lat`` and
    ``lon`` in Arrow, pandas or polars: of entities or of events; or the result of :func:`tarqim.events`. The
    other columns become properties; empty ones are left out.

    >>> import tarqim
    >>> found = tarqim.to_geojson(tarqim.Pipeline().to_arrow(["وصلوا إلى حلب أمس"]))
    >>> [(f["geometry"]["coordinates"], f["properties"]["text"]) for f in found["features"]]
    [([37.161, 36.201], 'حلب')]
    >>> found = tarqim.to_geojson(tarqim.events("مقتل 12 مدنيا في غارة على حلب"))
    >>> [(f["properties"]["type"], f["properties"].get("count")) for f in found["features"]]
    [('die', 12.0), ('attack', None)]
    """
    return _collection(_rows(table))


def doc_to_geojson(doc: Doc) -> dict[str, Any]:
    """The places of a document."""
    from tarqim._doc import row

    return _collection(row(doc, entity) for entity in doc.entities)


def _rows(table: Any) -> Iterable[dict[str, Any]]:
    if isinstance(table, Doc):
        from tarqim._doc import row

        return (row(table, entity) for entity in table.entities)
    if isinstance(table, list | tuple):
        from tarqim._event_table import _dicts

        return _dicts(table)
    if hasattr(table, "to_pylist"):
        rows: Iterable[dict[str, Any]] = table.to_pylist()
    elif hasattr(table, "to_dicts"):
        rows = table.to_dicts()
    elif hasattr(table, "to_dict"):
        rows = table.to_dict("records")
    else:
        from tarqim._extras import need

        rows = need("pyarrow", "arrow").table(table).to_pylist()
    return rows


def _missing(value: Any) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value)) or value != value


def _property(value: Any) -> Any:
    if isinstance(value, bool | int | float | str | list):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _collection(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features(rows))}


def features(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A point for each row that has coordinates."""
    for row in rows:
        lat, lon = row["lat"], row["lon"]
        if _missing(lat) or _missing(lon):
            continue
        rest = {name: value for name, value in row.items() if name not in ("lat", "lon")}
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(lon), float(lat)]},
            "properties": {name: _property(value) for name, value in rest.items() if not _missing(value)},
        }
