"""Duckling (facebook/duckling, BSD-3): its Arabic corpora.

Upstream a phrase passes only if exactly one token covers the whole text and its value is equal. Here: with
`Options(compete=False)` and the labels of the suite's dimension, exactly one entity whose `phrase` is the
whole text and whose value is equal. The soft figure asks for the value alone, in any entity.

Values: a point is the start of the period with its grain; an interval's `to` is exclusive and grown by one
grain; a clock time in a named zone is compared as the reference's clock shows it; «under» and «above» are
half-lines; units are compared after conversion (grams), currencies by the table in `units.py`. A product
(object after من) must lie inside the phrase, which the whole-text rule already asks for. Negatives: no
entity of the dimension at all.
"""

from __future__ import annotations

from typing import Any

from .engine import Engine, phrase, show
from .model import Case, Verdict
from .numbers import close, limits, phone_digits
from .profiles import DUCKLING
from .times import grain_equal, is_anchored, length_equal, moment, says_interval, starts
from .units import money_equal, of_dimension, quantity_equal

LABELS: dict[str, frozenset[str]] = {
    "numeral": frozenset({"CARDINAL"}),
    "ordinal": frozenset({"ORDINAL"}),
    "money": frozenset({"MONEY"}),
    "quantity": frozenset({"QUANTITY"}),
    "temperature": frozenset({"QUANTITY"}),
    "distance": frozenset({"QUANTITY"}),
    "volume": frozenset({"QUANTITY"}),
    "phone": frozenset({"PHONE"}),
    "duration": frozenset({"DURATION"}),
    "time": frozenset({"DATE", "TIME", "DURATION"}),
}


def read(engine: Engine, case: Case, profile: dict[str, Any]) -> list[Any]:
    """The entities of the case's dimension."""
    found = engine.extract(case.text, LABELS[case.dimension], case.reference, profile)
    return [entity for entity in found if belongs(case.dimension, entity)]


def belongs(dimension: str, entity: Any) -> bool:
    """Among times a length counts only if it says where it lies; among distances a weight does not count."""
    if dimension == "time":
        return is_anchored(entity)
    return entity.label != "QUANTITY" or of_dimension(dimension, entity.value.unit)


def judge(case: Case, engine: Engine) -> Verdict:
    found = read(engine, case, DUCKLING)
    if case.negative:
        return Verdict(right=not found, expected="nothing", got=show(found))
    expected = case.expect[0]
    valued = [entity for entity in found if value_equal(case, entity.value, expected)]
    whole = len(found) == 1 and bool(valued) and covers(case.text, phrase(found[0]))
    return Verdict(
        right=whole,
        soft=bool(valued),
        expected=f"{expected['value']} {expected.get('unit') or ''}",
        got=show(found),
    )


def covers(text: str, span: tuple[int, int]) -> bool:
    """Whether a span is the whole text; blanks around the text are nobody's."""
    return not text[: span[0]].strip() and not text[span[1] :].strip()


def value_equal(case: Case, value: Any, expected: dict[str, Any]) -> bool:
    dimension, wanted, unit = case.dimension, expected["value"], expected.get("unit")
    if dimension == "phone":
        return phone_digits(str(value)) == phone_digits(wanted)
    if dimension == "duration":
        return length_equal(value, [{"value": wanted, "unit": unit}])
    if dimension == "time":
        return time_equal(value, wanted, expected.get("grain") or unit, case)
    if isinstance(wanted, dict):
        low, high, _, _ = limits(value)
        same = money_equal if dimension == "money" else quantity_equal
        return all(
            ours is None if end is None else same(ours, value.unit, end, unit)
            for ours, end in ((low, wanted["from"]), (high, wanted["to"]))
        )
    if dimension == "money":
        return money_equal(value.value, value.unit, wanted, unit)
    if dimension in ("quantity", "temperature", "distance", "volume"):
        return quantity_equal(value.value, value.unit, wanted, unit)
    return close(value.value, wanted)


def time_equal(value: Any, wanted: Any, grain: str | None, case: Case) -> bool:
    """A point (start of the period and its grain) or an interval (both ends, whatever the grain)."""
    if isinstance(wanted, dict):
        return says_interval(value, moment(wanted["from"]), moment(wanted["to"]), case.local_reference)
    return moment(wanted) in starts(value, case.reference) and grain_equal(value, grain)
