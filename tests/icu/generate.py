"""Every date, time, length, number and amount that ICU writes in Arabic, with the value it was written from.

Run: python tests/icu/generate.py [--record FILE]   (needs PyICU: the package icukit-pyicu)
Texts come from the Unicode CLDR data that ICU carries (Unicode-3.0); what is written down here are values and
those strings.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from amounts import AMOUNTS, amounts

REFERENCE = datetime(2024, 3, 10, 9, 0)
COUNTRIES = ("001 AE BH DJ DZ EG EH ER IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN YE").split()
STYLES = ("full", "long", "medium", "short")
#: A day of a single digit, one at a year's end, hours of both halves, midnight and noon.
MOMENTS = (
    datetime(2003, 7, 4, 4, 5, 9),
    datetime(2014, 12, 31, 16, 10, 22),
    datetime(2015, 2, 17, 0, 30, 0),
    datetime(2019, 8, 25, 12, 45, 59),
)
#: More of them, over two centuries and all hours, for the whole round trip.
MORE = tuple(
    datetime(1905, 3, 17, 5, 7, 11) + timedelta(days=1733 * k, minutes=397 * k, seconds=31 * k)
    for k in range(40)
)
LENGTHS = (
    ({"hour": 3, "minute": 20}, "PT3H20M"),
    ({"day": 11}, "P11D"),
    ({"year": 2, "month": 5}, "P2Y5M"),
    ({"week": 2}, "P2W"),
    ({"minute": 45, "second": 30}, "PT45M30S"),
    ({"month": 100}, "P100M"),
)
OFFSETS = (
    ("YEARS", -3), ("YEARS", 1), ("MONTHS", -2), ("MONTHS", 11), ("WEEKS", 1), ("WEEKS", -5), ("DAYS", -1),
    ("DAYS", 2), ("DAYS", 15), ("HOURS", 3), ("HOURS", -26), ("MINUTES", 45), ("MINUTES", -2),
    ("SECONDS", -30),
)  # fmt: skip

Row = dict[str, Any]


def locales() -> Iterator[tuple[str, str]]:
    """Names of ICU locales and their digits: those of the country and both systems everywhere."""
    for country in COUNTRIES:
        for digits in ("arab", "latn"):
            yield f"ar_{country}", digits


def rows(moments: tuple[datetime, ...] = MOMENTS) -> Iterator[Row]:
    """Every text with what must be read in it."""
    import icu

    utc = icu.TimeZone.createTimeZone("UTC")
    styles = {style: getattr(icu.DateFormat, style.upper()) for style in STYLES}

    def at(moment: datetime) -> float:
        return moment.replace(tzinfo=timezone.utc).timestamp()

    for country, digits in locales():
        for calendar in ("gregorian", "islamic-umalqura"):
            locale = icu.Locale(f"{country}@calendar={calendar};numbers={digits}")
            base = {"locale": country, "calendar": calendar, "digits": digits}

            def row(kind: str, style: str, text: str, **want: Any) -> Row:
                return {"kind": kind, "style": style, **base, "text": text, "want": want}  # noqa: B023

            for moment in moments:
                day = moment.date().isoformat()
                for style, code in styles.items():
                    form = icu.DateFormat.createDateInstance(code, locale)
                    form.setTimeZone(utc)
                    yield row("date", style, form.format(at(moment)), label="DATE", timex=day)
                    for clock in ("medium", "short"):
                        both = icu.DateFormat.createDateTimeInstance(code, styles[clock], locale)
                        both.setTimeZone(utc)
                        precise = "seconds" if clock == "medium" else "minutes"
                        text = both.format(at(moment))
                        yield row(
                            "datetime",
                            f"{style}-{clock}",
                            text,
                            label="TIME",
                            timex=moment.isoformat(timespec=precise),
                        )
                if calendar == "gregorian":
                    for style in STYLES:
                        form = icu.DateFormat.createTimeInstance(styles[style], locale)
                        form.setTimeZone(utc)
                        if style == "medium" and country == "ar_IL" and moment.hour < 10:
                            # «4:05:09» by itself is as likely a time that passed.
                            continue
                        precise = "minutes" if style == "short" else "seconds"
                        want = {"label": "TIME", "timex": f"T{moment.time().isoformat(timespec=precise)}"}
                        if style in ("full", "long"):
                            want["tz"] = "UTC"
                        yield row("time", style, form.format(at(moment)), **want)
            yield from intervals(icu, row, locale, at, calendar)
            if calendar == "gregorian":
                yield from lengths(icu, row, locale)
                yield from relative(icu, row, locale)
                yield from amounts(icu, row, locale)


def intervals(icu: Any, row: Any, locale: Any, at: Any, calendar: str) -> Iterator[Row]:
    """Two days, two months and two hours of one pattern."""
    days = ((datetime(2014, 5, 6), datetime(2014, 5, 9)), (datetime(2014, 4, 28), datetime(2014, 6, 2)))
    for skeleton in ("yMMMd", "yMMMMd", "yMd", "yMMMEd"):
        for first, last in days:
            form = icu.DateIntervalFormat.createInstance(skeleton, locale)
            text = form.format(icu.DateInterval(at(first), at(last)))
            timex = f"{first.date().isoformat()}/{last.date().isoformat()}"
            yield row("interval", skeleton, text, label="DATE", timex=timex)
    if calendar == "gregorian":
        for first, last in ((9, 11), (10, 14)):
            form = icu.DateIntervalFormat.createInstance("hm", locale)
            text = form.format(
                icu.DateInterval(at(datetime(2024, 3, 10, first, 15)), at(datetime(2024, 3, 10, last, 45)))
            )
            yield row("interval", "hm", text, label="TIME", timex=f"T{first:02}:15/T{last:02}:45")


def lengths(icu: Any, row: Any, locale: Any) -> Iterator[Row]:
    for width in ("WIDE", "SHORT"):
        form = icu.MeasureFormat(locale, getattr(icu.UMeasureFormatWidth, width))
        kind = icu.UListFormatterType.UNITS
        join = icu.ListFormatter.createInstance(locale, kind, getattr(icu.UListFormatterWidth, width))
        for parts, timex in LENGTHS:
            texts = [
                form.formatMeasure(
                    icu.Measure(
                        icu.Formattable(count), getattr(icu.MeasureUnit, f"create{unit.capitalize()}")()
                    )
                )
                for unit, count in parts.items()
            ]
            yield row("duration", width.lower(), join.format(texts), label="DURATION", timex=timex)


def relative(icu: Any, row: Any, locale: Any) -> Iterator[Row]:
    form = icu.RelativeDateTimeFormatter(locale)
    for unit, count in OFFSETS:
        text = form.formatNumeric(count, getattr(icu.URelativeDateTimeUnit, unit.removesuffix("S")))
        if count > 0:
            # CLDR says «خلال», within: a length that is not anchored (tests/suites/README_dates.md).
            time = "T" if unit in ("HOURS", "MINUTES", "SECONDS") else ""
            yield row("relative", unit.lower(), text, label="DURATION", timex=f"P{time}{count}{unit[0]}")
        else:
            yield row("relative", unit.lower(), text, start=moved(unit, count))


def moved(unit: str, count: int) -> str:
    """The start of what lies so many units from the reference."""
    day = REFERENCE
    if unit in ("YEARS", "MONTHS"):
        index = day.year * 12 + day.month - 1 + count * (12 if unit == "YEARS" else 1)
        return datetime(index // 12, index % 12 + 1, day.day).isoformat()
    at = day + timedelta(**{unit.lower(): count})
    return (at if unit in ("HOURS", "MINUTES", "SECONDS") else at.replace(hour=0)).isoformat()


def sample(all_rows: list[Row]) -> list[Row]:
    """One row of every text pattern: what differs in country only is kept once."""
    seen: set[str] = set()
    kept = []
    for row in all_rows:
        if row["text"] not in seen:
            seen.add(row["text"])
            kept.append(row)
    return kept


def patterns(all_rows: list[Row]) -> list[Row]:
    """Of the amounts one row of every pattern: what differs in its digits only is kept once."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for row in all_rows:
        pattern = re.sub(r"[\d.,\u066b\u066c]+", "0", row["text"])
        if row["kind"] not in AMOUNTS or (row["kind"], pattern) not in seen:
            seen.add((row["kind"], pattern))
            kept.append(row)
    return kept


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path)
    args = parser.parse_args()
    found = sample(list(rows()))
    if args.record:
        found = patterns(found)
        lines = [json.dumps(row, ensure_ascii=False) for row in found]
        args.record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(found), "texts")
