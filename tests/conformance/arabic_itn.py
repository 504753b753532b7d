"""arabic-itn (MIT): spoken Arabic to written text, exactly; and the spans it reports.

The expected text is reached either by `numerals_to_digits` with the source's options, or by writing each
entity that `extract` finds in the source's style and the remaining numbers with `numerals_to_digits`: «250
SAR», «15:30», «2026-10-15», «+966501234567». A number word that stands alone stays a word, as the source
has it; the word الساعة stays in front of its clock time; an impossible or incomplete date stays a phrase
with its numbers in digits. Bare ريال is SAR, and a national phone number Saudi unless the case names a
country (`Options.region`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from .engine import Engine, core, phrase, show
from .model import Case, Verdict
from .numbers import exact
from .profiles import ARABIC_ITN

LABELS = frozenset({"MONEY", "TIME", "DATE", "PHONE"})

_CLOCK_WORD = re.compile(r"^\s*\S*ساع[ةه]\s+")
_CLOCK = re.compile(r"T(\d\d)(?::(\d\d))?")
_FULL_DATE = re.compile(r"^\d{4}-\d\d-\d\d$")
_KINDS = {"number": "CARDINAL", "money": "MONEY", "time": "TIME", "date": "DATE", "phone": "PHONE"}


def judge(case: Case, engine: Engine) -> Verdict:
    profile = dict(ARABIC_ITN)
    profile["region"] = case.data.get("options", {}).get("country", "SA")
    if case.match in ("partial", "span_and_value"):
        return judge_span(case, engine, profile)
    wanted = case.expect[0]["value"]
    direct = engine.rewrite("numerals_to_digits", case.text, profile)
    through = written(case.text, engine, profile)
    got = direct if direct == through else f"{direct} | {through}"
    return Verdict(right=wanted in (direct, through), expected=wanted, got=got)


def written(text: str, engine: Engine, profile: dict[str, Any]) -> str:
    """The text with each entity in the source's written form."""
    out, position = [], 0
    for entity in engine.extract(text, LABELS, None, profile):
        form = written_form(entity)
        if form is None:
            continue
        start, end = span_of(entity)
        kept = _CLOCK_WORD.match(text[start:end]) if entity.label == "TIME" else None
        start += kept.end() if kept else 0
        if start < position:
            continue
        out += [digits(text[position:start], engine, profile), form]
        position = end
    return "".join([*out, digits(text[position:], engine, profile)])


def span_of(entity: Any) -> tuple[int, int]:
    """Dates and clock times are replaced with all that was read (يوم الخميس …), amounts by themselves."""
    return phrase(entity) if entity.label in ("DATE", "TIME") else core(entity)


def written_form(entity: Any) -> str | None:
    """An entity in the source's style, or None where it leaves the words."""
    value = entity.value
    if entity.label == "PHONE":
        return str(value)
    if entity.label == "MONEY" and value.value is not None and value.unit:
        return f"{plain(value.value)} {value.unit}"
    timex = getattr(value, "timex", None) or ""
    if entity.label == "DATE" and _FULL_DATE.match(timex) and not getattr(value, "problems", ()):
        return timex
    clock = _CLOCK.search(timex)
    if entity.label == "TIME" and clock:
        return f"{clock[1]}:{clock[2] or '00'}"
    return None


def plain(number: Any) -> str:
    """A number without exponent or trailing zeros."""
    ratio = exact(number)
    if ratio.denominator == 1:
        return str(ratio.numerator)
    return format((Decimal(ratio.numerator) / Decimal(ratio.denominator)).normalize(), "f")


def digits(text: str, engine: Engine, profile: dict[str, Any]) -> str:
    """Numbers in digits, except a number that is one word by itself."""
    out, position = [], 0
    for entity in engine.extract(text, {"CARDINAL"}, None, {**profile, "compete": False}):
        start, end = core(entity)
        said = text[start:end]
        if entity.value.value is None or (not re.search(r"\s", said) and not re.search(r"\d", said)):
            continue
        out += [text[position:start], plain(entity.value.value)]
        position = end
    return "".join([*out, text[position:]])


def judge_span(case: Case, engine: Engine, profile: dict[str, Any]) -> Verdict:
    """`partial`: one field of the first span; `span_and_value`: span, kind and written value."""
    expected = case.expect[0]
    raw = expected["raw"]
    if case.match == "partial":
        found = engine.extract(case.text, {"PHONE"}, None, profile)
        right = bool(found) and (expected["value"] is None or str(found[0].value) == expected["value"])
        return Verdict(right=right, expected=str(raw), got=show(found))
    label = _KINDS[raw["type"]]
    found = engine.extract(case.text, {label}, None, {**profile, "compete": False})
    start, end = expected["start"], expected["end"]
    valued = [
        entity
        for entity in found
        if (plain(entity.value.value) if label == "CARDINAL" else written_form(entity)) == expected["value"]
    ]
    right = any(_same_span(case.text, entity, start, end) for entity in valued)
    return Verdict(
        right=right,
        soft=bool(valued),
        expected=f"{expected['span_text']!r} {expected['value']}",
        got=show(found),
    )


def _same_span(text: str, entity: Any, start: int, end: int) -> bool:
    for first, last in (phrase(entity), core(entity)):
        kept = _CLOCK_WORD.match(text[first:last])
        if last == end and start in (first, first + (kept.end() if kept else 0)):
            return True
    return False
