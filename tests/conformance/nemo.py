"""NVIDIA NeMo text processing (Apache-2.0): inverse text normalization, whole text = one expression.

Upstream compares the written form. Here a case is right if `numerals_to_digits` gives that form, or if the
one entity that covers the whole text has the value behind it (reduced fractions equal unreduced ones: 10/5
is 2). The spoken decimals («integer و fraction من ten») and bare fractions (خمس) are conventions of this
source: profile `nemo`. Negatives: the text stays as it is.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from .duckling import covers
from .engine import Engine, phrase, show
from .model import Case, NotThere, Verdict
from .numbers import close
from .profiles import NEMO
from .units import money_equal

LABELS: dict[str, frozenset[str]] = {
    "cardinal": frozenset({"CARDINAL"}),
    "decimal": frozenset({"CARDINAL"}),
    "fraction": frozenset({"CARDINAL"}),
    "measure": frozenset({"PERCENT", "QUANTITY"}),
    "money": frozenset({"MONEY"}),
}


def judge(case: Case, engine: Engine) -> Verdict:
    expected = case.expect[0]
    written = rewritten(case, engine)
    if case.negative:
        return Verdict(right=written == case.text, expected="unchanged", got=str(written))
    found = engine.extract(case.text, LABELS[case.data["itn_class"]], None, NEMO)
    valued = [entity for entity in found if value_equal(entity.value, expected)]
    same_text = written is not None and written.strip() == str(expected["raw"]).strip()
    right = same_text or (len(found) == 1 and bool(valued) and covers(case.text, phrase(found[0])))
    return Verdict(
        right=right,
        soft=same_text or bool(valued),
        expected=str(expected["raw"]),
        got=f"{written} | {show(found)}",
    )


def rewritten(case: Case, engine: Engine) -> str | None:
    try:
        return engine.rewrite("numerals_to_digits", case.text, NEMO)
    except NotThere:
        if case.negative:
            raise
        return None


def value_equal(value: Any, expected: dict[str, Any]) -> bool:
    wanted, unit = expected["value"], expected.get("unit")
    if isinstance(wanted, dict):
        wanted = Fraction(wanted["num"], wanted["den"])
    if unit == "percent":
        return getattr(value, "unit", None) in ("%", None) and close(value.value, wanted)
    if unit:
        return money_equal(value.value, value.unit, wanted, unit)
    return close(value.value, wanted)
