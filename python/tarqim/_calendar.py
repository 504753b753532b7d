"""The Hijri calendar: single days and whole columns of them."""

from __future__ import annotations

from datetime import date
from typing import Any, overload

from tarqim._core import _to_gregorian, _to_hijri
from tarqim._values import Hijri


def _is_column(value: Any) -> bool:
    return hasattr(value, "to_list") or isinstance(value, list | tuple)


def _like(column: Any, values: list[Any]) -> Any:
    """A column of the same kind as ``column``: a list for a list, a Series for a Series."""
    if isinstance(column, list | tuple):
        return values
    kind = type(column)
    if hasattr(column, "index") and not callable(column.index):
        return kind(values, index=column.index, name=column.name)
    return kind(column.name, values)


def _missing(value: Any) -> bool:
    """None, or a value that differs from itself as NaN and NaT do."""
    return value is None or value != value


@overload
def to_hijri(day: date | str) -> Hijri: ...
@overload
def to_hijri(day: list[date | str | None]) -> list[Hijri | None]: ...
@overload
def to_hijri(day: Any) -> Any: ...
def to_hijri(day: Any) -> Any:
    """The Hijri day of a Gregorian date, a list of dates or a Series of dates.

    Umm al-Qura from 1343 to 1500 AH (1924-08-01 to 2077-11-16), the tabular civil calendar outside it.
    Nothing stays nothing. A date before the Hijra raises ``ValueError``.

    >>> import datetime, tarqim
    >>> tarqim.to_hijri(datetime.date(2024, 3, 25))
    Hijri(year=1445, month=9, day=15)
    >>> tarqim.to_hijri(["2024-03-25", None])
    [Hijri(year=1445, month=9, day=15), None]
    """
    if _is_column(day):
        values = day if isinstance(day, list | tuple) else day.to_list()
        return _like(day, [None if _missing(v) else to_hijri(v) for v in values])
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return Hijri(*_to_hijri(day.year, day.month, day.day))


@overload
def to_gregorian(year: int | Hijri, month: int | None = None, day: int | None = None) -> date: ...
@overload
def to_gregorian(year: list[Hijri | None]) -> list[date | None]: ...
@overload
def to_gregorian(year: Any, month: Any = None, day: Any = None) -> Any: ...
def to_gregorian(year: Any, month: Any = None, day: Any = None) -> Any:
    """The Gregorian date of a Hijri day: of year, month and day, of a :class:`Hijri`, or of columns of them.

    A day that does not exist raises ``ValueError``.

    >>> import tarqim
    >>> tarqim.to_gregorian(1445, 9, 15)
    datetime.date(2024, 3, 25)
    >>> tarqim.to_gregorian([tarqim.Hijri(1445, 9, 15), None])
    [datetime.date(2024, 3, 25), None]
    """
    if _is_column(year):
        if month is None:
            days = year if isinstance(year, list | tuple) else year.to_list()
            return _like(year, [None if _missing(d) else to_gregorian(d) for d in days])
        rows = zip(year, month, day, strict=True)
        return _like(year, [None if any(map(_missing, r)) else to_gregorian(*map(int, r)) for r in rows])
    if isinstance(year, Hijri):
        year, month, day = year.year, year.month, year.day
    return date(*_to_gregorian(year, month, day))
