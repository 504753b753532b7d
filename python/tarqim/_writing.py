"""Helpers for tables of Arabic: sort keys, and formatting of numbers and dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from tarqim._calendar import _read, to_gregorian, to_hijri
from tarqim._core import ConfigError, ParseError, _month, _weekday, normalize
from tarqim._values import Hijri

Months = Literal["egyptian", "levantine", "both", "algerian", "moroccan", "mauritanian"]

Digits = Literal["arabic_indic", "persian", "ascii"]

#: The digits, the thousands separator and the decimal separator.
_SIGNS: dict[str, tuple[str, str, str]] = {
    "arabic_indic": ("٠١٢٣٤٥٦٧٨٩", "٬", "٫"),
    "persian": ("۰۱۲۳۴۵۶۷۸۹", "٬", "٫"),
    "ascii": ("0123456789", ",", "."),
}

#: The article after the preset ``search``.
_ARTICLE = "ال"
#: In a shorter word these are letters of the word itself: ألم, ألف.
_SHORTEST = 5


def sort_key(text: str, /) -> str:
    """A sort key for Arabic names: ignores marks, forms of hamza and the article.

    >>> import tarqim
    >>> sorted(["القاهرة", "إربد", "بغداد", "الأردن"], key=tarqim.sort_key)
    ['إربد', 'الأردن', 'بغداد', 'القاهرة']
    """
    words = normalize(text).split()
    plain = (w[len(_ARTICLE) :] if w.startswith(_ARTICLE) and len(w) >= _SHORTEST else w for w in words)
    return " ".join(plain)


def format_number(
    value: int | float | Decimal | Fraction, /, *, digits: Digits = "arabic_indic", group: bool = True
) -> str:
    """Formats a number as Arabic texts write it; :func:`tarqim.parse_number` reads it.

    >>> import tarqim
    >>> tarqim.format_number(1234.5), tarqim.format_number(-12000, digits="ascii")
    ('١٬٢٣٤٫٥', '-12,000')
    """
    if digits not in _SIGNS:
        raise ConfigError(f"unknown digits {digits!r}; valid: {', '.join(_SIGNS)}")
    # Convert NumPy numbers to Python's own.
    value = value.item() if hasattr(value, "item") else value
    if isinstance(value, Fraction):
        value = float(value)
    if not isinstance(value, int | float | Decimal):
        raise TypeError(f"a number is wanted, not {type(value).__name__}")
    # A float in plain notation, without an exponent.
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise ConfigError(f"{value!r} is not a finite number")
    said = f"{exact:,f}" if group else f"{exact:f}"
    if isinstance(value, float) and said.endswith(".0"):
        said = said[:-2]
    signs, thousands, point = _SIGNS[digits]
    return said.translate({ord(c): s for c, s in zip("0123456789,.", signs + thousands + point, strict=True)})


def format_date(
    day: date | Hijri | str,
    /,
    *,
    months: Months = "egyptian",
    calendar: Literal["gregorian", "hijri"] | None = None,
    digits: Digits = "arabic_indic",
    weekday: bool = False,
) -> str:
    """Formats a date as Arabic texts write it; :func:`tarqim.parse_date` reads it.

    Parameters
    ----------
    day : date, datetime, Hijri or str
        The day; a str in ISO 8601, or any date that :func:`tarqim.parse_date` reads.
    months : {"egyptian", "levantine", "both", "algerian", "moroccan", "mauritanian"}
        The system of month names: مايو, أيار, أيار/مايو, ماي … (the first is also used in the Gulf).
    calendar : {"gregorian", "hijri"}, optional
        The calendar to write; by default that of ``day``.
    digits : {"arabic_indic", "persian", "ascii"}
        The digits.
    weekday : bool
        Whether to put the name of the weekday first.

    >>> import datetime, tarqim
    >>> day = datetime.date(2020, 5, 3)
    >>> tarqim.format_date(day), tarqim.format_date(day, months="both", digits="ascii", weekday=True)
    ('٣ مايو ٢٠٢٠', 'الأحد 3 أيار/مايو 2020')
    >>> tarqim.format_date(day, calendar="hijri")
    '١٠ رمضان ١٤٤١ هـ'
    """
    if digits not in _SIGNS:
        raise ConfigError(f"unknown digits {digits!r}; valid: {', '.join(_SIGNS)}")
    if calendar not in (None, "gregorian", "hijri"):
        raise ConfigError(f"unknown calendar {calendar!r}; valid: gregorian, hijri")
    if type(day).__name__ == "datetime64":
        day = str(day)
    if isinstance(day, str):
        try:
            day = _read(day)
        except ParseError:
            raise ConfigError(
                f"{day!r} is not a date in ISO 8601, such as 2020-05-03, nor one that tarqim.parse_date reads"
            ) from None
    if not isinstance(day, date | Hijri) or day != day:
        raise TypeError(f"a day is wanted, as datetime.date(2020, 5, 3), not {day!r}")
    if isinstance(day, Hijri) and None in (day.year, day.month, day.day):
        raise ConfigError(f"{day} is not a whole day")
    parts: Any = day
    if calendar == "hijri" and not isinstance(day, Hijri):
        parts = to_hijri(day)
    elif calendar == "gregorian" and isinstance(day, Hijri):
        parts = to_gregorian(day)
    hijri = isinstance(parts, Hijri)
    names = ["hijri"] if hijri else ["levantine", "egyptian"] if months == "both" else [months]
    month = "/".join(_month(system, parts.month) for system in names)
    said = f"{parts.day} {month} {parts.year}" + (" هـ" if hijri else "")
    if weekday:
        whole = to_gregorian(day) if isinstance(day, Hijri) else day
        said = f"{_weekday(whole.isoweekday())} {said}"
    return said.translate({ord(c): s for c, s in zip("0123456789", _SIGNS[digits][0], strict=True)})
