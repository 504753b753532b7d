"""Events in the columns of ACLED."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tarqim import _incidents
from tarqim._incidents import CIVILIANS, Cells, Incident, Span, called, span

if TYPE_CHECKING:
    from tarqim._core import Doc
    from tarqim._events import Event, Participant
    from tarqim._values import Name

#: In the order of ACLED's exports.
COLUMNS = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type "
    "actor1 assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting "
    "iso region country admin1 admin2 admin3 location latitude longitude geo_precision "
    "source source_scale notes fatalities tags timestamp"
).split()

_FIRSTS = frozenset(row["type"] for row in _incidents.kinds("acled.tsv"))
#: Places that are too wide for a town.
_WIDE = ("country", "admin1", "region")
#: Of how exact a date is: the day, the week, the month.
_TIMES = ((1, 1), (7, 2), (31, 3))


def to_acled(events: Iterable[Event] | Doc | Iterable[Doc], /) -> list[dict[str, Any]]:
    """Rows in the columns of ACLED's exports, one per incident.

    Deaths and injuries belong to the attack that caused them; where the text tells none, they get one row
    together if it says who did it, or that somebody was killed rather than died. A cell is what the text
    says or None: actors and places by their names, ``country`` in English and ``iso`` as its number,
    ``admin1`` as its code (ISO 3166), ``fatalities`` the least that is said, ``time_precision`` 1
    (day), 2 (week) or 3 (month), ``geo_precision`` 1 (town), 2 (near it, or its district) or 3 (region; also
    the place of the dateline, where the text says no other). What ACLED's coders decide (ids, inter codes,
    scales, tags) stays empty. Which of ACLED's types an event is, is a table:
    ``tarqim/tables/acled.tsv``. What is denied, planned or only possible gives no row.

    Parameters
    ----------
    events : Doc, iterable of Doc, or iterable of Event of one text
        ``notes`` is what the text says of it, from the first word to the last; without documents only where
        one event covers all of that.

    Returns
    -------
    list of dict
        ACLED's columns, then ``doc`` and ``offsets``: for each filled cell the code points it comes from.

    >>> import tarqim
    >>> doc = tarqim.analyze("قالت الشرطة إن 12 مدنيا قتلوا في غارة على حلب أمس", reference="2016-05-04")
    >>> (row,) = tarqim.to_acled(doc)
    >>> row["event_date"], row["time_precision"], row["sub_event_type"], row["location"], row["fatalities"]
    ('2016-05-03', 1, 'Air/drone strike', 'حلب', 12)
    >>> [doc.text[start:end] for start, end in row["offsets"]["fatalities"]]
    ['12 مدنيا']
    """
    made = []
    for told in _incidents.documents(events):
        for incident in _incidents.incidents(told, _FIRSTS):
            kind, by = _incidents.kind("acled.tsv", incident)
            if kind is not None:
                made.append(_row(incident, kind, by))
    return made


def _row(incident: Incident, kind: dict[str, str], by: list[Span]) -> dict[str, Any]:
    cells = Cells([*COLUMNS, "doc"])
    first = incident.first
    trigger = (first.trigger.start, first.trigger.end)
    for column in ("disorder_type", "event_type", "sub_event_type"):
        cells.put(column, kind[column], trigger, *by)
    _time(cells, incident)
    agent = _incidents.first_of(incident.all, "agent")
    if agent is not None:
        cells.put("actor1", called(agent), span(agent))
    _harmed(cells, incident)
    place(cells, incident, ("country", "admin1", "location", "latitude", "longitude", "geo_precision"))
    known = _countries().get(cells.row["country"])
    if known is not None:
        at = [(start, end) for start, end in cells.offsets["country"]]
        cells.put("iso", int(known["iso"]), *at)
        cells.put("country", known["country"], *at)
    source = _incidents.first_of(incident.all, "source")
    if source is not None:
        cells.put("source", called(source), span(source))
    start, end = extent(incident)
    cells.put("notes", incident.told.cut(start, end), (start, end))
    dead = _incidents.total(_incidents.wholes(incident.told, of_type(incident, "die")))
    if dead is not None and dead.low > 0:
        cells.put("fatalities", dead.low, *dead.spans)
    cells.row["doc"] = incident.told.name
    return cells.done()


def of_type(incident: Incident, *types: str) -> list[Event]:
    return [event for event in incident.all if event.type in types]


def extent(incident: Incident) -> Span:
    """From the first to the last word of what is told."""
    return min(e.start for e in incident.all), max(e.end for e in incident.all)


@functools.cache
def _countries() -> dict[str, dict[str, str]]:
    """ACLED's names and numbers of countries by their codes."""
    return {row["code"]: row for row in _incidents.kinds("countries.tsv")}


def _time(cells: Cells, incident: Incident) -> None:
    when = _incidents.first_of(incident.all, "time")
    start, end = (None, None) if when is None else (when.value.start_at, when.value.end_at)
    if start is None or end is None:
        return
    days = max(1, -(-(end - start).total_seconds() // 86400))
    precision = next((code for most, code in _TIMES if days <= most), None)
    if precision is None:
        return
    at = (when.start, when.end)
    cells.put("event_date", start.date().isoformat(), at)
    cells.put("year", start.year, at)
    cells.put("time_precision", precision, at)


def _harmed(cells: Cells, incident: Incident) -> None:
    """The other side: armed men by what they are called, those without arms as ACLED calls them."""
    for event in incident.all:
        if event.patient is None or event.victim is None:
            continue
        if event.victim in CIVILIANS and event.type != "detain":
            cells.put("actor2", f"Civilians ({noun(event.patient)})", span(event.patient))
            cells.put("civilian_targeting", "Civilian targeting", span(event.patient))
            return
        if event.victim in ("combatant", "police"):
            cells.put("actor2", noun(event.patient), span(event.patient))
            return


def noun(who: Participant) -> str:
    """Who it is, without how many: the name, else the noun."""
    return called(who) if who.name is not None else who.head.text


def _first_name(event: Event) -> Name | None:
    """The name of the first place with one."""
    return next((p.name for p in event.place if p.name is not None), None)


def _placed(incident: Incident) -> Event | None:
    """The event that says where: the first, or a later mention with a town in its country or region."""
    first = next((e for e in incident.all if e.place), None)
    wide = None if first is None else _first_name(first)
    if wide is None or (wide.feature or "") not in _WIDE:
        return first
    for event in (e for e in incident.retold if e.place):
        near = _first_name(event)
        if near is None or near.country != wide.country or (near.feature or "") in _WIDE:
            continue
        if wide.feature == "country" or near.admin1 == wide.admin1:
            return event
    return first


def place(cells: Cells, incident: Incident, columns: tuple[str, ...]) -> None:
    """Where it was: the most specific place that is known, else the first that is told."""
    event = _placed(incident)
    # The dateline says about where it was: no more.
    dateline = incident.first.default_place if event is None else None
    places = event.place if event is not None else () if dateline is None else (dateline,)
    if not places:
        return
    country, admin1, location, lat, lon, precision = columns
    known = next((p for p in places if p.name is not None), places[0])
    name, at = known.name, span(known)
    if name is None:
        cells.put(location, known.head.text, at)
        return
    cells.put(country, name.country, at)
    cells.put(admin1, name.admin1, at)
    if name.feature == "country":
        return
    cells.put(location, name.canonical, at)
    cells.put(lat, name.lat, at)
    cells.put(lon, name.lon, at)
    # Of a place that no gazetteer knows the next wider one says only where about it is.
    wider = 3 if dateline is not None or name.feature in ("admin1", "region") else 2
    cells.put(precision, event.precision if event is not None and known is places[0] else wider, at)
