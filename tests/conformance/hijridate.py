"""hijridate (MIT): reference dates, both directions, Umm al-Qura 1343-1500 AH."""

from __future__ import annotations

from datetime import date

from .engine import Engine
from .model import Case, Verdict


def judge(case: Case, engine: Engine) -> Verdict:
    hijri = tuple(int(field) for field in case.data["hijri"].split("-"))
    gregorian = tuple(int(field) for field in case.data["gregorian"].split("-"))
    try:
        there, back = engine.gregorian(*hijri), engine.hijri(date(*gregorian))
    except (ValueError, OverflowError) as problem:
        return Verdict(right=False, expected=f"{hijri} = {gregorian}", got=str(problem))
    return Verdict(
        right=(there, back) == (gregorian, hijri), expected=f"{hijri} = {gregorian}", got=f"{back} = {there}"
    )
