"""Words back to numbers: CLDR's spellout rules, n2words, Humanizer; and Humanizer's relative times.

* Cardinals: `parse_number` of the whole text equals the number the generator started from.
* Ordinals: one ORDINAL that covers the whole text, or `parse_number` where it reads ordinals.
* Money (n2words): one MONEY over the whole text, riyals being Saudi (`Options.region`).
* Relative time (Humanizer): the entity lies so many units from the reference, compared in that unit;
  «within two days from now» may be a length that ends there. Durations by their parts. Clock times by hour
  and minute.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .duckling import covers
from .engine import Engine, phrase, show
from .model import Case, Verdict, out_of_scope
from .numbers import close
from .profiles import ALONE, HUMANIZER, N2WORDS_MONEY
from .times import at_grain, end_of, is_anchored, length_equal, shifted, start_of
from .units import money_equal

#: Humanizer formats relative to the moment of the call; any moment away from a unit's edge serves.
NOW = datetime(2024, 3, 13, 11, 20, 35)


def row(case: Case) -> str:
    """The table's row of a Humanizer case: words to numbers apart from words to times."""
    return f"{case.suite} ({'numbers' if case.dimension in ('numeral', 'ordinal') else 'times'})"


def judge(case: Case, engine: Engine) -> Verdict:
    expected = case.expect[0]
    value, unit = expected["value"], expected.get("unit")
    if case.dimension == "numeral":
        ours = engine.parse_number(case.text)
        return Verdict(right=close(ours, value), expected=str(value), got=str(ours))
    if case.dimension == "ordinal":
        return ordinal(case, engine, value)
    if case.dimension == "money":
        found = engine.extract(case.text, {"MONEY"}, None, N2WORDS_MONEY)
        valued = [
            entity for entity in found if money_equal(entity.value.value, entity.value.unit, value, unit)
        ]
        return _whole(case, found, valued, f"{value} {unit}")
    if case.dimension == "relative_time":
        found = engine.extract(case.text, {"DATE", "TIME", "DURATION"}, NOW, HUMANIZER)
        valued = [entity for entity in found if is_anchored(entity) and offset_equal(entity, value, unit)]
        return Verdict(right=bool(valued), soft=bool(valued), expected=f"{value} {unit}", got=show(found))
    if case.dimension == "duration":
        return duration(case, engine, value, unit)
    found = engine.extract(case.text, {"TIME"}, NOW, HUMANIZER)
    valued = [entity for entity in found if (start := start_of(entity.value)) and f"{start:%H:%M}" == value]
    return Verdict(right=len(found) == 1 and bool(valued), soft=bool(valued), expected=value, got=show(found))


def ordinal(case: Case, engine: Engine, value: int) -> Verdict:
    found = engine.extract(case.text, {"ORDINAL"}, None, ALONE)
    valued = [entity for entity in found if close(entity.value.value, value)]
    verdict = _whole(case, found, valued, str(value))
    if not verdict.right and engine.has("parse_number") and close(engine.parse_number(case.text), value):
        return Verdict(right=True, soft=True, expected=str(value), got=verdict.got)
    return verdict


def duration(case: Case, engine: Engine, value: int, unit: str | None) -> Verdict:
    if unit is None:
        return out_of_scope("an amount without its unit")
    found = engine.extract(case.text, {"DURATION", "TIME"}, NOW, HUMANIZER)
    if value == 0:  # «at once»: no length, the moment itself
        valued = [entity for entity in found if entity.label == "TIME" and start_of(entity.value) == NOW]
    else:
        parts = [{"value": value, "unit": unit}]
        valued = [
            entity for entity in found if entity.label == "DURATION" and length_equal(entity.value, parts)
        ]
    return Verdict(right=bool(valued), soft=bool(valued), expected=f"{value} {unit}", got=show(found))


def offset_equal(entity: Any, amount: int, unit: str) -> bool:
    """Whether an entity begins (a length towards the future: ends) so many units from NOW."""
    points = [start_of(entity.value)]
    if entity.label == "DURATION" and amount > 0:
        points.append(end_of(entity.value))
    wanted = at_grain(shifted(NOW, amount, unit), unit)
    return any(point is not None and at_grain(point, unit) == wanted for point in points)


def _whole(case: Case, found: list[Any], valued: list[Any], expected: str) -> Verdict:
    whole = len(found) == 1 and bool(valued) and covers(case.text, phrase(found[0]))
    return Verdict(right=whole, soft=bool(valued), expected=expected, got=show(found))
