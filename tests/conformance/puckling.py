"""Puckling (Apache-2.0): Duckling's phrases again, Gulf spellings, and many negatives.

* `any_entity_value_subset`: some entity of the dimension has the asserted value (and unit, grain). Spans
  are free.
* `span_only`: some entity's body is the asserted span, by `phrase` or by start/end; its own value is not
  asserted.
* `span_and_value*`: both, by the same entity.
* `recorded_peer_output`: whatever the record marks as asserted, value or span; left out where it marks
  neither.
* Negatives: no entity of the dimension. `puckling_mixed` runs every dimension at once.

Interval ends are points as said (not grown). Holiday names are not compared: tarqim gives the day, not an
English name. Phone numbers are compared by their digits, as the source gives back the text and tarqim
E.164. Credit cards are no dimension of tarqim: left out.
"""

from __future__ import annotations

from typing import Any

from .duckling import LABELS, belongs, value_equal
from .engine import Engine, core, phrase, show
from .model import Case, Verdict, out_of_scope
from .numbers import close, limits, phone_digits
from .profiles import PUCKLING, PUCKLING_BARE_UNIT
from .times import grain_equal, moment, says_interval, starts
from .units import money_equal

EVERYTHING = frozenset().union(*LABELS.values(), {"PERCENT"})


def judge(case: Case, engine: Engine) -> Verdict:
    if case.dimension == "credit_card":
        return out_of_scope("credit card numbers are no dimension of tarqim")
    profile = dict(PUCKLING)
    if case.dimension == "quantity" or (case.dimension == "duration" and case.data.get("with_latent")):
        profile["bare_unit"] = case.dimension in PUCKLING_BARE_UNIT
    if case.data.get("region"):
        profile["region"] = case.data["region"]
    if case.dimension == "mixed":
        profile["compete"] = True
    found = engine.extract(case.text, LABELS.get(case.dimension, EVERYTHING), case.reference, profile)
    if case.dimension != "mixed":
        found = [entity for entity in found if belongs(case.dimension, entity)]
    if case.negative:
        return Verdict(right=not found, expected="nothing", got=show(found))
    asserted = [
        expected
        for expected in case.expect
        if expected.get("value_asserted") or expected.get("span_asserted")
    ]
    if not asserted:
        return out_of_scope("the source asserts neither value nor span")
    right = all(any(entity_right(case, entity, expected) for entity in found) for expected in asserted)
    soft = all(
        not expected.get("value_asserted") or any(matches(case, entity.value, expected) for entity in found)
        for expected in asserted
    )
    shown = "; ".join(
        f"{expected['value']} {expected.get('unit') or ''} {expected['span_text']!r}" for expected in asserted
    )
    return Verdict(right=right, soft=soft and bool(found), expected=shown, got=show(found))


def entity_right(case: Case, entity: Any, expected: dict[str, Any]) -> bool:
    if expected.get("span_asserted") and (expected["start"], expected["end"]) not in (
        phrase(entity),
        core(entity),
    ):
        return False
    return not expected.get("value_asserted") or matches(case, entity.value, expected)


def matches(case: Case, value: Any, expected: dict[str, Any]) -> bool:
    """The asserted keys of the source's value: interval, point with its grain, amount with its unit."""
    raw = expected["raw"] if isinstance(expected["raw"], dict) else {}
    asserted = raw.get("peer_output_unverified", raw)
    if case.dimension == "mixed":
        return close(getattr(value, "value", None), asserted.get("value"))
    if case.dimension == "phone":
        return phone_digits(str(value)) == phone_digits(str(expected["value"]))
    if case.dimension == "time":
        return time_matches(value, expected, asserted, case)
    if case.dimension == "money" and asserted.get("type") == "interval":
        low, high, _, _ = limits(value)
        return all(
            ours is None if end is None else money_equal(ours, value.unit, end["value"], end["unit"])
            for ours, end in ((low, asserted.get("from")), (high, asserted.get("to")))
        )
    if expected["value"] is None:
        return True
    return value_equal(case, value, expected)


def time_matches(value: Any, expected: dict[str, Any], asserted: dict[str, Any], case: Case) -> bool:
    wanted = expected["value"]
    if isinstance(wanted, dict):
        return says_interval(value, moment(wanted["from"]), moment(wanted["to"]), case.local_reference)
    if wanted is None:
        return grain_equal(value, asserted.get("grain"))
    return moment(wanted) in starts(value, case.reference) and grain_equal(
        value, asserted.get("grain") or expected.get("unit")
    )
