"""Events as tables: one row per event, equal columns in every library; sums that count nobody twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tarqim import _cells, _columns, _rows
from tarqim._cells import is_missing
from tarqim._core import ConfigError, Doc, Pipeline
from tarqim._events import Event, Participant
from tarqim._extras import need

if TYPE_CHECKING:
    from tarqim._values import Number

#: The columns of a table of events, in order.
COLUMNS = (
    "doc sentence start end trigger type modality agent agent_id patient patient_id victim "
    "count low high bound indefinite times place place_id feature country admin1 lat lon geonames precision "
    "time start_at end_at source source_id instrument same_as score part_of default_place default_time "
    "background"
).split()

_WHOLE = ("sentence", "start", "end", "geonames", "precision", "same_as", "part_of")
_REAL = ("count", "low", "high", "times", "lat", "lon", "score")
_MOMENTS = ("start_at", "end_at")
_TRUTHS = ("indefinite", "background")


def _said(who: Participant | None) -> str | None:
    return None if who is None else who.head.text


def _called(who: Participant | None) -> str | None:
    """Who acts or speaks: a name, else the head and what follows it, as «forces of the regime»."""
    if who is None:
        return None
    return who.head.text if who.name is not None else who.text[max(0, who.head.start - who.start) :]


def _id(who: Participant | None) -> str | None:
    return None if who is None or who.name is None else who.name.id


def _real(number: Number | None) -> float | None:
    return None if number is None or number.value is None else float(number.value)


def row(doc: Any, event: Event) -> dict[str, Any]:
    """An event as a row: heads of the participants, ids where they are known names, numbers as floats."""
    count = event.count
    place = event.place[0] if event.place else None
    name = None if place is None else place.name
    # Of a quarter that no list has, the city tells where it was.
    names = [one.name for one in event.place if one.name is not None]
    where = next((one for one in names if getattr(one, "lat", None) is not None), name)
    when = None if event.time is None else event.time.value
    return {
        "doc": doc,
        "sentence": event.sentence,
        "start": event.start,
        "end": event.end,
        "trigger": event.trigger.text,
        "type": event.type,
        "modality": event.modality,
        "agent": _called(event.agent),
        "agent_id": _id(event.agent),
        "patient": _said(event.patient),
        "patient_id": _id(event.patient),
        "victim": event.victim,
        "count": _real(count),
        "low": None if count is None or count.low is None else float(count.low),
        "high": None if count is None or count.high is None else float(count.high),
        "bound": None if count is None else count.bound,
        "indefinite": None if count is None else count.indefinite,
        "times": _real(event.times),
        "place": _said(place),
        "place_id": None if name is None else name.id,
        # A place without coordinates lacks these.
        **{field: getattr(where, field, None) for field in _columns.PLACE},
        "precision": event.precision,
        "time": None if event.time is None else event.time.text,
        "start_at": getattr(when, "start_at", None),
        "end_at": getattr(when, "end_at", None),
        "source": _called(event.source),
        "source_id": _id(event.source),
        "instrument": _said(event.instrument),
        "same_as": event.same_as,
        "score": event.score,
        "part_of": event.part_of,
        "default_place": _said(event.default_place),
        "default_time": None if event.default_time is None else event.default_time.text,
        "background": event.background,
    }


def rows(
    pipeline: Pipeline,
    texts: Iterable[str | None],
    references: Iterable[Any] | None = None,
    ids: Iterable[Any] | None = None,
    threads: int | None = None,
    types: str | Iterable[str] | None = None,
) -> Iterator[dict[str, Any]]:
    """The events of many texts, one row each; a missing text has none. ``doc`` is its id, or its index."""
    some = list(texts)
    names = list(range(len(some))) if ids is None else list(ids)
    there = [at for at, text in enumerate(some) if text is not None]
    when = None if references is None else list(references)
    found = pipeline.events(
        [text for text in some if text is not None],
        references=None if when is None else [when[at] for at in there],
        threads=threads,
        types=types,
    )
    for at, events in zip(there, found, strict=True):
        for event in events:
            yield row(names[at], event)


def typed(types: dict[str, str]) -> list[tuple[str, str]]:
    """The columns of a library's table except ``doc``, each with the library's type for its kind."""
    kinds = {
        **dict.fromkeys(_TRUTHS, "boolean"),
        **dict.fromkeys(_WHOLE, "integer"),
        **dict.fromkeys(_REAL, "double"),
        **dict.fromkeys(_MOMENTS, "moment"),
    }
    return [(name, types[kinds.get(name, "string")]) for name in COLUMNS if name != "doc"]


def nested(
    pipeline: Pipeline,
    texts: Iterable[str | None],
    references: Iterable[Any] | None = None,
    threads: int | None = None,
    types: str | Iterable[str] | None = None,
) -> list[list[dict[str, Any]] | None]:
    """The rows of each text without ``doc``; None for a missing text."""
    some = list(texts)
    found: list[list[dict[str, Any]] | None] = [None if text is None else [] for text in some]
    for one in rows(pipeline, some, references, None, threads, types):
        events = found[one.pop("doc")]
        if events is not None:
            events.append(one)
    return found


def lists(
    pipeline: Pipeline,
    texts: Any,
    references: Any = None,
    threads: int | None = None,
    types: str | Iterable[str] | None = None,
) -> Any:
    """The same as an Arrow array of lists of structs."""
    pa = need("pyarrow", "arrow")
    when = None if references is None else _list(references)
    fields = [field for field in schema(pa.int64()) if field.name != "doc"]
    found = nested(pipeline, _texts(texts), when, threads, types)
    return pa.array(found, pa.list_(pa.struct(fields)))


def schema(doc: Any) -> Any:
    """The Arrow schema of the table; ``doc`` is the type of the first column."""
    pa = need("pyarrow", "arrow")
    kinds = {
        "doc": doc,
        **dict.fromkeys(_TRUTHS, pa.bool_()),
        **dict.fromkeys(_WHOLE, pa.int64()),
        **dict.fromkeys(_REAL, pa.float64()),
        **dict.fromkeys(_MOMENTS, pa.timestamp("us")),
    }
    return pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])


def table(made: Iterable[dict[str, Any]], doc: Any = None) -> Any:
    """Rows as an Arrow table, with the same schema even without rows."""
    pa = need("pyarrow", "arrow")
    return pa.Table.from_pylist(list(made), schema=schema(doc or pa.int64()))


def _list(column: Any) -> list[Any]:
    """The cells of an Arrow array, a Series, or any iterable; missing ones as None."""
    return [None if is_missing(cell) else cell for cell in _rows.listed(column)]


def _texts(column: Any) -> list[Any]:
    """The cells of a column of texts; missing ones as None."""
    return [None if is_missing(cell) else cell for cell in _columns.texts(column)]


def arrow(
    pipeline: Pipeline,
    texts: Any,
    references: Any,
    ids: Any,
    threads: int | None,
    types: str | Iterable[str] | None = None,
) -> Any:
    """``Pipeline.to_arrow(texts, what="events")``."""
    pa = need("pyarrow", "arrow")
    names = None if ids is None else pa.array(_list(ids))
    made = rows(
        pipeline,
        _texts(texts),
        None if references is None else _list(references),
        None if names is None else names.to_pylist(),
        threads,
        types,
    )
    return table(made, pa.int64() if names is None else names.type)


def tally(events: Any, by: str | Sequence[str] = ("type",)) -> list[dict[str, Any]]:
    """Sums of counts with their bounds, by columns of the table of events.

    Repeated mentions of an earlier event (``same_as``), denied or merely planned events, and those told as
    something earlier (``background``: «وكان قد قتل قبل أيام») are left out. Where a first mention says only
    that there were some, the later one that says how many counts instead.
    Nobody is counted twice: those who are part of others («12 killed, among them 5 children», ``part_of``)
    are counted in their own group and subtracted from the whole, so that the rows add up to the total.
    ``low`` is the smallest and ``high`` the largest number given, None where a text leaves it open («more
    than 80»); an event without a count adds to neither, and makes ``high`` None.

    Parameters
    ----------
    events : iterable of Event, or a table of events from any library
        The result of :func:`tarqim.events`, or rows with the columns of a table of events.
    by : str or sequence of str
        Columns to sum by: ``type``, ``victim``, ``admin1``, ``place`` …

    Returns
    -------
    list of dict
        The columns of ``by``, then ``events`` (how many), ``low``, ``high``; in the order of first mention.

    Raises
    ------
    ConfigError
        For an unknown column.

    >>> import tarqim
    >>> told = tarqim.events("قتل أكثر من 80 مسلحا في حلب وأصيب 12 مدنيا")
    >>> for row in tarqim.tally(told, by=["type", "victim"]):
    ...     print(row)
    {'type': 'die', 'victim': 'combatant', 'events': 1, 'low': 80, 'high': None}
    {'type': 'injure', 'victim': 'civilian', 'events': 1, 'low': 12, 'high': 12}
    """
    names = [by] if isinstance(by, str) else list(by)
    for name in names:
        if name not in COLUMNS:
            raise ConfigError(f"no column {name!r}; there are {', '.join(COLUMNS)}")
    sums: dict[tuple[Any, ...], dict[str, Any]] = {}
    rows = dicts(events, (*_SUMMED, *(name for name in names if name not in _SUMMED)))
    keys = [tuple(one[name] for name in names) for one in rows]
    counts = once(rows)
    for at, (low, high) in enumerate(_without_parts(rows, keys, counts)):
        if not counts[at]:
            continue
        one, key = rows[at], keys[at]
        total = sums.setdefault(key, {**dict(zip(names, key, strict=True)), "events": 0, "low": 0, "high": 0})
        total["events"] += one.get("part_of") is None
        total["low"] += low
        total["high"] = None if high is None or total["high"] is None else total["high"] + high
    return [{k: _whole(v) for k, v in total.items()} for total in sums.values()]


def once(rows: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Whether each row of events counts, so that everything counts once.

    Of a mention without a number («several killed») and a later one with it («7 killed») the later counts; of
    those who are part of a later mention, only those whom the earlier one does not tell apart.
    """
    counts = [_counts(one) for one in rows]
    for at, one in enumerate(rows):
        if one.get("part_of") is not None:
            whole = _whole_of(rows, at)
            # A part of a mention that counts no second time.
            if counts[at] and whole is not None and not counts[whole]:
                first = _first(rows, whole)
                counts[at] = first is not None and not any(
                    part.get("victim") == one.get("victim")
                    for back, part in enumerate(rows[first + 1 : whole], first + 1)
                    if part.get("part_of") is not None and _whole_of(rows, back) == first
                )
            continue
        hurt = one["type"] in ("die", "injure")
        if hurt and one["same_as"] is not None and _numbered(one) and _happened(one):
            first = _first(rows, at)
            if first is not None and counts[first] and not _numbered(rows[first]):
                counts[first], counts[at] = False, True
    return counts


def _first(rows: Sequence[Mapping[str, Any]], at: int) -> int | None:
    """The row of the earlier mention that a row tells of again, by its likeness.

    Its index would not do: tables are cut and put together.
    """
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        one = rows[back]
        if one.get("doc") != rows[at].get("doc"):
            return None
        if one["type"] != rows[at]["type"] or one["same_as"] is not None or one.get("part_of") is not None:
            continue
        if one["modality"] == rows[at]["modality"] and (not _numbered(one) or _ends(one) == _ends(rows[at])):
            return back
    return None


#: Rows among which an earlier mention is looked for.
_BACK = 40


def _numbered(one: Mapping[str, Any]) -> bool:
    return any(one[name] is not None for name in ("count", "low", "high"))


def _counts(one: Mapping[str, Any]) -> bool:
    return _happened(one) and one["same_as"] is None


def _happened(one: Mapping[str, Any]) -> bool:
    return one["modality"] not in ("denied", "planned") and one.get("background") is not True


def _without_parts(
    rows: list[dict[str, Any]], keys: list[tuple[Any, ...]], counts: list[bool]
) -> list[tuple[float, float | None]]:
    """The minimum and maximum count of each row, without those counted as part of it."""
    ends = [_ends(one) for one in rows]
    for at, one in enumerate(rows):
        whole = _whole_of(rows, at) if counts[at] and one.get("part_of") is not None else None
        if whole is None:
            continue
        # «7 killed | 7 killed, among them 2 children»: those of the first mention count.
        told = whole if counts[whole] else _first(rows, whole)
        if told is None:
            continue
        (low, high), (part, most) = ends[told], ends[at]
        ends[told] = max(0, low - part), None if high is None else max(0, high - part)
        ends[at] = part, part if keys[at] == keys[told] else high if most is None else most
    return ends


def _whole_of(rows: Sequence[Mapping[str, Any]], at: int) -> int | None:
    """The row whose patients those of another are some of: the nearest before it that is told with it.

    An index would not find it: tables are cut and put together, and those of pandas have no column for the
    document.
    """
    part = rows[at]

    def nearest(places: Iterable[int]) -> int | None:
        wholes = (n for n in places if rows[n].get("part_of") is None and rows[n]["type"] == part["type"])
        return next(wholes, None)

    back = nearest(range(at - 1, max(-1, at - 1 - _BACK), -1))
    if back is not None:
        one = rows[back]
        told = all(one.get(name) == part.get(name) for name in _TOGETHER)
        # «6 killed after a girl died»: what raised a toll has its own trigger.
        if told and (one.get("trigger") == part.get("trigger") or _before(one, part)):
            return back
    # «A girl died, which raised the toll to 6»
    ahead = nearest(range(at + 1, min(len(rows), at + _BACK)))
    if ahead is not None:
        one = rows[ahead]
        told = all(one.get(name) == part.get(name) for name in ("doc", "modality"))
        # «A girl died. The toll has risen to 6»: in a later sentence, only what is more.
        more = one.get("sentence") == part.get("sentence") or _ends(one)[0] > _ends(part)[0]
        if told and more and _before(part, one):
            return ahead
    return None


#: What a whole and its part share.
_TOGETHER = ("doc", "sentence", "modality", "place", "time", "source")


def _before(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    first, second = one.get("start"), other.get("start")
    return first is not None and second is not None and bool(first < second)


#: The columns that sums are made of.
_SUMMED = ("type", "modality", "same_as", "count", "low", "high", "bound")


def dicts(events: Any, needed: Sequence[str] = _SUMMED) -> list[dict[str, Any]]:
    """The rows of a table of any host, or of events, with these columns."""
    found = _cells.listed(events)
    if found is None:
        if isinstance(events, str | Mapping | Doc) or not hasattr(events, "__iter__"):
            raise TypeError(f"events or a table of them are wanted, not {type(events).__name__}")
        found = [_dict(one) for one in events]
    others = ("part_of", "background")
    return _cells.checked(found, needed, " of events" if "type" in needed else "", others)


def _dict(one: Any) -> dict[str, Any]:
    if isinstance(one, dict):
        return one
    if isinstance(one, Event):
        return row(None, one)
    hint = ": take its .events" if isinstance(one, Doc) else ""
    raise TypeError(f"events or a table of them are wanted, not {type(one).__name__}{hint}")


def _ends(one: Mapping[str, Any]) -> tuple[float, float | None]:
    """The minimum and maximum of an event's count."""
    count, low, high = (one[name] for name in ("count", "low", "high"))
    if low is not None or high is not None:
        return low or 0, high
    if count is None:
        return 0, None
    match one["bound"]:
        case "more_than" | "at_least":
            return count, None
        case "less_than" | "at_most":
            return 0, count
        case _:
            return count, count


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value
