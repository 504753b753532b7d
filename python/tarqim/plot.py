"""Charts of tables of entities and of events: counts over time, by place, and on a map.

A table is the result of :meth:`tarqim.Pipeline.to_arrow`, or the same columns in pandas or polars; events may
also be the result of :func:`tarqim.events`. The charts are altair's and can be changed like any other;
a notebook gets them as SVG, without script or network.
"""

from __future__ import annotations

import base64
import functools
import io
import math
from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

import tarqim
from tarqim import _cells, _event_table, _outlines
from tarqim._extras import need

if TYPE_CHECKING:
    import altair

_UNITS = {"day": "yearmonthdate", "week": "yearweek", "month": "yearmonth", "year": "year"}
#: How the units are written below a chart.
_WRITTEN = {"day": "%Y-%m-%d", "week": "%Y-W%V", "month": "%Y-%m", "year": "%Y"}
#: The size of a chart over time.
_SIZE = {"width": 560, "height": 260}


def _time(by: str) -> altair.X:
    """The axis of time."""
    alt = need("altair", "plot")
    axis = alt.Axis(format=_WRITTEN[by], labelOverlap="greedy", labelSeparation=8)
    made: altair.X = alt.X("start_at:T", timeUnit=_UNITS[by], title=None, axis=axis)
    return made


def svg(chart: Any) -> str:
    """A chart as SVG."""
    need("vl_convert", "plot")
    drawn = io.StringIO()
    chart.save(drawn, format="svg")
    return drawn.getvalue()


def _as_svg(chart: Any, *_: Any, **__: Any) -> dict[str, str]:
    drawn = svg(chart)
    # Where SVG is not trusted, such as in mail and on GitHub, the accompanying picture is shown.
    png = io.BytesIO()
    chart.save(png, format="png", scale_factor=2)
    return {"image/svg+xml": drawn, "image/png": base64.b64encode(png.getvalue()).decode()}


@functools.cache
def _chart_class(chart: type) -> type:
    # A subclass, since altair's renderer is a global setting, not one per chart.
    return type("Chart", (chart,), {"_repr_mimebundle_": _as_svg})


def _chart(rows: list[dict[str, Any]]) -> altair.Chart:
    alt = need("altair", "plot")
    chart: altair.Chart = _chart_class(alt.Chart)(alt.Data(values=rows))
    return chart


def _rows(table: Any, columns: list[str]) -> list[dict[str, Any]]:
    """The rows of these columns, from a table of any library."""
    pa = need("pyarrow", "plot")
    there = _columns(table)
    some = [name for name in columns if name in there]
    if isinstance(table, list | tuple):
        return [{name: row[name] for name in columns} for row in _event_table.dicts(table, columns)]
    if hasattr(table, "__arrow_c_stream__"):
        rows = pa.table(table).select(some).to_pylist()
    else:
        rows = pa.Table.from_pandas(table[some], preserve_index=False).to_pylist()
    if len(some) < len(columns):
        # The names that are there, for the message.
        rows = [dict.fromkeys(there)]
    return _cells.checked(rows, columns, "")


def _fitted(days: list[datetime], since: Any, until: Any) -> list[datetime]:
    """The days within limits, or without outliers: one old year would squeeze all others into hairlines."""
    if days and since is None and until is None:
        # Up to one in fifty at each end may be an outlier; at least one.
        edge = max(len(days) // 50, 1 if len(days) >= 10 else 0)
        near = sorted(days)[edge : len(days) - edge]
        # Within half the span again on both sides is near enough.
        room = (near[-1] - near[0]) / 2 + timedelta(days=31)
        # Differences, since a sum may leave the calendar.
        return [day for day in days if near[0] - day <= room and day - near[-1] <= room]
    first = datetime.min if since is None else tarqim.parse_date(str(since))
    last = datetime.max if until is None else tarqim.parse_date(str(until))
    return [day for day in days if first <= day < last]


def over_time(
    table: Any,
    *,
    by: Literal["day", "week", "month", "year"] = "day",
    since: Any = None,
    until: Any = None,
) -> altair.Chart:
    """How many dates fall on each day (week, month, year), by ``start_at``.

    ``since`` and ``until`` are the first day and the one after the last; without them outliers
    are left out.
    """
    alt = need("altair", "plot")
    days = [
        row["start_at"]
        for row in _rows(table, ["label", "start_at"])
        if row["label"] == "DATE" and row["start_at"] is not None
    ]
    rows = [{"start_at": day.isoformat()} for day in _fitted(days, since, until)]
    chart: altair.Chart = (
        _chart(rows)
        .mark_bar()
        .encode(
            x=_time(by),
            y=alt.Y("count():Q", title="dates", axis=alt.Axis(tickMinStep=1)),
        )
        .properties(**_SIZE)
    )
    return chart


def timeline(
    table: Any,
    *,
    by: Literal["day", "week", "month", "year"] = "day",
    count: Literal["events", "people"] = "events",
    since: Any = None,
    until: Any = None,
) -> altair.Chart:
    """The events of a table over time, one colour per type, by ``start_at``.

    ``count="people"`` adds up the minimum number of people concerned, like :func:`tarqim.tally`.
    Repeated mentions and denied or merely planned events are left out, and so are events without a day;
    ``since`` and ``until`` are the first day and the one after the last.
    """
    alt = need("altair", "plot")
    if count not in ("events", "people"):
        raise tarqim.ConfigError(f"unknown count {count!r}; valid: events, people")
    sums = tarqim.tally(_events(table), by=["start_at", "type"])
    days = set(_fitted([row["start_at"] for row in sums if row["start_at"] is not None], since, until))
    name = "events" if count == "events" else "low"
    values = [
        {"start_at": row["start_at"].isoformat(), "type": row["type"], "count": row[name]}
        for row in sums
        if row["start_at"] in days and row[name]
    ]
    title = "events" if count == "events" else "people, at the least"
    chart: altair.Chart = (
        _chart(values)
        .mark_bar()
        .encode(
            x=_time(by),
            y=alt.Y("sum(count):Q", title=title, axis=alt.Axis(tickMinStep=1)),
            color=alt.Color(
                "type:N", title=None, sort=list(dict.fromkeys(row["type"] for row in values if row["type"]))
            ),
            tooltip=["type:N", "sum(count):Q"],
        )
        .properties(**_SIZE)
    )
    return chart


#: Number of places on a map that are labelled.
_NAMED = 15
#: Maximum width of such a label and its height, in pixels.
_WIDEST, _LINE = 96, 15
#: The columns that say whether an event happened and how many it counts.
_OF_EVENTS = "doc type modality same_as part_of start_at count low high bound".split()


def _events(table: Any, *more: str) -> list[dict[str, Any]]:
    """The rows of events, with the columns needed for counting, and others."""
    names = _columns(table)
    return _rows(table, [name for name in (*_OF_EVENTS, *more) if name in names])


def _happened(table: Any, *more: str) -> list[dict[str, Any]]:
    """The events of a table that are reported as facts, each once."""
    rows = _events(table, *more)
    return [row for row in rows if row["same_as"] is None and row["modality"] in ("asserted", "possible")]


def by_place(table: Any, *, top: int = 20) -> altair.Chart:
    """How often each place is named, the most frequent first."""
    alt = need("altair", "plot")
    counts: dict[str, int] = {}
    for row in _rows(table, ["label", "canonical"]):
        if row["label"] in ("GPE", "LOC", "FAC") and row["canonical"]:
            counts[row["canonical"]] = counts.get(row["canonical"], 0) + 1
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:top]
    rows = [{"place": place, "count": count} for place, count in most]
    chart: altair.Chart = (
        _chart(rows)
        .mark_bar()
        .encode(
            y=alt.Y("place:N", sort=None, title=None, axis=alt.Axis(labelFontSize=14, labelLimit=260)),
            x=alt.X("count:Q", title="mentions", axis=alt.Axis(tickMinStep=1)),
        )
    )
    return chart


def map(
    table: Any,
    *,
    by: Literal["country", "admin1"] | None = None,
    outlines: Any = None,
    land: bool = True,
) -> altair.LayerChart:
    """A map of how often each place is named, or how many events it has: circles, or areas in shades.

    ``table`` needs the columns ``lat`` and ``lon``: entities or events, without repeated mentions and
    without denied or merely planned events. The most frequent places are labelled, and the map shows the part
    of the world that contains them. The outlines of countries are those of Natural Earth. No package on PyPI
    has those of divisions; without any, ``by="admin1"`` draws a circle at the centre of each.

    Parameters
    ----------
    table : Arrow table, DataFrame, or events
        As for the other charts; for ``by`` with the column of that name.
    by : "country" or "admin1", optional
        Areas filled by their count, and no circles; of divisions only where ``outlines`` are given, else
        there is a circle for each division, with the sum of its places.
    outlines : dict, path or GeoDataFrame, optional
        GeoJSON of areas, one property of which has the codes of the column ``by``: «SY-HL», or «HL» alone.
    land : bool
        Whether the outlines of countries are drawn; they need ``pip install "tarqim[plot]"``.

    Raises
    ------
    ConfigError
        For another ``by``, and for outlines without those codes.
    """
    alt = need("altair", "plot")
    if by not in (None, "country", "admin1"):
        raise tarqim.ConfigError(f"unknown area {by!r}; valid: country, admin1, None")
    points: list[dict[str, Any]] = []
    areas: list[dict[str, Any]] = []
    if isinstance(table, tarqim.Doc):
        table = table.to_pandas()
    names = _columns(table)
    if missing := [name for name in ("lat", "lon", by) if name is not None and name not in names]:
        there = ", ".join(names)
        raise tarqim.ConfigError(
            f"a map needs the columns {', '.join(missing)}, as .ar.extract() and .ar.events() have; "
            f"there are {there}"
        )
    told = "modality" in names
    wanted = ["lat", "lon", *(name for name in ("canonical", "place", by) if name in names)]
    counted = _happened(table, *wanted) if told else _rows(table, wanted)
    rows = [row for row in counted if row["lat"] is not None and row["lon"] is not None]
    width, height = 620, 420
    counts = Counter(row[by] for row in rows if row[by]) if by else Counter()
    filled = by is not None and (by == "country" or outlines is not None)
    if by == "admin1" and not filled:
        rows = _centred(rows)
    if not filled:
        points = _points(rows, told)
        corners = [(place["lon"], place["lat"]) for place in points]
    elif outlines is not None:
        areas = _outlines.divisions(outlines, counts)
        corners = _outlines.bounds(area for area in areas if area["properties"]["code"] in counts)
    else:
        coarse = _outlines.countries((-180.0, -90.0, 180.0, 90.0), 0.5)
        corners = _outlines.bounds(area for area in coarse if area["properties"]["code"] in counts)
    scale, centre = _window(corners, width, height)
    # Half a pixel, in degrees.
    fine = 90 / math.pi / scale
    wide, high = fine * width, fine * height
    window = (centre[0] - wide, centre[1] - high, centre[0] + wide, centre[1] + high)
    if by == "country" and outlines is None:
        areas = [one for one in _outlines.countries(window, fine) if one["properties"]["code"] in counts]
    _call(points, scale)
    layers = _circles(points, told) if by is None or not filled else [_filled(areas, counts, by, told)]
    if land:
        beneath = alt.Chart(alt.Data(values=_outlines.countries(window, fine)))
        layers.insert(0, beneath.mark_geoshape(fill="#eeeeee", stroke="#bbbbbb", clip=True))
    chart: altair.LayerChart = _chart_class(alt.LayerChart)(layer=layers, width=width, height=height)
    projected: altair.LayerChart = chart.project(type="equirectangular", scale=scale, center=centre)
    return projected


def _centred(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the name and coordinates of their division instead of those of their place."""
    spots: dict[str, set[tuple[float, float]]] = {}
    for row in rows:
        if row["admin1"]:
            spots.setdefault(row["admin1"], set()).add((row["lat"], row["lon"]))
    centres = {code: _centre(code, sorted(there)) for code, there in spots.items()}
    return [{**row, **centres[row["admin1"]]} for row in rows if row["admin1"]]


def _centre(code: str, there: list[tuple[float, float]]) -> dict[str, Any]:
    """The name and coordinates of a division; if the gazetteer lacks it, the middle of its places."""
    found = tarqim.places(code)
    if found and found[0].lat is not None:
        return {"canonical": found[0].canonical, "lat": found[0].lat, "lon": found[0].lon}
    lats, lons = zip(*there, strict=True)
    return {"canonical": code, "lat": sum(lats) / len(lats), "lon": sum(lons) / len(lons)}


def _points(rows: list[dict[str, Any]], told: bool) -> list[dict[str, Any]]:
    """Each place once with its count, the most frequent first."""
    counts: dict[tuple[float, float], dict[str, Any]] = {}
    kinds: dict[tuple[float, float], Counter[str]] = {}
    for row in rows:
        at = (row["lat"], row["lon"])
        called = row.get("canonical") or row.get("place") or ""
        place = counts.setdefault(at, {"lat": at[0], "lon": at[1], "place": called, "count": 0})
        place["count"] += 1
        if told:
            kinds.setdefault(at, Counter())[row["type"]] += 1
    for at, types in kinds.items():
        counts[at]["types"] = ", ".join(f"{name} {n}" for name, n in types.most_common())
    # The largest at the bottom, otherwise they would hide the others.
    points = sorted(counts.values(), key=lambda place: (-place["count"], place["place"] or ""))
    return points


def _call(points: list[dict[str, Any]], scale: float) -> None:
    """Names the most frequent places, as long as no name lies over that of a more frequent one."""
    degree = math.pi * scale / 180
    called: list[tuple[float, float, float]] = []
    for place in points:
        place["name"] = ""
    for place in points[:_NAMED]:
        # Half of the width of the text, in pixels.
        x, y, half = place["lon"] * degree, place["lat"] * degree, min(4 * len(place["place"]), _WIDEST / 2)
        if all(abs(x - a) > half + other or abs(y - b) > _LINE for a, b, other in called):
            place["name"] = place["place"]
            called.append((x, y, half))


def _circles(points: list[dict[str, Any]], told: bool) -> list[Any]:
    """Circles by count, and the names of the most frequent."""
    alt = need("altair", "plot")
    placed = alt.Chart(alt.Data(values=points))
    circles = placed.mark_circle(opacity=0.7, clip=True).encode(
        longitude="lon:Q",
        latitude="lat:Q",
        size=alt.Size(
            "count:Q",
            title="events" if told else "mentions",
            scale=alt.Scale(type="sqrt", range=[30, 900]),
            legend=alt.Legend(format="d", values=_steps([place["count"] for place in points])),
        ),
        tooltip=["place:N", "count:Q", *(["types:N"] if told else [])],
    )
    called = placed.mark_text(dy=-21, fontSize=13, limit=_WIDEST, clip=True)
    return [circles, called.encode(longitude="lon:Q", latitude="lat:Q", text="name:N")]


def _filled(areas: list[dict[str, Any]], counts: Counter[str], by: str, told: bool) -> Any:
    """Areas in shades of their counts; those without any stay pale."""
    alt = need("altair", "plot")
    for area in areas:
        area["properties"]["count"] = counts[area["properties"]["code"]]
    top = max(counts.values(), default=1)
    count = alt.Color(
        "properties.count:Q",
        title="events" if told else "mentions",
        scale=alt.Scale(scheme="blues", domain=[0, top]),
        legend=alt.Legend(format="d", values=_steps(list(counts.values()))),
    )
    shade = alt.condition("datum.properties.count > 0", count, alt.value("#f4f4f4"))
    tooltip = [
        alt.Tooltip("properties.name:N", title=by),
        alt.Tooltip("properties.code:N", title="code"),
        alt.Tooltip("properties.count:Q", title="events" if told else "mentions"),
    ]
    shapes = alt.Chart(alt.Data(values=areas)).mark_geoshape(stroke="#999999", clip=True)
    return shapes.encode(color=shade, tooltip=tooltip)


def _steps(counts: list[int]) -> list[int]:
    """The counts that the legend of a map shows: the smallest, the largest and one between them."""
    if not counts:
        return []
    return sorted({min(counts), (min(counts) + max(counts)) // 2, max(counts)})


def _columns(table: Any) -> list[str]:
    if isinstance(table, list | tuple):
        first = table[0] if table else None
        return list(first if isinstance(first, dict) else _event_table.COLUMNS)
    names = getattr(table, "column_names", None) or getattr(table, "columns", None)
    return list(need("pyarrow", "plot").table(table).column_names if names is None else names)


def _window(points: list[tuple[float, float]], width: int, height: int) -> tuple[float, list[float]]:
    """The scale and centre of an equirectangular map that shows all points with some margin."""
    least = 4.0
    (west, east), (south, north) = (
        (min(axis), max(axis)) if axis else (-180.0, 180.0)
        for axis in ([lon for lon, _ in points], [lat for _, lat in points])
    )
    wide, high = max(east - west, least) * 1.2, max(north - south, least) * 1.2
    degree = min(width / wide, height / high)
    return degree * 180 / math.pi, [(west + east) / 2, (south + north) / 2]
