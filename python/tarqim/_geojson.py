"""Places as GeoJSON (RFC 7946)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Any

from tarqim import _cells
from tarqim._core import Doc

_NEEDED = ("lat", "lon")


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
        from tarqim._event_table import dicts

        return dicts(table, _NEEDED)
    rows = _cells.listed(table)
    if rows is None and (isinstance(table, dict) or hasattr(table, "__arrow_c_stream__")):
        rows = _arrow_rows(table)
    if rows is None:
        raise _unfit(table)
    return rows


def _arrow_rows(table: Any) -> Any:
    from tarqim._extras import need

    pa = need("pyarrow", "arrow")
    try:
        return pa.table(table).to_pylist()
    except (TypeError, pa.ArrowInvalid):
        raise _unfit(table) from None


def _unfit(table: Any) -> TypeError:
    kind = type(table).__name__
    return TypeError(f"a table with the columns lat and lon, events or a document are wanted, not {kind}")


def _property(value: Any) -> Any:
    # JSON has no infinity.
    if isinstance(value, bool | int | str | list) or (isinstance(value, float) and math.isfinite(value)):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _collection(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features(rows))}


def features(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A point for each row that has coordinates."""
    for row in _cells.checked(rows, _NEEDED, ""):
        lat, lon = row["lat"], row["lon"]
        if lat is None or lon is None:
            continue
        rest = {name: value for name, value in row.items() if name not in _NEEDED}
        yield {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [float(lon), float(lat)]},
            "properties": {name: _property(value) for name, value in rest.items() if value is not None},
        }
