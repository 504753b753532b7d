"""Dates as texts write them: parsing and formatting."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from tarqim._core import ParseError, extract
from tarqim._options import Options


def parse_date(
    text: str | date,
    /,
    *,
    reference: Any = None,
    options: Options | None = None,
    day_first: bool | None = None,
) -> datetime:
    """Parses a whole string as a moment; for a day, month or year it returns the beginning.

    It takes digits and words of every calendar that :func:`tarqim.extract` reads; ``day_first=False`` reads
    3/4/2020 as the fourth of March. Relative dates need a ``reference``. Raises :class:`tarqim.ParseError`.

    >>> import tarqim
    >>> tarqim.parse_date("٣ أيار ٢٠٢٠"), tarqim.parse_date("15 رمضان 1440 هـ")
    (datetime.datetime(2020, 5, 3, 0, 0), datetime.datetime(2019, 5, 20, 0, 0))
    >>> tarqim.parse_date("أمس", reference="2020-05-03")
    datetime.datetime(2020, 5, 2, 0, 0)
    """
    if isinstance(text, date):
        return _moment(text)
    if not isinstance(text, str):
        raise TypeError(f"a date is read from a str, not from {type(text).__name__}")
    if not (options is None or isinstance(options, Options)):
        raise TypeError(f"options must be a tarqim.Options, not {type(options).__name__}")
    if day_first is not None:
        given = {} if options is None else options.to_dict()
        options = Options.from_dict({**given, "day_first": day_first})
    stripped = text.strip()
    try:
        return datetime.fromisoformat(stripped).replace(tzinfo=None)
    except ValueError:
        pass
    period = _PERIOD.fullmatch(stripped)
    if period is not None:
        return datetime(int(period[1]), int(period[2] or 1), 1)
    found = extract(stripped, labels=["DATE", "TIME"], reference=reference, options=options)
    whole = [e for e in found if e.phrase.start == 0 and e.phrase.end == len(stripped)]
    if not whole:
        raise _failed(f"{text!r} is not a date", found[0].phrase.end if found else 0)
    moment = whole[0].value.start_at
    if whole[0].value.problems:
        raise _failed(f"{text!r}: {', '.join(whole[0].value.problems)}", 0)
    if moment is None:
        raise _failed(f"{text!r} is a date only with a reference or a year", 0)
    found_at: datetime = moment
    return found_at


def _moment(day: date) -> datetime:
    """Converts a date to the beginning of its day, and a pandas moment to Python's own type."""
    if isinstance(day, datetime):
        return datetime(*day.timetuple()[:6], day.microsecond)
    return datetime(day.year, day.month, day.day)


#: A year, or a month of one.
_PERIOD = re.compile(r"([1-9]\d{3})(?:-(0?[1-9]|1[0-2]))?", re.ASCII)


def _failed(message: str, offset: int) -> ParseError:
    error = ParseError(message)
    error.offset = offset
    return error
