"""Comparing times: points with a grain, intervals as a source ends them, durations by their parts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from .numbers import exact

Interval = tuple[datetime | None, datetime | None]

#: Length in seconds; a month is 30 days and a year 365, the convention that all sources share.
SECONDS: dict[str, Fraction] = {
    "millisecond": Fraction(1, 1000), "second": Fraction(1), "minute": Fraction(60), "hour": Fraction(3600),
    "day": Fraction(86400), "week": Fraction(604800), "month": Fraction(2592000), "year": Fraction(31536000),
    "decade": Fraction(315360000),
}  # fmt: skip

_COARSE = ("millennium", "century", "decade", "year")
_FINE = ("hour", "minute", "second", "part")


def moment(stamp: Any) -> datetime | None:
    """A naive datetime of an ISO string, a date or a datetime: local clocks are compared."""
    if stamp is None:
        return None
    if isinstance(stamp, str):
        stamp = datetime.fromisoformat(stamp)
    if isinstance(stamp, datetime):
        return stamp.replace(tzinfo=None)
    return datetime.combine(stamp, time())


def start_of(value: Any) -> datetime | None:
    return moment(getattr(value, "start_at", None))


def end_of(value: Any) -> datetime | None:
    return moment(getattr(value, "end_at", None))


def zone(name: str) -> tzinfo | None:
    """The zone of an IANA name or a fixed offset (``+03:00``, ``Z``)."""
    if name.upper() in ("Z", "UTC", "GMT"):
        return timezone.utc
    try:
        return datetime.fromisoformat(f"2000-01-01T00:00:00{name}").tzinfo
    except ValueError:
        pass
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def starts(value: Any, reference: datetime | None) -> list[datetime]:
    """The start as said, and where a zone was said also as the reference's clock shows that moment."""
    start = start_of(value)
    if start is None:
        return []
    said = zone(value.tz) if getattr(value, "tz", None) else None
    if said is None or reference is None or reference.tzinfo is None:
        return [start]
    return [start, start.replace(tzinfo=said).astimezone(reference.tzinfo).replace(tzinfo=None)]


def is_anchored(entity: Any) -> bool:
    """A DATE, a TIME, or a length that says where it lies."""
    if entity.label in ("DATE", "TIME"):
        return True
    return entity.label == "DURATION" and (start_of(entity.value) or end_of(entity.value)) is not None


def at_grain(stamp: datetime, grain: str) -> datetime:
    """The start of the unit in which a moment lies; a week is not cut, as its first day is a convention."""
    if grain in ("second", "millisecond"):
        return stamp.replace(microsecond=0)
    if grain == "minute":
        return stamp.replace(second=0, microsecond=0)
    if grain == "hour":
        return stamp.replace(minute=0, second=0, microsecond=0)
    day = datetime.combine(stamp.date(), time())
    if grain == "month":
        return day.replace(day=1)
    if grain == "year":
        return day.replace(month=1, day=1)
    return day


def filled(stamp: datetime, grain: str | None, reference: datetime) -> datetime:
    """Fields finer than the grain taken from the reference, as Maha leaves them (last year = this day last
    year).
    """
    if grain in _COARSE:
        return _with_month(reference, stamp.year, reference.month)
    if grain in ("month", "quarter", "season"):
        return _with_month(reference, stamp.year, stamp.month)
    if grain == "hour":
        return stamp.replace(minute=reference.minute, second=reference.second)
    if grain == "minute":
        return stamp.replace(second=reference.second)
    if grain == "second":
        return stamp
    return datetime.combine(stamp.date(), reference.time())


def _with_month(reference: datetime, year: int, month: int) -> datetime:
    return reference.replace(year=year, month=month, day=min(reference.day, monthrange(year, month)[1]))


def intervals(value: Any) -> list[Interval]:
    """Every interval that a ``Time`` says: its period, and with a bound the half-line that begins or ends
    there.
    """
    start, end = start_of(value), end_of(value)
    bound = getattr(value, "bound", None)
    said: list[Interval] = []
    if bound in ("less_than", "at_most", "before", "until"):
        said = [(None, start), (None, end), (start, end)]
    elif bound in ("more_than", "at_least", "after", "since"):
        said = [(start, None), (end, None), (start, end)]
    else:
        said = [(start, end)]
    return [interval for interval in said if interval != (None, None)]


def says_interval(
    value: Any, begin: datetime | None, end: datetime | None, now: datetime | None = None
) -> bool:
    """Whether a ``Time`` says this interval; an open begin may be the reference («until two o'clock»)."""
    for ours_begin, ours_end in intervals(value):
        same_begin = ours_begin == begin or (now is not None and begin == now and ours_begin is None)
        if same_begin and ours_end == end:
            return True
    return False


def grain_equal(value: Any, grain: str | None) -> bool:
    """Equal grains; a clock time in a named zone may be coarser than the source's (it loses the grain
    converting).
    """
    ours = getattr(value, "grain", None)
    if grain is None or ours == grain:
        return True
    if getattr(value, "tz", None) and ours in _FINE and grain in _FINE:
        return True
    return ours == "part" and grain == "hour"


_DURATION = re.compile(
    r"^(?P<sign>[+-]?)P(?:(?P<year>[\d.]+)Y)?(?:(?P<month>[\d.]+)M)?(?:(?P<week>[\d.]+)W)?(?:(?P<day>[\d.]+)D)?"
    r"(?:T(?:(?P<hour>[\d.]+)H)?(?:(?P<minute>[\d.]+)M)?(?:(?P<second>[\d.]+)S)?)?$"
)


def components(timex: str | None) -> dict[str, Fraction] | None:
    """The parts of an ISO 8601 duration, or None if it is none."""
    found = _DURATION.match(timex or "")
    if not found:
        return None
    sign = -1 if found["sign"] == "-" else 1
    parts = {
        unit: sign * Fraction(amount)
        for unit, amount in found.groupdict().items()
        if unit != "sign" and amount
    }
    return parts or None


def rounding(value: Any) -> Fraction:
    """Half of the last place of a decimal that was rounded to three places or more (0.333); else nothing."""
    places = len(str(value).partition(".")[2])
    return Fraction(1, 2 * 10**places) if places >= 3 else Fraction(0)


def singular(unit: str) -> str:
    return unit[:-1] if unit.endswith("s") else unit


def length_equal(value: Any, parts: Iterable[Mapping[str, Any]], relative: float = 1e-9) -> bool:
    """Whether a duration has these parts: months and years together, weeks to seconds together.

    A part given as a rounded decimal (a third of an hour as 0.333) is compared up to ``relative`` of that
    part only, so a large part never hides a missing small one. A fraction of a month or year may also be
    given by its seconds.
    """
    expected = {"months": Fraction(0), "seconds": Fraction(0)}
    slack = {"months": Fraction(0), "seconds": Fraction(0)}
    calendar_fraction = False
    for part in parts:
        unit, amount = singular(str(part["unit"])), exact(part["value"])
        family = "months" if unit in ("month", "year", "decade") else "seconds"
        size = {"month": Fraction(1), "year": Fraction(12), "decade": Fraction(120)}.get(unit) or SECONDS[
            unit
        ]
        expected[family] += amount * size
        if amount.denominator != 1:
            slack[family] += size * max(abs(amount) * Fraction(repr(relative)), rounding(part["value"]))
            calendar_fraction = calendar_fraction or family == "months"
    ours = components(getattr(value, "timex", None))
    if ours is not None:
        months = ours.get("year", Fraction(0)) * 12 + ours.get("month", Fraction(0))
        seconds = sum(
            (amount * SECONDS[unit] for unit, amount in ours.items() if unit not in ("year", "month")),
            Fraction(0),
        )
        if (
            abs(months - expected["months"]) <= slack["months"]
            and abs(seconds - expected["seconds"]) <= slack["seconds"]
        ):
            return True
    if ours is None or calendar_fraction:
        total = getattr(value, "seconds", None)
        if total is None:
            return False
        years, months = divmod(expected["months"], 12)
        whole = years * SECONDS["year"] + months * SECONDS["month"] + expected["seconds"]
        as_years = expected["months"] / 12 * SECONDS["year"] + expected["seconds"]
        room = slack["months"] * SECONDS["month"] + slack["seconds"] + 1
        return any(abs(exact(total) - wanted) <= room for wanted in (whole, as_years))
    return False


def seconds_equal(value: Any, expected: Any) -> bool:
    """Whether a duration's length in seconds (month 30 days, year 365 days) is the expected one."""
    ours = getattr(value, "seconds", None)
    if ours is None:
        parts = components(getattr(value, "timex", None))
        if parts is None:
            return False
        ours = sum((amount * SECONDS[unit] for unit, amount in parts.items()), Fraction(0))
    return abs(exact(ours) - exact(expected)) <= Fraction(1, 2)


def shifted(reference: datetime, amount: int, unit: str) -> datetime:
    """The reference moved by so many units; months and years by the calendar, the day clamped."""
    if unit == "year":
        return _with_month(reference, reference.year + amount, reference.month)
    if unit == "month":
        year, month = divmod(reference.year * 12 + reference.month - 1 + amount, 12)
        return _with_month(reference, year, month + 1)
    return reference + timedelta(seconds=float(amount * SECONDS[unit]))


def to_date(stamp: datetime | None) -> date | None:
    return stamp.date() if stamp else None
