"""Comparing numbers: exactly, or up to the tolerance that a source states; bounds and ranges."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Any


def exact(value: Any) -> Fraction:
    """Any number as a fraction; a float by its shortest spelling (1.1 is eleven tenths)."""
    if isinstance(value, float):
        return Fraction(repr(value))
    if isinstance(value, Decimal | str):
        return Fraction(Decimal(value))
    return Fraction(value)


def close(ours: Any, theirs: Any, relative: float = 1e-9) -> bool:
    """Equality up to a relative tolerance; the default only forgives a double's rounding."""
    if ours is None or theirs is None or isinstance(ours, bool):
        return False
    try:
        left, right = exact(ours), exact(theirs)
    except (ArithmeticError, TypeError, ValueError):
        return False
    return abs(left - right) <= Fraction(repr(relative)) * max(abs(left), abs(right))


def tolerance(case_tolerance: str | None) -> float:
    """``rel 1e-4`` -> 1e-4; nothing stated -> a double's rounding."""
    return float(case_tolerance.split()[-1]) if case_tolerance else 1e-9


def limits(number: Any) -> tuple[Any, Any, bool, bool]:
    """(low, high, low included, high included) of what a ``Number`` says; None is an open side."""
    low, high, bound = (getattr(number, name, None) for name in ("low", "high", "bound"))
    value = getattr(number, "value", None)
    if bound in ("more_than", "at_least") and high is None:
        return (low if low is not None else value), None, bound == "at_least", False
    if bound in ("less_than", "at_most") and low is None:
        return None, (high if high is not None else value), False, bound == "at_most"
    if low is not None or high is not None:
        return low, high, True, True
    return value, value, True, True


def is_range(number: Any) -> bool:
    """Whether a ``Number`` says more than one exact or approximate value."""
    low, high, _, _ = limits(number)
    return low is None or high is None or low != high


_RANGE = re.compile(r"^([\[(])([^,]*),([^,]*)([\])])$")


def range_equal(number: Any, written: str) -> bool:
    """Compare with the notation of Recognizers-Text: ``[20,30)`` ``(30,)`` ``(,30]``.

    Of a two-sided range only the ends are compared: the source writes every «20 to 30» as half-open, a
    convention and not a reading. Of a one-sided range the bracket counts: more than thirty is not at least
    thirty.
    """
    found = _RANGE.match(written)
    if not found:
        return False
    left, low, high, right = found.groups()
    ours_low, ours_high, low_in, high_in = limits(number)
    if low and high:
        return close(ours_low, low, 1e-6) and close(ours_high, high, 1e-6)
    if low:
        return ours_high is None and close(ours_low, low, 1e-6) and low_in == (left == "[")
    return ours_low is None and close(ours_high, high, 1e-6) and high_in == (right == "]")


def as_ratio(number: Any) -> Any:
    """A ``Number``'s value with its percent or per-mille sign worked in: five percent is 0.05."""
    value = number.value
    if value is None:
        return None
    unit = getattr(number, "unit", None)
    if unit in ("%", "percent"):
        return exact(value) / 100
    if unit in ("‰", "[ppth]"):
        return exact(value) / 1000
    return value


_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_EXTENSION = re.compile(r";?\s*(?:ext\.?|extension|x|فرعي)[=:\s]*", re.IGNORECASE)


def phone_digits(number: str) -> tuple[str, str]:
    """(digits, extension's digits) of a phone number however it is written; ``00`` counts as ``+``."""
    head, *tail = _EXTENSION.split(number.translate(_DIGITS), maxsplit=1)
    digits = re.sub(r"\D", "", head)
    return digits.removeprefix("00"), re.sub(r"\D", "", tail[0]) if tail else ""
