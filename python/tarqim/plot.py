"""Charts of entity tables: counts over time and by place.

A table is what :meth:`tarqim.Pipeline.to_arrow` gives, or the same columns in pandas or polars. The charts
are altair's and can be changed like any other; a notebook gets them as SVG, without script or network.
"""

from __future__ import annotations

import functools
import io
from typing import TYPE_CHECKING, Any, Literal

from tarqim._extras import need

if TYPE_CHECKING:
    import altair

_UNITS = {"day": "yearmonthdate", "week": "yearweek", "month": "yearmonth", "year": "year"}


def _as_svg(chart: Any, *_: Any, **__: Any) -> dict[str, str]:
    need("vl_convert", "plot")
    svg = io.StringIO()
    chart.save(svg, format="svg")
    return {"image/svg+xml": svg.getvalue()}


@functools.cache
def _chart_class(chart: type) -> type:
    # A class of its own, since altair's renderer is a setting of the whole process, not of a chart.
    return type("Chart", (chart,), {"_repr_mimebundle_": _as_svg})


def _chart(rows: list[dict[str, Any]]) -> altair.Chart:
    alt = need("altair", "plot")
    chart: altair.Chart = _chart_class(alt.Chart)(alt.Data(values=rows))
    return chart


def _rows(table: Any, columns: list[str]) -> list[dict[str, Any]]:
    """The rows of those columns in whatever library the table is."""
    pa = need("pyarrow", "plot")
    if hasattr(table, "__arrow_c_stream__"):
        rows: list[dict[str, Any]] = pa.table(table).select(columns).to_pylist()
        return rows
    made: list[dict[str, Any]] = pa.Table.from_pandas(table[columns], preserve_index=False).to_pylist()
    return made


def over_time(table: Any, *, by: Literal["day", "week", "month", "year"] = "day") -> altair.Chart:
    """How many dates fall on each day (week, month, year), by ``start_at``."""
    alt = need("altair", "plot")
    rows = [
        {"start_at": row["start_at"].isoformat()}
        for row in _rows(table, ["label", "start_at"])
        if row["label"] == "DATE" and row["start_at"] is not None
    ]
    chart: altair.Chart = (
        _chart(rows)
        .mark_bar()
        .encode(
            x=alt.X("start_at:T", timeUnit=_UNITS[by], title=None),
            y=alt.Y("count():Q", title="dates", axis=alt.Axis(tickMinStep=1)),
        )
    )
    return chart


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
