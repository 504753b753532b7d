"""Each source's convention as public `tarqim.Options`: one table, adjusted here and nowhere else.

A field or value that the installed tarqim does not know is dropped and named under the report; `OneOf` lists
alternatives, best first.
"""

from __future__ import annotations

from typing import Any

from .engine import OneOf

Profile = dict[str, Any]

#: Every source reads one dimension at a time.
ALONE: Profile = {"compete": False}

DUCKLING: Profile = {
    **ALONE,
    "week_start": "monday",
    "prefer": "future",  # no year, bare weekday: the next one, never today
    "interval_end": OneOf(("grown", "exclusive")),  # 3 to 4 o'clock ends at 17:00
    "hour": "next",  # three o'clock at 04:30 is 15:00
    "day_first": True,
    "relative": "exact",  # a week ago is a day
    "part_hours": True,  # tonight is 18 to 24
    "bare_unit": True,  # a unit alone is one
}

MAHA: Profile = {
    **ALONE,
    "week_start": "sunday",
    "prefer": OneOf(("current", "future")),  # a month without a year: this year's; a weekday: the next
    "interval_end": "inclusive",
    "hour": "literal",
    "day_first": True,
    "relative": OneOf(("week_start", "exact")),  # in two weeks: the first day of that week
    "keep_seconds": True,
    "bare_unit": True,
}

PUCKLING: Profile = {
    **ALONE,
    "week_start": "monday",
    "prefer": "future",
    "interval_end": "inclusive",
    "hour": "literal",
    "day_first": True,
    "relative": "calendar",  # in two weeks: that week; in three months: that month
    "bare_unit": False,
    "dialects": OneOf((("gulf",), ["gulf"], "gulf")),  # ثاني before or after a noun is "another"
}

RECOGNIZERS: Profile = {
    **ALONE,
    "week_start": "monday",
    "prefer": "future",
    "interval_end": "inclusive",
    "hour": "literal",
    "day_first": False,  # the specs are translated American ones
    "next_weekday": "next_week",  # next Sunday is the Sunday of the next week
}

DATEPARSER: Profile = {
    **ALONE,
    "week_start": "monday",
    "prefer": "past",
    "interval_end": "exclusive",
    "hour": "literal",
    "day_first": True,
    "relative": "exact",
}

#: A unit alone is one where Puckling says so: masses, and durations when it runs with its latent rules.
PUCKLING_BARE_UNIT = ("quantity", "duration")

#: Maha's `start_of_week` parameter.
WEEK_STARTS = {"MO": "monday", "TU": "tuesday", "WE": "wednesday", "TH": "thursday", "FR": "friday",
               "SA": "saturday", "SU": "sunday"}  # fmt: skip

NEMO: Profile = {**ALONE, "profile": "nemo"}

ARABIC_ITN: Profile = {
    "profile": OneOf(("arabic_itn", "itn")),
    "hour": "literal",
    "day_first": True,
    "region": "SA",
}

#: Amounts in riyals of the n2words currency cases are Saudi.
N2WORDS_MONEY: Profile = {**ALONE, "region": "SA"}

HUMANIZER: Profile = {
    **ALONE,
    "week_start": "monday",
    "prefer": "past",
    "hour": "literal",
    "relative": "exact",
}
