"""Numbers to words: CLDR, n2words, Maha and NeMo each write in a style of their own.

Two spellings of one number are both right (ثلاثمائة, ثلاث مئة), so these suites are scored by round trip:
what tarqim writes for the number must read back as that number. The soft figure is the exact text of the
source's style, out of interest only. Options passed: gender, and the case that Maha names (everything else
is tarqim's default).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .engine import Engine, show
from .model import Case, Verdict
from .numbers import close
from .profiles import ALONE, N2WORDS_MONEY, NEMO

_WRITTEN = frozenset({"CARDINAL", "PERCENT", "MONEY", "ORDINAL", "QUANTITY"})


def judge(case: Case, engine: Engine) -> Verdict:
    wanted = str(case.expect[0]["value"]).strip()
    number = amount(case.text)
    if case.suite == "nemo_tn" or number is None:
        return written_out(case, engine, wanted)
    gender = _gender(case)
    if case.data.get("function") == "currency":
        ours = engine.need("spell_money")(number, "SAR")
        found = engine.extract(ours, {"MONEY"}, None, N2WORDS_MONEY)
        right = len(found) == 1 and close(found[0].value.value, number)
    elif case.data.get("function") == "ordinal" or "ordinal" in (case.data.get("ruleset") or ""):
        ours = engine.need("spell_ordinal")(number, gender=gender)
        found = engine.extract(ours, {"ORDINAL"}, None, ALONE)
        right = len(found) == 1 and close(found[0].value.value, number)
    else:
        named = {"case": case.data["case"]} if case.data.get("case") else {}
        ours = engine.need("spell")(number, gender=gender, **named)
        right = close(engine.parse_number(ours), number)
    return Verdict(right=right, soft=ours == wanted, expected=wanted, got=ours)


def amount(text: str) -> int | Decimal | None:
    """The number that the whole text is, or None for running text."""
    try:
        number = Decimal(text.replace(",", ""))
    except ArithmeticError:
        return None
    return int(number) if number == number.to_integral_value() else number


def _gender(case: Case) -> str:
    named = (case.data.get("function_args") or {}).get("gender") or case.data.get("ruleset") or ""
    return "feminine" if "feminine" in named else "masculine"


def written_out(case: Case, engine: Engine, wanted: str) -> Verdict:
    """`digits_to_words`: no digit is left, and the words say what the digits said."""
    ours = engine.rewrite("digits_to_words", case.text, {}).strip()
    same = reading(engine, ours) == reading(engine, case.text)
    right = ours == wanted or (same and not any(letter.isdigit() for letter in ours))
    return Verdict(
        right=right, soft=ours == wanted, expected=wanted, got=f"{ours} | {show(_read(engine, ours))}"
    )


def _read(engine: Engine, text: str) -> list[Any]:
    return engine.extract(text, _WRITTEN, None, {**NEMO, "compete": True})


def reading(engine: Engine, text: str) -> list[tuple[str, Any, Any]]:
    return [(entity.label, entity.value.value, entity.value.unit) for entity in _read(engine, text)]
