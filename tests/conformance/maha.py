"""Maha (TRoboto/Maha, BSD-3): extraction suites, numbers to text and back, names.

Upstream asserts the number of entities and their values, never the spans (recorded from its output). Here:
the count of entities of the suite's labels and each value, up to the case's tolerance.

* Percent is a ratio: ١% is 0.01, one per mille 0.001; both count among the numerals.
* Times are NOW + fields, so fields finer than the phrase keep the reference's: last year = this day last
  year. The entity's period is read with those fields filled in from the reference (in the Hijri calendar
  for Hijri phrases). Where the source keeps the reference's clock the comparison stops at the date. A week
  is its first day, this week may be the reference itself.
* Interval ends are the last point as said (`interval_end="inclusive"`), filled in the same way.
* A part of the day is AM or PM only; noon is either.
* Durations: parts, a month is 30 days and a year 365.
* `maha_spellout_reverse` asks for the first number of the text; `maha_names` for the count and the first
  name.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .duckling import belongs
from .engine import Engine, show
from .model import Case, Verdict
from .numbers import as_ratio, close, tolerance
from .profiles import MAHA, WEEK_STARTS
from .times import end_of, filled, intervals, length_equal, moment, start_of
from .units import quantity_equal

LABELS: dict[str, frozenset[str]] = {
    "numeral": frozenset({"CARDINAL", "PERCENT"}),
    "ordinal": frozenset({"ORDINAL"}),
    "distance": frozenset({"QUANTITY"}),
    "duration": frozenset({"DURATION"}),
    "time": frozenset({"DATE", "TIME", "DURATION"}),
    "person_name": frozenset({"PERSON"}),
}

_MORNING = ("dawn", "morning", "forenoon", "midday", "noon")
_EVENING = ("noon", "midday", "afternoon", "evening", "night", "midnight")


def judge(case: Case, engine: Engine) -> Verdict:
    profile = dict(MAHA)
    if case.data.get("start_of_week"):
        profile["week_start"] = WEEK_STARTS[case.data["start_of_week"]]
    dimension = "numeral" if case.suite == "maha_spellout_reverse" else case.dimension
    found = engine.extract(case.text, LABELS[dimension], case.reference, profile)
    found = [entity for entity in found if belongs(dimension, entity)]
    if case.negative:
        return Verdict(right=not found, expected="nothing", got=show(found))
    wanted = [expected["value"] for expected in case.expect]
    shown = "; ".join(f"{expected['value']} {expected.get('unit') or ''}".strip() for expected in case.expect)
    if dimension == "person_name":
        right = len(found) == len(wanted) and found[0].text == wanted[0] and found[-1].text == wanted[-1]
        return Verdict(
            right=right, soft=right, expected=f"{len(wanted)} names", got=f"{len(found)}: {show(found[:3])}"
        )
    same = [
        value_equal(case, dimension, entity.value, expected, engine)
        for entity, expected in zip(found, case.expect, strict=False)
    ]
    if case.match == "first_value":
        right = bool(same) and same[0]
    elif case.match == "prefix_of_values":
        right = len(found) >= len(wanted) and all(same)
    else:
        right = len(found) == len(wanted) and all(same)
    soft = all(
        any(value_equal(case, dimension, entity.value, expected, engine) for entity in found)
        for expected in case.expect
    )
    return Verdict(right=right, soft=soft, expected=shown, got=show(found))


def value_equal(case: Case, dimension: str, value: Any, expected: dict[str, Any], engine: Engine) -> bool:
    wanted, relative = expected["value"], tolerance(case.data.get("tolerance"))
    if dimension == "distance":
        return quantity_equal(value.value, value.unit, wanted, expected["unit"], relative)
    if dimension == "duration":
        parts = wanted if isinstance(wanted, list) else [{"value": wanted, "unit": expected["unit"]}]
        return length_equal(value, parts, relative)
    if dimension == "time":
        return time_equal(case, value, expected, engine)
    return close(as_ratio(value), wanted, relative)


def time_equal(case: Case, value: Any, expected: dict[str, Any], engine: Engine) -> bool:
    wanted, reference = expected["value"], case.local_reference
    if reference is None:
        return False
    if case.match == "part_of_day":
        part = getattr(value, "part", None)
        if part is None:
            start = start_of(value)
            return start is not None and (start.hour < 12) == (wanted == "AM")
        return part in (_MORNING if wanted == "AM" else _EVENING)
    if case.match == "interval_value":
        grain = value.grain
        for begin, end in intervals(value):
            ends = ((begin, moment(wanted["from"])), (end, moment(wanted["to"])))
            if all(_same_end(ours, theirs, grain, reference) for ours, theirs in ends):
                return True
        return False
    if case.match == "date_value" and expected.get("hijri"):
        return hijri_equal(value, wanted, expected["hijri"], reference, engine)
    return point_equal(value, moment(wanted), reference, bool(case.data.get("keeps_reference_clock")))


def _same_end(ours: datetime | None, theirs: datetime | None, grain: str | None, reference: datetime) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return theirs in (ours, filled(ours, grain, reference))


def point_equal(value: Any, wanted: datetime | None, reference: datetime, date_only: bool) -> bool:
    """The start of the period, as it is or with the reference's finer fields; of a week, its first day or
    today.
    """
    start = start_of(value)
    if start is None or wanted is None:
        return False
    points = [start, filled(start, value.grain, reference)]
    end = end_of(value)
    if value.grain == "week" and end is not None and start <= reference < end:
        points.append(reference)
    if date_only:
        return wanted.date() in {point.date() for point in points}
    return wanted in points


def hijri_equal(value: Any, wanted: str, wanted_hijri: str, reference: datetime, engine: Engine) -> bool:
    """The Gregorian day, or the Hijri fields with the unsaid ones taken from the reference's Hijri date."""
    start = start_of(value)
    if start is None:
        return False
    if start.date().isoformat() == wanted[:10]:
        return True
    year, month, day = engine.hijri(start.date())
    _, now_month, now_day = engine.hijri(reference.date())
    if value.grain == "year":
        month, day = now_month, now_day
    elif value.grain == "month":
        day = now_day
    return f"{year:04}-{month:02}-{day:02}" == wanted_hijri
