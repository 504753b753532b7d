"""Events, or mentions of places, summed by area: one row for each."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from tarqim import _event_table
from tarqim._core import ConfigError, Entity

Area = Literal["country", "admin1", "place"]
Period = Literal["day", "month", "year"]

#: The columns that name an area of each kind.
_AREAS: dict[str, tuple[str, ...]] = {
    "country": ("country",),
    "admin1": ("country", "admin1"),
    "place": ("country", "admin1", "place", "place_id", "lat", "lon"),
}
#: The same in tables of entities.
_MENTIONED = {**_AREAS, "place": ("country", "admin1", "canonical", "id", "lat", "lon")}
_PLACES = ("GPE", "LOC", "FAC")
_PERIODS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def roll_up(events: Any, *, by: Area = "admin1", period: Period | None = None) -> list[dict[str, Any]]:
    """A row for each area: how many events of each type, and how many people they concern.

    Of entities: how often the places of each area are mentioned.

    Sums are those of :func:`tarqim.tally`: nothing counts twice, ``low`` is what is said at the least, and
    ``high`` is None where a text leaves it open.

    Parameters
    ----------
    events : iterable of Event, or a table of events or of entities of any host
        As for :func:`tarqim.tally`; entities are those of a document too, ``doc.entities``.
    by : "country", "admin1" or "place"
        ISO 3166 codes of countries or of their first divisions, or the places themselves.
    period : "day", "month" or "year", optional
        A row for each of them too, by the first day of an event; None for events without one. Not for
        entities, which have no date of their own.

    Returns
    -------
    list of dict
        The columns of the area and the ``period``, ``events``, then for each type that occurs ``die``,
        ``die_low``, ``die_high`` … An area where nothing of a type happened has 0 of it. In the order of
        first mention; an event whose area is not known is in a row of None. Of entities: the columns of the
        area and ``mentions``, the most frequent first.

    Raises
    ------
    ConfigError
        For another area or period, and for the period of entities.

    >>> import tarqim
    >>> told = tarqim.Pipeline().to_arrow(["مقتل 12 مدنيا في حلب", "مقتل جنديين في منبج"], what="events")
    >>> tarqim.roll_up(told, by="admin1")
    [{'country': 'SY', 'admin1': 'SY-HL', 'events': 2, 'die': 2, 'die_low': 14, 'die_high': 14}]
    >>> tarqim.roll_up(tarqim.analyze("من حلب ومنبج إلى عدن").entities, by="country")
    [{'country': 'SY', 'mentions': 2}, {'country': 'YE', 'mentions': 1}]
    """
    if by not in _AREAS:
        raise ConfigError(f"unknown area {by!r}; valid: {', '.join(_AREAS)}")
    if period is not None and period not in _PERIODS:
        raise ConfigError(f"unknown period {period!r}; valid: {', '.join(_PERIODS)}")
    if _of_entities(events):
        if period is not None:
            raise ConfigError("period is for events: entities have no date of their own")
        return _mentions(events, by)
    when = [] if period is None else ["start_at"]
    sums = _event_table.tally(events, by=[*_AREAS[by], *when, "type"])
    types = list(dict.fromkeys(one["type"] for one in sums))
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one in sums:
        area = {name: one[name] for name in _AREAS[by]}
        if period is not None:
            area["period"] = None if one["start_at"] is None else one["start_at"].strftime(_PERIODS[period])
        empty = {name: 0 for type_ in types for name in (type_, f"{type_}_low", f"{type_}_high")}
        row = rows.setdefault(tuple(area.values()), {**area, "events": 0, **empty})
        name = one["type"]
        row["events"] += one["events"]
        row[name] += one["events"]
        row[f"{name}_low"] += one["low"]
        high = row[f"{name}_high"]
        row[f"{name}_high"] = None if high is None or one["high"] is None else high + one["high"]
    return list(rows.values())


def _of_entities(table: Any) -> bool:
    """Whether a table, or a list of rows or objects, holds entities."""
    if isinstance(table, list | tuple):
        first = table[0] if table else None
        return isinstance(first, Entity) or (isinstance(first, dict) and "label" in first)
    names = getattr(table, "column_names", None)
    return "label" in (getattr(table, "columns", ()) if names is None else names)


def _mentions(table: Any, by: Area) -> list[dict[str, Any]]:
    """How often the places of each area are mentioned, the most frequent first."""
    given = [_flat(one) for one in table] if isinstance(table, list | tuple) else table
    rows = _event_table.dicts(given, ("label", *_MENTIONED[by]))
    areas = (tuple(row[name] for name in _MENTIONED[by]) for row in rows if row["label"] in _PLACES)
    return [
        {**dict(zip(_MENTIONED[by], area, strict=True)), "mentions": count}
        for area, count in Counter(areas).most_common()
    ]


def _flat(one: Any) -> dict[str, Any]:
    if isinstance(one, dict):
        return one
    value = one.value
    place = {name: getattr(value, name, None) for name in _MENTIONED["place"]}
    return {"label": one.label, **place}
