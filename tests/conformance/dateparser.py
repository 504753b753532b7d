"""dateparser (BSD-3): relative times, Hijri dates, translated dates, dates found in running text.

* `value_to_period`: the string without a direction counts as "ago"; the date is compared (the clock where
  the period is finer than a day).
* `value`: date and clock. `exact` of `date_translate` is an English rendering: its meaning is compared, in
  its unit.
* `whole_span`: one entity over the whole text; `spans_and_values`: each date, with or without its
  preposition.
* Language detection is not tarqim's: left out.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from .duckling import covers
from .engine import Engine, core, phrase, show
from .model import Case, Verdict, out_of_scope
from .profiles import DATEPARSER
from .times import SECONDS, at_grain, components, moment, shifted, start_of

LABELS = frozenset({"DATE", "TIME", "DURATION"})

_AGO = re.compile(r"^(?:(\d+) (\w+?)s? ago|ago (\d+) (\w+?)s?|in (\d+) (\w+?)s?)$")


def judge(case: Case, engine: Engine) -> Verdict:
    if case.dimension.startswith("language"):
        return out_of_scope("language detection is no part of tarqim")
    reference = case.local_reference or datetime(2014, 9, 1, 10, 30)
    found = engine.extract(case.text, LABELS, reference, DATEPARSER)
    if case.match == "spans_and_values":
        right = all(any(_found_at(case, entity, expected) for entity in found) for expected in case.expect)
        return Verdict(
            right=right, expected=str([expected["value"] for expected in case.expect]), got=show(found)
        )
    expected = case.expect[0]
    if case.dimension == "date_translate":
        wanted, unit = english(expected["value"], reference)
    else:
        wanted, unit = moment(expected["value"]), expected["unit"] or "minute"
    if wanted is None:
        return out_of_scope("the expected value is no date")
    valued = [entity for entity in found if points_at(entity, wanted, unit, reference)]
    one = len(found) == 1 and bool(valued)
    if case.match == "whole_span":
        one = one and covers(case.text, phrase(found[0]))
    return Verdict(right=one, soft=bool(valued), expected=f"{wanted} ({unit})", got=show(found))


def _found_at(case: Case, entity: Any, expected: dict[str, Any]) -> bool:
    preposition = case.text[expected["start"] :].find(" ") + 1
    starts = (expected["start"], expected["start"] + preposition)
    at = any(span[0] in starts and span[1] == expected["end"] for span in (core(entity), phrase(entity)))
    return at and start_of(entity.value) == moment(expected["value"])


def points_at(entity: Any, wanted: datetime, unit: str, reference: datetime) -> bool:
    """The entity's start in the given unit; a length by itself is that long ago."""
    start = start_of(entity.value)
    if start is None:
        start = ago(getattr(entity.value, "timex", None), reference)
    return start is not None and at_grain(start, unit) == at_grain(wanted, unit)


def ago(timex: str | None, reference: datetime) -> datetime | None:
    """The reference less an ISO 8601 duration, calendar units first."""
    parts = components(timex)
    if parts is None:
        return None
    months = parts.get("year", 0) * 12 + parts.get("month", 0)
    stamp = shifted(reference, -int(months), "month")
    for unit, amount in parts.items():
        if unit in ("week", "day", "hour", "minute", "second"):
            stamp = shifted(stamp, -int(amount * SECONDS[unit]), "second")
    return stamp


def english(said: str, reference: datetime) -> tuple[datetime | None, str]:
    """The source's English rendering as a moment and its unit: «1 day ago», «6 january 2015 05:16 pm»."""
    found = _AGO.match(said)
    if found:
        before, future = found[1] or found[3], found[5]
        unit = found[2] or found[4] or found[6]
        return shifted(reference, -int(before) if before else int(future), unit), unit
    for pattern, unit in (("%d %B %Y %I:%M %p", "minute"), ("%d %B %Y %H:%M", "minute"), ("%d %B %Y", "day")):
        try:
            return datetime.strptime(said.strip(), pattern), unit
        except ValueError:
            continue
    return None, "day"
