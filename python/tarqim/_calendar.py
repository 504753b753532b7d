"""The Hijri calendar: single days and whole columns of them."""

from __future__ import annotations

from datetime import date
from typing import Any, overload

from tarqim._core import _to_gregorian, _to_hijri
from tarqim._values import Hijri


def _is_column(value: Any) -> bool:
    return hasattr(value, "to_list") or hasattr(value, "to_pylist") or isinstance(value, list | tuple)


def _like(column: Any, values: list[Any]) -> Any:
    """A column of the same kind as ``column``: a list for a list, a Series for a Series.

    In columns without Python objects (polars, Arrow) a Hijri day is a struct of year, month and day.
    """
    if isinstance(column, list | tuple):
        return values
    kind = type(column)
    if hasattr(column, "index") and not callable(column.index):
        return kind(values, index=column.index, name=column.name)
    plain = [value.to_dict() if isinstance(value, Hijri) else value for value in values]
    if kind.__module__.partition(".")[0] != "pyarrow":
        return kind(column.name, plain)
    import pyarrow as pa

    made = pa.array(plain)
    return pa.chunked_array([made]) if isinstance(column, pa.ChunkedArray) else made


def _values(column: Any) -> list[Any]:
    """The Python values of a column."""
    if isinstance(column, list | tuple):
        return list(column)
    if not (hasattr(column, "to_pylist") or hasattr(column, "to_list")):
        raise TypeError(f"numbers or columns of them are wanted, not {type(column).__name__}")
    values: list[Any] = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    return values


def _missing(value: Any) -> bool:
    """None, or a value not equal to itself, such as NaN and NaT."""
    return value is None or value != value


@overload
def to_hijri(day: date | str) -> Hijri: ...
@overload
def to_hijri(day: list[date | str | None]) -> list[Hijri | None]: ...
@overload
def to_hijri(day: Any) -> Any: ...
def to_hijri(day: Any) -> Any:
    """The Hijri day of a Gregorian date, or of a list, Series or Arrow array of dates.

    Umm al-Qura from 1343 to 1500 AH (1924-08-01 to 2077-11-16), the tabular civil calendar outside it.
    Missing values stay missing. A date before the Hijra raises ``ValueError``.

    >>> import datetime, tarqim
    >>> tarqim.to_hijri(datetime.date(2024, 3, 25))
    Hijri(year=1445, month=9, day=15)
    >>> tarqim.to_hijri(["2024-03-25", None])
    [Hijri(year=1445, month=9, day=15), None]
    """
    if _is_column(day):
        return _like(day, [None if _missing(v) else to_hijri(v) for v in _values(day)])
    if type(day).__name__ == "datetime64":
        day = str(day)
    if isinstance(day, str):
        day = _read(day)
    if not isinstance(day, date):
        raise TypeError(f"day must be a date, a str or a column of them, not {type(day).__name__}")
    return Hijri(*_to_hijri(day.year, day.month, day.day))


def _read(day: str) -> date:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        from tarqim._dates import parse_date

        return parse_date(day)


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
            return _like(year, [None if _missing(d) else to_gregorian(d) for d in _values(year)])
        rows = zip(_values(year), _values(month), _values(day), strict=True)
        return _like(year, [None if any(map(_missing, r)) else to_gregorian(*map(int, r)) for r in rows])
    if isinstance(year, dict):
        year = Hijri.from_dict(year)
    if isinstance(year, Hijri):
        year, month, day = year.year, year.month, year.day
    if isinstance(year, str) or month is None or day is None:
        raise TypeError(
            f"a Hijri day is year, month and day: write to_gregorian(1445, 9, 15), not {year!r};"
            " a text is read by parse_date(text)"
        )
    return date(*_to_gregorian(year, month, day))
